"""Reconciliations on the page of an act: those that differ first, and nothing said twice."""

from dataclasses import replace

from publisher.pages import act_page
from publisher.records import Check, Finding, Severity, Verdict
from tests.factories import deliberation
from tests.pages.builders import SITE, act_input
from tests.pages.markup import Markup, parsed

PASSED = Check(
    code="sums.balance",
    label="Solde de la ligne 6574",
    verdict=Verdict.AGREES,
    arithmetic="5 000 − 1 000 = 4 000 €",
    pointers=("/budget_lines/0/balance",),
)
FAILED = Check(
    code="sums.article-grants",
    label="Total de l’article 1",
    verdict=Verdict.DIFFERS,
    arithmetic="500 + 600 = 1 100 €, l’acte annonce 1 200 €",
    pointers=("/articles/0", "/grants/0/amount"),
)
SAME = Finding(
    severity=Severity.WARNING, code=FAILED.code, message="La même chose, dite à l’agent.", pointer="/articles/0"
)
OTHER = Finding(severity=Severity.WARNING, code="annexe.absent", message="L’annexe 3 manque.")


def page(checks: tuple[Check, ...], *findings: Finding) -> Markup:
    return parsed(act_page(SITE, replace(act_input(deliberation()), checks=checks, findings=findings)))


def test_checks_are_shown_with_their_arithmetic_those_that_differ_first() -> None:
    said = page((PASSED, FAILED)).text()
    passed = said.index("Concorde Solde de la ligne 6574 5 000 − 1 000 = 4 000 €")
    failed = said.index("Ne concorde pas Total de l’article 1 500 + 600 = 1 100 €, l’acte annonce 1 200 €")
    assert failed < passed


def test_a_check_that_differs_leads_to_the_words_in_doubt() -> None:
    (failed,) = page((FAILED,)).by_class("failed")
    assert [link.attrib["href"] for link in failed.iter() if "href" in link.attrib] == ["#mots-article-1"]


def test_a_finding_that_a_check_tells_is_not_repeated() -> None:
    said = page((FAILED,), SAME, OTHER).text()
    assert SAME.message not in said
    assert OTHER.message in said
    assert SAME.message in page((PASSED,), SAME).text()


def test_without_checks_nor_findings_there_is_nothing_to_report() -> None:
    assert "Rien à signaler." in page(()).text()
