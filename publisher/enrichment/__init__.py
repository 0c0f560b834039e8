"""From what was read to what is published: the corrections of the officer, each with who, when and why."""

from publisher.enrichment.amending import amend
from publisher.enrichment.amendments import Action, Amendment, concerning
from publisher.enrichment.files import FOLDER, folders_beside, load
from publisher.enrichment.lines import Draft, drafted, heading

__all__ = [
    "FOLDER",
    "Action",
    "Amendment",
    "Draft",
    "amend",
    "concerning",
    "drafted",
    "folders_beside",
    "heading",
    "load",
]
