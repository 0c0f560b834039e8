"""The description of the HTTP interface (OpenAPI 3.1), made from what the site answers."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from publisher import __version__
from publisher.release import Release
from publisher.web.forms import CSV, FORMS, HTML, JSON_LD, N_QUADS, N_TRIPLES, RDF_XML, TRIG, TURTLE

OPENAPI = "application/vnd.oai.openapi+json;version=3.1"

_DOCUMENT = tuple(form.media_type for form in (HTML, TURTLE, JSON_LD, N_TRIPLES, RDF_XML))
_DATA = tuple(form.media_type for form in (TURTLE, JSON_LD, N_TRIPLES, RDF_XML))
_FEED = tuple(form.media_type for form in (TRIG, TURTLE, JSON_LD, N_TRIPLES, RDF_XML, N_QUADS, HTML))
_PAGE_OF_FEED = tuple(form.media_type for form in (TRIG, JSON_LD, N_QUADS))
_VERSION = tuple(form.media_type for form in (TRIG, TURTLE, JSON_LD, N_TRIPLES, N_QUADS))
_ACT = "/deliberations/{autorite}/{annee}/{acte}"
_FILES = ("*/*",)
_LIST = (HTML.media_type, CSV.media_type)

_SELECTION = ("q", "autorite", "annee")
PATHS: Mapping[str, tuple[str, str, tuple[str, ...], tuple[str, ...]]] = {
    "/": ("home", "La page d’accueil.", (HTML.media_type,), ()),
    "/deliberations": (
        "acts",
        "La liste des actes, par page.",
        (HTML.media_type, CSV.media_type),
        (*_SELECTION, "page"),
    ),
    "/deliberations.csv": ("actsTable", "Les actes choisis, en table.", (CSV.media_type,), _SELECTION),
    "/subventions.csv": ("grantsTable", "Les financements des actes choisis.", (CSV.media_type,), _SELECTION),
    "/organismes": ("beneficiaries", "Les organismes qui reçoivent.", (HTML.media_type,), ("q", "page")),
    _ACT: ("act", "Un acte : l’acte est …#acte, un financement …#subvention-….", _DOCUMENT, ()),
    f"{_ACT}.{{forme}}": ("actInForm", "Un acte dans la forme que nomme l’extension.", _DOCUMENT, ()),
    f"{_ACT}/versions/{{version}}": ("version", "Une version d’un acte, qui ne change jamais.", _VERSION, ()),
    "/organismes/{cle}": ("organisation", "Une collectivité ou un bénéficiaire.", _DOCUMENT, ()),
    "/organismes/{cle}.atom": ("changes", "Ce qui a changé pour un organisme.", ("application/atom+xml",), ()),
    "/elus/{autorite}/{cle}": ("member", "Une personne élue.", _DOCUMENT, ()),
    "/territoires/{cle}": ("territory", "Un territoire.", _DOCUMENT, ()),
    "/sources/{source}": ("source", "Une source et les actes qu’elle contient.", _DOCUMENT, ()),
    "/sources/{source}/texte.txt": ("text", "Le texte où comptent les positions des mots.", ("text/plain",), ()),
    "/sources/{source}/original": ("original", "La source telle qu’obtenue, si rien n’y est masqué.", _FILES, ()),
    "/catalogue": ("catalogue", "Le catalogue DCAT-AP des jeux de données.", _DOCUMENT, ()),
    "/catalogue/datagouv.ttl": ("catalogueForUdata", "Le même pour udata.", (TURTLE.media_type,), ()),
    "/catalogue/qualite": ("quality", "La qualité du catalogue, par lui-même (DQV).", _DATA, ()),
    "/void": ("dataset", "L’ensemble des données (VoID).", _DATA, ()),
    "/ontologie": ("ontology", "Le vocabulaire.", _DOCUMENT, ()),
    "/flux": ("feed", "Le flux des changements (LDES, TREE).", _FEED, ()),
    "/flux/{page}": ("feedPage", "Une page du flux.", _PAGE_OF_FEED, ()),
    "/deliberations.atom": ("changesOfActs", "Les changements de tous les actes.", ("application/atom+xml",), ()),
    "/telechargements/index.json": ("files", "Tous les fichiers à télécharger.", ("application/json",), ()),
    "/telechargements/{fichier}": ("file", "Un fichier de l’ensemble.", _FILES, ()),
    "/telechargements/{autorite}/{fichier}": ("authorityFile", "Un fichier d’une collectivité.", _FILES, ()),
    "/telechargements/{autorite}/{annee}/{fichier}": ("yearFile", "Un fichier d’une année.", _FILES, ()),
    "/sitemap.xml": ("sitemap", "Les pages et leurs dates.", ("application/xml",), ()),
    "/openapi.json": ("interface", "Cette description.", (OPENAPI,), ()),
}
"""By path: name of the operation, what it gives, media types in the order of the server, and arguments."""

_ARGUMENTS = {
    "q": "Mots que l’acte contient.",
    "autorite": "Clé de la collectivité, comme dans l’adresse de ses actes.",
    "annee": "Année de la séance.",
    "page": "Numéro de la page, à partir de 1.",
}


def description(found: Release) -> dict[str, Any]:
    """The interface of a release, under its base."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": found.about["title"],
            "version": __version__,
            "summary": "Délibérations en données ouvertes liées ; lecture seule, sans clé.",
            "license": {"name": found.about["licence"], "url": found.about["licence_url"]},
        },
        "servers": [{"url": found.addresses.base}],
        "externalDocs": {"url": found.addresses.ontology(), "description": "Le vocabulaire des données"},
        "paths": {path: {"get": _operation(path, *told)} for path, told in PATHS.items()},
        "components": {"responses": _errors(), "headers": _headers()},
    }


