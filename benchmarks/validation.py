"""What the gate costs on one act, and what each way of running the same shapes costs beside it.

``python benchmarks/validation.py [FILE] [--repeat=5]`` maps the acts of a file (a bundled one; the real act where it is
beside the project) and validates each graph, the ways one after the other in one run, best of the repeats, in
milliseconds of processor. Figures depend on the machine: read the ratios. Every way must find the same.
"""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pyshacl
from pyshacl.shapes_graph import ShapesGraph
from rdflib import Graph
from rdflib.namespace import SH

ROOT = Path(__file__).resolve().parent.parent
REAL = ROOT.parent / "shared" / "samples" / "pas-de-calais-2023-458.txt"
sys.path.insert(0, str(ROOT))

from publisher.mapping import graph  # noqa: E402 - found once the project is on the path
from publisher.validation import shapes, validate  # noqa: E402 - as above
from publisher.validation.reconcile import reconciliations  # noqa: E402 - as above
from publisher.validation.shacl import results  # noqa: E402 - as above
from tests.mapping.acts import acts_of, document_of, whole  # noqa: E402 - as above


def written(*, agreement: bool) -> Graph:
    """The shapes as the files hold them: property shapes under node shapes."""
    held = Graph()
    for path in shapes.files():
        if agreement or path.name != shapes.AGREEMENT:
            held.parse(path)
    return held


def in_oxigraph(data: Graph) -> Graph:
    """The same triples in an oxrdflib store."""
    held = Graph(store="Oxigraph")
    for triple in data:
        held.add(triple)
    return held


def ways(data: Graph) -> dict[str, Callable[[], int]]:
    """Each way of validating a graph; gives the number of results."""
    nested, both, oxigraph = written(agreement=False), written(agreement=True), in_oxigraph(data)

    def plain(graph: Graph, shacl: Graph) -> Callable[[], int]:
        return lambda: len(list(pyshacl.validate(graph, shacl_graph=shacl, inplace=True)[1].objects(None, SH.result)))

    def parsed_once(graph: Graph, held: ShapesGraph) -> Callable[[], int]:
        return lambda: len(results(graph, held))

    return {
        "gate, as run": parsed_once(data, shapes.gate()),
        "gate, as run, oxrdflib store": parsed_once(oxigraph, shapes.gate()),
        "gate, as written, plain pyshacl": plain(data, nested),
        "gate and agreement, plain pyshacl": plain(data, both),
        "agreement alone (SPARQL), as run": parsed_once(data, shapes.agreement()),
    }


def best(run: Callable[[], object], repeat: int) -> float:
    """Fewest milliseconds of processor of some runs, after one that warms caches."""
    run()
    spent = []
    for _ in range(repeat):
        before = time.process_time()
        run()
        spent.append(time.process_time() - before)
    return min(spent) * 1000


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=REAL if REAL.exists() else ROOT / "samples")
    parser.add_argument("--repeat", type=int, default=5)
    asked = parser.parse_args()
    files = sorted(asked.file.glob("*.txt")) if asked.file.is_dir() else [asked.file]
    for act in (act for path in files for act in acts_of(path)):
        data = graph(whole(act))
        print(f"{act.record.number}: {len(data)} triples")
        measured = {name: (best(run, asked.repeat), run()) for name, run in ways(data).items()}
        unit = measured["gate, as run"][0]
        for name, (spent, found) in measured.items():
            print(f"  {name:36} {spent:8.1f} ms  × {spent / unit:4.1f}  {found} results")
        program = best(lambda: reconciliations(act.record), asked.repeat)  # noqa: B023 - called at once
        print(f"  {'agreement in the record (Python)':36} {program:8.1f} ms  × {program / unit:4.1f}")
        whole_report = best(lambda: validate(act.record, data, document_of(act)), asked.repeat)  # noqa: B023 - called at once
        print(f"  {'validate(), all of it':36} {whole_report:8.1f} ms  × {whole_report / unit:4.1f}")


if __name__ == "__main__":
    main()
