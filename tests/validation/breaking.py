"""A graph that conforms to every shape, and for each constraint of each shape one edit that breaks it and no other."""

from dataclasses import dataclass
from functools import cache

from pyshacl.shapes_graph import ShapesGraph
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import DCTERMS, FOAF, RDF, SH, XSD
from rdflib.term import Node

from publisher.mapping import Triple, graph
from publisher.namespaces import ELI, LOCN, PF
from publisher.validation import shapes
from tests.mapping.acts import document_of, keyed, maximal, whole

PFS = "https://w3id.org/public-funding/shapes#"
ACT = URIRef(f"{document_of(keyed(maximal()))}#acte")

COMPONENTS = {
    SH.minCount: SH.MinCountConstraintComponent,
    SH.maxCount: SH.MaxCountConstraintComponent,
    SH.datatype: SH.DatatypeConstraintComponent,
    SH.languageIn: SH.LanguageInConstraintComponent,
    SH.minInclusive: SH.MinInclusiveConstraintComponent,
    SH.maxInclusive: SH.MaxInclusiveConstraintComponent,
    SH.pattern: SH.PatternConstraintComponent,
    SH["in"]: SH.InConstraintComponent,
    SH["class"]: SH.ClassConstraintComponent,
    SH.nodeKind: SH.NodeKindConstraintComponent,
    SH["or"]: SH.OrConstraintComponent,
    SH["not"]: SH.NotConstraintComponent,
    SH.hasValue: SH.HasValueConstraintComponent,
}
"""Constraint parameters in use and the component that each belongs to."""


@dataclass(frozen=True, slots=True)
class Constraint:
    """One constraint of one shape of the gate."""

    shape: URIRef
    parameter: URIRef

    def __str__(self) -> str:
        return f"{self.shape.removeprefix(PFS)}.{self.parameter.removeprefix(str(SH))}"

    @property
    def component(self) -> URIRef:
        return COMPONENTS[self.parameter]


@cache
def constraints() -> tuple[Constraint, ...]:
    """Every constraint of the gate."""
    held = shapes.gate().graph
    return tuple(
        sorted(
            (
                Constraint(shape, parameter)
                for shape in set(held.subjects(DCTERMS.identifier, None))
                if isinstance(shape, URIRef)
                for parameter in COMPONENTS
                if (shape, parameter, None) in held
            ),
            key=str,
        )
    )


@cache
def _triples() -> tuple[Triple, ...]:
    return tuple(whole(keyed(maximal())))


def valid() -> Graph:
    """The graph of an act that states everything; a fresh one, to be edited."""
    return graph(_triples())


def focus_nodes(shape: Node, data: Graph, held: ShapesGraph) -> list[Node]:
    """Focus nodes of a shape in a graph, by its targets, sorted."""
    found: set[Node] = set()
    for target in held.graph.objects(shape, SH.targetClass):
        found.update(data.subjects(RDF.type, target))
    for target in held.graph.objects(shape, SH.targetObjectsOf):
        found.update(data.objects(None, target))
    for target in held.graph.objects(shape, SH.targetSubjectsOf):
        found.update(data.subjects(target, None))
    return sorted(found, key=str)


def broken(constraint: Constraint) -> Graph:
    """The valid graph after the one edit that breaks a constraint."""
    data, name = valid(), str(constraint)
    by_hand = _BY_HAND.get(name)
    if by_hand is not None:
        by_hand(data)
        return data
    held = shapes.gate().graph
    path = held.value(constraint.shape, SH.path)
    assert isinstance(path, URIRef), name
    nodes = focus_nodes(constraint.shape, data, shapes.gate())
    focus = next((node for node in nodes if (node, path, None) in data), nodes[0])
    if constraint.parameter == SH.minCount:
        data.remove((focus, path, None))
        return data
    if constraint.parameter == SH.maxCount:
        while len(list(data.objects(focus, path))) < 2:
            data.add((focus, path, _another(constraint.shape, data, data.value(focus, path))))
        return data
    old = next(iter(sorted(data.objects(focus, path), key=str)), None)
    if old is not None:
        data.remove((focus, path, old))
    if constraint.parameter == SH.nodeKind and isinstance(old, URIRef):
        data.add((focus, path, _without_address(data, old)))
    else:
        data.add((focus, path, _wrong(constraint, old)))
    return data


