"""Who signed the act. Where an official signs “pour le président”, the official is the one who signs."""

import re
from collections.abc import Iterator

from publisher.parsing.layout import Line, cells
from publisher.parsing.passage import Passage, flow
from publisher.parsing.patterns import any_of
from publisher.parsing.people import NAME, PERSON
from publisher.records import Signatory, Span

_OFFICE = any_of(
    *(r"maire", r"president\w*", r"vice-president\w*", r"adjoint\w*"),
    *(r"direct(?:eur|rice)", r"secretaire", r"chef", r"responsable"),
)
_ROLE = re.compile(
    rf"^(?:(?:le|la|l'|les|monsieur le|madame la|madame le|m\. le)\s?)?(?:\w+ )?{_OFFICE}\b.*",
)
_BARE_ROLE = re.compile(  # under a name: “Maire”, “Secrétaire de séance”, “Le président du conseil départemental”
    r"(?:(?:le|la|l'|les)\s?)?(?:(?:maire|president\w*|vice-president\w*)(?: d[eu](?: la| l')? ?[\w' -]{3,60})?|"
    r"(?:la |le )?secretaire(?: general\w*)?(?: de (?:la )?seance)?|(?:[0-9]\w* |premier\w* )?adjoint\w*(?: au maire)?|"
    r"direct(?:eur|rice)\b[\w' -]{0,60})\W*"
)
_ON_BEHALF = re.compile(
    r"^(?:pour|p/o?|p\. ?o\.?)\s*(?:le|la|l'|monsieur le|madame la)?\s?(?P<whom>(?:maire|president|vice)\w*.*)"
)
_FORMULA = re.compile(  # “Pour extrait conforme, Monsieur le Maire” on one line
    r"^(?:pour |certifiee? )?(?:extrait|copie|expedition|ampliation) (?:certifiee? )?conforme\w*\s*[,:]?\s*(?=\w)"
)
_NO_ROLE = re.compile(
    any_of(
        *(r"^signe\b", r"^ont signe\b", r"^suivent\b", r"^par delegation\b", r"^et par\b", r"^les membres\b"),
        *(r"^fait\b", r"^delibere\b", r"^ainsi\b", r"^acte\b", r"^certifie\b", r"^au registre\b"),
        r"^pour (?:extrait|copie|expedition|ampliation)\b",
        r"^[a-z' -]+,? le [0-9]\b",
    )
)
_ROLE_AND_NAME = re.compile(
    r"(?P<role>(?:L[ea]|Monsieur le|Madame l[ea])\s.{3,60}?)\s*[,:]\s*"
    rf"(?P<name>(?:(?:M|Mme|Monsieur|Madame)\.?\s)?{NAME})\.?"
)
_SIGNED_BY = re.compile(  # Signé électroniquement par : Luc ROUX; Acte signé par M. Luc ROUX, Maire
    r"(?:[Aa]cte |Document )?(?:S|s)igné(?:e)?(?: électroniquement| numériquement)? par\s*:?\s*"
    rf"(?P<name>(?:(?:M|Mme|Monsieur|Madame)\.?\s)?{NAME})(?:\s*,\s*(?P<role>\w[^,;]{{3,60}}))?\.?"
)
_SIGNED = re.compile(  # Signé : Luc ROUX; Original signé Luc ROUX; [signé] Luc ROUX
    r"^[\[(]?(?:original |document )?(?:signature|signe)e?(?: electroniquement| numeriquement)?[\])]?\s*:?\s+"
    r"(?!par\b|electron|numer)"
)
_CONFORMS = re.compile(
    r"^(?:p/?|pour )\s?(?:extrait|copie|expedition|ampliation) (?:certifiee? )?conforme\w*\W*$|^certifiee? conforme\W*$"
)
_CIVILITY = re.compile(r"^(?:Monsieur|Madame|M\.|Mme)\s+")
_ARTICLE = re.compile(r"^(?:(?:Les|Le|La|LE|LA|le|la)\s+|[Ll]['’]\s?)")
_LONGEST_NAME = 6  # words


