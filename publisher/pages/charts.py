"""Bars whose lengths are shares of a whole, to be drawn by the templates as SVG."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from publisher.formatting import count, money

_MOST = 12
_LABELLED = 4  # a part of at least a quarter of the whole holds its own label
_NAME = 44  # characters of a name that fit beside its sum on a phone


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar: its place from the left and its length, in hundredths of the width; ``labelled`` if words fit in it."""

    name: str
    value: str
    start: str = "0"
    length: str
    style: str = ""
    labelled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Bars with a title and a description for those who do not see them."""

    title: str
    description: str
    bars: tuple[Bar, ...]


def ranking(title: str, sums: Iterable[tuple[str, Decimal]], currency: str) -> Chart | None:
    """Sums by name, the largest first, the smallest of many as one; None where there is nothing to compare.

    The longest bar is the largest sum.
    """
    ranked = sorted(((name, total) for name, total in sums if total > 0), key=lambda item: (-item[1], item[0]))
    if len(ranked) < 2:
        return None
    shown, rest = ranked[:_MOST], ranked[_MOST:]
    if rest:
        shown = [*shown[:-1], _others([*shown[-1:], *rest])]
    largest = max(total for _, total in shown)
    return Chart(
        title=title,
        description="; ".join(f"{name} : {money(total, currency)}" for name, total in shown),
        bars=tuple(
            Bar(name=_short(name), value=money(total, currency), length=_hundredths(total, largest))
            for name, total in shown
        ),
    )


def stacked(title: str, parts: Sequence[tuple[str, int, str]]) -> Chart | None:
    """Parts of one whole side by side, each a name, a number and a style; None where the whole is nothing."""
    whole = sum(number for _, number, _ in parts)
    if not whole:
        return None
    bars: list[Bar] = []
    before = 0
    for name, number, style in parts:
        if number:
            start, length = _hundredths(Decimal(before), Decimal(whole)), _hundredths(Decimal(number), Decimal(whole))
            labelled = number * _LABELLED >= whole
            bars.append(Bar(name=name, value=str(number), start=start, length=length, style=style, labelled=labelled))
        before += number
    return Chart(title=title, description=", ".join(f"{bar.name} : {bar.value}" for bar in bars), bars=tuple(bars))


def _others(rest: Sequence[tuple[str, Decimal]]) -> tuple[str, Decimal]:
    return count(len(rest), "autre", "autres"), sum((total for _, total in rest), Decimal(0))


def _short(name: str) -> str:
    return name if len(name) <= _NAME else f"{name[:_NAME].rsplit(maxsplit=1)[0]}…"


def _hundredths(part: Decimal, whole: Decimal) -> str:
    return format((part * 100 / whole).quantize(Decimal("0.01")).normalize(), "f")
