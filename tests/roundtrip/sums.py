"""Layouts told apart by how they print sums: francs, thousands, millions, words, years, wrapped rows, aid in kind."""

import textwrap
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from itertools import zip_longest

from tests.roundtrip.blocks import Style, money, paragraph
from tests.roundtrip.frames import Layout, charged, grid, lead, standard
from tests.roundtrip.records import Act, Award
from tests.roundtrip.spelled import spelled

Printer = Callable[[Style, Decimal], str]
THOUSAND, MILLION = Decimal(1_000), Decimal(1_000_000)


def _rounded(act: Act, to: int) -> Act:
    """The same awards in multiples of a sum, each one time that at least."""
    awards = tuple(replace(award, amount=max(Decimal(to), award.amount // to * to)) for award in act.awards)
    return replace(act, awards=awards)


def in_hundreds(act: Act) -> Act:
    """Sums that thousands tell with one decimal."""
    return _rounded(act, 100)


def in_ten_thousands(act: Act) -> Act:
    """Sums that millions tell with two decimals."""
    return _rounded(act, 10_000)


def whole_sums(act: Act) -> Act:
    """Sums without cents."""
    return _rounded(act, 1)


def before_the_euro(act: Act) -> Act:
    """An act of 1998, before there was a stamp."""
    day = act.day.replace(year=1998, day=min(act.day.day, 28))
    number = act.number.replace(str(act.day.year), "1998")
    title = act.title.replace(str(act.day.year), "1998")
    return replace(act, day=day, convened=day - (act.day - act.convened), number=number, title=title, stamped=False)


def _scaled(unit: Decimal, sign: str) -> Printer:
    return lambda _, value: f"{(value / unit).normalize():f} {sign}".replace(".", ",")


def _francs(style: Style, value: Decimal) -> str:
    sign = (" F", "\u00a0F", " francs", " F")[style.opening]
    return money(replace(style, euro=sign), value)


def _in_words(style: Style, value: Decimal) -> str:
    return f"{spelled(int(value))} euros ({money(style, value)})"


def _articles(words: str, printer: Printer, suits: Callable[[Act], Act]) -> Callable[[Act, Style], str]:
    """A writer of one article for each award."""

    def write(act: Act, style: Style) -> str:
        act = suits(act)
        articles = [
            f"Article {number} : "
            + words.format(name=f"« {award.beneficiary} »", sum=printer(style, award.amount), purpose=award.purpose)
            for number, award in enumerate(act.awards, start=1)
        ]
        articles.append(charged(act, len(articles) + 1))
        return standard(act, style, "\n\n".join(map(paragraph, articles)))

    return write


def _listed(act: Act, style: Style, printed: str) -> str:
    return standard(act, style, f"{paragraph(lead(act, style))}\n\n{printed}\n\n{paragraph(charged(act, 2))}")


def table_in_thousands(act: Act, style: Style) -> str:
    """Bare figures under a title that says « en k€ »."""
    act = in_hundreds(act)
    bare = _scaled(THOUSAND, "")
    rows = [[award.beneficiary, bare(style, award.amount).strip()] for award in act.awards]
    rows.append(["TOTAL", bare(style, act.total).strip()])
    return _listed(act, style, grid([("Association", 56), ("Montant voté (en k€)", 24)], rows))


def asked_proposed_voted(act: Act, style: Style) -> str:
    """Three columns of money, in the order of the procedure."""
    heads = [("Association", 48), ("Demandé", 17), ("Proposé", 17), ("Voté", 17)]
    columns = [(a.beneficiary, (a.asked, a.amount + 50, a.amount)) for a in act.awards]
    sums = tuple(sum(values, Decimal(0)) for values in zip(*(values for _, values in columns), strict=True))
    rows = [[name, *(money(style, value) for value in values)] for name, values in (*columns, ("TOTAL", sums))]
    return _listed(act, style, grid(heads, rows))


def wrapped(act: Act, style: Style) -> str:
    """Cells of two and three lines; the sum stands on the first one."""
    lines = [f"{'Association':30}{'Objet':32}{'Montant voté':>20}", ""]
    for award in act.awards:
        lines.extend(_wrapped_row(award, style))
    lines.append(f"{'TOTAL':62}{money(style, act.total):>20}")
    return _listed(act, style, "\n".join(lines))


def _wrapped_row(award: Award, style: Style) -> list[str]:
    purpose = award.purpose.removeprefix("l’").removeprefix("la ")
    cells = zip_longest(
        textwrap.wrap(award.beneficiary, 27), textwrap.wrap(purpose, 29), [money(style, award.amount)], fillvalue=""
    )
    return [f"{name:30}{what:32}{value:>20}".rstrip() for name, what, value in cells] + [""]


def several_years(act: Act, style: Style) -> str:
    """The whole sum, then its years: these are parts of it."""
    articles = []
    for number, award in enumerate(act.awards, start=1):
        third = (award.amount / 3).quantize(Decimal("0.01"))
        parts = [money(style, part) for part in (third, third, award.amount - 2 * third)]
        year = act.day.year
        articles.append(
            f"Article {number} : D’attribuer à l’association « {award.beneficiary} » une subvention de "
            f"{money(style, award.amount)}, soit {parts[0]} en {year}, {parts[1]} en {year + 1} et {parts[2]} en "
            f"{year + 2}, pour {award.purpose}."
        )
    articles.append(charged(act, len(articles) + 1))
    return standard(act, style, "\n\n".join(map(paragraph, articles)))


GIVEN = "D’attribuer à l’association {name} une subvention de {sum} pour {purpose}."
ADVANCED = "D’accorder à l’association {name} une avance remboursable de {sum} pour {purpose}."
LENT = "D’accorder à l’association {name} la gratuité de la salle des fêtes, soit une aide en nature de {sum}."
SUMS = (
    Layout(
        name="francs",
        write=_articles(GIVEN, _francs, before_the_euro),
        suits=before_the_euro,
        purposes=True,
        currency="FRF",
    ),
    Layout(
        name="thousands",
        write=_articles(GIVEN, _scaled(THOUSAND, "k€"), in_hundreds),
        suits=in_hundreds,
        purposes=True,
    ),
    Layout(
        name="millions",
        write=_articles(GIVEN, _scaled(MILLION, "M€"), in_ten_thousands),
        suits=in_ten_thousands,
        purposes=True,
    ),
    Layout(name="words and figures", write=_articles(GIVEN, _in_words, whole_sums), suits=whole_sums, purposes=True),
    Layout(name="table in thousands", write=table_in_thousands, suits=in_hundreds, unit=1_000),
    Layout(name="asked, proposed, voted", write=asked_proposed_voted),
    Layout(name="wrapped cells", write=wrapped, purposes=True, omits=frozenset({"articles"})),
    Layout(name="several years", write=several_years, purposes=True),
    Layout(name="advances", write=_articles(ADVANCED, money, lambda act: act), purposes=True, kind="advance"),
    Layout(
        name="aid in kind",
        write=_articles(LENT, money, lambda act: act),
        kind="in_kind",
        omits=frozenset({"articles"}),
    ),
)
