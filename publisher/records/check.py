"""A reconciliation: two things that an act states, set against each other."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """Whether what the act states at two places agrees."""

    AGREES = "agrees"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One reconciliation, shown on the page whether it passed or not.

    The code is that of the finding made where it differs; label and arithmetic are French (« 27 501 + 866 050 =
    893 551 € »); ``pointers`` are the JSON Pointers of the facts compared, the one in doubt first.
    """

    code: str
    label: str
    verdict: Verdict
    arithmetic: str
    pointers: tuple[str, ...]
