"""Random records of acts that exist nowhere: what an act is to say, before a layout says it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from tests.roundtrip.names import GROUPS, SUBJECTS, associations, people, places, purposes

Person = tuple[str, str]
"""Civility and name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A kind of authority, and how it and its assembly are called; ``of`` goes before the name of the place."""

    kind: str
    of: str
    assembly: str
    chair: str
    chair_she: str
    siren: str


BODIES = (
    Body(kind="commune", of="Commune de", assembly="conseil municipal", chair="maire", chair_she="maire", siren="2199"),
    Body(
        kind="epci",
        of="Communauté de communes de",
        assembly="conseil communautaire",
        chair="président",
        chair_she="présidente",
        siren="2499",
    ),
    Body(
        kind="département",
        of="Département de",
        assembly="conseil départemental",
        chair="président",
        chair_she="présidente",
        siren="2299",
    ),
    Body(
        kind="région",
        of="Région",
        assembly="conseil régional",
        chair="président",
        chair_she="présidente",
        siren="2399",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cite:
    """A text relied on."""

    printed: str
    kind: str
    number: str | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """One sum awarded; ``asked`` and ``former`` are other columns of a table, no grants."""

    beneficiary: str
    amount: Decimal
    purpose: str
    asked: Decimal
    former: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """A vote: counts, or none where it is unanimous."""

    unanimous: bool
    rejected: bool
    in_favour: int
    against: int
    abstention: int
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What one act says."""

    body: Body
    place: str
    number: str
    title: str
    day: date
    convened: date
    present: tuple[Person, ...]
    represented: tuple[tuple[Person, Person], ...]
    excused: tuple[Person, ...]
    absent: tuple[Person, ...]
    rapporteur: Person
    official: Person | None
    cites: tuple[Cite, ...]
    awards: tuple[Award, ...]
    ballot: Ballot
    chapter: str
    account: str
    stamped: bool

    @property
    def authority(self) -> str:
        """Name of the authority."""
        return f"{self.body.of} {self.place}"

    @property
    def president(self) -> Person:
        """The one who presides, first of the list."""
        return self.present[0]

    @property
    def secretary(self) -> Person:
        """The secretary of the sitting, second of the list."""
        return self.present[1]

    @property
    def total(self) -> Decimal:
        """Sum of what is awarded."""
        return sum((award.amount for award in self.awards), Decimal(0))

    @property
    def siren(self) -> str:
        """A SIREN that belongs to nobody: of a department that does not exist."""
        return f"{self.body.siren}00016"

    @property
    def sent(self) -> date:
        """Day of the transmission."""
        return self.day + timedelta(days=4)

    @property
    def identifier(self) -> str:
        """The identifier in the stamp."""
        return f"099-{self.siren}-{self.day:%Y%m%d}-{self.number.replace('-', '_')}-DE"


sums = st.one_of(
    st.integers(min_value=1, max_value=400).map(lambda n: Decimal(n * 50)),
    st.integers(min_value=10, max_value=3_000_000).map(Decimal),
    st.integers(min_value=1001, max_value=9_999_999).map(lambda n: Decimal(n) / 100),
)
days = st.dates(min_value=date(2003, 1, 1), max_value=date(2029, 12, 20))


@st.composite
def awards(draw: st.DrawFn) -> tuple[Award, ...]:
    """Sums for associations, none named like another."""
    names = draw(st.lists(associations(), min_size=1, max_size=9, unique=True))
    return tuple(
        Award(
            beneficiary=name,
            amount=draw(sums),
            purpose=draw(purposes),
            asked=draw(sums),
            former=draw(sums),
        )
        for name in names
    )


@st.composite
def cites(draw: st.DrawFn) -> Cite:
    """A visa of one of the usual kinds."""
    day = draw(days)
    number = f"{day.year}-{draw(st.integers(min_value=1, max_value=999)):03d}"
    shapes: tuple[Callable[[], Cite], ...] = (
        lambda: Cite(printed="le code général des collectivités territoriales", kind="code"),
        lambda: Cite(printed=f"la loi n° {number} du {french(day)}", kind="law", number=number, day=day),
        lambda: Cite(printed=f"le décret n° {number} du {french(day)}", kind="decree", number=number, day=day),
        lambda: Cite(
            printed=f"la délibération n° {number} du {french(day)} relative à la vie associative",
            kind="deliberation",
            number=number,
            day=day,
        ),
    )
    return draw(st.sampled_from(shapes))()


@st.composite
def ballots(draw: st.DrawFn, voters: int) -> Ballot:
    """A vote of so many voters."""
    against = draw(st.integers(min_value=0, max_value=voters // 3))
    abstention = draw(st.integers(min_value=0, max_value=voters // 3))
    rejected = draw(st.integers(min_value=0, max_value=9)) == 0
    for_, no = voters - against - abstention, against
    if rejected:
        for_, no = min(for_, no), max(for_, no)
        rejected = for_ < no
    return Ballot(
        unanimous=not rejected and draw(st.booleans()),
        rejected=rejected,
        in_favour=for_,
        against=no,
        abstention=abstention,
        groups=tuple(draw(st.lists(st.sampled_from(GROUPS), max_size=2, unique=True))),
    )


@st.composite
def acts(draw: st.DrawFn) -> Act:
    """A random act."""
    body = draw(st.sampled_from(BODIES))
    members = draw(st.lists(people, min_size=7, max_size=24, unique_by=lambda person: person[1]))
    away = draw(st.integers(min_value=0, max_value=len(members) // 3))
    present, others = members[: len(members) - away], members[len(members) - away :]
    cut = draw(st.integers(min_value=0, max_value=away))
    rest = draw(st.integers(min_value=cut, max_value=away))
    holders = draw(st.permutations(present))
    day = draw(days)
    return Act(
        body=body,
        place=draw(places),
        number=f"{day.year}-{draw(st.integers(min_value=1, max_value=420)):03d}",
        title=f"{draw(st.sampled_from(SUBJECTS))} – année {day.year}",
        day=day,
        convened=day - timedelta(days=draw(st.integers(min_value=5, max_value=14))),
        present=tuple(present),
        represented=tuple(zip(others[:cut], holders, strict=False)),
        excused=tuple(others[cut:rest]),
        absent=tuple(others[rest:]),
        rapporteur=draw(st.sampled_from(present)),
        official=draw(st.none() | people),
        cites=tuple(draw(st.lists(cites(), min_size=1, max_size=4, unique_by=lambda cite: cite.printed))),
        awards=draw(awards()),
        ballot=draw(ballots(len(present) + cut)),
        chapter=draw(st.sampled_from(("65", "204"))),
        account=draw(st.sampled_from(("65748", "6574", "20422"))),
        stamped=draw(st.booleans()),
    )


MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre"),
    *("novembre", "décembre"),
)


def french(day: date) -> str:
    """« 1er mars 2024 », « 12 mars 2024 »."""
    return f"{'1er' if day.day == 1 else day.day} {MONTHS[day.month - 1]} {day.year}"
