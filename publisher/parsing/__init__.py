"""From characters to records: the grammar of French deliberations."""

from publisher.parsing.privacy import Persons
from publisher.parsing.reading import Amend, Amended, Reading, read

__all__ = ["Amend", "Amended", "Persons", "Reading", "read"]
