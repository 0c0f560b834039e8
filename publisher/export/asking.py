"""Answers of the application, asked for in this process."""

from collections.abc import Mapping
from dataclasses import dataclass

from werkzeug.test import Client

from publisher.errors import PublisherError
from publisher.export.places import Place
from publisher.release import Release
from publisher.web.app import create_app


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the application answers at a place: the bytes, and what it says of them."""

    body: bytes
    headers: Mapping[str, str]


class Application:
    """The application of a release, as a client sees it."""

    def __init__(self, found: Release) -> None:
        """Ask the application of ``found``."""
        self._client = Client(create_app(found))

    def ask(self, place: Place, method: str = "GET") -> Answer:
        """The answer at a place; HEAD asks for what is said of it alone.

        Raises PublisherError where the status is not the one that the place has.
        """
        headers = {"Accept": place.accept} if place.accept else {}
        with self._client.open(place.url, method=method, headers=headers) as response:
            if response.status_code != place.status:
                raise PublisherError(
                    f"{place.url} : le site répond {response.status_code} là où {place.status} est attendu ; vérifiez "
                    "la version publiée avec « delib serve », ou publiez-la de nouveau."
                )
            return Answer(body=response.data, headers=dict(response.headers.items()))
