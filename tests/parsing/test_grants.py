"""Sums awarded: in sentences, in lists, in tables; and sums that award nothing. Names are invented."""

import pytest

from publisher.parsing.annexes import AnnexeText
from publisher.parsing.grants import Deciding, read_grants
from publisher.parsing.grants.clauses import read_clauses
from publisher.parsing.grants.in_tables import read_tables
from publisher.parsing.grants.listed import read_list
from publisher.parsing.grants.sentences import read_sentences
from publisher.records import Grant
from publisher.records.values import GrantKind
from tests.parsing.words import lines, passage, said


def told(grants: list[Grant]) -> list[tuple[str | None, str]]:
    return [(grant.beneficiary, str(grant.amount)) for grant in grants]


@pytest.mark.parametrize(
    ("words", "grants"),
    [
        pytest.param(
            "D’attribuer à l’association Les Bruyères une subvention de 1 500 € pour l’achat d’une serre.",
            [("Les Bruyères", "1500.00")],
            id="to-whom-first",
        ),
        pytest.param(
            "Une subvention de 45 800 € est attribuée à l’association « Chœur du Lac » (10e).",
            [("Chœur du Lac", "45800.00")],
            id="sum-first",
        ),
        pytest.param(
            "Décide de verser au Syndicat scolaire du Lac une participation de 18 240 € au titre de 2024-2025.",
            [("Syndicat scolaire du Lac", "18240.00")],
            id="participation",
        ),
        pytest.param(
            "Décerne le prix de la nouvelle, doté de 300 €, à M. Luc ROUX.", [("M. Luc ROUX", "300.00")], id="prize"
        ),
        pytest.param(
            "Une subvention de 54 000 euros, soit 3 000 euros par logement, est attribuée à la SCIC Toits.",
            [("SCIC Toits", "54000.00")],
            id="a-part-per-unit-is-no-other-sum",
        ),
        pytest.param(
            "Attribue à l’association Sport une subvention de 3 400 € (dont 2 000 € pour l’école).",
            [("Sport", "3400.00")],
            id="a-part-in-brackets-is-no-other-sum",
        ),
        pytest.param("L’association Judo sollicite une subvention de 75 000 €.", [], id="asked-for"),
        pytest.param("De solliciter du Département une subvention de 16 800 €.", [], id="asked-for-by-the-authority"),
        pytest.param("Une aide de 8 000 € lui a déjà été accordée en 2023.", [], id="given-before"),
        pytest.param("Le coût des travaux attribués à la société Bati est de 40 000 €.", [], id="a-cost"),
        pytest.param(
            "Alloue les travaux à l’entreprise Bati, la moins disante, pour un montant de 8 500 €.", [], id="bought"
        ),
        pytest.param(
            "D’attribuer aux associations sportives des subventions de 58 500 € en tout.", [], id="a-total"
        ),
        pytest.param("La dépense de 40 000 € est inscrite au budget.", [], id="a-charge"),
        pytest.param("D’autoriser le maire à signer la convention de subvention.", [], id="no-sum"),
        pytest.param("Un emprunt de 40 000 € auprès de la Banque du Lac.", [], id="a-loan-taken"),
    ],
)  # fmt: skip
def test_sentences(words: str, grants: list[tuple[str | None, str]]) -> None:
    assert told([award.grant for award in read_sentences(passage(words))]) == grants


def test_a_sentence_tells_what_the_sum_is() -> None:
    words = (
        "D’attribuer à la commune de Pontival un fonds de concours de 36 000 €, soit 15 % d’une dépense éligible de "
        "240 000 € HT, pour la rénovation énergétique de son école."
    )
    (award,) = read_sentences(passage(words))
    assert (str(award.grant.base), str(award.grant.rate)) == ("240000.00", "0.15")
    assert award.grant.purpose == "rénovation énergétique de son école"
    assert said(words, award.grant.span).startswith("attribuer à la commune de Pontival")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        pytest.param("une subvention d’investissement de 300 €", GrantKind.INVESTMENT, id="investment"),
        pytest.param("une subvention de fonctionnement de 300 €", GrantKind.OPERATING, id="operating"),
        pytest.param("une avance remboursable de 300 €", GrantKind.ADVANCE, id="advance"),
        pytest.param("une contribution de 300 €", GrantKind.CONTRIBUTION, id="contribution"),
        pytest.param("une bourse de 300 €", GrantKind.PRIZE, id="prize"),
        pytest.param("une subvention de 300 €", None, id="not-said"),
    ],
)
def test_kind_is_what_the_words_say(words: str, kind: GrantKind | None) -> None:
    (award,) = read_sentences(passage(f"Accorde à l’association Judo {words}."))
    assert award.grant.kind is kind


