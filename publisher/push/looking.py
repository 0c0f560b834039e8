"""What the portal holds of ours: the organisation, its data sets known by their identifier, its licences.

Whatever the portal says is checked before it is believed: an identifier that is none never becomes part of an address.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from publisher.push.bodies import IDENTIFIER, Body, licence_of
from publisher.push.offer import Offer
from publisher.push.portal import Portal
from publisher.push.refusals import UnansweredError, nonsense

_PAGE = 100
_MOST_PAGES = 1_000
_HARVEST_KEYS = ("dct_identifier", "remote_id")
_ROW = "id,title,created_at,deleted,extras,harvest"
_DATASET = (
    "id,title,description,tags,frequency,license,temporal_coverage,extras,page,organization{id},"
    "resources{id,title,filetype,type,url,format,mime,filesize,checksum,schema}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A data set of the portal as it stands there: its identifier there, its page, its values and those of its files.

    ``doubles`` are the portal's identifiers of others that state the same identifier of ours.
    """

    id: str
    page: str
    values: Body
    files: tuple[Body, ...]
    doubles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was found: ours by their identifier (dct:identifier), and those that the portal harvests by itself."""

    organisation: str
    organisation_name: str
    datasets: Mapping[str, Held]
    harvested: Mapping[str, str]
    licence: str | None


def look(portal: Portal, organisation: str, offer: Offer, *, licence: str | None = None) -> Found:
    """What the portal holds of an offer, in an organisation given by its identifier there or by its slug.

    ``licence`` is the portal's identifier of the licence, where it is known beforehand. Raises PushError.
    """
    what = f"organisation « {organisation} »"
    owner = _mapping(portal.read(f"/organizations/{organisation}/", what, fields="id,name"), what)
    identifier = _id(owner, what)
    rows = _rows(portal, identifier, what)
    wanted = {dataset.identifier for dataset in offer.datasets}
    ours = _by(rows, wanted, lambda row: [_inner(row, "extras").get(IDENTIFIER)])
    harvested = _by(rows, wanted, lambda row: [_inner(row, "harvest").get(key) for key in _HARVEST_KEYS])
    return Found(
        organisation=identifier,
        organisation_name=str(owner.get("name") or organisation),
        datasets={key: held(portal, identifier, *(row["id"] for row in found)) for key, found in ours.items()},
        harvested={key: str(found[0].get("title") or found[0]["id"]) for key, found in harvested.items()},
        licence=licence or _licence(portal, offer),
    )


def held(portal: Portal, organisation: str, identifier: str, *doubles: str) -> Held:
    """A data set as it stands on the portal now. Raises UnansweredError where the answer is of another, or not ours."""
    what = f"jeu de données {identifier}"
    stated = _mapping(portal.read(f"/datasets/{identifier}/", what, fields=_DATASET), what)
    owner = _inner(stated, "organization").get("id")
    if _id(stated, what) != identifier or owner != organisation:
        raise UnansweredError(nonsense(what, "un autre jeu que celui demandé"))
    files = tuple(_mapping(file, what) for file in _list(stated.get("resources"), what))
    for file in files:
        _id(file, what)
    page = stated.get("page")
    return Held(id=identifier, page=page if isinstance(page, str) else "", values=stated, files=files, doubles=doubles)


def created_id(answer: Any, what: str) -> str:
    """The identifier that the portal gave to a new thing. Raises UnansweredError where it gave none."""
    return _id(_mapping(answer, what), what)


def find(portal: Portal, organisation: str, identifier: str) -> str | None:
    """The portal's identifier of our data set of that identifier, the oldest where there are several."""
    rows = _rows(portal, organisation, "jeux de données de l’organisation")
    found = _by(rows, {identifier}, lambda row: [_inner(row, "extras").get(IDENTIFIER)])
    return str(found[identifier][0]["id"]) if found else None


def _rows(portal: Portal, organisation: str, what: str) -> list[Body]:
    """All data sets of an organisation that are not deleted, from the oldest; the portal's links are not followed."""
    rows: dict[str, Body] = {}
    for page in range(1, _MOST_PAGES + 1):
        answer = _mapping(
            portal.read(
                f"/organizations/{organisation}/datasets/",
                what,
                fields=f"data{{{_ROW}}},page,page_size,total",
                page=page,
                page_size=_PAGE,
                sort="created",
            ),
            what,
        )
        data, total = _list(answer.get("data"), what), answer.get("total")
        if not isinstance(total, int):
            raise UnansweredError(nonsense(what, "une liste sans son compte"))
        rows |= {_id(row, what): row for row in (_mapping(row, what) for row in data)}
        if len(rows) >= total:  # not by the size of a page: a portal may give less than it is asked for
            break
        if not data:
            raise UnansweredError(nonsense(what, f"{len(rows)} jeux de données sur {total}"))
    else:
        raise UnansweredError(nonsense(what, f"plus de {_MOST_PAGES} pages de jeux de données"))
    current = [row for row in rows.values() if not row.get("deleted")]
    return sorted(current, key=lambda row: (str(row.get("created_at") or ""), str(row["id"])))


def _by(rows: Iterable[Body], wanted: set[str], keys: Callable[[Body], Iterable[Any]]) -> dict[str, list[Body]]:
    found: dict[str, list[Body]] = {}
    for row in rows:
        for key in dict.fromkeys(key for key in keys(row) if isinstance(key, str) and key in wanted):
            found.setdefault(key, []).append(row)
    return found


def _licence(portal: Portal, offer: Offer) -> str | None:
    what = "licences du portail"
    known = _list(portal.read("/datasets/licenses/", what), what)
    return licence_of((_mapping(row, what) for row in known), offer.licence, offer.licence_url)


def _mapping(value: Any, what: str) -> dict[str, Any]:
    if isinstance(value, dict):
        return value
    raise UnansweredError(nonsense(what, "autre chose qu’un objet JSON"))


def _list(value: Any, what: str) -> list[Any]:
    if isinstance(value, list):
        return value
    raise UnansweredError(nonsense(what, "autre chose qu’une liste JSON"))


def _inner(row: Body, key: str) -> Mapping[str, Any]:
    value = row.get(key)
    return value if isinstance(value, dict) else {}


def _id(row: Body, what: str) -> str:
    value = row.get("id")
    if isinstance(value, str) and re.fullmatch(r"[0-9A-Za-z-]{1,64}", value):
        return value
    raise UnansweredError(nonsense(what, "un objet sans identifiant utilisable"))
