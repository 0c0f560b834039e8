"""What stands beside acts, in a folder or in an archive, and is evidently none."""

import re
from pathlib import PurePosixPath

NOT_SOURCES = frozenset(
    f".{name}"
    for name in (
        *("toml", "ini", "cfg", "yaml", "yml", "lock", "log", "db", "sqlite", "sha256", "map"),
        *("py", "sh", "bat", "ps1", "exe", "dll", "js", "css", "svg", "woff", "woff2", "lnk"),
        *("json", "jsonl", "jsonld", "ttl", "nt", "rdf", "bak", "old", "tmp", "part", "swp"),
    )
)
"""Extensions of files that stand beside acts and hold none: settings, programs, data made from acts, remains."""

_NAMES = re.compile(r"(?:readme|licen[cs]e|changelog|lisez-?moi|lisez-?_?moi)(?:\.\w+)?|thumbs\.db|.*~|~\$.*", re.I)


def is_source(name: str) -> bool:
    """Whether a file of this name may hold an act; README, LICENSE and remains of editors hold none either."""
    return not _NAMES.fullmatch(name) and PurePosixPath(name).suffix.lower() not in NOT_SOURCES
