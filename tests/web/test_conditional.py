"""Validators, preconditions and ranges (RFC 9110, 13 and 14)."""

import gzip
import hashlib
from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.http import http_date

from publisher.web.conditional import ByteRange, Unsatisfiable, byte_range
from tests.web.releases import ACT, AT, DUMP, DUMP_BYTES, PLAIN_SOURCE

TURTLE = f"{ACT}.ttl"
THEN, BEFORE, AFTER = http_date(AT), http_date(AT - timedelta(seconds=1)), http_date(AT + timedelta(seconds=1))


@pytest.fixture(scope="module")
def etag(client: FlaskClient) -> str:
    return client.get(TURTLE).headers["ETag"]


@pytest.fixture(scope="module")
def packed_etag(client: FlaskClient) -> str:
    return client.get(TURTLE, headers={"Accept-Encoding": "gzip"}).headers["ETag"]


def test_etag_is_strong_and_of_the_bytes_that_are_sent(client: FlaskClient, etag: str, packed_etag: str) -> None:
    plain = client.get(TURTLE)
    packed = client.get(TURTLE, headers={"Accept-Encoding": "gzip"})
    assert etag == f'"{hashlib.sha256(plain.data).hexdigest()[:32]}"'
    assert packed_etag not in {etag, f"W/{etag}"}
    assert not packed_etag.startswith("W/")
    assert gzip.decompress(packed.data) == plain.data
    assert len({client.get(f"{ACT}.{form}").headers["ETag"] for form in ("html", "ttl", "jsonld", "nt", "rdf")}) == 5


PRECONDITIONS: tuple[tuple[str, dict[str, str], int], ...] = (
    ("none-match-same", {"If-None-Match": "{etag}"}, 304),
    ("none-match-weak", {"If-None-Match": "W/{etag}"}, 304),
    ("none-match-list", {"If-None-Match": '"x", {etag} , W/"y"'}, 304),
    ("none-match-any", {"If-None-Match": "*"}, 304),
    ("none-match-any-spaced", {"If-None-Match": " * "}, 304),
    ("none-match-other", {"If-None-Match": '"x"'}, 200),
    ("none-match-of-gzip", {"If-None-Match": "{packed}"}, 200),
    ("none-match-garbage", {"If-None-Match": ',,"'}, 200),
    ("none-match-before-date", {"If-None-Match": '"x"', "If-Modified-Since": AFTER}, 200),
    ("none-match-same-old-date", {"If-None-Match": "{etag}", "If-Modified-Since": BEFORE}, 304),
    ("since-then", {"If-Modified-Since": THEN}, 304),
    ("since-after", {"If-Modified-Since": AFTER}, 304),
    ("since-before", {"If-Modified-Since": BEFORE}, 200),
    ("since-clock-far-ahead", {"If-Modified-Since": "Fri, 31 Dec 9999 23:59:59 GMT"}, 304),
    ("since-clock-never-set", {"If-Modified-Since": "Thu, 01 Jan 1970 00:00:00 GMT"}, 200),
    ("since-garbage", {"If-Modified-Since": "hier"}, 200),
    ("since-absurd", {"If-Modified-Since": "Mon, 01 Jan 99999999999 00:00:00 GMT"}, 200),
    ("since-absurd-zone", {"If-Modified-Since": "Mon, 01 Jan 2025 00:00:00 +9999999999"}, 200),
    ("since-old-form", {"If-Modified-Since": AT.strftime("%A, %d-%b-%y %H:%M:%S GMT")}, 304),
    ("match-same", {"If-Match": "{etag}"}, 200),
    ("match-any", {"If-Match": "*"}, 200),
    ("match-other", {"If-Match": '"x"'}, 412),
    ("match-weak", {"If-Match": "W/{etag}"}, 412),
    ("match-garbage", {"If-Match": ","}, 200),
    ("unmodified-then", {"If-Unmodified-Since": THEN}, 200),
    ("unmodified-before", {"If-Unmodified-Since": BEFORE}, 412),
    ("match-before-date", {"If-Match": "{etag}", "If-Unmodified-Since": BEFORE}, 200),
    ("match-and-none-match", {"If-Match": "{etag}", "If-None-Match": "{etag}"}, 304),
)


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize(("asked", "status"), [case[1:] for case in PRECONDITIONS], ids=[c[0] for c in PRECONDITIONS])
def test_preconditions(
    client: FlaskClient, etag: str, packed_etag: str, method: str, asked: dict[str, str], status: int
) -> None:
    headers = {name: value.format(etag=etag, packed=packed_etag) for name, value in asked.items()}
    answer = client.open(TURTLE, method=method, headers=headers)
    assert answer.status_code == status
    if status == 304:
        assert answer.data == b""
        assert answer.headers["ETag"] == etag
        assert answer.headers["Vary"] == "Accept-Encoding"
        assert "max-age" in answer.headers["Cache-Control"]
        for name in ("Content-Type", "Content-Length", "Content-Encoding", "Content-Language"):
            assert name not in answer.headers


def test_each_encoding_is_revalidated_by_its_own_etag(client: FlaskClient, etag: str, packed_etag: str) -> None:
    for encoding, own, other in (("gzip", packed_etag, etag), ("identity", etag, packed_etag)):
        headers = {"Accept-Encoding": encoding}
        assert client.get(TURTLE, headers={**headers, "If-None-Match": own}).status_code == 304
        assert client.get(TURTLE, headers={**headers, "If-None-Match": other}).status_code == 200


