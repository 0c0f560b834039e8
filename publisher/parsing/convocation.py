"""When the assembly was convened (CGCT, art. L. 2121-10 to L. 2121-12)."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from publisher.parsing.dates import MONTHS, find_dates
from publisher.parsing.numbers import in_figures_or_words
from publisher.parsing.passage import Passage
from publisher.parsing.patterns import words
from publisher.records import Finding, PartialDate, Severity, Span

CONVENED = re.compile(r"\bconvo(?:qu\w*|cation\w*)\b")
"""Words that tell of a convocation; for folded text."""

_NOT_CONVENED = re.compile(r"reuni|seance")
_REACH = 45  # characters between the words and the date
_WEEKDAY = words("lundi mardi mercredi jeudi vendredi samedi dimanche")
_MONTH = words(" ".join(sorted(MONTHS, key=len, reverse=True)))
_DAY_AND_MONTH = re.compile(
    rf"(?:{_WEEKDAY} )?(?P<day>[0-3]?[0-9])(?:er)?\s(?P<month>{_MONTH})\b"
    r"(?!\.?[ /]*[12][0-9]{3})"
)
_LONGEST = timedelta(days=60)
"""Nobody convenes two months before; a day and month within them can be of one year alone."""


@dataclass(frozen=True, slots=True)
class Convocation:
    """When the assembly was convened, with the words that say so; no date where its year cannot be told."""

    date: PartialDate | None
    span: Span

    @property
    def findings(self) -> tuple[Finding, ...]:
        """That the year of a date can not be told, where it is so."""
        if self.date is not None:
            return ()
        message = (
            "La date de convocation est imprimée sans année et ne précède pas la séance de soixante jours au plus ; "
            "ajoutez-la par une correction."
        )
        return (
            Finding(
                severity=Severity.INFO,
                code="convocation.without-year",
                message=message,
                pointer="/convened_on",
                span=self.span,
            ),
        )


def convened_on(passage: Passage, sitting: PartialDate | None) -> Convocation | None:
    """The convocation; a day and month without year are the last ones before the sitting, if sixty days ago at most."""
    dates = find_dates(passage)
    for cue in passage.matches(CONVENED):
        for found in dates:
            between = passage.folded[cue.end() : found.start]
            if 0 <= found.start - cue.end() <= _REACH and not _NOT_CONVENED.search(between):
                return Convocation(found.value, passage.span(cue.start(), found.end))
    for cue in passage.matches(CONVENED):
        match = _DAY_AND_MONTH.search(passage.folded, cue.end(), cue.end() + _REACH)
        if match is not None and not _NOT_CONVENED.search(passage.folded[cue.end() : match.start()]):
            return Convocation(_with_year(match, sitting), passage.span(cue.start(), match.end()))
    return None


def _with_year(match: re.Match[str], sitting: PartialDate | None) -> PartialDate | None:
    day = in_figures_or_words(match["day"])
    if sitting is None or day is None:
        return None
    met = date.fromisoformat(sitting)
    for year in (met.year, met.year - 1):
        try:
            convened = date(year, MONTHS[match["month"]], day)
        except ValueError:
            continue
        if timedelta(0) <= met - convened <= _LONGEST:
            return PartialDate(convened.isoformat())
    return None
