"""French words for what the record says in codes, and the grammar of the names of assemblies and authorities."""

import re

from publisher.records import Finding, Severity
from publisher.records.values import (
    AttendanceStatus,
    Ballot,
    BudgetSection,
    CitationKind,
    GrantKind,
    MovementKind,
    Outcome,
    Position,
    RefusalOutcome,
    RelationKind,
)

SEVERITY = {Severity.VIOLATION: "bloquant", Severity.WARNING: "avertissement", Severity.INFO: "information"}
OUTCOME = {
    Outcome.ADOPTED: "Adoptée",
    Outcome.REJECTED: "Rejetée",
    Outcome.POSTPONED: "Reportée",
    Outcome.WITHDRAWN: "Retirée",
    Outcome.NOTED: "Prise d’acte",
}
OUTCOME_UNKNOWN = "Issue non précisée"

POSITION = {
    Position.FOR: "Pour",
    Position.AGAINST: "Contre",
    Position.ABSTENTION: "Abstention",
    Position.NOT_VOTING: "Sans vote",
}

BALLOT = {
    Ballot.SHOW_OF_HANDS: "à main levée",
    Ballot.ROLL_CALL: "au scrutin public",
    Ballot.SECRET: "au scrutin secret",
}

STATUS = {
    AttendanceStatus.PRESENT: ("présent", "présents"),
    AttendanceStatus.REPRESENTED: ("représenté", "représentés"),
    AttendanceStatus.EXCUSED: ("excusé", "excusés"),
    AttendanceStatus.ABSENT: ("absent", "absents"),
}

MOVEMENT = {MovementKind.ARRIVAL: "arrivée", MovementKind.DEPARTURE: "départ"}

GRANT_KIND = {
    GrantKind.OPERATING: "fonctionnement",
    GrantKind.INVESTMENT: "investissement",
    GrantKind.CONTRIBUTION: "participation",
    GrantKind.PRIZE: "prix",
    GrantKind.LOAN: "prêt",
    GrantKind.GUARANTEE: "garantie d’emprunt",
    GrantKind.ADVANCE: "avance",
    GrantKind.IN_KIND: "aide en nature",
    GrantKind.OTHER: "autre aide",
}

BUDGET_SECTION = {BudgetSection.OPERATING: "fonctionnement", BudgetSection.INVESTMENT: "investissement"}

REFUSAL = {
    RefusalOutcome.REJECTED: "demande rejetée",
    RefusalOutcome.POSTPONED: "demande reportée",
    RefusalOutcome.ENDED: "aide arrêtée",
}

RELATION = {
    RelationKind.AMENDS: "Modifie",
    RelationKind.REPLACES: "Remplace",
    RelationKind.WITHDRAWS: "Retire",
    RelationKind.COMPLETES: "Complète",
    RelationKind.APPLIES: "Applique",
}

CITATION_KIND = {
    CitationKind.CONSTITUTION: "Constitution",
    CitationKind.TREATY: "traité",
    CitationKind.CODE: "code",
    CitationKind.LAW: "loi",
    CitationKind.ORDINANCE: "ordonnance",
    CitationKind.DECREE: "décret",
    CitationKind.ORDER: "arrêté",
    CitationKind.CIRCULAR: "circulaire",
    CitationKind.DELIBERATION: "délibération",
    CitationKind.RULES: "règlement",
    CitationKind.REPORT: "rapport",
    CitationKind.OPINION: "avis",
    CitationKind.AGREEMENT: "convention",
    CitationKind.REQUEST: "demande",
    CitationKind.OTHER: "autre texte",
}

PART_KIND = {
    "header": "En-tête",
    "attendance": "Présences",
    "title": "Intitulé",
    "visas": "Textes visés",
    "considerations": "Motifs",
    "dispositif": "Décision",
    "recusals": "Élus intéressés à l’affaire",
    "statement": "Exposé",
    "proposal": "Proposition",
    "vote": "Vote",
    "signature": "Signature",
    "notice": "Recours et publicité",
    "annexe": "Annexe",
    "report": "Rapport",
    "agenda": "Ordre du jour",
    "other_item": "Autre point de la séance, sans décision",
    "stamp": "Cachet de la préfecture",
    "debate": "Débats",
    "page_furniture": "En-tête ou pied de page",
    "unrecognised": "Passage non reconnu",
}

_MASCULINE = frozenset(
    [
        "bureau",
        "centre",
        "collège",
        "comité",
        "conseil",
        "département",
        "district",
        "maire",
        "parc",
        "pays",
        "pôle",
        "président",
        "sivom",
        "sivu",
        "syndicat",
        "territoire",
    ]
)
_FEMININE = frozenset(
    [
        "collectivité",
        "commission",
        "commune",
        "communauté",
        "caisse",
        "délégation",
        "métropole",
        "présidence",
        "régie",
        "région",
        "ville",
    ]
)
_ELIDED = frozenset(["assemblée", "agglomération", "établissement", "eurométropole", "agence", "union", "office"])
_COMMON = _MASCULINE | _FEMININE | _ELIDED
_QUALIFIERS = frozenset(
    [
        "administration",
        "administratif",
        "communal",
        "communautaire",
        "départemental",
        "départementale",
        "de",
        "du",
        "des",
        "d’administration",
        "exécutif",
        "général",
        "intercommunal",
        "métropolitain",
        "municipal",
        "municipale",
        "permanent",
        "permanente",
        "régional",
        "régionale",
        "syndical",
        "territorial",
    ]
)


def _first(name: str) -> str:
    return name.split(maxsplit=1)[0].lower()


def with_article(name: str) -> str | None:
    """« la commission permanente », « l’assemblée »; None where the gender of the name is not known.

    Common nouns lose the capitals of a heading; proper names keep theirs.
    """
    first = _first(name)
    if first not in _COMMON:
        return None
    words = [word.lower() if word.lower() in _COMMON | _QUALIFIERS else word for word in name.split()]
    if first in _ELIDED:
        return f"l’{' '.join(words)}"
    return f"{'le' if first in _MASCULINE else 'la'} {' '.join(words)}"


def of_authority(name: str) -> str:
    """« du Département du Nord », « de la Région Bretagne », « d’Arras » for « Commune d’Arras »."""
    commune = re.fullmatch(r"(?:commune|ville) (d[’'e] ?.+|du .+|des .+)", name, re.IGNORECASE)
    if commune:
        return commune[1]
    first = _first(name)
    if first in _ELIDED:
        return f"de l’{name}"
    if first in _MASCULINE:
        return f"du {name}"
    if first in _FEMININE:
        return f"de la {name}"
    return f"d’{name}" if re.match(r"[AEIOUYÀÂÉÈÊÎÔÛ]", name, re.IGNORECASE) else f"de {name}"


def finding_line(finding: Finding) -> str:
    """A finding on one line, for the officer: how grave, its code, its message."""
    return f"{SEVERITY[finding.severity]} [{finding.code}] {finding.message}"


def the_authority(name: str) -> str:
    """« le Département du Nord », « la Région Bretagne »; the bare name where its gender is not known."""
    first = _first(name)
    if first in _ELIDED:
        return f"l’{name}"
    if first in _MASCULINE:
        return f"le {name}"
    return f"la {name}" if first in _FEMININE else name
