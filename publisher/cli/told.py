"""What a publication says on the terminal: a line an act where asked, and a summary at the end."""

import logging
from collections.abc import Iterable, Iterator
from pathlib import Path

from publisher.formatting import count, percent
from publisher.pages.wording import finding_line
from publisher.pipeline import Checked
from publisher.release.outcome import Outcome
from publisher.release.report import name_of, recognised

log = logging.getLogger("publisher.cli")

_FATES = {"new": "nouveau", "changed": "modifié", "unchanged": "inchangé", "kept": "conservé"}


def log_acts(outcome: Outcome) -> None:
    """Log one line an act that is published: what became of it, its address, its warnings, what was recognised."""
    fates = {path: word for name, word in _FATES.items() for path in getattr(outcome, name)}
    for published in outcome.acts:
        record = published.act.record
        share = f", texte reconnu à {percent(record.recognised)}" if record.recognised is not None else ""
        findings = count(len(published.findings), "constat")
        log.info("%s : %s, %s (%s%s)", fates[published.path], published.path, name_of(record), findings, share)


def summary(outcome: Outcome, directory: Path, seconds: float) -> Iterator[str]:
    """The run in French: sources, acts, quarantine, warnings, time, and where the site is."""
    unread = f", {count(len(outcome.unread), 'non lue', 'non lues')}" if outcome.unread else ""
    yield f"{count(outcome.read, 'source lue', 'sources lues')}{unread}."
    fates = [
        (outcome.new, "nouveau", "nouveaux"),
        (outcome.changed, "modifié", "modifiés"),
        (outcome.unchanged, "inchangé", "inchangés"),
        (outcome.kept, "conservé", "conservés"),
    ]
    details = ", ".join(count(len(paths), *words) for paths, *words in fates if paths)
    share = recognised(published.act.record for published in outcome.acts)
    known = f" ; texte reconnu à {percent(share)}" if share is not None else ""
    yield f"{count(len(outcome.acts), 'acte publié', 'actes publiés')}{f' ({details})' if details else ''}{known}."
    if outcome.refused:
        yield f"{count(len(outcome.refused), 'acte en quarantaine', 'actes en quarantaine')} (raisons ci-dessus)."
    if outcome.warnings:
        yield f"{count(outcome.warnings, 'avertissement')}, à lire sur la page des actes."
    if outcome.folder is not None and outcome.renewed:
        yield f"Rapport détaillé : {outcome.folder / 'report' / 'rapport.txt'}"
        yield f"Publié en {_time(seconds)}. Pour voir le site : delib serve {directory}"
    else:
        yield f"Rien n’a changé : la publication en service reste la même ({_time(seconds)})."


def findings_of(checked: Iterable[Checked]) -> Iterator[str]:
    """For each act: where it was read and what it is, then its findings, the gravest first, with their words."""
    for item in checked:
        yield f"{item.record.source.uri} : {name_of(item.record)}"
        ordered = sorted(item.findings, key=lambda finding: finding.gravity)
        yield from (f"  - {finding_line(finding)}" for finding in ordered)
        if not ordered:
            yield "  Rien à signaler."


def _time(seconds: float) -> str:
    if seconds < 60:
        return f"{seconds:.1f} s".replace(".", ",")
    return f"{int(seconds) // 60} min {int(seconds) % 60} s"