def _operation(
    path: str, name: str, summary: str, media_types: tuple[str, ...], arguments: tuple[str, ...]
) -> dict[str, Any]:
    parameters = [
        *(_parameter(part, "path", required=True) for part in re.findall(r"{(\w+)}", path)),
        *(_parameter(argument, "query", required=False) for argument in arguments),
    ]
    negotiated = len(media_types) > 1 or media_types == (HTML.media_type,)
    return {
        "operationId": name,
        "summary": summary,
        **({"parameters": parameters} if parameters else {}),
        "responses": {
            "200": {
                "description": summary,
                "headers": _said(["ETag", "Last-Modified", "Cache-Control", *(["Vary"] if negotiated else [])]),
                "content": {media_type: {} for media_type in media_types},
            },
            "304": {"description": "Rien n’a changé depuis la copie du client."},
            **_refusals(path, negotiated=negotiated and ".{" not in path),
        },
    }


def _parameter(name: str, place: str, *, required: bool) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string"}
    if name == "forme":
        schema["enum"] = [form.extension for form in FORMS if form.media_type in _DOCUMENT]
    elif name == "page":
        schema = {"type": "integer", "minimum": 1}
    told = {"description": _ARGUMENTS[name]} if name in _ARGUMENTS else {}
    return {"name": name, "in": place, "required": required, "schema": schema, **told}


def _refusals(path: str, *, negotiated: bool) -> dict[str, Any]:
    """What may be answered instead: nothing was or is there, or not in a form that suits."""
    statuses = (*(["404", "410"] if "{" in path else []), *(["406"] if negotiated else []))
    return {status: {"$ref": f"#/components/responses/{status}"} for status in sorted(statuses)}


def _errors() -> dict[str, Any]:
    told = {
        "404": "Aucun document n’existe à cette adresse.",
        "406": "Le document n’existe dans aucune forme demandée ; celles qui existent sont nommées.",
        "410": "Le document n’est plus diffusé ; le motif est dit, en RDF aussi.",
    }
    kinds = ("text/plain", HTML.media_type, "application/problem+json")
    return {status: {"description": text, "content": {kind: {} for kind in kinds}} for status, text in told.items()}


def _headers() -> dict[str, Any]:
    told = {
        "ETag": "Validateur des octets envoyés, pour If-None-Match et If-Range.",
        "Last-Modified": "La publication où ces octets ont changé pour la dernière fois.",
        "Cache-Control": "Combien de temps une copie peut servir.",
        "Vary": "Les en-têtes de la demande qui ont choisi la forme.",
    }
    return {name: {"description": text, "schema": {"type": "string"}} for name, text in told.items()}


def _said(names: Iterable[str]) -> dict[str, Any]:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}
