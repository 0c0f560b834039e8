"""A body is known by its name within an authority, or by its SIREN everywhere; it keeps its first key."""

import pytest

from publisher.keys import OrganisationRegister
from publisher.keys.organisations import siren_of

SIREN, OTHER = "226200012", "200054781"


def test_same_name_in_two_communes_is_two_bodies() -> None:
    register = OrganisationRegister()
    assert register.beneficiary("a", "Comité des fêtes", None) == "a-comite-des-fetes"
    assert register.beneficiary("b", "Comité des fêtes", None) == "b-comite-des-fetes"


def test_same_siren_in_two_communes_is_one_body() -> None:
    register = OrganisationRegister()
    assert register.beneficiary("a", "EPSM", SIREN) == register.beneficiary("b", "EPSM Val de Lys", SIREN) == SIREN


def test_siren_found_later_changes_no_key() -> None:
    register = OrganisationRegister()
    first = register.beneficiary("a", "Judo", None)
    assert register.beneficiary("a", "Judo", SIREN) == first
    assert register.beneficiary("b", "Judo club", SIREN) == first


def test_two_sirens_of_one_name_are_two_bodies_and_the_bare_name_is_neither() -> None:
    register = OrganisationRegister()
    keys = {register.beneficiary("a", "Judo", number) for number in (SIREN, OTHER, None)}
    assert len(keys) == 3


def test_case_accents_and_blanks_do_not_part_a_name() -> None:
    register = OrganisationRegister()
    assert register.beneficiary("a", "COMITÉ  DES FÊTES", None) == register.beneficiary("a", "Comité des fêtes", None)


def test_authority_that_receives_is_the_same_body_by_its_siren() -> None:
    register = OrganisationRegister()
    key = register.authority("Commune de Valcombreuse", SIREN)
    assert register.beneficiary("departement", "Ville de Valcombreuse", SIREN) == key == "commune-de-valcombreuse"


def test_what_is_known_is_kept_from_one_release_to_the_next() -> None:
    register = OrganisationRegister()
    key = register.authority("Commune de Valcombreuse", None, "valcombreuse")
    again = OrganisationRegister.of(register.known())
    assert again.authority("Commune de Valcombreuse", SIREN) == key == "valcombreuse"
    assert again.known() != register.known()
    assert OrganisationRegister.of(again.known()).known() == again.known()


def test_two_names_of_one_slug_are_one_and_longer_ones_that_meet_are_parted() -> None:
    register = OrganisationRegister()
    long = "Association " + "pour la sauvegarde du patrimoine " * 4
    keys = {register.authority(long + ending, None) for ending in ("bâti", "naturel")}
    assert len(keys) == 2


@pytest.mark.parametrize(
    ("number", "siren"),
    [
        pytest.param("226 200 012", SIREN, id="siren-with-blanks"),
        pytest.param("22620001200012", SIREN, id="siret"),
        pytest.param("226200013", None, id="wrong-check-digit"),
        pytest.param("", None, id="empty"),
        pytest.param(None, None, id="none"),
    ],
)
def test_siren_of(number: str | None, siren: str | None) -> None:
    assert siren_of(number) == siren
