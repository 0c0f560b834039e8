"""What is a deliberation and what is none, told in the time of reading the text."""

import random
import string
import time

import pytest

from publisher.parsing import read
from publisher.parsing.recognition import is_deliberation
from tests import factories
from tests.bad_input import RECIPE, UNDATED, UNNUMBERED
from tests.command import SAMPLES
from tests.conftest import SHARED

MAYOR_ORDER = """COMMUNE DE VALCOMBREUSE
ARRÊTÉ DU MAIRE n° 2024-12
Le maire de la commune de Valcombreuse,
Vu le code général des collectivités territoriales ;
Vu la délibération n° 2024-17 du 11 avril 2024 ;
Considérant la course cycliste du dimanche 9 juin,
ARRÊTE
Article 1 : La circulation est interdite rue des Tanneurs.
"""
CONVENTION = """Convention de subvention
Entre la commune de Valcombreuse, représentée par son maire, dûment habilité par délibération du conseil municipal
en date du 11 avril 2024, et le Foyer rural, il est convenu ce qui suit.
Vu le code général des collectivités territoriales,
Article 1 : La commune verse une subvention de 600 €.
"""
INVITATION = """Vous êtes invités à la séance du conseil municipal du lundi 21 octobre 2024 à 20 heures.
Ordre du jour : subventions aux associations ; travaux du lavoir.
"""
CHANCE = random.Random(3)  # noqa: S311 - the same lines each time
PUT_OFF = """COMMUNE DE VAUMERLIN

Procès-verbal du conseil municipal

Séance du 12 mars 2024

Étaient présents : M. Luc ROUX, Mme Zoé PETIT.

Délibération n° 2024-05 : Aide à la chorale

Le rapporteur propose d’attribuer une aide de 300 euros à la chorale.

Ce point est ajourné.
"""
NOISE = "\n".join("".join(CHANCE.choices(string.ascii_letters + " .,;€éà°", k=60)) for _ in range(2_000))


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(RECIPE, id="recipe"),
        pytest.param(NOISE, id="noise"),
        pytest.param("Article 1 000 € " * 5_000, id="endless-line"),
        pytest.param(MAYOR_ORDER, id="order-of-the-mayor"),
        pytest.param(CONVENTION, id="convention"),
        pytest.param(INVITATION, id="convocation"),
        pytest.param("", id="empty"),
    ],
)
def test_gives_no_act(words: str) -> None:
    reading = read(factories.text(words), factories.source(words))
    assert reading.acts == ()
    assert reading.text.characters == words or reading.masked


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(UNDATED, id="undated"),
        pytest.param(UNNUMBERED, id="unnumbered"),
        pytest.param(PUT_OFF, id="every-item-is-put-off"),
        *(pytest.param(path.read_text(encoding="utf-8"), id=path.stem) for path in sorted(SAMPLES.glob("*.txt"))),
        *(
            pytest.param(path.read_text(encoding="utf-8"), id=path.stem)
            for path in sorted(SHARED.glob("corpus/texts/*"))
        ),
    ],
)
def test_recognises_an_act(words: str) -> None:
    assert is_deliberation(words)


@pytest.mark.parametrize(
    "piece",
    ["conseil ", "conseil municipal ", "séance a b c ", "vu le ", "à l' unanimité", " ", "votes 1 ", "l'an deux-mil "],
)
def test_time_grows_as_the_text(piece: str) -> None:
    """No pattern goes back over what it has read: twenty times the text takes about twenty times as long."""

    def seconds(times: int) -> float:
        text = piece * times
        start = time.process_time()
        is_deliberation(text)
        return time.process_time() - start

    short = min(seconds(2_000) for _ in range(3))
    assert seconds(40_000) < max(short, 0.002) * 20 * 8
