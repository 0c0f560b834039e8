"""Writing a release as files below ``www``, with the configuration of nginx beside them."""

from dataclasses import dataclass
from pathlib import Path

from publisher.export.asking import Answer, Application
from publisher.export.lists import lists
from publisher.export.nginx import Served, configuration
from publisher.export.places import Place, absent, below, places, prefix
from publisher.export.refusals import refusals
from publisher.export.rules import Rules
from publisher.export.tree import Tree, replaced
from publisher.release import Release
from publisher.web.forms import Form

WWW, CONFIGURATION = "www", "nginx.conf"
LISTEN = "127.0.0.1:8080"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What was written: how many files, and their bytes in all."""

    files: int
    size: int


def export(found: Release, folder: Path, *, listen: str = LISTEN) -> Exported:
    """Write a release into ``folder``, in the place of the export that stands there.

    ``listen`` is the address at which nginx will answer. The folder is replaced whole, at the end. Raises
    PublisherError where it holds something else, or where two addresses would stand in one file.
    """
    with replaced(folder, CONFIGURATION) as working:
        tree, rules, base = Tree(working / WWW, found.made_at), Rules(below(found)), below(found)
        application = Application(found)
        forms = _documents(found, application, tree, rules)
        _downloads(found, application, tree, rules)
        _refusals(found, application, tree, rules)
        told, tables = rules.told()
        served = Served(
            listen=listen,
            root=str((folder / WWW).absolute()),
            base=base,
            documents=forms,
            gone=[base + path for path in found.withdrawn()],
            rules=told,
            tables=tables,
        )
        (working / CONFIGURATION).write_text(configuration(served), encoding="utf-8")
    return Exported(files=tree.files, size=tree.size)


def _documents(found: Release, application: Application, tree: Tree, rules: Rules) -> dict[str, tuple[Form, ...]]:
    """Write what the application answers; the forms of each document by its path."""
    forms = {}
    for place in (*lists(found), *places(found)):
        answer = application.ask(place)
        if _in_form(place, answer):
            tree.write(place.file, answer.body, answer.headers.get("Last-Modified"))
            rules.add(place, answer.headers)
            if place.document and place.forms:
                forms[place.document] = place.forms
    return forms


def _downloads(found: Release, application: Application, tree: Tree, rules: Rules) -> None:
    """Put the files for download where they are asked for."""
    for download in found.downloads():
        place = Place(url=prefix(found) + download.path, file=below(found) + download.path)
        headers = application.ask(place, "HEAD").headers
        tree.copy(place.file, download.file, headers.get("Last-Modified"))
        rules.add(place, headers)


def _refusals(found: Release, application: Application, tree: Tree, rules: Rules) -> None:
    """Write what nginx answers by itself; it is said of it what the application says of an absent document."""
    for path, form, body in refusals(found):
        tree.write(path, body)
        rules.add(Place(url=path, file=path, form=form), application.ask(absent(found, form)).headers)


def _in_form(place: Place, answer: Answer) -> bool:
    """Whether an error came in the form that was asked for: not every withdrawn document is told in RDF."""
    return place.form is None or answer.headers["Content-Type"].startswith(place.form.media_type)
