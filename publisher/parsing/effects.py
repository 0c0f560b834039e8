"""What follows from a decision beside its sums: other acts changed, requests refused; who came and went; its code."""

from dataclasses import replace
from itertools import groupby

from publisher.parsing.kinds import PartKind as K
from publisher.parsing.movements import read_movements
from publisher.parsing.parts import Parts
from publisher.parsing.passage import Passage, flow
from publisher.parsing.refusals import read_refusals
from publisher.parsing.relations import read_relations
from publisher.parsing.subject import read_subject_code
from publisher.records import Deliberation, Grant, Relation
from publisher.records.values import RelationKind

_OF_GRANTS = frozenset({RelationKind.AMENDS, RelationKind.COMPLETES, RelationKind.REPLACES})


def with_effects(act: Deliberation, parts: Parts) -> Deliberation:
    """The record with relations, refusals, movements and the code of its subject."""
    decision = parts.passage(K.DISPOSITIF)
    relations = read_relations(parts.passage(K.TITLE), decision)
    code = read_subject_code(tuple(parts.printed(K.HEADER, K.TITLE, K.STAMP, K.NOTICE, K.SIGNATURE)))
    grants = _amending(act.grants, relations)
    spans = dict(act.spans)
    if code:
        spans["/subject_code"] = (code[1],)
    if grants and grants[0].amends:
        spans["/grants/0/amends"] = (relations[0].span,)
    return replace(
        act,
        subject_code=code[0] if code else None,
        relations=relations,
        grants=grants,
        refusals=read_refusals(act.vote, decision, _paragraphs(parts, K.STATEMENT, K.DISPOSITIF)),
        movements=read_movements(
            (
                *(parts.passage(kind) for kind in (K.ATTENDANCE, K.STATEMENT, K.DEBATE)),
                *parts.printed(K.ATTENDANCE),  # lists by commune, a line each
            )
        ),
        spans=spans,
    )


def _paragraphs(parts: Parts, *kinds: K) -> list[Passage]:
    """Running text of each paragraph of the parts of some kinds."""
    runs = groupby(parts.lines(*kinds), key=lambda line: line.blank)
    return [flow(parts.source, [(line.start, line.end) for line in run]) for blank, run in runs if not blank]


def _amending(grants: tuple[Grant, ...], relations: tuple[Relation, ...]) -> tuple[Grant, ...]:
    """The act's only grant changes or completes that of the only act which the decision changes or completes."""
    changed = [relation for relation in relations if relation.kind in _OF_GRANTS]
    if len(grants) != 1 or len(relations) != 1 or not changed or changed[0].number is None:
        return grants
    return (replace(grants[0], amends=changed[0].number),)
