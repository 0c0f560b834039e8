"""What the préfecture's stamp and the mentions of publication tell: identifier of the act, dates of its life.

A stamp stands on every page and lands anywhere in the text taken from it, also in mid-sentence. The identifier
(@CTES) holds department, SIREN, date, number and nature: ``034-213401722-20140424-0000071276-DE``.
"""

import re
from dataclasses import dataclass
from datetime import date

from publisher.parsing.dates import first_date
from publisher.parsing.passage import Passage, flow
from publisher.parsing.patterns import any_of
from publisher.records import PartialDate, Prefecture, Span

_DATE = any_of(
    r"0 [1-9]\s+[a-z]{3,9}\.?\s+[12][0-9]{3}",  # 0 4 MARS 2015, as rubber stamps print it
    r"[0-3]?[0-9][/.-][01]?[0-9][/.-](?:[12][0-9]{3}|[0-9]{2})",
    r"[0-3]?[0-9](?:er)?\s+[a-z]{3,9}\.?\s+[12][0-9]{3}",
)
_AT = rf"(?:\s*(?:le|:|=|en date du)){{0,3}}(?:\s*{_DATE}\.?)?"
_AT_DATE = rf"(?:\s*(?:le|:|=|en date du)){{1,3}}\s*{_DATE}\.?"
IDENTIFIER = (
    r"(?<![0-9])(?P<department>[0-9]{3}|02[ab])-(?P<siren>[0-9]{9})-(?P<date>[0-9]{8})-"
    r"\s?(?P<number>[a-z0-9_.]{1,25}?(?:-\s?[a-z0-9_.]{1,25}?){0,4})-\s?(?P<nature>de|ar|ai|cc|bf|au)(?![a-z])"
    r"(?:-[0-9]-[0-9](?:_[0-9])?)?"
)
_STATE = any_of(
    r"(?:(?:en|a la|au|la)\s+)?(?:sous-)?pref(?:ecture|et)(?: de (?:la )?region)?",
    r"(?:au|par le)\s+representant de l'etat(?: dans le departement)?",
    r"au controle de legalite",
)
_PUBLISHED_AS = r"(?:affichee?s?|publiee?s?|mise?s? en ligne)"
_PUBLICATION = (
    rf"(?:deliberation )?{_PUBLISHED_AS}(?: et {_PUBLISHED_AS})?(?:\s+sur le site[\w\s.'-]{{0,40}}?)?{_AT_DATE}"
)
STAMP = re.compile(
    any_of(
        r"accuse de reception(?:\s*(?:en prefecture|[-–]\s*ministere de l'interieur))",
        r"acte certifie executoire",
        rf"\b(?:et\s+)?(?:envoyee?s?|transmise?s?|recue?s?|envoi|reception|deposee?s?)\s+(?:{_STATE}){_AT}",
        rf"\bdate de (?:tele)?transmission(?:\s+en prefecture)?{_AT}",
        rf"\bdate de reception(?:\s+(?:en )?prefecture)?{_AT}",
        rf"\bdate (?:de publication|d'affichage|de mise en ligne){_AT_DATE}",
        rf"(?:^|(?<=\s)){_PUBLICATION}",
        rf"^[\s|-]*(?:publication|mise en ligne|affichage|reception|recue? le){_AT_DATE}\s*$",
        rf"(?<=[-–;,/] )recue?{_AT_DATE}",
        r"^\s*(?:deliberation )?affichee? (?:a|en) [^.\n]{0,60}$",
        r"(?<=[0-9] )affiche le(?=\s)",
        r"^\s*affichee?\s+le\s*:?\s*$",
        rf"(?:(?:(?:\bid|(?<=[a-z])id)\s{{0,40}}:?|:)\s{{0,40}})?{IDENTIFIER}",
    ),
    re.MULTILINE,
)
_SENT = re.compile(rf"(?:envoyee?s?|transmise?s?|envoi|deposee?s?)\s+(?:{_STATE})|date de (?:tele)?transmission")
_RECEIVED = re.compile(
    rf"(?:recue?s?|reception)\s+(?:{_STATE})|date de reception|\brecue?s? le\b|\breception(?=\s*[:=])"
)
_PUBLISHED = re.compile(r"\b(?:affichee?|affichage|publiee?|publication|mise? en ligne)\b")
_IDENTIFIER = re.compile(IDENTIFIER)
_OF_PLACE = r"(?:\s+d(?:[eu] |')[\w' -]{2,30}?)?"
_TOLD = {  # a date right after its words, in a mention that lines may cut
    "sent": re.compile(
        rf"\b(?:envoyee?s?|transmise?s?|transmission|depose?e?s?|depot)\s+(?:{_STATE}){_OF_PLACE}{_AT_DATE}"
    ),
    "received": re.compile(rf"\b(?:recue?s?|reception)(?:\s+(?:{_STATE}){_OF_PLACE})?{_AT_DATE}"),
    "published": re.compile(
        rf"\b(?:{_PUBLISHED_AS}|affichage|publication|mise en ligne)(?: et {_PUBLISHED_AS})?"
        rf"(?:\s+(?:sur le site|au recueil)[\w\s.'-]{{0,40}}?)?{_AT_DATE}"
    ),
}
_REACH = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What the stamps of one act tell, with the words of each fact by its JSON Pointer."""

    prefecture: Prefecture | None = None
    published_on: PartialDate | None = None
    siren: str | None = None
    number: str | None = None
    decided_on: PartialDate | None = None
    spans: dict[str, tuple[Span, ...]]


def _dated(passage: Passage, label: re.Pattern[str]) -> tuple[PartialDate, Span] | None:
    """Date that follows the first label that has one near, before another label starts."""
    for match in passage.matches(label):
        window = passage.cut(match.start(), match.end() + _REACH)
        found = first_date(window)
        if found is None:
            continue
        value, span = found
        between = passage.cut(match.end(), passage.after(span.start)).folded
        if not (_SENT.search(between) or _RECEIVED.search(between)) or (label is _PUBLISHED and "transmise" in between):
            return value, Span(passage.span(*match.span()).start, span.end)
    return None


def _mention(told: Passage, name: str) -> tuple[PartialDate, Span] | None:
    """The date of a mention of sending, receipt or publication in the words of the act."""
    match = told.search(_TOLD[name])
    found = first_date(told.group(match)) if match else None
    return (found[0], told.span(*match.span())) if match and found else None


def read_stamp(source: str, ranges: list[tuple[int, int]], told: Passage | None = None) -> Stamp:
    """Read the stamps and mentions of publication that stand in ``ranges`` of the source.

    ``told``: other words of the act, that may hold what the end of a line or a column cut in two.
    """
    passage = flow(source, ranges)
    sent, received, published = (
        _dated(passage, label) or (_mention(told, name) if told else None)
        for label, name in ((_SENT, "sent"), (_RECEIVED, "received"), (_PUBLISHED, "published"))
    )
    spans: dict[str, tuple[Span, ...]] = {
        pointer: (found[1],)
        for pointer, found in (
            ("/prefecture/sent_on", sent),
            ("/prefecture/received_on", received),
            ("/published_on", published),
        )
        if found
    }
    identifier = _identifier(passage)
    if identifier is None and told and (identifier := _identifier(told)):
        passage = told
    if identifier:
        spans["/prefecture/id"] = (passage.span(*identifier.span()),)
    prefecture = Prefecture(
        id="".join(passage.group(identifier).text.split()) if identifier else None,
        sent_on=sent[0] if sent else None,
        received_on=received[0] if received else None,
    )
    return Stamp(
        prefecture=prefecture if identifier or sent or received else None,
        published_on=published[0] if published else None,
        siren=identifier["siren"] if identifier else None,
        number="".join(passage.group(identifier, "number").text.split()) if identifier else None,
        decided_on=_decided(identifier["date"]) if identifier else None,
        spans=spans,
    )


def _identifier(passage: Passage) -> re.Match[str] | None:
    """The identifier of the act; of one that was sent again, and bears the stamps of both, the last of that day."""
    found = list(passage.matches(_IDENTIFIER))
    same_day = [match for match in found if match.group("siren", "date") == found[0].group("siren", "date")]
    return same_day[-1] if same_day else None


def _decided(digits: str) -> PartialDate | None:
    try:
        return PartialDate(date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).isoformat())
    except ValueError:
        return None
