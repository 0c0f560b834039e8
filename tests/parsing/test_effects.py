"""Other acts changed, requests refused, people who come and go, the code of the subject."""

import pytest

from publisher.parsing import read
from publisher.parsing.movements import read_movements
from publisher.parsing.passage import Passage, flow
from publisher.parsing.refusals import read_refusals
from publisher.parsing.relations import read_relations
from publisher.parsing.subject import read_subject_code
from publisher.records import Deliberation
from publisher.records.values import Outcome
from tests import factories
from tests.command import SAMPLES


def passage(words: str) -> Passage:
    return flow(words, [(0, len(words))])


@pytest.mark.parametrize(
    ("words", "relation"),
    [
        pytest.param(
            "Dit que cette subvention complète celle de 1 800 € attribuée par la délibération n° 2024-17 du 11 avril "
            "2024, qui n’est pas autrement modifiée.",
            ("completes", "2024-17", "2024-04-11"),
            id="completes",
        ),
        pytest.param("Modifie la délibération n° 12 du 3 mars 2023.", ("amends", "12", "2023-03-03"), id="amends"),
        pytest.param(
            "La délibération n° 2022-45 du 4 mai 2022 est modifiée comme suit",
            ("amends", "2022-45", "2022-05-04"),
            id="verb-after",
        ),
        pytest.param(
            "La présente délibération annule et remplace la délibération n° 12-2023 du 3 mars 2023.",
            ("replaces", "12-2023", "2023-03-03"),
            id="replaces",
        ),
        pytest.param("ABROGE la délibération n°2024-32", ("withdraws", "2024-32", None), id="withdraws"),
        pytest.param(
            "Décide de retirer la délibération du 6 juin 2023.", ("withdraws", None, "2023-06-06"), id="no-number"
        ),
        pytest.param(
            "Approuve la convention en application de la délibération n° CP 2023-12 du 6 mai 2023",
            ("applies", "CP 2023-12", "2023-05-06"),
            id="applies",
        ),
    ],
)
def test_reads_a_relation(words: str, relation: tuple[str, str | None, str | None]) -> None:
    (found,) = read_relations(passage(""), passage(words))
    assert (found.kind.value, found.number, found.date) == relation
    said = words[slice(*found.span)]
    assert relation[1] is None or relation[1] in said


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("la délibération n° 2021-257 du 1er juillet 2021 n’est pas modifiée", id="denied"),
        pytest.param("comme prévu par la délibération n° 2024-17 du 11 avril 2024", id="cited"),
        pytest.param("La présente délibération sera modifiée si besoin.", id="no-other-act"),
        pytest.param("Modifie l’article 3 du règlement.", id="no-deliberation"),
    ],
)
def test_reads_no_relation(words: str) -> None:
    assert read_relations(passage(""), passage(words)) == ()


def test_title_alone_may_state_the_relation() -> None:
    (found,) = read_relations(passage("Modification de la délibération n° 2023-45"), passage("Décide."))
    assert (found.kind.value, found.number) == ("amends", "2023-45")


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        pytest.param(
            "Le conseil décide de ne pas donner suite à la demande de subvention de l’association Les Amis du four.",
            ("Les Amis du four", None, "rejected"),
            id="no-follow-up",
        ),
        pytest.param(
            "REFUSE la demande de subvention de 400 € présentée par le club de tir.",
            ("club de tir", "400.00", "rejected"),
            id="refused-with-sum",
        ),
        pytest.param(
            "Décide de reporter la demande de subvention de l’association Judo.",
            ("Judo", None, "postponed"),
            id="put-off",
        ),
        pytest.param(
            "Décide de mettre fin à la subvention annuelle au profit de l’association Judo.",
            ("Judo", None, "ended"),
            id="ended",
        ),
    ],
)
def test_reads_a_refusal_in_an_adopted_act(words: str, refusal: tuple[str, str | None, str]) -> None:
    (found,) = read_refusals(factories.vote(outcome=Outcome.ADOPTED), passage(words), [])
    assert (found.beneficiary, found.amount and str(found.amount), found.outcome.value) == refusal


def test_refuses_nothing_where_all_is_granted() -> None:
    words = passage("Attribue à l’association Judo une subvention de 400 €. Ne prend pas en charge les frais.")
    assert read_refusals(factories.vote(outcome=Outcome.ADOPTED), words, [words]) == ()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(
            "Arrivée de Mme Zoé PARMENTEUIL à 19 h 30 avant le point n° 4.",
            [("Zoé PARMENTEUIL", "arrival", "19:30", "4")],
            id="noun",
        ),
        pytest.param("M. Papin quitte la séance à 20h15.", [("Papin", "departure", "20:15", None)], id="verb"),
        pytest.param(
            "M. Jean DUPONT est arrivé à 18h45, avant le rapport n°3",
            [("Jean DUPONT", "arrival", "18:45", "3")],
            id="verb-with-item",
        ),
        pytest.param("M. TAVERNOT quitte la salle et ne prend pas part au vote.", [], id="recusal-is-no-departure"),
        pytest.param("Le courrier est arrivé à 18h45.", [], id="nobody"),
        pytest.param(
            "Il explique leur départ du dernier conseil : M. ROUX rappelle les faits.", [], id="of-another-day"
        ),
        pytest.param(
            "M. ROUX se lève et s’indigne. Il quitte la séance à 19h10.",
            [("ROUX", "departure", "19:10", None)],
            id="pronoun",
        ),
        pytest.param("La porte reste ouverte. Il quitte la séance à 19h10.", [], id="pronoun-of-nobody"),
    ],
)
def test_reads_movements(words: str, expected: list[tuple[str, str, str | None, str | None]]) -> None:
    found = [(m.name, m.kind.value, m.at, m.before_item) for m in read_movements((passage(words),))]
    assert found == expected


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Nomenclature ACTES : 7.5.1 Subventions", "7.5"),
        ("Code matière : 7.10", "7.10"),
        ("Classification 8.4 - Aménagement du territoire", "8.4"),
        ("Nomenclature M57, article 65748", None),
        ("Article 7.5 : le tarif", None),
    ],
)
def test_reads_the_code_of_the_subject(words: str, code: str | None) -> None:
    found = read_subject_code((passage(words),))
    assert (found and found[0]) == code


def sample(case: str) -> Deliberation:
    characters = (SAMPLES / f"{case}.txt").read_text(encoding="utf-8")
    (act,) = read(factories.text(characters, layout=True), factories.source(characters)).acts
    return act


def test_grant_that_completes_another_names_the_other_act() -> None:
    act = sample("valcombreuse-2024-31")
    assert [(relation.kind.value, relation.number) for relation in act.relations] == [("completes", "2024-17")]
    assert act.grants[0].amends == "2024-17"
    assert "/grants/0/amends" in act.spans


@pytest.mark.parametrize(
    ("case", "beneficiary", "amount", "outcome"),
    [
        ("valcombreuse-2024-22", "Comité des fêtes", "3500.00", "postponed"),
        ("port-aubrac-2024-118", "Les Régates du port", "25000.00", "rejected"),
    ],
)
def test_act_that_awards_nothing_tells_what_was_asked(case: str, beneficiary: str, amount: str, outcome: str) -> None:
    act = sample(case)
    assert act.grants == ()
    assert [(item.beneficiary, str(item.amount), item.outcome.value) for item in act.refusals] == [
        (beneficiary, amount, outcome)
    ]
