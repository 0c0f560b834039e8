"""Documents from a real site: politely asked for, revalidated, and never without end."""

import gzip
import time
from collections.abc import Callable, Iterator
from email.message import Message
from pathlib import Path

import pytest

from publisher import __version__
from publisher.errors import SourceError
from publisher.sources import fetch
from publisher.sources.web import Answer, Patience, download
from tests.sources.site import Reply, Site, running

ACT = "Délibération n° 12".encode()
QUICK = Patience(connect=2, read=1, total=2, pause=0.01, longest_pause=1)


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with running() as started:
        yield started


def quickly(address: str, cache: Path | None = None) -> Answer:
    return download(address, cache, QUICK)


def refusal(address: str) -> str:
    with pytest.raises(SourceError) as refused:
        quickly(address)
    assert address.rpartition("/")[2] in str(refused.value)
    return str(refused.value)


def test_document(site: Site) -> None:
    address = site.put("/acte", Reply(headers={"Content-Type": "Text/Plain; Charset=ISO-8859-1"}, body=b"\xe9t\xe9"))
    document = fetch(address)
    assert (document.content, document.media_type) == (b"\xe9t\xe9", "text/plain")
    assert (document.charset, document.origin) == ("iso-8859-1", address)


def test_says_who_asks(site: Site) -> None:
    quickly(site.put("/qui", Reply(body=ACT)))
    (headers,) = site.asked["/qui"]
    assert headers["User-Agent"].startswith(f"public-funding-publisher/{__version__}")
    assert "application/pdf" in headers["Accept"]
    assert "Authorization" not in headers


def test_charset_that_is_not_declared_is_not_guessed(site: Site) -> None:
    assert quickly(site.put("/sans", Reply(headers={"Content-Type": "text/plain"}, body=ACT))).charset == ""


def with_etag(_: int, asked: Message) -> Reply:
    if asked["If-None-Match"] == '"v1"':
        return Reply(status=304, headers={"ETag": '"v1"'})
    return Reply(headers={"ETag": '"v1"', "Content-Type": "text/plain; charset=utf-8"}, body=ACT)


def with_date(_: int, asked: Message) -> Reply:
    stamp = "Mon, 03 Feb 2025 09:00:00 GMT"
    if asked["If-Modified-Since"] == stamp:
        return Reply(status=304)
    return Reply(headers={"Last-Modified": stamp, "Content-Type": "text/plain; charset=utf-8"}, body=ACT)


def long_fresh(_: int, asked: Message) -> Reply:
    reply = with_etag(_, asked)
    return Reply(status=reply.status, headers={**reply.headers, "Cache-Control": "max-age=86400"}, body=reply.body)


@pytest.mark.parametrize("page", [with_etag, with_date, long_fresh])
def test_what_did_not_change_is_not_sent_again(
    page: Callable[[int, Message], Reply], site: Site, tmp_path: Path
) -> None:
    sent: list[int] = []

    def counted(count: int, asked: Message) -> Reply:
        reply = page(count, asked)
        sent.append(reply.status)
        return reply

    address = site.answer("/cache.txt", counted)
    first, second, third = (quickly(address, tmp_path) for _ in range(3))
    assert first == second == third == Answer(content=ACT, media_type="text/plain", charset="utf-8")
    assert sent == [200, 304, 304], "each time the site is asked whether it changed, and sends it once"


def test_what_changed_is_sent_again(site: Site, tmp_path: Path) -> None:
    replies = [
        Reply(headers={"ETag": f'"{number}"', "Cache-Control": "max-age=9999"}, body=ACT + number.encode())
        for number in "12"
    ]
    address = site.put("/change.txt", *replies)
    assert [quickly(address, tmp_path).content for _ in range(2)] == [ACT + b"1", ACT + b"2"]


def test_without_cache_nothing_is_kept(site: Site) -> None:
    address = site.answer("/toujours.txt", with_etag)
    assert [quickly(address).content for _ in range(2)] == [ACT, ACT]
    assert all(asked["If-None-Match"] is None for asked in site.asked["/toujours.txt"])


