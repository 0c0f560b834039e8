"""Words at the head of a line that open a list of people of one status, or tell counts of members."""

import re
from dataclasses import dataclass

from publisher.parsing.patterns import any_of
from publisher.records.values import AttendanceStatus as Status

_S = r"[()es.·]*"  # absent(s), excusé(e)s, présent·e·s
_PEOPLE = any_of(r"membres?", rf"conseill{_S}r{_S}", rf"delegu{_S}", rf"elu{_S}", r"administrateurs?")
_MEMBERS = rf"(?:(?:les |des )?{_PEOPLE}\s+(?:\w+\s+){{0,2}})?"
_WERE = r"(?:(?:etai(?:en)?t|son?t)\s+)?"
_COUNT = r"(?:\s*\(\s?[0-9]{1,3}\s?\))?"
_CIVILITY = r"(?=\s(?:m|mm|mme|mmes|mr|monsieur|madame|messieurs|mesdames)\b)"
_END = rf"{_COUNT}\s*(?:[:;=]|$|(?=[0-9])|{_CIVILITY})"
_OPENING = any_of(
    r"a (?:l'ouverture|l'appel|cette seance)[^:.]{0,40}(?=:)",
    r"(?:tous )?l[ea]s (?:membres|conseill|delegue|elus)[^:.]{0,60}(?=:)",
    r"en (?:seance|visioconference|presentiel)[^:.]{0,40}(?=:)",
)
_HEAD = rf"^[-–•*+\s]*(?:egalement )?{_MEMBERS}{_WERE}{_MEMBERS}"
_WITHOUT_VOTE = r"[^:]{0,60}sans voix deliberative"
_HAVE = r"(?:ont|ayant|avai(?:en)?t)"
_PROXY = rf"(?:procurations?|pouvoirs?|representee?{_S}|delegations? de vote|mandants?)"
_HERE = any_of(r"et votants?", r"a la seance", r"titulaires", r"ce jour", r"physiquement", r"et representes?")


@dataclass(frozen=True, slots=True)
class Cue:
    """Words at the head of a line that open a list of people of one status; no status: the secretary's line."""

    pattern: re.Pattern[str]
    status: Status | None
    voting: bool = True


def _cue(opening: str, status: Status | None, *, voting: bool = True) -> Cue:
    return Cue(re.compile(rf"{_HEAD}{opening}"), status, voting)


CUES = (
    # Secrétaire de séance :
    _cue(rf"secretaires?(?:\(s\))?(?: de (?:la )?seance)?(?: elu\w*)?\s*(?:[:=]|{_CIVILITY})", None),
    # Excusé(s) sans voix délibérative :
    _cue(rf"(?:absent|excuse){_S}{_WITHOUT_VOTE}\w*\s*:", Status.EXCUSED, voting=False),
    # Assistant également sans voix délibérative :
    _cue(rf"(?:assist\w+|presents?|suppleant{_S}){_WITHOUT_VOTE}\w*\s*:", Status.PRESENT, voting=False),
    # Également présents (sans voix délibérative) :, Participaient également à la séance :
    _cue(rf"present{_S}\s*\(sans voix deliberative\)\s*:?", Status.PRESENT, voting=False),
    _cue(rf"(?:(?:assist|particip)\w+|present{_S}) egalement[^:]{{0,60}}:", Status.PRESENT, voting=False),
    # Étaient présents :, Présents et votants :
    _cue(rf"present{_S}(?:\s+{_HERE})?(?:\s+{_OPENING})?{_END}", Status.PRESENT),
    # Titulaires présents :
    _cue(r"titulaires?(?: presents?)?\s*:", Status.PRESENT),
    # Suppléants votants :
    _cue(rf"suppleant{_S}(?:\s+(?:votants?|presents?))?[^:]{{0,40}}:", Status.PRESENT),
    # Absents excusés sans délégation de vote :
    _cue(rf"(?:absent{_S}\s*)?(?:et\s+)?excuse{_S}\s+(?:sans|n'ayant pas)[^:]{{0,60}}:", Status.EXCUSED),
    # Absents excusés ayant remis un pouvoir :
    _cue(rf"(?:absent|excuse){_S}[^:]{{0,40}}{_PROXY}[^:]{{0,90}}:?", Status.REPRESENTED),
    # Procurations :, Ont donné pouvoir :, Représentés :
    _cue(
        rf"(?:ont |ayant |a )?(?:donn\w+ )?{_PROXY}{_S}(?:\s+(?:de vote|a|donne{_S}))*\s*(?:[:;=]|\s\s{_CIVILITY})",
        Status.REPRESENTED,
    ),
    # Pouvoir de X à Y
    _cue(rf"{_PROXY} d(?:e|u)\b", Status.REPRESENTED),
    # Ont donné procuration aux membres suivants :
    _cue(rf"{_HAVE} (?:donne|laisse) (?:procuration|pouvoir|delegation)[^:]{{0,40}}:?", Status.REPRESENTED),
    # Absents excusés :, Excusés ce jour :
    _cue(rf"(?:absent{_S}\s*(?:et|/|-)?\s*)?excuse{_S}(?:\s+(?:ce jour))?{_END}", Status.EXCUSED),
    # Absents :, Absent(s) non excusé(s) :
    _cue(rf"absent{_S}(?:[^:.]{{0,40}}(?=:))?{_END}", Status.ABSENT),
)
SECRETARY_CUE = CUES[0]
COUNTS_CUE = re.compile(
    any_of(
        r"^[-–•*\s]*(?:le\s+)?(?:nombre|nb)\b[^:]{0,60}",
        rf"^[-–•*\s]*(?:{_PEOPLE}\s+)?(?:en exercice|votants?|date de (?:la )?convocation|quorum|qui ont pris part)\b",
        r"^(?:le )?quorum\b",
        r"^afferents? au (?:conseil|comite|bureau)\b",
        r"^(?:le|la) secretariat\b",
        r".{0,80}\b(?:design|nomm|elu)\w*\s+(?:comme )?secretaire",
        r".{0,80}\b(?:design|nomm|elu|elit|rempl|assur|exerc)\w*\b.{0,60}\bsecreta(?:ire|riat)\b",
        rf"^[-–•*\s]*[0-9]{{1,3}} {_PEOPLE} (?:en exercice|presents|votants)",
        rf"^[-–•*\s]*(?:{_PEOPLE}\s*:\s*)?en exercice\s*:?\s*[0-9]",
        r"^[-–•*\s]*effectifs? (?:legal|theorique|du conseil)\b",
    )
)


def cue_of(folded: str) -> tuple[Cue, int] | None:
    """The cue that opens a line and the length of its words, or None."""
    for cue in CUES:
        if match := cue.pattern.match(folded):
            return cue, match.end()
    return None
