"""``delib push``: the data sets of a release on a udata portal."""

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import click

from publisher.cli import exits
from publisher.cli.french import FrenchCommand, option
from publisher.cli.options import config_option, instance, told
from publisher.errors import ConfigError

if TYPE_CHECKING:
    from publisher.config import Push
    from publisher.push import Done, Offer, Portal

_EPILOG = """
Exemples :
  delib push site --organisation ma-commune             montre ce qui serait envoyé à data.gouv.fr
  DELIB_PUSH_KEY=… delib push site --apply              l’envoie ; portail et organisation viennent de delib.toml
  delib push site --portal https://demo.data.gouv.fr    essaie sur le portail de démonstration

La clé de l’API se lit dans la variable DELIB_PUSH_KEY, et nulle part ailleurs. Sans --apply, rien n’est envoyé.
Seul ce qui a changé est envoyé ; un envoi interrompu se reprend en relançant la même commande.

Codes de sortie : 0 tout est fait ; 1 une partie n’a pas été envoyée ; 2 commande ou configuration
incorrecte ; 3 impossible à faire.
"""


class _Setting(click.ParamType[str]):
    """A value as the section [push] of delib.toml takes it."""

    name = "texte"

    def __init__(self, key: str) -> None:
        """Take what the key takes."""
        self.key = key

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The value, an address without its final slash."""
        from publisher.config import push_setting

        try:
            return push_setting(self.key, str(value))
        except ValueError as error:
            self.fail(f"« {value} » ; {error}", param, ctx)


@click.command(cls=FrenchCommand, epilog=_EPILOG)
@click.argument(
    "directory", metavar="DOSSIER", type=click.Path(path_type=Path), help="Le dossier donné à publish --to."
)
@option(
    "--portal",
    type=_Setting("portal"),
    metavar="ADRESSE",
    help="Portail ; à défaut celui de delib.toml, sinon https://www.data.gouv.fr.",
)
@option(
    "--organisation",
    type=_Setting("organisation"),
    metavar="ID",
    help="Organisation du portail qui publie : son identifiant, ou le nom qui termine l’adresse de sa page.",
)
@option("--apply", is_flag=True, help="Envoie ; sans cette option, le plan est seulement affiché.")
@option("--prune", is_flag=True, help="Retire du portail les fichiers de ce site qu’il n’offre plus.")
@config_option
@told
def push(
    directory: Path,
    portal: str | None,
    organisation: str | None,
    config: Path | None,
    *,
    apply: bool,
    prune: bool,
    quiet: bool,
) -> int:
    """Crée et met à jour les jeux de données sur un portail (data.gouv.fr)."""
    from publisher import push as room
    from publisher.cli import pushed
    from publisher.release import open_current

    settings = _settings(instance(config, None).push, portal, organisation)
    offer = room.offer(open_current(directory))
    target = _target(settings, offer, apply=apply)
    found = room.look(target, settings.organisation or "", offer, licence=settings.licence)
    plan = room.plan(offer, found, prune=prune)
    refusals = list(pushed.refusal_lines(plan))
    if not quiet:
        click.echo("\n".join((*pushed.plan_lines(plan, found, offer, target.address), pushed.summary(plan))))
    try:
        done = _told(room.carry_out(target, offer, found, plan), quiet=quiet) if apply else []
    except KeyboardInterrupt:
        click.echo("Interrompu : ce qui est envoyé reste sur le portail ; relancez pour envoyer le reste.", err=True)
        return exits.INTERRUPTED
    for line in (*refusals, *pushed.failure_lines(done)):
        click.echo(line, err=True)
    if not (apply or quiet or plan.idle):
        click.echo("\n".join(pushed.closing_lines(with_key=target.key is not None)))
    return _code(refused=bool(refusals), sent=[not item.failures for item in done if not item.idle])


def _told(done: "Iterable[Done]", *, quiet: bool) -> "list[Done]":
    """What became of each data set, a line said of each as it is sent."""
    from publisher.cli import pushed

    found = []
    for item in done:
        found.append(item)
        if not (quiet or item.failures or item.idle):
            click.echo(pushed.done_line(item))
    return found


def _settings(stated: "Push", portal: str | None, organisation: str | None) -> "Push":
    """What delib.toml says, the options first. Raises ConfigError where no organisation is named."""
    settings = replace(stated, portal=portal or stated.portal, organisation=organisation or stated.organisation)
    if settings.organisation is None:
        raise ConfigError(
            "aucune organisation n’est indiquée ; donnez à --organisation l’identifiant de la vôtre sur le portail, ou "
            "écrivez organisation dans la section [push] de delib.toml."
        )
    return settings


def _target(settings: "Push", offer: "Offer", *, apply: bool) -> "Portal":
    """The portal with the key of the environment. Raises ConfigError where nothing could be pushed with them."""
    from publisher.config import LOOPBACK
    from publisher.push import KEY_VARIABLE, Key, Portal

    stated = os.environ.get(KEY_VARIABLE, "")
    if apply and not stated.strip():
        raise ConfigError(
            f"la variable {KEY_VARIABLE} est vide ; créez une clé d’API dans votre profil sur {settings.portal}, puis "
            f"donnez-la par cette variable : {KEY_VARIABLE}=… delib push …"
        )
    if apply and urlsplit(offer.base).hostname in LOOPBACK and urlsplit(settings.portal).hostname not in LOOPBACK:
        raise ConfigError(
            f"le site est publié pour {offer.base}, que le portail ne peut pas lire ; publiez-le de nouveau avec "
            "--base suivi de son adresse publique, puis recommencez."
        )
    return Portal(address=settings.portal, key=Key.of(stated) if stated.strip() else None)


def _code(*, refused: bool, sent: list[bool]) -> int:
    if sent and not any(sent):
        return exits.FAILED
    return exits.INCOMPLETE if refused or not all(sent) else exits.DONE
