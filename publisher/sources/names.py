"""How a path or an address is written for people, and in what is published."""

import os
from urllib.parse import urlsplit, urlunsplit

STANDARD_INPUT = "-"
_ADDRESS = ("http://", "https://")


def is_address(origin: str) -> bool:
    """Whether an origin is an http(s) address."""
    return origin.lower().startswith(_ADDRESS)


def printable(origin: str) -> str:
    r"""The origin as it can be printed and written in UTF-8.

    Bytes of a file name that are no UTF-8, and control characters, become ``\xNN``; a user name or password in an
    address is left out, for an origin is published.
    """
    if is_address(origin):
        origin = _without_credentials(origin)
    text = os.fsencode(origin).decode("utf-8", "backslashreplace")
    return "".join(character if character.isprintable() else _escaped(character) for character in text)


def _escaped(character: str) -> str:
    # A no-break space is not “printable” for Python; a French file name may well hold one.
    return character if character in "\u00a0\u202f" else character.encode("unicode_escape").decode("ascii")


def _without_credentials(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return address.split("@")[-1]  # no address at all: what stands before an @ may still be a password
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
