"""Documents of acts: what passes the gate, what is refused, and what defeats the program."""

from dataclasses import replace

import pytest

from publisher.config import AuthorityDefaults
from publisher.parsing import Reading
from publisher.pipeline import Origin, ReadSource, read_source
from publisher.records import Authority, Deliberation, Severity
from publisher.records.values import AuthorityKind
from publisher.release.defaults import wanted_keys, with_defaults
from publisher.release.documents import ActJob, Making, check_act, make_act
from publisher.release.links import ActLinks, act_path
from publisher.release.readings import StoredReading
from publisher.release.serialise import HTML, RDF_FORMS
from tests.command import SAMPLES
from tests.factories import WORDS, deliberation, document, text
from tests.publishing import AT
from tests.release.builders import ADDRESSES, keyed, published
from tests.release.test_catalogue import SITE

MAKING = Making(site=replace(SITE, addresses=ADDRESSES), at=AT)
READING = StoredReading.of(document(WORDS), Reading(text=text(WORDS), masked=False, acts=()))


def job(**facts: object) -> ActJob:
    act = published(**facts)
    return ActJob(path=act.path, act=act.act, reading=READING, masked=(), links=ActLinks())


def real_job() -> ActJob:
    """A bundled act, as it is read."""
    found = read_source(Origin(origin=str(SAMPLES / "valcombreuse-2024-31.txt")))
    assert isinstance(found, ReadSource)
    (act,) = keyed(found.reading.acts())
    return ActJob(path=act_path(act.keys, ADDRESSES), act=act, reading=found.reading, masked=(), links=ActLinks())


def test_act_is_made_in_every_form() -> None:
    made = make_act(MAKING, real_job())
    assert {form.media_type for form in made.representations} == {HTML, *RDF_FORMS}
    assert not [finding for finding in made.findings if finding.severity is Severity.VIOLATION]


def test_act_whose_facts_have_lost_their_words_is_refused() -> None:
    given = real_job()
    made = make_act(MAKING, replace(given, act=replace(given.act, record=replace(given.act.record, spans={}))))
    assert made.representations == ()
    assert "words.missing" in {finding.code for finding in made.findings}
    assert made.shacl


def test_check_says_what_making_says() -> None:
    given = job()
    assert check_act(MAKING, given).findings == make_act(MAKING, given).findings
    assert check_act(MAKING, given).shacl == make_act(MAKING, given).shacl


def test_act_that_defeats_the_program_is_refused_with_its_remedy() -> None:
    given = job()
    broken = replace(given, act=replace(given.act, keys=replace(given.act.keys, grants=())))
    made = make_act(MAKING, broken)
    assert made.representations == ()
    assert made.findings[0].code == "program.failure"
    assert "signalez-le" in made.findings[0].message


CONFIGURED = AuthorityDefaults(
    key="valcombreuse", name="Commune de Valcombreuse", kind=AuthorityKind.COMMUNE, siren="226200012"
)


@pytest.mark.parametrize(
    ("stated", "found"),
    [
        pytest.param(
            Authority(name=None, kind=None),
            Authority(name="Commune de Valcombreuse", kind=AuthorityKind.COMMUNE, siren="226200012"),
            id="silent",
        ),
        pytest.param(
            Authority(name="COMMUNE DE VALCOMBREUSE", kind=None),
            Authority(name="COMMUNE DE VALCOMBREUSE", kind=AuthorityKind.COMMUNE, siren="226200012"),
            id="same-authority-keeps-its-spelling",
        ),
        pytest.param(
            Authority(name="Ville de Port-Aubrac", kind=None),
            Authority(name="Ville de Port-Aubrac", kind=None),
            id="another",
        ),
        pytest.param(
            Authority(name="Commune de Valcombreuse", kind=AuthorityKind.OTHER, siren="200054781"),
            Authority(name="Commune de Valcombreuse", kind=AuthorityKind.OTHER, siren="200054781"),
            id="what-is-stated-stays",
        ),
    ],
)
def test_configuration_never_overrides(stated: Authority, found: Authority) -> None:
    assert with_defaults(deliberation(authority=stated), CONFIGURED).authority == found


def test_without_configuration_nothing_is_added() -> None:
    act: Deliberation = deliberation(authority=Authority(name=None, kind=None))
    assert with_defaults(act, AuthorityDefaults()) == act
    assert wanted_keys(AuthorityDefaults()) == {}
    assert wanted_keys(CONFIGURED) == {"commune-de-valcombreuse": "valcombreuse"}
