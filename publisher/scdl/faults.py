"""What is wrong in a table, cell by cell, told as findings."""

from dataclasses import dataclass

from publisher.records import Finding, Severity, Span

_SHOWN = 60  # characters of a value that a message repeats


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One fault: what is found and what is expected, in French; ``row`` is that which a spreadsheet shows.

    ``value`` is the cell as it stands, empty where it is empty; ``pointer`` the fact that it should have stated.
    """

    code: str
    row: int
    column: str
    value: str
    found: str
    remedy: str
    span: Span | None = None

    def finding(self, pointer: str | None = None, severity: Severity = Severity.WARNING) -> Finding:
        """The finding that tells it, of the fact at ``pointer``."""
        return Finding(
            severity=severity,
            code=self.code,
            message=f"Ligne {self.row}, colonne {self.column} : {self.found} ; {self.remedy}.",
            pointer=pointer,
            span=self.span,
        )


def shown(value: str) -> str:
    """A value as a message repeats it, on one line, between quotation marks, cut where it is long."""
    words = " ".join(value.split())
    return f"« {words if len(words) <= _SHOWN else words[:_SHOWN] + '…'} »"
