"""What is compared with what, what differs, and above all what must not be taken for a fault."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from publisher.records import (
    Article,
    Attendance,
    AttendanceCounts,
    Authority,
    BudgetLine,
    Citation,
    Grant,
    GroupPosition,
    MemberPosition,
    Money,
    Movement,
    Number,
    PartialDate,
    Prefecture,
    Recusal,
    Share,
    Sitting,
    Span,
    Verdict,
)
from publisher.records.values import AttendanceStatus, CitationKind, MovementKind, Outcome, Position
from publisher.validation.reconcile import REMEDIES, reconciliations
from tests.factories import deliberation, grant, vote
from tests.validation.reading import plain

HERE, ELSEWHERE = Span(60, 100), Span(10, 20)
ARTICLE = Span(50, 105)


def money(amount: str) -> Money:
    return Money(Decimal(amount))


def article(text: str, *amounts: str, number: str | None = "1") -> Article:
    return Article(number=number, text=text, amounts=tuple(map(money, amounts)), span=ARTICLE)


def grants(*amounts: str | None, number: str | None = "1", span: Span = HERE, **facts: Any) -> tuple[Grant, ...]:
    return tuple(grant(f"Club {i}", amount, article=number, span=span, **facts) for i, amount in enumerate(amounts))


def line(amount: str | None = None, *, code: str = "6574", **sums: str) -> BudgetLine:
    facts = {name: money(value) for name, value in sums.items()}
    return BudgetLine(account=code, amount=money(amount) if amount else None, currency="EUR", span=ELSEWHERE, **facts)


def people(**quantities: int) -> tuple[Attendance, ...]:
    return tuple(
        Attendance(name=f"{status} {i}", status=AttendanceStatus(status), voting=True, span=ELSEWHERE)
        for status, quantity in quantities.items()
        for i in range(quantity)
    )


def told(code: str, **facts: Any) -> list[tuple[bool, str]]:
    """Verdict and arithmetic of each check of one code on an act."""
    found = [check for check in reconciliations(deliberation(**facts)) if check.code == code]
    return [(check.verdict is Verdict.AGREES, plain(check.arithmetic)) for check in found]


TOTAL = "des subventions d’un montant total de {}, réparties comme suit :"


@pytest.mark.parametrize(
    ("text", "amounts", "awarded", "expected"),
    [
        pytest.param(TOTAL.format("300 €"), ["300"], ["100", "200"], [(True, "100 + 200 = 300 €")], id="agrees"),
        pytest.param(TOTAL.format("350 €"), ["350"], ["100", "200"],
                     [(False, "100 + 200 = 300 €, l’acte annonce 350 €")], id="differs"),
        pytest.param(TOTAL.format("1 300,50 €"), ["1300.50"], ["1300", "0.50"],
                     [(True, "1 300 + 0,50 = 1 300,50 €")], id="cents"),
        pytest.param("alloue 100 € et 200 €, soit 300 €", ["100", "200", "300"], ["100", "200"],
                     [(True, "100 + 200 = 300 €")], id="sum-not-called-total"),
        pytest.param("100 € et 200 € ; plafond 350 €", ["100", "200", "350"], ["100", "200"], [], id="other-sum"),
        pytest.param("pour un coût total de 900 €", ["900"], ["100", "200"], [], id="total-of-a-cost"),
        pytest.param("sur un montant total de travaux de 900 €", ["900"], ["100", "200"], [], id="total-of-works"),
        pytest.param("d’un montant total de 900 € HT", ["900"], ["100", "200"], [], id="before-tax"),
        pytest.param("une enveloppe globale de 900 €", ["900"], ["100", "200"], [], id="envelope"),
        pytest.param("un emprunt d’un montant total de 900 €", ["900"], ["100", "200"], [], id="loan"),
        pytest.param(TOTAL.format("350 €") + " total de 360 €", ["350", "360"], ["100", "200"], [], id="two-totals"),
        pytest.param(TOTAL.format("350 €") + " un total de 100 € au judo", ["350", "100"], ["100", "200"],
                     [(False, "100 + 200 = 300 €, l’acte annonce 350 €")], id="totals-of-single-grants"),
        pytest.param(TOTAL.format("200 €"), ["200"], ["100", "200"],
                     [(False, "100 + 200 = 300 €, l’acte annonce 200 €")], id="total-that-equals-one-grant"),
        pytest.param(TOTAL.format("350 €"), ["350"], ["100", None], [], id="sum-not-stated"),
        pytest.param(TOTAL.format("350 €"), ["350"], ["350"], [], id="one-grant-in-the-same-words"),
    ],
)  # fmt: skip
def test_articles_against_grants(
    text: str, amounts: list[str], awarded: list[str | None], expected: list[tuple[bool, str]]
) -> None:
    articles = (article(text, *amounts),)
    assert told("sums.article-grants", articles=articles, grants=grants(*awarded)) == expected


def test_total_of_an_annexe() -> None:
    announced = article("les subventions de la liste annexée, pour un montant total de 350 €", "350", number=None)
    expected = [(False, "100 + 200 = 300 €, l’acte annonce 350 €")]
    listed = grants("100", "200", number=None, span=ELSEWHERE)
    assert told("sums.article-grants", articles=(announced,), grants=listed) == expected
    other = replace(announced, text="une dépense d’un montant total de 350 €")
    assert told("sums.article-grants", articles=(other,), grants=listed) == []


def test_one_grant_told_in_an_annexe() -> None:
    announced = article("le financement repris en annexe 2 pour un montant total de 350 €", "350")
    expected = [(False, "300 € lus, l’acte annonce 350 €")]
    assert told("sums.article-grants", articles=(announced,), grants=grants("300", span=ELSEWHERE)) == expected


def test_operations_are_the_terms_where_there_are_several() -> None:
    both = (*grants("100", "50", operation="Jeunesse"), *grants("200", operation="Culture"))
    assert told("sums.article-grants", articles=(article(TOTAL.format("350 €"), "350"),), grants=both) == [
        (True, "150 + 200 = 350 €")
    ]


def test_currencies_are_never_added() -> None:
    two = (*grants("100"), *grants("200", currency="XPF"))
    assert told("sums.article-grants", articles=(article(TOTAL.format("350 €"), "350"),), grants=two) == []


TWO = (article(TOTAL.format("300 €"), "300"), article("une subvention de 50 €", "50", number="2"))
AWARDED = (*grants("100", "200"), *grants("50", number="2"))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param([line("300"), line("50", code="204")],
                     [(True, "6574 : 300 € (article 1) ; 204 : 50 € (article 2)")], id="line-by-article"),
        pytest.param([line("310"), line("50", code="204")],
                     [(False, "310 € imputés à la ligne 6574, 300 € attribués (article 1)")], id="one-line-differs"),
        pytest.param([line("120"), line("230", code="204")], [(True, "120 + 230 = 350 €")], id="other-division"),
        pytest.param([line("350")], [(True, "350 €")], id="all-on-one-line"),
        pytest.param([line("5000"), line("9000", code="204")], [], id="lines-of-something-else"),
        pytest.param([line()], [], id="nothing-charged"),
    ],
)  # fmt: skip
def test_budget_against_articles(lines: list[BudgetLine], expected: list[tuple[bool, str]]) -> None:
    assert told("sums.article-budget", articles=TWO, grants=AWARDED, budget_lines=tuple(lines)) == expected


@pytest.mark.parametrize(
    ("balance", "expected"),
    [
        pytest.param("700", [(True, "1 000 − 300 = 700 €")], id="agrees"),
        pytest.param("710", [(False, "1 000 − 300 = 700 €, l’acte imprime 710 €")], id="differs"),
    ],
)
def test_balance_of_a_line(balance: str, expected: list[tuple[bool, str]]) -> None:
    assert told("sums.balance", budget_lines=(line("300", available="1000", balance=balance),)) == expected
    assert told("sums.balance", budget_lines=(line("300", balance=balance),)) == []


def shares(*amounts: str | None, **facts: str) -> tuple[Share, ...]:
    return tuple(Share(amount=None if a is None else money(a), span=HERE, **facts) for a in amounts)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param(shares("40", "60", territory="Nord"), [(True, "40 + 60 = 100 €")], id="agrees"),
        pytest.param(shares("40", "50", year="2024"), [(False, "40 + 50 = 90 €, l’acte annonce 100 €")], id="differs"),
        pytest.param(
            shares("40", "60", territory="Nord") + shares("30", "70", year="2024"),
            [(True, "40 + 60 = 100 €"), (True, "30 + 70 = 100 €")],
            id="two-divisions",
        ),
        pytest.param(shares("40", None, territory="Nord"), [], id="one-not-stated"),
        pytest.param(shares("40", territory="Nord"), [], id="a-single-part"),
    ],
)
def test_shares_of_a_grant(parts: tuple[Share, ...], expected: list[tuple[bool, str]]) -> None:
    assert told("sums.shares", grants=grants("100", shares=parts)) == expected


@pytest.mark.parametrize(
    ("base", "rate", "amount", "words", "expected"),
    [
        pytest.param("1000", "0.2", "200", "", [(True, "1 000 × 20 % = 200 €")], id="agrees"),
        pytest.param("1000", "0.2", "250", "", [(False, "1 000 × 20 % = 200 €, l’acte attribue 250 €")], id="more"),
        pytest.param("1000", "0.2", "150", "", [(False, "1 000 × 20 % = 200 €, l’acte attribue 150 €")], id="less"),
        pytest.param("1000", "0.2", "150", "aide plafonnée à 150 €", [], id="capped"),
        pytest.param("1000", "0.2", "250", "aide plafonnée", [(False, "1 000 × 20 % = 200 €, l’acte attribue 250 €")],
                     id="more-than-a-cap"),
        pytest.param("90000", "0.3333", "30000", "", [(True, "90 000 × 33,33 % = 29 997 €, l’acte attribue 30 000 €")],
                     id="rate-rounded"),
        pytest.param("1234.56", "0.5", "617", "", [(True, "1 234,56 × 50 % = 617,28 €, l’acte attribue 617 €")],
                     id="sum-rounded"),
    ],
)  # fmt: skip
def test_base_and_rate(base: str, rate: str, amount: str, words: str, expected: list[tuple[bool, str]]) -> None:
    awarded = grants(amount, base=money(base), rate=Number(Decimal(rate)))
    assert told("sums.rate", grants=awarded, articles=(article(words),)) == expected


def test_many_rates_that_agree_are_one_check() -> None:
    many = grants(*["200"] * 9, base=money("1000"), rate=Number(Decimal("0.2")))
    ((agrees, arithmetic),) = told("sums.rate", grants=many)
    assert agrees
    assert arithmetic.endswith("… (9 financements)")


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        pytest.param("22620001200012", 0, id="right"),
        pytest.param("22620001200013", 1, id="wrong-digit"),
        pytest.param("35600000049837", 0, id="la-poste"),
        pytest.param("00000000000000", 0, id="zeros-have-a-right-digit"),
    ],
)
def test_siret(number: str, expected: int) -> None:
    assert len(told("grant.siret-digit", grants=grants("100", beneficiary_siret=number))) == expected


@pytest.mark.parametrize(("number", "expected"), [("226200012", 0), ("226200013", 1)])
def test_siren_of_the_authority(number: str, expected: int) -> None:
    assert len(told("authority.siren-digit", authority=Authority(name="X", kind=None, siren=number))) == expected


CAST = "10 pour + 2 contre + 3 abstentions = 15"
COUNTED = vote(in_favour=10, against=2, abstention=3)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({"attendance": people(present=12, represented=2, absent=1)},
                     [(True, f"{CAST} sur 15 membres (12 présents, 2 représentés et 1 absent)")],
                     id="all-listed"),
        pytest.param({"attendance": people(present=12, absent=1)},
                     [(False, f"{CAST}, pour 13 membres (12 présents et 1 absent)")],
                     id="more-than-listed"),
        pytest.param({"attendance": people(present=12)}, [], id="only-those-present-are-listed"),
        pytest.param({"attendance": people(present=12, represented=1)}, [], id="nobody-absent-is-listed"),
        pytest.param({"attendance": ()}, [], id="nobody-is-listed"),
        pytest.param({"attendance": people(present=12, absent=1), "attendance_counts": AttendanceCounts(in_office=15)},
                     [(True, f"{CAST} sur 15 membres en exercice")], id="stated"),
        pytest.param({"attendance_counts": AttendanceCounts(in_office=14)},
                     [(False, f"{CAST}, pour 14 membres en exercice")], id="more-than-stated"),
        pytest.param({"attendance": people(present=13, absent=1),
                      "movements": (Movement(name="Z", kind=MovementKind.ARRIVAL, span=HERE),)},
                     [(True, f"{CAST} sur 15 membres (13 présents et 1 absent)")],
                     id="one-who-arrives"),
        pytest.param({"attendance": people(present=12, represented=2, absent=1),
                      "recusals": (Recusal(name="present 0", span=HERE),)},
                     [(True, f"{CAST} sur 15 membres (12 présents, 2 représentés et 1 absent)")],
                     id="recused-never-subtracted"),
    ],
)  # fmt: skip
def test_votes_and_members(facts: dict[str, Any], expected: list[tuple[bool, str]]) -> None:
    assert told("vote.members", vote=COUNTED, **facts) == expected


def test_those_who_attend_without_a_vote_do_not_count() -> None:
    staff = tuple(replace(person, voting=False) for person in people(excused=2))
    assert told("vote.members", vote=COUNTED, attendance=(*people(present=13, absent=1), *staff))[0][0] is False


@pytest.mark.parametrize(
    ("voting", "facts", "expected"),
    [
        pytest.param(15, {}, [True], id="equal"),
        pytest.param(14, {}, [False], id="more-votes"),
        pytest.param(16, {}, [False], id="one-vote-lost"),
        pytest.param(16, {"recusals": (Recusal(name="A", span=HERE),)}, [], id="one-recused"),
        pytest.param(14, {"recusals": (Recusal(name="A", span=HERE),)}, [False], id="more-votes-and-one-recused"),
        pytest.param(
            16, {"movements": (Movement(name="Z", kind=MovementKind.DEPARTURE, span=HERE),)}, [], id="one-left"
        ),
        pytest.param(16, {"vote": replace(COUNTED, not_voting=1)}, [], id="one-not-voting"),
        pytest.param(16, {"vote": vote(in_favour=10, against=2)}, [], id="abstentions-not-stated"),
    ],
)
def test_votes_and_voters(voting: int, facts: dict[str, Any], expected: list[bool]) -> None:
    facts = {"vote": COUNTED, "attendance_counts": AttendanceCounts(voting=voting), **facts}
    assert [agrees for agrees, _ in told("vote.voters", **facts)] == expected


def named(position: Position, *names: str) -> tuple[MemberPosition, ...]:
    return tuple(MemberPosition(position=position, name=name, span=HERE) for name in names)


def grouped(*counts: int | None) -> tuple[GroupPosition, ...]:
    return tuple(GroupPosition(position=Position.FOR, group=f"G{i}", count=c, span=HERE) for i, c in enumerate(counts))


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({"members": named(Position.AGAINST, "A", "B")}, [True], id="as-many-names"),
        pytest.param({"members": named(Position.AGAINST, "A", "B", "C")}, [False], id="a-name-too-many"),
        pytest.param({"members": named(Position.AGAINST, "A")}, [], id="a-name-with-its-proxy"),
        pytest.param({"groups": grouped(6, 4)}, [True], id="groups-add-up"),
        pytest.param({"groups": grouped(6, 3)}, [False], id="groups-do-not"),
        pytest.param({"groups": grouped(6, None)}, [], id="a-group-without-count"),
        pytest.param({"groups": grouped(None, None)}, [], id="groups-without-count"),
    ],
)
def test_votes_and_names(facts: dict[str, Any], expected: list[bool]) -> None:
    assert [agrees for agrees, _ in told("vote.positions", vote=replace(COUNTED, **facts))] == expected


@pytest.mark.parametrize(
    ("code", "facts", "expected"),
    [
        pytest.param("vote.unanimity", {"in_favour": 10, "against": 0, "unanimous": True}, [True], id="unanimous"),
        pytest.param("vote.unanimity", {"in_favour": 10, "against": 1, "unanimous": True}, [False], id="one-against"),
        pytest.param("vote.unanimity", {"in_favour": 10, "abstention": 2, "unanimous": True}, [], id="abstentions"),
        pytest.param("vote.majority", {"in_favour": 10, "against": 2}, [True], id="majority"),
        pytest.param("vote.majority", {"in_favour": 7, "against": 7}, [True], id="the-chair-decides"),
        pytest.param("vote.majority", {"in_favour": 3, "against": 2, "abstention": 20}, [True], id="of-votes-cast"),
        pytest.param("vote.majority", {"in_favour": 2, "against": 10}, [False], id="adopted-by-a-minority"),
        pytest.param("vote.majority", {"in_favour": 10, "against": 2, "outcome": Outcome.REJECTED}, [False],
                     id="rejected-by-a-minority"),
        pytest.param("vote.majority", {"in_favour": 0, "against": 2, "outcome": Outcome.NOTED}, [], id="noted"),
    ],
)  # fmt: skip
def test_votes_and_outcome(code: str, facts: dict[str, Any], expected: list[bool]) -> None:
    assert [agrees for agrees, _ in told(code, vote=vote(**facts))] == expected


def test_vote_on_one_grant_is_checked_too() -> None:
    (check,) = (
        check
        for check in reconciliations(deliberation(grants=grants("100", vote=vote(in_favour=2, against=10))))
        if check.code == "vote.majority"
    )
    assert check.pointers[0] == "/grants/0/vote/outcome"
    assert check.verdict is Verdict.DIFFERS


@pytest.mark.parametrize(
    ("code", "facts", "expected"),
    [
        pytest.param("attendance.voting", {"present": 12, "represented": 2, "voting": 14}, [True], id="all-vote"),
        pytest.param("attendance.voting", {"present": 12, "represented": 2, "voting": 13}, [True], id="one-aside"),
        pytest.param("attendance.voting", {"present": 12, "represented": 2, "voting": 15}, [False], id="too-many"),
        pytest.param("attendance.voting", {"present": 12, "voting": 14}, [], id="proxies-not-counted"),
        pytest.param(
            "attendance.in-office", {"present": 12, "represented": 2, "in_office": 15}, [True], id="in-office"
        ),
        pytest.param(
            "attendance.in-office", {"present": 12, "represented": 4, "in_office": 15}, [False], id="too-many-there"
        ),
    ],
)
def test_counts_of_members(code: str, facts: dict[str, int], expected: list[bool]) -> None:
    assert [agrees for agrees, _ in told(code, attendance_counts=AttendanceCounts(**facts))] == expected


@pytest.mark.parametrize(
    ("stated", "listed", "expected"),
    [
        pytest.param({"present": 3}, {"present": 3}, [True], id="equal"),
        pytest.param({"present": 3, "in_office": 5}, {"present": 4, "absent": 1}, [False], id="all-named-one-more"),
        pytest.param({"present": 5, "in_office": 5}, {"present": 4, "absent": 1}, [False], id="all-named-one-less"),
        pytest.param({"present": 5, "in_office": 6}, {"present": 4, "absent": 1}, [], id="a-name-may-be-lost"),
        pytest.param({"present": 5}, {"present": 4, "absent": 1}, [], id="members-in-office-unknown"),
        pytest.param({"present": 3, "in_office": 5}, {}, [], id="no-list"),
    ],
)
def test_counts_and_list(stated: dict[str, int], listed: dict[str, int], expected: list[bool]) -> None:
    facts: dict[str, Any] = {"attendance_counts": AttendanceCounts(**stated), "attendance": people(**listed)}
    assert [agrees for agrees, _ in told("attendance.list", **facts)] == expected
    moved = (Movement(name="Z", kind=MovementKind.ARRIVAL, span=HERE),)
    assert told("attendance.list", **facts, movements=moved) == []


@pytest.mark.parametrize(("present", "expected"), [(8, True), (7, False)])
def test_quorum(present: int, expected: bool) -> None:
    counts = AttendanceCounts(present=present)
    assert [agrees for agrees, _ in told("attendance.quorum", attendance_counts=counts, sitting=Sitting(quorum=8))] == [
        expected
    ]


def dated(**dates: str) -> dict[str, Any]:
    stamp = {name: PartialDate(dates.pop(name)) for name in ("sent_on", "received_on") if name in dates}
    plain_dates = {name: PartialDate(date) for name, date in dates.items()}
    return {**plain_dates, "prefecture": Prefecture(**stamp)}


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        pytest.param(dated(convened_on="2024-03-07", published_on="2024-03-15"),
                     [(True, "convocation le 7 mars 2024, séance le 14 mars 2024, publication le 15 mars 2024")],
                     id="in-order"),
        pytest.param(dated(convened_on="2024-03-15"),
                     [(False, "séance le 14 mars 2024, avant la convocation le 15 mars 2024")], id="convened-after"),
        pytest.param(dated(received_on="2024-03-13"),
                     [(False, "réception le 13 mars 2024, avant la séance le 14 mars 2024")], id="received-before"),
        pytest.param(dated(sent_on="2024-03-19", received_on="2024-03-18"),
                     [(False, "réception le 18 mars 2024, avant la transmission le 19 mars 2024")], id="before-sent"),
        pytest.param(dated(published_on="2024-03-01"),
                     [(False, "publication le 1er mars 2024, avant la séance le 14 mars 2024")], id="published-before"),
        pytest.param(dated(published_on="2024-03"),
                     [(True, "séance le 14 mars 2024, publication en mars 2024")], id="month"),
        pytest.param(dated(published_on="2023"),
                     [(False, "publication en 2023, avant la séance le 14 mars 2024")], id="year-before"),
        pytest.param(dated(), [], id="one-date"),
    ],
)  # fmt: skip
def test_order_of_dates(dates: dict[str, Any], expected: list[tuple[bool, str]]) -> None:
    assert told("dates.order", **dates) == expected


@pytest.mark.parametrize(
    ("identifier", "expected"),
    [
        pytest.param("062-226200012-20240314-2024_17-DE", [True], id="same-day"),
        pytest.param("062-226200012-20240315-2024_17-DE", [False], id="another-day"),
        pytest.param("062-226200012-20249915-2024_17-DE", [], id="no-date"),
    ],
)
def test_date_in_the_stamp(identifier: str, expected: list[bool]) -> None:
    assert [agrees for agrees, _ in told("dates.stamp", prefecture=Prefecture(id=identifier))] == expected


@pytest.mark.parametrize(
    ("kind", "date", "expected"),
    [
        pytest.param(CitationKind.DELIBERATION, "2024-03-13", 0, id="earlier"),
        pytest.param(CitationKind.DELIBERATION, "2024-03-14", 0, id="same-sitting"),
        pytest.param(CitationKind.DELIBERATION, "2024-03", 0, id="month-of-the-sitting"),
        pytest.param(CitationKind.LAW, "2042-01-01", 1, id="later"),
        pytest.param(CitationKind.AGREEMENT, "2024-12-31", 0, id="an-agreement-may-be-to-come"),
    ],
)
def test_texts_relied_on(kind: CitationKind, date: str, expected: int) -> None:
    cited = (Citation(text="Vu", kind=kind, date=PartialDate(date), span=HERE),)
    assert len(told("dates.citation", citations=cited)) == expected


def test_an_act_that_states_nothing_twice_has_no_check() -> None:
    assert reconciliations(deliberation()) == ()


def test_every_remedy_says_what_to_do() -> None:
    assert all(remedy.startswith(("Vérifiez ", "Corrigez ")) and remedy.endswith(".") for remedy in REMEDIES.values())


def test_natural_persons_are_told_by_no_name() -> None:
    awarded = grants("100", natural_person=True, shares=shares("40", "50", year="2024"))
    (check,) = (c for c in reconciliations(deliberation(grants=awarded)) if c.code == "sums.shares")
    assert check.label == "Parts du financement d’une personne physique"
