"""Sums awarded: in sentences, in lists, in tables of the decision and of its annexes."""

from publisher.parsing.grants.collect import Deciding, GrantsReading, read_grants

__all__ = ["Deciding", "GrantsReading", "read_grants"]
