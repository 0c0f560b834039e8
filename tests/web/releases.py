"""Small releases, written with the real store, and the applications and servers that read them."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from publisher.identifiers import Addresses
from publisher.pages import Site
from publisher.release import Release, Representation, open_current
from publisher.release.about import about, moment
from publisher.release.folders import put_in_place, workshop
from publisher.release.writer import StoreWriter
from publisher.web import create_app

AT = datetime(2025, 1, 15, 9, 0, 0, tzinfo=UTC)
BASE = "https://data.example"
ACT = "/deliberations/valcombreuse/2024/2024-17"
PLAIN_SOURCE = "/sources/00112233445566aa"
HOSTILE_SOURCE = "/sources/00112233445566bb"
MASKED_SOURCE = "/sources/00112233445566cc"
HOSTILE = b"<!doctype html><title>x</title><script>document.title = 'run'</script>"
DUMP = "/telechargements/deliberations.nt"
DUMP_BYTES = b"".join(b'<https://data.example/%d> <https://schema.org/name> "%d" .\n' % (n, n) for n in range(5000))

FORMS = {
    "text/html": "<!doctype html><html lang='fr'><title>Acte</title><h1>Délibération</h1>",
    "text/turtle": "<#acte> <https://schema.org/name> 'Délibération'@fr .",
    "application/ld+json": '{"@id": "#acte", "https://schema.org/name": "Délibération"}',
    "application/n-triples": '<https://data.example/a#acte> <https://schema.org/name> "Délibération"@fr .',
    "application/rdf+xml": "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/>",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What lists know of an act; each grant is a name and cents."""

    key: str
    title: str
    authority: tuple[str, str] = ("valcombreuse", "Commune de Valcombreuse")
    year: str = "2024"
    grants: tuple[tuple[str, int], ...] = ()

    @property
    def path(self) -> str:
        return f"/deliberations/{self.authority[0]}/{self.year}/{self.key}"


ACTS = (
    Act(key="2024-17", title="Subventions aux associations", grants=(("Judo club", 180000), ("Les Amis du lavoir", 5))),
    Act(key="2024-16", title="=Réfection, du « lavoir »", authority=("orlenne", "Ville d’Orlenne")),
    *(Act(key=f"2023-{number}", title=f"Voirie, tranche {number}", year="2023") for number in range(45)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a release holds beside what every one of these has."""

    base: str = BASE
    word: str = "première"
    acts: tuple[Act, ...] = ACTS
    at: datetime = AT
    dump: bytes = DUMP_BYTES
    documents: Mapping[str, Mapping[str, bytes]] = field(default_factory=dict)


def write(directory: Path, content: Content | None = None) -> Release:
    """Publish a small release in ``directory``; gives it, opened."""
    content = content or Content()
    site = Site(title="Actes & délibérations", publisher="la commune", addresses=Addresses(content.base), version="1")
    identifier = hashlib.sha256(repr(content).encode()).hexdigest()[:12]
    with workshop(directory) as begun:
        dump = begun / "dumps" / "deliberations.nt"
        dump.parent.mkdir()
        dump.write_bytes(content.dump)
        with StoreWriter.create(begun, None) as store:
            facts = about(site, identifier=identifier, at=content.at, issued="2025-01-15")
            store.insert("about", facts.items())
            for path, forms in (_documents(content) | dict(content.documents)).items():
                store.add(path, [Representation.of(body, kind, content.at) for kind, body in forms.items()])
            _lists(store, content)
            sha256 = hashlib.sha256(content.dump).hexdigest()
            row = (DUMP, "dumps/deliberations.nt", "application/n-triples", len(content.dump), sha256)
            store.insert("downloads", [(*row, moment(content.at), "Tout")])
            reason = "Il contient des données personnelles."
            store.insert("gone", [(f"{MASKED_SOURCE}/original", reason, "2025-01-15")])
            store.insert("gone", [("/deliberations/valcombreuse/2024/retire", "Acte retiré.", "2025-01")])
        put_in_place(directory, begun, identifier)
    return open_current(directory)


def _documents(content: Content) -> dict[str, dict[str, bytes]]:
    long = content.word + " délibération " * 200
    forms = {kind: f"{body}\n# {long}".encode() for kind, body in FORMS.items()}
    page = {"text/html": f"<!doctype html><html lang='fr'><title>Accueil</title><p>{long}".encode()}
    return {
        "/": page,
        "/telechargements": page,
        "/catalogue": forms,
        "/catalogue/datagouv.ttl": {"text/turtle": b"# tel quel"},
        "/ontologie": forms,
        **{act.path: forms for act in content.acts},
        PLAIN_SOURCE: forms,
        f"{PLAIN_SOURCE}/texte.txt": {"text/plain": ("Texte masqué █ " * 80).encode()},
        f"{PLAIN_SOURCE}/original": {"application/pdf": b"%PDF-1.7 " + b"x" * 3000},
        f"{HOSTILE_SOURCE}/original": {"text/html": HOSTILE},
        "/static/style.css": {"text/css": b"body { color: black }" * 40},
        "/static/page.js": {"text/javascript": b"'use strict';"},
        "/static/fonts/a.woff2": {"font/woff2": b"wOF2" + bytes(900)},
    }


def _lists(store: StoreWriter, content: Content) -> None:
    totals: dict[str, tuple[int, int]] = {}
    for number, act in enumerate(content.acts, start=1):
        cents = sum(amount for _, amount in act.grants) if act.grants else None
        stated = (act.key, act.title, f"{act.year}-03-14", "Conseil municipal", "adopted", len(act.grants), cents)
        row = (number, act.path, *act.authority, act.year, act.key, *stated, "EUR", 0, "[]", "{}", "[]", b"")
        store.insert("acts", [row])
        store.index([(number, f"{act.title} {' '.join(name for name, _ in act.grants)}")])
        for position, (name, amount) in enumerate(act.grants):
            key = name.lower().replace(" ", "-")
            territories = json.dumps([["valcombreuse-centre", "Centre"]])
            told = (name, key, 0, amount, "EUR", "operating", None, "l’année", territories)
            store.insert("grants", [(number, position, key, *told)])
            count, total = totals.get(name, (0, 0))
            totals[name] = (count + 1, total + amount)
    for name, (count, total) in sorted(totals.items()):
        store.insert("organisations", [(name.lower().replace(" ", "-"), name, None, 0, count, total, "EUR")])


class Client(FlaskClient):
    """Reads every answer to its end and closes it, as a server does."""

    def open(self, *arguments: Any, **settings: Any) -> TestResponse:
        return super().open(*arguments, **{"buffered": True, **settings})


def client_of(release: Release) -> FlaskClient:
    """A client that speaks to the application without a server."""
    app = create_app(release)
    app.test_client_class = Client
    return app.test_client()
