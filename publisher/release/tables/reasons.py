"""The tables of words: what an act relies on, why and what it decides, what it changes, and what was found in it."""

import json
from collections.abc import Iterator

from publisher.keys.places import PREFIXES
from publisher.pages.wording import CITATION_KIND, RELATION, SEVERITY
from publisher.release.tables.columns import ACT, WORDS, Column, Datatype, Table
from publisher.release.tables.told import Told

_CITATION_COLUMNS = (
    Column("visa", "Adresse du visa sur ce site", Datatype.ADDRESS),
    ACT,
    Column("texte", "Mots du visa"),
    Column("nature", "Nature du texte visé : code, loi, décret, délibération…"),
    Column("titre", "Titre du texte visé"),
    Column("numero", "Numéro du texte visé"),
    Column("date", "Date du texte visé, aussi précise que l’acte la donne"),
    Column("articles", "Articles visés, séparés par « ; »"),
    Column("acte_vise", "Adresse de la délibération visée, si elle est sur ce site", Datatype.ADDRESS),
    WORDS,
)


def _citations(told: Told) -> Iterator[tuple[object, ...]]:
    for index, citation in enumerate(told.record.citations):
        yield (
            *(told.thing("citations", index), told.document, citation.text, CITATION_KIND[citation.kind]),
            *(citation.title, citation.number, citation.date, "; ".join(citation.articles)),
            *(told.links.cited.get(index), told.words(citation.span)),
        )


CITATIONS = Table(name="visas", title="Textes visés", columns=_CITATION_COLUMNS, rows=_citations)

_REASON_COLUMNS = (
    Column("motif", "Adresse du motif sur ce site", Datatype.ADDRESS),
    ACT,
    Column("texte", "Mots du considérant"),
    WORDS,
)


def _reasons(told: Told) -> Iterator[tuple[object, ...]]:
    for index, reason in enumerate(told.record.considerations):
        yield told.thing("considerations", index), told.document, reason.text, told.words(reason.span)


REASONS = Table(name="motifs", title="Motifs", columns=_REASON_COLUMNS, rows=_reasons)

_ARTICLE_COLUMNS = (
    Column("article", "Adresse de l’article sur ce site", Datatype.ADDRESS),
    ACT,
    Column("numero", "Numéro de l’article, tel qu’imprimé"),
    Column("texte", "Mots de l’article"),
    Column("montants", "Montants énoncés par ses phrases, séparés par « ; »"),
    WORDS,
)


def _articles(told: Told) -> Iterator[tuple[object, ...]]:
    for index, article in enumerate(told.record.articles):
        amounts = "; ".join(format(amount, "f") for amount in article.amounts)
        thing = told.thing("articles", index)
        yield thing, told.document, article.number, article.text, amounts, told.words(article.span)


ARTICLES = Table(name="articles", title="Articles des décisions", columns=_ARTICLE_COLUMNS, rows=_articles)

_RELATION_COLUMNS = (
    Column("lien", "Adresse du lien sur ce site", Datatype.ADDRESS),
    ACT,
    Column("nature", "Modifie, remplace, retire, complète ou applique"),
    Column("numero", "Numéro de l’autre acte, tel qu’imprimé"),
    Column("date", "Date de l’autre acte, aussi précise que celui-ci la donne"),
    Column("autre_acte", "Adresse de l’autre acte, s’il est sur ce site", Datatype.ADDRESS),
    WORDS,
)


def _relations(told: Told) -> Iterator[tuple[object, ...]]:
    for index, relation in enumerate(told.record.relations):
        yield (
            *(told.thing("relations", index), told.document, RELATION[relation.kind], relation.number, relation.date),
            *(told.links.related.get(index), told.words(relation.span)),
        )


RELATIONS = Table(name="liens", title="Effets sur d’autres actes", columns=_RELATION_COLUMNS, rows=_relations)

_ANNEXE_COLUMNS = (
    Column("annexe", "Adresse de l’annexe sur ce site", Datatype.ADDRESS),
    ACT,
    Column("intitule", "Intitulé de l’annexe"),
    Column("presente", "oui si son texte est dans la source", Datatype.FLAG),
    WORDS,
)


def _annexes(told: Told) -> Iterator[tuple[object, ...]]:
    for index, annexe in enumerate(told.record.annexes):
        yield told.thing("annexes", index), told.document, annexe.label, annexe.present, told.words(annexe.span)


ANNEXES = Table(name="annexes", title="Annexes", columns=_ANNEXE_COLUMNS, rows=_annexes)

_FINDING_COLUMNS = (
    Column("constat", "Adresse du constat sur ce site", Datatype.ADDRESS),
    ACT,
    Column("gravite", "avertissement ou information"),
    Column("code", "Code du constat"),
    Column("message", "Ce qui est constaté, et ce qui est attendu"),
    Column("fait", "Le fait dont il s’agit (JSON Pointer dans l’enregistrement de l’acte)"),
    WORDS,
)


def _findings(told: Told) -> Iterator[tuple[object, ...]]:
    for number, finding in enumerate(told.published.findings, start=1):
        yield (
            *(told.place(f"{PREFIXES['findings']}-{number}"), told.document, SEVERITY[finding.severity]),
            *(finding.code, finding.message, finding.pointer, told.words(finding.span)),
        )


FINDINGS = Table(name="constats", title="Points constatés", columns=_FINDING_COLUMNS, rows=_findings)

_CORRECTION_COLUMNS = (
    Column("correction", "Adresse de la correction sur ce site", Datatype.ADDRESS),
    ACT,
    Column("fait", "Le fait corrigé (JSON Pointer dans l’enregistrement de l’acte)"),
    Column("valeur_lue", "Ce que disent les mots de l’acte (JSON)"),
    Column("par", "Qui a corrigé"),
    Column("le", "Date de la correction"),
    Column("raison", "Pourquoi"),
)


def _corrections(told: Told) -> Iterator[tuple[object, ...]]:
    for index, item in enumerate(told.record.corrections):
        was = None if item.was is None else json.dumps(item.was, ensure_ascii=False, default=str)
        yield told.thing("corrections", index), told.document, item.pointer, was, item.by, item.on, item.why


CORRECTIONS = Table(name="corrections", title="Corrections", columns=_CORRECTION_COLUMNS, rows=_corrections)
