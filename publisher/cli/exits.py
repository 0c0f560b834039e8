"""Exit codes: a public promise (see docs/commands.md)."""

DONE = 0
INCOMPLETE = 1  # done, and some acts were quarantined or some sources not read
USAGE = 2  # wrong command line or configuration
FAILED = 3  # could not be done
INTERRUPTED = 130  # by Ctrl-C, as shells have it: 128 + SIGINT

HELP = """
Codes de sortie : 0 tout est fait ; 1 fait, mais des actes sont en quarantaine ou des sources
n’ont pas été lues ; 2 commande ou configuration incorrecte ; 3 impossible à faire.
"""
