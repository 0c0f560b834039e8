"""Whether a text is a deliberation at all.

An act of an assembly shows several kinds of sign: the body that decides, its sitting, the words of deliberating, the
law that it relies on, the decision or its vote. One kind alone stands in any letter, newsletter or convention. Each
kind is looked for once, with patterns of bounded length, so that the time is that of reading the text.
"""

import re

from publisher.parsing.fold import fold
from publisher.parsing.patterns import any_of

_BODY = any_of(
    r"conseil\s+(?:municipal|communautaire|departemental|regional|general|metropolitain|syndical|d'administration|de\s+paris)",
    r"conseil\s+de\s+(?:la\s+)?(?:communaute|metropole|territoire)",
    r"commission\s+permanente",
    r"comite\s+syndical",
    r"bureau\s+(?:communautaire|syndical|metropolitain)",
    r"assemblee\s+(?:departementale|deliberante|pleniere|de\s+corse|de\s+martinique|de\s+guyane)",
)
_DECIDING = any_of(
    "decide",
    "approuve",
    "adopte",
    "autorise",
    "attribue",
    "accorde",
    "rejette",
    "ajourne",
    "emet",
    "fixe",
    "designe",
    "accepte",
    "prend acte",
    "donne acte",
)
_DECISION = any_of(
    r"apres\s+(?:en\s+)?avoir\s+(?:delibere|vote)",
    rf"(?:conseil|assemblee|commission|comite|bureau)\b[^.;:]{{0,120}}\b{_DECIDING}",
    r"(?:decide|delibere|decident)\s*:",
    r"(?:adopte|approuve|accepte|vote)e?s?\s+a\s+(?:l'?\s?unanimite|la\s+majorite)",
    r"a\s+l'?\s?unanimite",
    r"\bvotes?\s*:",
    r"\b[0-9]{1,3}\s+(?:(?:voix|votes?)\s+(?:pour|contre)|pour\s*[.,;/0-9])",
    r"\bsont\s+(?:proclames\s+)?elus\b",
    r"\b(?:point|question|rapport|dossier|projet|deliberation)\s+est\s+(?:retire|ajourne|reporte)e?\b",
)
_SITTING = any_of(
    r"\b(?:seance|reunion)\s+(?:\w+\s+){0,3}d[ue]\b",
    r"secretaire\s+de\s+(?:la\s+)?seance",
    r"(?:etaient\s+)?presents?\s*:",
    r"\bl'\s?an\s+(?:deux[\s-]+mil|[12][0-9]{3})",
    r"\bquorum\b",
    r"nombre\s+de\s+(?:membres|conseillers)",
)
_LAW = any_of(
    r"\bvus?\s+(?:le|la|l'|les|sa|notre)\s?\w+",
    r"\bconsiderant\b",
    r"code\s+general\s+des\s+collectivites",
)
_EXTRACT = re.compile(r"\bextrait\s+d[ue]s?\s+(?:registre|proces)|registre\s+des\s+deliberations")
_LIST = re.compile(r"\bliste\s+des\s+deliberations\b")
_DELIBERATION = re.compile(r"\bdeliber")
_KINDS = tuple(re.compile(pattern) for pattern in (_BODY, _SITTING, _LAW))
_DECIDED = re.compile(_DECISION)
_ENOUGH = 3  # of five kinds: an order of the mayor, a convention or a convocation shows two


def is_deliberation(characters: str) -> bool:
    """Whether a text shows three kinds of sign of an act, of which a decision, or the words of an extract or a list."""
    words = fold(characters).replace("\n", " ")
    decided = _DECIDED.search(words) is not None
    listed = _LIST.search(words) is not None
    if not decided and not listed and not _EXTRACT.search(words):
        return False
    shown = decided + listed + (_DELIBERATION.search(words) is not None)
    return shown + sum(pattern.search(words) is not None for pattern in _KINDS) >= _ENOUGH
