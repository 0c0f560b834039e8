"""The text of a source, with the part of the act that each line was taken for."""

from collections.abc import Iterator

from publisher.pages.wording import PART_KIND
from publisher.parsing import Reading
from publisher.records import Part

_OUTSIDE = "hors acte"


def explanation(reading: Reading) -> str:
    """One line of output a line of the source: the part at its first printed character, then the line.

    A line that two parts share names both. Natural persons are masked, as everywhere.
    """
    parts = [part for act in reading.acts for part in act.parts]
    rows = list(_rows(reading, parts))
    width = max((len(label) for label, _ in rows), default=0)
    return "".join(f"{label:<{width}} │ {line}".rstrip() + "\n" for label, line in rows)


def _rows(reading: Reading, parts: list[Part]) -> Iterator[tuple[str, str]]:
    shown_page = None
    at = 0
    for line in reading.text.characters.split("\n"):
        page = reading.text.page_at(at)
        if page != shown_page and len(reading.text.pages) > 1:
            yield "", f"──── page {page} ────"
            shown_page = page
        start = at + len(line) - len(line.lstrip())
        yield (_label(parts, start, at + len(line.rstrip())) if line.strip() else ""), line
        at += len(line) + 1


def _label(parts: list[Part], start: int, end: int) -> str:
    kinds = dict.fromkeys(part.kind for part in parts if part.span.start < end and start < part.span.end)
    return " + ".join(PART_KIND.get(kind, kind) for kind in kinds) or _OUTSIDE
