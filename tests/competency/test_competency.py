"""The graph answers the questions that it is made for; answers are those counted by hand in the words of the act."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib

from publisher.keys import OrganisationRegister, assign_keys
from publisher.mapping import ActFacts, act_triples, graph
from publisher.namespaces import PF
from publisher.records import Citation, PartialDate
from publisher.records.values import CitationKind
from publisher.release.serialise import TURTLE, rdf_forms
from tests import factories
from tests.conftest import shared
from tests.mapping.acts import ADDRESSES, SPAN, acts_of, canonical, context, document_of
from tests.release.feeds import BASE as FEED_BASE
from tests.release.feeds import Publisher
from tests.release.feeds import graph as feed_graph

FOLDER = Path(__file__).parent


@pytest.fixture(scope="module")
def real() -> rdflib.Graph:
    """The Turtle of the real act, read anew."""
    (act,) = acts_of(shared("samples", "pas-de-calais-2023-458.txt"))
    return rdflib.Graph().parse(data=rdf_forms(canonical(act), context())[TURTLE], format="turtle")


def _answers(held: rdflib.Graph, query: str) -> list[tuple[Any, ...]]:
    """Rows of plain values: IRIs of the ontology by their name, numbers as they compare, None where unbound."""
    rows = held.query((FOLDER / f"{query}.rq").read_text(encoding="utf-8"))
    return [tuple(_plain(value) for value in row) for row in rows]


def _plain(value: Any) -> Any:
    if isinstance(value, rdflib.URIRef):
        return str(value).removeprefix(str(PF))
    if isinstance(value, rdflib.Literal):
        return (
            value.value if isinstance(value.value, int | bool) or value.datatype == rdflib.XSD.decimal else str(value)
        )
    return None


TITLE = "APPELS À PROJETS DES POLITIQUES D'INCLUSION DURABLE 2023 - PHASE 5"
SOCIALIST, UNION = "Groupe Socialiste, Républicain et Citoyen", "Groupe Union pour le Pas-de-Calais"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("01-decided-on-a-day", [("2023-458", TITLE)]),
        ("02-awarded-in-all", [(918551, 18, 6)]),
        (
            "03-by-organisation",
            [
                ("Centre Social Espace Carnot", 25000),
                ("EPDAHAA", 343517),
                ("EPSM Val de Lys - Artois", 40000),
                ("FIAC", 179247),
                ("MAHRA LE TOIT", 310787),
                ("URIOPSS", 20000),
            ],
        ),
        (
            "05-by-territory",
            [
                ("", 25000),
                ("Artois", 20000),
                ("Audomarois", 330787),
                ("Boulonnais", 363517),
                ("Montreuillois", 179247),
            ],
        ),
        (
            "06-periods",
            [
                (None, None, 4),
                ("2023-11-01", "2023-12-31", 3),
                ("2023-11-01", "2024-10-31", 9),
                ("2023-12-01", "2024-11-30", 2),
            ],
        ),
        (
            "08-budget-lines",
            [("C02-428B04", 893551, 1248691, 355140), ("C02-428C02", 25000, "1322752.04", "1297752.04")],
        ),
        ("09-sums-agree", [(918551, 918551, 918551, 0)]),
        ("10a-vote", [(39, 0, 4, 1, "outcome-adopted", False)]),
        (
            "10b-vote-by-group",
            [
                ("position-abstention", SOCIALIST),
                ("position-abstention", UNION),
                ("position-for", "Groupe Communiste et Républicain"),
                ("position-for", "Groupe Rassemblement National"),
                ("position-for", SOCIALIST),
                ("position-for", UNION),
                ("position-for", "Non-inscrit"),
                ("position-not-voting", SOCIALIST),
            ],
        ),
        ("11-votes-and-members", [(44, 44)]),
        ("12-recused", [("Bruno COUSEIN",), ("Evelyne NACHEL",), ("Olivier BARBARIN",), ("Sylvie MEYFROIDT",)]),
        (
            "13-presided-and-signed",
            [
                (
                    "Jean-Claude LEROY",
                    "Etienne PERIN",
                    "Maryline VINCLAIRE",
                    "Directrice générale des services",
                    "Président du Conseil départemental",
                )
            ],
        ),
        (
            "14b-numbers-cited",
            [
                ("citation-decree", "2005-212"),
                ("citation-deliberation", "2021-257"),
                ("citation-deliberation", "2022-375"),
                ("citation-deliberation", "2022-498"),
                ("citation-deliberation", "2022-503"),
            ],
        ),
        ("17-missing", [("Annexe 3",)]),
        ("19-without-unanimity", [(18,)]),
        (
            "22-attendance",
            [
                ("attendance-absent", True, 1),
                ("attendance-excused", False, 3),
                ("attendance-excused", True, 6),
                ("attendance-present", False, 1),
                ("attendance-present", True, 37),
            ],
        ),
    ],
)
def test_question(real: rdflib.Graph, query: str, expected: list[tuple[Any, ...]]) -> None:
    assert _sorted(_answers(real, query)) == _sorted(expected)


def _sorted(rows: Iterable[tuple[Any, ...]]) -> list[tuple[str, ...]]:
    return sorted(
        tuple("" if value is None else str(value).replace(".00", "").replace("_", "-") for value in row) for row in rows
    )


def test_each_operation_receives_its_sum(real: rdflib.Graph) -> None:
    found = {name: (int(total), int(part)) for name, total, part in _answers(real, "04-by-operation")}
    expected = {
        "Coordinateurs": (27501, 0),
        "ADSL": (379050, 79050),
        "VIAL": (217000, 0),
        "ENVAUL": (210000, 0),
        "GEP": (60000, 0),
        "FAJ Co": (25000, 0),
    }
    assert {short: sums for short in expected for name, sums in found.items() if short in name} == expected
    assert len(found) == len(expected)


def test_unit_costs_the_same_everywhere(real: rdflib.Graph) -> None:
    costs = [(name, int(cost)) for name, cost in _answers(real, "07-cost-of-a-unit")]
    assert [(short, cost) for short in ("ADSL", "VIAL", "ENVAUL") for name, cost in costs if short in name] == [
        ("ADSL", 5000),
        ("VIAL", 7000),
        ("ENVAUL", 10000),
    ]


def test_eleven_texts_are_cited(real: rdflib.Graph) -> None:
    assert sum(count for _, count in _answers(real, "14a-texts-cited")) == 11


def test_every_grant_leads_to_its_words(real: rdflib.Graph, real_act: Path) -> None:
    words = real_act.read_text(encoding="utf-8")
    rows = _answers(real, "16a-words-of-grants")
    assert len({grant for grant, _ in rows}) == 18
    for _, place in rows:
        start, end = map(int, place.rpartition("#char=")[2].split(","))
        assert "€" in words[start:end]


def test_facts_of_the_act_lead_to_their_words(real: rdflib.Graph, real_act: Path) -> None:
    words = real_act.read_text(encoding="utf-8")
    found = {
        prop.rpartition("/")[2].rpartition("#")[2]: words[slice(*map(int, place.rpartition("=")[2].split(",")))]
        for prop, place in _answers(real, "16b-words-of-a-fact")
    }
    assert found["id_local"] in {"2023-458", "N°2023-458", "(N°2023-458)"}
    assert "16" in found["date"]
    assert found["title"].startswith("APPELS À PROJETS")


def test_source_and_its_digest(real: rdflib.Graph, real_act: Path) -> None:
    ((origin, sha256, characters),) = _answers(real, "21-made-from")
    assert origin == real_act.name
    assert len(sha256) == 64
    assert characters == len(real_act.read_text(encoding="utf-8"))


def test_share_recognised(real: rdflib.Graph) -> None:
    ((share,),) = _answers(real, "23-share-recognised")
    assert 0.95 <= float(share) <= 1


def test_acts_that_cite_a_given_act() -> None:
    first = factories.deliberation()
    second = factories.deliberation(
        number="2024-31",
        title="Solde",
        citations=(Citation(text="Vu", kind=CitationKind.DELIBERATION, number="2024-17", span=SPAN),),
    )
    keyed = assign_keys([[first, second]], lambda _: (), OrganisationRegister(), {}).acts
    acts = {act.record.number: ActFacts(record=act.record, keys=act.keys, sources=act.sources) for act in keyed}
    cited = document_of(acts["2024-17"])
    citing = ActFacts(record=second, keys=acts["2024-31"].keys, sources=acts["2024-31"].sources, cited={0: cited})
    held = graph([*act_triples(acts["2024-17"], ADDRESSES), *act_triples(citing, ADDRESSES)])
    assert _answers(held, "15-cited-by") == [(f"{document_of(citing)}#acte",)]


def test_what_an_organisation_received_by_year() -> None:
    """A day, a month or a year alone: each is of its year."""
    records = [
        factories.deliberation(number=number, meeting_date=PartialDate(date), grants=(factories.grant(amount=amount),))
        for number, date, amount in (
            ("1", "2023-10-16", "100.00"),
            ("2", "2023-11", "50.50"),
            ("3", "2024", "7.00"),
        )
    ]
    acts = assign_keys([records], lambda _: (), OrganisationRegister(), {}).acts
    held = graph(
        triple
        for act in acts
        for triple in act_triples(ActFacts(record=act.record, keys=act.keys, sources=act.sources), ADDRESSES)
    )
    assert _answers(held, "18-received-by-year") == [("2023", Decimal("150.50")), ("2024", Decimal("7.00"))]


@pytest.fixture
def followed(tmp_path: Path) -> ox.Store:
    """The pages of the feed after three releases: an act is changed twice, another withdrawn, a third published."""
    changed, withdrawn, new = (f"/deliberations/a/2024/{number}" for number in (1, 2, 3))
    publisher, start = Publisher(folder=tmp_path / "site"), datetime(2025, 1, 15, 9, tzinfo=UTC)
    publisher.publish({path: feed_graph(path, "avant") for path in (changed, withdrawn)}, start)
    later = {changed: feed_graph(changed, "entre"), new: feed_graph(new, "nouveau")}
    publisher.publish(later, start + timedelta(days=1))
    release = publisher.publish({**later, changed: feed_graph(changed, "après")}, start + timedelta(days=2))
    held = ox.Store()
    for path in release.feed.paths(release.addresses):
        if path.startswith("/flux/"):
            page = release.find(path, "application/trig")
            assert page
            held.load(page.body, format=ox.RdfFormat.TRIG)
    return held


def _told(held: ox.Store, query: str) -> list[tuple[str, ...]]:
    """Rows of the values of terms; rdflib warns of itself where there are several graphs."""
    rows = held.query((FOLDER / f"{query}.rq").read_text(encoding="utf-8"))
    return [tuple(value.value for value in row) for row in rows]


def test_acts_that_changed_since_a_release(followed: ox.Store) -> None:
    activity = "https://www.w3.org/ns/activitystreams#"
    assert _told(followed, "20a-changed-since") == [
        (f"{FEED_BASE}/deliberations/a/2024/1", f"{activity}Update", "2025-01-17T09:00:00Z"),
        (f"{FEED_BASE}/deliberations/a/2024/2", f"{activity}Delete", "2025-01-16T09:00:00Z"),
        (f"{FEED_BASE}/deliberations/a/2024/3", f"{activity}Create", "2025-01-16T09:00:00Z"),
    ]


def test_what_changed_in_acts_since_a_release(followed: ox.Store) -> None:
    """Of the act that changed twice, the difference between then and now; of the one withdrawn, all that it said."""
    rows = [row for row in _told(followed, "20b-what-changed") if row[2].endswith("/name")]
    told = [(sign, thing.partition("#")[0][-2:], value) for sign, thing, _, value in rows]
    assert told == [("+", "/1", "après"), ("-", "/1", "avant"), ("-", "/2", "avant")]


def test_every_query_is_asked() -> None:
    asked = Path(__file__).read_text(encoding="utf-8")
    assert [path.stem for path in FOLDER.glob("*.rq") if f'"{path.stem}"' not in asked] == []
