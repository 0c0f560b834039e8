"""``delib serve``: the site of a release, on this machine."""

from pathlib import Path

import click

from publisher.cli import exits
from publisher.cli.french import FrenchCommand, WholeNumber, option
from publisher.cli.options import told

_EPILOG = f"""
Exemples :
  delib serve site                        sur http://127.0.0.1:8000
  delib serve site --port 9000            sur un autre port
  delib serve site --host 0.0.0.0         ouvert aux autres machines du réseau

Ctrl-C arrête le serveur. Une nouvelle publication est servie sans l’arrêter.
{exits.HELP}"""


@click.command(cls=FrenchCommand, epilog=_EPILOG)
@click.argument(
    "directory", metavar="DOSSIER", type=click.Path(path_type=Path), help="Le dossier donné à publish --to."
)
@option("--host", default="127.0.0.1", show_default=True, metavar="ADRESSE", help="Adresse d’écoute.")
@option("--port", type=WholeNumber(0, 65535), default=8000, show_default=True, metavar="PORT", help="Port d’écoute.")
@told
def serve(directory: Path, host: str, port: int, *, quiet: bool) -> int:
    """Sert le site publié, avec un serveur de production."""
    from publisher.release import open_current
    from publisher.web.serve import serve as run

    base = open_current(directory).addresses.base
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    if not quiet:
        click.echo(f"Site servi sur {address}/ (Ctrl-C pour arrêter)")
    if not address.startswith(base) and not base.startswith(address):
        click.echo(
            f"Attention : ces données ont été publiées pour {base} ; leurs liens mènent là et non à {address}. "
            f"Publiez avec --base {address}, ou faites suivre {base} vers ce serveur.",
            err=True,
        )
    run(directory, host=host, port=port)
    return exits.DONE
