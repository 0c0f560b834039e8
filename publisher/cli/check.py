"""``delib check``: what the gate says of acts, without publishing them."""

from pathlib import Path

import click

from publisher.cli import exits
from publisher.cli.french import FrenchCommand, OneOf, option
from publisher.cli.options import base_option, config_option, instance, told

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
    instance(config, base)
    return exits.DONE
