"""Ready bytes as an answer: encoding, validators, preconditions, ranges, caching."""

from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import BinaryIO

from flask import Response, request
from werkzeug.http import http_date

from publisher.release import Download, Representation
from publisher.web.conditional import (
    ByteRange,
    Unsatisfiable,
    Validators,
    Verdict,
    byte_range,
    range_still_holds,
    verdict,
)
from publisher.web.errors import refused
from publisher.web.forms import content_type
from publisher.web.negotiation import accepts_gzip
from publisher.web.transfers import long

FRESH = "public, max-age=60, must-revalidate"
"""A minute: an act that is withdrawn is not shown from a cache for longer; asking again costs a 304."""

_PIECE = 64 * 1024  # bytes of a file that are read at once
_FRENCH = frozenset({"text/html", "text/plain", "text/csv"})


def send(representation: Representation, headers: Mapping[str, str], *, vary: tuple[str, ...] = ()) -> Response:
    """The answer that carries a document, or the 304 or 412 that its validators call for.

    Its ETag is that of the bytes sent: another one under gzip (RFC 9110, 8.8.3). ``vary`` names the headers that chose
    the form.
    """
    packed = representation.gzip if accepts_gzip(request.headers.get("Accept-Encoding")) else None
    etag = f"{representation.etag}-gzip" if packed is not None else representation.etag
    depends = (*vary, "Accept-Encoding") if representation.compressed else vary
    answer = begin(
        Validators(etag=etag, modified=representation.modified),
        {**headers, **({"Vary": ", ".join(depends)} if depends else {})},
    )
    if answer.status_code == HTTPStatus.OK:
        describe(answer, representation.media_type, headers)
        if packed is not None:
            answer.headers["Content-Encoding"] = "gzip"
        answer.set_data(representation.body if packed is None else packed)
    return answer


def send_stored_file(representation: Representation, headers: Mapping[str, str]) -> Response:
    """The answer that carries a stored file: like a document's, and a range of its bytes where one is asked for."""
    headers = {"Accept-Ranges": "bytes", **headers}
    validators = Validators(etag=representation.etag, modified=representation.modified)
    if not _wants_part(validators):
        return send(representation, headers)
    body = representation.body
    answer = begin(validators, headers)
    if answer.status_code == HTTPStatus.OK:
        describe(answer, representation.media_type, headers)
        part = _part(answer, len(body))
        answer.set_data(body[part.start : part.stop])
    return answer


def send_file(download: Download, headers: Mapping[str, str]) -> Response:
    """The answer that carries a file of the release, whole or the range asked for, piece by piece."""
    validators = Validators(etag=download.sha256[:32], modified=download.modified)
    answer = begin(validators, {"Accept-Ranges": "bytes", **headers})
    if answer.status_code == HTTPStatus.OK:
        describe(answer, download.media_type, headers)
        whole = ByteRange(start=0, stop=download.size)
        part = _part(answer, download.size) if _wants_part(validators) else whole
        answer.content_length = part.stop - part.start
        if request.method != "HEAD":  # open from now until all is sent: the release may be pruned meanwhile
            file = download.file.open("rb")
            answer.call_on_close(file.close)
            answer.response = _pieces(file, part)
            return long(answer)
    return answer


def begin(validators: Validators, headers: Mapping[str, str]) -> Response:
    """An answer without its content: 200 where that must follow, else 304. Raises Refused for 412."""
    found = verdict(validators, request.headers)
    if found is Verdict.FAILED:
        raise refused(found.value)
    answer = Response(status=found.value)
    answer.headers.update(
        {"Cache-Control": FRESH, "ETag": validators.header, "Last-Modified": http_date(validators.modified), **headers}
    )
    return answer


def describe(answer: Response, media_type: str, headers: Mapping[str, str]) -> None:
    """Say what the content is, unless ``headers`` do."""
    if "Content-Type" not in headers:
        answer.headers["Content-Type"] = content_type(media_type)
        if media_type.partition(";")[0] in _FRENCH:
            answer.headers["Content-Language"] = "fr"


def _wants_part(validators: Validators) -> bool:
    """Whether a range is asked for that continues what the client has; HEAD knows no ranges (RFC 9110, 14.2)."""
    asked = request.method == "GET" and "Range" in request.headers
    return asked and range_still_holds(request.headers.get("If-Range"), validators)


def _part(answer: Response, size: int) -> ByteRange:
    """The range asked for, noted in the answer; the whole where it is not understood. Raises Refused for 416."""
    try:
        part = byte_range(request.headers.get("Range"), size)
    except Unsatisfiable as error:
        raise refused(416, {"Content-Range": f"bytes */{size}"}) from error
    if part is None:
        return ByteRange(start=0, stop=size)
    answer.status_code = HTTPStatus.PARTIAL_CONTENT
    answer.headers["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{size}"
    return part


def _pieces(file: BinaryIO, part: ByteRange) -> Iterator[bytes]:
    with file:
        file.seek(part.start)
        left = part.stop - part.start
        while left > 0 and (piece := file.read(min(_PIECE, left))):
            left -= len(piece)
            yield piece
