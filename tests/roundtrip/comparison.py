"""Facts of a record that was written and of the one that was read, side by side."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from publisher.parsing.fold import fold
from publisher.records import Deliberation
from tests.roundtrip.frames import Layout
from tests.roundtrip.records import Act

Fact = tuple[str, str]
"""A family and a statement, folded."""


def _fact(family: str, *words: object) -> Fact:
    printed = (f"{word:.2f}" if isinstance(word, Decimal) else str(word) for word in words)
    return family, " | ".join(" ".join(fold(word).split()) for word in printed)


def _outcome(act: Act) -> str:
    return "rejected" if act.ballot.rejected else "adopted"


def _bare_purpose(words: str) -> str:
    """« l’achat d’une serre » without its article, which the readers leave out."""
    return fold(words).removeprefix("l'").removeprefix("la ")


def written(act: Act, layout: Layout, *, head_signs: bool) -> Counter[Fact]:
    """What a layout says of an act. ``head_signs``: the president signs beside the secretary."""
    act = layout.suits(act)
    facts = [fact for fact in _written(act, layout, head_signs=head_signs) if fact[0] not in layout.omits]
    return Counter(facts)


def _written(act: Act, layout: Layout, *, head_signs: bool) -> Iterator[Fact]:
    yield _fact("authority", act.authority)
    yield _fact("authority", "kind", act.body.kind)
    yield _fact("number", act.number)
    yield _fact("title", act.title)
    yield _fact("dates", "sitting", act.day)
    yield _fact("dates", "convened", act.convened)
    yield _fact("officers", "president", act.president[1])
    yield _fact("officers", "secretary", act.secretary[1])
    yield _fact("officers", "rapporteur", act.rapporteur[1])
    for status, people in (("present", act.present), ("excused", act.excused), ("absent", act.absent)):
        yield from (_fact("attendance", *person, status, None) for person in people)
    yield from (_fact("attendance", *one, "represented", other[1]) for one, other in act.represented)
    yield from (_fact("citations", cite.kind, cite.number, cite.day) for cite in act.cites)
    yield _fact("considerations", 1)
    yield from _vote(act)
    if layout.positions and not act.ballot.unanimous:
        yield from (_fact("votes", *placed) for placed in layout.positions(act))
    if act.stamped:
        yield from (_fact("prefecture", fact) for fact in (act.identifier, f"sent {act.sent}", f"received {act.sent}"))
        yield _fact("dates", "published", act.sent)
        yield _fact("authority", "siren", act.siren)
    signs = [act.official] if act.official else [act.president, *([act.secretary] if head_signs else [])]
    yield from (_fact("signatories", person[1]) for person in signs)
    yield _fact("articles", len(act.awards) + 1 if layout.purposes else 2)
    if layout.budget:
        yield _fact("budget", act.chapter, act.account, act.day.year)
    yield from _awards(act, layout)


def _awards(act: Act, layout: Layout) -> Iterator[Fact]:
    for award in act.awards if layout.awards and not act.ballot.rejected else ():
        yield _fact("grants", award.beneficiary, award.amount)
        if layout.purposes:
            yield _fact("grant details", award.beneficiary, "for", _bare_purpose(award.purpose))
        if layout.shares:
            yield _fact("grant details", award.beneficiary, award.amount * 5, Decimal("0.20"))
        if layout.operation:
            yield _fact("grant details", award.beneficiary, "of", layout.operation)
        if layout.kind:
            yield _fact("grant details", award.beneficiary, "kind", layout.kind)
        if layout.currency != "EUR":
            yield _fact("grant details", award.beneficiary, "currency", layout.currency)


def _vote(act: Act) -> Iterator[Fact]:
    ballot = act.ballot
    yield _fact("votes", _outcome(act))
    if ballot.unanimous:
        yield _fact("votes", "unanimous")
        return
    for label, count in (("for", ballot.in_favour), ("against", ballot.against), ("abstention", ballot.abstention)):
        yield _fact("votes", label, count)


def read(act: Deliberation, layout: Layout) -> Counter[Fact]:
    """What was read of an act, of the families that its layout writes."""
    return Counter(fact for fact in (*_head(act), *_decision(act, layout)) if fact[0] not in layout.omits)


def _head(act: Deliberation) -> Iterator[Fact]:
    prefecture, stated = act.prefecture, lambda family, label, value: [_fact(family, label, value)] if value else []
    yield from [_fact("authority", act.authority.name)] if act.authority.name else []
    yield from stated("authority", "kind", act.authority.kind)
    yield from stated("authority", "siren", act.authority.siren)
    yield from [_fact("number", act.number)] if act.number else []
    yield from [_fact("title", act.title)] if act.title else []
    for label, day in (("sitting", act.meeting_date), ("convened", act.convened_on), ("published", act.published_on)):
        yield from stated("dates", label, day)
    for label, name in (("president", act.president), ("secretary", act.secretary), ("rapporteur", act.rapporteur)):
        yield from stated("officers", label, name)
    for person in act.attendance:
        yield _fact("attendance", person.honorific, person.name, person.status, person.represented_by)
    if prefecture:
        dated = (("sent", prefecture.sent_on), ("received", prefecture.received_on))
        yield from [_fact("prefecture", prefecture.id)] if prefecture.id else []
        yield from (_fact("prefecture", f"{label} {day}") for label, day in dated if day)
    yield from (_fact("citations", cite.kind, cite.number, cite.date) for cite in act.citations)
    yield _fact("considerations", len(act.considerations))
    yield from (_fact("signatories", signatory.name) for signatory in act.signatories)


def _decision(act: Deliberation, layout: Layout) -> Iterator[Fact]:
    vote = act.vote
    yield _fact("articles", len(act.articles))
    yield from (_fact("budget", line.chapter, line.account, line.year) for line in act.budget_lines)
    if vote:
        counts = (("for", vote.in_favour), ("against", vote.against), ("abstention", vote.abstention))
        yield from [_fact("votes", vote.outcome)] if vote.outcome else []
        yield from [_fact("votes", "unanimous")] if vote.unanimous else []
        yield from (_fact("votes", label, count) for label, count in counts if count is not None)
        if layout.positions:
            yield from (_fact("votes", member.position, member.name) for member in vote.members)
            yield from (_fact("votes", group.position, group.group) for group in vote.groups)
    for grant in act.grants:
        yield _fact("grants", grant.beneficiary, grant.amount)
        yield from [_fact("grant details", grant.beneficiary, "for", grant.purpose)] if grant.purpose else []
        if grant.base or grant.rate:
            yield _fact("grant details", grant.beneficiary, grant.base, grant.rate)
        yield from [_fact("grant details", grant.beneficiary, "of", grant.operation)] if grant.operation else []
        if layout.kind and grant.kind:
            yield _fact("grant details", grant.beneficiary, "kind", grant.kind)
        if grant.currency != "EUR":
            yield _fact("grant details", grant.beneficiary, "currency", grant.currency)


@dataclass(slots=True)
class Tally:
    """Facts right, missing (written, not read) and wrong (read, not written), by family; what was missed, to read."""

    right: Counter[str] = field(default_factory=Counter)
    missing: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    acts: int = 0
    lost: list[str] = field(default_factory=list)

    def add(self, stated: Counter[Fact], found: Counter[Fact], label: str) -> None:
        """Count one act."""
        self.acts += 1
        for counter, facts in (
            (self.right, stated & found),
            (self.missing, stated - found),
            (self.wrong, found - stated),
        ):
            counter.update(_by_family(facts))
        self.lost.extend(f"{label}: missing {fact}" for fact in sorted((stated - found).elements()))
        self.lost.extend(f"{label}: wrong {fact}" for fact in sorted((found - stated).elements()))

    @property
    def share(self) -> float:
        """Share of the facts written that were read, between 0 and 1."""
        return self.right.total() / (self.right.total() + self.missing.total())


def _by_family(facts: Counter[Fact]) -> Counter[str]:
    families: Counter[str] = Counter()
    for (family, _), count in facts.items():
        families[family] += count
    return families
