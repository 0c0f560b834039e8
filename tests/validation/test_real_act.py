"""The real act adds up everywhere; with one figure changed, the right reconciliation speaks and no other."""

from pathlib import Path

import pytest

from publisher.records import Verdict
from publisher.validation.reconcile import disagreements, reconciliations
from tests.validation.reading import act, differing, plain, with_one_change

MEMBERS = "membres (37 présents, 6 excusés et 1 absent)"
VOTES = "39 pour + 0 contre + 4 abstentions + 1 sans vote"
EXPECTED = [
    ("sums.article-grants", "27 501 + 379 050 + 217 000 + 210 000 + 60 000 = 893 551 €"),
    ("sums.article-grants", "25 000 €"),
    ("sums.article-budget", "C02-428B04 : 893 551 € (article 1) ; C02-428C02 : 25 000 € (article 2)"),
    ("sums.balance", "1 248 691 − 893 551 = 355 140 €"),
    ("sums.balance", "1 322 752,04 − 25 000 = 1 297 752,04 €"),
    ("sums.shares", "20 000 + 20 000 = 40 000 €"),
    (
        "vote.members",
        f"{VOTES} = 44 sur 44 {MEMBERS}",
    ),
    ("vote.majority", "39 pour, 0 contre : adopté"),
]


@pytest.mark.parametrize(("code", "arithmetic"), EXPECTED, ids=lambda value: str(value)[:20])
def test_each_reconciliation_holds_and_is_shown(code: str, arithmetic: str, real_act: Path) -> None:
    checks = reconciliations(act(real_act.read_text(encoding="utf-8")))
    assert (code, arithmetic, Verdict.AGREES) in [(c.code, plain(c.arithmetic), c.verdict) for c in checks]


def test_nothing_differs(real_act: Path) -> None:
    assert differing(act(real_act.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("old", "new", "code", "arithmetic", "pointer"),
    [
        pytest.param(
            "10 mesures pour un total \nde 70 000 €",
            "10 mesures pour un total \nde 71 000 €",
            "sums.article-grants",
            "27 501 + 379 050 + 218 000 + 210 000 + 60 000 = 894 551 €, l’acte annonce 893 551 €",
            "/articles/0",
            id="grant",
        ),
        pytest.param(
            "893  551 €,  ainsi",
            "893  651 €,  ainsi",
            "sums.article-grants",
            "27 501 + 379 050 + 217 000 + 210 000 + 60 000 = 893 551 €, l’acte annonce 893 651 €",
            "/articles/0",
            id="total-of-article",
        ),
        pytest.param(
            "355 140,00",
            "355 240,00",
            "sums.balance",
            "1 248 691 − 893 551 = 355 140 €, l’acte imprime 355 240 €",
            "/budget_lines/0/balance",
            id="balance",
        ),
        pytest.param(
            "1 322 752,04",
            "1 322 752,05",
            "sums.balance",
            "1 322 752,05 − 25 000 = 1 297 752,05 €, l’acte imprime 1 297 752,04 €",
            "/budget_lines/1/balance",
            id="available-by-a-cent",
        ),
        pytest.param(
            "(soit 20 000 € par territoire)",
            "(soit 25 000 € par territoire)",
            "sums.shares",
            "25 000 + 25 000 = 50 000 €, l’acte annonce 40 000 €",
            "/grants/15/shares",
            id="share",
        ),
        pytest.param(
            "Abstention :  4 voix",
            "Abstention :  5 voix",
            "vote.members",
            f"{VOTES.replace('4', '5')} = 45, pour 44 {MEMBERS}",
            "/vote",
            id="abstentions",
        ),
        pytest.param(
            "Pour  :  39 voix",
            "Pour  :  40 voix",
            "vote.members",
            f"{VOTES.replace('39', '40')} = 45, pour 44 {MEMBERS}",
            "/vote",
            id="votes-for",
        ),
        pytest.param(
            "n°2022-498  du  Conseil  départemental du  22  décembre  2022",
            "n°2022-498  du  Conseil  départemental du  22  décembre  2032",
            "dates.citation",
            "daté le 22 décembre 2032, séance le 16 octobre 2023, avant",
            "/citations/5/date",
            id="citation-of-the-future",
        ),
    ],
)
def test_one_figure_changed(old: str, new: str, code: str, arithmetic: str, pointer: str, real_act: Path) -> None:
    record = with_one_change(real_act, old, new)
    (check,) = differing(record)
    assert (check.code, plain(check.arithmetic), check.pointers[0]) == (code, arithmetic, pointer)
    (finding,) = disagreements(reconciliations(record), record)
    assert plain(finding.message).startswith(f"{plain(check.label)} : {arithmetic}. Vérifiez ")
    assert finding.pointer == pointer
    assert finding.span is not None


def test_sum_charged_in_both_tables_is_set_against_article_and_balance(real_act: Path) -> None:
    """The table of the decision and that of the report changed alike: only the other sums can tell."""
    words = real_act.read_text(encoding="utf-8").replace("893 551,00", "893 651,00")
    checks = {check.code: plain(check.arithmetic) for check in differing(act(words))}
    assert checks == {
        "sums.article-budget": "893 651 € imputés à la ligne C02-428B04, 893 551 € attribués (article 1)",
        "sums.balance": "1 248 691 − 893 651 = 355 040 €, l’acte imprime 355 140 €",
    }


def test_members_recused_are_not_subtracted(real_act: Path) -> None:
    record = act(real_act.read_text(encoding="utf-8"))
    (members,) = (check for check in reconciliations(record) if check.code == "vote.members")
    assert len(record.recusals) == 4
    assert "44 sur 44" in plain(members.arithmetic)
