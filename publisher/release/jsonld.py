"""JSON-LD with the context of the ontology, written inline: no client has to fetch one.

Terms stand for IRIs and for the type or language of a value, as the context says; a value that no term fits is written
in full. Numbers are written as strings with their datatype: JSON's own would lose ``1.50`` and, in some readers, ``0``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pyoxigraph as ox

from publisher.release.representation import json_body

_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"
_KEYWORDS_UNDERSTOOD = {"@id", "@type", "@language"}

_Kind = tuple[str, str]
"""What a term says of its value: ``("@id", "")``, ``("@type", IRI)``, ``("@language", tag)``, or ``("", "")``."""


@dataclass(frozen=True, slots=True)
class Context:
    """A JSON-LD context ready for writing: prefixes, and the term for a property and a kind of value."""

    definitions: Mapping[str, Any]
    prefixes: Mapping[str, str]
    terms: Mapping[tuple[str, _Kind], str]
    classes: Mapping[str, str]

    @classmethod
    def of(cls, document: Mapping[str, Any]) -> "Context":
        """The context of a JSON-LD document whose ``@context`` is one object of terms.

        Terms that need more than a type or a language (containers, reverse properties, scoped contexts) are left out.
        """
        definitions = {name: value for name, value in document["@context"].items() if not name.startswith("@")}
        prefixes = {
            name: value
            for name, value in definitions.items()
            if isinstance(value, str) and value[-1] in "#/:" and "://" in value
        }
        terms: dict[tuple[str, _Kind], str] = {}
        classes: dict[str, str] = {}
        for name, value in definitions.items():
            definition = {"@id": value} if isinstance(value, str) else value
            if name in prefixes or not isinstance(definition, dict) or not definition.keys() <= _KEYWORDS_UNDERSTOOD:
                continue
            iri = _expanded(definition.get("@id", name), prefixes)
            terms.setdefault((iri, _coercion(definition, prefixes)), name)
            if isinstance(value, str):  # a class has neither type nor language
                classes.setdefault(iri, name)
        return cls(definitions, prefixes, terms, classes)


def jsonld(canonical: bytes, context: Context) -> bytes:
    """The JSON-LD form of canonical N-Triples: one object a subject, in their order, with the terms used inline."""
    writer = _Writer(context, {})
    triples = (quad.triple for quad in ox.parse(canonical, format=ox.RdfFormat.N_TRIPLES))
    nodes = [writer.node(subject, list(group)) for subject, group in groupby(triples, key=lambda t: t.subject)]
    used = {name: writer.used[name] for name in sorted(writer.used)}
    return json_body({"@context": used, "@graph": nodes})


@dataclass(frozen=True, slots=True)
class _Writer:
    context: Context
    used: dict[str, Any]

    def node(self, subject: Any, triples: list[ox.Triple]) -> dict[str, Any]:
        """One subject with all that is said of it."""
        written: dict[str, Any] = {"@id": _reference(subject)}
        for triple in triples:
            if triple.predicate.value == _RDF_TYPE and isinstance(triple.object, ox.NamedNode):
                key, value = "@type", self._class(triple.object.value)
            else:
                key, value = self._property(triple.predicate.value, triple.object)
            written.setdefault(key, []).append(value)
        return {
            key: value[0] if isinstance(value, list) and len(value) == 1 else value for key, value in written.items()
        }

    def _property(self, predicate: str, value: Any) -> tuple[str, Any]:
        kind, plain = _kind(value)
        term = self.context.terms.get((predicate, kind))
        if term is not None:
            return self._use(term), plain
        term = self.context.terms.get((predicate, ("", "")))
        key = self._use(term) if term is not None else self._name(predicate)
        return key, self._in_full(kind, plain)

    def _in_full(self, kind: _Kind, plain: str) -> Any:
        match kind:
            case "@id", _:
                return {"@id": plain}
            case "@type", datatype:
                return {"@type": self._name(datatype), "@value": plain}
            case "@language", tag:
                return {"@language": tag, "@value": plain}
        return plain

    def _class(self, iri: str) -> str:
        """The term of a class, else its name."""
        term = self.context.classes.get(iri)
        return self._name(iri) if term is None else self._use(term)

    def _name(self, iri: str) -> str:
        """The shortest name of a class, datatype or property: its compact IRI, else the IRI itself."""
        prefix = next((name for name, space in self._longest_first() if iri.startswith(space)), None)
        if prefix is None:
            return iri
        local = iri.removeprefix(self.context.prefixes[prefix])
        if not local or local.startswith("//"):
            return iri
        return f"{self._use(prefix)}:{local}"

    def _longest_first(self) -> Iterator[tuple[str, str]]:
        return iter(sorted(self.context.prefixes.items(), key=lambda item: (-len(item[1]), item[0])))

    def _use(self, name: str) -> str:
        """``name``, noting that the context written must define it, and the prefixes that its definition uses."""
        definition = self.context.definitions[name]
        self.used[name] = definition
        values = [definition] if isinstance(definition, str) else list(definition.values())
        for value in values:
            prefix = str(value).partition(":")[0]
            if prefix in self.context.prefixes and prefix != name:
                self.used[prefix] = self.context.definitions[prefix]
        return name


def _kind(value: Any) -> tuple[_Kind, str]:
    if not isinstance(value, ox.Literal):
        return ("@id", ""), _reference(value)
    if value.language:
        return ("@language", value.language), value.value
    if value.datatype.value == _XSD_STRING:
        return ("", ""), value.value
    return ("@type", value.datatype.value), value.value


def _reference(node: Any) -> str:
    return f"_:{node.value}" if isinstance(node, ox.BlankNode) else str(node.value)


def _coercion(definition: Mapping[str, Any], prefixes: Mapping[str, str]) -> _Kind:
    if definition.get("@type") == "@id":
        return "@id", ""
    if "@type" in definition:
        return "@type", _expanded(definition["@type"], prefixes)
    if "@language" in definition:
        return "@language", definition["@language"] or ""
    return "", ""


def _expanded(name: str, prefixes: Mapping[str, str]) -> str:
    prefix, colon, local = name.partition(":")
    return prefixes[prefix] + local if colon and prefix in prefixes else name
