"""The page on which the officer reviews what is uncertain in acts before they are published.

One file that needs no other: its style is inside, and no script. It is for whoever has the sources, not for the site.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from publisher.enrichment import drafted, heading
from publisher.formatting import count
from publisher.formatting import date as in_words
from publisher.pages.act.facts import Fact, Facts, Kind
from publisher.pages.act.lit import LitParagraph, Token, light, lit_paragraphs
from publisher.pages.assets import site_assets
from publisher.pages.frame import STYLESHEETS
from publisher.pages.inputs import Site
from publisher.pages.render import environment
from publisher.pages.review_points import Doubt, ReviewInput, doubts
from publisher.records import Deliberation, PartialDate, Span
from publisher.sources.names import printable
from publisher.text import Text

_FONT = re.compile(r"@font-face\s*\{[^}]*\}\s*")
_AROUND = 2  # lines shown before and after the words
_LONGEST = 3000  # characters of one excerpt


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One uncertain thing as the page shows it; ``lines`` are to be pasted, empty where no correction settles it."""

    id: str
    gravity: str
    style: str
    about: str
    message: str
    excerpts: tuple[tuple[LitParagraph, ...], ...]
    more: str
    lines: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedAct:
    """An act with its uncertain things."""

    id: str
    name: str
    title: str | None
    where: str
    tally: str
    points: tuple[Point, ...]


def review_page(site: Site, acts: Sequence[ReviewInput], on: date) -> bytes:
    """The review of some acts, in their order; ``on`` is the day of the corrections that it proposes."""
    reviewed = [_reviewed(act, number, on) for number, act in enumerate(acts, start=1)]
    page = environment().get_template("review.html")
    return page.render(
        site=site,
        style=_style(site),
        day=in_words(PartialDate(on.isoformat())),
        heading=heading("corrections"),
        acts=[act for act in reviewed if act.points],
        clear=[act for act in reviewed if not act.points],
        tally=count(sum(len(act.points) for act in reviewed), "point à vérifier", "points à vérifier"),
        read=count(len(reviewed), "acte lu", "actes lus"),
    ).encode()


def _style(site: Site) -> Markup:
    """The style sheets of the site; its fonts stay out, for the page carries no other file."""
    sheets = {asset.name: asset.content for asset in site_assets(site, environment())}
    # Trusted: the program's own files. None of them can end a style element.
    return Markup(_FONT.sub("", "\n".join(sheets[name].decode() for name in STYLESHEETS)))  # noqa: S704


def _reviewed(act: ReviewInput, number: int, on: date) -> ReviewedAct:
    points = tuple(_points(act, f"acte-{number}", on))
    return ReviewedAct(
        id=f"acte-{number}",
        name=_name(act.record),
        title=act.record.title if act.record.number else None,
        where=_where(act),
        tally=count(len(points), "point"),
        points=points,
    )


def _name(record: Deliberation) -> str:
    if record.number:
        return f"Délibération n°\u00a0{record.number}"
    return record.title or "Délibération sans numéro ni titre"


def _where(act: ReviewInput) -> str:
    origin = printable(act.record.source.uri or "source sans nom")
    return f"{origin}, acte {act.position} sur {act.acts}" if act.acts > 1 else origin


def _points(act: ReviewInput, prefix: str, on: date) -> Iterator[Point]:
    for number, doubt in enumerate(doubts(act), start=1):
        name = f"{prefix}-point-{number}"
        shown, more = _excerpts(doubt, name, act.text)
        yield Point(
            id=name,
            gravity=doubt.gravity,
            style=doubt.style,
            about=doubt.about,
            message=doubt.message,
            excerpts=shown,
            more=more,
            lines=drafted(doubt.draft, on) if doubt.draft else "",
        )


def _excerpts(doubt: Doubt, name: str, text: Text) -> tuple[tuple[tuple[LitParagraph, ...], ...], str]:
    """The words of a doubt lit among the lines around them, and what is left out of a long list of them."""
    facts = Facts({"": _lit(doubt, name)})
    lighting = light(facts, text)
    stretches = _stretches(doubt.spans, text.characters)
    shown: list[tuple[LitParagraph, ...]] = []
    room = _LONGEST
    for start, end in stretches:
        if room <= 0:
            break
        shown.append(tuple(map(_unlinked, lit_paragraphs(lighting, start, min(end, start + room)))))
        room -= end - start
    cut = len(stretches) > len(shown) or room < 0
    return tuple(shown), "La suite est dans le document." if cut else ""


def _lit(doubt: Doubt, name: str) -> Fact:
    return Fact(
        pointer="",
        place=name,
        words=f"{name}-mots",
        kind=Kind.DECISION,
        label=doubt.about,
        spans=doubt.spans,
        whole=False,
    )


def _stretches(spans: Sequence[Span], characters: str) -> list[Span]:
    """The lines of some words and those around them, once each."""
    found: list[Span] = []
    for span in sorted(spans):
        near = _lines_around(span, characters)
        if found and near.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, near.end))
        else:
            found.append(near)
    return found


def _lines_around(span: Span, characters: str) -> Span:
    start, end = span.start, span.end
    for _ in range(_AROUND + 1):
        start = max(characters.rfind("\n", 0, start), 0)
        end = characters.find("\n", end)
        end = len(characters) if end < 0 else end + 1
    return Span(start + (characters[start : start + 1] == "\n"), end)


def _unlinked(paragraph: LitParagraph) -> LitParagraph:
    """A paragraph whose lit words lead nowhere: they stand beside what is said of them."""
    tokens = tuple(
        Token(tag=token.tag, text=token.text, id=token.id, style=token.style, label=token.label)
        for token in paragraph.tokens
        if token.tag != "also"
    )
    return LitParagraph(tokens=tokens, layout=paragraph.layout)
