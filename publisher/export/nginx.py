"""The configuration of nginx that answers from files as the application does."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from publisher.export.choices import choices, extensions
from publisher.export.lists import ANY, FORMS_OF, LISTS
from publisher.export.places import ERROR_FORMS, ERRORS, GONE, HOME, TOLD_FORMS
from publisher.export.rules import Rule, Table, kind_of
from publisher.resources import folder
from publisher.web.errors import PLAIN
from publisher.web.forms import FORMS, HTML, Form
from publisher.web.headers import ASKED, METHODS

_LEAST = 2048  # the size of tables that nginx has room for by itself
_ROOM = 64  # bytes that nginx keeps beside the longest key of a table


@dataclass(frozen=True, slots=True, kw_only=True)
class Negotiation:
    """Forms among which clients choose, in the server's order, and where: patterns of paths, or single paths.

    ``otherwise`` is the media type that is sent where none is acceptable.
    """

    variable: str
    forms: tuple[Form, ...]
    patterns: tuple[str, ...] = ()
    single: tuple[str, ...] = ()
    otherwise: str = ""

    @property
    def negotiated(self) -> bool:
        """Whether a client has a say: a document in one form that is no page is sent whatever is asked."""
        return len(self.forms) > 1 or HTML in self.forms

    @property
    def locations(self) -> tuple[str, ...]:
        """How nginx names the places of the documents: single paths go before patterns."""
        return (*(f"= {path}" for path in self.single), *(f"~ {_quoted(f'^{kind}$')}" for kind in self.patterns))

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        """What a header calls for: patterns and media types."""
        return tuple(choices(self.forms))

    @property
    def extensions(self) -> tuple[tuple[str, str], ...]:
        """The extension of the form by the media type that was called for."""
        return tuple(extensions(self.forms).items())


_HOME = Negotiation(variable="delib_home", forms=(HTML,))
_ERRORS_TOLD = (
    Negotiation(variable="delib_error", forms=ERROR_FORMS, otherwise=PLAIN.media_type),
    Negotiation(variable="delib_told", forms=TOLD_FORMS, otherwise=PLAIN.media_type),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """What nginx serves: files below ``root``, the site at ``base`` on them; ``gone`` are paths served no more."""

    listen: str
    root: str
    base: str
    documents: Mapping[str, tuple[Form, ...]]
    gone: Sequence[str]
    rules: Sequence[Rule]
    tables: Sequence[Table]


def configuration(served: Served) -> str:
    """The text of a file to include in the ``http`` block of nginx."""
    environment = Environment(  # noqa: S701 - no HTML
        loader=FileSystemLoader(folder("site")), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["quoted"] = _quoted
    documents = tuple(negotiations(served.base, served.documents))
    lists = {
        served.base + path: Negotiation(variable=f"delib_list_{place}", forms=forms)
        for place, (path, forms) in enumerate(FORMS_OF.items(), start=1)
    }
    return environment.get_template("nginx.conf.jinja").render(
        served=served,
        negotiations=documents,
        lists=lists,
        negotiated=[item for item in (*documents, *lists.values(), _HOME, *_ERRORS_TOLD) if item.negotiated],
        folders={path: LISTS + path for path in lists},
        any=ANY,
        home=HOME,
        home_forms=_HOME,
        errors=ERRORS,
        withdrawn=GONE,
        extensions=[form.extension for form in FORMS],
        methods=METHODS,
        asked=", ".join(ASKED),
        **_sizes(served),
    )


def _sizes(served: Served) -> dict[str, int]:
    """What nginx has to be told to hold the tables: bytes of a bucket, and entries."""
    keys = [len(key) for table in served.tables for key in table.values] + [len(path) for path in served.gone]
    most = max(len(served.gone), *(len(table.values) for table in served.tables), _LEAST)
    # A bucket may hold but one or two keys, which are not spread evenly: hence four times as many buckets.
    return {"bucket": _power_of_two(max(keys, default=0) + _ROOM), "most": _power_of_two(4 * most)}


def negotiations(base: str, documents: Mapping[str, tuple[Form, ...]]) -> Iterator[Negotiation]:
    """Documents by the forms that they have: a kind has those of most of its documents, the others stand alone."""
    kinds = {path: kind_of(base, path).pattern for path in documents}
    by_kind: dict[str, Counter[tuple[Form, ...]]] = defaultdict(Counter)
    for path, forms in documents.items():
        by_kind[kinds[path]][forms] += 1
    usual = {kind: counts.most_common(1)[0][0] for kind, counts in by_kind.items()}
    patterns: dict[tuple[Form, ...], list[str]] = defaultdict(list)
    single: dict[tuple[Form, ...], list[str]] = defaultdict(list)
    for kind, forms in usual.items():
        patterns[forms].append(kind)
    for path, forms in documents.items():
        if usual[kinds[path]] != forms:
            single[forms].append(path)
    for number, forms in enumerate(dict.fromkeys((*patterns, *single)), start=1):
        yield Negotiation(
            variable=f"delib_form_{number}",
            forms=forms,
            patterns=tuple(patterns[forms]),
            single=tuple(single[forms]),
        )


def _power_of_two(number: int) -> int:
    return 1 << (number - 1).bit_length()


def _quoted(text: str) -> str:
    """Text as nginx reads it between quotation marks; variables in it stay variables."""
    return '"' + text.replace('"', '\\"') + '"'
