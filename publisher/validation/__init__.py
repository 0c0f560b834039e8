"""The gate: SHACL decides what is published, and what an act states twice is set against itself."""

from publisher.records import Check, Verdict
from publisher.validation.report import Report, once, validate

__all__ = ["Check", "Report", "Verdict", "once", "validate"]