def test_negotiated_304_says_where_the_form_is(client: FlaskClient, etag: str) -> None:
    answer = client.get(ACT, headers={"Accept": "text/turtle", "If-None-Match": etag})
    assert answer.status_code == 304
    assert answer.headers["Content-Location"] == TURTLE
    assert answer.headers["Vary"] == "Accept, Accept-Encoding"


ANSWERED = (
    *(ACT, TURTLE, "/", "/catalogue", DUMP, "/deliberations", "/static/style.css", f"{ACT}.linkset", "/robots.txt"),
    *("/sitemap.xml", "/sitemap-1.xml", "/openapi.json", "/.well-known/api-catalog"),
)


@pytest.mark.parametrize("path", ANSWERED)
def test_head_says_what_get_would(client: FlaskClient, path: str) -> None:
    got, head = client.get(path), client.head(path)
    assert head.data == b""
    assert head.status_code == got.status_code == 200
    ignored = {"Date"}
    assert {k: v for k, v in head.headers if k not in ignored} == {k: v for k, v in got.headers if k not in ignored}
    assert int(head.headers["Content-Length"]) == len(got.data)


SIZE = len(DUMP_BYTES)
RANGES: tuple[tuple[str, str, int, slice], ...] = (
    ("first", "bytes=0-0", 206, slice(0, 1)),
    ("some", "bytes=10-19", 206, slice(10, 20)),
    ("rest", "bytes=70000-", 206, slice(70000, None)),
    ("last", "bytes=-500", 206, slice(-500, None)),
    ("beyond-the-end", f"bytes=10-{SIZE * 9}", 206, slice(10, None)),
    ("more-than-all", f"bytes=-{SIZE * 9}", 206, slice(0, None)),
    ("all", "bytes=0-", 206, slice(0, None)),
    ("upper-case", "BYTES=1-2", 206, slice(1, 3)),
    ("spaces", "bytes= 1 - 2 ", 206, slice(1, 3)),
    ("several", "bytes=0-1,5-6", 200, slice(None)),
    ("other-unit", "lines=1-2", 200, slice(None)),
    ("inverted", "bytes=9-1", 200, slice(None)),
    ("garbage", "bytes=x-y", 200, slice(None)),
    ("dash", "bytes=-", 200, slice(None)),
    ("negative", "bytes=--1", 200, slice(None)),
    ("endless", f"bytes={'9' * 5000}-", 200, slice(None)),
    ("no-bytes", "bytes=-0", 416, slice(0, 0)),
    ("after-the-end", f"bytes={SIZE}-", 416, slice(0, 0)),
)


@pytest.mark.parametrize(("asked", "status", "part"), [case[1:] for case in RANGES], ids=[case[0] for case in RANGES])
def test_ranges(client: FlaskClient, asked: str, status: int, part: slice) -> None:
    answer = client.get(DUMP, headers={"Range": asked})
    assert answer.status_code == status
    if status == 416:
        assert answer.headers["Content-Range"] == f"bytes */{SIZE}"
        return
    assert answer.data == DUMP_BYTES[part]
    assert answer.content_length == len(answer.data)
    if status == 206:
        start = part.indices(SIZE)[0]
        assert answer.headers["Content-Range"] == f"bytes {start}-{start + len(answer.data) - 1}/{SIZE}"


def test_range_is_for_who_has_the_same_file(client: FlaskClient) -> None:
    etag = client.get(DUMP).headers["ETag"]
    for condition, status in ((etag, 206), (f"W/{etag}", 200), ('"x"', 200), (THEN, 206), (AFTER, 200), ("x", 200)):
        answer = client.get(DUMP, headers={"Range": "bytes=0-4", "If-Range": condition})
        assert answer.status_code == status, condition
    assert client.get(DUMP, headers={"Range": "bytes=0-4", "If-None-Match": etag}).status_code == 304
    assert client.head(DUMP, headers={"Range": "bytes=0-4"}).status_code == 200


def test_stored_file_has_ranges_too(client: FlaskClient) -> None:
    path = f"{PLAIN_SOURCE}/texte.txt"
    whole = client.get(path)
    part = client.get(path, headers={"Range": "bytes=3-8", "Accept-Encoding": "gzip"})
    assert whole.headers["Accept-Ranges"] == "bytes"
    assert part.status_code == 206
    assert part.data == whole.data[3:9]
    assert part.headers["ETag"] == whole.headers["ETag"]
    assert "Content-Encoding" not in part.headers
    assert client.get(path, headers={"Range": "bytes=99999-"}).status_code == 416


@given(st.one_of(st.text(), st.from_regex(r"bytes=[0-9]{0,6}-[0-9]{0,6}", fullmatch=True)), st.integers(0, 10**5))
def test_any_range_is_a_part_or_the_whole_or_refused(asked: str, size: int) -> None:
    try:
        part = byte_range(asked, size)
    except Unsatisfiable:
        return
    assert part is None or 0 <= part.start < part.stop <= size


def test_nothing_of_an_empty_file_can_be_asked_for() -> None:
    with pytest.raises(Unsatisfiable):
        byte_range("bytes=0-", 0)
    assert byte_range("bytes=0-", 1) == ByteRange(start=0, stop=1)
