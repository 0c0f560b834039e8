"""What a portal can fail by, and what the officer is told of it.

Three kinds, by what can be done: ``RefusedError`` is final for one thing, ``UnansweredError`` leaves open whether it
was done, ``StoppedError`` ends the run.
"""

import json
from collections.abc import Iterator
from typing import Any

import requests
from urllib3.exceptions import DecodeError, HTTPError, NameResolutionError
from urllib3.exceptions import TimeoutError as OutOfTime

from publisher.errors import PublisherError

KEY_VARIABLE = "DELIB_PUSH_KEY"
"""The variable of the environment that holds the key; it is read nowhere else."""

_LONGEST = 300  # characters of the portal's own words


class PushError(PublisherError):
    """Something could not be pushed."""


class RefusedError(PushError):
    """The portal said no to one thing; ``status`` is that of its answer."""

    def __init__(self, message: str, status: int) -> None:
        """Keep the status for who asks whether a thing is absent."""
        super().__init__(message)
        self.status = status


class UnansweredError(PushError):
    """No answer that can be used: the portal may have done what it was asked, or not."""


class UnreachableError(UnansweredError):
    """No answer at all: nothing says that the next question would have one."""


class StoppedError(PushError):
    """Nothing more can be pushed in this run."""


def of_status(status: int, what: str, words: str) -> PushError:
    """An answer other than a success; ``what`` names the thing, ``words`` are the portal's own."""
    said = f" ; réponse du portail : {words}" if words else ""
    match status:
        case 401:
            return StoppedError(
                f"le portail refuse la clé (401){said} ; vérifiez {KEY_VARIABLE}, ou créez une nouvelle clé dans "
                "votre profil sur le portail."
            )
        case 423:
            return StoppedError(f"le portail est en lecture seule pour le moment (423){said} ; recommencez plus tard.")
        case 403:
            return RefusedError(
                f"{what} : cette clé n’a pas les droits nécessaires (403){said} ; demandez à un administrateur de "
                "l’organisation de donner à son titulaire le rôle d’éditeur.",
                status,
            )
        case 404:
            return RefusedError(
                f"{what} : inconnu du portail (404) ; vérifiez --portal et --organisation, puis recommencez.",
                status,
            )
        case 410:
            return RefusedError(f"{what} : supprimé entre-temps sur le portail (410) ; recommencez.", status)
        case 413:
            return RefusedError(
                f"{what} : le portail juge l’envoi trop volumineux (413) ; raccourcissez le titre du site dans "
                "delib.toml, ou demandez à l’administrateur du portail de relever sa limite.",
                status,
            )
        case 400 | 422:
            return RefusedError(
                f"{what} : le portail refuse ce qui lui est envoyé ({status}){said} ; corrigez ce qu’il nomme, dans "
                "delib.toml ou sur le portail, puis recommencez.",
                status,
            )
        case _:
            return RefusedError(
                f"{what} : le portail refuse ({status}){said} ; recommencez, et signalez-le à son administrateur si "
                "cela dure.",
                status,
            )


def of_exception(error: Exception, what: str) -> PushError:
    """No answer, or one that broke off."""
    if isinstance(error, requests.exceptions.SSLError):
        return StoppedError(
            "le certificat du portail n’est pas reconnu, la clé ne lui a pas été envoyée ; vérifiez l’adresse donnée "
            "à --portal, et l’horloge de cette machine."
        )
    if isinstance(error, requests.Timeout | OutOfTime):
        return UnreachableError(f"{what} : le portail ne répond pas à temps ; recommencez plus tard.")
    reason = getattr(error.args[0], "reason", None) if error.args else None
    if isinstance(reason, NameResolutionError):
        return UnreachableError(
            "le nom du portail est introuvable ; vérifiez l’adresse donnée à --portal et le réseau."
        )
    if isinstance(error, requests.ConnectionError | HTTPError) and not isinstance(error, DecodeError):
        return UnreachableError(f"{what} : la connexion au portail échoue ou s’interrompt ; vérifiez le réseau.")
    return UnansweredError(nonsense(what, "une réponse qui ne se lit pas"))


def nonsense(what: str, found: str) -> str:
    """The sentence on an answer that is not one of the API."""
    return (
        f"{what} : le portail a donné {found}, là où une réponse de son API est attendue ; vérifiez l’adresse donnée "
        "à --portal, et recommencez plus tard."
    )


def words_of(body: bytes, secret: str) -> str:
    """The words of an error of udata: its message, and what is wrong with each field. The key never stands in them."""
    try:
        stated = json.loads(body)
    except (ValueError, RecursionError):
        return ""
    if not isinstance(stated, dict):
        return ""
    said = [str(stated["message"])] if isinstance(stated.get("message"), str) else []
    said += [f"{name} : {text}" for name, text in _leaves(stated.get("errors"), ())]
    whole = " ; ".join(" ".join(text.split()) for text in said).rstrip(". ")
    whole = whole.replace(secret, "…") if secret else whole
    return whole if len(whole) <= _LONGEST else f"{whole[:_LONGEST]}…"


def _leaves(value: Any, path: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if len(path) > 5:
        return
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, (*path, str(key)))
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner, path)
    elif isinstance(value, str):
        yield ".".join(path) or "erreur", value
