"""Which addresses a release answers, and in which file each of their answers stands.

Every address has a file of its own. A document in one form is ``{document}.{extension}``, what has one form only keeps
its own name; what is no address of the site (an error, a list under some choice) stands in a folder whose name begins
with ``_``, which no key does.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from publisher.release import Release
from publisher.web.documents import forms_of
from publisher.web.errors import PLAIN, PROBLEM
from publisher.web.forms import FORMS, HTML, Form
from publisher.web.machines import DESCRIPTION, ROOT, SITEMAP, VOID, maps_of
from publisher.web.signposts import LINKSET, has_signposts

GONE, ERRORS = "/_retires", "/_erreurs"
HOME = "/index"

ERROR_FORMS = (PLAIN, HTML, PROBLEM)
TOLD_FORMS = (PLAIN, HTML, *(form for form in FORMS if form is not HTML), PROBLEM)
"""Forms of an error in the server's order; of a withdrawn document, which RDF tells too."""

_NOWHERE = "/_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One answer: what is asked, a path of the host with its query, and ``accept``; and the file that keeps it.

    ``file`` is a path of the host. ``forms`` are those among which a client chooses at ``document``, where there is a
    choice; ``form`` is this one. An answer of another status than ``status`` is a fault.
    """

    url: str
    file: str
    accept: str | None = None
    document: str | None = None
    form: Form | None = None
    forms: tuple[Form, ...] = ()
    status: int = 200


def prefix(found: Release) -> str:
    """The path of the base: empty where the site stands at the root of its host."""
    return urlsplit(found.addresses.base).path


def below(found: Release) -> str:
    """The same as the path of a file, in which nothing is escaped."""
    return unquote(prefix(found))


def places(found: Release) -> Iterator[Place]:
    """Every answer of a release but its lists and its files for download."""
    base = prefix(found)
    for path in (*found.paths(), *found.feed.paths(found.addresses)):
        yield from _document(found, path, forms_of(found, path))
    yield from _machines(found)
    yield from (absent(found, form) for form in ERROR_FORMS)
    for path in found.withdrawn():
        for form in TOLD_FORMS:
            yield _error(base + path, f"{GONE}{below(found)}{path}", form, 410)


def _machines(found: Release) -> Iterator[Place]:
    """What programs look at first: some of it stands at the root of the host."""
    yield from (Place(url=path, file=path) for path in ROOT if path != VOID)
    parts = (f"/sitemap-{number}.xml" for number in range(1, maps_of(found) + 1))
    for path in (SITEMAP, *parts, DESCRIPTION):
        yield Place(url=prefix(found) + path, file=below(found) + path)


def absent(found: Release, form: Form) -> Place:
    """What is answered where there is no document."""
    return _error(prefix(found) + _NOWHERE, f"{ERRORS}/404", form, 404)


def _document(found: Release, path: str, forms: tuple[Form, ...]) -> Iterator[Place]:
    """A stored document in each of its forms; what has no form with an extension is a file, and keeps its name."""
    base, folder = prefix(found), below(found)
    for form in forms:
        ending = f".{form.extension}"
        if path == "/":
            yield Place(url=f"{base}/", file=f"{folder}{HOME}{ending}", form=form)
        elif form.extension:
            url, file = base + path + ending, folder + path + ending
            yield Place(url=url, file=file, document=folder + path, form=form, forms=forms)
            if form is HTML and has_signposts(forms):
                yield _linkset(base + path, folder + path)
        else:
            yield Place(url=base + path, file=folder + path)


def _linkset(url: str, file: str) -> Place:
    ending = f".{LINKSET.extension}"
    return Place(url=url + ending, file=file + ending, form=LINKSET)


def _error(url: str, stem: str, form: Form, status: int) -> Place:
    return Place(url=url, file=f"{stem}.{form.extension}", accept=form.media_type, form=form, status=status)
