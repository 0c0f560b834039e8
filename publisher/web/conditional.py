"""Preconditions (RFC 9110, 13) and byte ranges (RFC 9110, 14): what of a representation must be sent."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from werkzeug.datastructures import Headers
from werkzeug.http import parse_date, parse_etags

_BYTES = re.compile(r"bytes[ \t]*=[ \t,]*([0-9]{0,18})[ \t]*-[ \t]*([0-9]{0,18})[ \t,]*", re.ASCII | re.IGNORECASE)


class Verdict(Enum):
    """What becomes of a request, once its preconditions are read: the status of its answer."""

    SEND = 200
    NOT_MODIFIED = 304
    FAILED = 412


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """The validators of what is sent: ``etag`` without quotes, ``modified`` in UTC, whole seconds."""

    etag: str
    modified: datetime
    weak: bool = False

    @property
    def header(self) -> str:
        """The ETag as it stands in its header."""
        return f'W/"{self.etag}"' if self.weak else f'"{self.etag}"'


def verdict(validators: Validators, headers: Headers) -> Verdict:
    """The verdict of the preconditions of a GET or HEAD, in the order of RFC 9110, 13.2.2.

    A header that cannot be read is as if it were not there.
    """
    must_match, since = headers.get("If-Match"), _date(headers.get("If-Unmodified-Since"))
    if must_match:
        wanted = parse_etags(must_match.strip())
        if wanted and not (wanted.star_tag or (wanted.is_strong(validators.etag) and not validators.weak)):
            return Verdict.FAILED
    elif since is not None and validators.modified > since:
        return Verdict.FAILED
    known, seen = headers.get("If-None-Match"), _date(headers.get("If-Modified-Since"))
    if known is not None:
        return Verdict.NOT_MODIFIED if parse_etags(known.strip()).contains_weak(validators.etag) else Verdict.SEND
    return Verdict.NOT_MODIFIED if seen is not None and validators.modified <= seen else Verdict.SEND


@dataclass(frozen=True, slots=True, kw_only=True)
class ByteRange:
    """Bytes [start, stop) of a file."""

    start: int
    stop: int


class Unsatisfiable(Exception):  # noqa: N818 - the word of RFC 9110 for the answer, not for a fault of ours
    """The range asked for has no byte in the file."""


def byte_range(asked: str | None, size: int) -> ByteRange | None:
    """The part asked for of a file of ``size`` bytes; None where it must be sent whole.

    Several ranges, another unit or a range that cannot be read are ignored, as RFC 9110, 14.2 allows. Raises
    Unsatisfiable where nothing of the range lies in the file.
    """
    found = _BYTES.fullmatch(asked.strip()) if asked else None
    if found is None or not (found[1] or found[2]):
        return None
    if not found[1]:  # the last bytes
        start, stop = max(size - int(found[2]), 0), size
    else:
        start = int(found[1])
        if found[2] and int(found[2]) < start:
            return None
        stop = min(int(found[2]) + 1, size) if found[2] else size
    if start >= stop:
        raise Unsatisfiable
    return ByteRange(start=start, stop=stop)


def range_still_holds(if_range: str | None, validators: Validators) -> bool:
    """Whether a part continues what the client has: its If-Range names this very representation (RFC 9110, 13.1.5)."""
    if if_range is None:
        return True
    stated = if_range.strip()
    if stated.startswith(('"', "W/")):
        return not validators.weak and stated == validators.header
    return _date(stated) == validators.modified


def _date(text: str | None) -> datetime | None:
    try:
        return parse_date(text)
    except (OverflowError, ArithmeticError):  # a year or a zone beyond what a datetime holds
        return None
