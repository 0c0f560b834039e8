"""``delib check``: what the gate says of acts, without publishing them."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from publisher.cli import exits
from publisher.cli.french import FrenchCommand, OneOf, option
from publisher.cli.options import base_option, config_option, corrections_option, instance, now, told

if TYPE_CHECKING:
    from publisher.pipeline import Checked, Run

_EPILOG = f"""
Exemples :
  delib check acte.pdf                    ce qui bloquerait l’acte ou serait signalé
  delib check actes/                      tous les actes d’un dossier
  delib check actes/ --format turtle      le rapport SHACL, en Turtle
  delib check actes/ --review             ce qui est incertain, à relire dans revue.html
{exits.HELP}"""

REVIEW = "revue.html"


class HtmlFile(click.ParamType[Path]):
    """A page to write: a SOURCE that follows the option by mistake is not to be written over."""

    name = "fichier"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path, where its name is that of a page."""
        path = Path(value)
        if path.suffix.lower() not in {".html", ".htm"}:
            self.fail(f"« {value} » ; un nom en .html est attendu (les sources se placent avant --review).", param, ctx)
        return path


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
@option(
    "--review",
    type=HtmlFile(),
    is_flag=False,
    flag_value=REVIEW,
    metavar="[FICHIER.html]",
    help="Écrit une page de relecture : tout ce qui est incertain, les mots de l’acte, et les corrections à coller. "
    f"Sans nom de fichier : {REVIEW}.",
)
@corrections_option
@base_option
@config_option
@told
def check(
    sources: tuple[str, ...],
    form: str,
    review: Path | None,
    corrections: Path | None,
    base: str | None,
    config: Path | None,
    *,
    quiet: bool,
) -> int:
    """Montre ce que la validation dit d’un acte ou d’un dossier, sans rien publier."""
    from publisher import pipeline
    from publisher.cli.bar import Bar
    from publisher.cli.told import findings_of
    from publisher.formatting import count
    from publisher.records import Severity
    from publisher.release.report import validation_turtle
    from publisher.release.work import executor

    site = instance(config, base)
    with executor(os.cpu_count() or 1) as pool, Bar(shown=not quiet) as bar:
        run = pipeline.Run(
            instance=site,
            at=now(),
            workers=pool,
            progress=bar,
            standard_input=sys.stdin.buffer,
            corrections=corrections,
        )
        checked, unread = pipeline.check(sources, run)
    if review is not None:
        _write_review(review, checked, run)
        if not quiet:
            click.echo(f"Relecture de {count(len(checked), 'acte')} : ouvrez {review} dans un navigateur.")
    elif form == "turtle":
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


def _write_review(path: Path, checked: "Sequence[Checked]", run: "Run") -> None:
    from publisher.pages.review import review_page
    from publisher.pages.review_points import ReviewInput
    from publisher.pipeline import site_of_instance

    acts = [
        ReviewInput(
            record=item.record,
            findings=item.findings,
            text=item.reading.text,
            position=item.position,
            acts=item.acts,
        )
        for item in checked
    ]
    path.write_bytes(review_page(site_of_instance(run.instance), acts, run.at.date()))
