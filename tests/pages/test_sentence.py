"""The decision and the vote, each said in one sentence of facts."""

from typing import Any

import pytest

from publisher.pages.act.sentence import decision, plain, vote
from publisher.pages.wording import of_authority, with_article
from publisher.records import Authority, PartialDate, Recusal
from publisher.records.values import AuthorityKind, Ballot, GrantKind, Outcome, Unanimity
from tests.factories import deliberation, grant, words
from tests.factories import vote as a_vote

DATE = "Le 14 mars 2024, le conseil municipal de Valcombreuse"


def said(**facts: Any) -> str:
    return plain(decision(deliberation(**facts))).replace("\u00a0", " ").replace("\u202f", " ")


def voted(**facts: Any) -> str:
    return plain(vote(deliberation(**facts))).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({}, "a accordé 1 000 € à Club de judo.", id="one-grant-names-it"),
        pytest.param(
            {"grants": (grant(), grant("Chorale", "250.50"))},
            "a accordé 1 250,50 € à 2 organismes (2 financements).",
            id="many-grants-are-counted",
        ),
        pytest.param(
            {"grants": (grant(), grant(purpose="stage"))},
            "a accordé 2 000 € à Club de judo (2 financements).",
            id="two-grants-to-one-body",
        ),
        pytest.param(
            {"grants": (grant("Jean Martin", natural_person=True),)},
            "a accordé 1 000 € à une personne physique, qui n’est pas nommée.",
            id="a-natural-person-is-never-named",
        ),
        pytest.param(
            {"grants": (grant(), grant("Jean Martin", natural_person=True), grant(None, natural_person=True))},
            "a accordé 3 000 € à 1 organisme et à des personnes physiques, qui ne sont pas nommées (3 financements).",
            id="bodies-and-persons",
        ),
        pytest.param(
            {"grants": (grant(amount=None),)},
            "a accordé une aide dont l’acte ne précise pas le montant à Club de judo.",
            id="no-amount",
        ),
        pytest.param(
            {"grants": (grant(), grant("Chorale", None))},
            "a accordé 1 000 € à 2 organismes (2 financements, 1 montant non précisé dans l’acte).",
            id="one-amount-missing",
        ),
        pytest.param(
            {"grants": (grant(None),)},
            "a accordé 1 000 € à un bénéficiaire que l’acte ne nomme pas.",
            id="no-beneficiary",
        ),
        pytest.param(
            {"grants": (grant(), grant("Habitat 12", "500000", kind=GrantKind.GUARANTEE))},
            "a accordé 1 000 € à 2 organismes (2 financements, auxquels s’ajoutent 500 000 € de garanties d’emprunt).",
            id="a-guarantee-is-no-sum-paid",
        ),
        pytest.param(
            {"grants": (grant("Habitat 12", "500000", kind=GrantKind.GUARANTEE),)},
            "a accordé 500 000 € de garanties d’emprunt à Habitat 12.",
            id="a-guarantee-alone",
        ),
        pytest.param(
            {"grants": (grant(), grant("Cercle", "1000", currency="XPF"))},
            "a accordé 1 000 € et 1 000 F CFP à 2 organismes (2 financements).",
            id="currencies-are-not-added",
        ),
        pytest.param(
            {"vote": a_vote(outcome=Outcome.REJECTED)},
            "n’a pas adopté la délibération « Subvention au club de judo ».",
            id="rejected",
        ),
        pytest.param(
            {"vote": a_vote(outcome=Outcome.POSTPONED), "grants": ()},
            "a reporté sa décision sur « Subvention au club de judo ».",
            id="postponed",
        ),
        pytest.param(
            {"vote": a_vote(outcome=Outcome.WITHDRAWN), "grants": ()},
            "a retiré de l’ordre du jour « Subvention au club de judo ».",
            id="withdrawn",
        ),
        pytest.param(
            {"vote": a_vote(outcome=Outcome.NOTED), "grants": ()},
            "a pris acte de « Subvention au club de judo ».",
            id="noted",
        ),
        pytest.param(
            {"vote": a_vote(), "grants": ()},
            "a adopté la délibération « Subvention au club de judo ».",
            id="adopted-without-a-grant",
        ),
        pytest.param(
            {"grants": ()},
            "a délibéré sur « Subvention au club de judo ». L’acte ne précise pas l’issue.",
            id="no-outcome-and-no-grant",
        ),
    ],
)
def test_decision(facts: dict[str, Any], expected: str) -> None:
    assert said(**facts) == f"{DATE} {expected}"


