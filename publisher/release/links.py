"""Which act of a release cites which: by its number, its date where one is stated, and its authority."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from publisher.identifiers import Addresses
from publisher.keys import ActKeys, KeyedAct
from publisher.keys.words import same_number
from publisher.pages import Link
from publisher.records import Deliberation, PartialDate
from publisher.records.values import CitationKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ActLinks:
    """Links of one act: addresses of the acts that it cites and changes, by index in its record; who cites it."""

    cited: Mapping[int, str] = field(default_factory=dict)
    related: Mapping[int, str] = field(default_factory=dict)
    citing: tuple[Link, ...] = ()


def act_path(keys: ActKeys, addresses: Addresses) -> str:
    """Path of the document of an act: ``/deliberations/…``."""
    return addresses.path(addresses.act(keys.authority, keys.year, keys.act))


def links_between(acts: Mapping[str, KeyedAct], addresses: Addresses) -> dict[str, ActLinks]:
    """The links of each act, by its path; one that is not told without doubt is left out."""
    numbered: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for path, act in sorted(acts.items()):
        if act.record.number:
            numbered[act.keys.authority, same_number(act.record.number)].append(path)

    def found(act: KeyedAct, number: str | None, date: PartialDate | None) -> str | None:
        candidates = numbered.get((act.keys.authority, same_number(number or "")), [])
        matching = [path for path in candidates if _same_day(acts[path].record, date) and acts[path] is not act]
        return addresses.base + matching[0] if len(matching) == 1 else None

    cited: dict[str, dict[int, str]] = {}
    related: dict[str, dict[int, str]] = {}
    for path, act in sorted(acts.items()):
        citations = (
            (index, found(act, citation.number, citation.date))
            for index, citation in enumerate(act.record.citations)
            if citation.kind is CitationKind.DELIBERATION
        )
        relations = (
            (index, found(act, relation.number, relation.date)) for index, relation in enumerate(act.record.relations)
        )
        cited[path] = {index: iri for index, iri in citations if iri}
        related[path] = {index: iri for index, iri in relations if iri}
    citing = _citing(acts, addresses, {path: (*cited[path].values(), *related[path].values()) for path in cited})
    return {
        path: ActLinks(cited=cited[path], related=related[path], citing=tuple(citing[addresses.base + path]))
        for path in sorted(acts)
    }


def _same_day(record: Deliberation, date: PartialDate | None) -> bool:
    """Whether a date can be that of the act: both may be of a month or a year only."""
    if date is None:
        return True
    known = record.meeting_date or ""
    return known.startswith(date) or date.startswith(known)


def _citing(
    acts: Mapping[str, KeyedAct], addresses: Addresses, targets: Mapping[str, Iterable[str]]
) -> defaultdict[str, list[Link]]:
    """For the address of each act that is cited, those that cite it, the latest first."""
    citing: defaultdict[str, list[Link]] = defaultdict(list)
    for path in sorted(acts, key=lambda path: (acts[path].record.meeting_date or "", path), reverse=True):
        record = acts[path].record
        for target in dict.fromkeys(targets[path]):
            citing[target].append(Link(label=record.number or record.title or path, iri=addresses.base + path))
    return citing
