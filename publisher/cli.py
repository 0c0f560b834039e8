"""The ``delib`` command."""


def main() -> None:
    """Run the command line."""
