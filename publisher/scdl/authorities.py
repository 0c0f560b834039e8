"""The collectivité of a row: its name in the usual case, the kind that the name says, the SIREN of its SIRET."""

import re
from collections.abc import Iterator

from publisher.parsing.authority import usual_form
from publisher.parsing.fold import fold
from publisher.records import Authority, Span
from publisher.records.values import AuthorityKind
from publisher.scdl.table import Row
from publisher.scdl.values import is_siret

SIREN_DIGITS = 9
_KINDS = (
    (AuthorityKind.EPCI, r"(?:communaute (?:de communes|d'agglomeration|urbaine)|\S+ metropole$|metropole)\b"),
    (AuthorityKind.COMMUNE, r"(?:commune|ville|mairie) d"),
    (AuthorityKind.DEPARTEMENT, r"(?:departement|conseil (?:departemental|general)) d"),
    (AuthorityKind.REGION, r"(?:region|conseil regional)\b"),
)


def authority(row: Row, name: str, number: str) -> Authority:
    """The collectivité that the columns ``name`` and ``number`` (of its SIRET) state."""
    stated = usual_form(row.words(name)) or None
    siret = row.words(number)
    return Authority(
        name=stated,
        kind=_kind(stated or ""),
        siren=siret[:SIREN_DIGITS] if is_siret(siret) else None,
    )


def authority_spans(row: Row, name: str, number: str) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """The words of the facts of ``authority``: those of its SIREN are the whole SIRET."""
    if row.words(name):
        yield "/authority/name", (row.cell(name).span,)
    if is_siret(row.words(number)):
        yield "/authority/siren", (row.cell(number).span,)


def _kind(name: str) -> AuthorityKind | None:
    folded = fold(name)
    return next((kind for kind, opening in _KINDS if re.match(opening, folded)), None)
