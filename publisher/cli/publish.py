import click

from publisher.cli.french import FrenchCommand


@click.command(cls=FrenchCommand)
def publish() -> int:
    """Plus tard."""
    return 0
