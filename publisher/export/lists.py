"""The lists as files: whole, and under each choice that they offer but words, which only the application answers."""

from collections.abc import Iterator
from dataclasses import replace

from publisher.export.places import Place, below, prefix
from publisher.release import Release
from publisher.web.arguments import Arguments
from publisher.web.forms import CSV, HTML, Form
from publisher.web.selections import ACTS, GRANTS, ORGANISATIONS, last_page

LISTS = "/_listes"
ANY = "_"
"""What stands in the path of a list where nothing was chosen; no key is written like this."""

FORMS_OF = {ACTS: (HTML, CSV), GRANTS: (CSV,), ORGANISATIONS: (HTML,)}
"""The forms of each list, in the server's order."""


def lists(found: Release) -> Iterator[Place]:
    """Every page of every list."""
    for arguments in _choices(found):
        for page in range(1, last_page(found, ACTS, arguments) + 1):
            yield from _page(found, ACTS, replace(arguments, page=page), HTML)
        yield from _page(found, ACTS, arguments, CSV)
        yield from _page(found, GRANTS, arguments, CSV)
    for page in range(1, last_page(found, ORGANISATIONS, Arguments()) + 1):
        yield from _page(found, ORGANISATIONS, Arguments(page=page), HTML)


def _choices(found: Release) -> Iterator[Arguments]:
    """Each authority and none, with each of its years and none."""
    for authority in ("", *(count.value for count in found.authorities(Arguments().selection))):
        chosen = Arguments(autorite=authority)
        for year in ("", *(count.value for count in found.years(chosen.selection))):
            yield replace(chosen, annee=year)


def _page(found: Release, path: str, arguments: Arguments, form: Form) -> Iterator[Place]:
    """The file of a page; the first of a whole list stands at its own name too, for hosts that read no query."""
    named, folder = f"{path}.{form.extension}", below(found)
    if not arguments.query:
        yield Place(url=prefix(found) + named, file=folder + named)
    choice = "/".join((arguments.autorite or ANY, arguments.annee or ANY, str(arguments.page)))
    url = prefix(found) + named + arguments.query
    yield Place(url=url, file=f"{LISTS}{folder}{path}/{choice}.{form.extension}")
