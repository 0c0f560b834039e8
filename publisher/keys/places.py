"""Fragments of the document of an act: of what it tells, and of the words that tell it.

The same on its page and in its graph, so that the IRI of a thing, opened in a browser, shows it. Words are those of a
whole thing, or of one property of it, named after a dot, which no key holds.
"""

from publisher.keys.actkeys import ActKeys

ACT_PLACE = "acte"
SITTING_PLACE = "seance"
VOTE_PLACE = "vote"

PREFIXES = {
    "attendance": "presence",
    "movements": "mouvement",
    "recusals": "deport",
    "signatories": "signature",
    "citations": "visa",
    "considerations": "considerant",
    "annexes": "annexe",
    "relations": "relation",
    "articles": "article",
    "grants": "subvention",
    "refusals": "refus",
    "budget_lines": "imputation",
    "corrections": "correction",
    "parts": "partie",
    "findings": "constat",
}
"""Where the things of one field of the record stand: ``#visa-1``."""


def thing_place(keys: ActKeys, field: str, index: int) -> str:
    """Fragment of the thing at ``/field/index`` of the record."""
    if field == "grants":
        return f"{PREFIXES[field]}-{keys.grants[index]}"
    return f"{PREFIXES[field]}-{index + 1}"


def words_place(keys: ActKeys, pointer: str) -> str:
    """Fragment of the words of the fact at a JSON Pointer of the record: ``mots-subvention-judo.amount``."""
    field, *rest = pointer.removeprefix("/").split("/")
    if field in PREFIXES and rest:
        field, rest = thing_place(keys, field, int(rest[0])), rest[1:]
    return f"mots-{'.'.join([field, *rest])}"
