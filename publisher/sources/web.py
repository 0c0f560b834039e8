"""One document from an address: politely, and never without end."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path
from threading import Timer
from urllib.parse import urljoin

import requests
from cachecontrol.adapter import CacheControlAdapter
from cachecontrol.caches import FileCache
from cachecontrol.heuristics import LastModified
from requests.adapters import HTTPAdapter
from urllib3.exceptions import HTTPError

from publisher import __version__
from publisher.errors import SourceError
from publisher.sources.files import SIZE_LIMIT, too_large
from publisher.sources.names import is_address, printable
from publisher.sources.refusals import of_exception, of_status

USER_AGENT = f"public-funding-publisher/{__version__} (delib)"
ACCEPT = "application/pdf, text/html;q=0.9, text/plain;q=0.9, */*;q=0.5"
BUSY = frozenset({429, 503})
"""Statuses that ask to come again later (RFC 6585, section 4; RFC 9110, section 15.6.4)."""

_CHUNK = 65_536


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long and how often an address is tried; times are seconds, ``pause`` doubles after each attempt."""

    connect: float = 10
    read: float = 30
    total: float = 300
    attempts: int = 4
    pause: float = 1
    longest_pause: float = 60
    redirects: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an address gave; ``media_type`` and ``charset`` are those of its Content-Type, or empty."""

    content: bytes
    media_type: str
    charset: str


def download(address: str, cache: Path | None, patience: Patience = Patience()) -> Answer:
    """The document at an http(s) address, after redirections to such addresses only.

    With ``cache``, a document kept there is asked for again under its ETag or date (RFC 9110, section 13) and never
    taken as fresh without asking: what is published is what the address holds now. A busy site is tried again after
    the pause that it names, or a growing one. Raises SourceError with the remedy.
    """
    name = printable(address)
    try:
        with _session(cache) as session:
            return _follow(session, address, name, patience)
    except (requests.RequestException, HTTPError, UnicodeError, ValueError) as error:
        raise SourceError(f"{name} : {of_exception(error)}") from error
    except OSError as error:  # only the cache touches the disk
        raise SourceError(
            f"{name} : le cache {cache} ne peut pas être utilisé ({error.strerror or type(error).__name__}) ; videz "
            "ce dossier ou indiquez-en un autre."
        ) from error


class _Session(requests.Session):
    """A session that follows no redirection, for ``requests`` reads the body of each without any limit."""

    def get_redirect_target(self, resp: requests.Response) -> None:
        """Always none."""


def _session(cache: Path | None) -> requests.Session:
    session = _Session()
    session.headers.update({"User-Agent": USER_AGENT, "Accept": ACCEPT, "Accept-Language": "fr"})
    adapter = HTTPAdapter()
    if cache is not None:
        # max-age=0 asks every cache on the way, ours first, to revalidate (RFC 9111, section 5.2.1.1); LastModified
        # keeps documents that have a date and no ETag, which would else not be kept.
        adapter = CacheControlAdapter(FileCache(cache), heuristic=LastModified())
        session.headers["Cache-Control"] = "max-age=0"
    session.mount("http://", adapter)
    session.mount("https://", adapter)
    return session


def _follow(session: requests.Session, address: str, name: str, patience: Patience) -> Answer:
    deadline = time.monotonic() + patience.total
    for _ in range(patience.redirects + 1):
        with _patiently(session, address, patience, deadline) as response:
            target = requests.Session.get_redirect_target(session, response)
            if target is None:
                if response.status_code != requests.codes.ok:
                    raise SourceError(f"{name} : {of_status(response.status_code)}")
                return _answer(response, name, deadline)
            address = urljoin(address, target)
        if not is_address(address):
            raise SourceError(
                f"{name} : cette adresse renvoie vers une autre qui n’est ni http ni https ; vérifiez-la dans un "
                "navigateur."
            )
    raise SourceError(
        f"{name} : plus de {patience.redirects} redirections de suite ; ouvrez cette adresse dans un navigateur et "
        "donnez l’adresse finale."
    )


@contextmanager
def _patiently(
    session: requests.Session, address: str, patience: Patience, deadline: float
) -> Iterator[requests.Response]:
    """The response to a GET, asked for again while the site says that it is busy and the time lasts."""
    for attempt in range(1, patience.attempts + 1):
        response = session.get(address, stream=True, allow_redirects=False, timeout=(patience.connect, patience.read))
        pause = _pause(response, patience.pause * 2 ** (attempt - 1))
        late = pause > patience.longest_pause or time.monotonic() + pause > deadline
        if response.status_code not in BUSY or late or attempt == patience.attempts:
            break
        response.close()
        time.sleep(pause)
    try:
        yield response
    finally:
        response.close()


def _pause(response: requests.Response, otherwise: float) -> float:
    """Seconds to wait: Retry-After (RFC 9110, section 10.2.3), a date being read against the site's own clock."""
    stated = response.headers.get("Retry-After", "").strip()
    if stated.isdecimal():
        return float(stated)
    try:
        until, now = (parsedate_to_datetime(text) for text in (stated, response.headers.get("Date", "")))
        return max(0.0, (until - now).total_seconds())
    except (ValueError, TypeError):
        return otherwise


def _answer(response: requests.Response, name: str, deadline: float) -> Answer:
    stated = response.headers.get("Content-Length", "")
    if stated.isdecimal() and int(stated) > SIZE_LIMIT:
        raise too_large(name)
    kind, _, parameters = response.headers.get("Content-Type", "").partition(";")
    charset = requests.utils.get_encoding_from_headers(response.headers) if "charset" in parameters.lower() else None
    return Answer(
        content=_body(response, name, deadline), media_type=kind.strip().lower(), charset=(charset or "").lower()
    )


def _body(response: requests.Response, name: str, deadline: float) -> bytes:
    """The body, up to the size limit and the deadline, which also stops a site that sends a byte now and then."""
    body = bytearray()
    watch = Timer(max(0.0, deadline - time.monotonic()), response.raw.shutdown)
    watch.daemon = True
    watch.start()
    try:
        for chunk in response.iter_content(_CHUNK):
            body += chunk
            if len(body) > SIZE_LIMIT:
                raise too_large(name)
            if time.monotonic() > deadline:
                break
    except requests.ConnectionError as error:  # so does ``requests`` call a body that stops coming
        if time.monotonic() < deadline:
            raise requests.ReadTimeout from error
    except (requests.RequestException, HTTPError):
        if time.monotonic() < deadline:
            raise
    finally:
        watch.cancel()
    if time.monotonic() >= deadline:
        raise SourceError(
            f"{name} : le téléchargement dure trop longtemps ; recommencez plus tard, ou téléchargez le document puis "
            "donnez son chemin."
        )
    return bytes(body)
