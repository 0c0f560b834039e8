"""The commands put together, and what becomes of errors: never a traceback for the officer."""

import io
import logging
import os
import sys
from collections.abc import Sequence

import click

from publisher import __version__
from publisher.cli import exits, logs
from publisher.cli.check import check
from publisher.cli.export import export
from publisher.cli.extract import extract
from publisher.cli.french import FrenchGroup, explain
from publisher.cli.init import init
from publisher.cli.publish import publish
from publisher.cli.push import push
from publisher.cli.serve import serve
from publisher.errors import ConfigError, PublisherError

log = logging.getLogger(__name__)

_EPILOG = f"""
Exemple, de bout en bout :
  delib init                          crée delib.toml en posant quelques questions
  delib publish actes/ --to site      lit les actes et construit le site
  delib serve site                    le montre sur http://127.0.0.1:8000

« delib COMMANDE --help » explique chaque commande, avec des exemples.
{exits.HELP}"""


@click.group(cls=FrenchGroup, epilog=_EPILOG)
@click.version_option(__version__, prog_name="delib", message="%(prog)s %(version)s", help="Affiche la version.")
def delib() -> None:
    """Publie les délibérations d’une collectivité en données ouvertes liées.

    Chaque fait publié renvoie aux mots de l’acte qui l’énoncent, et chaque somme qui ne tombe pas juste est signalée.
    """


for command in (init, publish, serve, extract, check, push, export):
    delib.add_command(command)


def main() -> None:
    """Run the command line and exit with its code.

    Output is UTF-8 whatever the terminal's locale; a file name that is no text is written with escapes.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run the command line; gives the exit code."""
    try:
        code = _invoke(arguments)
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return exits.USAGE
    except click.ClickException as error:
        _say(f"Erreur : {explain(error)}{_more(error)}")
        return exits.USAGE
    except ConfigError as error:
        _say(f"Erreur : {error}")
        return exits.USAGE
    except (KeyboardInterrupt, click.Abort):
        _say("Interrompu : rien de ce qui était déjà publié n’a changé.")
        return exits.INTERRUPTED
    except BrokenPipeError:  # the reader of the output, such as “head”, has what it wanted
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return exits.DONE
    except PublisherError as error:
        log.info("détails", exc_info=error)
        _say(f"Erreur : {error}")
        return exits.FAILED
    except OSError as error:
        log.info("détails", exc_info=error)
        _say(f"Erreur : {logs.explain(error)}")
        return exits.FAILED
    except Exception as error:  # noqa: BLE001 - the officer gets a sentence, the details go to a file
        _say(f"Erreur : {logs.report_crash(error)}")
        return exits.FAILED
    return code


def _invoke(arguments: Sequence[str]) -> int:
    try:
        with delib.make_context("delib", list(arguments)) as context:
            return int(delib.invoke(context) or exits.DONE)
    except click.exceptions.Exit as finished:
        return finished.exit_code


def _more(error: click.ClickException) -> str:
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f"\n« {context.command_path} --help » explique la commande." if context else ""


def _say(message: str) -> None:
    try:
        click.echo(message, err=True)
    except OSError:
        log.debug("no one reads the errors")
