"""Single acts as other authorities print them: order of parts, heads, votes, several sums of a sentence. Invented."""

import pytest

from publisher.parsing import read
from publisher.parsing.grants.running import read_several
from publisher.parsing.grants.sentences import read_sentences
from publisher.parsing.recusals import read_recusals
from publisher.records import Deliberation, Source
from publisher.records.values import Outcome
from publisher.text import Page, Text
from tests.parsing.words import passage

HEAD = "COMMUNE DE VALBRUNE\nSéance du conseil municipal du 8 février 2024\n"
FOOT = "\nLe Maire,\nYann ROUX\n"


def act_of(words: str) -> Deliberation:
    text = Text(characters=words, pages=(Page(number=1, start=0, end=len(words)),), layout=True)
    (act,) = read(text, Source(sha256=None, characters=len(words))).acts
    return act


def awarded(act: Deliberation) -> list[tuple[str | None, str]]:
    return [(grant.beneficiary, str(grant.amount)) for grant in act.grants]


@pytest.mark.parametrize(
    ("head", "number", "title"),
    [
        pytest.param("Délibération n° 2024-07 : Aide à la crèche\n", "2024-07", "Aide à la crèche", id="on-one-line"),
        pytest.param("DELIBERATION N°2024-012 – SUBVENTIONS 2024\n", "2024-012", "SUBVENTIONS 2024", id="dash"),
        pytest.param("D2024-112\nConvention avec le Théâtre du Levant\n", "D2024-112",
                     "Convention avec le Théâtre du Levant", id="title-under-the-number"),
        pytest.param("N° CP 2024-11-34\n\nAIDE AUX COMPAGNIES DE THEATRE\n", "CP 2024-11-34",
                     "AIDE AUX COMPAGNIES DE THEATRE", id="title-after-a-gap"),
        pytest.param("2024 DAC 187 Subventions à trois chorales de la ville\n", "2024 DAC 187",
                     "Subventions à trois chorales de la ville", id="year-and-service"),
        pytest.param("N° DEL_2024_05_17\nObjet : Aide à la crèche\n", "DEL_2024_05_17", "Aide à la crèche",
                     id="underscores"),
        pytest.param("Délibération n° 5 - 2024\nObjet : Aide à la crèche\n", "5 - 2024", "Aide à la crèche",
                     id="number-before-the-year"),
        pytest.param("Rapport n° 305\nDélibération n° 24-CP-10\nObjet : Aide à la crèche\n", "24-CP-10",
                     "Aide à la crèche", id="the-report-has-its-own"),
    ],
)  # fmt: skip
def test_number_and_title(head: str, number: str, title: str) -> None:
    act = act_of(f"{HEAD}{head}\nPrésents : M. Luc FABRE, Mme Ada RIVE\n\nAprès en avoir délibéré, le conseil décide :"
                 f"\n- d’attribuer une subvention de 300 € à l’association Judo.\n{FOOT}")  # fmt: skip
    assert (act.number, act.title) == (number, title)
    assert awarded(act) == [("Judo", "300.00")]


def test_the_sitting_may_stand_after_the_title() -> None:
    act = act_of(
        "COMMUNAUTE D’AGGLOMERATION DU PAYS DE BRUNE\nDELIBERATION N° 2024-15\n\nOBJET : AIDE AU CLUB\n\n"
        "L’an deux mil vingt-quatre, le vingt-quatre septembre, le Conseil communautaire s’est réuni sous la "
        "présidence de Monsieur Alain DUBOIS.\n\nNombre de délégués en exercice : 48\nPrésents : 39\nVotants : 44\n\n"
        "Article 1 : Une aide de 500 € est accordée à l’association Judo.\n\n"
        "Le Conseil communautaire, après en avoir délibéré, adopte à l’unanimité.\n\nLe Président,\nAlain DUBOIS\n"
    )
    assert (act.title, act.meeting_date, act.president) == ("AIDE AU CLUB", "2024-09-24", "Alain DUBOIS")
    assert act.attendance_counts is not None
    assert (act.attendance_counts.in_office, act.attendance_counts.present) == (48, 39)
    assert act.vote is not None
    assert (act.vote.unanimous, act.vote.outcome) == (True, Outcome.ADOPTED)


def test_a_decision_may_begin_within_a_line() -> None:
    act = act_of(
        f"{HEAD}Objet : Subventions\n\nLe Maire donne lecture des demandes. Après délibération, le conseil municipal à "
        f"l’unanimité décide d’allouer 500 € à l’association Judo.\n{FOOT}"
    )
    assert "dispositif" in {part.kind for part in act.parts}
    assert act.vote is not None
    assert act.vote.unanimous


