"""The page of an act: whole, valid, escaped, and every fact led to its words and back."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from publisher.pages import ActInput, Link, act_page, glossary_page
from publisher.parsing import read
from publisher.records import (
    Annexe,
    Authority,
    BudgetLine,
    Citation,
    Consideration,
    Correction,
    Deliberation,
    Finding,
    Money,
    Part,
    PartialDate,
    Recusal,
    Refusal,
    Severity,
    Share,
    Source,
    Span,
)
from publisher.records.values import CitationKind, Outcome, RefusalOutcome
from publisher.resources import folder
from tests.conftest import shared
from tests.factories import WORDS, deliberation, grant, text, vote, words
from tests.pages.builders import SITE, act_input
from tests.pages.markup import Markup, parsed, words_of

SAMPLES = sorted(folder("samples").glob("*.txt"))
HOSTILE = "</script><script>alert('x')</script>\"><img src=x onerror=alert(1)>&amp;"


def page_of(act: ActInput) -> Markup:
    return parsed(act_page(SITE, act))


def acts_in(path: Path) -> list[ActInput]:
    characters = path.read_text(encoding="utf-8")
    source = Source(uri=path.name, media_type="text/plain", sha256="0" * 64, characters=len(characters))
    reading = read(text(characters, layout=True), source)
    return [act_input(record, reading.text, masked=reading.masked) for record in reading.acts]


def assert_whole(page: Markup, act: ActInput) -> None:
    """Anchors are unique and lead somewhere; the text shown is that of the source."""
    ids = page.ids()
    assert len(ids) == len(set(ids))
    assert page.fragments() <= set(ids)
    shown = ["".join(element.itertext()) for element in page.by_class("words-of-source")]
    whole = act.text.characters
    place = 0
    for paragraph in shown:
        place = whole.index(paragraph, place) + len(paragraph)
    assert not act.record.parts or sum(map(len, shown)) >= sum(p.span.end - p.span.start for p in act.record.parts)


def test_samples_are_found() -> None:
    assert len(SAMPLES) >= 6


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_page_of_each_sample(path: Path) -> None:
    for act in acts_in(path):
        page = page_of(act)
        assert_whole(page, act)
        for span in (awarded.span for awarded in act.record.grants):
            lit = act.text.characters[span.start : span.end]
            assert " ".join(lit.split())[:20] in page.text()


def test_page_of_the_real_act() -> None:
    (act,) = acts_in(shared("samples", "pas-de-calais-2023-458.txt"))
    page = page_of(act)
    assert_whole(page, act)
    said = page.text()
    assert "la commission permanente du Département du Pas-de-Calais a accordé 918 551 € à 6 organismes" in said
    assert "39 voix pour, 0 contre, 4 abstentions, 1 sans vote" in said
    assert "4 élus, intéressés à l’affaire" in said
    assert words_of(page.by_id("financements")).count("€") >= 18
    assert "355 140 € reste après" in words_of(page.by_id("imputation-1"))


def test_each_amount_leads_to_its_words_and_they_lead_back() -> None:
    act = act_input(deliberation(spans={"/grants/0/amount": (words("1 000 €"),)}))
    page = page_of(act)
    key = act.keys.grants[0]
    row = page.by_id(f"subvention-{key}")
    assert f"#mots-subvention-{key}.amount" in [a.attrib["href"] for a in row.iter() if "href" in a.attrib]
    lit = page.by_id(f"mots-subvention-{key}.amount")
    assert "".join(lit.itertext()) == "1 000 €"
    assert [a.attrib["href"] for a in lit.iter() if "href" in a.attrib] == [f"#subvention-{key}"]


def test_things_stand_under_the_fragment_of_their_iri() -> None:
    act = act_input(deliberation(vote=vote()))
    ids = page_of(act).ids()
    assert {"acte", "vote", "article-1", f"subvention-{act.keys.grants[0]}"} <= set(ids)


def test_words_that_state_two_facts_lead_to_both() -> None:
    same = (words("2024-17"),)
    page = page_of(act_input(deliberation(spans={"/number": same, "/report_number": same}, grants=(), articles=())))
    lit = page.by_id("mots-number")
    assert "".join(lit.itertext()) == "2024-17"
    assert page.by_id("mots-report_number") is not None


def test_words_outside_the_act_are_shown_as_an_excerpt() -> None:
    header = "Séance du 14 mars 2024\n\nUn autre acte, qui n’est pas celui-ci.\n\n"
    characters = header + WORDS
    start = len(header)

    def moved(found: str) -> tuple[int, int]:
        place = characters.index(found)
        return place, place + len(found)

    record = deliberation(
        grants=(),
        articles=(),
        spans={"/meeting_date": (Span(*moved("14 mars 2024")),), "/number": (Span(*moved("2024-17")),)},
        parts=(Part(kind="dispositif", span=Span(start, len(characters))),),
    )
    page = page_of(act_input(record, text(characters)))
    (excerpt,) = page.by_class("elsewhere")
    assert "Séance du 14 mars 2024" in words_of(excerpt)
    assert "Un autre acte" not in page.text()
    assert "".join(page.by_id("mots-meeting_date").itertext()) == "14 mars 2024"


def test_unrecognised_text_is_marked() -> None:
    record = deliberation(parts=(Part(kind="unrecognised", span=Span(0, len(WORDS))),), recognised=0.0)
    page = page_of(act_input(record))
    assert page.by_class("unrecognised")
    assert "0 % du texte de l’acte reconnu" in page.text()


def test_nothing_stated_is_said() -> None:
    record = deliberation(
        number=None, title=None, body=None, meeting_date=None, grants=(grant(None, None),), spans={}, articles=()
    )
    said = page_of(act_input(record)).text()
    for words_expected in (
        "Délibération sans titre",
        "Sans numéro",
        "Date non précisée",
        "Instance non précisée",
        "L’acte ne précise pas comment le vote s’est déroulé.",
        "L’acte ne précise ni l’objet, ni le territoire, ni la période.",
        "Issue non précisée",
    ):
        assert words_expected in said


@pytest.mark.parametrize(
    ("outcome", "badge"),
    [
        (Outcome.ADOPTED, "Adoptée"),
        (Outcome.REJECTED, "Rejetée"),
        (Outcome.POSTPONED, "Reportée"),
        (Outcome.WITHDRAWN, "Retirée"),
        (Outcome.NOTED, "Prise d’acte"),
    ],
)
def test_badge(outcome: Outcome, badge: str) -> None:
    (shown,) = page_of(act_input(deliberation(vote=vote(outcome=outcome)))).by_class("badge")
    assert words_of(shown) == badge
    assert outcome.value in shown.attrib["class"].split()


def test_operations_have_subtotals_and_the_table_a_total() -> None:
    grants = (
        grant(operation="Sport"),
        grant("Tennis", "500.00", operation="Sport"),
        grant("Chorale", "250.00", operation="Culture"),
    )
    table = page_of(act_input(deliberation(grants=grants))).by_id("financements")
    said = words_of(table)
    assert "Sport 1 500 €" in said
    assert "Culture 250 €" in said
    assert "Total des 3 financements 1 750 €" in said


def test_the_chart_says_what_it_draws() -> None:
    grants = (grant(), grant("Chorale", "250.00"))
    page = page_of(act_input(deliberation(grants=grants)))
    assert "Club de judo : 1\u202f000\u00a0€; Chorale : 250\u00a0€" in page.source
    assert 'width="100%" height="8"' in page.source
    assert 'width="25%"' in page.source


def test_a_natural_person_has_no_page_and_no_name() -> None:
    page = page_of(act_input(deliberation(grants=(grant("Jean Martin", natural_person=True),))))
    assert "Martin" not in page.source
    assert "Personne physique (nom masqué)" in page.text()


def test_details_of_a_grant_are_noted() -> None:
    details = grant(
        quantity=Decimal(4),
        unit="mesures",
        rate=Decimal("0.35"),
        base=Decimal("12000.00"),
        shares=(Share(territory="Artois", amount=Decimal("400.00"), span=words("2024-17")),),
        period_start=PartialDate("2024-01-01"),
        territory=("Artois",),
    )
    said = words_of(page_of(act_input(deliberation(grants=(details,)))).by_id("financements"))
    for expected in (
        "4 mesures",
        "soit 250 € l’unité",
        "35 % de 12 000 €",
        "dont Artois : 400 €",
        "à partir du 1er janvier 2024",
    ):
        assert expected in said


def test_refusals_budget_reasons_findings_and_corrections_are_shown() -> None:
    span = words("2024-17")
    record = deliberation(
        refusals=(Refusal(beneficiary="Ski club", outcome=RefusalOutcome.REJECTED, span=span),),
        budget_lines=(
            BudgetLine(
                label="Vie associative",
                available=Money(Decimal("5000.00")),
                amount=Money(Decimal("1000.00")),
                balance=Money(Decimal("4000.00")),
                currency="EUR",
                span=span,
            ),
        ),
        citations=(Citation(text="Vu la délibération n° 12", kind=CitationKind.DELIBERATION, span=span),),
        annexes=(Annexe(label="Annexe 3", present=False, span=span),),
        corrections=(Correction(pointer="/title", was="Titre", by="le service", on="2024-04-01", why="faute"),),
    )
    finding = Finding(
        severity=Severity.WARNING, code="annexe.absent", message="L’annexe 3 manque.", pointer="/annexes/0"
    )
    act = act_input(record, cited={0: SITE.addresses.act("valcombreuse", "2023", "12")}, citing=(Link(label="2025-1"),))
    page = page_of(replace(act, findings=(finding,)))
    said = page.text()
    assert "Ski club : demande rejetée." in said
    assert "5 000 € disponible avant − 1 000 € dépense décidée = 4 000 € reste après" in said
    assert "Annexe 3 citée, absente de la source" in said
    assert "Attention L’annexe 3 manque. Voir dans le texte" in said
    assert "Acte : titre, corrigé par le service le 1er avril 2024 : faute. La lecture donnait « Titre »." in said
    assert "/actes/deliberations/valcombreuse/2023/12" in page.links()
    assert "2025-1" in said


def test_masked_sources_do_not_offer_their_original() -> None:
    offered, masked = (page_of(act_input(deliberation(), masked=masked)) for masked in (False, True))
    assert any(link.endswith("/original") for link in offered.links())
    assert not any(link.endswith("/original") for link in masked.links())
    assert "L’original n’est pas diffusé" in masked.text()


def hostile_act() -> Deliberation:
    return deliberation(
        title=HOSTILE,
        number=HOSTILE,
        body=HOSTILE,
        authority=Authority(name=HOSTILE, kind=None),
        president=HOSTILE,
        grants=(grant(HOSTILE, operation=HOSTILE, purpose=HOSTILE, unit=HOSTILE, territory=(HOSTILE,)), grant()),
        spans={},
        articles=(),
    )


def test_hostile_words_are_only_words() -> None:
    page = page_of(act_input(hostile_act(), text(HOSTILE * 3)))
    scripts = page.all("script")
    assert [s.attrib.get("type", s.attrib.get("src", "")).rpartition("/")[2] for s in scripts] == ["page.js", "ld+json"]
    assert not page.all("img")
    assert json.loads(scripts[1].text or "")["name"] == HOSTILE


def test_embedded_description_is_json_ld_of_the_act() -> None:
    act = act_input(deliberation())
    page = page_of(act)
    described = json.loads(
        next(s for s in page.all("script") if s.attrib.get("type") == "application/ld+json").text or ""
    )
    document = "https://data.example/actes/deliberations/valcombreuse/2024/2024-17"
    assert described["@context"] == "https://schema.org"
    assert described["@id"] == f"{document}#acte"
    (award,) = described["mentions"]
    assert award["@id"] == f"{document}#subvention-{act.keys.grants[0]}"
    assert award["amount"] == {"@type": "MonetaryAmount", "value": "1000.00", "currency": "EUR"}
    assert award["fundedItem"]["name"] == "Club de judo"


def test_head_names_the_forms_of_the_data() -> None:
    page = page_of(act_input(deliberation()))
    alternates = {
        link.attrib["type"]: link.attrib["href"] for link in page.all("link") if link.attrib["rel"] == "alternate"
    }
    path = "/actes/deliberations/valcombreuse/2024/2024-17"
    assert alternates == {
        "text/turtle": f"{path}.ttl",
        "application/ld+json": f"{path}.jsonld",
        "application/n-triples": f"{path}.nt",
        "application/rdf+xml": f"{path}.rdf",
    }
    (canonical,) = (link.attrib["href"] for link in page.all("link") if link.attrib["rel"] == "canonical")
    assert canonical == f"https://data.example{path}"


def test_pages_need_no_inline_code_and_no_other_host() -> None:
    page = page_of(act_input(hostile_act(), text(HOSTILE)))
    assert not page.all("style")
    for element in page.root.iter():
        assert not [name for name in element.attrib if name == "style" or name.startswith("on")]
    named = {"canonical", "license"}
    loaded = [element.attrib["href"] for element in page.all("link") if element.attrib["rel"] not in named]
    loaded += [e.attrib["src"] for tag in ("script", "img") for e in page.all(tag) if "src" in e.attrib]
    assert all(address.startswith("/actes/") for address in loaded)


def test_same_input_same_bytes() -> None:
    act = act_input(hostile_act(), text(HOSTILE * 3))
    assert act_page(SITE, act) == act_page(SITE, act)


def test_words_of_law_are_in_the_glossary() -> None:
    span = words("2024-17")
    record = deliberation(
        considerations=(Consideration(text="Considérant", span=span),),
        citations=(Citation(text="Vu le code", kind=CitationKind.CODE, span=span),),
        recusals=(Recusal(name="Anne Petit", span=span),),
    )
    linked = {link.partition("#")[2] for link in page_of(act_input(record)).links() if "/glossaire#" in link}
    assert len(linked) >= 4
    assert linked <= set(parsed(glossary_page(SITE)).ids())
