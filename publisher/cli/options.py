"""Options that several commands share."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from publisher.cli import logs
from publisher.cli.french import option
from publisher.errors import MintError
from publisher.identifiers import Addresses

if TYPE_CHECKING:
    from publisher.config import Instance


class Moment(click.ParamType[datetime]):
    """A time: ISO 8601 (UTC where it names no zone) or seconds since 1970, as SOURCE_DATE_EPOCH has it."""

    name = "instant"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The time in UTC, whole seconds."""
        try:
            if str(value).isdigit():
                return datetime.fromtimestamp(int(value), UTC)
            stated = datetime.fromisoformat(str(value))
        except (ValueError, OverflowError, OSError):
            self.fail(f"« {value} » ; un instant est attendu, comme 2024-03-14T09:00:00Z.", param, ctx)
        zoned = stated if stated.tzinfo else stated.replace(tzinfo=UTC)
        return zoned.astimezone(UTC).replace(microsecond=0)


class Base(click.ParamType[str]):
    """The address under which the site is served."""

    name = "adresse"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The address without its final slash."""
        try:
            return Addresses(str(value).rstrip("/")).base
        except MintError as error:
            self.fail(str(error), param, ctx)


def now() -> datetime:
    """The clock, read once a run."""
    return datetime.now(UTC).replace(microsecond=0)


def told(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--quiet`` and ``--verbose``; the command receives ``quiet``."""

    @option("-q", "--quiet", is_flag=True, help="N’affiche que les erreurs.")
    @option("-v", "--verbose", is_flag=True, help="Affiche le détail de ce qui est fait, et des erreurs.")
    @wraps(function)
    def command(*args: Any, quiet: bool, verbose: bool, **kwargs: Any) -> Any:
        logs.configure(quiet=quiet, verbose=verbose)
        return function(*args, quiet=quiet, **kwargs)

    return command


base_option = option(
    "--base",
    type=Base(),
    metavar="ADRESSE",
    help="Adresse publique du site ; à défaut celle de delib.toml, sinon http://127.0.0.1:8000.",
)

config_option = option(
    "--config",
    type=click.Path(path_type=Path),
    metavar="FICHIER",
    help="Fichier de configuration ; sans cette option, delib.toml du dossier courant s’il existe.",
)

corrections_option = option(
    "--corrections",
    type=click.Path(path_type=Path),
    metavar="DOSSIER",
    help="Dossier des corrections ; sans cette option, « corrections » à côté des sources s’il existe.",
)

at_option = option(
    "--at",
    type=Moment(),
    envvar="SOURCE_DATE_EPOCH",
    metavar="INSTANT",
    help="Instant de la publication (2024-03-14T09:00:00Z) ; à défaut SOURCE_DATE_EPOCH, sinon maintenant. "
    "Le même instant et les mêmes sources donnent les mêmes octets.",
)


def instance(config: Path | None, base: str | None) -> "Instance":
    """What ``--config`` says, else ``delib.toml`` of the current folder, else the defaults; ``--base`` wins."""
    from publisher.config import FILE_NAME, Instance, load

    path = config or Path(FILE_NAME)
    found = load(path) if config or path.is_file() else Instance()
    return replace(found, base=base) if base else found
