"""The instance: what the officer says once for all, in ``delib.toml``.

It gives defaults and never overrides what an act states. An unknown key is an error, for a misspelt one would be
ignored silently.
"""

import difflib
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from stdnum.exceptions import ValidationError
from stdnum.fr import siren, siret

from publisher.errors import ConfigError, MintError
from publisher.identifiers import Addresses, slug
from publisher.records.values import AuthorityKind

FILE_NAME = "delib.toml"
DEFAULT_BASE = "http://127.0.0.1:8000"
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
"""Names of this machine, which no portal reaches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityDefaults:
    """The collectivité whose acts are published: used where an act does not name it; ``key`` is that of its IRIs.

    Its area, for the catalogue: ``cog`` is the code of INSEE's geography, ``place`` the IRI of the area, ``bbox`` its
    west, south, east and north bounds in degrees (WGS 84).
    """

    key: str | None = None
    name: str | None = None
    kind: AuthorityKind | None = None
    siren: str | None = None
    siret: str | None = None
    cog: str | None = None
    place: str | None = None
    bbox: tuple[Decimal, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """Licence of the data (CRPA, art. D323-2-1: Licence Ouverte or ODbL)."""

    name: str = "Licence Ouverte 2.0"
    url: str = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Downloads:
    """Files for download: up to how many bytes those of several years or authorities are offered in every form."""

    whole_below: int = 500_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class CataloguePages:
    """The catalogue for portals: how many data sets one page of it holds, before the next begins."""

    page: int = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Push:
    """Where ``delib push`` puts the data sets: a udata portal, the organisation there, and the licence's name there."""

    portal: str = "https://www.data.gouv.fr"
    organisation: str | None = None
    licence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Instance:
    """One site. ``contact`` is an e-mail address or a URL, ``accent`` a colour ``#rrggbb``; ``director`` and ``host``
    stand in the legal notice; ``cache`` keeps what was fetched, so that it is asked for again only where it changed.
    """  # noqa: D205

    base: str = DEFAULT_BASE
    title: str = "Délibérations et subventions"
    publisher: str | None = None
    contact: str | None = None
    director: str | None = None
    host: str | None = None
    accent: str | None = None
    cache: Path | None = None
    authority: AuthorityDefaults = field(default_factory=AuthorityDefaults)
    licence: Licence = field(default_factory=Licence)
    downloads: Downloads = field(default_factory=Downloads)
    catalogue: CataloguePages = field(default_factory=CataloguePages)
    push: Push = field(default_factory=Push)

    @property
    def addresses(self) -> Addresses:
        """The addresses under the base."""
        return Addresses(self.base)

    @property
    def publisher_name(self) -> str:
        """Who publishes: as configured, else the authority, else the title of the site."""
        return self.publisher or self.authority.name or self.title


