"""``delib serve``: the site of a release, on this machine."""

import errno
import socket
from pathlib import Path
from urllib.parse import urlsplit

import click

from publisher.cli import exits
from publisher.cli.french import FrenchCommand, WholeNumber, option
from publisher.cli.options import told
from publisher.errors import PublisherError

_EPILOG = f"""
Exemples :
  delib serve site                        sur http://127.0.0.1:8000
  delib serve site --port 9000            sur un autre port
  delib serve site --port 0               sur un port libre, que la commande affiche
  delib serve site --host 0.0.0.0         ouvert aux autres machines du réseau

Ctrl-C arrête le serveur. Une nouvelle publication est servie sans l’arrêter.
{exits.HELP}"""

_ANYWHERE = {"0.0.0.0", "::"}  # noqa: S104 - compared with, not listened on


@click.command(cls=FrenchCommand, epilog=_EPILOG)
@click.argument(
    "directory", metavar="DOSSIER", type=click.Path(path_type=Path), help="Le dossier donné à publish --to."
)
@option("--host", default="127.0.0.1", show_default=True, metavar="ADRESSE", help="Adresse d’écoute.")
@option("--port", type=WholeNumber(0, 65535), default=8000, show_default=True, metavar="PORT", help="Port d’écoute.")
@told
def serve(directory: Path, host: str, port: int, *, quiet: bool) -> int:
    """Sert le site publié, avec un serveur de production."""
    from publisher.release import open_current
    from publisher.web.serve import serve as run

    base = open_current(directory).addresses.base

    def say(address: str) -> None:
        """Where the site is, and whether what it publishes leads there."""
        if quiet:
            return
        click.echo(f"Site servi sur {address}{urlsplit(base).path}/ (Ctrl-C pour arrêter)")
        if not _leads_to(base, address):
            click.echo(
                f"Attention : ces données ont été publiées pour {base} ; leurs identifiants mènent là et non à "
                f"{address}. Publiez avec --base {address}, ou faites suivre {base} vers ce serveur.",
                err=True,
            )

    try:
        run(directory, host=host, port=port, ready=say)
    except OSError as error:
        raise _explained(error, host, port) from error
    return exits.DONE


def _leads_to(base: str, address: str) -> bool:
    """Whether a base is under an address, one that listens everywhere being found under any name."""
    stated, served = urlsplit(base), urlsplit(address)
    port = stated.port or {"http": 80, "https": 443}[stated.scheme]
    same_name = stated.hostname == served.hostname or served.hostname in _ANYWHERE
    return stated.scheme == served.scheme and port == served.port and same_name


def _explained(error: OSError, host: str, port: int) -> Exception:
    """A refusal to listen, with its remedy; what is not about the address is left as it is."""
    if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
        return PublisherError(
            f"{host} : cette machine n’a pas cette adresse ; indiquez à --host l’une des siennes, comme 127.0.0.1."
        )
    if error.errno == errno.EACCES:
        return PublisherError(
            f"port {port} : le système le réserve à l’administrateur ; choisissez-en un au-dessus de 1023 avec --port."
        )
    return error