def test_counts_of_the_vote_may_stand_with_those_of_the_members() -> None:
    act = act_of(
        f"{HEAD}Objet : Aide\n\nMembres en exercice : 15 – Présents : 12 – Votants : 12 – Pour : 11 – Contre : 1\n\n"
        f"Le conseil municipal, après en avoir délibéré :\n- accorde une aide de 500 € à l’association Judo.\n{FOOT}"
    )
    assert act.vote is not None
    assert (act.vote.in_favour, act.vote.against) == (11, 1)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Le Conseil, à l’unanimité (M. BETON et Mme CHEVAL ne prenant pas part au vote) :", ["BETON", "CHEVAL"]),
        ("Abstentions : 1 (M. Jean BOREL)\nN’a pas pris part au vote : M. Paul FERRY\nAdopté", ["Paul FERRY"]),
        ("Mme Ada RIVE ne participe pas au vote.", ["Ada RIVE"]),
        ("Pour : 12. Contre : M. Jean BOREL.", []),
    ],
)
def test_who_takes_no_part_is_told_with_the_vote_too(words: str, names: list[str]) -> None:
    assert [recusal.name for recusal in read_recusals(passage(words))] == names


@pytest.mark.parametrize(
    ("words", "grants"),
    [
        pytest.param(
            "Vote les subventions suivantes : 150 € à la société de chasse, 400 € au comité et 80 € à la Ligue.",
            [("société de chasse", "150.00"), ("comité", "400.00"), ("Ligue", "80.00")],
            id="sum-first",
        ),
        pytest.param(
            "Attribue une subvention de 2 000 € à l’association Alpages et une aide de 500 € au Groupement du Col.",
            [("Alpages", "2000.00"), ("Groupement du Col", "500.00")],
            id="two-subventions",
        ),
        pytest.param(
            "Alloue les aides suivantes : Comité des fêtes : 500 €, le tennis : 1 000 €.",
            [("Comité des fêtes", "500.00"), ("tennis", "1000.00")],
            id="name-first",
        ),
        pytest.param(
            "Attribue 500 € à l’association Judo, 300 € au Cercle, soit un total de 800 €.",
            [("Judo", "500.00"), ("Cercle", "300.00")],
            id="a-total-is-no-award",
        ),
        pytest.param("Attribue 500 € à l’association Judo ; le reste, 300 €, est annulé.", [], id="one-has-nobody"),
    ],
)
def test_several_sums_of_one_sentence(words: str, grants: list[tuple[str, str]]) -> None:
    found = [award.grant for award in read_several(passage(words), own=frozenset())]
    assert [(grant.beneficiary, str(grant.amount)) for grant in found] == grants


@pytest.mark.parametrize(
    ("words", "grants"),
    [
        pytest.param(
            "Alloue à l’association Levant une subvention de 150 000 €, répartie comme suit : 50 000 € en 2024 et "
            "100 000 € en 2025.",
            [("Levant", "150000.00")],
            id="years-are-shares",
        ),
        pytest.param(
            "Accorde une subvention de huit cents euros (800 €) à l’association Judo.", [("Judo", "800.00")],
            id="words-and-figures",
        ),
        pytest.param(
            "Attribue à l’association Lutins une subvention complémentaire de 6 500 €, portant le total à 68 500 €.",
            [("Lutins", "6500.00")],
            id="a-complement-and-what-it-comes-to",
        ),
        pytest.param(
            "Accorde sa garantie à hauteur de 50 % pour le remboursement d’un prêt de 845 312 € souscrit par la SA T "
            "auprès de la Caisse des dépôts.",
            [("SA T", "845312.00")],
            id="a-guaranteed-loan",
        ),
        pytest.param("Retire la délibération attribuant une aide de 40 000 € à la SCI Moulin.", [], id="withdrawn"),
        pytest.param("La vente est consentie à la SCI Moulin au prix de 45 000 €.", [], id="a-sale"),
        pytest.param("Verse à l’État la somme de 3 200 € au titre de la taxe.", [], id="a-tax"),
        pytest.param("Accorde une remise gracieuse de 1 250 € et une aide à la société Bati.", [], id="a-remission"),
        pytest.param("Accepte le fonds de concours de 25 000 € versé par la Communauté.", [], id="received"),
        pytest.param(
            "Attribue à l’interprofession FIBO une subvention de 240 000 € pour la réalisation de son programme.",
            [("interprofession FIBO", "240000.00")],
            id="what-it-is-for-receives-nothing",
        ),
    ],
)  # fmt: skip
def test_one_sum_of_a_sentence(words: str, grants: list[tuple[str, str]]) -> None:
    found = [award.grant for award in read_sentences(passage(words))]
    assert [(grant.beneficiary, str(grant.amount)) for grant in found] == grants


