"""Acts about private persons: staff, land, tax commissions, juries, prizes, graves. There a bare name is a person's.

Elsewhere a given name and a surname without civility may be an artist's or a hero's; in an act about persons they are
masked, unless a street, a school or a club bears them or they are of somebody in office.
"""

import re
from collections.abc import Iterable, Iterator

from publisher.parsing.fold import fold
from publisher.parsing.patterns import any_of, words
from publisher.parsing.privacy.given_names import GIVEN_NAMES
from publisher.parsing.privacy.mentions import Mention
from publisher.parsing.privacy.names import name_of, words_of
from publisher.parsing.privacy.phrases import IN_PLACE, NO_NAMES
from publisher.records import Deliberation

_SUBJECT = re.compile(
    r"\b"
    + any_of(
        words(r"impots?\sdirects? ccid commissaires jures? assises tirage\sau\ssort"),
        words(r"bourses? prix laureat\w* concours recompenses? merite permis bafa"),
        words(r"recrut\w+ nominations? titularis\w+ promotions? avancements? agents? personnel medailles? retraite"),
        words(r"concessions? cimetiere obseques funerail\w* inhum\w* columbarium secours lotissement"),
        words(r"non-valeurs? creances impayes remises? logements? locatifs? bail baux location loyers?"),
        words(r"ventes? cessions? acquisitions? echanges? alienation servitudes? terrains? parcelles?"),
        words(r"ravalement\w* renovation habitat facades? aides?\sindividuelles? aides?\saux\sparticuliers"),
    )
    + r"\b"
)
_WITH_NAMES = frozenset({"title", "statement", "dispositif", "annexe", "report", "debate", "considerations"})
_GIVEN = (
    r"(?!M(?:mes?|lles?|r|essieurs|onsieur|adame|ademoiselle)\b|Mesdames\b)[A-ZÀ-Þ][a-zà-ÿ]+(?:[- ][A-ZÀ-Þ][a-zà-ÿ]+)?"
)
_SURNAME = r"(?:(?:de|du|d[’']|la|le|DE|DU|LE|LA|D[’']) ?){0,2}[A-ZÀ-Þ]{2,}(?:[-’' ][A-ZÀ-Þ]{2,}){0,2}"
_BLANK = r"[ \u00a0\u202f]"
_WIDE = rf"(?:{_BLANK}|[ \u00a0]{{3,20}})"  # within a name, or between the cells of “Nom” and “Prénom”
_PERSON = re.compile(
    rf"(?<![\w’'-])(?:(?P<first>{_GIVEN}){_BLANK}(?P<last>{_SURNAME})"
    rf"|(?P<surname>{_SURNAME}){_WIDE}(?P<given>{_GIVEN}))(?![\w’'])"
)
_ENGAGED = re.compile(
    r"\b"
    + any_of(
        *(r"recrut\w+", r"embauch\w+", r"titularis\w+", r"promu\w*", r"nomme(?:r|e|es|s)?", r"tire\w* au sort"),
        *(r"stagiairis\w+", r"affect(?:er|e) "),
    )
    + r"[^.;\n]{0,30}$"
)
_DEALT_WITH = re.compile(r"\b(?:par|a|avec|entre|nom de|profit de|faveur de|concession de|succession de) $")
_BEARER = re.compile(
    r"\b"
    + words(
        "association club amicale compagnie ensemble collectif fondation sci sarl sas eurl earl gaec scea cabinet "
        "ecole college lycee orchestre trio quartet groupe espace cooperative tournoi challenge trophee festival "
        "exposition spectacle concert film oeuvre œuvre"
    )
    + r"(?:\s+\w+){0,2}\s*[\"«]?\s*$"
)
_LISTED = re.compile(r"\s*(?:,|;|et|,\s*et)\s*")
_NO_GIVEN = re.compile(
    words(
        "section parcelles? lots? routes? voie chemin zone secteur article lieu dit hameau quartier residence "
        "cadastree? numero plan annee montant eleve nom prenom objet total sainte? sci sarl sas lotissement"
    )
)
_NEAR = 90
_FEWEST_USUAL = 3  # one name of so many must hold a usual given name, for the others to be taken for persons


def about_persons(act: Deliberation) -> bool:
    """Whether the title of an act says that it is about private persons."""
    return _SUBJECT.search(fold(act.title or "")) is not None


def people_of_subjects(text: str, acts: Iterable[Deliberation]) -> Iterator[Mention]:
    """Persons named without civility in acts about persons, and wherever somebody is hired, named or drawn by lot."""
    for act in acts:
        about = about_persons(act)
        found = [
            match
            for part in act.parts
            if part.kind in _WITH_NAMES
            for match in _PERSON.finditer(text, part.span.start, part.span.end)
            if _may_be_person(text, match)
        ]
        usual = [match for match in found if _usual(match)]
        whole = about and len(usual) * _FEWEST_USUAL >= len(found)
        yield from (
            _mention(match)
            for match, engaged in zip(found, _engaged(text, found), strict=True)
            if whole or engaged or (about and (_usual(match) or _dealt_with(text, match)))
        )


def _may_be_person(text: str, match: re.Match[str]) -> bool:
    """Whether neither the words nor what stands before them is of a place, a body or an office."""
    own = set(words_of(match[0]))
    before = _before(text, match)
    named = bool(IN_PLACE.search(before) or _BEARER.search(before))
    return own.isdisjoint(NO_NAMES) and not any(map(_NO_GIVEN.fullmatch, own)) and not named


def _usual(match: re.Match[str]) -> bool:
    return not GIVEN_NAMES.isdisjoint(words_of(match["first"] or match["given"]))


def _dealt_with(text: str, match: re.Match[str]) -> bool:
    return _DEALT_WITH.search(_before(text, match)) is not None


def _engaged(text: str, found: list[re.Match[str]]) -> list[bool]:
    """Of each name, whether the words before it, or before the list that it is of, hire, name or draw by lot."""
    engaged: list[bool] = []
    for at, match in enumerate(found):
        listed = bool(at) and _LISTED.fullmatch(text, found[at - 1].end(), match.start()) is not None
        engaged.append(_ENGAGED.search(_before(text, match)) is not None or (listed and engaged[-1]))
    return engaged


def _before(text: str, match: re.Match[str]) -> str:
    return fold(text[max(0, match.start() - _NEAR) : match.start()]).replace("\n", " ")


def _mention(match: re.Match[str]) -> Mention:
    given, surname = match["first"] or match["given"], match["last"] or match["surname"]
    name = name_of(f"{given} {surname}")
    if name is None:  # a surname of particles alone, which _SURNAME does not allow
        raise AssertionError(match[0])
    return Mention(name, None, match.start(), match.end(), office=False)
