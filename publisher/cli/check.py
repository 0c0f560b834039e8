"""``delib check``: what the gate says of acts, without publishing them."""

import os
import sys
from pathlib import Path

import click

from publisher.cli import exits
from publisher.cli.french import FrenchCommand, OneOf, option
from publisher.cli.options import base_option, config_option, instance, now, told

_EPILOG = f"""
Exemples :
  delib check acte.pdf                    ce qui bloquerait l’acte ou serait signalé
  delib check actes/                      tous les actes d’un dossier
  delib check actes/ --format turtle      le rapport SHACL, en Turtle
{exits.HELP}"""


@click.command(cls=FrenchCommand, epilog=_EPILOG)
@click.argument("sources", metavar="FICHIER|DOSSIER", nargs=-1, required=True, help="Fichiers, dossiers ou adresses.")
@option(
    "--format",
    "form",
    type=OneOf(["text", "turtle"]),
    default="text",
    show_default=True,
    help="text : un rapport en français ; turtle : le rapport de validation SHACL.",
)
@base_option
@config_option
@told
def check(sources: tuple[str, ...], form: str, base: str | None, config: Path | None, *, quiet: bool) -> int:
    """Montre ce que la validation dit d’un acte ou d’un dossier, sans rien publier."""
    from publisher import pipeline
    from publisher.cli.bar import Bar
    from publisher.cli.told import findings_of
    from publisher.records import Severity
    from publisher.release.report import validation_turtle
    from publisher.release.work import executor

    site = instance(config, base)
    with executor(os.cpu_count() or 1) as pool, Bar(shown=not quiet) as bar:
        run = pipeline.Run(instance=site, at=now(), workers=pool, progress=bar, standard_input=sys.stdin.buffer)
        checked, unread = pipeline.check(sources, run)
    if form == "turtle":
        graph = validation_turtle({str(number): item.shacl for number, item in enumerate(checked, start=1)})
        click.echo(graph.decode(), nl=False)
    else:
        click.echo("".join(f"{line}\n" for line in findings_of(checked)), nl=False)
    for source in unread:
        click.echo(f"Source non lue : {source.reason}", err=True)
    if not checked:
        click.echo("Erreur : aucun acte n’a pu être lu ; corrigez ce qui précède.", err=True)
        return exits.FAILED
    refused = any(finding.severity is Severity.VIOLATION for item in checked for finding in item.findings)
    return exits.INCOMPLETE if unread or refused else exits.DONE
