"""Layouts of acts: each writes the text of a record; what one of them does not print is in its ``omits``."""

from collections.abc import Callable
from decimal import Decimal

from tests.roundtrip import blocks
from tests.roundtrip.blocks import Style, money, paragraph, said
from tests.roundtrip.frames import Layout, charged, grid, lead, standard, whole
from tests.roundtrip.records import Act, Award
from tests.roundtrip.sums import SUMS
from tests.roundtrip.voting import VOTING


def sentences(act: Act, style: Style) -> str:
    """One article for each sum, in running sentences of several shapes."""
    shapes = (
        "D’attribuer une subvention de {sum} à l’association {name} pour {purpose}.",
        "Une subvention de {sum} est attribuée à l’association {name} pour {purpose}.",
        "D’accorder à l’association {name} une aide de {sum} pour {purpose}.",
        "Est allouée à l’association {name} une subvention d’un montant de {sum} pour {purpose}.",
    )
    articles = [
        f"Article {number} : "
        + shapes[(number + style.opening) % len(shapes)].format(
            sum=money(style, award.amount), name=f"« {award.beneficiary} »", purpose=award.purpose
        )
        for number, award in enumerate(act.awards, start=1)
    ]
    articles.append(charged(act, len(articles) + 1))
    return standard(act, style, "\n\n".join(map(paragraph, articles)))


def bullets(act: Act, style: Style) -> str:
    """A list with dashes in the first article."""
    items = "\n".join(f"- {award.beneficiary} : {money(style, award.amount)}" for award in act.awards)
    return standard(act, style, f"{paragraph(lead(act, style))}\n\n{items}\n\n{paragraph(charged(act, 2))}")


def leaders(act: Act, style: Style) -> str:
    """A list with dotted leaders, and its total."""
    rows = [(award.beneficiary, award.amount) for award in act.awards] + [("TOTAL", act.total)]
    items = "\n".join(f"{name} {'.' * (62 - len(name))} {money(style, value)}" for name, value in rows)
    return standard(act, style, f"{paragraph(lead(act, style))}\n\n{items}\n\n{paragraph(charged(act, 2))}")


def _rows(act: Act, style: Style, columns: Callable[[Award], list[Decimal]], subtotals: bool) -> list[list[str]]:
    rows: list[list[str]] = []
    half = len(act.awards) // 2
    for index, award in enumerate(act.awards):
        rows.append([award.beneficiary, *(money(style, value) for value in columns(award))])
        if subtotals and half and index + 1 in (half, len(act.awards)):
            part = act.awards[:half] if index + 1 == half else act.awards[half:]
            rows.append(["Sous-total", *_sums(style, columns, part)])
    return [*rows, ["TOTAL", *_sums(style, columns, act.awards)]]


def _sums(style: Style, columns: Callable[[Award], list[Decimal]], part: tuple[Award, ...]) -> list[str]:
    return [money(style, sum(values, Decimal(0))) for values in zip(*map(columns, part), strict=True)]


def table(act: Act, style: Style) -> str:
    """A table of associations with one column of money."""
    printed = grid([("Association", 56), ("Montant attribué", 22)], _rows(act, style, lambda a: [a.amount], False))
    return standard(act, style, f"{paragraph(lead(act, style))}\n\n{printed}\n\n{paragraph(charged(act, 2))}")


def columns(act: Act, style: Style) -> str:
    """Several columns of money, of which one was voted; subtotals and total."""
    year = act.day.year
    heads = [("Bénéficiaire", 48), (f"Obtenu {year - 1}", 17), (f"Demandé {year}", 18), (f"Voté {year}", 18)]
    rows = _rows(act, style, lambda a: [a.former, a.asked, a.amount], True)
    return standard(act, style, f"{paragraph(lead(act, style))}\n\n{grid(heads, rows)}\n\n{paragraph(charged(act, 2))}")


def annexe(act: Act, style: Style) -> str:
    """The sums stand in an annexe, under an operation."""
    decision = paragraph(
        f"Article 1 : D’attribuer aux associations les subventions reprises en annexe 1, pour un montant total de "
        f"{money(style, act.total)}."
    )
    items = "\n".join(
        paragraph(f"- L’association {award.beneficiary} pour un total de {money(style, award.amount)} ;")
        for award in act.awards
    )
    awarded = "Les subventions suivantes sont attribuées :"
    return standard(
        act,
        style,
        f"{decision}\n\n{paragraph(charged(act, 2))}",
        f"ANNEXE 1\n\nOpération 1 : Vie locale\n\n{awarded}\n\n{items}",
    )


def _verdict(act: Act, style: Style) -> str:
    if act.ballot.rejected:
        return " rejette cette proposition"
    unanimously = " à l’unanimité" if act.ballot.unanimous else ""
    return (
        f" adopte{unanimously}",
        f" approuve{unanimously}",
        f" adopte{unanimously}",
        f", après en avoir délibéré, adopte cette proposition{unanimously}",
    )[style.opening]


def adopted_as_proposed(act: Act, style: Style) -> str:
    """A member reports and proposes; the assembly just adopts."""
    items = "\n".join(f"- {award.beneficiary} : {money(style, award.amount)}" for award in act.awards)
    return whole(
        blocks.head(act, style),
        blocks.attendance(act, style),
        f"Objet : {act.title}",
        paragraph(f"{said(act.rapporteur)} rapporte que les associations ont présenté leurs demandes pour l’année."),
        blocks.visas(act),
        paragraph(f"Il est proposé au {act.body.assembly} d’attribuer les subventions suivantes :"),
        items,
        f"Le {act.body.assembly}{_verdict(act, style)}.",
        "" if act.ballot.unanimous else blocks.vote(act, style),
        blocks.signature(act, style),
        blocks.stamp(act),
    )


