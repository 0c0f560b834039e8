"""Reading takes a time in proportion to the length of the text, whatever the text is made of."""

import time
from collections.abc import Callable

import pytest

from publisher.parsing import read
from publisher.records import Source
from tests.factories import text

HEAD = """COMMUNE DE VAUMERLIN

Séance du 12 mars 2024

Étaient présents : M. Luc ROUX, Mme Zoé PETIT.

Objet : Subventions

Vu le code général des collectivités territoriales ;

Le conseil municipal, après en avoir délibéré, décide :

Article 1 : D’attribuer une subvention de 500 € à l’association Les Bruyères.

Adopté à l’unanimité.

"""
MINUTES = """COMMUNE DE VAUMERLIN

Compte rendu de la séance du conseil municipal du 12 mars 2024

Étaient présents : M. Luc ROUX, Mme Zoé PETIT.

"""
SHORT, LONG = 8_000, 48_000
"""Characters: a time that grows with the square is 36 times as long, one in proportion 6 times."""

MOST = 15
"""Times as long as the short text the long one may take: noise has its place, a square has not."""

LEAST = 0.02
"""Seconds: what is shorter says nothing."""

Maker = Callable[[int], str]


def after(words: str) -> Maker:
    """The words again and again, at the end of an act."""
    return lambda length: HEAD + words * (length // len(words))


def before(place: str, words: str) -> Maker:
    """The words again and again, before a place of an act."""
    return lambda length: HEAD.replace(place, words * (length // len(words)) + place)


def items(words: str) -> Maker:
    """The words again and again, as minutes."""
    return lambda length: MINUTES + words * (length // len(words))


TEXTS: dict[str, Maker] = {
    "blanks": after(" "),
    "blanks-before-a-colon": lambda length: HEAD + f"Pour{' ' * length}: 3",
    "blanks-in-a-name": before("ROUX", " "),
    "blanks-in-a-visa": before("le code", " "),
    "line-ends": after("\n"),
    "blank-lines": after(" " * 50 + "\n"),
    "digits": after("1"),
    "groups-of-digits": after("123 "),
    "groups-of-digits-in-the-decision": before("Article 1", "123 "),
    "dots": after("."),
    "dotted-leaders": after(". "),
    "capitals": after("A"),
    "words-in-capitals": after("ABCDE "),
    "titles-in-capitals": after("ABCDE FGHI\n\n"),
    "dashes": after("- "),
    "visas": before("Vu le code", "Vu la loi n° 2000-321 du 12 avril 2000 ;\n"),
    "bare-visas": before("Vu le code", "Vu "),
    "names": before("M. Luc ROUX", "M. Luc ROUX, "),
    "names-without-end": before("ROUX", "Luc "),
    "names-in-a-vote": after("Contre : M. Luc ROUX, "),
    "proxies": before("Objet", "Procurations : M. Luc ROUX à Mme Zoé PETIT, "),
    "brackets": after("("),
    "closed-brackets": after("()"),
    "unclosed-quotes": after("« "),
    "apostrophes": after("l’"),
    "articles": after("Article 2 : "),
    "sentence-without-end": after("le conseil attribue une subvention de 100 € à l’association Les Genêts et "),
    "sentences": after("Il est attribué une subvention de 100 € à l’association Les Genêts. "),
    "numbers-in-words": after("vingt mille "),
    "sums": after("cinq euros, 100 € "),
    "dates": after("du 1er novembre 2023 au 31 octobre 2024 "),
    "list": before("Article 1", "- Les Genêts : 100 €\n"),
    "headers-of-tables": before("Article 1", "Association          Montant voté\n"),
    "rows": before("Article 1", "Association          Montant voté\n" + "Les Genêts           100 €\n" * 40),
    "stamps": after("Reçu en préfecture le 02/07/2024 ID : 099-249900010-20240627-2024_063-DE\n"),
    "votes": after("Pour : 12 Contre : 0 Abstention : 1\n"),
    "telephones": after("06 12 "),
    "streets": after("12 rue "),
    "mails": after("a."),
    "births": after("né le 3 mai 1980 à Vau "),
    "leaving": after("M. Luc ROUX quitte la salle. "),
    "titles": items("Subvention à la chorale de la ville\n\nAprès en avoir délibéré, le conseil décide.\n\n"),
    "ranks": items("1. Subvention à la chorale\n\nAdopté à l’unanimité.\n\n"),
}


def seconds(characters: str) -> float:
    """Time of the processor that reading takes."""
    start = time.process_time()
    read(text(characters, layout=True), Source(sha256=None, characters=len(characters)))
    return time.process_time() - start


@pytest.mark.parametrize("make", TEXTS.values(), ids=TEXTS.keys())
def test_time_grows_with_the_length(make: Maker) -> None:
    short = max(LEAST, min(seconds(make(SHORT)), seconds(make(SHORT))))
    assert any(seconds(make(LONG)) < MOST * short for _ in range(2))  # again where the machine was busy


@pytest.mark.parametrize("name", ["blanks", "dots", "brackets"])
def test_a_megabyte_of_one_kind_is_read(name: str) -> None:
    short = max(LEAST, seconds(TEXTS[name](SHORT)))
    assert seconds(TEXTS[name](1_000_000)) < 3 * short * 1_000_000 / SHORT


def test_a_megabyte_of_every_kind_is_read() -> None:
    whole = [sum(map(len, (make(length) for make in TEXTS.values()))) for length in (300, 24_000)]
    short = seconds("".join(make(300) for make in TEXTS.values()))
    long = seconds("".join(make(24_000) for make in TEXTS.values()))
    assert whole[1] > 1_000_000
    assert long < 3 * short * whole[1] / whole[0]
