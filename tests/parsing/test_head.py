"""The head of an act: authority, body, sitting, number, title. Places and people are invented."""

import pytest

from publisher.parsing.authority import read_authority, read_body, usual_form
from publisher.parsing.convocation import convened_on
from publisher.parsing.naming import read_number, read_title
from publisher.parsing.officers import president_of, secretary_of
from publisher.parsing.passage import Passage, stacked
from publisher.parsing.sitting import place_of, read_sitting, sitting_date
from publisher.records import PartialDate
from publisher.records.values import AuthorityKind as Kind
from tests.parsing.words import lines, passage, said


def head(words: str) -> Passage:
    """A head whose lines are headings."""
    return stacked(passage(line) for line in words.split("\n"))


@pytest.mark.parametrize(
    ("words", "name", "kind", "body"),
    [
        pytest.param(
            "DEPARTEMENT DU VAL-DE-BRUME\nCOMMISSION PERMANENTE DU CONSEIL DEPARTEMENTAL",
            "Département du Val-de-Brume",
            Kind.DEPARTEMENT,
            "Commission permanente",
            id="departement-in-capitals",
        ),
        pytest.param(
            "VILLE DE PONTIVAL\nCONSEIL MUNICIPAL", "Ville de Pontival", Kind.COMMUNE, "Conseil municipal", id="ville"
        ),
        pytest.param(
            "Le conseil municipal de la commune de Pontival, dûment convoqué",
            "Commune de Pontival",
            Kind.COMMUNE,
            "Conseil municipal",
            id="in-a-sentence",
        ),
        pytest.param(
            "COMMUNAUTÉ DE COMMUNES\nLAC ET VALLONS\nCONSEIL COMMUNAUTAIRE",
            "Communauté de communes Lac et Vallons",
            Kind.EPCI,
            "Conseil communautaire",
            id="name-under-its-kind",
        ),
        pytest.param(
            "PONTIVAL AGGLOMÉRATION\nConseil communautaire",
            "Pontival Agglomération",
            Kind.EPCI,
            "Conseil communautaire",
            id="kind-in-the-name",
        ),
        pytest.param(
            "RÉGION BRUMELANDE\nCOMMISSION PERMANENTE DU CONSEIL RÉGIONAL",
            "Région Brumelande",
            Kind.REGION,
            "Commission permanente",
            id="region",
        ),
        pytest.param(
            "MAIRIE DE VILLE\nConseil municipal",
            "Commune de Ville",
            Kind.COMMUNE,
            "Conseil municipal",
            id="ville-is-a-name",
        ),
        pytest.param(
            "SYNDICAT MIXTE DES TROIS RIVIÈRES\nComité syndical",
            "Syndicat mixte des Trois Rivières",
            Kind.OTHER,
            "Comité syndical",
            id="syndicat",
        ),
        pytest.param(
            "Le Conseil de Pontival, siégeant en formation de conseil municipal",
            "Ville de Pontival",
            Kind.COMMUNE,
            "Conseil de Pontival",
            id="sitting-as-another",
        ),
        pytest.param("Le conseil municipal de la ville", None, None, "Conseil municipal", id="no-name"),
        pytest.param("Séance du 4 mai", None, None, None, id="nobody"),
    ],
)  # fmt: skip
def test_authority_and_body(words: str, name: str | None, kind: Kind | None, body: str | None) -> None:
    found = read_body(head(words), head(words))
    named = read_authority(head(words), head(words), found.kind if found else None)
    assert (named.name if named else None, named.kind if named else None) == (name, kind)
    assert (found.name if found else None) == body


def test_an_authority_of_another_kind_is_none() -> None:
    words = head("Conseil municipal\nVu les statuts de la communauté de communes du Lac")
    assert read_authority(words, words, Kind.COMMUNE) is None


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Un vœu est adressé à la commune de Pontival.", None),
        ("La commune de Pontival cède le temple. La commune de Pontival le rendra.", "Commune de Pontival"),
        ("La commune de Pontival et la commune de Saint-Èvre, puis la commune de Pontival", None),
        ("Le maire de Pontival est chargé de l’exécution.", "Commune de Pontival"),
        ("Le conseil municipal de Pontival, et la commune de Saint-Èvre", "Commune de Pontival"),
    ],
    ids=["a-neighbour", "named-often", "named-beside-another", "its-mayor", "its-assembly"],
)
def test_running_text_names_its_own_authority(words: str, name: str | None) -> None:
    named = read_authority(head("Conseil municipal"), head(words), Kind.COMMUNE)
    assert (named and named.name) == name


def test_capitals_take_the_usual_case_and_the_accents_found_elsewhere() -> None:
    assert usual_form("SAINT-JEAN-SUR-L'ORVE") == "Saint-Jean-sur-l'Orve"
    words = head("COMMUNE DE SAINT-EVRE\nFait à la commune de Saint-Èvre, le 4 mai 2024")
    named = read_authority(words, words, Kind.COMMUNE)
    assert named is not None
    assert named.name == "Commune de Saint-Èvre"


