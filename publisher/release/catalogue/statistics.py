"""What a graph holds, counted as it is read: for VoID."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_TRIPLE = re.compile(rb"(\S+) <([^>]+)> (?:<([^>]+)>)?")
_TYPE = b"http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

LINKED = {
    "annuaire-entreprises": "https://annuaire-entreprises.data.gouv.fr/entreprise/",
    "langues-ue": "http://publications.europa.eu/resource/authority/language/",
    "codes": "https://w3id.org/public-funding#",
}
"""Data sets of others that things are linked to, and the codes of the ontology: the beginning of their IRIs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """Counts of a graph without repeats.

    ``subjects`` are those that anything is told of; ``entities`` those that have a class; ``classes`` has the members
    of each class, ``properties`` the triples of each, ``links`` those of each property to a data set of ``LINKED``.
    """

    triples: int
    subjects: int
    entities: int
    classes: Mapping[str, int]
    properties: Mapping[str, int]
    links: Mapping[tuple[str, str], int]


def statistics(lines: Iterable[bytes]) -> Statistics:
    """Counts of N-Triples in which all lines of a subject stand together, as in the dumps."""
    classes: Counter[str] = Counter()
    properties: Counter[str] = Counter()
    links: Counter[tuple[str, str]] = Counter()
    subjects, entities, last, typed = 0, 0, b"", b""
    for line in lines:
        found = _TRIPLE.match(line)
        if found is None:
            continue
        subject, predicate, value = found.groups()
        if subject != last:
            subjects, last = subjects + 1, subject
        properties[predicate.decode()] += 1
        if value is None:
            continue
        if predicate == _TYPE:
            classes[value.decode()] += 1
            if typed != subject:
                entities, typed = entities + 1, subject
        else:
            target = next((name for name, start in LINKED.items() if value.startswith(start.encode())), None)
            if target:
                links[predicate.decode(), target] += 1
    return Statistics(
        triples=sum(properties.values()),
        subjects=subjects,
        entities=entities,
        classes=dict(sorted(classes.items())),
        properties=dict(sorted(properties.items())),
        links=dict(sorted(links.items())),
    )
