"""Keys and the IRIs made of them; no other module composes an IRI.

Documents have no fragment and things have one, so that one document is one graph with one set of representations
and no redirect, also on a static host (see docs/decisions/0002-iris.md).
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from publisher.errors import MintError

_LETTERS_WITHOUT_DECOMPOSITION = str.maketrans(
    {"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ø": "o", "Ø": "O", "ß": "ss"}
)


@lru_cache(maxsize=8192)
def slug(text: str) -> str:
    """Lower-case ASCII letters and digits of ``text``, in runs joined by hyphens; empty when it has none."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS_WITHOUT_DECOMPOSITION))
    letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    return "-".join(re.findall(r"[a-z0-9]+", letters.lower()))


def public_origin(origin: str) -> str:
    """Where a source came from, as it may be published: an address whole, of a path its last part alone.

    The folders of the officer's machine concern nobody, and would make the same act differ from one machine to another.
    """
    return origin if urlsplit(origin).scheme in {"http", "https"} else origin.rstrip("/").rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Addresses:
    """IRIs under one base, fixed when a release is made. The base may have a path and has no final slash."""

    base: str

    def __post_init__(self) -> None:
        """Refuse a base on which no IRI can stand."""
        parts = urlsplit(self.base)
        if (
            parts.scheme not in {"http", "https"}
            or not parts.netloc
            or self.base.endswith("/")
            or parts.query
            or parts.fragment
        ):
            raise MintError(
                f"Adresse de base « {self.base} » refusée : une adresse http(s) complète, sans barre finale, "
                "sans « ? » ni « # » est attendue (exemple : https://data.macommune.fr)."
            )

    def path(self, iri: str) -> str:
        """The path of a document under the base, with its leading slash: ``/catalogue``."""
        return iri.removeprefix(self.base).partition("#")[0]

    def home(self) -> str:
        """Document of the whole site."""
        return f"{self.base}/"

    def act(self, authority: str, year: str, act: str) -> str:
        """Document of an act."""
        return f"{self.base}/deliberations/{_segment(authority)}/{_segment(year)}/{_segment(act)}"

    def part(self, document: str, *keys: str) -> str:
        """A thing told by a document: ``part(act, "subvention", "judo")`` is ``…#subvention-judo``."""
        return f"{document}#{'-'.join(_segment(key) for key in keys)}"

    def place(self, document: str, fragment: str) -> str:
        """A thing or words at a fragment of a document (``publisher.keys.places``): ``…#mots-vote.for``."""
        if not re.fullmatch(r"[a-z0-9]+([-._][a-z0-9]+)*", fragment):
            raise MintError(f"Fragment « {fragment} » refusé : lettres minuscules sans accent et chiffres attendus.")
        return f"{document}#{fragment}"

    def source(self, sha256: str) -> str:
        """Document of a source."""
        return f"{self.base}/sources/{_segment(sha256[:16])}"

    def source_text(self, sha256: str) -> str:
        """Text of a source, into which the spans of its acts count."""
        return f"{self.source(sha256)}/texte.txt"

    def source_original(self, sha256: str) -> str:
        """Bytes of a source as they were obtained."""
        return f"{self.source(sha256)}/original"

    def words(self, sha256: str, start: int, end: int) -> str:
        """Characters [start, end) of a source's text (RFC 5147)."""
        return f"{self.source_text(sha256)}#char={start},{end}"

    def organisation(self, key: str) -> str:
        """Document of an organisation: an authority or a beneficiary."""
        return f"{self.base}/organismes/{_segment(key)}"

    def member(self, authority: str, key: str) -> str:
        """Document of an elected member of an authority."""
        return f"{self.base}/elus/{_segment(authority)}/{_segment(key)}"

    def territory(self, key: str) -> str:
        """Document of a territory."""
        return f"{self.base}/territoires/{_segment(key)}"

    def form(self, document: str, extension: str) -> str:
        """A document in the form that an extension names: ``form(act, "ttl")``."""
        return f"{document}.{extension}"

    def section(self, name: str) -> str:
        """A page of the site itself, by its name: ``deliberations`` (the list), ``telechargements``, ``glossaire``."""
        return f"{self.base}/{_segment(name)}"

    def asset(self, name: str) -> str:
        """A static file of the site."""
        return f"{self.base}/static/{name}"

    def catalogue(self) -> str:
        """The DCAT catalogue."""
        return f"{self.base}/catalogue"

    def catalogue_for_datagouv(self) -> str:
        """The catalogue in the form that the harvester of data.gouv.fr reads."""
        return f"{self.base}/catalogue/datagouv"

    def catalogue_page(self, catalogue: str, number: int) -> str:
        """A page of the catalogue or of its form for data.gouv.fr, from 1: the first is the catalogue itself."""
        return catalogue if number == 1 else f"{catalogue}/{number}"

    def catalogue_quality(self) -> str:
        """What the catalogue says of its own quality."""
        return f"{self.base}/catalogue/qualite"

    def downloads(self, authority: str | None = None) -> str:
        """The page of the files offered for download: of all of them, or of those of one authority."""
        return f"{self.base}/telechargements" + (f"/{_segment(authority)}" if authority is not None else "")

    def download(self, name: str, authority: str | None = None, year: str | None = None) -> str:
        """A file offered for download: of the whole, of one authority, or of one year of it."""
        folders = "".join(f"{_segment(key)}/" for key in (authority, year) if key is not None)
        return f"{self.base}/telechargements/{folders}{name}"

    def feed(self) -> str:
        """The feed of changes: the document that links its pages."""
        return f"{self.base}/flux"

    def feed_page(self, number: int) -> str:
        """A page of the feed of changes."""
        return f"{self.feed()}/{number}"

    def version(self, document: str, identifier: str) -> str:
        """A version of a document, which never changes."""
        return version_path(document, identifier)

    def subject(self, code: str) -> str:
        """What is published of a subject of the national nomenclature, by its code (``7.5``)."""
        return f"{self.base}/matieres/{slug(code)}"

    def at_root(self, path: str) -> str:
        """What stands at the root of the host, whatever the path of the base: ``/robots.txt``, ``/.well-known/…``."""
        parts = urlsplit(self.base)
        return f"{parts.scheme}://{parts.netloc}{path}"

    def openapi(self) -> str:
        """The description of the HTTP interface for programs."""
        return f"{self.base}/openapi.json"

    def void(self) -> str:
        """What the data set as a whole is (VoID); programs ask for it at ``/.well-known/void``."""
        return f"{self.base}/void"

    def ontology(self) -> str:
        """The copy of the ontology that this site serves."""
        return f"{self.base}/ontologie"


def version_path(document: str, identifier: str) -> str:
    """Where a version of a document stands, both as IRIs or both as paths."""
    return f"{document}/versions/{_segment(identifier)}"


def feed_page_of(path: str) -> int | None:
    """The number of the page of the feed that a path under the base is the address of."""
    found = re.fullmatch(r"/flux/([1-9][0-9]{0,8})", path)
    return int(found[1]) if found else None


def version_of(path: str) -> tuple[str, str] | None:
    """Path of the document and identifier of the version that a path under the base is the address of."""
    found = re.fullmatch(r"(/.+)/versions/([0-9a-f]{16})", path)
    return (found[1], found[2]) if found else None


def registry_page(siren: str) -> str:
    """Public page of a legal unit in the State's directory of organisations (check digit verified by the caller)."""
    return f"https://annuaire-entreprises.data.gouv.fr/entreprise/{_segment(siren)}"


def _segment(key: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key):
        raise MintError(f"Clé « {key} » refusée : lettres minuscules sans accent, chiffres et traits d’union attendus.")
    return key
