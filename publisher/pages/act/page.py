"""The page of an act: everything it shows, as values for the template."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from publisher import formatting
from publisher.pages.act.budget import BudgetCharge, present_budget
from publisher.pages.act.facts import LEGEND, Kind, read_facts
from publisher.pages.act.findings import (
    CheckLine,
    Remark,
    present_checks,
    present_corrections,
    present_findings,
)
from publisher.pages.act.grants import Grants, present_grants
from publisher.pages.act.passages import Passage, passages
from publisher.pages.act.reasons import Reasons, present_reasons
from publisher.pages.act.reuse import Form, Reuse, forms, present_reuse, schema_org
from publisher.pages.act.sentence import Sentence, beneficiaries, decision, guaranteed, plain, sum_of, vote_counts
from publisher.pages.act.sitting import present_signatures, present_sitting
from publisher.pages.act.values import Named
from publisher.pages.act.voting import Person, Voting, present_voting
from publisher.pages.inputs import ActInput, Link, Site
from publisher.pages.links import href
from publisher.pages.wording import OUTCOME, OUTCOME_UNKNOWN
from publisher.records import Deliberation, Vote

UNTITLED = "Délibération sans titre"
_LONG = 80  # characters of a title


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One of the key figures, and the section that details it."""

    value: str
    label: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActPage:
    """The page of an act, in its order."""

    iri: str
    title: str
    long_title: bool
    description: str
    number: str | None
    year: str
    body: str | None
    authority: str | None
    authority_href: str
    year_href: str
    date: str | None
    outcome: str
    outcome_style: str
    sentence: Sentence
    figures: tuple[Figure, ...]
    contents: tuple[Link, ...]
    grants: Grants | None
    voting: Voting
    budget: tuple[BudgetCharge, ...]
    reasons: Reasons
    sitting: tuple[Named, ...]
    signatures: tuple[Person, ...]
    checks: tuple[CheckLine, ...]
    findings: tuple[Remark, ...]
    corrections: tuple[str, ...]
    legend: dict[Kind, str]
    passages: tuple[Passage, ...]
    reuse: Reuse
    forms: tuple[Form, ...]
    schema_org: dict[str, Any]


def present_act(site: Site, act: ActInput) -> ActPage:
    """The page of an act."""
    record, addresses = act.record, site.addresses
    document = addresses.act(act.keys.authority, act.keys.year, act.keys.act)
    facts = read_facts(record, act.keys)
    outcome = record.vote.outcome if record.vote else None
    sentence = decision(record)
    reasons = present_reasons(site, act, facts)
    kinds = {fact.kind for fact in facts.by_pointer.values()}
    return ActPage(
        iri=document,
        title=record.title or UNTITLED,
        long_title=_is_long(record.title or ""),
        description=plain(sentence),
        number=record.number,
        year=act.keys.year,
        body=record.body,
        authority=record.authority.name,
        authority_href=href(addresses, addresses.organisation(act.keys.authority)),
        year_href=f"{href(addresses, addresses.organisation(act.keys.authority))}#annee-{act.keys.year}",
        date=formatting.date(record.meeting_date) if record.meeting_date else None,
        outcome=OUTCOME[outcome] if outcome else OUTCOME_UNKNOWN,
        outcome_style=outcome.value if outcome else "unknown",
        sentence=sentence,
        figures=_figures(record),
        contents=tuple(_contents(record, reasons)),
        grants=present_grants(site, act, facts),
        voting=present_voting(site, act, facts),
        budget=present_budget(act, facts),
        reasons=reasons,
        sitting=present_sitting(site, act, facts),
        signatures=present_signatures(act, facts),
        checks=present_checks(act, facts),
        findings=present_findings(act, facts),
        corrections=tuple(present_corrections(act)),
        legend={kind: words for kind, words in LEGEND.items() if kind in kinds},
        passages=passages(record, facts, act.text),
        reuse=present_reuse(site, act, document),
        forms=forms(site, document),
        schema_org=schema_org(site, act, document),
    )


def _is_long(title: str) -> bool:
    """Whether a title takes much room: many words, or capitals."""
    return title.isupper() or len(title) > _LONG


def _contents(record: Deliberation, reasons: Reasons) -> Iterator[Link]:
    """The sections of the page, those that it has."""
    sections = {
        "essentiel": ("L’essentiel", True),
        "financements": ("Qui reçoit quoi", bool(record.grants or record.refusals)),
        "vote": ("Le vote", True),
        "budget": ("Le budget", bool(record.budget_lines)),
        "decision": ("La décision", bool(reasons.articles)),
        "motifs": ("Les motifs", reasons.any),
        "seance": ("L’acte et sa séance", True),
        "controles": ("Les contrôles", True),
        "texte": ("Le texte", True),
        "reutiliser": ("Réutiliser", True),
    }
    for place, (label, shown) in sections.items():
        if shown:
            yield Link(label=label, iri=f"#{place}")


def _figures(record: Deliberation) -> tuple[Figure, ...]:
    """Total, beneficiaries, votes, share of the text recognised; those that are known."""
    total, names = sum_of(record.grants), beneficiaries(record.grants)
    figures = []
    if total:
        apart = ", hors garanties d’emprunt" if guaranteed(record.grants) else ""
        figures.append(Figure(value=total, label=f"accordés au total{apart}", href="#financements"))
    if names:
        figures.append(
            Figure(
                value=formatting.number(len(names)),
                label="organisme bénéficiaire" if len(names) == 1 else "organismes bénéficiaires",
                href="#financements",
            )
        )
    if record.vote:
        figures.extend(_vote_figure(record.vote))
    if record.recognised is not None:
        figures.append(
            Figure(value=formatting.percent(record.recognised), label="du texte de l’acte reconnu", href="#texte")
        )
    return tuple(figures)


def _vote_figure(stated: Vote) -> list[Figure]:
    if stated.unanimous:
        return [Figure(value="Unanimité", label="", href="#vote")]
    counts = list(vote_counts(stated))
    return [Figure(value=counts[0], label=", ".join(counts[1:]), href="#vote")] if counts else []
