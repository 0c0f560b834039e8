"""``delib init``: a commented ``delib.toml`` for one authority."""

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from publisher.cli import exits
from publisher.cli.french import FrenchCommand, option
from publisher.cli.options import told
from publisher.errors import ConfigError

_EPILOG = f"""
Exemples :
  delib init                                        pose les questions
  delib init --name "Commune de Macommune" --kind commune --base https://data.macommune.fr
  delib init --config autre.toml --force            réécrit un fichier existant

Hors d’un terminal, rien n’est demandé : ce qui n’est pas donné par option reste en commentaire dans le fichier.
{exits.HELP}"""


@dataclass(frozen=True, slots=True)
class Setting:
    """One key of the file: what it is, the question that asks for it (None: not asked), an example."""

    key: str
    comment: str
    question: str | None
    example: str


_SETTINGS = (
    Setting(
        "base",
        "Adresse publique du site, sans barre finale : elle entre dans tous les identifiants, choisissez-la durable.",
        "Adresse publique du site (exemple : https://data.macommune.fr)",
        "https://data.macommune.fr",
    ),
    Setting("title", "Titre du site.", None, "Délibérations de Macommune"),
    Setting("publisher", "Qui publie le site, si ce n’est pas la collectivité elle-même.", None, "Macommune"),
    Setting(
        "contact",
        "Adresse électronique ou page de contact, montrée sur le site et dans le catalogue.",
        "Adresse de contact (exemple : opendata@macommune.fr)",
        "opendata@macommune.fr",
    ),
    Setting("director", "Directeur ou directrice de la publication, pour les mentions légales.", None, "Le maire"),
    Setting("host", "Hébergeur du site, pour les mentions légales.", None, "Nom et adresse de l’hébergeur"),
    Setting("accent", "Couleur du site.", None, "#1b4f8f"),
    Setting(
        "cache",
        "Dossier où garder ce qui est téléchargé, relatif à ce fichier : seul ce qui a changé est redemandé.",
        None,
        ".delib-cache",
    ),
    Setting(
        "authority.name",
        "Nom de la collectivité, là où un acte ne le dit pas. Il ne remplace jamais ce qu’un acte énonce.",
        "Nom de la collectivité (exemple : Commune de Macommune)",
        "Commune de Macommune",
    ),
    Setting(
        "authority.kind",
        "commune, département, région, epci ou other.",
        "Nature : commune, département, région, epci ou other",
        "commune",
    ),
    Setting("authority.siren", "Numéro SIREN de la collectivité.", "Numéro SIREN", "123456782"),
    Setting(
        "authority.siret",
        "Numéro SIRET du siège, que les fichiers SCDL exigent ; il ne se déduit pas du SIREN.",
        None,
        "12345678200010",
    ),
    Setting(
        "authority.key",
        "Clé de la collectivité dans les adresses ; à défaut, elle est tirée de son nom à la première publication.",
        None,
        "macommune",
    ),
    Setting(
        "authority.cog",
        "Code officiel géographique (INSEE) du territoire, pour le catalogue : code de la commune, du département, de "
        "la région ; SIREN du groupement.",
        None,
        "01234",
    ),
    Setting(
        "authority.place",
        "Adresse (IRI) de ce territoire au Code officiel géographique, si vous la connaissez.",
        None,
        "http://id.insee.fr/geo/commune/00000000-0000-0000-0000-000000000000",
    ),
    Setting(
        "authority.bbox",
        "Rectangle qui contient ce territoire, en degrés : ouest, sud, est, nord.",
        None,
        "5.10, 45.90, 5.20, 46.00",
    ),
    Setting(
        "licence.name",
        "Licence des données (CRPA, art. D323-2-1). À défaut, la Licence Ouverte 2.0.",
        None,
        "Licence Ouverte 2.0",
    ),
    Setting(
        "licence.url",
        "Adresse du texte de la licence.",
        None,
        "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
    ),
    Setting(
        "downloads.whole_below",
        "Taille (ko, Mo ou Go) jusqu’à laquelle les fichiers qui réunissent plusieurs années sont offerts sous toutes "
        "leurs formes ; au-delà, seules le sont les formes compressées qui se lisent ligne à ligne.",
        None,
        "500 Mo",
    ),
    Setting(
        "catalogue.page",
        "Nombre de jeux de données au-delà duquel le catalogue se poursuit sur une autre page.",
        None,
        "500",
    ),
    Setting(
        "push.portal",
        "Portail où « delib push » crée et met à jour les jeux de données. La clé se donne par DELIB_PUSH_KEY.",
        None,
        "https://www.data.gouv.fr",
    ),
    Setting(
        "push.organisation",
        "Organisation du portail qui publie : son identifiant, ou le nom qui termine l’adresse de sa page.",
        None,
        "commune-de-macommune",
    ),
    Setting(
        "push.licence",
        "Identifiant de la licence sur le portail, s’il ne la reconnaît pas à son adresse.",
        None,
        "lov2",
    ),
)


