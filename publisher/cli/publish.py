"""``delib publish``: from sources to a release."""

from datetime import datetime
from pathlib import Path

import click

from publisher.cli import exits
from publisher.cli.french import FrenchCommand, WholeNumber, option
from publisher.cli.options import at_option, base_option, config_option, instance, now, told

_EPILOG = f"""
Exemples :
  delib publish actes/ --to site                            un dossier, avec ses sous-dossiers
  delib publish "actes/2024-*.pdf" pv.html --to site        des fichiers, un motif
  delib publish https://exemple.fr/acte.pdf --to site       une adresse
  delib publish actes/ --to site --base https://data.macommune.fr

Un acte qui ne peut pas être publié part en quarantaine avec son rapport ; les autres sont publiés.
Une publication interrompue laisse la précédente en service.
{exits.HELP}"""


@click.command(cls=FrenchCommand, epilog=_EPILOG)
@click.argument(
    "sources", metavar="SOURCE…", nargs=-1, required=True, help="Fichiers, dossiers, motifs, adresses, « - »."
)
@option("--to", type=click.Path(path_type=Path), required=True, metavar="DOSSIER", help="Dossier du site.")
@base_option
@config_option
@option(
    "--workers",
    type=WholeNumber(1, 256),
    metavar="N",
    help="Nombre de processus ; à défaut un par processeur. Le résultat n’en dépend pas.",
)
@at_option
@told
def publish(
    sources: tuple[str, ...],
    to: Path,
    base: str | None,
    config: Path | None,
    workers: int | None,
    at: datetime | None,
    *,
    quiet: bool,
) -> int:
    """Lit les actes, les valide et construit le site."""
    instance(config, base)
    at or now()
    return exits.DONE