def _without_address(data: Graph, thing: URIRef) -> BNode:
    """The same thing under a blank node."""
    node = BNode("thing")
    for predicate, value in list(data.predicate_objects(thing)):
        data.add((node, predicate, value))
    return node


_SAMPLES = {
    XSD.string: ("un", "deux"),
    XSD.decimal: ("0.25", "0.75"),
    XSD.integer: ("3", "4"),
    XSD.boolean: ("true", "false"),
    XSD.date: ("1999-01-01", "1998-01-01"),
    XSD.time: ("10:00:00", "11:00:00"),
    XSD.gYear: ("1999", "1998"),
}
_FORMS = {
    "Grant-currency": "USD",
    "Share-currency": "USD",
    "BudgetLine-currency": "USD",
    "Deliberation-subject": "7.5",
    "Organisation-siren": "226200012",
    "Source-digest": "f" * 64,
    "Correction-pointer": "/number",
    "Finding-code": "autre.code",
    "Finding-pointer": "/number",
}


def _another(shape: URIRef, data: Graph, old: Node | None) -> Node:
    """A right value other than ``old``."""
    held, name = shapes.gate().graph, shape.removeprefix(PFS)
    listed = held.value(shape, SH["in"])
    if listed is not None:
        return next(concept for concept in Collection(held, listed) if concept != old)
    kind = held.value(shape, SH["class"])
    if kind is not None:
        return _minted(data, kind)
    if held.value(shape, SH.nodeKind) is not None:
        return URIRef(f"https://data.example/autre-{old is None}")
    if (shape, SH.languageIn, None) in held:
        return Literal("autre", lang="fr")
    datatype = held.value(shape, SH.datatype) or (XSD.gYear if name.endswith("-year") else XSD.date)
    values = [_FORMS[name]] if name in _FORMS else _SAMPLES[URIRef(str(datatype))]
    typed = None if datatype == XSD.string else URIRef(str(datatype))
    return next(value for value in (Literal(v, datatype=typed, normalize=False) for v in values) if value != old)


def _minted(data: Graph, kind: Node) -> Node:
    """A thing that conforms to the shapes of its class."""
    node = URIRef("https://data.example/autre#chose")
    data.add((node, RDF.type, kind))
    data.add((node, FOAF.name, Literal("Autre")))
    data.add((node, LOCN.geographicName, Literal("Autre", lang="fr")))
    data.add((node, PF.statedBy, next(iter(sorted(data.objects(None, PF.statedBy))))))
    return node


def _wrong(constraint: Constraint, old: Node | None) -> Node:
    """A value that breaks a constraint and keeps the others of its shape."""
    held, parameter = shapes.gate().graph, constraint.parameter
    datatype = held.value(constraint.shape, SH.datatype)
    if parameter == SH.datatype:
        if datatype == XSD.string:
            return Literal(str(old) if old is not None else "un", lang="fr")
        other = {XSD.decimal: XSD.integer, XSD.integer: XSD.decimal, XSD.date: XSD.gYear}.get(URIRef(str(datatype)))
        return Literal({XSD.gYear: "2024", XSD.decimal: "1.0", XSD.integer: "1"}.get(other, "true"), datatype=other)
    if parameter == SH["or"]:
        return Literal("2024", lang="fr")
    wrong: dict[URIRef, Node] = {
        SH.languageIn: Literal("another", lang="en"),
        SH.minInclusive: Literal("-1.0" if datatype == XSD.decimal else "-1", datatype=URIRef(str(datatype))),
        SH.maxInclusive: Literal("2.0", datatype=XSD.decimal),
        SH.pattern: Literal("?"),
        SH["in"]: PF["Grant"],
        SH["class"]: URIRef("https://data.example/autre#chose"),
        SH.nodeKind: Literal("une chose"),
    }
    return wrong[parameter]