def reported(act: Act, style: Style) -> str:
    """The table stands in the report; the decision awards what is proposed there."""
    rows = _rows(act, style, lambda a: [a.asked, a.amount], False)
    printed = grid([("Nom de l’association", 50), ("Montant demandé", 22), ("Montant proposé", 22)], rows)
    return whole(
        blocks.head(act, style),
        blocks.attendance(act, style),
        f"Objet : {act.title}",
        f"Rapporteur : {said(act.rapporteur)}",
        paragraph(
            "Les demandes des associations ont été examinées par la commission, qui propose les aides suivantes :"
        ),
        printed,
        blocks.visas(act),
        blocks.opening(act, style),
        paragraph("Article 1 : D’attribuer aux associations les subventions telles que proposées ci-dessus."),
        paragraph(charged(act, 2)),
        blocks.vote(act, style),
        blocks.signature(act, style),
        blocks.stamp(act),
    )


def share_of_cost(act: Act, style: Style) -> str:
    """Shares of what things cost, with a plan of financing: bases and others’ sums are no grants."""
    articles = [
        f"Article {number} : D’attribuer à l’association « {award.beneficiary} » une subvention de "
        f"{money(style, award.amount)}, soit 20 % d’une dépense éligible de {money(style, award.amount * 5)} HT, pour "
        f"{award.purpose}."
        for number, award in enumerate(act.awards, start=1)
    ]
    plan = [
        ["Travaux", f"{money(style, act.total * 5)}", "État (DETR)", money(style, act.total * 3)],
        ["Honoraires", f"{money(style, act.total)}", "Autofinancement", money(style, act.total * 3)],
    ]
    printed = "\n".join(f"{one:24}{two:>22}   {three:24}{four:>22}" for one, two, three, four in plan)
    return whole(
        blocks.head(act, style),
        blocks.attendance(act, style),
        f"Objet : {act.title}",
        f"Rapporteur : {said(act.rapporteur)}",
        blocks.visas(act),
        "Le plan de financement est le suivant :",
        f"{'Dépenses':24}{'Montant HT':>22}   {'Recettes':24}{'Montant':>22}\n\n{printed}",
        blocks.opening(act, style),
        "\n\n".join(map(paragraph, [*articles, charged(act, len(articles) + 1)])),
        blocks.vote(act, style),
        blocks.signature(act, style),
        blocks.stamp(act),
    )


def budget_table(act: Act, style: Style) -> str:
    """Sentences, then the table of the credits that they are charged to: envelopes and balances are no grants."""
    items = "\n".join(
        paragraph(f"- L’association {award.beneficiary}, pour un total de {money(style, award.amount)} ;")
        for award in act.awards
    )
    heads = f"{'Imputation':24}{'Libellé':24}{'Disponible €':>20}{'Proposition €':>20}{'Solde €':>20}"
    code, sums = f"{act.account}/93{act.chapter}", (act.total * 3, act.total, act.total * 2)
    row = f"{code:24}{'Vie locale':24}" + "".join(f"{_plain(style, value):>20}" for value in sums)
    return standard(
        act,
        style,
        f"{paragraph(lead(act, style))}\n\n{items}\n\n"
        f"Article 2 : Les dépenses sont imputées comme suit :\n\n{heads}\n\n{row}",
    )


def _plain(style: Style, value: Decimal) -> str:
    whole, cents = divmod(int(value * 100), 100)
    return f"{whole:,}".replace(",", style.thousands) + f",{cents:02d}"


def nothing_awarded(act: Act, style: Style) -> str:
    """Sums everywhere, none awarded: asked of others, received, entered in the budget, spent on works."""
    sums = [money(style, award.asked) for award in act.awards]
    shapes = (
        "De solliciter auprès de l’État une subvention de {sum} pour {purpose}.",
        "D’accepter le devis de {sum} de l’entreprise Orvel pour {purpose}.",
        "D’inscrire au budget une recette de {sum}, subvention versée par la Région.",
        "De fixer à {sum} le tarif de location de la salle.",
    )
    articles = [
        f"Article {number} : {shapes[number % len(shapes)].format(sum=printed, purpose=award.purpose)}"
        for number, (award, printed) in enumerate(zip(act.awards, sums, strict=True), start=1)
    ]
    return standard(act, style, "\n\n".join(map(paragraph, articles)))


LAYOUTS = (
    Layout(name="sentences", write=sentences, purposes=True),
    Layout(name="bullets", write=bullets),
    Layout(name="leaders", write=leaders),
    Layout(name="table", write=table),
    Layout(name="several money columns", write=columns),
    Layout(name="annexe", write=annexe, operation="Vie locale"),
    Layout(name="table in the report", write=reported),
    Layout(name="share of the cost", write=share_of_cost, purposes=True, shares=True),
    Layout(name="table of credits", write=budget_table, omits=frozenset({"budget"})),
    Layout(name="nothing awarded", write=nothing_awarded, awards=False, budget=False, omits=frozenset({"articles"})),
    Layout(name="adopted as proposed", write=adopted_as_proposed, budget=False, omits=frozenset({"articles"})),
    *SUMS,
    *VOTING,
)
