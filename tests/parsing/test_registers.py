"""Registers whose pages are headed by the number of the act, with words of the heads misread. All of it is invented."""

import pytest

from publisher.parsing import read
from publisher.parsing.layout import read_lines
from publisher.parsing.registers import acts_of_register
from publisher.records import Deliberation
from tests import factories

PAGE = """{number}

{authority}

{head}

{day}

PRESENTS : MM. BRASSEMONT L, FERRAGUT O.

OBJET : {title}

{number}

LE MAIRE,

Expose la demande.

Après en avoir délibéré, à l’unanimité, le conseil municipal approuve la proposition.
"""


def page(number: str, authority: str = "COMMUNE DE VALCOMBREUSE", day: str = "SEANCE DU 18 MARS 2025") -> str:
    head = "DELIBERATION DU CONSEIL MUNICIPAL" if authority else "DELIB RATI DU CONSEI"
    return PAGE.format(number=number, authority=authority, head=head, day=day, title=f"Tarif {number[-1]}")


def acts(characters: str) -> tuple[Deliberation, ...]:
    return read(factories.text(characters), factories.source(characters)).acts


SCANNED = "\n".join(
    (page("25-03/001"), page("25-03/002", authority="", day="$ 1 18 2025"), page("25-03/003"), page("25-03/004"))
)


def test_pages_headed_by_numbers_are_cut_where_heads_are_misread() -> None:
    found = acts(SCANNED)
    assert [act.number for act in found] == ["25-03/001", "25-03/002", "25-03/003", "25-03/004"]
    assert {part.span.start for act in found for part in act.parts[:1]} == {
        0,
        *(SCANNED.index(f"25-03/00{number}") for number in (2, 3, 4)),
    }


def test_what_most_heads_say_holds_for_the_register() -> None:
    misread = acts(SCANNED)[1]
    assert (misread.authority.name, misread.meeting_date) == ("Commune de Valcombreuse", "2025-03-18")
    assert not {"authority.missing", "date.missing"} & {finding.code for finding in misread.findings}
    (span,) = misread.spans["/authority/name"]
    assert SCANNED[slice(*span)] == "COMMUNE DE VALCOMBREUSE"


def test_a_misread_name_is_no_other_authority() -> None:
    characters = "\n".join((page("25-03/001"), page("25-03/002", authority="COMMUNE DE VALC"), page("25-03/003")))
    assert {act.authority.name for act in acts(characters)} == {"Commune de Valcombreuse"}


def test_no_date_is_lent_between_two_sittings() -> None:
    days = ("SEANCE DU 18 MARS 2025", "$ 1 18 2025", "SEANCE DU 8 AVRIL 2025", "SEANCE DU 8 AVRIL 2025")
    characters = "\n".join(page(f"25-03/00{index}", day=day) for index, day in enumerate(days, 1))
    assert [act.meeting_date for act in acts(characters)] == ["2025-03-18", None, "2025-04-08", "2025-04-08"]


MISREAD = """25-03/004

COMMUNE DE VALCOMBREUSE

DELIBERATION DU CONSEIL MUNICIPAL

SEANCE DU 18 MARS 2025

PRESENTS: MM. BRASSEMONT L, FERRAGUT O

SECRÉTAIREDE SÉANCE : Monsieur Luc BRASSEMONT

OBIET : Aides au ravalement, au profit de Madame Zélie QUINCAMPOIX

LEMAIRE,

Propose au Conseil de Fautoriser à individualiser une aide municipal, au profit de Madame Zélie QUINCAMPOIX
— Propréaire Occupant à hauteur de 7 673,00 € dans le cadre de travaux dont le montant des travaux subventionnables
retenu s'éève à la somme de 51 151,00 €

LE CONSEIL,

A pres en avoir dlibré,

> ADOPTEla proposition de son Maire,
> AUTORISE le Maite indvidaliser une aide municipal au profit de Madame Zélie QUINCAMPOIX à havtour de 7 67300 €
> SOLLICITE Vside de l'Etat à hauteur de 29 748,00 €

Fait et delibéré le jour

Le Maire
"""


def test_sums_that_a_scan_spares_are_read_and_no_other() -> None:
    (act,) = acts(MISREAD)
    assert [(str(grant.amount), grant.natural_person) for grant in act.grants] == [("7673.00", True)]
    assert "QUINCAMPOIX" not in str(act)


def test_parts_of_a_scan_are_told_by_their_first_words() -> None:
    (act,) = acts(MISREAD)
    parts = {part.kind: MISREAD[slice(*part.span)] for part in act.parts}
    assert parts["attendance"].strip().endswith("Luc BRASSEMONT")
    assert parts["title"].startswith("OBIET")
    assert parts["statement"].startswith("LEMAIRE")
    assert parts["dispositif"].startswith("> ADOPTEla")


@pytest.mark.parametrize(
    "characters",
    [
        pytest.param("2024-15\nTarif\nPRESENTS : M. ROUX\n2024-16\nPrêt\n2024-15\n2024-16\n", id="numbers-come-back"),
        pytest.param("2024-15\nTarif\nPRESENTS : M. ROUX\n2024-15\n2024-16\nPrêt\n", id="no-list-of-members"),
        pytest.param("2024-15\nPRESENTS : M. ROUX\n2024-16\nPRESENTS : M. ROUX\n", id="no-number-on-a-second-page"),
    ],
)
def test_numbers_alone_make_no_register(characters: str) -> None:
    assert len(acts_of_register(read_lines(factories.text(characters)))) == 1
