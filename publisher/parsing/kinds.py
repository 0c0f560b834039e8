"""Kinds of part that an act is cut into; the words used in the record."""

from enum import StrEnum


class PartKind(StrEnum):
    """Kind of a stretch of an act's text."""

    HEADER = "header"
    ATTENDANCE = "attendance"
    TITLE = "title"
    VISAS = "visas"
    CONSIDERATIONS = "considerations"
    RECUSALS = "recusals"
    STATEMENT = "statement"  # exposé: what is reported or proposed before the decision, in the act itself
    PROPOSAL = "proposal"  # “il est proposé au conseil de…”; the decision itself where the council just adopts it
    DISPOSITIF = "dispositif"
    VOTE = "vote"
    SIGNATURE = "signature"
    NOTICE = "notice"  # remedies, publication, address
    ANNEXE = "annexe"
    REPORT = "report"
    DEBATE = "debate"
    AGENDA = "agenda"
    OTHER_ITEM = "other_item"  # of minutes: an item of the sitting in which nothing is decided
    STAMP = "stamp"
    PAGE_FURNITURE = "page_furniture"
    UNRECOGNISED = "unrecognised"
