"""Where a text prints what leads to a private person: home, telephone, e-mail, birth, bank account.

What belongs to the authority itself or to another public body (town hall, court) is public and stays.
"""

import re
from collections.abc import Iterator

from publisher.parsing.fold import fold
from publisher.parsing.patterns import any_of, words
from publisher.parsing.privacy.names import Range

_MONTH = words("janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre")
_DATE = (
    rf"(?:[0-3]?[0-9](?:\s?er)?\s+{_MONTH}\s+[12][0-9]{{3}}|[0-3]?[0-9][/.-][01]?[0-9][/.-](?:[12][0-9])?[0-9]{{2}})"
)
_PLACE = r"[^\W\d_][\w'-]*(?:[ -][^\W\d_][\w'-]*){0,3}"
_BIRTH = re.compile(
    rf"(?:\b(?:nee?(?:\(e\))?|naissance)\s*(?::|le|en date du)?\s*)(?P<date>{_DATE})"
    rf"(?:\s*,?\s+a\s+(?P<place>{_PLACE})(?=\s*[,;.()]))?"
)
_STREET = words(
    "rue avenue av bd boulevard place chemin impasse allees? route rte square quai passage lotissement residence "
    "hameau sente sentier ruelle voie cite faubourg montee clos villa traverse venelle esplanade lieu-?dit"
)
_GOES_ON = any_of(
    *("pour", "a hauteur", "d'un montant", "afin", "est", "sont", "soit", "un", "une", "la somme", "ainsi", "et"),
    *("dans", "moyennant", "au prix"),
)
_ADDRESS_END = rf"(?=\s*[,;:()]|\s*\.(?:\s|$)|\s*\n\s*\n|\s{{3,}}|\s*$|\s+{_GOES_ON}\b|\s+[-–]\s)"
_TOWN = r"(?:[\s,–-]{1,3}[0-9]{5}\s+[^\W\d_][\w'-]*(?:[ -](?!(?:m|mr|mme|mlle)\b)[^\W\d_][\w'-]*){0,4})?"
_NUMBER = r"[0-9]{1,4}\s?(?:bis|ter|quater|[a-d])?\b\s?,?\s*"
_IN_STREET = rf"(?:{_STREET})\b\.?(?:\s+[\w'.-]+){{1,7}}?{_TOWN}"
_ADDRESS = re.compile(rf"(?<![\w/.,]){_NUMBER}{_IN_STREET}{_ADDRESS_END}")
_LIVING = r"\b(?:demeurant|domicilie\w{0,2}(?:\(e\))?|residant|habitant)\s+(?:(?:actuellement|ensemble|tous deux)\s+)?"
_HOME = re.compile(
    rf"{_LIVING}(?:(?:au|a|a la|dans la|dans le|en|sur la)\s+)?(?P<home>(?:{_NUMBER})?{_IN_STREET}){_ADDRESS_END}"
)
_EMAIL = re.compile(r"[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}")
_PHONE = re.compile(r"(?<![0-9,.])(?:(?:\+|00)33\s?(?:\(0\)\s?)?[1-9]|0[1-9])(?:[\s.-]?[0-9]{2}){4}(?![0-9])")
_IBAN = re.compile(r"\b(?:fr|mc)[0-9]{2}(?:[ \u00a0]?[0-9a-z]){23}\b")
_INSTITUTION = re.compile(
    any_of(
        *("mairie", "ville", "commune", "departement", "region", "conseil", "cdc", "agglo", "metropole", "gouv"),
        *("prefecture", "ccas", "communaute", r"\bcc-", "syndicat", "tribunal", "juradm", "telerecours", "tresor"),
        *("contact", "accueil", "secretariat", r"\binfo\b", "standard", "hotel de", "dpo", "cnil", "finances"),
        *("service", "direction"),
    )
)
_PUBLIC_PHONE = words(
    "mairie hotel\\sde\\sville prefecture tribunal secretariat accueil standard services? direction tresorerie ccas"
)
_AROUND = 140
_BESIDE = 70  # characters between a telephone number and whose it is


def births_told(folded: str) -> list[int]:
    """Where the words stand that tell a day of birth."""
    return [match.start() for match in _BIRTH.finditer(folded)]


def births(folded: str) -> Iterator[Range]:
    """Dates and places of birth."""
    for match in _BIRTH.finditer(folded):
        yield match.span("date")
        if match["place"]:
            yield match.span("place")


def homes(folded: str) -> Iterator[Range]:
    """Addresses after the words that say that somebody lives there."""
    yield from (match.span("home") for match in _HOME.finditer(folded))


def address_after(folded: str, start: int) -> Range | None:
    """The address printed in the sentence or row that goes on at ``start`` (just after a person's name), or None."""
    match = _ADDRESS.search(folded, start, start + _AROUND + 60)
    if match is None or match.start() - start > _AROUND:
        return None
    between = folded[start : match.start()]
    return None if re.search(r"[.;]\s|\n\s*\n|:\s*\n", between) else match.span()


def accounts(folded: str) -> Iterator[Range]:
    """French bank accounts (IBAN, ISO 13616: 27 characters), with or without blanks."""
    yield from (match.span() for match in _IBAN.finditer(folded))


def emails(folded: str) -> Iterator[Range]:
    """E-mail addresses, but those of a public body or of a post."""
    yield from (match.span() for match in _EMAIL.finditer(folded) if not _INSTITUTION.search(match[0]))


def phones(folded: str) -> Iterator[Range]:
    """Telephone numbers, but those printed with the name of a public body or of a post."""
    for match in _PHONE.finditer(folded):
        around = folded[max(0, match.start() - _BESIDE) : match.end() + _BESIDE]
        if not re.search(rf"\b{_PUBLIC_PHONE}\b", around):
            yield match.span()


def everywhere(text: str) -> list[Range]:
    """All of them but addresses without the words of living there, in no order."""
    folded = fold(text)
    return [found for finder in (births, homes, accounts, emails, phones) for found in finder(folded)]
