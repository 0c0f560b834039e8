"""The record of one deliberation as frozen values, and the findings about it."""

from publisher.records.check import Check, Verdict
from publisher.records.deliberation import (
    Annexe,
    Article,
    Authority,
    Citation,
    Consideration,
    Correction,
    Deliberation,
    Part,
    Prefecture,
    Relation,
    Sitting,
    Source,
)
from publisher.records.finding import Finding, Severity
from publisher.records.money import BudgetLine, Grant, Refusal, Share
from publisher.records.people import Attendance, AttendanceCounts, Movement, Recusal, Signatory
from publisher.records.span import Span
from publisher.records.values import Money, Number, PartialDate
from publisher.records.vote import GroupPosition, MemberPosition, Vote

__all__ = [
    "Annexe",
    "Article",
    "Attendance",
    "AttendanceCounts",
    "Authority",
    "BudgetLine",
    "Check",
    "Citation",
    "Consideration",
    "Correction",
    "Deliberation",
    "Finding",
    "Grant",
    "GroupPosition",
    "MemberPosition",
    "Money",
    "Movement",
    "Number",
    "Part",
    "PartialDate",
    "Prefecture",
    "Recusal",
    "Refusal",
    "Relation",
    "Severity",
    "Share",
    "Signatory",
    "Sitting",
    "Source",
    "Span",
    "Verdict",
    "Vote",
]
