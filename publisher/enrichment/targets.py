"""Where a correction applies: its act among those of a source, its fact in the record of that act."""

from collections.abc import Sequence
from typing import Any

from publisher.enrichment.amendments import ANY, Amendment
from publisher.enrichment.quotes import alike
from publisher.keys.words import same_number
from publisher.parsing.fold import fold
from publisher.records import Deliberation


class NoTarget(Exception):  # noqa: N818 - not an error of the program: it becomes a finding
    """The fact is not there; the message is a French phrase that ends a sentence."""


def act_of(amendment: Amendment, acts: Sequence[Deliberation]) -> int:
    """Index of the act meant. Raises NoTarget where none or several are."""
    found = [index for index, act in enumerate(acts) if _is(amendment, act, index)]
    if len(found) == 1:
        return found[0]
    if found:
        raise NoTarget(
            f"{len(found)} actes de cette source y répondent ; précisez « number », « title » ou « position »"
        )
    raise NoTarget("aucun acte de cette source n’y répond ; vérifiez « number », « title » ou « position »")


def _is(amendment: Amendment, act: Deliberation, index: int) -> bool:
    return (
        (amendment.number is None or same_number(amendment.number) == same_number(act.number or ""))
        and (amendment.title is None or _line(amendment.title) == _line(act.title or ""))
        and (amendment.position is None or amendment.position == index + 1)
    )


def _line(title: str) -> str:
    return " ".join(fold(title).split())


def resolved(amendment: Amendment, plain: dict[str, Any]) -> tuple[str, ...]:
    """The pointer with an index for each ``*``. Raises NoTarget where no item is meant, or several."""
    pieces: list[str] = []
    held: Any = plain
    tables = iter(amendment.where)
    for piece in amendment.fact:
        if isinstance(held, list):
            index = _matching(held, next(tables)) if piece == ANY else int(piece)
            if index >= len(held):
                raise NoTarget("la lecture n’a plus d’élément de ce rang ; vérifiez « fact »")
            pieces.append(str(index))
            held = held[index]
        elif piece == ANY or piece.isdigit():
            raise NoTarget("la lecture n’a aucun élément de cette liste ; vérifiez « fact »")
        else:
            pieces.append(piece)
            held = (held or {}).get(piece)
    return tuple(pieces)


def _matching(items: list[Any], values: dict[str, Any]) -> int:
    found = [
        index for index, item in enumerate(items) if all(alike(value, item.get(key)) for key, value in values.items())
    ]
    if len(found) == 1:
        return found[0]
    if found:
        raise NoTarget(f"{len(found)} éléments répondent à « where » ; ajoutez-y une valeur qui les distingue")
    raise NoTarget("aucun élément ne répond à « where » ; vérifiez ces valeurs")


def held_at(plain: Any, pieces: Sequence[str]) -> Any:
    """What the record holds at a pointer; None where nothing is."""
    for piece in pieces:
        if isinstance(plain, list):
            plain = plain[int(piece)] if int(piece) < len(plain) else None
        else:
            plain = (plain or {}).get(piece)
    return plain
