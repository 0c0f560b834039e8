"""``delib export``: the site as files, for a server that runs no program."""

import re
from pathlib import Path
from typing import Any

import click

from publisher.cli import exits
from publisher.cli.french import FrenchCommand, option
from publisher.cli.options import told
from publisher.formatting import number

_EPILOG = f"""
Exemples :
  delib export site --static copie                     écrit copie/www et copie/nginx.conf
  delib export site --static copie --listen 80         pour que nginx écoute sur le port 80

nginx sert cette copie comme « delib serve » sert le site : formes négociées, en-têtes, documents retirés.
Ajoutez à son bloc http la ligne include, suivie du chemin de copie/nginx.conf, puis « nginx -s reload ».
Seule la recherche par mots demande le programme.
{exits.HELP}"""


class _Listen(click.ParamType[str]):
    """What nginx is told to listen on: a port, or an address with one."""

    name = "adresse"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The value, where nginx can take it."""
        if not re.fullmatch(r"(?:[0-9A-Za-z.-]+:|\[[0-9a-fA-F:]+\]:)?[0-9]{1,5}", str(value)):
            self.fail(f"« {value} » ; donnez un port, comme 8080, ou une adresse, comme 127.0.0.1:8080", param, ctx)
        return str(value)


@click.command(cls=FrenchCommand, epilog=_EPILOG)
@click.argument(
    "directory", metavar="DOSSIER", type=click.Path(path_type=Path), help="Le dossier donné à publish --to."
)
@option(
    "--static",
    "folder",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    metavar="COPIE",
    help="Dossier où écrire ; un export précédent y est remplacé en entier.",
)
@option(
    "--listen",
    type=_Listen(),
    default="127.0.0.1:8080",
    show_default=True,
    metavar="ADRESSE",
    help="Où nginx écoutera.",
)
@told
def export(directory: Path, folder: Path, listen: str, *, quiet: bool) -> int:
    """Écrit le site en fichiers, avec la configuration de nginx qui les sert."""
    from publisher import export as room
    from publisher.release import open_current

    done = room.export(open_current(directory), folder, listen=listen)
    if not quiet:
        click.echo(f"{number(done.files)} fichiers écrits dans {folder / room.WWW}.")
        configuration = (folder / room.CONFIGURATION).resolve()
        click.echo(f'Pour les servir, ajoutez au bloc http de nginx : include "{configuration}";')
    return exits.DONE
