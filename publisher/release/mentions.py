"""Where graphs of acts mention what has a document of its own: the links back that its document shows."""

import re
from collections import defaultdict
from collections.abc import Iterable

from rdflib import URIRef
from rdflib.namespace import FOAF

from publisher.identifiers import Addresses
from publisher.mapping import Mention, mentions


def mentions_in(graphs: Iterable[bytes], addresses: Addresses) -> dict[str, tuple[Mention, ...]]:
    """For the document of each body, member or territory, where canonical graphs of acts mention it, sorted.

    The graphs are kept from one release to the next: reading the few lines that matter spares parsing them whole.
    """
    base = re.escape(addresses.base).encode()
    candidates = re.compile(
        rb"^<([^>]*)> <([^>]*)> <(" + base + rb"/(?:organismes|elus|territoires)/[^>]*)> \.$"
        rb"|^<([^>]*)> <(" + re.escape(str(FOAF.primaryTopic)).encode() + rb")> <([^>]*)> \.$",
        re.MULTILINE,
    )
    found: defaultdict[str, set[Mention]] = defaultdict(set)
    for graph in graphs:
        terms = (tuple(URIRef(term.decode()) for term in match if term) for match in candidates.findall(graph))
        for document, mention in mentions((triple[0], triple[1], triple[2]) for triple in terms):
            found[document].add(mention)
    return {document: tuple(sorted(stated)) for document, stated in sorted(found.items())}
