"""``delib extract``: the record of one source."""

import json
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from publisher.cli import exits
from publisher.cli.french import FrenchCommand, OneOf, option
from publisher.cli.options import told
from publisher.errors import PublisherError, SourceError

if TYPE_CHECKING:
    from publisher.parsing import Reading
    from publisher.records import Deliberation
    from publisher.sources import Document

_EPILOG = f"""
Exemples :
  delib extract acte.pdf                      l’enregistrement JSON de l’acte
  delib extract acte.pdf --format text        ce qui en a été compris, en français
  delib extract acte.pdf --explain            pour chaque ligne, la partie où elle a été rangée
  delib extract pv.pdf --format jsonl         un acte par ligne, pour un procès-verbal
  delib extract actes.zip                     les actes de tous les documents d’une archive
  delib extract https://exemple.fr/acte.pdf   depuis une adresse
  delib extract - < acte.txt                  depuis l’entrée standard
{exits.HELP}"""


@click.command(cls=FrenchCommand, epilog=_EPILOG)
@click.argument(
    "file", metavar="FICHIER", help="Un fichier, une archive ZIP, une adresse http(s), ou « - » pour l’entrée standard."
)
@option(
    "--format",
    "form",
    type=OneOf(["json", "jsonl", "text"]),
    default="json",
    show_default=True,
    help="json : un objet, ou un tableau si la source contient plusieurs actes ; jsonl : un acte par ligne ; "
    "text : un résumé en français.",
)
@option("--explain", is_flag=True, help="Montre le texte de la source et la partie reconnue pour chaque ligne.")
@told
def extract(file: str, form: str, *, explain: bool, quiet: bool) -> int:
    """Montre ce qui est lu dans un acte, sans rien publier."""
    readings, unread = _read(file)
    acts = [act for reading in readings for act in reading.acts]
    click.echo("".join(map(_explained, readings)) if explain else _formatted(acts, form), nl=False)
    for reason in unread:
        click.echo(f"Source non lue : {reason}", err=True)
    if not acts:
        click.echo(f"{file} : aucune délibération n’a été reconnue dans cette source ; vérifiez le document.", err=True)
    return exits.DONE if acts and not unread else exits.INCOMPLETE


def _read(file: str) -> tuple[list["Reading"], list[PublisherError]]:
    """What is read in a source, and in each member of an archive; why members are not. Raises where none can be."""
    from publisher.sources import Document

    readings, unread = list["Reading"](), list[PublisherError]()
    for document in _documents(file):
        try:
            if not isinstance(document, Document):
                raise document
            readings.append(_reading(document))
        except PublisherError as error:
            unread.append(error)
    if not readings:
        raise unread[0]
    return readings, unread


def _documents(file: str) -> Iterator["Document | PublisherError"]:
    """The document given, or those of the archive given."""
    from publisher.sources import expand, fetch, is_archive, opened

    for origin in expand(file) if is_archive(file) else (file,):
        try:
            yield from (document for _, document in opened(fetch(origin, standard_input=sys.stdin.buffer)))
        except SourceError as error:
            yield error


def _reading(document: "Document") -> "Reading":
    from publisher.records import Source
    from publisher.scdl import read
    from publisher.text import extract as text_of

    text = text_of(document)
    source = Source(
        uri=document.origin,
        media_type=document.media_type,
        sha256=document.sha256,
        characters=len(text.characters),
    )
    return read(text, source)


def _formatted(acts: Sequence["Deliberation"], form: str) -> str:
    from publisher.records.encode import to_dict, to_json

    match form:
        case "jsonl":
            return "".join(f"{to_json(act)}\n" for act in acts)
        case "text":
            from publisher.cli.summary import summary

            return "\n".join(summary(act) for act in acts)
        case _:
            plain = [to_dict(act) for act in acts]
            return json.dumps(plain[0] if len(plain) == 1 else plain, ensure_ascii=False, indent=2) + "\n"


def _explained(reading: "Reading") -> str:
    from publisher.cli.explanation import explanation

    return explanation(reading)
