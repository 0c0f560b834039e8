"""Tables of the socle commun des données locales (SCDL): read as records, checked, and written."""

from publisher.scdl.reading import read

__all__ = ["read"]