def test_a_natural_person_is_not_named_whatever_the_record_holds() -> None:
    assert "Martin" not in said(grants=(grant("Jean Martin", natural_person=True), grant()))


@pytest.mark.parametrize(
    ("facts", "beginning"),
    [
        ({"meeting_date": None}, "À une date que l’acte ne précise pas, le conseil municipal"),
        ({"meeting_date": PartialDate("2024-03")}, "En mars 2024, le conseil municipal"),
        ({"body": None}, "Le 14 mars 2024, la Commune de Valcombreuse a"),
        (
            {"body": "Commission permanente", "authority": Authority(name="Département du Nord", kind=None)},
            "Le 14 mars 2024, la commission permanente du Département du Nord a",
        ),
        (
            {"body": "Xylophones", "authority": Authority(name="Région Bretagne", kind=AuthorityKind.REGION)},
            "Le 14 mars 2024, la Région Bretagne (Xylophones) a",
        ),
        (
            {"body": None, "authority": Authority(name=None, kind=None)},
            "Le 14 mars 2024, une autorité que l’acte ne nomme pas a",
        ),
    ],
)
def test_who_and_when(facts: dict[str, Any], beginning: str) -> None:
    assert said(**facts).startswith(beginning)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({"vote": None}, "L’acte ne précise pas comment le vote s’est déroulé.", id="no-vote"),
        pytest.param(
            {"vote": a_vote(in_favour=39, against=0, abstention=4, not_voting=1)},
            "Délibération adoptée par 39 voix pour, 0 contre, 4 abstentions, 1 sans vote.",
            id="counts",
        ),
        pytest.param({"vote": a_vote(unanimous=True)}, "Délibération adoptée à l’unanimité.", id="unanimity"),
        pytest.param(
            {"vote": a_vote(unanimous=True, unanimity=Unanimity.VOTES_CAST, in_favour=25, abstention=2)},
            "Délibération adoptée à l’unanimité des suffrages exprimés (25 voix pour, 2 abstentions).",
            id="unanimity-of-votes-cast",
        ),
        pytest.param(
            {"vote": a_vote(ballot=Ballot.SECRET, in_favour=1)},
            "Délibération adoptée par 1 voix pour, au scrutin secret.",
            id="ballot",
        ),
        pytest.param(
            {"vote": a_vote()},
            "Délibération adoptée (l’acte ne donne pas le décompte des voix).",
            id="adopted-without-counts",
        ),
        pytest.param({"vote": a_vote(outcome=Outcome.POSTPONED)}, "Décision reportée.", id="postponed"),
        pytest.param(
            {"vote": a_vote(outcome=None, in_favour=12)}, "Vote : 12 voix pour.", id="counts-without-an-outcome"
        ),
    ],
)
def test_vote(facts: dict[str, Any], expected: str) -> None:
    assert voted(**facts) == expected


def test_members_recused_are_told_beside_the_counts() -> None:
    recusal = Recusal(name="Anne Petit", span=words("2024-17"))
    assert voted(recusals=(recusal,)).endswith(
        "L’acte indique aussi qu’un membre, intéressé à l’affaire, n’a pas pris part au vote."
    )
    assert "2 élus, intéressés à l’affaire" in voted(recusals=(recusal, recusal))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Commission permanente", "la commission permanente"),
        ("CONSEIL MUNICIPAL", "le conseil municipal"),
        ("Assemblée de Corse", "l’assemblée de Corse"),
        ("Conseil départemental du Pas-de-Calais", "le conseil départemental du Pas-de-Calais"),
        ("Xylophones", None),
    ],
)
def test_article_of_a_body(name: str, expected: str | None) -> None:
    assert with_article(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Commune d’Arras", "d’Arras"),
        ("Ville de Paris", "de Paris"),
        ("Commune du Mans", "du Mans"),
        ("Région Bretagne", "de la Région Bretagne"),
        ("Établissement public foncier", "de l’Établissement public foncier"),
        ("Syndicat des eaux", "du Syndicat des eaux"),
        ("Orlenne Clairières", "d’Orlenne Clairières"),
        ("Brisemont", "de Brisemont"),
    ],
)
def test_of_an_authority(name: str, expected: str) -> None:
    assert of_authority(name) == expected


def test_sums_are_exact() -> None:
    grants = tuple(grant(amount="0.10", purpose=str(number)) for number in range(3))
    assert "0,30 €" in said(grants=grants)
