"""Lists, searches and their tables."""

import csv
import gzip
import io
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from tests.web.releases import ACT, ACTS

PER_PAGE = 20


def soup_of(client: FlaskClient, path: str) -> BeautifulSoup:
    answer = client.get(path, headers={"Accept": "text/html"})
    assert answer.status_code == 200
    return BeautifulSoup(answer.text, "lxml")


def shown(client: FlaskClient, path: str) -> list[str]:
    """Paths of the acts on a page of the list, in order."""
    links = [str(link["href"]) for link in soup_of(client, path).select("main a[href]")]
    known = {act.path for act in ACTS}
    return list(dict.fromkeys(link for link in links if link in known))


def rows(client: FlaskClient, path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(client.get(path).data.decode("utf-8-sig"))))


def test_pages_hold_every_act_once(client: FlaskClient) -> None:
    found: list[str] = []
    path: str | None = "/deliberations"
    while path:
        found += shown(client, path)
        following = soup_of(client, path).select_one("main a[rel~=next]")
        path = str(following["href"]) if following else None
    assert found == [act.path for act in ACTS]


@pytest.mark.parametrize(
    ("page", "place"),
    [
        ("", 1),
        ("0", 1),
        ("-1", 1),
        ("abc", 1),
        ("1", 1),
        ("2", 2),
        ("3", 3),
        ("4", 3),
        ("9" * 30, 3),
        ("²", 1),
        ("1.5", 1),
    ],
)
def test_any_page_is_a_page(client: FlaskClient, page: str, place: int) -> None:
    start = (place - 1) * PER_PAGE
    assert shown(client, f"/deliberations?page={quote(page)}") == [act.path for act in ACTS[start : start + PER_PAGE]]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("q=lavoir", {"2024-17", "2024-16"}),
        ("q=LAVOIR+refection", {"2024-16"}),
        ("q=judo", {"2024-17"}),
        ("autorite=orlenne", {"2024-16"}),
        ("annee=2024", {"2024-17", "2024-16"}),
        ("annee=2024&autorite=valcombreuse", {"2024-17"}),
        ("q=lavoir&autorite=orlenne&inconnu=1&q=judo", {"2024-16"}),
        ("q=introuvable", set()),
        ("autorite=inconnue", set()),
        ("annee=deux-mille", set()),
    ],
)
def test_selection(client: FlaskClient, query: str, expected: set[str]) -> None:
    assert {path.rpartition("/")[2] for path in shown(client, f"/deliberations?{query}")} == expected
    table = rows(client, f"/deliberations.csv?{query}")
    assert {row["numero"] for row in table} == expected
    grants = rows(client, f"/subventions.csv?{query}")
    assert len(grants) == sum(len(act.grants) for act in ACTS if act.key in expected)


def test_facets_count_and_links_keep_the_rest(client: FlaskClient) -> None:
    soup = soup_of(client, "/deliberations?q=lavoir&page=2")
    choices = {link.text.strip(): link for link in soup.select("nav.facets a")}
    assert set(choices) == {"Commune de Valcombreuse", "Ville d’Orlenne"}  # one year is no choice
    asked = parse_qs(urlsplit(str(choices["Ville d’Orlenne"]["href"])).query)
    assert asked == {"q": ["lavoir"], "autorite": ["orlenne"]}
    picked = soup_of(client, "/deliberations?q=lavoir&autorite=orlenne")
    other = {link.text.strip(): str(link["href"]) for link in picked.select("nav.facets li > a:first-child")}
    assert parse_qs(urlsplit(other["Ville d’Orlenne"]).query) == {"q": ["lavoir"]}
    assert parse_qs(urlsplit(other["Commune de Valcombreuse"]).query)["autorite"] == ["valcombreuse"]
    hidden = picked.select_one("main form input[type=hidden]")
    assert hidden is not None
    assert (hidden["name"], hidden["value"]) == ("autorite", "orlenne")


def test_table_of_the_selection_is_linked(client: FlaskClient) -> None:
    links = [
        str(link["href"]) for link in soup_of(client, "/deliberations?q=lavoir&annee=2024&page=7").select("main a")
    ]
    for path in ("/deliberations.csv", "/subventions.csv"):
        found = next(link for link in links if link.startswith(path))
        assert parse_qs(urlsplit(found).query) == {"q": ["lavoir"], "annee": ["2024"]}
        assert client.get(found).status_code == 200


