"""The keys under which an act and what it tells are addressed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ActKeys:
    """Keys of one act, all of them slugs.

    ``grants`` and ``beneficiaries`` stand in the order of the record's grants: the fragment key of each grant (without
    its ``subvention-`` prefix), and the key of the organisation that receives it (None for a natural person or where
    the act names nobody).
    """

    authority: str
    year: str
    act: str
    grants: tuple[str, ...]
    beneficiaries: tuple[str | None, ...]
