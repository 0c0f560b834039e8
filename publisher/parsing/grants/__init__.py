"""Sums awarded: in sentences, in lists, in tables of the decision and of its annexes."""

from publisher.parsing.grants.collect import Deciding, GrantsReading, read_grants
from publisher.parsing.grants.kinds import with_kinds

__all__ = ["Deciding", "GrantsReading", "read_grants", "with_kinds"]
