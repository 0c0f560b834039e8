"""The page of review: what is uncertain in an act, its words lit, and lines that correct it as they stand."""

import re
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from publisher.enrichment import Action, Draft, concerning, drafted, heading
from publisher.enrichment.amending import amend
from publisher.enrichment.tables import read_table
from publisher.pages.review import review_page
from publisher.pages.review_points import ReviewInput, doubts
from publisher.parsing import read
from publisher.records import Correction, Finding, Part, Severity, Span
from tests.browser import NARROW, WIDE, browser, look, required_driver
from tests.command import SAMPLES, delib
from tests.factories import WORDS, deliberation, grant, text, vote, words
from tests.pages.builders import SITE
from tests.pages.markup import Markup, parsed, words_of

ON = date(2025, 1, 20)


def reviewed(**facts: object) -> ReviewInput:
    record = deliberation(**{"vote": vote(), **facts})
    return ReviewInput(record=record, findings=record.findings, text=text())


def page_of(*acts: ReviewInput) -> Markup:
    return parsed(review_page(SITE, acts, ON))


def warning(pointer: str | None, code: str = "sums.shares", severity: Severity = Severity.WARNING) -> Finding:
    return Finding(severity=severity, code=code, message="Vérifiez ce fait.", pointer=pointer)


def lines_of(page: Markup) -> list[str]:
    """The lines to paste, those of the head of the file first."""
    return ["".join(element.itertext()) for element in page.by_class("lines")]


def test_nothing_uncertain_is_said_so() -> None:
    page = page_of(reviewed())
    assert "1 acte lu le 20 janvier 2025 : 0 point à vérifier." in page.text()
    assert "Sans incertitude Délibération n° 2024-17 acte.txt" in page.text()
    assert lines_of(page) == []


def test_a_finding_shows_its_words_lit_in_their_context_and_its_correction() -> None:
    page = page_of(reviewed(findings=(warning("/grants/0/amount"),)))
    assert "Attention Vérifiez ce fait. sums.shares" in page.text()
    assert words_of(page.one("mark")) == "une subvention de 1 000 € au club de judo"
    assert "Commune de Valcombreuse." in words_of(page.by_class("excerpt")[0])
    head, lines = lines_of(page)
    assert head == heading("corrections")
    assert lines.splitlines() == [
        "# Financement n°\u00a01\u00a0: montant",
        "[[correction]]",
        'source = "acte.txt"',
        'fact = "/grants/*/amount"',
        'where = { beneficiary = "Club de judo" }',
        'was = "1000.00"',
        'set = "…"  # une somme entre guillemets est attendue, comme « 1200.00 »',
        "on = 2025-01-20",
        'why = "…"',
    ]


def test_the_gravest_comes_first() -> None:
    found = (warning("/title"), warning(None, "date.missing", Severity.VIOLATION))
    assert [doubt.gravity for doubt in doubts(reviewed(findings=found))] == ["Bloquant", "Attention"]


UNSURE = {
    "no beneficiary": ({"grants": (grant(None),)}, "n’a pas été lu", "/grants/*/beneficiary"),
    "no amount": ({"grants": (grant(amount=None),)}, "Le montant de ce financement n’a pas été lu", "/grants/*/amount"),
    "not as printed": ({"grants": (grant("Ski club"),)}, "n’est pas imprimé tel quel", "/grants/*/beneficiary"),
    "perhaps a person": ({"grants": (grant("Jean Martin"),)}, "peut être le nom d’une personne", "person = true"),
    "masked": ({"grants": (grant("████", natural_person=True),)}, "1 bénéficiaire est masqué", "person = false"),
    "no outcome": ({"vote": None}, "L’issue du vote n’a pas été lue", "/vote/outcome"),
    "unknown text": (
        {"parts": (Part(kind="unrecognised", span=words("Délibération n° 2024-17.")),)},
        "Ce passage est publié sans être compris",
        'fact = "/grants"',
    ),
}


