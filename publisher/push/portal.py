"""The API of a udata portal over HTTP: one question at a time, patiently, and the key to that portal alone."""

import json
import logging
import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

import requests
from urllib3.exceptions import HTTPError
from urllib3.util import Retry

from publisher import __version__
from publisher.errors import ConfigError
from publisher.push.refusals import (
    KEY_VARIABLE,
    PushError,
    RefusedError,
    StoppedError,
    UnansweredError,
    nonsense,
    of_exception,
    of_status,
    words_of,
)

log = logging.getLogger(__name__)

USER_AGENT = f"public-funding-publisher/{__version__} (delib push)"

_CHUNK = 65_536
_LARGEST = 50_000_000  # bytes of one answer; a page of data sets with some thousand files has a few million
_AGAIN = frozenset({429, 500, 502, 503, 504})


@dataclass(frozen=True, slots=True)
class Key:
    """A key of the API; its value is in no message, whatever prints it."""

    value: str = field(repr=False)

    @classmethod
    def of(cls, stated: str) -> Self:
        """The key as the environment has it. Raises ConfigError, without quoting it, where it cannot be one."""
        value = stated.strip()
        if not value.isascii() or not value.isprintable() or " " in value:
            raise ConfigError(
                f"{KEY_VARIABLE} : sa valeur contient des espaces ou des caractères qu’une clé n’a pas ; recopiez-la "
                "depuis votre profil sur le portail."
            )
        return cls(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long and how often a question is asked; times are seconds, ``pause`` doubles after each attempt.

    Each pause is drawn between half of it and all of it, so that many who wait do not come back together.
    """

    connect: float = 10
    read: float = 30
    total: float = 120
    attempts: int = 5
    pause: float = 1
    longest_pause: float = 120
    sleep: Callable[[float], None] = time.sleep

    def rest(self, attempt: int, stated: float | None = None) -> None:
        """Wait after a failed attempt (the first is 1), at least the time that the portal states."""
        pause = min(self.longest_pause, self.pause * 2 ** (attempt - 1))
        self.sleep(max(stated or 0, random.uniform(pause / 2, pause)))  # noqa: S311 - no secret


@dataclass(frozen=True, slots=True, kw_only=True)
class Portal:
    """A portal at its address, without final slash; ``key`` may be None where nothing is written."""

    address: str
    key: Key | None
    patience: Patience = field(default_factory=Patience)
    session: requests.Session = field(default_factory=requests.Session, repr=False)

    def read(self, path: str, what: str, *, fields: str = "", **parameters: object) -> Any:
        """What is at a path of the API; ``fields`` is a mask of udata (X-Fields) that spares what is not read."""
        return self._patiently("GET", path, what, headers={"X-Fields": fields} if fields else {}, params=parameters)

    def replace(self, path: str, what: str, body: Mapping[str, Any]) -> Any:
        """Change a thing: doing it twice does no harm, so it is asked again like a reading."""
        return self._patiently("PUT", path, what, json=body)

    def remove(self, path: str, what: str) -> None:
        """Remove a thing; one that is not there any more is removed."""
        try:
            self._patiently("DELETE", path, what)
        except RefusedError as refused:
            if refused.status not in {404, 410}:
                raise

    def create(self, path: str, what: str, body: Mapping[str, Any]) -> Any:
        """Create a thing: asked again only where the portal says that it took no notice (429).

        Raises UnansweredError where it may have been created: look before asking again.
        """
        return self._patiently("POST", path, what, again=frozenset({429}), json=body)

    def _patiently(self, method: str, path: str, what: str, *, again: frozenset[int] = _AGAIN, **request: Any) -> Any:
        for attempt in range(1, self.patience.attempts + 1):
            stated = None
            try:
                status, stated, body = self._ask(method, path, what, **request)
                if 200 <= status < 300:
                    return _read(body, what) if body or method != "DELETE" else None
                failure: PushError = self._refusal(status, stated, what, body)
                if status not in again or (stated or 0) > self.patience.longest_pause:
                    raise failure
            except UnansweredError as error:
                if method == "POST":
                    raise
                failure = error
            if attempt < self.patience.attempts:
                self.patience.rest(attempt, stated)
        raise failure

    def _refusal(self, status: int, stated: float | None, what: str, body: bytes) -> PushError:
        """What an answer other than a success comes to."""
        if 300 <= status < 400:
            return StoppedError(
                f"{self.address} : cette adresse renvoie vers une autre ({status}), où la clé n’est pas envoyée ; "
                "donnez à --portal l’adresse définitive du portail."
            )
        if stated is not None and stated > self.patience.longest_pause:
            return StoppedError(
                f"le portail demande d’attendre {round(stated)} secondes ({status}) ; recommencez après ce délai, ce "
                "qui est fait ne sera pas refait."
            )
        if status == 429:
            return StoppedError(
                "le portail reçoit trop de demandes (429) ; recommencez plus tard, ce qui est fait ne sera pas refait."
            )
        if status >= 500:
            return UnansweredError(
                f"{what} : le portail est en panne ou en maintenance ({status}) ; recommencez plus tard."
            )
        return of_status(status, what, words_of(body, self.key.value if self.key else ""))

    def _ask(
        self, method: str, path: str, what: str, *, headers: Mapping[str, str] | None = None, **request: Any
    ) -> tuple[int, float | None, bytes]:
        """Status, seconds of Retry-After and body of one answer. No redirection is followed: the key would go along."""
        sent = {"User-Agent": USER_AGENT, "Accept": "application/json", "Accept-Language": "fr", **(headers or {})}
        if self.key is not None:
            sent["X-API-KEY"] = self.key.value
        try:
            response = self.session.request(
                method,
                f"{self.address}/api/1{path}",
                headers=sent,
                auth=_no_auth,
                stream=True,
                allow_redirects=False,
                timeout=(self.patience.connect, self.patience.read),
                **request,
            )
            with response:
                log.info("%s %s : %d", method, path, response.status_code)
                return response.status_code, _retry_after(response), self._body(response, what)
        except (requests.RequestException, HTTPError, UnicodeError) as error:
            raise of_exception(error, what) from error

    def _body(self, response: requests.Response, what: str) -> bytes:
        """The body, up to a size and a time, against a portal that sends a byte now and then."""
        deadline = time.monotonic() + self.patience.total
        body = bytearray()
        while chunk := response.raw.read1(_CHUNK, decode_content=True):
            body += chunk
            if len(body) > _LARGEST:
                raise UnansweredError(nonsense(what, f"plus de {_LARGEST // 1_000_000} Mo"))
            if time.monotonic() > deadline:
                raise requests.ReadTimeout
        return bytes(body)


def _no_auth(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """Nothing more: without it, requests adds the passwords of a .netrc file."""
    return request


def _retry_after(response: requests.Response) -> float | None:
    try:
        return Retry().get_retry_after(response.raw)
    except HTTPError:  # neither a number nor a date
        return None


def _read(body: bytes, what: str) -> Any:
    try:
        return json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        found = "une page HTML" if body.lstrip()[:1] == b"<" else "un texte incomplet ou qui n’est pas du JSON"
        raise UnansweredError(nonsense(what, found)) from error
