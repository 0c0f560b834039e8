"""delib.toml as an instance, and what is refused."""

from decimal import Decimal
from pathlib import Path

import pytest

from publisher.config import Instance, load
from publisher.errors import ConfigError
from publisher.records.values import AuthorityKind


def _write(folder: Path, text: str) -> Path:
    path = folder / "delib.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_reads_every_setting(tmp_path: Path) -> None:
    path = _write(
        tmp_path,
        """
        base = "https://data.exemple.fr/actes/"
        title = "Délibérations d’Exemple"
        publisher = "Ville d’Exemple"
        contact = "opendata@exemple.fr"
        director = "La maire"
        host = "Hébergeur"
        accent = "#1B4F8F"
        cache = "cache"
        [authority]
        key = "exemple"
        name = "Commune d’Exemple"
        kind = "commune"
        siren = "123 456 782"
        cog = "2A004"
        place = "http://id.insee.fr/geo/commune/00000000-0000-0000-0000-000000000000"
        bbox = "-1.5, 45.90, 5.2, 46"
        [catalogue]
        page = "50"
        [licence]
        name = "ODbL 1.0"
        url = "https://opendatacommons.org/licenses/odbl/1-0/"
        """,
    )
    instance = load(path)
    assert instance.base == "https://data.exemple.fr/actes"
    assert instance.cache == tmp_path / "cache"
    assert instance.accent == "#1b4f8f"
    assert instance.authority.kind is AuthorityKind.COMMUNE
    assert instance.authority.siren == "123456782"
    assert instance.authority.bbox == (Decimal("-1.5"), Decimal("45.90"), Decimal("5.2"), Decimal(46))
    assert instance.catalogue.page == 50
    assert instance.licence.name == "ODbL 1.0"
    assert instance.publisher_name == "Ville d’Exemple"


def test_everything_has_a_default(tmp_path: Path) -> None:
    assert load(_write(tmp_path, "")) == Instance()
    assert Instance().licence.name == "Licence Ouverte 2.0"


def test_the_publisher_is_the_authority_unless_said_otherwise(tmp_path: Path) -> None:
    assert load(_write(tmp_path, '[authority]\nname = "Commune d’Exemple"')).publisher_name == "Commune d’Exemple"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param('titre = "x"', "clé inconnue « titre » ; vouliez-vous dire « title »", id="nearest-key"),
        pytest.param('[authority]\nnom = "x"', "clé inconnue « authority.nom »", id="unknown-in-a-section"),
        pytest.param('xyzzy = "x"', "clés connues : base", id="no-near-key"),
        pytest.param("title = 3", "« title » vaut 3 ; un texte entre guillemets", id="not-text"),
        pytest.param('title = " "', "« title »", id="blank"),
        pytest.param('authority = "x"', "écrivez [authority]", id="section-as-text"),
        pytest.param('base = "data.exemple.fr"', "adresse http(s) complète", id="base-without-scheme"),
        pytest.param('base = "https://exemple.fr/?a=1"', "« base »", id="base-with-query"),
        pytest.param('contact = "quelqu’un"', "« contact »", id="contact"),
        pytest.param('accent = "bleu"', "#rrvvbb", id="accent"),
        pytest.param('[authority]\nkind = "ville"', "commune, département, région, epci, other", id="kind"),
        pytest.param('[authority]\nsiren = "123456789"', "clé de contrôle", id="siren-check-digit"),
        pytest.param('[authority]\ncog = "1234"', "code officiel géographique", id="cog-of-four"),
        pytest.param('[authority]\nplace = "Évry"', "adresse http(s)", id="place-not-an-address"),
        pytest.param('[authority]\nbbox = "5.1, 45.9, 5.2"', "ouest, sud, est, nord", id="bbox-of-three"),
        pytest.param('[authority]\nbbox = "5.2, 45.9, 5.1, 46"', "ouest, sud, est, nord", id="bbox-east-before-west"),
        pytest.param('[authority]\nbbox = "5.1, 45.9, 5.2, 91"', "ouest, sud, est, nord", id="bbox-off-the-earth"),
        pytest.param('[catalogue]\npage = "0"', "nombre entier", id="page-of-none"),
        pytest.param('[authority]\nkey = "Évry"', "« evry »", id="key-not-a-slug"),
        pytest.param('[licence]\nurl = "licence"', "« licence.url »", id="licence-address"),
        pytest.param('title = "x"\nbase = https', "ligne 2, colonne 8", id="syntax"),
        pytest.param("base = ", "à la fin du fichier", id="syntax-at-the-end"),
    ],
)
def test_refuses_with_file_key_and_remedy(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ConfigError) as refused:
        load(_write(tmp_path, text))
    assert "delib.toml" in str(refused.value)
    assert said in str(refused.value)


def test_refuses_what_is_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "delib.toml"
    path.write_bytes("title = 'été'".encode("latin-1"))
    with pytest.raises(ConfigError, match="UTF-8"):
        load(path)


def test_names_the_file_that_is_absent(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"absent\.toml.*delib init"):
        load(tmp_path / "absent.toml")
