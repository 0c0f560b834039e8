"""What holds of any text, however odd: built of the words that acts are made of, in any order."""

import json
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.parsing import read
from publisher.parsing.amounts import find_amounts
from publisher.parsing.dates import find_dates
from publisher.parsing.fold import fold
from publisher.parsing.passage import flow
from publisher.records import Source, Span
from publisher.records.encode import from_dict, to_dict
from publisher.text import Page, Text
from tests.parsing.words import passage

WORDS = (
    *("COMMUNE DE PONTIVAL", "Département du Lac", "Le conseil municipal", "la Commission permanente", "Séance du"),
    *("Étaient présents :", "Absents excusés :", "Procurations :", "Secrétaire :", "M. Luc ROUX", "Mme Zoé PETIT à"),
    *(
        "Objet :",
        "Délibération n° 2024-17",
        "(N°2023-458)",
        "Vu le code",
        "Vu la loi n° 2000-321",
        "articles L. 2121-29",
    ),
    *("Considérant", "Après en avoir délibéré,", "DÉCIDE", "DÉCIDE :", "Article 1er :", "Article 2 :", "ANNEXE 1"),
    *(
        "d’attribuer",
        "une subvention de",
        "à l’association",
        "« Les Bruyères »",
        "annexe 1 et 2",
        "suivantes :",
        "soit",
    ),
    *("300 €", "893  551 €", "1,2 M€", "25 000,00", "20 %", "€", "16 octobre 2023", "01/07/2021", "à vingt heures"),
    *("Bénéficiaire      Montant voté", "Judo          500 €", "TOTAL         500 €", "6568/93428", "chapitre 65"),
    *("Pour : 39 voix (Groupe du Lac ; Non-inscrit)", "Contre : 0", "à l’unanimité", "(Adopté)", "Le conseil adopte."),
    *("Le Maire,", "Pour extrait conforme", "RAPPORT N°33", "Reçu en préfecture le 03/07/2024", "2/5", "Rapporteur :"),
    *(
        "099-249900010-20240627-2024_063-DE",
        "n’a pas pris part au vote",
        "Opération 1 : Le logement",
        "•",
        "-",
        "(",
        ")",
    ),
)
BLANKS = (" ", "  ", "\n", "\n\n", "      ", "\n          ", "\t", "\u00a0")
TEXTS = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(BLANKS)), max_size=50).map(
    lambda pieces: "".join(word + blank for word, blank in pieces)
) | st.text(max_size=80)


def text(characters: str, pages: int) -> Text:
    """A text cut into pages of the same length."""
    bounds = [len(characters) * number // pages for number in range(pages + 1)]
    found = (Page(number=n + 1, start=bounds[n], end=bounds[n + 1]) for n in range(pages))
    return Text(characters=characters, pages=tuple(found), layout=True)


def spans(value: object) -> list[Span]:
    """Every span of a record as JSON."""
    if isinstance(value, dict):
        own = [Span(*value["span"])] if "span" in value else []
        listed = [Span(*span) for found in value.get("spans", {}).values() for span in found]
        return [*own, *listed, *(span for key, item in value.items() if key != "spans" for span in spans(item))]
    return [span for item in value for span in spans(item)] if isinstance(value, list) else []


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.integers(min_value=1, max_value=4))
def test_any_text_is_read(characters: str, pages: int) -> None:
    reading = read(text(characters, pages), Source(sha256=None, characters=len(characters)))
    assert len(reading.text.characters) == len(characters)
    for act in reading.acts:
        plain = json.loads(json.dumps(to_dict(act)))
        assert all(0 <= span.start < span.end <= len(characters) for span in spans(plain))
        assert all(one.span.end == other.span.start for one, other in zip(act.parts, act.parts[1:], strict=False))
        assert act.recognised is None or 0 <= act.recognised <= 1
        assert from_dict(plain) == act
        assert all(grant.amount is None or grant.amount > 0 for grant in act.grants)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_record(characters: str) -> None:
    source = Source(sha256=None, characters=len(characters))
    assert read(text(characters, 1), source) == read(text(characters, 1), source)


@given(st.text(max_size=200))
def test_fold_keeps_the_length(characters: str) -> None:
    assert len(fold(characters)) == len(characters)


@given(TEXTS)
def test_running_text_says_what_the_source_says(characters: str) -> None:
    running = flow(characters, [(0, len(characters))])
    assert "".join(running.text.split()) == "".join(characters.split())
    places = zip(running.text, running.origins, strict=True)
    assert all(character == " " or characters[origin] == character for character, origin in places)


@given(st.integers(min_value=0, max_value=10**9), st.sampled_from([" ", "  ", "\u202f", "\u00a0", ".", "'", "\n"]))
def test_a_sum_is_read_whatever_parts_its_thousands(euros: int, separator: str) -> None:
    printed = f"{euros:,}".replace(",", separator)
    (amount,) = find_amounts(passage(f"un montant de {printed} € par an"))
    assert amount.value == Decimal(euros)


@given(st.dates())
def test_a_date_is_read_in_figures_and_in_words(date: object) -> None:
    months = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre"]
    months += ["novembre", "décembre"]
    year, month, day = (int(part) for part in str(date).split("-"))
    if year < 1000 or year > 2999:
        return
    for printed in (f"{day:02d}/{month:02d}/{year}", f"{day} {months[month - 1]} {year}"):
        found = [item.value for item in find_dates(passage(f"le {printed} à Pontival"))]
        assert found == ([f"{year:04d}-{month:02d}-{day:02d}"] if "/" not in printed or 1900 <= year <= 2099 else [])