@pytest.mark.parametrize(
    ("words", "date"),
    [
        pytest.param("REUNION DU 16 OCTOBRE 2023", "2023-10-16", id="reunion"),
        pytest.param("Séance publique du jeudi 24 avril 2014", "2014-04-24", id="seance"),
        pytest.param("L’an deux mille treize, le quatre avril", "2013-04-04", id="in-words"),
        pytest.param("Comité syndical du 12 mars 2024", "2024-03-12", id="body-and-date"),
        pytest.param("CR du conseil municipal 17 septembre 2021", "2021-09-17", id="minutes"),
        pytest.param("+ Vendredi 29 janvier 2021, 18:30.", "2021-01-29", id="day-alone"),
        pytest.param("Convoqué le 17 avril 2014", None, id="convocation-is-no-sitting"),
        pytest.param("Fait à Pontival, le 17 avril 2014", None, id="signature-is-no-sitting"),
        pytest.param(
            "Séance du 28/04/2014 jeudi 24 avril 2014, réuni le jeudi 24 avril 2014", "2014-04-24", id="stamp-between"
        ),
    ],
)
def test_date_of_the_sitting(words: str, date: str | None) -> None:
    found = sitting_date(passage(words))
    assert (found and found[0].value) == date


def test_convocation_place_hour_and_officers() -> None:
    words = passage(
        "L’an deux mille vingt-quatre, le onze avril à vingt heures, le conseil municipal, convoqué le 4 avril 2024, "
        "s’est réuni à la mairie, sous la présidence de Mme Rose MARTIN, maire. M. Luc ROUX a été désigné secrétaire."
    )
    convened = convened_on(words, PartialDate("2024-04-11"))
    assert convened is not None
    assert convened.date == "2024-04-04"
    sitting, spans = read_sitting(words, PartialDate("2024-04-11"))
    assert sitting is not None
    assert (sitting.place, sitting.opened_at) == ("à la mairie", "20:00")
    assert spans.keys() == {"/sitting/place", "/sitting/opened_at"}
    president, secretary = president_of(words), secretary_of(words)
    assert president is not None
    assert secretary is not None
    assert (president.name, secretary.name) == ("Rose MARTIN", "Luc ROUX")


def test_place_begins_with_a_whole_word() -> None:
    place = place_of(passage("Le conseil s’est réuni en session ordinaire à la mairie, sous la présidence de X."))
    assert place is not None
    assert place.text == "à la mairie"


def test_no_place_is_none() -> None:
    assert place_of(passage("Le conseil municipal s’est réuni.")) is None


@pytest.mark.parametrize(
    ("words", "number"),
    [
        pytest.param("(N°2023-458)", "2023-458", id="in-brackets"),
        pytest.param("Délibération n° DEL-2024-118", "DEL-2024-118", id="with-letters"),
        pytest.param("DÉLIBÉRATION N° CP 2024-11/208", "CP 2024-11/208", id="with-a-blank"),
        pytest.param("N° 2024-09-26/14", "2024-09-26/14", id="with-a-date"),
        pytest.param("n° 2014 / 155", "2014 / 155", id="blanks-around-the-slash"),
        pytest.param("2002 DAC 56", "2002 DAC 56", id="of-a-direction"),
        pytest.param("2013-19 : Compte administratif", "2013-19", id="head-of-an-item"),
        pytest.param("DEL2024_045", "DEL2024_045", id="no-sign"),
        pytest.param("RAPPORT N°33", None, id="of-the-report"),
        pytest.param("Séance du 16/10/2023", None, id="a-date"),
        pytest.param("Objet : travaux", None, id="none"),
    ],
)
def test_number(words: str, number: str | None) -> None:
    found = read_number(words, lines(words), None)
    assert (found and found[0]) == number


def test_the_stamp_tells_which_number_is_the_act_s() -> None:
    words = "Délibération n° 2024-11\nDélibération n° 2024-12"
    assert read_number(words, lines(words), "2024_12") == ("2024-12", (40, 47))


@pytest.mark.parametrize(
    ("words", "title"),
    [
        pytest.param("Objet : Subventions\naux associations.", "Subventions aux associations", id="objet"),
        pytest.param(
            "APPELS À PROJETS 2023 - PHASE\n5 \n\n(N°2023-458)", "APPELS À PROJETS 2023 - PHASE 5", id="figure"
        ),
        pytest.param("Fonds de concours. M. Luc ROUX, rapporteur.", "Fonds de concours", id="rapporteur-after"),
        pytest.param("Question n° 7", None, id="nothing-but-a-number"),
    ],
)
def test_title(words: str, title: str | None) -> None:
    found = read_title(words, lines(words), [])
    assert (found and found[0]) == title
    if found:
        assert title in said(words, found[1])


def test_title_in_the_head() -> None:
    words = "Séance du 4 mai 2024\n\nSOUTIEN AUX LIEUX DE SPECTACLE ET AUX FESTIVALS 2024\n\nLe conseil, réuni"
    found = read_title(words, [], lines(words))
    assert found is not None
    assert found[0] == "SOUTIEN AUX LIEUX DE SPECTACLE ET AUX FESTIVALS 2024"
