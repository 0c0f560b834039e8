"""The facts of an act that its words state, each with its place on the page and its words in the text.

A thing told by the act (a grant, an article…) stands on the page under the fragment of its IRI, so that its IRI,
opened in a browser, shows it. ``#mots-…`` are the words: of the whole thing, or of one property of it, named after a
dot, which no key holds.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from publisher.keys import ActKeys
from publisher.keys.places import SITTING_PLACE, VOTE_PLACE, thing_place, words_place
from publisher.records import Deliberation, Span


class Kind(StrEnum):
    """What a fact is about: the colour that its words are lit with, and a line of the legend."""

    IDENTITY = "identite"
    PEOPLE = "personnes"
    REASONS = "motifs"
    DECISION = "decision"
    GRANT = "financement"
    BUDGET = "budget"
    VOTE = "vote"


LEGEND = {
    Kind.IDENTITY: "L’acte et sa séance",
    Kind.PEOPLE: "Les personnes",
    Kind.REASONS: "Textes et motifs",
    Kind.DECISION: "Ce qui est décidé",
    Kind.GRANT: "Les financements",
    Kind.BUDGET: "Le budget",
    Kind.VOTE: "Le vote",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A fact at ``pointer``, shown under the fragment ``place``, its words under the fragment ``words``.

    It is ``whole`` where it is a thing whose words hold those of its properties.
    """

    pointer: str
    place: str
    words: str
    kind: Kind
    label: str
    spans: tuple[Span, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class _Collection:
    """What the things of one field of the record are; ``name`` is the French singular."""

    kind: Kind
    name: str


_COLLECTIONS = {
    "attendance": _Collection(Kind.PEOPLE, "Présence"),
    "movements": _Collection(Kind.PEOPLE, "Arrivée ou départ"),
    "recusals": _Collection(Kind.PEOPLE, "Élu intéressé à l’affaire"),
    "signatories": _Collection(Kind.PEOPLE, "Signature"),
    "citations": _Collection(Kind.REASONS, "Texte visé"),
    "considerations": _Collection(Kind.REASONS, "Motif"),
    "annexes": _Collection(Kind.REASONS, "Annexe"),
    "relations": _Collection(Kind.REASONS, "Effet sur un autre acte"),
    "articles": _Collection(Kind.DECISION, "Article"),
    "grants": _Collection(Kind.GRANT, "Financement"),
    "refusals": _Collection(Kind.GRANT, "Demande sans suite favorable"),
    "budget_lines": _Collection(Kind.BUDGET, "Ligne budgétaire"),
}

_WHOLE = frozenset({"citations", "considerations", "articles", "grants", "refusals", "budget_lines", "vote"})

_PROPERTIES = {
    "abstention": "abstentions",
    "account": "compte",
    "against": "voix contre",
    "amount": "montant",
    "amounts": "montants",
    "attendance_counts": "effectifs",
    "authority": "autorité",
    "available": "disponible",
    "balance": "solde",
    "beneficiary": "bénéficiaire",
    "body": "instance",
    "convened_on": "date de convocation",
    "for": "voix pour",
    "function": "fonction",
    "groups": "groupe",
    "label": "libellé",
    "meeting_date": "date de la séance",
    "members": "membre",
    "natural_person": "personne physique",
    "not_voting": "sans vote",
    "number": "numéro",
    "operation": "opération",
    "period_end": "fin de période",
    "period_start": "début de période",
    "prefecture": "préfecture",
    "president": "présidence",
    "published_on": "date de publication",
    "purpose": "objet",
    "quantity": "quantité",
    "rapporteur": "rapporteur",
    "report_number": "numéro du rapport",
    "secretary": "secrétaire",
    "shares": "part",
    "sitting": "séance",
    "subject_code": "code matière",
    "territory": "territoire",
    "title": "titre",
    "unit": "unité",
}
_PEOPLE_PROPERTIES = frozenset({"president", "secretary", "rapporteur", "attendance_counts"})


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one act by their pointer, in the order of the record."""

    by_pointer: Mapping[str, Fact]

    def words(self, *pointers: str) -> str | None:
        """``#mots-…`` of the first of these pointers whose words are known; None where none are."""
        found = next((self.by_pointer[pointer] for pointer in pointers if pointer in self.by_pointer), None)
        return f"#{found.words}" if found else None

    def place(self, pointer: str) -> str | None:
        """``#…`` of the place on the page of the fact at this pointer."""
        return f"#{self.by_pointer[pointer].place}" if pointer in self.by_pointer else None


def read_facts(act: Deliberation, keys: ActKeys) -> Facts:
    """Every fact of the act that has words."""
    spans: dict[str, tuple[Span, ...]] = dict(_things(act))
    for pointer, places in act.spans.items():
        spans[pointer] = (*spans.get(pointer, ()), *(span for span in places if span not in spans.get(pointer, ())))
    return Facts({pointer: _fact(pointer, places, keys) for pointer, places in spans.items()})


def _things(act: Deliberation) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Pointer and words of each thing that has a span of its own."""
    for field in _COLLECTIONS:
        for index, thing in enumerate(getattr(act, field)):
            yield f"/{field}/{index}", (thing.span,)
    for index, grant in enumerate(act.grants):
        for position, share in enumerate(grant.shares):
            yield f"/grants/{index}/shares/{position}", (share.span,)
        if grant.vote:
            yield f"/grants/{index}/vote", (grant.vote.span,)
    if act.vote:
        yield "/vote", (act.vote.span,)
        for position, group in enumerate(act.vote.groups):
            yield f"/vote/groups/{position}", (group.span,)
        for position, member in enumerate(act.vote.members):
            yield f"/vote/members/{position}", (member.span,)


def label_of(pointer: str) -> str:
    """What the fact at a pointer is, in French: « Financement n° 3 : montant », « Acte : titre »."""
    field, *rest = pointer.removeprefix("/").split("/")
    inner: list[str]
    if field in _COLLECTIONS:
        name = f"{_COLLECTIONS[field].name} n°\u00a0{int(rest[0]) + 1}" if rest else _COLLECTIONS[field].name
        inner = rest[1:]
    elif field == "vote":
        name, inner = "Vote", rest
    else:
        name, inner = "Acte", [field]
    return f"{name}\u00a0: {_PROPERTIES.get(inner[0], inner[0])}" if inner else name


def _fact(pointer: str, spans: tuple[Span, ...], keys: ActKeys) -> Fact:
    field, *rest = pointer.removeprefix("/").split("/")
    if field in _COLLECTIONS and rest:
        collection, inner = _COLLECTIONS[field], rest[1:]
        kind, name, place = collection.kind, collection.name, thing_place(keys, field, int(rest[0]))
    elif field == "vote":
        kind, name, place, inner = Kind.VOTE, "Vote", VOTE_PLACE, rest
    else:
        kind = Kind.PEOPLE if field in _PEOPLE_PROPERTIES else Kind.IDENTITY
        name, place, inner = "Acte", SITTING_PLACE, [field]
    return Fact(
        pointer=pointer,
        place=place,
        words=words_place(keys, pointer),
        kind=kind,
        label=f"{name}\u00a0: {_PROPERTIES.get(inner[0], inner[0])}" if inner else name,
        spans=spans,
        whole=field in _WHOLE and not inner,
    )