def test_shares_by_year_are_kept() -> None:
    words = "Alloue à l’association Levant 150 000 € d’aide, soit 50 000 € en 2024 et 100 000 € en 2025."
    (award,) = read_sentences(passage(words))
    assert [(share.year, str(share.amount)) for share in award.grant.shares] == [
        ("2024", "50000.00"),
        ("2025", "100000.00"),
    ]


@pytest.mark.parametrize(
    ("decision", "code"),
    [
        ("- attribue une subvention de 3 000 €.", "grant.unread"),
        ("- attribue une subvention de neuf cents euros (800 €) à l’association Judo.", "sums.words-figures"),
        ("- attribue une subvention de huit cents euros (800 €) à l’association Judo.", None),
        ("- dit que la dépense de 3 000 € est inscrite au budget.", None),
    ],
)
def test_doubts_are_told(decision: str, code: str | None) -> None:
    act = act_of(f"{HEAD}N° 2024-01\nObjet : Aide\n\nAprès en avoir délibéré, le conseil décide :\n{decision}\n{FOOT}")
    assert [finding.code for finding in act.findings] == ([code] if code else [])


def test_another_list_than_the_one_proposed_is_told() -> None:
    act = act_of(
        f"{HEAD}N° 2024-01\nObjet : Aides\n\nLa commission propose les subventions suivantes :\nCercle : 900 €\n"
        "Secours : 300 €\n\nAprès débat, le conseil décide d’attribuer les subventions suivantes :\nCercle : 900 €\n"
        f"Secours : 500 €\n{FOOT}"
    )
    assert awarded(act) == [("Cercle", "900.00"), ("Secours", "500.00")]
    assert [finding.code for finding in act.findings] == ["grant.proposal"]


AIDED = """Après en avoir délibéré, le conseil décide d’attribuer les aides suivantes :

                                          Dépenses          Aide        Aide Région
  Entreprise         Projet
                                         éligibles HT       CCPB
  SARL Four          Remplacement
                                                    42 000,00 €     4 200,00 €     8 400,00 €
  de la Place        du four
  EURL Vélos         Vitrine
                                                    18 500,00 €     1 850,00 €     3 700,00 €
  des Trois Ponts    et enseigne
  TOTAL                                                             6 050,00 €    12 100,00 €
"""


def test_sums_that_stand_beside_their_titles_are_told_by_their_order() -> None:
    act = act_of(f"{HEAD}Objet : Aides aux commerces\n\nPrésents : M. Luc FABRE\n\n{AIDED}{FOOT}")
    assert [amount for _, amount in awarded(act)] == ["4200.00", "1850.00"]


CALLED = """Madame la Présidente propose la répartition suivante :

  Communes             Enfants     Participation 2023     Participation 2024
  Saint-Brun              71            98 240,00 €           103 870,00 €
  La Combe                28            41 015,00 €            42 106,00 €

Après en avoir délibéré, le comité :
- {decided} ;
- CHARGE Madame la Présidente de l’exécution.
"""


@pytest.mark.parametrize(
    "decided",
    [
        "FIXE les participations des communes membres conformément au tableau ci-dessus",
        "APPROUVE le tableau ci-dessus et dit que ces participations seront appelées par tiers",
        "APPROUVE la répartition des participations ci-dessus et autorise à émettre les titres correspondants",
        "VALIDE les contributions statutaires des collectivités adhérentes telles que présentées",
    ],
)
def test_what_members_owe_is_no_grant_to_them(decided: str) -> None:
    act = act_of(
        f"{HEAD}Objet : Participations 2024\n\nPrésents : M. Luc FABRE\n\n{CALLED.format(decided=decided)}{FOOT}"
    )
    assert awarded(act) == []


def test_person_hidden_behind_an_initial_is_a_natural_person() -> None:
    table = (
        "  Dossier    Demandeur               Nature           Aide sollicitée     Aide accordée\n"
        "  S-118      Mme D., 2 enfants       Impayé           412,65 €            200,00 €\n"
        "  S-119      M. et Mme R.            Cantine          176,40 €            176,40 €\n"
        "  S-120      Les Bruyères            Caution          390,00 €            150,00 €\n"
    )
    act = act_of(f"{HEAD}Objet : Secours\n\nPrésents : M. Luc FABRE\n\nAprès en avoir délibéré, le conseil accorde les "
                 f"secours suivants :\n\n{table}{FOOT}")  # fmt: skip
    assert [(grant.natural_person, str(grant.amount)) for grant in act.grants] == [
        (True, "200.00"),
        (True, "176.40"),
        (False, "150.00"),
    ]
    assert all("Mme" not in str(grant.beneficiary) for grant in act.grants)
