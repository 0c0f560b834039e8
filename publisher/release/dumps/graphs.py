"""The graphs of a release as single files, one year of one authority at a time, document by document.

What a year holds: the graphs of its acts, and of what they name (bodies, members, places, sources) all that is told
but where acts of other years mention it, which stands with those. So the years together tell each triple of the whole,
and a year changes only when something in it does. What has an act for subject is in the document of that act: it is
the year's own. The rest may be told by several years: it is shared, comes first, and is written once.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from publisher.release.dumps.levels import Level
from publisher.release.dumps.parts import fit, parted, put_together, shared_part
from publisher.release.jsonld import Context

STEM = "deliberations"

Document = tuple[str, bytes]
"""The IRI of a document, and its canonical N-Triples."""


@dataclass(frozen=True, slots=True)
class Told:
    """Statements to write, as lines and as what was read in them."""

    lines: Sequence[bytes]
    quads: Sequence[ox.Quad]

    @classmethod
    def of(cls, lines: Sequence[bytes]) -> "Told":
        """Lines of N-Triples or of N-Quads."""
        return cls(lines, list(ox.parse(b"".join(lines), format=ox.RdfFormat.N_QUADS)))


_Written = Callable[[Told, Context], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form of a graph: its extension, whether it names the document of each triple, and how lines are written.

    ``begin`` writes what stands before the first of them; ``between`` parts those of two documents.
    """

    suffix: str
    named: bool
    write: _Written
    begin: Callable[[Context], bytes] = lambda _: b""
    between: bytes = b""
    end: bytes = b""
    by_lines: bool = False

    @property
    def file(self) -> str:
        """Name of the file."""
        return f"{STEM}.{self.suffix}"


def _lines(told: Told, _: Context) -> bytes:
    return b"".join(told.lines)


def _turtle(told: Told, context: Context) -> bytes:
    triples = [quad.triple for quad in told.quads]
    return _without_prefixes(_serialised(triples, ox.RdfFormat.TURTLE, context), context)


def _trig(told: Told, context: Context) -> bytes:
    return _without_prefixes(_serialised(told.quads, ox.RdfFormat.TRIG, context), context)


def _jsonld(told: Told, _: Context) -> bytes:
    """The objects of expanded JSON-LD, without the brackets of their list."""
    written = ox.serialize((quad.triple for quad in told.quads), format=ox.RdfFormat.JSON_LD) or b"[]"
    return written[1:-1]


def _serialised(statements: Sequence[ox.Triple] | Sequence[ox.Quad], form: ox.RdfFormat, context: Context) -> bytes:
    return ox.serialize(statements, format=form, prefixes=dict(context.prefixes)) or b""


def _without_prefixes(written: bytes, context: Context) -> bytes:
    return written.split(b"\n", len(context.prefixes))[-1]


def _prefixes(context: Context) -> bytes:
    return b"".join(f"@prefix {name}: <{iri}> .\n".encode() for name, iri in sorted(context.prefixes.items()))


N_TRIPLES = Form(suffix="nt", named=False, write=_lines, by_lines=True)
N_QUADS = Form(suffix="nq", named=True, write=_lines, by_lines=True)
FORMS = (
    N_TRIPLES,
    Form(suffix="ttl", named=False, write=_turtle, begin=_prefixes),
    Form(suffix="jsonld", named=False, write=_jsonld, begin=lambda _: b"[\n", between=b",\n", end=b"\n]\n"),
    N_QUADS,
    Form(suffix="trig", named=True, write=_trig, begin=_prefixes),
)
"""The forms of the graphs; those ``by_lines`` can be read line by line, however large."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """What documents beside the acts tell for one year: lines shared with others, and lines of its acts, by document.

    Documents come in their order; what has an act for subject is that of a document which mentions it.
    """

    shared: dict[str, tuple[bytes, ...]] = field(default_factory=dict)
    own: defaultdict[str, list[bytes]] = field(default_factory=lambda: defaultdict(list))


def named_by_year(named: Iterable[Document], acts: str) -> Mapping[Level, Year]:
    """What documents beside the acts tell, by year of an authority; ``acts`` begins the IRI of each act."""
    found: defaultdict[Level, Year] = defaultdict(Year)
    begins = f"<{acts}".encode()
    for document, canonical in named:
        shared, years = [], set()
        for line in _split(canonical):
            if line.startswith(begins):
                level = Level(*line[len(begins) :].decode().split("/", 2)[:2])
                found[level].own[document].append(line)
                years.add(level)
            else:
                shared.append(line)
        for year in years:
            found[year].shared[document] = tuple(shared)
    return found


def write_year(
    folder: Path, acts: Callable[[], Iterable[Document]], beside: Year, begins: str, context: Context
) -> None:
    """Write every form of one year; ``acts`` gives its documents, ``begins`` is how the IRIs of its acts begin."""
    mark = f"<{begins}".encode()
    triples = {line for lines in beside.shared.values() for line in lines}
    triples |= {line for _, canonical in acts() for line in _split(canonical) if not line.startswith(mark)}
    quads = {line for document, lines in beside.shared.items() for line in _in_graph(document, lines)}
    with ExitStack() as stack:
        files = {form: stack.enter_context(parted(folder / form.file, form.end)) for form in FORMS}
        shared = Told.of(sorted(triples)), Told.of(_sorted(quads))
        for form, file in files.items():
            file.write(form.begin(context) + form.write(shared[form.named], context))
            file.next_part()
        for document, canonical in acts():
            lines = _split(canonical)
            told = Told.of(_in_graph(document, lines))
            own = [(line, quad) for line, quad in zip(lines, told.quads, strict=True) if line.startswith(mark)]
            triples_told = Told([line for line, _ in own], [quad for _, quad in own])
            for form, file in files.items():
                file.write(form.between + form.write(told if form.named else triples_told, context))
        for document, mentions in beside.own.items():
            told = Told.of(_in_graph(document, mentions))
            for form in (form for form in FORMS if form.named):
                files[form].write(form.between + form.write(told, context))


def put_graphs_together(folder: Path, parts: Sequence[Path], context: Context, most: int) -> None:
    """Write the forms of several years or authorities, each in its folder.

    Where those have more than ``most`` bytes as N-Triples, only the compressed forms by lines are written.
    """
    shared = [_merged(form, [shared_part(part / form.file) for part in parts]) for form in (N_TRIPLES, N_QUADS)]
    small = fit([part / N_TRIPLES.file for part in parts], most)
    for form in FORMS:
        if small or form.by_lines:
            first = form.begin(context) + form.write(shared[form.named], context)
            put_together(folder / form.file, first, [part / form.file for part in parts], form.end, plain=small)


def _merged(form: Form, parts: Iterable[bytes]) -> Told:
    lines = {line for part in parts for line in _split(part)}
    return Told.of(_sorted(lines) if form.named else sorted(lines))


def _sorted(quads: Iterable[bytes]) -> list[bytes]:
    """Quads by document, then by triple."""
    return sorted(quads, key=lambda line: (line.rpartition(b" <")[2], line))


def _in_graph(document: str, lines: Iterable[bytes]) -> list[bytes]:
    return [line.removesuffix(b".\n") + f"<{document}> .\n".encode() for line in lines]


def _split(canonical: bytes) -> list[bytes]:
    # Not splitlines(): it also splits at U+0085 and U+2028, which N-Triples leaves as they are inside a literal.
    return [line + b"\n" for line in canonical.split(b"\n") if line]
