import click

from publisher.cli.french import FrenchCommand


@click.command(cls=FrenchCommand)
def serve() -> int:
    """Plus tard."""
    return 0
