"""A real deliberation of a département, read whole, as a text and as a PDF. Counted by hand from its words."""

import json
import subprocess
import sys
from collections import Counter
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from publisher.parsing import Reading, read
from publisher.records import Deliberation, Source
from publisher.records.encode import to_dict
from publisher.records.values import CitationKind, Outcome, Position
from publisher.sources import fetch
from publisher.text import extract
from tests.conftest import shared
from tests.make_samples import Style, cut_fonts, draw
from tests.parsing.words import said

ACT = "samples/pas-de-calais-2023-458.txt"


def reading(path: Path) -> Reading:
    document = fetch(str(path))
    text = extract(document)
    return read(text, Source(sha256=document.sha256, characters=len(text.characters)))


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same words as a PDF: pages with page numbers, paragraphs justified, tables set in columns."""
    folder = tmp_path_factory.mktemp("pdf")
    cut_fonts(folder)
    lines = shared(ACT).read_text(encoding="utf-8").replace("\f", "\n\n").replace("\uf0b7", "-").split("\n")
    words = "\n".join(" ".join(line.split()) for line in lines)
    path = folder / "acte.pdf"
    path.write_bytes(draw(words, Style(), folder))
    return path


@pytest.fixture(scope="module", params=["text", "pdf"])
def source(request: pytest.FixtureRequest) -> Reading:
    if request.param == "text":
        return reading(shared(ACT))
    return reading(request.getfixturevalue("printed"))


@pytest.fixture(scope="module")
def act(source: Reading) -> Deliberation:
    assert len(source.acts) == 1
    return source.acts[0]


def test_what_it_is(act: Deliberation) -> None:
    assert (act.authority.name, act.authority.kind) == ("Département du Pas-de-Calais", "département")
    assert (act.body, act.number, act.meeting_date) == ("Commission permanente", "2023-458", "2023-10-16")
    assert act.title == "APPELS À PROJETS DES POLITIQUES D'INCLUSION DURABLE 2023 - PHASE 5"
    assert act.report_number == "33"
    assert (act.president, act.secretary) == ("Jean-Claude LEROY", "Etienne PERIN")


def test_who_attended(act: Deliberation) -> None:
    statuses = Counter((member.status.value, member.voting) for member in act.attendance)
    assert statuses == {
        ("present", True): 37,
        ("excused", True): 6,
        ("absent", True): 1,
        ("present", False): 1,
        ("excused", False): 3,
    }
    assert "Maïté MULOT-FRISCOURT" in {member.name for member in act.attendance}


def test_who_took_no_part(act: Deliberation) -> None:
    assert [recusal.name for recusal in act.recusals] == [
        "Evelyne NACHEL",
        "Sylvie MEYFROIDT",
        "Bruno COUSEIN",
        "Olivier BARBARIN",
    ]


def test_on_what_it_relies(act: Deliberation) -> None:
    kinds = [citation.kind for citation in act.citations]
    assert kinds == [
        *[CitationKind.CODE] * 3,
        CitationKind.DECREE,
        *[CitationKind.DELIBERATION] * 4,
        CitationKind.RULES,
        CitationKind.REPORT,
        CitationKind.OPINION,
    ]
    assert [(citation.number, citation.date) for citation in act.citations if citation.number] == [
        ("2005-212", "2005-03-02"),
        ("2021-257", "2021-07-01"),
        ("2022-498", "2022-12-22"),
        ("2022-375", "2022-09-27"),
        ("2022-503", "2022-12-12"),
    ]
    assert act.citations[0].articles == ("L.3121-14", "L.3121-14-1", "L.3211-1", "L.3211-2")
    assert act.citations[8].articles == ("18", "20", "29")
    assert act.citations[10].date == "2023-10-02"


def test_what_it_decides(act: Deliberation) -> None:
    assert [article.number for article in act.articles] == ["1", "2", "3", "4"]
    assert [[str(amount) for amount in article.amounts] for article in act.articles] == [
        ["893551.00"],
        ["25000.00"],
        [],
        [],
    ]
    assert act.articles[3].text is not None
    assert act.articles[3].text.endswith("comme suit :")


def test_how_it_was_voted(act: Deliberation) -> None:
    vote = act.vote
    assert vote is not None
    assert (vote.in_favour, vote.against, vote.abstention, vote.not_voting) == (39, 0, 4, 1)
    assert (vote.unanimous, vote.outcome) == (False, Outcome.ADOPTED)
    assert Counter(group.position for group in vote.groups) == {
        Position.FOR: 5,
        Position.ABSTENTION: 2,
        Position.NOT_VOTING: 1,
    }
    assert vote.groups[0].group == "Groupe Socialiste, Républicain et Citoyen"


def test_where_it_is_charged(act: Deliberation) -> None:
    columns = ("operation_code", "account", "function", "label", "authorised", "available", "amount", "balance")
    assert [tuple(str(getattr(line, column)) for column in columns) for line in act.budget_lines] == [
        (
            *("C02-428B04", "6568", "93428", "Politique inclusive en faveur du logement"),
            *("2870691.00", "1248691.00", "893551.00", "355140.00"),
        ),
        (
            *("C02-428C02", "6568", "93428", "Accompagnement des jeunes"),
            *("1331000.00", "1322752.04", "25000.00", "1297752.04"),
        ),
    ]


def test_who_signed(act: Deliberation) -> None:
    assert [(signatory.name, signatory.role, signatory.on_behalf_of) for signatory in act.signatories] == [
        ("Maryline VINCLAIRE", "Directrice générale des services", "Président du Conseil départemental")
    ]


def sums(act: Deliberation, key: str) -> dict[str, Decimal]:
    found: Counter[str] = Counter()
    for grant in act.grants:
        found[getattr(grant, key)] += grant.amount or 0  # type: ignore[assignment]
    return dict(found)


def test_who_receives_what(act: Deliberation) -> None:
    assert len(act.grants) == 18
    assert sum((grant.amount or Decimal(0) for grant in act.grants), Decimal(0)) == Decimal(918551)
    assert sums(act, "beneficiary") == {
        "MAHRA LE TOIT": 310787,
        "EPDAHAA": 343517,
        "FIAC": 179247,
        "EPSM Val de Lys - Artois": 40000,
        "URIOPSS": 20000,
        "Centre Social Espace Carnot": 25000,
    }
    assert sums(act, "operation") == {
        "Coordinateurs logement d’abord AMI 2": 27501,
        "Autonome dans son logement (ADSL) AMI 2": 379050,
        "Vers l’insertion et l’autonomie en logement (VIAL) AMI 2": 217000,
        "Entrée dans la vie autonome par le logement (ENVAUL)": 210000,
        "Groupes d’échange de pratiques en santé mentale (GEP) AMI 1 et 2": 60000,
        "Fonds d’aide aux jeunes collectifs (FAJ Co)": 25000,
    }
    assert sums(act, "article") == {"1": 893551, "2": 25000}


def test_where_when_and_for_what(act: Deliberation) -> None:
    periods = Counter((grant.period_start, grant.period_end) for grant in act.grants)
    assert periods == {
        ("2023-11-01", "2023-12-31"): 3,
        ("2023-11-01", "2024-10-31"): 9,
        ("2023-12-01", "2024-11-30"): 2,
        (None, None): 4,
    }
    segur = [grant for grant in act.grants if grant.purpose == "valorisation Ségur"]
    assert sum((grant.amount or Decimal(0) for grant in segur), Decimal(0)) == 79050
    unit_costs = {grant.amount / grant.quantity for grant in act.grants if grant.unit == "mesures" and grant.amount}  # type: ignore[operator]
    assert unit_costs == {5000, 7000, 10000}
    assert [str(grant.quantity) for grant in act.grants if grant.unit == "ETP"] == ["1", "1", "1"]
    territories = Counter(territory for grant in act.grants for territory in grant.territory)
    assert territories == {"Boulonnais": 6, "Montreuillois": 5, "Audomarois": 6, "Artois": 1}


def test_a_sum_divided_by_territory_is_one_grant(act: Deliberation) -> None:
    divided = [grant for grant in act.grants if grant.shares]
    assert [[(share.territory, share.amount) for share in grant.shares] for grant in divided] == [
        [("Artois", 20000), ("Audomarois", 20000)]
    ]


def test_what_is_missing(act: Deliberation) -> None:
    assert [(annexe.label, annexe.present) for annexe in act.annexes] == [
        ("Annexe 1", True),
        ("Annexe 2", True),
        ("Annexe 3", False),
    ]
    assert [finding.code for finding in act.findings] == ["annexe.absent"]


def test_every_character_is_in_one_part(source: Reading, act: Deliberation) -> None:
    bounds = [part.span for part in act.parts]
    assert bounds[0].start == 0
    assert bounds[-1].end == len(source.text.characters)
    assert all(one.end == other.start for one, other in pairwise(bounds))
    assert act.recognised == 1


def values(plain: Any, pointer: str = "") -> dict[str, Any]:
    """Every object of a record that has words of its own, by JSON Pointer."""
    found: dict[str, Any] = {}
    items = plain.items() if isinstance(plain, dict) else enumerate(plain) if isinstance(plain, list) else ()
    if isinstance(plain, dict) and "span" in plain:
        found[pointer] = plain
    for key, value in items:
        found |= values(value, f"{pointer}/{key}")
    return found


def test_every_fact_leads_to_its_words(source: Reading, act: Deliberation) -> None:
    words, plain = source.text.characters, to_dict(act)
    for pointer, value in values(plain).items():
        for key in ("name", "beneficiary", "group", "number"):
            name = value.get(key)
            if name and not pointer.startswith(("/articles", "/annexes")):
                told = said(words, value["span"]).replace("- ", "-")
                assert name.split()[-1].rstrip(".") in told, pointer
        if value.get("amount") and "/budget_lines/" not in pointer:
            figures = said(words, value["span"]).replace(" ", "").replace("\u00a0", "")
            assert value["amount"].removesuffix(".00") in figures, pointer
    stated = {"/authority/name", "/body", "/number", "/title", "/meeting_date", "/president", "/secretary"}
    assert stated <= plain["spans"].keys()
    assert said(words, plain["spans"]["/number"][0]) == "2023-458"
    assert said(words, plain["spans"]["/budget_lines/1/balance"][0]).replace(" ", "").startswith("1297752,04")
    assert "valorisation Ségur" in said(words, plain["spans"]["/grants/6/purpose"][0])
    assert said(words, plain["spans"]["/grants/17/article"][0]) == "annexe 2"


def test_the_record_is_one_of_the_published_schema(act: Deliberation) -> None:
    schema = json.loads(shared("record.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(to_dict(act))


def test_the_reference_scorer_finds_every_fact() -> None:
    command = Path(sys.executable).parent / "delib"
    scored = subprocess.run(
        [sys.executable, shared("corpus", "score.py"), command, "--need=1", "--verbose", "pas-de-calais"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert scored.returncode == 0, scored.stdout
