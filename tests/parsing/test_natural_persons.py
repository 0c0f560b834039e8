"""Private persons are masked everywhere and alike; those who hold office are named; nothing else changes."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publisher.parsing import Reading, read
from publisher.parsing.privacy import protect
from publisher.parsing.privacy.masking import MASK
from publisher.parsing.privacy.names import Name, listed_alike, name_of, occurrences
from publisher.records.encode import to_dict
from publisher.sources import fetch
from publisher.text import extract
from tests import factories
from tests.command import SAMPLES
from tests.conftest import shared

HEAD = """COMMUNE DE VALCOMBREUSE

EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL

Séance du 14 mars 2024

Présents : Mme Odile FERRAGUT, M. Lucien BRASSEMONT, Mme Rose MARTIN.

Délibération n° 2024-9

Objet : {title}

"""
DECISION = """Le conseil municipal, après en avoir délibéré, DÉCIDE

Article 1 : {words}

Adopté à l’unanimité.

La maire,
Odile FERRAGUT
"""


def act(words: str, *, title: str = "Bourses communales") -> str:
    return HEAD.format(title=title) + DECISION.format(words=words)


def reading(characters: str) -> Reading:
    return read(factories.text(characters), factories.source(characters))


def hidden(words: str) -> list[str]:
    """Words of an act’s decision that are masked, with those between them."""
    characters = act(words)
    masked = reading(characters).text.characters
    blanked = "".join("\x00" if a != b else a for a, b in zip(characters, masked, strict=True))
    runs = re.finditer(r"\x00(?:[^\w\x00]*\x00)*", blanked)
    return [" ".join(characters[slice(*run.span())].split()) for run in runs]


@pytest.mark.parametrize(
    ("words", "masked"),
    [
        pytest.param("Attribue 600 € à Mme Ninon CASTERAVEL.", ["Ninon CASTERAVEL"], id="civility"),
        pytest.param(
            "Attribue 600 € à Madame Ninon Casteravel pour le BAFA.", ["Ninon Casteravel"], id="small-letters"
        ),
        pytest.param("Vend la parcelle à M. et Mme CASTERAVEL.", ["CASTERAVEL"], id="couple"),
        pytest.param("Recrute Monsieur Jules de PONTHIEVREL.", ["Jules de PONTHIEVREL"], id="hired"),
        pytest.param(
            "Accorde une concession à MM. Jules PONTHIEVREL et Abel ROCHE.",
            ["Jules PONTHIEVREL", "Abel ROCHE"],
            id="plural",
        ),
        pytest.param(
            "Attribue 600 € à Ninon CASTERAVEL, née le 4 mai 2005.", ["Ninon CASTERAVEL", "4 mai 2005"], id="birth"
        ),
        pytest.param("Approuve la vente à la famille CASTERAVEL.", ["CASTERAVEL"], id="family"),
        pytest.param(
            "Attribue une bourse aux jeunes suivants :\n- Ninon CASTERAVEL : 300 €\n- PONTHIEVREL Jules : 200 €",
            ["Ninon CASTERAVEL", "PONTHIEVREL Jules"],
            id="list-of-persons",
        ),
        pytest.param(
            "Attribue une bourse aux personnes suivantes :\n- Xilonen Quetzalli : 300 €",
            ["Xilonen Quetzalli"],
            id="list-of-persons-with-a-rare-name",
        ),
        pytest.param(
            "Attribue 600 € à Mme Ninon CASTERAVEL, demeurant 8 bis, rue des Tanneurs.",
            ["Ninon CASTERAVEL", "8 bis, rue des Tanneurs"],
            id="home",
        ),
        pytest.param(
            "Verse une aide au ravalement à M. Jules PONTHIEVREL, 3 impasse du Lavoir : 500 €.",
            ["Jules PONTHIEVREL, 3 impasse du Lavoir"],
            id="address-beside-a-name",
        ),
        pytest.param("Répondre à ninon.casteravel@orange.fr", ["ninon.casteravel@orange.fr"], id="e-mail"),
        pytest.param("Son numéro est le 06 12 34 56 78.", ["06 12 34 56 78"], id="telephone"),
        pytest.param(
            "À payer sur FR76 3000 6000 0112 3456 7890 189", ["FR76 3000 6000 0112 3456 7890 189"], id="account"
        ),
        pytest.param("Mme Aline MARTIN achète le terrain.", ["Aline MARTIN"], id="namesake-of-a-member"),
        pytest.param(
            "M. Paul VERNE, président de l’association Judo, a signé.", ["Paul VERNE"], id="president-of-a-club"
        ),
        pytest.param("La maire propose d’accorder une aide à M. Paul VERNE.", ["Paul VERNE"], id="after-a-proposal"),
        pytest.param("Objet : Aide à M. Paul VERNE\n\nLE MAIRE,", ["Paul VERNE"], id="office-of-the-next-paragraph"),
    ],
)
def test_masks(words: str, masked: list[str]) -> None:
    assert hidden(words) == masked


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("Autorise Mme Odile FERRAGUT, maire, à signer.", id="member"),
        pytest.param("M. BRASSEMONT ne prend pas part au vote.", id="member-by-surname"),
        pytest.param("Demande l’avis de M. Paul VERNE, préfet.", id="office-after"),
        pytest.param("Demande l’avis du sénateur Monsieur Paul VERNE.", id="office-before"),
        pytest.param("Madame la Maire est autorisée à signer.", id="office-alone"),
        pytest.param("Nomme la rue du Docteur Paul VERNE et l’école Jules FERRY.", id="street"),
        pytest.param("Attribue 400 € à Judo et 300 € à Amis du Four à Pain.", id="club-without-legal-form"),
        pytest.param(
            "Attribue une aide aux bénéficiaires suivants :\n- Comité des fêtes : 300 €\n- Union Sportive : 200 €",
            id="list-of-clubs",
        ),
        pytest.param("Attribue 300 € à l’association Jean MOULIN.", id="association-named-after-somebody"),
        pytest.param("Mairie, 1 place du Marché, tél. 05 49 12 34 56, mairie@valcombreuse.fr", id="town-hall"),
        pytest.param("Considérant les jeunes nés en 2006,", id="year-of-birth-of-many"),
        pytest.param("Impute la dépense à l’article 65748.", id="nobody"),
    ],
)
def test_leaves(words: str) -> None:
    characters = act(words)
    found = reading(characters)
    assert not found.masked
    assert found.text.characters == characters


def test_masks_the_name_wherever_it_stands() -> None:
    """In the title, in other acts of the source, cut at a line’s end, in capitals or not, with or without civility."""
    first = act("Vend le terrain à M. Jules PONTHIEVREL.", title="Vente du terrain Ponthievrel")
    second = act("Rappelle la vente à Jules PONTHIE-\nVREL ; monsieur\nponthievrel paiera.", title="Suites")
    masked = reading(first + "\n\n" + second).text.characters
    assert not re.search("ponthie|vrel", masked, re.IGNORECASE)


def test_member_who_receives_is_masked_as_one_who_receives_only() -> None:
    characters = act("Attribue à M. Lucien BRASSEMONT une aide au ravalement de 500 €.", title="Ravalement")
    found = reading(characters)
    (grant,) = found.acts[0].grants
    assert grant.natural_person
    assert MASK in (grant.beneficiary or "")
    assert "Lucien BRASSEMONT" in [member.name for member in found.acts[0].attendance]


@pytest.mark.parametrize("form", ["txt", "pdf"])
def test_grants_to_persons_keep_their_sums(form: str) -> None:
    text = extract(fetch(str(SAMPLES / f"saint-evrien-2024-052.{form}")))
    (found,) = read(text, factories.source(text.characters)).acts
    persons = [(str(grant.amount), grant.natural_person) for grant in found.grants]
    assert persons == [("600.00", True), ("350.00", True), ("800.00", True), ("300.00", True), ("900.00", False)]


def test_unnamed_birth_stops_the_act() -> None:
    found = reading(act("Attribue 300 € à la lauréate, née le 4 mai 2005."))
    assert [(finding.severity.value, finding.code) for finding in found.acts[0].findings if finding.span] == [
        ("violation", "person.unmasked")
    ]
    assert "4 mai 2005" not in found.text.characters


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Ninon CASTERAVEL", Name(("ninon",), ("casteravel",))),
        ("CASTERAVEL Ninon", Name(("ninon",), ("casteravel",))),
        ("Jean-Pierre de La Tour", Name(("jean", "pierre"), ("de", "la", "tour"))),
        ("MOLLARD", Name((), ("mollard",))),
        ("Rose-Marie LE GOFF", Name(("rose", "marie"), ("le", "goff"))),
    ],
)
def test_parts_given_name_and_surname(printed: str, name: Name) -> None:
    assert name_of(printed) == name


def test_a_double_given_name_is_no_surname() -> None:
    listed = "Présents : Mme Marie-Alice ROUX, M. Jean-Marie PETIT, M. VALLET"
    names = {Name((), ("marie",)), Name((), ("vallet",))}
    assert listed_alike(listed, names) == {Name((), ("vallet",))}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Florence DEMOUY", "DEMOUY", True),
        ("Jean-Marc GOSSOT", "Jean GOSSOT", True),
        ("Pascal KRZYZANSKI", "Pascal KRYZANSKI", True),
        ("Paul MARTIN", "Rose MARTIN", False),
        ("Paul MARTIN", "Paul MARTINEAU", False),
    ],
)
def test_tells_one_person_from_another(one: str, other: str, same: bool) -> None:
    first, second = name_of(one), name_of(other)
    assert first is not None
    assert second is not None
    assert first.may_be(second) is same


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from strings(item)


GIVEN = st.sampled_from(["Ninon", "Jules", "Anne-Lise", "Émile", "Jean-Noël", "Zohra"])
SURNAMES = st.sampled_from(["CASTERAVEL", "PONTHIEVREL", "Merzougane", "D’ARTEVELLE", "LE GUIRRIEC", "OYHENART-SALAÜN"])
CIVILITIES = st.sampled_from(["M.", "Mme", "Monsieur", "Madame", "Mlle"])
FRAMES = st.sampled_from(
    [
        "Attribue une bourse de 600 € à {civility} {given} {surname}.",
        "Vend à {civility} {given} {surname}, né le 4 mai 1975, demeurant 8, rue des Tanneurs, la parcelle AB 12.",
        "Recrute {civility} {given} {surname} au poste d’agent ; {surname} {given} prendra ses fonctions en mai.",
        "Accorde un secours de 200 € à {civility} {given}\n{surname}. {civility} {surname} en a été informé.",
        "Attribue 300 € à l’association Judo, puis 100 € à {civility} {given} {surname} pour le BAFA.",
    ]
)
properties = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def named(draw: st.DrawFn) -> tuple[str, str, str]:
    """An act that names a private person, the given name and the surname."""
    given_name, surname = draw(GIVEN), draw(SURNAMES)
    words = draw(FRAMES).format(civility=draw(CIVILITIES), given=given_name, surname=surname)
    title = draw(st.sampled_from(["Aides", f"Demande de {given_name} {surname}", f"Dossier {surname.upper()}"]))
    return act(words, title=title), given_name, surname


@properties
@given(named())
def test_masking_changes_nothing_else(case: tuple[str, str, str]) -> None:
    characters, _, _ = case
    found = reading(characters)
    masked = found.text.characters
    assert found.masked
    assert len(masked) == len(characters)
    assert all(b == a or (b == MASK and a.isalnum()) for a, b in zip(characters, masked, strict=True))


@properties
@given(named())
def test_masked_name_is_nowhere_in_text_nor_record(case: tuple[str, str, str]) -> None:
    characters, given_name, surname = case
    found = reading(characters)
    name = name_of(f"{given_name} {surname.upper()}")
    assert name is not None
    everything = [found.text.characters, *(text for act in found.acts for text in strings(to_dict(act)))]
    assert [text for text in everything if occurrences(text, [name])] == []
    assert surname.casefold() not in json.dumps([to_dict(act) for act in found.acts], ensure_ascii=False).casefold()


@properties
@given(named())
def test_masking_again_changes_nothing(case: tuple[str, str, str]) -> None:
    found = reading(case[0])
    again = protect(found.text.characters, found.acts)
    assert again.characters == found.text.characters
    assert again.acts == found.acts


@properties
@given(named())
def test_record_says_what_the_masked_text_says(case: tuple[str, str, str]) -> None:
    """The words of each article and grant are those that the page shows."""
    found = reading(case[0])
    for article in found.acts[0].articles:
        shown = "".join(found.text.characters[slice(*article.span)].split())
        assert "".join((article.text or "").split()) in shown


REAL_PRIVATE = ("BEGUIN", "MALEZIEUX", "COUVELARD")


def test_no_party_to_a_lease_is_named() -> None:
    text = extract(fetch(str(shared("corpus", "pierrefonds", "20241015-PV.pdf"))))
    found = read(text, factories.source(text.characters))
    said = [found.text.characters, *(words for act in found.acts for words in strings(to_dict(act)))]
    assert all(name not in words for words in said for name in REAL_PRIVATE)
    assert all(name in found.text.characters for name in ("PAPIN", "TOLEDANO", "Leblanc", "DEMOUY"))


def test_list_of_taxpayers_is_masked_but_for_members() -> None:
    text = extract(fetch(str(shared("corpus", "texts", "pierrefonds-cm-2020-06-30.txt"))))
    masked = read(text, factories.source(text.characters)).text.characters
    assert all(name not in masked for name in ("HUDO", "CAUFFET", "LIEGOIS", "DEFREMONT", "BONZON"))
    assert all(masked.count(name) == text.characters.count(name) for name in ("GOSSOT", "TOLEDANO", "LUDER"))


@pytest.mark.parametrize("path", sorted(shared("corpus", "montpellier").glob("*.pdf"))[:12], ids=lambda path: path.stem)
def test_acts_that_name_no_private_person_stay_as_they_are(path: object) -> None:
    text = extract(fetch(str(path)))
    assert not read(text, factories.source(text.characters)).masked
