"""Nothing that an act states is lost on the way to its graph."""

import dataclasses
import os
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from rdflib import Literal, URIRef
from rdflib.namespace import RDF

from publisher.identifiers import slug
from publisher.mapping import ActFacts, act_triples, grants, lines
from publisher.mapping.graph import act_told
from publisher.namespaces import PF
from publisher.records import Deliberation
from publisher.records.encode import to_dict
from publisher.release.serialise import ntriples
from tests.conftest import ROOT, shared
from tests.mapping.acts import ADDRESSES, SAMPLES, acts_of, keyed, leaves, maximal

ELSEWHERE = {
    r"/findings/": "told by finding_triples, with those of the gate",
    r"/spans/": "told as words of the fact that they state",
    r"/\w+/\d+/(.+/)?span/1": "told with the start of the range, in one IRI",
    r"/vote/(.+/)?span/1": "told with the start of the range, in one IRI",
}
"""Values of a record that stand elsewhere in the graph, or by another pointer, and why."""


def _told(act: ActFacts) -> dict[str, list[Any]]:
    """Objects of the triples that tell a fact, by its pointer; of a link, the literals of what it leads to as well."""
    facts = act_told(act, ADDRESSES)
    literals: defaultdict[Any, list[Any]] = defaultdict(list)
    for _, (subject, _, value) in facts:
        if isinstance(value, Literal):
            literals[subject].append(value)
    told: defaultdict[str, list[Any]] = defaultdict(list)
    for pointer, (_, _, value) in facts:
        if pointer is not None:
            told[pointer] += [value, *literals[value]]
    return told


def _says(node: Any, value: Any) -> bool:
    written = str(value).lower() if isinstance(value, bool) else str(value)
    if isinstance(node, Literal):
        return str(node) in {written, f"{written}:00", f'"{written}"'}
    return node.endswith(f"-{slug(written)}")


def _missing(act: ActFacts) -> list[str]:
    told, missing = _told(act), []
    for pointer, value in leaves(to_dict(act.record)):
        if any(re.match(pattern, pointer) for pattern in ELSEWHERE):
            continue
        if pointer.endswith("/span/0"):
            words = told[pointer.removesuffix("/0")]
            found = any(f"#char={value}," in str(node) for node in words)
        else:
            found = any(_says(node, value) for node in told[pointer])
        if not found and not _of_nobody(act.record, pointer):
            missing.append(f"{pointer}: {value}")
    return missing


def _of_nobody(record: Deliberation, pointer: str) -> bool:
    """The masked name of a natural person, the only value that a graph leaves out."""
    found = re.fullmatch(r"/grants/(\d+)/beneficiary", pointer)
    return found is not None and record.grants[int(found[1])].natural_person


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_value_of_a_bundled_act_is_in_its_graph(path: Path) -> None:
    for act in acts_of(path):
        assert _missing(act) == []


def test_every_value_of_the_real_act_is_in_its_graph(real_act: Path) -> None:
    (act,) = acts_of(real_act)
    assert _missing(act) == []


def test_every_value_of_real_acts_is_in_their_graph() -> None:
    for path in sorted(shared("corpus", "texts").glob("*.txt"))[:40]:
        for act in acts_of(path):
            assert _missing(act) == [], path.name


def test_the_record_that_states_everything_does() -> None:
    """A field added to the record must be added to that record, and so to the graph."""
    unstated = [name for name, held in _fields(maximal()) if held in (None, (), {}, "")]
    assert unstated == []


def _fields(record: Any, name: str = "") -> list[tuple[str, Any]]:
    """Each field of a record's classes with the values that any of its instances holds, joined."""
    found: dict[str, Any] = {}
    todo = [record]
    while todo:
        item = todo.pop()
        if isinstance(item, tuple) and not hasattr(item, "_fields"):
            todo += item
        elif dataclasses.is_dataclass(item):
            for field in dataclasses.fields(item):
                held = getattr(item, field.name)
                key = f"{type(item).__name__}.{field.name}"
                found[key] = found.get(key) or (held if held is not False and held != 0 else "stated")
                todo.append(held)
    return list(found.items())


def test_everything_that_a_record_can_state_is_in_the_graph() -> None:
    assert _missing(keyed(maximal())) == []


def test_a_field_without_property_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(vars(grants)["_GRANT"], "unit")
    assert _missing(keyed(maximal())) == ["/grants/0/unit: ETP"]


def test_every_fact_with_words_of_its_own_leads_to_them() -> None:
    act = keyed(maximal())
    facts = act_told(act, ADDRESSES)
    triples = {fact.triple for fact in facts}
    statements = {subject for subject, predicate, value in triples if value == RDF.Statement}
    words = {value for _, predicate, value in triples if predicate == PF.statedBy}
    for pointer, spans in act.record.spans.items():
        for span in spans:
            assert URIRef(ADDRESSES.words(act.record.source.sha256 or "", *span)) in words, pointer
    for statement in statements:
        held = {predicate: value for subject, predicate, value in triples if subject == statement}
        assert (held[RDF.subject], held[RDF.predicate], held[RDF.object]) in triples
        assert PF.statedBy in held


_WRITE = """
import sys
from publisher.mapping import act_triples, lines
from tests.mapping.acts import ADDRESSES, keyed, maximal
sys.stdout.buffer.write(lines(act_triples(keyed(maximal()), ADDRESSES)))
"""


def test_same_act_same_triples_in_the_same_order_whatever_the_hash_seed() -> None:
    written = [
        subprocess.run(
            [sys.executable, "-c", _WRITE],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert written[0] == written[1]
    assert ntriples(written[0]) == ntriples(lines(act_triples(keyed(maximal()), ADDRESSES)))
