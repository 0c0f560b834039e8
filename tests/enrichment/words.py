"""An act and its corrections, for the tests of the room."""

import hashlib
from pathlib import Path

from publisher.enrichment import Amendment, amend
from publisher.enrichment.tables import read_table
from publisher.parsing import Reading, read
from publisher.records import Deliberation, Source
from publisher.records.encode import to_dict
from tests.command import SAMPLES
from tests.factories import text

FILE = Path("corrections/corrections.toml")
SIGNED = 'by = "le service"\non = 2025-01-20\nwhy = "relecture"\n'
SAMPLE = "valcombreuse-2024-17"
MINUTES = "brisemont-pv-2024-10-21"
SCHEME = (
    "Commune de Valcombreuse\n\nConseil municipal du 14 mars 2024\n\nDélibération n° 2024-17\n\n"
    "Objet : Aides aux associations\n\nLe conseil municipal, après en avoir délibéré, décide :\n\n"
    "Article 1er : d’attribuer une subvention de 1 000 € à l’association Les Amis de Jeanne Martin.\n\n"
    "Article 2 : d’attribuer une subvention de 500 € à Mme Odile Perrin.\n\nAdopté à l’unanimité.\n"
)


def amendments(*entries: str) -> tuple[Amendment, ...]:
    """Corrections of ``acte.txt`` as a file would hold them, each signed."""
    return read_table("".join(f'[[correction]]\nsource = "*"\n{entry}\n{SIGNED}' for entry in entries), FILE)


def sample(name: str = SAMPLE) -> str:
    return (SAMPLES / f"{name}.txt").read_text(encoding="utf-8")


def reading(words: str, *entries: str) -> Reading:
    """What is read in a text, corrected and masked."""
    sha256 = hashlib.sha256(words.encode()).hexdigest()
    origin = Source(uri="acte.txt", media_type="text/plain", sha256=sha256, characters=len(words))
    known = amendments(*entries)
    return read(text(words, layout=True), origin, lambda characters, acts: amend(known, characters, acts))


def corrected(*entries: str, words: str | None = None) -> Deliberation:
    """The only act of a text, corrected."""
    (act,) = reading(words or sample(), *entries).acts
    return act


def codes(act: Deliberation) -> list[str]:
    return [finding.code for finding in act.findings if finding.code.startswith("correction.")]


def without_corrections(act: Deliberation) -> dict[str, object]:
    return {key: held for key, held in to_dict(act).items() if key not in {"corrections", "findings"}}
