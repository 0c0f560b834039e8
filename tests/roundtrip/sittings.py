"""Minutes: one sitting, several items, each with a number, a title, a decision and a vote; some are taken out."""

from dataclasses import dataclass
from enum import StrEnum

from hypothesis import strategies as st

from tests.roundtrip import blocks
from tests.roundtrip.blocks import Style, money, paragraph
from tests.roundtrip.names import associations, purposes
from tests.roundtrip.records import Act, acts, sums


class Fate(StrEnum):
    """What became of an item."""

    ADOPTED = "adopted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    POSTPONED = "postponed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One point of the agenda: its number, and what was proposed and became of it."""

    number: str
    title: str
    beneficiary: str
    printed: str
    amount: str
    purpose: str
    fate: Fate


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """An act whose head and attendance are those of the sitting, and the items."""

    act: Act
    style: Style
    items: tuple[Item, ...]


TITLES = ("Soutien à la vie locale", "Aide exceptionnelle", "Subvention de fonctionnement", "Aide à l’équipement")
CLOSED = {
    Fate.WITHDRAWN: "Ce point est retiré de l’ordre du jour.",
    Fate.POSTPONED: "Ce point est ajourné.",
}


@st.composite
def sittings(draw: st.DrawFn, style: Style) -> Sitting:
    """A sitting of two to seven items."""
    act = draw(acts())
    names = draw(st.lists(associations(), min_size=2, max_size=7, unique=True))
    first = draw(st.integers(min_value=1, max_value=80))
    items = []
    for index, name in enumerate(names):
        amount = draw(sums)
        items.append(
            Item(
                number=f"{act.day.year}-{first + index:03d}",
                title=draw(st.sampled_from(TITLES)),
                beneficiary=name,
                printed=money(style, amount),
                amount=f"{amount:.2f}",
                purpose=draw(purposes),
                fate=draw(st.sampled_from((Fate.ADOPTED, Fate.ADOPTED, *Fate))),
            )
        )
    return Sitting(act=act, style=style, items=tuple(items))


def minutes(sitting: Sitting) -> str:
    """The text of the minutes."""
    act, style = sitting.act, sitting.style
    head = (
        f"{act.authority.upper()}\n\nPROCÈS-VERBAL DU {act.body.assembly.upper()}\n\nSéance du {blocks.french(act.day)}"
    )
    parts = [head, blocks.attendance(act, style)]
    parts.extend(_item(sitting, item) for item in sitting.items)
    parts.append("L’ordre du jour étant épuisé, la séance est levée à 21 heures 30.")
    parts.append(blocks.signature(act, style))
    return "\n\n".join(parts) + "\n"


def _item(sitting: Sitting, item: Item) -> str:
    assembly = sitting.act.body.assembly
    heading = f"Délibération n° {item.number} : {item.title}"
    proposed = paragraph(
        f"Le rapporteur propose d’attribuer à l’association « {item.beneficiary} » une subvention de {item.printed} "
        f"pour {item.purpose}."
    )
    if item.fate in CLOSED:
        return "\n\n".join((heading, proposed, CLOSED[item.fate]))
    if item.fate is Fate.REJECTED:
        return "\n\n".join((heading, proposed, "Vote : 2 pour, 5 contre, 0 abstention.\n\nRejeté."))
    decided = paragraph(
        f"Le {assembly}, après en avoir délibéré, décide d’attribuer à l’association « {item.beneficiary} » une "
        f"subvention de {item.printed} pour {item.purpose}."
    )
    return "\n\n".join((heading, decided, "Adopté à l’unanimité."))