def test_items_of_a_list_take_what_its_lead_states() -> None:
    words = (
        "Il est proposé de conventionner pour la période du 1er novembre 2023 au 31 décembre 2023 avec : "
        "• L’ORVE sur le territoire du Lac avec 1 ETP de coordinateur pour un total de 9 167 € ; "
        "• La SCIC Bruyère sur les territoires du Lac et de la Plaine pour un total de 40 000 € "
        "(soit 20 000 € par territoire)."
    )  # fmt: skip
    one, other = (award.grant for award in read_clauses(passage(words)))
    assert told([one, other]) == [("ORVE", "9167.00"), ("SCIC Bruyère", "40000.00")]
    assert (one.period_start, one.period_end, str(one.quantity), one.unit) == ("2023-11-01", "2023-12-31", "1", "ETP")
    assert one.territory == ("Lac",)
    assert [(share.territory, str(share.amount)) for share in other.shares] == [
        ("Lac", "20000.00"),
        ("Plaine", "20000.00"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("Bilan 2022 : • L’ORVE sur le territoire du Lac pour un total de 9 167 € ;", id="a-review"),
        pytest.param("Plan de financement : • La Région du Lac, subvention de 9 167 € ;", id="other-funders"),
        pytest.param("Les demandes reçues : • Le Club du Lac, subvention de 9 167 € ;", id="requests"),
    ],
)
def test_leads_that_award_nothing(words: str) -> None:
    assert read_clauses(passage(words)) == []


LEAD = "Attribue les subventions suivantes :\n\n"


@pytest.mark.parametrize(
    ("words", "grants"),
    [
        pytest.param("- Club de judo : 500 €", [("Club de judo", "500.00")], id="dash"),
        pytest.param("Amicale du Lac …………… 300 €", [("Amicale du Lac", "300.00")], id="leader-dots"),
        pytest.param("U.N.C.                    320 €", [("U.N.C.", "320.00")], id="set-apart"),
        pytest.param("Les Nageurs du Lac, 300 €", [("Les Nageurs du Lac", "300.00")], id="article-of-the-name"),
        pytest.param("TOTAL : 800 €", [], id="total"),
        pytest.param("- aux enfants des agents : 50 €", [], id="several"),
        pytest.param("(CDI, CDD) dès lors que l’ancienneté le permet, 150 €", [], id="a-clause"),
    ],
)
def test_lists(words: str, grants: list[tuple[str | None, str]]) -> None:
    assert told([award.grant for award in read_list(LEAD + words, lines(LEAD + words))]) == grants


def test_a_list_without_a_lead_awards_nothing() -> None:
    words = "Demande de subvention :\n\n- Club de judo : 500 €"
    assert read_list(words, lines(words)) == []


TABLE = """
Association                    Rappel 2023     Demandé 2024     Attribué 2024

Aviron du Lac                     11 000 €         14 000 €          12 000 €
Étoile gymnique                    8 000 €         10 000 €           8 500 €
Club sans suite                    1 000 €          1 000 €               0 €

TOTAL                             20 000 €         25 000 €          20 500 €
"""


def test_of_several_money_columns_the_one_voted_counts() -> None:
    (table,) = read_tables(TABLE, lines(TABLE), year="2024")
    assert told([award.grant for award in table.awards]) == [
        ("Aviron du Lac", "12000.00"),
        ("Étoile gymnique", "8500.00"),
    ]
    assert table.findings == ()
    assert said(TABLE, table.awards[0].grant.span) == "Aviron du Lac 11 000 € 14 000 € 12 000 €"


