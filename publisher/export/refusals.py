"""What is answered where files give no answer: in the words of the site."""

from collections.abc import Iterator

from publisher.export.places import ERRORS
from publisher.pages import ErrorInput, Link, error_page
from publisher.release import Release, site_of
from publisher.web.errors import MESSAGES, PLAIN
from publisher.web.forms import HTML, Form

_NO_SEARCH = (
    "Cette copie du site ne cherche pas par mots ; parcourez les délibérations par autorité et par année, ou "
    "téléchargez les données."
)
_NO_SUCH_FORM = "Ce document n’existe pas dans la forme demandée ; ses autres formes sont nommées sur sa page HTML."


def refusals(found: Release) -> Iterator[tuple[str, Form, bytes]]:
    """Files of the answers that the application makes for each request: their path, form and bytes."""
    ways_on = (
        Link(label="Délibérations", iri=found.addresses.section("deliberations")),
        Link(label="Téléchargements", iri=found.addresses.downloads()),
    )
    page = error_page(site_of(found.about), ErrorInput(status=501, message=_NO_SEARCH, alternatives=ways_on))
    yield f"{ERRORS}/501.html", HTML, page
    for status, message in ((405, MESSAGES[405]), (406, _NO_SUCH_FORM)):
        yield f"{ERRORS}/{status}.txt", PLAIN, f"{message}\n".encode()
