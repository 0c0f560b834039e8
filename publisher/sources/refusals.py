"""Why an address gives no document, as a French sentence with the remedy."""

import requests
from requests import exceptions

_BY_STATUS = {
    401: "accès refusé, cette adresse demande une identification ; téléchargez le document puis donnez son chemin.",
    403: "accès refusé par le site ; téléchargez le document puis donnez son chemin.",
    404: "document introuvable sur le site (404) ; vérifiez l’adresse.",
    410: "document retiré du site (410) ; vérifiez l’adresse.",
    429: "le site reçoit trop de demandes (429) ; recommencez plus tard.",
    503: "le site est momentanément indisponible (503) ; recommencez plus tard.",
}
_BY_EXCEPTION: tuple[tuple[type[Exception], str], ...] = (
    (exceptions.SSLError, "le certificat de sécurité du site est refusé ; vérifiez l’adresse dans un navigateur."),
    (exceptions.ProxyError, "le serveur mandataire (proxy) ne répond pas ; vérifiez le réglage HTTPS_PROXY."),
    (exceptions.Timeout, "le site ne répond pas à temps ; recommencez plus tard."),
    (
        exceptions.ChunkedEncodingError,
        "le téléchargement s’est interrompu avant la fin ; recommencez, ou téléchargez le document à la main.",
    ),
    (
        exceptions.ContentDecodingError,
        "le site envoie un contenu mal compressé ; téléchargez le document puis donnez son chemin.",
    ),
    (exceptions.ConnectionError, "aucun site ne répond à cette adresse ; vérifiez l’adresse et votre connexion."),
)


def of_status(status: int) -> str:
    """What an HTTP status other than 200 means for the officer."""
    if status >= requests.codes.server_error:
        return _BY_STATUS.get(status, f"le site est en panne ({status}) ; recommencez plus tard.")
    return _BY_STATUS.get(status, f"le site ne donne pas ce document (réponse {status}) ; vérifiez l’adresse.")


def of_exception(error: Exception) -> str:
    """What went wrong on the way; what is not foreseen is an address that is none."""
    return next(
        (reason for kind, reason in _BY_EXCEPTION if isinstance(error, kind)),
        "cette adresse n’est pas valable ; vérifiez-la dans un navigateur.",
    )