def test_cache_that_cannot_be_written(site: Site, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("un fichier")
    with pytest.raises(SourceError, match="cache"):
        quickly(site.answer("/acte.txt", with_etag), tmp_path / "cache")


@pytest.mark.parametrize("status", [429, 503])
def test_busy_site_is_tried_again(status: int, site: Site) -> None:
    busy = Reply(status=status, headers={"Retry-After": "0"})
    address = site.put("/occupe", busy, busy, Reply(body=ACT))
    assert quickly(address).content == ACT
    assert site.count("/occupe") == 3


def test_pause_is_the_one_that_is_asked(site: Site) -> None:
    dated = {"Date": "Mon, 03 Feb 2025 09:00:00 GMT", "Retry-After": "Mon, 03 Feb 2025 09:00:01 GMT"}
    for headers in ({"Retry-After": "1"}, dated):
        address = site.put("/attente", Reply(status=503, headers=headers), Reply(body=ACT))
        start = time.monotonic()
        assert quickly(address).content == ACT
        assert time.monotonic() - start >= 1


@pytest.mark.parametrize(
    ("headers", "attempts"),
    [
        pytest.param({}, QUICK.attempts, id="always busy"),
        pytest.param({"Retry-After": "3600"}, 1, id="longer than one waits"),
        pytest.param({"Retry-After": "demain"}, QUICK.attempts, id="no date"),
    ],
)
def test_busy_site_is_given_up(headers: dict[str, str], attempts: int, site: Site) -> None:
    assert "recommencez plus tard" in refusal(site.put("/sature", Reply(status=503, headers=headers)))
    assert site.count("/sature") == attempts


@pytest.mark.parametrize(
    ("status", "words"),
    [
        pytest.param(401, "identification", id="401"),
        pytest.param(403, "refusé", id="403"),
        pytest.param(404, "introuvable", id="404"),
        pytest.param(410, "retiré", id="410"),
        pytest.param(418, "418", id="418"),
        pytest.param(500, "en panne", id="500"),
        pytest.param(204, "204", id="204"),
    ],
)
def test_status(status: int, words: str, site: Site) -> None:
    assert words in refusal(site.put("/statut", Reply(status=status)))
    assert site.count("/statut") == 1


def chain(site: Site, length: int, last: Reply) -> str:
    for step in range(length):
        site.put(f"/saut{step}", Reply(status=302, headers={"Location": f"/saut{step + 1}"}))
    site.put(f"/saut{length}", last)
    return f"{site.address}/saut0"


def test_redirections(site: Site) -> None:
    address = chain(site, 5, Reply(body=ACT))
    assert fetch(address).content == ACT
    assert fetch(address).origin == address


def test_too_many_redirections(site: Site) -> None:
    assert "redirections" in refusal(chain(site, 6, Reply(body=ACT)))
    assert site.count("/saut6") == 0


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/x", "data:text/plain,x", "gopher://x/"])
def test_redirection_elsewhere(target: str, site: Site) -> None:
    assert "ni http ni https" in refusal(site.put("/ailleurs", Reply(status=302, headers={"Location": target})))


def endless(write: Callable[[bytes], object]) -> None:
    while True:
        write(b"x" * 1_000_000)


def dripping(write: Callable[[bytes], object]) -> None:
    for _ in range(200):
        write(b"x")
        time.sleep(0.05)


def silent(_: Callable[[bytes], object]) -> None:
    time.sleep(2)


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        pytest.param(Reply(write=endless), "Mo", id="endless"),
        pytest.param(Reply(headers={"Content-Length": "100000001"}), "Mo", id="too large as declared"),
        pytest.param(
            Reply(headers={"Content-Encoding": "gzip"}, body=gzip.compress(b"x" * 100_000_001, 1)), "Mo", id="bomb"
        ),
        pytest.param(Reply(headers={"Content-Encoding": "gzip"}, body=b"not gzip"), "compressé", id="not compressed"),
        pytest.param(Reply(headers={"Content-Length": "100"}, write=lambda write: write(b"x")), "interrompu", id="cut"),
        pytest.param(Reply(write=silent), "ne répond pas à temps", id="silent"),
        pytest.param(Reply(write=dripping), "trop longtemps", id="dripping"),
        pytest.param(
            Reply(status=302, headers={"Location": "/corps"}, write=endless), "redirections", id="redirection"
        ),
    ],
)
def test_body_that_never_comes(reply: Reply, words: str, site: Site) -> None:
    start = time.monotonic()
    assert words in refusal(site.put("/corps", reply))
    assert time.monotonic() - start < 8


def test_empty_body(site: Site) -> None:
    with pytest.raises(SourceError, match="vide"):
        fetch(site.put("/vide.pdf", Reply()))


@pytest.mark.parametrize(
    "address",
    ["http://", "http://exemple..fr/", "http://[::1", "http://127.0.0.1:99999/", "https://\u200d.fr/", "http://a b/"],
)
def test_address_that_is_none(address: str) -> None:
    with pytest.raises(SourceError, match=r"\w+ez\b"):
        quickly(address)


def test_password_is_not_said(site: Site) -> None:
    address = site.put("/secret", Reply(status=404)).replace("http://", "http://moi:sesame@")
    assert "sesame" not in refusal(address)


@pytest.mark.parametrize("content", [b"", b"x", b"cc=4,\xff\xff\xff", b"cc=2,x"])
def test_cache_that_is_damaged(content: bytes, site: Site, tmp_path: Path) -> None:
    address = site.answer("/abime.txt", with_etag)
    quickly(address, tmp_path)
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert kept
    for path in kept:
        path.write_bytes(content)
    assert quickly(address, tmp_path).content == ACT
