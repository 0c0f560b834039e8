"""Kinds of value used all over the record, and its closed lists of words.

Each ``StrEnum`` equals an enumeration of the record's schema and a code list of the ontology; a test compares them.
"""

from decimal import Decimal
from enum import StrEnum
from typing import NewType

PartialDate = NewType("PartialDate", str)
"""``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, as precisely as the act states."""

Money = NewType("Money", Decimal)
"""An exact sum, two decimals, in the currency that stands beside it."""

Number = NewType("Number", Decimal)
"""A rate between 0 and 1, or a quantity of units."""


class AuthorityKind(StrEnum):
    """Kind of collectivité."""

    COMMUNE = "commune"
    DEPARTEMENT = "département"
    REGION = "région"
    EPCI = "epci"
    OTHER = "other"


class AttendanceStatus(StrEnum):
    """How a member attended the sitting."""

    PRESENT = "present"
    REPRESENTED = "represented"
    EXCUSED = "excused"
    ABSENT = "absent"


class MovementKind(StrEnum):
    """Arrival or departure during a sitting."""

    ARRIVAL = "arrival"
    DEPARTURE = "departure"


class CitationKind(StrEnum):
    """Kind of text that a visa relies on."""

    CONSTITUTION = "constitution"
    TREATY = "treaty"
    CODE = "code"
    LAW = "law"
    ORDINANCE = "ordinance"
    DECREE = "decree"
    ORDER = "order"
    CIRCULAR = "circular"
    DELIBERATION = "deliberation"
    RULES = "rules"
    REPORT = "report"
    OPINION = "opinion"
    AGREEMENT = "agreement"
    REQUEST = "request"
    OTHER = "other"


class GrantKind(StrEnum):
    """Kind of sum awarded."""

    OPERATING = "operating"
    INVESTMENT = "investment"
    CONTRIBUTION = "contribution"
    PRIZE = "prize"
    LOAN = "loan"
    GUARANTEE = "guarantee"
    ADVANCE = "advance"
    IN_KIND = "in_kind"
    OTHER = "other"


class BudgetSection(StrEnum):
    """Section of a budget: fonctionnement or investissement."""

    OPERATING = "operating"
    INVESTMENT = "investment"


class RefusalOutcome(StrEnum):
    """What became of a request to which nothing is awarded."""

    REJECTED = "rejected"
    POSTPONED = "postponed"
    ENDED = "ended"


class RelationKind(StrEnum):
    """What an act does to another."""

    AMENDS = "amends"
    REPLACES = "replaces"
    WITHDRAWS = "withdraws"
    COMPLETES = "completes"
    APPLIES = "applies"


class Unanimity(StrEnum):
    """Of whom a vote is unanimous: the members who voted, or the votes cast (abstentions aside)."""

    MEMBERS = "members"
    VOTES_CAST = "votes_cast"


class Ballot(StrEnum):
    """How the vote was taken."""

    SHOW_OF_HANDS = "show_of_hands"
    ROLL_CALL = "roll_call"
    SECRET = "secret"  # noqa: S105 - a ballot, not a password


class Outcome(StrEnum):
    """What became of the act."""

    ADOPTED = "adopted"
    REJECTED = "rejected"
    POSTPONED = "postponed"
    WITHDRAWN = "withdrawn"
    NOTED = "noted"


class Position(StrEnum):
    """Position of a group or a member in a vote."""

    FOR = "for"
    AGAINST = "against"
    ABSTENTION = "abstention"
    NOT_VOTING = "not_voting"
