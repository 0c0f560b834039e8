"""What nginx has to say of each file: one rule for all documents of a kind, and what differs between them.

Headers are those that the application was seen to send. Where the path of the document occurs in one, a variable takes
its place; a header that still differs from one document to another becomes a table of its values by document.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from publisher.errors import PublisherError
from publisher.export.lists import LISTS
from publisher.export.places import ERRORS, GONE, HOME, Place

MADE_BY_NGINX = frozenset(
    {
        *("Accept-Ranges", "Connection", "Content-Length", "Content-Location", "Date", "ETag", "Last-Modified"),
        *("Server", "Vary"),
    }
)
"""Headers that nginx makes itself, or that the configuration says in a way of its own."""

_KINDS = (
    r"/telechargements/(?P<delib_name>index)",
    r"/telechargements/(?:[^/]+/)*(?P<delib_name>csv-metadata)",
    r"/telechargements/(?:[^/]+/)*(?P<delib_name>[^/.]+)",
    r"(?P<delib_original>/.+)/versions/[0-9a-f]+",
    r"/deliberations/[^/.]+/[^/.]+/[^/.]+",
    r"/elus/[^/.]+/[^/.]+",
    r"/(?:organismes|territoires|matieres|sources)/[^/.]+",
    r"/sources/(?P<delib_name>[^/.]+)/(?:texte|original)",
    r"/(?:flux|catalogue|catalogue/datagouv)/[0-9]+",
    r"/static/.+",
)
_INTERNAL = tuple(rf"{folder}/.+" for folder in (GONE, ERRORS, LISTS))
_NAMED_IN = {"delib_document": "Link", "delib_original": "Link", "delib_name": "Content-Disposition"}
_RELATION = re.compile(r", (?=<)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Values by document, as a ``map`` of nginx gives them in a variable."""

    variable: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """The files that ``pattern`` matches (the document in the group ``delib_document``), and their headers.

    A value is written as nginx reads it: with variables. ``internal``: no address of the site leads there;
    ``negotiated`` and ``compressed``: the application chose the form, or the encoding, at least of one of them.
    """

    pattern: str
    internal: bool
    negotiated: bool
    compressed: bool
    headers: tuple[tuple[str, str], ...]

    @property
    def media_type(self) -> str | None:
        """The media type where it is the same for all files, without its charset; nginx compresses by it."""
        stated = [value for name, value in self.headers if name == "Content-Type"]
        return stated[0].partition("; charset=")[0] if len(stated) == 1 and "$" not in stated[0] else None

    @property
    def charset(self) -> str | None:
        """The charset that the media type is said with."""
        stated = next((value for name, value in self.headers if name == "Content-Type"), "")
        return stated.partition("charset=")[2] or None if self.media_type else None


@dataclass(frozen=True, slots=True)
class _Seen:
    """What was seen of the files of one rule: templates of values by document, of each header."""

    documents: list[str] = field(default_factory=list)
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    vary: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """The paths that are served alike: their pattern, its rank among all, and the parts of one path by name."""

    rank: int
    pattern: str
    named: Mapping[str, str]


def kind_of(base: str, path: str) -> Kind:
    """The kind of a path under that of a base; what is single is a kind of its own."""
    for rank, pattern in enumerate(_patterns(base)):
        found = pattern.fullmatch(path)
        if found:
            return Kind(rank=rank, pattern=pattern.pattern, named={**found.groupdict(), "delib_document": path})
    return Kind(rank=len(_patterns(base)), pattern=re.escape(path), named={})


@cache
def _patterns(base: str) -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, (*_INTERNAL, *(re.escape(base) + kind for kind in _KINDS))))


class Rules:
    """Gathers what is said of files, to tell it in few words."""

    def __init__(self, base: str) -> None:
        """Gather what is said under the path of a base."""
        self._base = base
        self._internal = (*_INTERNAL, re.escape(base + HOME))
        self._seen: dict[tuple[int, str, str], _Seen] = {}
        self._known: dict[str, str] = {}

    def add(self, place: Place, headers: Mapping[str, str]) -> None:
        """Note what is said of a file. Raises PublisherError where nginx could not say it."""
        stem, extension = _parted(place)
        kind = kind_of(self._base, stem)
        seen = self._seen.setdefault((kind.rank, kind.pattern, extension), _Seen())
        seen.documents.append(stem)
        seen.vary.add(headers.get("Vary", ""))
        for name, value in headers.items():
            if name not in MADE_BY_NGINX:
                if "$" in value or "\n" in value:
                    raise PublisherError(
                        f"{place.url} : l’en-tête {name} contient un « $ », que nginx ne sait pas dire."
                    )
                template = _template(name, value, kind.named)
                seen.values.setdefault(name, {})[stem] = self._known.setdefault(template, template)

    def told(self) -> tuple[tuple[Rule, ...], tuple[Table, ...]]:
        """The rules, in the order in which nginx tries them, and the tables that they refer to."""
        tables: dict[tuple[tuple[str, str], ...], Table] = {}
        rules = []
        for (_, kind, extension), seen in sorted(self._seen.items()):
            headers = tuple(_headers(seen, tables))
            ending = re.escape(f".{extension}") if extension else ""
            rules.append(
                Rule(
                    pattern=f"^(?P<delib_document>{kind}){ending}$",
                    internal=kind in self._internal,
                    negotiated=any("Accept" in stated.split(", ") for stated in seen.vary),
                    compressed=any("Accept-Encoding" in stated for stated in seen.vary),
                    headers=headers,
                )
            )
        return tuple(rules), tuple(tables.values())


def _parted(place: Place) -> tuple[str, str]:
    """The file of a place without its extensions, and those."""
    if place.form:
        return place.file.removesuffix(f".{place.form.extension}"), place.form.extension
    folder, _, name = place.file.rpartition("/")
    stem, _, extension = name.partition(".")
    return f"{folder}/{stem}", extension


def _template(name: str, value: str, named: Mapping[str, str]) -> str:
    """A value with variables for the parts of the path, the longest first."""
    for variable, part in sorted(named.items(), key=lambda item: -len(item[1])):
        if _NAMED_IN[variable] == name:
            value = value.replace(part, f"${{{variable}}}")
    return value


def _headers(seen: _Seen, tables: dict[tuple[tuple[str, str], ...], Table]) -> Iterator[tuple[str, str]]:
    """The headers of a rule: what all its documents have, then what differs, by a table."""
    for name, values in sorted(seen.values.items()):
        parts = {document: _RELATION.split(value) if name == "Link" else [value] for document, value in values.items()}
        counts = Counter(part for stated in parts.values() for part in stated)
        common = [part for part in parts.get(seen.documents[0], ()) if counts[part] == len(seen.documents)]
        if common:
            yield name, ", ".join(common)
        own = {
            document: ", ".join(part for part in stated if counts[part] < len(seen.documents))
            for document, stated in parts.items()
        }
        differing = tuple(sorted((document, value) for document, value in own.items() if value))
        if differing:
            table = tables.setdefault(
                differing, Table(variable=f"$delib_table_{len(tables) + 1}", values=dict(differing))
            )
            yield name, table.variable
