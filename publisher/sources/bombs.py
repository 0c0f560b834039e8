"""Archives that would fill the memory: refused by what they state, before anything of them is unpacked."""

from collections.abc import Collection
from zipfile import ZipInfo

MOST_MEMBERS = 2_000
MOST_BYTES = 1_000_000_000
"""Files of an archive, and bytes of all of them once unpacked."""

MOST_RATIO = 200
"""Times that an archive grows when unpacked: text grows tenfold, a blank scan a hundredfold, a bomb a thousandfold."""

_SMALL = 10_000_000
"""Bytes that any archive may grow to."""


def excess(members: Collection[ZipInfo]) -> str | None:
    """What is too much in an archive, in French, or None. ``zipfile`` never unpacks more than a member states."""
    if len(members) > MOST_MEMBERS:
        return f"{len(members)} fichiers y sont rangés, {MOST_MEMBERS} au plus sont lus"
    unpacked = sum(member.file_size for member in members)
    if unpacked > MOST_BYTES:
        return f"son contenu dépasse {MOST_BYTES // 1_000_000} Mo une fois décompressé"
    if unpacked > _SMALL and unpacked > MOST_RATIO * sum(member.compress_size for member in members):
        return f"son contenu grandit plus de {MOST_RATIO} fois en se décompressant, comme celui des fichiers piégés"
    return None
