"""What a reader sees of a web page."""

import pytest

from publisher.errors import TextError
from publisher.text import Text, extract
from tests.text.sheets import document


def read(body: str) -> Text:
    return extract(document(f"<!doctype html><body>{body}".encode(), "text/html"))


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        pytest.param("<p>Vu  le\n <b>code</b> général</p>", "Vu le code général", id="running text"),
        pytest.param("1<sup>er</sup> mars, n°&nbsp;12", "1er mars, n°\u00a012", id="inline"),
        pytest.param("<h1>Titre</h1><p>Un<p>Deux", "Titre\n\nUn\n\nDeux", id="paragraphs"),
        pytest.param("<div>Un<div>Deux</div>Trois</div>", "Un\nDeux\nTrois", id="blocks"),
        pytest.param("Le maire,<br>Odile<br/>", "Le maire,\nOdile", id="line break"),
        pytest.param("<pre>a   b\n  c</pre>", "a   b\n  c", id="preformatted"),
        pytest.param("<ul><li>Un<li>Deux</ul>", "- Un\n- Deux", id="list"),
        pytest.param("<ul><li><p>Un</p><p>suite</p></li></ul>", "- Un\n\nsuite", id="paragraphs in a list"),
        pytest.param("<ul><li>- Un</li><li>2° Deux</li></ul>", "- Un\n2° Deux", id="list that has its marks"),
        pytest.param('<ol start="3"><li>Un</li><li>Deux</li></ol>', "3. Un\n4. Deux", id="numbers"),
        pytest.param("a<!-- b --><script>c</script><style>d</style><nav>e</nav>f", "af", id="unseen"),
        pytest.param("<p hidden>a</p><p style='display: none'>b</p><p>c</p>", "c", id="hidden"),
        pytest.param("Menu<main><p>Acte</p></main>Pied", "Acte", id="main"),
        pytest.param("Menu<main> </main>Pied", "Menu\n\nPied", id="empty main"),
        pytest.param("sub&shy;vention&#0;&#7;", "subvention\ufffd", id="references"),
        pytest.param("a &lt; b &amp; c", "a < b & c", id="entities"),
        pytest.param(
            "<table><tr><th>Association<th>Montant<tr><td>Judo<td>400 €<tr><td>Club de marche<td>1 200 €</table>",
            "Association      Montant\nJudo             400 €\nClub de marche   1 200 €",
            id="table",
        ),
        pytest.param(
            "<table><tr><td>Judo<br>club<td>400<td>2024<tr><td colspan=2>Total général 400<td>x</table>",
            "Judo   400   2024\nclub\nTotal général 400   x",
            id="table of several lines and spans",
        ),
        pytest.param("<table><tr hidden><td>a<tr><td>b<td hidden>c<td>d</table>", "b   d", id="table half hidden"),
        pytest.param("<table>a<tr><td>b<td>c</table>", "a\nb\nc", id="words beside the cells of a table"),
        pytest.param("<table><tr><td><table><tr><td>a<td>b</table><td>c</table>", "a   b\n\nc", id="table for layout"),
    ],
)
def test_seen(body: str, seen: str) -> None:
    text = read(body)
    assert text.characters == f"{seen}\n"
    assert len(text.pages) == 1


def test_layout_where_cells_are_apart() -> None:
    assert read("<table><tr><td>Judo<td>400 €</table>").layout
    assert not read("<p>Judo 400 €").layout


@pytest.mark.parametrize(
    "content",
    [
        pytest.param('<meta charset="iso-8859-1"><p>été</p>'.encode("cp1252"), id="meta"),
        pytest.param(
            '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><p>été'.encode("cp1252"),
            id="http-equiv",
        ),
        pytest.param('<?xml version="1.0" encoding="ISO-8859-15"?><html><p>été</p></html>'.encode("cp1252"), id="xml"),
        pytest.param('<meta charset="iso-8859-1"><p>été'.encode(), id="meta that is wrong"),
        pytest.param("<html><p>été".encode("utf-16"), id="utf-16"),
        pytest.param("<html><p>été".encode("cp1252"), id="none"),
    ],
)
def test_charset(content: bytes) -> None:
    assert extract(document(content, "text/html")).characters == "été\n"


def test_charset_of_the_header() -> None:
    content = "<p>n° été ÉTÉ</p>".encode("mac_roman")
    assert extract(document(content, "text/html", "macintosh")).characters == "n° été ÉTÉ\n"


@pytest.mark.parametrize(
    "content", [b"<html>", b"<html><!-- ", b"<!doctype html><script>x</script>", b"<html>" + b"<div>" * 50_000 + b"x"]
)
def test_nothing_to_see(content: bytes) -> None:
    with pytest.raises(TextError, match="vide"):
        extract(document(content, "text/html"))