@pytest.mark.parametrize(("facts", "said", "line"), UNSURE.values(), ids=UNSURE)
def test_what_is_read_without_certainty_is_told(facts: dict[str, object], said: str, line: str) -> None:
    page = page_of(reviewed(**facts))
    assert said in page.text()
    assert line in lines_of(page)[1]


def test_what_the_officer_settled_is_not_asked_again() -> None:
    note = Correction(pointer="/grants/0/beneficiary", was="Judo", by="le service", on="2025-01-20", why="relu")
    assert doubts(reviewed(grants=(grant("Ski club"),), corrections=(note,))) == ()


def test_blank_stretches_are_no_unknown_text() -> None:
    blank = ReviewInput(
        record=deliberation(vote=vote(), parts=(Part(kind="unrecognised", span=Span(0, 2)),)),
        findings=(),
        text=text("  " + WORDS[2:]),
    )
    assert doubts(blank) == ()


@pytest.mark.parametrize("pointer", ["/recognised", "/parts/0", "/vote", None, "/grants"])
def test_a_finding_that_no_correction_answers_has_no_lines(pointer: str | None) -> None:
    assert [doubt.draft for doubt in doubts(reviewed(findings=(warning(pointer),)))] == [None]


def test_words_of_a_sum_that_was_not_understood_may_be_added() -> None:
    finding = replace(warning(None, "grant.unread"), span=words("une subvention de 1 000 €"))
    (doubt,) = doubts(reviewed(findings=(finding,)))
    assert doubt.draft is not None
    assert 'fact = "/grants"\nadd = { beneficiary = "…"' in drafted(doubt.draft, ON)


def test_the_act_is_told_where_its_source_holds_several() -> None:
    act = replace(reviewed(findings=(warning("/title"),)), position=2, acts=3)
    page = page_of(act)
    assert "acte.txt, acte 2 sur 3" in page.text()
    assert 'number = "2024-17"' in lines_of(page)[1]
    unnumbered = replace(act, record=replace(act.record, number=None))
    assert "position = 2 " in lines_of(page_of(unnumbered))[1]


@pytest.mark.parametrize(
    ("origin", "name"),
    [
        ("actes/2024/acte.pdf", "acte.pdf"),
        ("https://exemple.fr/actes/acte.pdf?v=2", "acte.pdf"),
        ("https://exemple.fr/", "79"),
        ("-", "79"),
    ],
)
def test_the_source_is_told_by_a_name_that_finds_it_again(origin: str, name: str) -> None:
    record = deliberation()
    sha256 = "79" + (record.source.sha256 or "")[2:]
    known = replace(record, source=replace(record.source, uri=origin, sha256=sha256))
    lines = drafted(Draft(record=known, position=1, acts=1, action=Action.SET, fact="/title"), ON)
    (amendment,) = read_table(lines.replace("…", "texte") + 'by = "le service"\n', Path("c.toml"))
    assert amendment.source.startswith(name)
    assert concerning([amendment], origin, sha256) == (amendment,)


def test_alike_items_are_told_by_more_values() -> None:
    grants = (grant("Judo"), grant("Judo", "200.00"))
    (draft,) = (doubt.draft for doubt in doubts(reviewed(grants=grants, findings=(warning("/grants/1/rate"),)))[:1])
    assert draft is not None
    assert 'where = { beneficiary = "Judo", amount = "200.00" }' in drafted(draft, ON)


def test_items_that_nothing_tells_apart_keep_their_rank() -> None:
    draft = Draft(
        record=deliberation(grants=(grant(), grant())), position=1, acts=1, action=Action.SET, fact="/grants/1/amount"
    )
    assert 'fact = "/grants/1/amount"\nwas' in drafted(draft, ON)


