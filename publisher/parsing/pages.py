"""What the officer should know of the pages of an act: those recognised in an image, and those that could not be."""

from collections.abc import Iterable, Iterator, Sequence

from publisher.records import Deliberation, Finding, Severity
from publisher.text import Page

_RECOGNISED = (
    "a été lue par reconnaissance de caractères (OCR)",
    "ont été lues par reconnaissance de caractères (OCR)",
    "les mots en sont moins sûrs que ceux d’un texte. Comparez les noms et les montants avec le document d’origine.",
)
_UNREAD = (
    "est une image qui n’a pas été lue",
    "sont des images qui n’ont pas été lues",
    "ce qui y est écrit manque ici. Installez la reconnaissance de caractères, ou donnez le document d’origine.",
)


def page_findings(act: Deliberation, pages: Sequence[Page]) -> tuple[Finding, ...]:
    """A finding for the pages of an act that were read by OCR, one for those that were not read."""
    own = list(_pages_of(act, pages))
    unread, recognised = [page for page in own if page.scanned], [page for page in own if page.ocr]
    found = []
    if unread:
        found.append(Finding(severity=Severity.WARNING, code="page.scanned", message=_message(unread, *_UNREAD)))
    if recognised:
        found.append(Finding(severity=Severity.INFO, code="page.ocr", message=_message(recognised, *_RECOGNISED)))
    return tuple(found)


def _pages_of(act: Deliberation, pages: Iterable[Page]) -> Iterator[Page]:
    """The pages on which an act stands, those between them that hold no character included."""
    start = min((part.span.start for part in act.parts), default=0)
    end = max((part.span.end for part in act.parts), default=0)
    return (page for page in pages if (page.start < end and page.end > start) or start <= page.start == page.end <= end)


def _message(pages: Sequence[Page], one: str, several: str, rest: str) -> str:
    numbers = _ranges([page.number for page in pages])
    found = f"La page {numbers} du document {one}" if len(pages) == 1 else f"Les pages {numbers} du document {several}"
    return f"{found} : {rest}"


def _ranges(numbers: Sequence[int]) -> str:
    """Numbers in their order, neighbours together: « 1 à 3, 5 »."""
    groups: list[list[int]] = []
    for number in numbers:
        if groups and number == groups[-1][-1] + 1:
            groups[-1].append(number)
        else:
            groups.append([number])
    return ", ".join(str(group[0]) if len(group) == 1 else f"{group[0]} à {group[-1]}" for group in groups)
