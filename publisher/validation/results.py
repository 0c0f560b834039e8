"""What SHACL says of a graph, as findings about the record that the graph was made from."""

import re
from collections.abc import Iterable, Iterator

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import SH

from publisher.keys.places import ACT_PLACE, PREFIXES, SITTING_PLACE, VOTE_PLACE
from publisher.namespaces import PF, SCHEMA
from publisher.records import Deliberation, Finding, Severity, Span
from publisher.validation.check import words_at
from publisher.validation.shacl import PERSONAL, Result

_SEVERITY = {SH.Violation: Severity.VIOLATION, SH.Warning: Severity.WARNING, SH.Info: Severity.INFO}
_FIELDS = {prefix: field for field, prefix in PREFIXES.items()}
_CODES = {"authority.missing": "/authority/name", "date.missing": "/meeting_date"}
_SHAPES = {
    "Deliberation-number-words": "/number",
    "Deliberation-title-words": "/title",
    "Deliberation-date-words": "/meeting_date",
}
_PLACES = {SITTING_PLACE: "/sitting", VOTE_PLACE: "/vote"}
_WORDS = re.compile(r"#char=(\d+),(\d+)$")
_NUMBERED = re.compile(r"([a-z]+)-([0-9]+)")
_LONGEST = 60  # characters shown of a value


def findings_of(results: Iterable[Result], record: Deliberation, graph: Graph) -> Iterator[Finding]:
    """A finding for each result, with the place of the fact in the record and its words where they can be told."""
    for result in results:
        pointer = _pointer(result, record, graph)
        yield Finding(
            severity=_SEVERITY[URIRef(str(result.severity))],
            code=result.code,
            message=_message(result),
            pointer=pointer,
            span=words_at(record, pointer),
        )


def _message(result: Result) -> str:
    """The message of the shape, and the value that it speaks of; none where a person could be read in it."""
    if not isinstance(result.value, Literal) or result.code.startswith(PERSONAL):
        return result.message
    value = str(result.value)
    shown = f"{value[:_LONGEST]}…" if len(value) > _LONGEST else value
    return f"{result.message.rstrip('.')} (trouvé\u00a0: «\u00a0{shown}\u00a0»)."


def _pointer(result: Result, record: Deliberation, graph: Graph) -> str | None:
    """JSON Pointer of the thing that a result is about; None where the record has no such thing."""
    known = _CODES.get(result.code) or _SHAPES.get(result.shape.rpartition("#")[2])
    if known:
        return known
    fragment = str(result.focus).partition("#")[2]
    numbered = _NUMBERED.fullmatch(fragment)
    if numbered and numbered[1] in _FIELDS:
        return f"/{_FIELDS[numbered[1]]}/{int(numbered[2]) - 1}"
    grant = _grant(result.focus, record, graph)
    if grant is not None:
        return f"/grants/{grant}"
    return None if fragment == ACT_PLACE else _PLACES.get(fragment)


def _grant(focus: object, record: Deliberation, graph: Graph) -> int | None:
    """Index of the grant that a node is, or that the organisation which it is receives: told by words, then by sum."""
    node = URIRef(str(focus))
    for thing in (str(node), *sorted(map(str, graph.subjects(PF.beneficiary, node)))):
        spans, amounts = set(_spans(graph, thing)), {str(a) for a in graph.objects(URIRef(thing), SCHEMA.amount)}
        told = [index for index, grant in enumerate(record.grants) if grant.span in spans]
        if told:
            return next((index for index in told if str(record.grants[index].amount) in amounts), told[0])
    return None


def _spans(graph: Graph, thing: str) -> Iterator[Span]:
    for words in graph.objects(URIRef(thing), PF.statedBy):
        found = _WORDS.search(str(words))
        if found:
            yield Span(int(found[1]), int(found[2]))
