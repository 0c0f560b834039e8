"""What the mapping is given: the record of an act with the keys that its addresses are made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from publisher.keys import ActKeys
from publisher.records import Deliberation, Source
from publisher.records.values import AuthorityKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ActFacts:
    """An act, and what the release knows of the things that it names.

    ``sources``: every source that states the act, the one read first. ``masked``: SHA-256 of those in which something
    is masked. ``members`` and ``territories`` map a name to its key; ``cited`` and ``related`` map the position of a
    citation or relation to the address of the document of the act that it means.
    """

    record: Deliberation
    keys: ActKeys
    sources: tuple[Source, ...]
    masked: frozenset[str] = frozenset()
    members: Mapping[str, str] = field(default_factory=dict)
    territories: Mapping[str, str] = field(default_factory=dict)
    cited: Mapping[int, str] = field(default_factory=dict)
    related: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Mention:
    """A triple of an act's graph whose object is a thing with a document of its own, by IRI."""

    subject: str
    predicate: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationFacts:
    """An organisation: the names that acts give it, its numbers, and where acts mention it.

    ``kind`` and ``bodies`` (names of its assembly and organs) are those of an authority. Numbers whose check digit is
    wrong are left out of the graph.
    """

    key: str
    names: tuple[str, ...]
    kind: AuthorityKind | None = None
    bodies: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberFacts:
    """An elected member of an authority, by the names that acts give, and where acts mention them."""

    authority: str
    key: str
    names: tuple[str, ...]
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TerritoryFacts:
    """A territory, by the names that acts give it, and where acts mention it."""

    key: str
    names: tuple[str, ...]
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFacts:
    """A source, whether something is masked in it, and the documents of the acts that it states."""

    source: Source
    masked: bool
    acts: tuple[str, ...] = ()