@click.command(cls=FrenchCommand, epilog=_EPILOG)
@option("--name", metavar="NOM", help="Nom de la collectivité.")
@option("--kind", metavar="NATURE", help="commune, département, région, epci ou other.")
@option("--siren", metavar="SIREN", help="Numéro SIREN de la collectivité.")
@option("--key", metavar="CLÉ", help="Clé de la collectivité dans les adresses.")
@option("--base", metavar="ADRESSE", help="Adresse publique du site.")
@option("--title", metavar="TITRE", help="Titre du site.")
@option("--contact", metavar="ADRESSE", help="Adresse électronique ou page de contact.")
@option(
    "--config",
    "path",
    type=click.Path(path_type=Path),
    default=Path("delib.toml"),
    show_default="delib.toml",
    metavar="FICHIER",
    help="Fichier à écrire.",
)
@option("--force", is_flag=True, help="Réécrit le fichier s’il existe déjà.")
@told
def init(path: Path, *, force: bool, quiet: bool, **flags: str | None) -> int:
    """Crée delib.toml, le fichier de configuration d’une collectivité."""
    if path.exists() and not force:
        raise ConfigError(f"{path} existe déjà et n’a pas été modifié ; ajoutez --force pour le réécrire.")
    given = {_full_key(name): value for name, value in flags.items() if value is not None}
    _check(given, path)
    if sys.stdin.isatty() and not quiet:
        given = _ask(given, path)
    path.write_text(_document(given), encoding="utf-8")
    if not quiet:
        click.echo(f"{path} est écrit. Ensuite : delib publish SOURCE --to site")
    return exits.DONE


def _full_key(flag: str) -> str:
    return f"authority.{flag}" if flag in {"name", "kind", "siren", "key"} else flag


def _check(given: Mapping[str, str], path: Path) -> None:
    """Raises ConfigError where the file would be refused."""
    from publisher.config import from_table

    table: dict[str, Any] = {}
    for key, value in given.items():
        section, _, name = key.rpartition(".")
        (table.setdefault(section, {}) if section else table)[name] = value
    from_table(table, path)


def _ask(given: Mapping[str, str], path: Path) -> dict[str, str]:
    answers = dict(given)
    click.echo("Entrée laisse une réponse vide : elle pourra être complétée dans le fichier.")
    for setting in _SETTINGS:
        while setting.question and setting.key not in answers:
            answer = click.prompt(setting.question, default="", show_default=False, prompt_suffix=" : ").strip()
            if not answer:
                break
            try:
                _check({setting.key: answer}, path)
            except ConfigError as error:
                click.echo(str(error), err=True)
            else:
                answers[setting.key] = answer
    return answers


def _document(given: Mapping[str, str]) -> str:
    return "\n".join(_lines(given)) + "\n"


def _lines(given: Mapping[str, str]) -> Iterator[str]:
    yield "# Configuration de delib. Une ligne qui commence par # est un exemple sans effet."
    yield "# Une clé inconnue ou mal écrite est refusée, avec la clé connue la plus proche."
    shown = ""
    for setting in _SETTINGS:
        section, _, name = setting.key.rpartition(".")
        if section != shown:
            yield from ("", f"[{section}]")
            shown = section
        stated = setting.key in given
        value = json.dumps(given.get(setting.key, setting.example), ensure_ascii=False)
        yield from ("", f"# {setting.comment}", f"{'' if stated else '# '}{name} = {value}")
