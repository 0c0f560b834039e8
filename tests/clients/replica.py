"""What a client of the feed knows: the latest graph of each document."""

from collections.abc import Iterable

import pyoxigraph as ox

DCTERMS, AS = "http://purl.org/dc/terms/", "https://www.w3.org/ns/activitystreams#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


class Replica:
    """The latest graph of each document, of what a client printed; ``members`` in the order in which they came."""

    def __init__(self, printed: Iterable[str]) -> None:
        self.members: list[str] = []
        self.kinds: list[str] = []
        self.graphs: dict[str, tuple[str, set[str]]] = {}
        for text in printed:
            self._take(text)

    def triples(self) -> set[str]:
        return {triple for _, content in self.graphs.values() for triple in content}

    def _take(self, text: str) -> None:
        told: dict[str, dict[str, str]] = {}
        content: dict[str, set[str]] = {}
        for quad in ox.parse(text, format=ox.RdfFormat.N_QUADS):
            if isinstance(quad.graph_name, ox.DefaultGraph):
                told.setdefault(quad.subject.value, {})[quad.predicate.value] = quad.object.value
            else:
                content.setdefault(quad.graph_name.value, set()).add(str(quad.triple))
        for member, facts in told.items():
            document, created = facts[f"{DCTERMS}isVersionOf"], facts[f"{DCTERMS}created"]
            self.members.append(member)
            self.kinds.append(facts[TYPE].removeprefix(AS))
            if document not in self.graphs or self.graphs[document][0] < created:
                self.graphs[document] = created, content.get(member, set())
