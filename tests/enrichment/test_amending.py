"""What becomes of an act that the officer corrects: values, words, traces, and corrections that no longer apply."""

import json
from decimal import Decimal

import jsonschema
import pytest

from publisher.records.encode import to_dict
from tests.conftest import shared
from tests.enrichment.words import MINUTES, codes, corrected, reading, sample, without_corrections

JUDO = 'fact = "/grants/*/amount"\nwhere = { beneficiary = "Judo" }\n'
REJECTED = 'fact = "/grants/*"\nwhere = { beneficiary = "Judo" }\nreject = true'


@pytest.fixture(scope="module")
def schema() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads(shared("record.schema.json").read_text(encoding="utf-8")))


def said(words: str, span: tuple[int, int]) -> str:
    return " ".join(words[slice(*span)].split())


def test_a_value_set_keeps_what_was_read_and_who_set_it() -> None:
    act = corrected(JUDO + 'was = "400.00"\nset = "450,00 €"')
    assert act.grants[7].amount == Decimal("450.00")
    (correction,) = act.corrections
    assert (correction.pointer, correction.was, correction.by, correction.on, correction.why) == (
        "/grants/7/amount",
        "400.00",
        "le service",
        "2025-01-20",
        "relecture",
    )
    assert codes(act) == []


def test_a_value_set_without_words_is_stated_by_no_word() -> None:
    assert "/title" in corrected().spans
    act = corrected('fact = "/title"\nset = "Subventions"')
    assert act.title == "Subventions"
    assert "/title" not in act.spans


def test_a_value_set_with_words_is_stated_by_them() -> None:
    act = corrected('fact = "/title"\nset = "Vie associative"\nwords = "demandes  reçues\\ndes associations"')
    assert said(sample(), act.spans["/title"][0]) == "demandes reçues des associations"


def test_an_item_is_added_with_its_words() -> None:
    act = corrected(
        'fact = "/grants"\nadd = { beneficiary = "Les jeunes", amount = 600 }\nwords = "accueil des jeunes"'
    )
    assert [grant.beneficiary for grant in act.grants][-1] == "Les jeunes"
    added = act.grants[-1]
    assert (added.amount, added.currency, added.natural_person) == (Decimal("600.00"), "EUR", False)
    assert said(sample(), added.span) == "accueil des jeunes"
    assert act.corrections[0].pointer == "/grants/8"
    assert act.corrections[0].was is None


def test_a_fact_that_reading_missed_is_added_with_its_words() -> None:
    act = corrected('fact = "/sitting/quorum"\nadd = 8\nwords = "Nombre de membres en exercice : 15"')
    assert act.sitting is not None
    assert act.sitting.quorum == 8
    assert said(sample(), act.spans["/sitting/quorum"][0]).endswith("15")


def test_a_thing_that_was_not_read_is_made_of_its_words() -> None:
    words = sample().replace("Adopté à l’unanimité.", "Ainsi fait.")
    assert corrected(words=words).vote is None
    act = corrected('fact = "/vote/outcome"\nadd = "adopted"\nwords = "Ainsi fait."', words=words)
    assert act.vote is not None
    assert act.vote.outcome == "adopted"
    assert said(words, act.vote.span) == "Ainsi fait."


def test_a_list_of_words_is_completed() -> None:
    entry = 'fact = "/grants/*/territory"\nwhere = { beneficiary = "Judo" }\nadd = "Le village"\nwords = "du village"'
    act = corrected(entry)
    assert act.grants[7].territory == ("Le village",)
    assert "/grants/7/territory/0" in act.spans


def test_an_item_rejected_goes_and_pointers_follow() -> None:
    second = 'fact = "/grants/*"\nwhere = { beneficiary = "Foyer rural" }\nreject = true'
    act = corrected(JUDO + 'set = "450.00"\nwords = "Judo    400,00 €"', second)
    assert [grant.beneficiary for grant in act.grants].count("Foyer rural") == 0
    assert act.corrections[0].pointer == "/grants/6/amount"
    assert said(sample(), act.spans["/grants/6/amount"][0]) == "Judo 400,00 €"
    assert act.corrections[1].pointer == "/grants"
    assert act.corrections[1].was["beneficiary"] == "Foyer rural"


def test_a_fact_rejected_is_not_stated_any_more() -> None:
    act = corrected('fact = "/secretary"\nreject = true')
    assert act.secretary is None
    assert "/secretary" not in act.spans
    assert act.corrections[0].was == "Nadège COURTEMAIN"


def test_a_finding_is_answered_by_the_correction_of_its_fact() -> None:
    words = sample().replace("Délibération n° 2024-17\n", "").replace("2024_17-DE", "0001-DE")
    assert "number.missing" in {finding.code for finding in corrected(words=words).findings}
    act = corrected('fact = "/number"\nset = "2024-17"', words=words)
    assert "number.missing" not in {finding.code for finding in act.findings}