def test_every_line_of_a_real_review_is_a_correction_once_filled() -> None:
    """Whatever the tool writes, it reads: each « … » given a value, the file is accepted and finds its fact."""
    record = read(text(SCENE, layout=True), deliberation().source).acts[0]
    acts = [ReviewInput(record=record, findings=record.findings, text=text(SCENE, layout=True))]
    blocks = lines_of(parsed(review_page(SITE, acts, ON)))
    assert len(blocks) > 3
    filled = "\n".join(blocks)
    for key, value in (("add", '"2024-03-14"'), ("set", '"12.00"'), ("words", '"Valcombreuse"')):
        filled = re.sub(rf'^{key} = "…"', f"{key} = {value}", filled, flags=re.MULTILINE)
    filled = filled.replace('beneficiary = "…", amount = "…", kind = "…"', 'beneficiary = "X"').replace("…", "texte")
    assert tomllib.loads(filled)
    filled = filled.replace('outcome"\nadd = "2024-03-14"', 'outcome"\nadd = "adopted"')
    amendments = read_table(filled, Path("c.toml"))
    codes = [finding.code for finding in amend(amendments, SCENE, [record]).acts[0].findings]
    assert not {"correction.act", "correction.fact"} & set(codes)


SCENE = (
    "Commune de Valcombreuse\n\nConseil municipal\n\nObjet : Aides\n\n"
    "Le conseil municipal, après en avoir délibéré, décide :\n\n"
    "Article 1er : d’attribuer une subvention de 500 € à Mme Odile Perrin.\n\n"
    "Article 2 : d’attribuer une subvention de 1 000 € à l’association Les Amis du four.\n"
)


def test_the_page_needs_no_other_file_and_no_script() -> None:
    source = page_of(reviewed(findings=(warning("/title"),))).source
    assert "<script" not in source
    assert "@font-face" not in source
    assert not re.search(r'(?:src|href)="(?!#|data:,")', source)
    assert not re.search(r"url\((?![\"']?#)", source)


def test_identifiers_are_unique_and_links_lead_somewhere() -> None:
    act = reviewed(findings=(warning("/title"), warning("/grants/0/amount"), warning("/grants/0/amount", "sums.rate")))
    page = page_of(act, act, reviewed())
    assert len(page.ids()) == len(set(page.ids()))
    assert page.fragments() <= set(page.ids())


def test_what_an_act_says_is_never_markup() -> None:
    act = reviewed(title="<b>Objet</b>", findings=(warning("/title"),))
    page = page_of(act)
    assert page.all("b") == []
    assert "<b>Objet</b>" in page.text()


def test_the_same_acts_give_the_same_bytes() -> None:
    act = reviewed(findings=(warning("/title"),))
    assert review_page(SITE, [act], ON) == review_page(SITE, [act], ON)


def test_the_command_writes_the_review(tmp_path: Path) -> None:
    for name in ("brisemont-pv-2024-10-21.txt", "extrait-sans-entete.txt", "valcombreuse-2024-22.txt"):
        (tmp_path / name).write_bytes((SAMPLES / name).read_bytes())
    said = delib("check", ".", "--review", cwd=tmp_path)
    assert said.code == 1  # an act has no authority
    assert "revue.html" in said.output
    page = parsed((tmp_path / "revue.html").read_bytes())
    assert "5 actes lus" in page.text()
    assert 'fact = "/authority/name"' in page.text()
    again = delib("check", ".", "--review", "relecture.html", "--quiet", cwd=tmp_path)
    assert again.output == ""
    assert (tmp_path / "relecture.html").read_bytes() == (tmp_path / "revue.html").read_bytes()


def test_a_source_after_the_option_is_not_written_over(tmp_path: Path) -> None:
    said = delib("check", SAMPLES, "--review", tmp_path / "acte.txt")
    assert said.code == 2
    assert "un nom en .html est attendu" in said.errors


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_nothing_passes_the_edge_of_the_screen(tmp_path: Path, width: int) -> None:
    page = tmp_path / "revue.html"
    long = warning("/grants/0/amount")
    page.write_bytes(review_page(SITE, [reviewed(findings=(long, warning("/title")))], ON))
    with browser(required_driver()) as window:
        look(window, width, "light")
        window.get(page.as_uri())
        assert window.execute_script("return document.documentElement.scrollWidth") <= width
        assert [entry for entry in window.get_log("browser") if entry["level"] == "SEVERE"] == []
