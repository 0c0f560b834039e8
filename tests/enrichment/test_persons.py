"""Natural persons whom the officer tells, or tells not to be: masking comes last, and everywhere."""

import pytest

from publisher.parsing import Reading
from publisher.records.encode import to_json
from tests.enrichment.words import SCHEME, codes, reading, sample


def everything(read: Reading) -> str:
    """All that may be published of a source."""
    return read.text.characters + "".join(map(to_json, read.acts))


@pytest.mark.parametrize(
    "entry",
    [
        'person = true\nwords = "Amicale  LAIQUE de Valcombreuse"',
        'fact = "/grants/*/natural_person"\nwhere = { beneficiary = "Amicale laïque de Valcombreuse" }\nset = true',
    ],
    ids=["by words", "by the fact"],
)
def test_whoever_is_told_to_be_a_person_is_masked_in_text_and_record(entry: str) -> None:
    assert "Amicale laïque" in everything(reading(sample()))
    read = reading(sample(), entry)
    assert read.masked
    assert "Amicale" not in everything(read)
    assert len(read.text.characters) == len(sample())
    (act,) = read.acts
    assert act.grants[0].natural_person
    assert [(note.pointer, note.was) for note in act.corrections] == [("/grants/0/natural_person", False)]
    assert codes(act) == []


def test_a_person_is_masked_wherever_the_source_names_them() -> None:
    words = sample().replace("Adopté à l’unanimité.", "Kévin Marchadour remercie. Adopté à l’unanimité.")
    read = reading(words, 'person = true\nwords = "Kévin Marchadour"')
    assert "Marchadour" in everything(reading(words))
    assert "Marchadour" not in everything(read)


def test_what_a_correction_sets_or_replaces_is_masked_too() -> None:
    person = 'person = true\nwords = "Comité des fêtes"'
    named = 'fact = "/grants/*/purpose"\nwhere = { beneficiary = "Judo" }\nset = "reprise du Comité des fêtes"'
    gone = 'fact = "/grants/*"\nwhere = { beneficiary = "Comité des fêtes" }\nreject = true'
    read = reading(sample(), named, gone, person)
    assert "Comité des fêtes" not in everything(read)
    assert read.acts[0].corrections[1].was["amount"] == "950.00"


def test_a_beneficiary_that_the_officer_names_and_tells_to_be_a_person_is_masked() -> None:
    entry = 'fact = "/grants"\nadd = { beneficiary = "Zoé Quillivic", natural_person = true }\nwords = "Foyer rural"'
    read = reading(sample(), entry)
    assert "Quillivic" not in everything(read)
    assert read.acts[0].grants[-1].natural_person


def test_a_false_alarm_is_shown() -> None:
    masked = reading(SCHEME)
    assert "Odile Perrin" not in everything(masked)
    read = reading(SCHEME, 'person = false\nwords = "Mme Odile Perrin"')
    assert "Mme Odile Perrin" in read.text.characters
    assert not read.masked
    assert not any(grant.natural_person for grant in read.acts[0].grants)


def test_a_false_alarm_frees_nobody_else() -> None:
    words = SCHEME.replace("500 € à Mme Odile Perrin", "500 € à Mme Odile Perrin et de 200 € à M. Yves Perrin")
    read = reading(words, 'person = false\nwords = "Mme Odile Perrin"')
    assert "Odile Perrin" in read.text.characters
    assert "Yves Perrin" not in everything(read)


def test_a_birth_without_a_name_is_settled_by_the_name() -> None:
    words = sample().replace(
        "Adopté à l’unanimité.", "le demandeur, né le 3 mars 1980, est Tanguy. Adopté à l’unanimité."
    )
    assert "person.unmasked" in {finding.code for finding in reading(words).acts[0].findings}
    settled = reading(words, 'person = false\nwords = "né le 3 mars 1980"')
    assert "person.unmasked" not in {finding.code for finding in settled.acts[0].findings}


def test_masked_words_of_the_review_find_their_fact() -> None:
    (act,) = reading(SCHEME).acts
    masked = next(grant.beneficiary for grant in act.grants if grant.natural_person)
    entry = f'fact = "/grants/*/amount"\nwhere = {{ beneficiary = "Mme {masked}" }}\nset = 550'
    assert codes(reading(SCHEME, entry).acts[0]) == []
