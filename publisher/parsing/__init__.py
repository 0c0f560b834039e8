"""From characters to records: the grammar of French deliberations."""

from publisher.parsing.reading import Reading, read

__all__ = ["Reading", "read"]