STALE = {
    "already so": (JUDO + 'set = "400.00"', "correction.stale"),
    "read otherwise by now": (JUDO + 'was = "410.00"\nset = "450.00"', "correction.stale"),
    "already added": (
        'fact = "/grants"\nadd = { beneficiary = "judo", amount = 400 }\nwords = "Judo"',
        "correction.stale",
    ),
    "stated by now": ('fact = "/number"\nadd = "2024-18"\nwords = "2024-17"', "correction.stale"),
    "nothing to reject": ('fact = "/rapporteur"\nreject = true', "correction.stale"),
    "no such act": ('number = "2024-99"\nfact = "/title"\nset = "X"', "correction.act"),
    "no act of this title": ('title = "Budget"\nfact = "/title"\nset = "X"', "correction.act"),
    "no act of this rank": ('position = 2\nfact = "/title"\nset = "X"', "correction.act"),
    "no such item": ('fact = "/grants/*/amount"\nwhere = { beneficiary = "Ski" }\nset = 1', "correction.fact"),
    "several items": ('fact = "/grants/*/amount"\nwhere = { currency = "EUR" }\nset = 1', "correction.fact"),
    "no item of this rank": ('fact = "/grants/8/amount"\nset = 1', "correction.fact"),
    "an empty list": ('fact = "/refusals/0/amount"\nset = 1', "correction.fact"),
    "words gone": ('fact = "/title"\nset = "X"\nwords = "Les mots d’un autre acte"', "correction.words"),
    "words in several places": ('fact = "/title"\nset = "X"\nwords = "Valcombreuse"', "correction.words"),
    "fewer places": ('fact = "/title"\nset = "X"\nwords = "Judo"\noccurrence = 2', "correction.words"),
    "words of nobody": ('person = true\nwords = "Jean Personne"', "correction.words"),
}


@pytest.mark.parametrize(("entry", "code"), STALE.values(), ids=STALE)
def test_a_correction_that_does_not_apply_changes_nothing_and_is_a_finding(entry: str, code: str) -> None:
    act = corrected(entry)
    assert codes(act) == [code]
    assert act.corrections == ()
    assert without_corrections(act) == without_corrections(corrected())
    (finding,) = (finding for finding in act.findings if finding.code == code)
    assert "corrections.toml" in finding.message
    assert "Jean Personne" not in finding.message


def test_a_vote_that_was_not_read_wants_its_words() -> None:
    words = sample().replace("Adopté à l’unanimité.", "Ainsi fait.")
    assert codes(corrected('fact = "/vote/outcome"\nset = "adopted"', words=words)) == ["correction.words"]


@pytest.mark.parametrize("occurrence", [1, 2])
def test_words_of_several_places_are_told_by_their_rank(occurrence: int) -> None:
    act = corrected(f'fact = "/title"\nset = "X"\nwords = "6 050,00 €"\noccurrence = {occurrence}')
    assert act.spans["/title"][0].start == [sample().index("6 050,00 €"), sample().rindex("6 050,00 €")][occurrence - 1]


@pytest.mark.parametrize(
    ("selector", "index"),
    [
        ("position = 2", 1),
        ('title = "DEMANDE de subvention  pour la réfection du lavoir"', 1),
        ('title = "Participation au regroupement pédagogique"', 2),
    ],
)
def test_one_act_of_minutes_is_corrected_and_no_other(selector: str, index: int) -> None:
    plain = reading(sample(MINUTES)).acts
    acts = reading(sample(MINUTES), f'{selector}\nfact = "/subject_code"\nset = "7.5"').acts
    assert [act.subject_code for act in acts] == ["7.5" if at == index else None for at in range(3)]
    assert [act for at, act in enumerate(acts) if at != index] == [act for at, act in enumerate(plain) if at != index]


def test_several_acts_that_answer_are_not_guessed_between() -> None:
    acts = reading(sample(MINUTES), 'fact = "/title"\nset = "X"').acts
    assert [codes(act) for act in acts] == [["correction.act"], [], []]


@pytest.mark.parametrize(
    "entry",
    [
        JUDO + "set = 450",
        REJECTED,
        'fact = "/grants"\nadd = { beneficiary = "Ski", kind = "operating" }\nwords = "Foyer rural"',
        'fact = "/vote/for"\nset = 14',
        'fact = "/prefecture/sent_on"\nset = 2024-04-15',
        'fact = "/attendance"\nadd = { name = "Jean", status = "present" }\nwords = "Votants : 14"',
        'fact = "/annexes"\nadd = { label = "Annexe 1" }\nwords = "TOTAL"',
        'fact = "/articles/1/amounts"\nset = [6050, "1,5"]',
        'fact = "/title"\nreject = true',
        'fact = "/title"\nset = "X"\nwords = "nulle part"',
    ],
)
def test_a_corrected_record_is_what_the_schema_says(entry: str, schema: jsonschema.Draft202012Validator) -> None:
    act = corrected(entry)
    plain = json.loads(json.dumps(to_dict(act)))
    assert [error.message for error in schema.iter_errors(plain)] == []
    assert len(act.corrections) + len(codes(act)) == 1