def read_signatories(source: str, lines: list[Line]) -> tuple[Signatory, ...]:
    """Who signed, from the lines of the signature part; those who sign “pour …” where there are any."""
    printed = [cells(source, line) for line in lines if not line.blank and line.kind is None]
    places = next((tuple(cell.column for cell in row) for row in printed if len(row) > 1), (0,))
    columns: list[list[Passage]] = [[] for _ in places]
    for row in printed:
        for cell in row:
            nearest = min(range(len(places)), key=lambda index: abs(places[index] - cell.column))
            columns[nearest].append(flow(source, [(cell.start, cell.end)]))
    found = [signatory for column in columns for signatory in _column(column)]
    return tuple([signatory for signatory in found if signatory.on_behalf_of] or found)


def _column(passages: list[Passage]) -> Iterator[Signatory]:
    """Signatories under one another: role, “pour …”, then name; role and name on one line; name, then role."""
    role: Passage | None = None
    behalf: Passage | None = None
    unnamed: Passage | None = None  # a name that nothing above explains: its office may stand below
    conforms = False
    for printed in passages:
        formula = printed.search(_FORMULA) or printed.search(_SIGNED)
        passage = printed.cut(formula.end()) if formula else printed
        if match := _ON_BEHALF.match(passage.folded):
            behalf, role = passage.group(match, "whom"), None
        elif signed := _SIGNED_BY.fullmatch(passage.text):
            office = passage.group(signed, "role") if signed["role"] else None
            yield _signatory(_without_civility(passage.group(signed, "name")), office, behalf)
            role = behalf = None
        elif both := _role_and_name(passage):
            yield _signatory(both[1], both[0], behalf)
            role = behalf = None
        elif unnamed and _BARE_ROLE.fullmatch(passage.folded):
            yield _signatory(unnamed, passage, behalf)
            unnamed = None
        elif _ROLE.match(passage.folded) and not _NO_ROLE.match(passage.folded):
            role = passage
        elif name := _name(passage):
            if role is not None or behalf is not None:
                yield _signatory(name, role, behalf)
            elif formula or (conforms and _CIVILITY.match(passage.text)):
                yield _signatory(name, None, None)
            else:
                unnamed = name
            role = behalf = None
        conforms = _CONFORMS.match(printed.folded) is not None


def _role_and_name(passage: Passage) -> tuple[Passage, Passage] | None:
    """“Le Maire, Philippe …” on one line."""
    match = _ROLE_AND_NAME.fullmatch(passage.text)
    if match is None or not _ROLE.match(passage.group(match, "role").folded):
        return None
    return passage.group(match, "role"), _without_civility(passage.group(match, "name"))


def _name(passage: Passage) -> Passage | None:
    """The name on a line that holds nothing else."""
    printed = passage.cut(0, len(passage.text.rstrip(" .,")))
    match = PERSON.fullmatch(printed.text)
    length = len(printed.text.split())
    return printed.group(match, "name") if match and 1 < length <= _LONGEST_NAME else None


def _without_civility(name: Passage) -> Passage:
    match = PERSON.fullmatch(name.text)
    return name.group(match, "name") if match else name


def _signatory(name: Passage, role: Passage | None, behalf: Passage | None) -> Signatory:
    stated = [item.whole for item in (name, role, behalf) if item]
    return Signatory(
        name=name.text,
        role=_role_words(role),
        on_behalf_of=behalf.text.rstrip(" ,:") if behalf else None,
        span=Span(min(span.start for span in stated), max(span.end for span in stated)),
    )


def _role_words(role: Passage | None) -> str | None:
    """The role without its article: “Directrice générale des services”."""
    if role is None:
        return None
    return _ARTICLE.sub("", _CIVILITY.sub("", role.text.rstrip(" ,:"))) or None
