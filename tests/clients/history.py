"""A site with a history of publications, made by the command as an officer runs it."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.clients.acts import Acts
from tests.command import delib

FIRST = datetime(2025, 1, 15, 9, tzinfo=UTC)
SETTINGS = """title = "Recueil fictif de délibérations"
publisher = "Commune de Valcombreuse"
contact = "donnees@example.org"

[authority]
name = "Commune de Valcombreuse"
kind = "commune"
siren = "219900016"
cog = "99001"
bbox = "5.1, 45.9, 5.2, 46.0"

[catalogue]
page = "{page}"
"""


class History:
    """Publications of a folder of acts, a day apart; each adds some and changes some. ``told`` has one act a line."""

    def __init__(self, folder: Path, base: str, *, page: int) -> None:
        self.site, self.base = folder / "site", base
        self.acts = Acts(folder=folder / "actes")
        self.settings = folder / "delib.toml"
        self.settings.write_text(SETTINGS.format(page=page), encoding="utf-8")
        self.releases = 0

    def begin(self, acts: int) -> None:
        """The first publication."""
        self._publish(self.acts.add(acts), timeout=3600)

    def go_on(self, some: int) -> None:
        """A publication of so many new acts and twice as many changed ones; the others stay as they are."""
        self._publish([*self.acts.change(some), *self.acts.add(some)], timeout=900)

    def _publish(self, sources: Sequence[Path], timeout: float) -> None:
        at = FIRST + timedelta(days=self.releases)
        told = ("--config", self.settings, "--at", f"{at:%Y-%m-%dT%H:%M:%SZ}", "--quiet")
        done = delib("publish", *sources, "--to", self.site, "--base", self.base, *told, timeout=timeout)
        assert done.code == 0, done.said
        self.releases += 1
