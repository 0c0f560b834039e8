"""Records, graphs and pages as one immutable release."""

from publisher.release.about import site_of
from publisher.release.representation import Count, Download, Gone, Listing, Representation
from publisher.release.store import Release, Selection, open_current, open_release

__all__ = [
    "Count",
    "Download",
    "Gone",
    "Listing",
    "Release",
    "Representation",
    "Selection",
    "open_current",
    "open_release",
    "site_of",
]
