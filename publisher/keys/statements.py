"""Which records state the same act, and which contradict each other.

Everything is told in one order, that of sittings, numbers and words, so that the order in which sources are given or
read changes nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from publisher.identifiers import slug
from publisher.keys.facts import facts_digest
from publisher.keys.organisations import OrganisationRegister, siren_of
from publisher.keys.words import same_number
from publisher.records import Deliberation, Finding, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedAct:
    """A record that no address can be given to, and why."""

    record: Deliberation
    finding: Finding


@dataclass(frozen=True, slots=True)
class Statement:
    """One record, the key of who decides, and its rank among the acts of its source with that title and no number."""

    record: Deliberation
    authority: str
    facts: str
    rank: int

    @property
    def sha256(self) -> str:
        """Digest of its source."""
        return self.record.source.sha256 or ""

    @property
    def date(self) -> str:
        """Day, month or year of the sitting."""
        return self.record.meeting_date or ""

    @property
    def identity(self) -> tuple[str, ...]:
        """What tells the act from the others of its authority: sitting and number, else sitting, title and rank."""
        if self.record.number:
            return self.date, "number", same_number(self.record.number)
        return self.date, "title", slug(self.record.title or ""), format(self.rank, "04")


def statements(
    records: Iterable[Sequence[Deliberation]], register: OrganisationRegister, wanted_keys: Mapping[str, str]
) -> tuple[list[Statement], list[RefusedAct]]:
    """The records that say who decided and in which year, in order; the others are refused.

    ``records`` holds those of each source; ``wanted_keys`` maps the slug of an authority's name to its configured key.
    """
    found: list[Statement] = []
    refused: list[RefusedAct] = []
    for acts in sorted(records, key=_by_source):
        ranks: defaultdict[tuple[str, str], int] = defaultdict(int)
        for record in acts:
            lacking = _lacking(record)
            if lacking is not None:
                refused.append(RefusedAct(record=record, finding=lacking))
                continue
            name = record.authority.name or ""
            authority = register.authority(name, siren_of(record.authority.siren), wanted_keys.get(slug(name)))
            place = (record.meeting_date or "", slug(record.title or ""))
            ranks[place] += not record.number
            found.append(Statement(record, authority, facts_digest(record), ranks[place]))
    return found, refused


def groups(found: Iterable[Statement]) -> tuple[list[tuple[Statement, ...]], list[RefusedAct]]:
    """The statements of each act, acts in order; those that give one number to two acts of a sitting are refused."""
    by_identity: defaultdict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for statement in found:
        by_identity[statement.identity].append(statement)
    agreeing: list[tuple[Statement, ...]] = []
    refused: list[RefusedAct] = []
    for _, stated in sorted(by_identity.items()):
        alike = _by_facts(stated)
        if len(alike) == 1 or not stated[0].record.number:
            agreeing += alike
        elif _registered_apart(alike):
            shared = _shared_number(stated[0].record, len(alike))
            agreeing += [tuple(_with_finding(statement, shared) for statement in act) for act in alike]
        else:
            refused += [RefusedAct(record=statement.record, finding=_contradiction(stated)) for statement in stated]
    return agreeing, refused


def registration_of(record: Deliberation) -> str:
    """The identifier under which the préfecture registered the act; empty where none is stated.

    It is one act's alone (CGCT, art. L. 2131-1 and R. 2131-1: each act is sent and acknowledged for itself).
    """
    return (record.prefecture and record.prefecture.id) or ""


def _registered_apart(acts: Sequence[Sequence[Statement]]) -> bool:
    """Whether the préfecture registered each of these acts under an identifier that none of the others bears."""
    registered = [{registration_of(statement.record) for statement in act} for act in acts]
    together = set().union(*registered)
    return "" not in together and len(together) == sum(len(identifiers) for identifiers in registered)


def _with_finding(statement: Statement, finding: Finding) -> Statement:
    return replace(statement, record=replace(statement.record, findings=(*statement.record.findings, finding)))


def _shared_number(record: Deliberation, acts: int) -> Finding:
    return Finding(
        severity=Severity.WARNING,
        code="number.shared",
        message=f"Le numéro {record.number} est imprimé sur {acts} actes de la séance du {record.meeting_date}, que la "
        "préfecture a enregistrés sous des identifiants différents : tous sont publiés ; faites corriger les numéros "
        "qui sont faux.",
        pointer="/number",
    )


def _by_source(acts: Sequence[Deliberation]) -> str:
    return acts[0].source.sha256 or "" if acts else ""


def _by_facts(stated: Iterable[Statement]) -> list[tuple[Statement, ...]]:
    """Statements of equal facts together, in the order in which they are first met."""
    alike: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in stated:
        alike[statement.facts].append(statement)
    return [tuple(statements) for statements in alike.values()]


def _lacking(record: Deliberation) -> Finding | None:
    if not slug(record.authority.name or ""):
        return Finding(
            severity=Severity.VIOLATION,
            code="authority.missing",
            message="L’acte ne dit pas quelle collectivité décide ; indiquez son nom dans l’acte, ou dans delib.toml.",
            pointer="/authority/name",
        )
    if not record.meeting_date:
        return Finding(
            severity=Severity.VIOLATION,
            code="date.missing",
            message="La date de la séance n’a pas été trouvée, ni même son année : l’acte ne peut recevoir d’adresse ; "
            "indiquez la date de la séance dans l’acte.",
            pointer="/meeting_date",
        )
    return None


def _contradiction(stated: Sequence[Statement]) -> Finding:
    record = stated[0].record
    origins = " et ".join(sorted({f"« {statement.record.source.uri or '?'} »" for statement in stated}))
    return Finding(
        severity=Severity.VIOLATION,
        code="number.contradiction",
        message=f"Le numéro {record.number} est donné à des actes différents de la séance du {record.meeting_date} "
        f"(dans {origins}) : aucun n’est publié ; corrigez le numéro de l’un d’eux, ou ne gardez que la bonne version.",
        pointer="/number",
    )