def test_table_holds_all_of_the_selection(client: FlaskClient) -> None:
    answer = client.get("/deliberations.csv?page=2")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="deliberations.csv"'
    table = rows(client, "/deliberations.csv?page=2")
    assert [row["numero"] for row in table] == [act.key for act in ACTS]
    assert table[0]["acte"] == f"https://data.example{ACT}"
    assert table[0]["montant_total"] == "1800.05"
    assert table[1]["titre"] == ACTS[1].title
    assert table[1]["montant_total"] == ""
    grants = rows(client, "/subventions.csv")
    assert [(row["beneficiaire"], row["montant"], row["territoires"]) for row in grants] == [
        ("Judo club", "1800.00", "Centre"),
        ("Les Amis du lavoir", "0.05", "Centre"),
    ]
    assert grants[0]["financement"] == f"https://data.example{ACT}#subvention-judo-club"


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [(None, "text/html"), ("text/html", "text/html"), ("text/csv", "text/csv"), ("text/csv, */*", "text/csv")],
)
def test_list_is_negotiated(client: FlaskClient, accept: str | None, media_type: str) -> None:
    answer = client.get("/deliberations?q=lavoir", headers={"Accept": accept} if accept else {})
    assert answer.mimetype == media_type
    assert "Accept" in answer.headers["Vary"].split(", ")
    assert answer.data == client.get(answer.headers["Content-Location"]).data


def test_list_is_refused_as_rdf(client: FlaskClient) -> None:
    assert client.get("/deliberations", headers={"Accept": "text/turtle"}).status_code == 406
    assert client.get("/organismes", headers={"Accept": "text/turtle"}).status_code == 406


@pytest.mark.parametrize("path", ["/deliberations?q=lavoir", "/organismes?q=judo", "/subventions.csv?annee=2024"])
def test_list_is_not_sent_again(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    etag = answer.headers["ETag"]
    assert etag.startswith('W/"')
    for encoding in ("identity", "gzip"):
        again = client.get(path, headers={"If-None-Match": etag, "Accept-Encoding": encoding})
        assert again.status_code == 304
    same = client.get(f"{path}&inconnu=1&page=1", headers={"If-None-Match": etag})
    assert same.status_code == 304
    assert client.get(f"{path}&q=x&annee=2", headers={"If-None-Match": '"x"'}).status_code == 200
    assert client.get(path.replace("?", "?page=2&")).headers["ETag"] != etag or path.startswith("/subventions")


def test_list_is_compressed(client: FlaskClient) -> None:
    answer = client.get("/deliberations", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.data) == client.get("/deliberations").data


def test_organisations_by_sum_and_by_name(client: FlaskClient) -> None:
    page = soup_of(client, "/organismes").get_text(" ")
    assert page.index("Judo club") < page.index("Les Amis du lavoir")
    found = soup_of(client, "/organismes?q=amis&page=9").get_text(" ")
    assert "Les Amis du lavoir" in found
    assert "Judo club" not in found


@pytest.mark.parametrize(
    "words",
    [
        *(
            '"',
            "'",
            "*",
            "a*",
            "NEAR(a b)",
            "a AND",
            "NOT",
            "(",
            "-",
            "_",
            "__ _",
            "²",
            "a\x00b",
            "%",
            "é" * 300,
            "a " * 900,
        ),
        *("x" * 20_000, "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"), "🏛", "ﷺ", "١٢", "ªº", "·", "a_b"),
    ],
    ids=ascii,
)
def test_any_words_can_be_searched_for(client: FlaskClient, words: str) -> None:
    for path in ("/deliberations", "/deliberations.csv", "/subventions.csv", "/organismes"):
        answer = client.get(f"{path}?q={quote(words)}&autorite={quote(words)[:50]}")
        assert answer.status_code == 200


def test_words_are_shown_and_do_no_harm(client: FlaskClient) -> None:
    hostile = '"><script>alert(1)</script>'
    soup = soup_of(client, f"/deliberations?q={quote(hostile)}&autorite={quote(hostile)}")
    box = soup.select_one("main input[name=q]")
    assert box is not None
    assert box["value"] == hostile
    assert all(script.get("src") for script in soup.select("script"))