def test_a_total_that_is_not_the_sum_is_a_finding() -> None:
    words = TABLE.replace("20 500 €", "21 000 €")
    (table,) = read_tables(words, lines(words))
    (finding,) = table.findings
    assert finding.code == "sums.table-total"
    assert finding.span is not None
    assert said(words, finding.span) == "21 000 €"


def test_a_table_tells_purpose_place_base_and_rate() -> None:
    words = (
        "Bénéficiaire            Commune      Objet            Base subventionnable   Taux   Montant voté\n"
        "Théâtre du Lac          Pontival     Saison 2024            310 000,00 €     20 %    62 000,00 €\n"
    )
    (table,) = read_tables(words, lines(words))
    (award,) = table.awards
    grant = award.grant
    assert (grant.beneficiary, grant.territory, grant.purpose) == ("Théâtre du Lac", ("Pontival",), "Saison 2024")
    assert (str(grant.base), str(grant.rate), str(grant.amount)) == ("310000.00", "0.2", "62000.00")


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(
            "Plan de financement\n\nOrganisme        Montant\n\nRégion           300 €", id="plan-de-financement"
        ),
        pytest.param("Organisme        Montant demandé\n\nJudo             300 €", id="asked-for"),
        pytest.param("Dépenses         Montant HT\n\nToiture          300 €", id="costs"),
        pytest.param("Chapitre         Crédits\n\n65               300 €", id="credits"),
    ],
)
def test_tables_that_award_nothing(words: str) -> None:
    assert read_tables(words, lines(words)) == []


def test_a_title_cut_in_two_is_one_column() -> None:
    words = (
        "Association          Demandé   2024   Attribué   2024\n"
        "Aviron du Lac            14 000 €          12 000 €\n"
        "Étoile gymnique          10 000 €           8 500 €\n"
    )
    (table,) = read_tables(words, lines(words))
    assert [str(award.grant.amount) for award in table.awards] == ["12000.00", "8500.00"]


def test_a_vote_under_a_row_is_of_that_row() -> None:
    words = (
        "Associations          Subventions 2020\nJudo                  500 €\n\nVote : pour 7, contre 0, abstention 1\n"
    )
    (table,) = read_tables(words, lines(words))
    vote = table.awards[0].grant.vote
    assert vote is not None
    assert (vote.in_favour, vote.against, vote.abstention) == (7, 0, 1)


def deciding(decision: str, *, annexe: str = "", statement: str = "") -> list[tuple[str | None, str]]:
    """Grants of an act whose only article is ``decision``."""
    source = "\n".join((decision, annexe, statement))
    ends = (len(decision) + 1, len(decision) + len(annexe) + 2)
    own = [line for line in lines(source) if line.start < ends[0]]
    text = AnnexeText("1", tuple(line for line in lines(source) if ends[0] <= line.start < ends[1]), None)
    reading = read_grants(
        Deciding(
            source=source,
            articles=[("1", own)],
            annexes=(text,) if annexe else (),
            statement=[line for line in lines(source) if line.start >= ends[1]],
            year="2024",
            own=frozenset({"commune de pontival"}),
        )
    )
    return told(list(reading.grants))


STATED = "Une subvention de 300 € est attribuée à l’association Judo."


@pytest.mark.parametrize(
    ("decision", "other", "grants"),
    [
        pytest.param("D’attribuer les subventions reprises en annexe 1.", "annexe", 1, id="annexe-awarded"),
        pytest.param("De prendre acte de la liste en annexe 1.", "annexe", 0, id="annexe-not-awarded"),
        pytest.param("D’attribuer la subvention telle que définie ci-dessus.", "statement", 1, id="taken-over"),
        pytest.param("D’autoriser le maire à signer.", "statement", 0, id="not-taken-over"),
        pytest.param("D’attribuer à la commune de Pontival une subvention de 300 €.", "annexe", 0, id="to-itself"),
    ],
)
def test_the_decision_says_what_counts(decision: str, other: str, grants: int) -> None:
    assert len(deciding(decision, **{other: STATED})) == grants