def _things(data: Graph, kind: URIRef) -> list[Node]:
    return sorted(data.subjects(RDF.type, kind), key=str)


def _without_words(data: Graph, kind: URIRef) -> None:
    data.remove((ACT, PF.correction, None))
    data.remove((_things(data, kind)[0], PF.statedBy, None))


def _without_statement(data: Graph, predicate: URIRef) -> None:
    data.remove((ACT, PF.correction, None))
    for statement in list(data.subjects(RDF.subject, ACT)):
        if (statement, RDF.predicate, predicate) in data:
            data.remove((statement, None, None))


def _natural_person(data: Graph) -> None:
    grant = next(iter(sorted(data.subjects(PF.beneficiary, None))))
    data.set((grant, PF.naturalPerson, Literal(True)))


def _ill_typed_person(data: Graph) -> None:
    """Of the grant that names nobody, so that only its type is wrong."""
    grant = next(node for node in _things(data, PF.Grant) if (node, PF.beneficiary, None) not in data)
    data.set((grant, PF.naturalPerson, Literal("false")))


def _two_answers(data: Graph) -> None:
    grant = next(node for node in _things(data, PF.Grant) if (node, PF.beneficiary, None) not in data)
    for answer in ("true", "false"):
        data.add((grant, PF.naturalPerson, Literal(answer, datatype=XSD.boolean)))


def _unanswered(data: Graph) -> None:
    grant = next(node for node in _things(data, PF.Grant) if (node, PF.beneficiary, None) not in data)
    data.remove((grant, PF.naturalPerson, None))


def _civility(data: Graph) -> None:
    data.add((next(iter(sorted(data.objects(None, PF.beneficiary)))), FOAF.name, Literal("Mme Anne EXEMPLE")))


def _unnamed_authority(data: Graph) -> None:
    """Of another kind than organisations, whose own shape wants a name."""
    for authority in data.objects(ACT, ELI.passed_by):
        data.remove((authority, FOAF.name, None))
        data.remove((authority, RDF.type, None))


def _words(data: Graph, words: Node) -> None:
    """Other words than a range of characters, beside the right ones of a thing."""
    data.add((_things(data, PF.Part)[0], PF.statedBy, words))


_BY_HAND = {
    "Deliberation-authority-named.minCount": _unnamed_authority,
    "Deliberation-number-words.or": lambda data: _without_statement(data, ELI.id_local),
    "Deliberation-title-words.or": lambda data: _without_statement(data, DCTERMS.title),
    "Deliberation-date-words.or": lambda data: _without_statement(data, DCTERMS.date),
    "Article-words.minCount": lambda data: _without_words(data, PF.Article),
    "BudgetLine-words.minCount": lambda data: _without_words(data, PF.BudgetLine),
    "Grant-words.minCount": lambda data: _without_words(data, PF.Grant),
    "Vote-words.minCount": lambda data: _without_words(data, PF.Vote),
    "Grant-person-unnamed.hasValue": _natural_person,
    "Grant-natural-person.datatype": _ill_typed_person,
    "Grant-natural-person.maxCount": _two_answers,
    "Grant-natural-person.minCount": _unanswered,
    "Grant-civility-name.not": _civility,
    "Words-place.pattern": lambda data: _words(data, URIRef("https://data.example/texte.txt")),
    "Words-place.nodeKind": lambda data: _words(data, Literal("/texte.txt#char=0,1")),
}  # fmt: skip
"""Edits that cannot be told from the constraint alone."""
