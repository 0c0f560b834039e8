"""The ``delib`` command: the only place that prints, reads the clock and decides exit codes.

One module a command. Each imports the rooms it needs when it runs, so that ``delib --help`` answers at once.
"""

from publisher.cli.app import main

__all__ = ["main"]
