"""Values become literals of the right type, and no hostile character passes."""

import xml.etree.ElementTree as ET
from decimal import Decimal

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import XSD, Literal, URIRef

from publisher.mapping import lines, literals
from publisher.mapping.numbers import registered
from publisher.namespaces import PF


@pytest.mark.parametrize(
    ("literal", "lexical", "datatype"),
    [
        pytest.param(literals.decimal(Decimal("893551.00")), "893551.00", XSD.decimal, id="sum"),
        pytest.param(literals.decimal(Decimal("1E+3")), "1000", XSD.decimal, id="no exponent"),
        pytest.param(literals.decimal(Decimal("-0.10")), "-0.10", XSD.decimal, id="negative"),
        pytest.param(literals.integer(0), "0", XSD.integer, id="zero"),
        pytest.param(literals.boolean(value=False), "false", XSD.boolean, id="false"),
        pytest.param(literals.date("2023-10-16"), "2023-10-16", XSD.date, id="day"),
        pytest.param(literals.date("2023-10"), "2023-10", XSD.gYearMonth, id="month"),
        pytest.param(literals.date("2023"), "2023", XSD.gYear, id="year"),
        pytest.param(literals.year("2023"), "2023", XSD.gYear, id="financial year"),
        pytest.param(literals.year("2023/2024"), "2023/2024", None, id="two years"),
        pytest.param(literals.time("09:05"), "09:05:00", XSD.time, id="time"),
    ],
)
def test_type_and_lexical_form(literal: Literal, lexical: str, datatype: str | None) -> None:
    assert (str(literal), literal.datatype) == (lexical, datatype)


def test_french_words_are_tagged_and_names_are_not() -> None:
    assert literals.text("Objet").language == "fr"
    assert literals.plain("Anne").language is None


@given(st.text())
def test_literals_can_be_written_in_xml_and_keep_their_length(words: str) -> None:
    cleaned = literals.clean(words)
    assert len(cleaned) == len(words)
    element = ET.Element("a")
    element.text = cleaned
    assert ET.fromstring(ET.tostring(element)).text == (cleaned or None)  # noqa: S314 - written just above
    written = lines([(URIRef("x:a"), URIRef("x:b"), literals.text(words))])
    (read,) = ox.parse(written, format=ox.RdfFormat.N_TRIPLES)
    assert read.object == ox.Literal(cleaned, language="fr")


@pytest.mark.parametrize("words", ["a\x00b", "a\fb", "a\x85b", "a\x9fb", "a\ud800b", "a\uffffb", "a\rb"])
def test_control_characters_become_blanks(words: str) -> None:
    assert literals.clean(words) == "a b"


@pytest.mark.parametrize("words", ["deux\nlignes", "une\ttabulation", "une\u2028fin", "l’été 🎉 \u00a0œ"])
def test_other_characters_stay(words: str) -> None:
    assert literals.clean(words) == words


@pytest.mark.parametrize(
    ("number", "known"),
    [
        pytest.param("226 200 012", {PF.siren: "226200012"}, id="siren with blanks"),
        pytest.param("22620001200012", {PF.siret: "22620001200012", PF.siren: "226200012"}, id="siret"),
        pytest.param("35600000049837", {PF.siret: "35600000049837", PF.siren: "356000000"}, id="La Poste"),
        pytest.param("W380475558", {PF.rna: "W380475558"}, id="rna"),
        pytest.param("W2A1234567", {PF.rna: "W2A1234567"}, id="rna of Corsica"),
        pytest.param("21860194600000", {}, id="wrong check digit"),
        pytest.param("226200013", {}, id="wrong siren"),
        pytest.param("000000000", {}, id="nobody"),
        pytest.param("12", {}, id="too short"),
        pytest.param("W38047555", {}, id="short rna"),
        pytest.param("٢٢٦٢٠٠٠١٢", {}, id="other digits"),
    ],
)
def test_only_right_numbers_are_registered(number: str, known: dict[object, str]) -> None:
    assert registered(number) == known
