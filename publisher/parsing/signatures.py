"""Who signed the act. Where an official signs “pour le président”, the official is the one who signs."""

import re

from publisher.parsing.layout import Line
from publisher.parsing.passage import Passage, flow
from publisher.parsing.people import NAME, PERSON
from publisher.records import Signatory, Span

_ROLE = re.compile(
    r"^(?:(?:le|la|l'|les|monsieur le|madame la|madame le|m\. le)\s?)?(?:\w+ )?(?:maire|president\w*|vice-president\w*|adjoint\w*|direct(?:eur|rice)|secretaire|chef|responsable)\b.*"
)
_ON_BEHALF = re.compile(r"^(?:pour|p/)\s*(?:le|la|l'|monsieur le|madame la)?\s?(?P<whom>(?:maire|president|vice)\w*.*)")
_SKIPPED = re.compile(
    r"^(?:signe|fait|pour (?:extrait|copie|expedition|ampliation)|acte|certifie|ont signe|suivent|delibere|ainsi|[a-z' -]+,? le [0-9]|au registre|les membres|par delegation|et par)\b"
)


def _name(line: Line, source: str) -> re.Match[str] | None:
    printed = source[line.start : line.end].strip(" .,")
    match = PERSON.fullmatch(printed)
    words = len(printed.split())
    return match if match and 1 < words <= 6 and re.search(NAME, printed) else None


def read_signatories(source: str, lines: list[Line]) -> tuple[Signatory, ...]:
    """Who signed, from the lines of the signature part: role, “pour …”, then name; or the three on one line."""
    role: Passage | None = None
    behalf: Passage | None = None
    found: list[Signatory] = []
    for line in lines:
        if line.blank or line.kind is not None:
            continue
        passage = flow(source, [(line.start, line.end)])
        if match := _ON_BEHALF.match(passage.folded):
            behalf, role = passage.group(match, "whom"), None
            continue
        inline = re.fullmatch(
            rf"(?P<role>(?:L[ea]|Monsieur le|Madame l[ea])\s.{{3,60}}?)\s*[,:]\s*(?P<name>(?:(?:M|Mme|Monsieur|Madame)\.?\s)?{NAME})\.?",
            passage.text,
        )
        if inline and _ROLE.match(passage.cut(*inline.span("role")).folded):
            found.append(_signatory(passage.group(inline, "name"), passage.group(inline, "role"), behalf))
            role = behalf = None
        elif _ROLE.match(passage.folded) and not _SKIPPED.match(passage.folded):
            role = passage
        elif name := _name(line, source):
            words = passage.cut(*name.span("name"))
            if role is not None or behalf is not None:
                found.append(_signatory(words, role, behalf))
            role = behalf = None
    signing = [signatory for signatory in found if signatory.on_behalf_of]
    return tuple(signing or found)


def _signatory(name: Passage, role: Passage | None, behalf: Passage | None) -> Signatory:
    words = [item.whole for item in (name, role, behalf) if item]
    return Signatory(
        name=PERSON.fullmatch(name.text)["name"] if PERSON.fullmatch(name.text) else name.text,  # type: ignore[index]
        role=_role_words(role),
        on_behalf_of=behalf.text.rstrip(" ,:") if behalf else None,
        span=Span(min(span.start for span in words), max(span.end for span in words)),
    )


def _role_words(role: Passage | None) -> str | None:
    if role is None:
        return None
    words = re.sub(r"^(?:Monsieur|Madame|M\.|Mme)\s+", "", role.text.rstrip(" ,:"))
    return re.sub(r"^(?:Les|Le|La|LE|LA|L['’])\s*", "", words) or None
