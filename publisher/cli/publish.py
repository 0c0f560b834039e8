"""``delib publish``: from sources to a release."""

import os
import sys
from datetime import datetime
from pathlib import Path
from time import perf_counter

import click

from publisher.cli import exits
from publisher.cli.french import FrenchCommand, WholeNumber, option
from publisher.cli.options import at_option, base_option, config_option, corrections_option, instance, now, told

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
@option(
    "--no-follow",
    is_flag=True,
    help="Ne va pas chercher les actes aux adresses (DELIB_URL) que donnent les tableaux SCDL.",
)
@corrections_option
@at_option
@told
def publish(
    sources: tuple[str, ...],
    to: Path,
    base: str | None,
    config: Path | None,
    workers: int | None,
    corrections: Path | None,
    at: datetime | None,
    *,
    no_follow: bool,
    quiet: bool,
) -> int:
    """Lit les actes, les valide et construit le site."""
    from publisher import pipeline
    from publisher.cli.bar import Bar
    from publisher.cli.told import log_acts, summary
    from publisher.release.report import refusal_lines
    from publisher.release.work import executor

    began = perf_counter()
    site = instance(config, base)
    with executor(workers or os.cpu_count() or 1) as pool, Bar(shown=not quiet) as bar:
        run = pipeline.Run(
            instance=site,
            at=at or now(),
            workers=pool,
            progress=bar,
            standard_input=sys.stdin.buffer,
            follow=not no_follow,
            corrections=corrections,
        )
        outcome = pipeline.publish(sources, to, run)
    for unread in outcome.unread:
        click.echo(f"Source non lue : {unread.reason}", err=True)
    for refused in outcome.refused:
        for line in refusal_lines(refused):
            click.echo(f"Quarantaine : {line}", err=True)
    log_acts(outcome)
    if not quiet and outcome.read:
        click.echo("\n".join(summary(outcome, to, perf_counter() - began)))
    if not outcome.read:
        click.echo("Erreur : aucun acte n’a pu être lu, rien n’a été publié ; corrigez ce qui précède.", err=True)
        return exits.FAILED
    return exits.INCOMPLETE if outcome.unread or outcome.refused else exits.DONE