def load(path: Path) -> Instance:
    """Read an instance file; relative folders are relative to it. Raises ConfigError naming the file and the key."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(
            f"{path} : fichier de configuration illisible ({error.strerror}) ; vérifiez le chemin donné à --config, "
            "ou créez le fichier avec « delib init »."
        ) from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path} : ce fichier n’est pas en UTF-8 ; enregistrez-le dans cet encodage.") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path} : {_place(error)}syntaxe TOML incorrecte ; corrigez-la à cet endroit.") from error
    return from_table(table, path)


def from_table(table: Mapping[str, Any], path: Path) -> Instance:
    """The instance that a TOML table describes; ``path`` is its file. Raises ConfigError naming file and key."""
    instance: Instance = _build(Instance, table, path, "")
    return instance


def push_setting(key: str, value: str) -> str:
    """A value of the section [push] given otherwise. Raises ValueError with what is expected."""
    read: str = _READERS[f"push.{key}"](value, Path(FILE_NAME))
    return read


def _build(cls: type, table: Mapping[str, Any], path: Path, prefix: str) -> Any:
    known = [item.name for item in fields(cls)]
    unknown = next((key for key in table if key not in known), None)
    if unknown is not None:
        near = difflib.get_close_matches(unknown, known, n=1)
        hint = f"vouliez-vous dire « {prefix}{near[0]} » ?" if near else f"clés connues : {', '.join(known)}."
        raise ConfigError(f"{path} : clé inconnue « {prefix}{unknown} » ; {hint}")
    return cls(**{key: _value(key, value, path, prefix) for key, value in table.items()})


def _value(key: str, value: Any, path: Path, prefix: str) -> Any:
    nested = _TABLES.get(f"{prefix}{key}")
    if nested is not None:
        if not isinstance(value, dict):
            raise ConfigError(f"{path} : « {key} » est une section ; écrivez [{key}] suivi de ses clés.")
        return _build(nested, value, path, f"{key}.")
    if not isinstance(value, str) or not value.strip():
        raise ConfigError(f"{path} : « {prefix}{key} » vaut {value!r} ; un texte entre guillemets est attendu.")
    try:
        return _READERS.get(f"{prefix}{key}", _text)(value, path)
    except ValueError as error:
        raise ConfigError(f"{path} : « {prefix}{key} » vaut « {value} » ; {error}") from error


def _text(value: str, _: Path) -> str:
    return value.strip()


def _base(value: str, _: Path) -> str:
    try:
        return Addresses(value.rstrip("/")).base
    except MintError as error:
        raise ValueError("une adresse http(s) complète est attendue (exemple : https://data.macommune.fr).") from error


def _contact(value: str, _: Path) -> str:
    if re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", value) or _is_url(value):
        return value
    raise ValueError("une adresse électronique ou une adresse http(s) est attendue.")


def _url(value: str, _: Path) -> str:
    if _is_url(value):
        return value
    raise ValueError("une adresse http(s) complète est attendue.")


def _is_url(value: str) -> bool:
    parts = urlsplit(value)
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


def _accent(value: str, _: Path) -> str:
    if re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        return value.lower()
    raise ValueError("une couleur « #rrvvbb » est attendue (exemple : #1b4f8f).")


def _cache(value: str, path: Path) -> Path:
    return path.parent / Path(value).expanduser()


def _key(value: str, _: Path) -> str:
    if value == slug(value):
        return value
    raise ValueError(
        f"des lettres minuscules sans accent, des chiffres et des tirets sont attendus : « {slug(value)} »."
    )


def _kind(value: str, _: Path) -> AuthorityKind:
    try:
        return AuthorityKind(value)
    except ValueError as error:
        raise ValueError(f"valeurs acceptées : {', '.join(AuthorityKind)}.") from error


def _siren(value: str, _: Path) -> str:
    try:
        return siren.validate(value)
    except ValidationError as error:
        raise ValueError("un numéro SIREN de neuf chiffres dont la clé de contrôle est juste est attendu.") from error


def _siret(value: str, _: Path) -> str:
    try:
        return siret.validate(value)
    except ValidationError as error:
        raise ValueError(
            "un numéro SIRET de quatorze chiffres dont les clés de contrôle sont justes est attendu."
        ) from error


def _cog(value: str, _: Path) -> str:
    if re.fullmatch(r"(?:[0-9]{2}|2[AB])(?:[0-9]|[0-9]{3})?|[0-9]{9}", value):
        return value
    raise ValueError(
        "un code officiel géographique est attendu : cinq caractères pour une commune, deux ou trois pour un "
        "département ou une région, le SIREN pour un groupement."
    )


def _bbox(value: str, _: Path) -> tuple[Decimal, ...]:
    """West, south, east, north: a box of no width or that goes round the other side is refused."""
    written = [part.strip() for part in value.split(",")]
    bounds = tuple(Decimal(part) for part in written if re.fullmatch(r"-?[0-9]{1,3}(?:\.[0-9]{1,10})?", part))
    if len(written) == len(bounds) == len("WSEN"):
        west, south, east, north = bounds
        if -180 <= west < east <= 180 and -90 <= south < north <= 90:
            return bounds
    raise ValueError(
        "quatre nombres en degrés sont attendus, ouest, sud, est, nord (exemple : 2.31, 48.81, 2.36, 48.84)."
    )


def _page(value: str, _: Path) -> int:
    if re.fullmatch(r"[1-9][0-9]{0,5}", value):
        return int(value)
    raise ValueError('un nombre entier de jeux de données est attendu, entre guillemets (exemple : "500").')


def _size(value: str, _: Path) -> int:
    found = re.fullmatch(r"([0-9]{1,6}) ?(ko|Mo|Go)", value.strip())
    if found is None:
        raise ValueError("un nombre entier et son unité, ko, Mo ou Go, sont attendus (exemple : 500 Mo).")
    return int(found[1]) * _UNITS[found[2]]


def _portal(value: str, _: Path) -> str:
    """The address of a portal: a key never travels in clear, but to this machine."""
    parts = urlsplit(value.strip())
    secure = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
    if not secure or not parts.hostname or parts.query or parts.fragment or "@" in parts.netloc:
        raise ValueError("une adresse https complète est attendue (exemple : https://www.data.gouv.fr).")
    return value.strip().rstrip("/").removesuffix("/api/1")


def _portal_key(value: str, _: Path) -> str:
    if re.fullmatch(r"[0-9A-Za-z][0-9A-Za-z.-]*", value):
        return value
    raise ValueError(
        "l’identifiant du portail est attendu : des lettres sans accent, des chiffres et des tirets "
        "(exemple : commune-de-macommune)."
    )


_UNITS = {"ko": 1_000, "Mo": 1_000_000, "Go": 1_000_000_000}
_TABLES: dict[str, type] = {
    "authority": AuthorityDefaults,
    "licence": Licence,
    "downloads": Downloads,
    "catalogue": CataloguePages,
    "push": Push,
}
_READERS: dict[str, Callable[[str, Path], Any]] = {
    "base": _base,
    "contact": _contact,
    "accent": _accent,
    "cache": _cache,
    "authority.key": _key,
    "authority.kind": _kind,
    "authority.siren": _siren,
    "authority.siret": _siret,
    "authority.cog": _cog,
    "authority.place": _url,
    "authority.bbox": _bbox,
    "licence.url": _url,
    "downloads.whole_below": _size,
    "catalogue.page": _page,
    "push.portal": _portal,
    "push.organisation": _portal_key,
    "push.licence": _portal_key,
}


def _place(error: tomllib.TOMLDecodeError) -> str:
    found = re.search(r"line (\d+), column (\d+)", str(error))
    return f"ligne {found[1]}, colonne {found[2]}, " if found else "à la fin du fichier, "
