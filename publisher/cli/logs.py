"""What goes to the log, and what is said of an error nobody foresaw."""

import errno
import logging
import sys
import tempfile
import traceback

_LOGGER = logging.getLogger("publisher")


def configure(*, quiet: bool, verbose: bool) -> None:
    """Log to standard error: warnings, or everything done with ``verbose``, or errors alone with ``quiet``.

    Other libraries are silent unless ``verbose``: their warnings are not for the officer.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler if verbose else logging.NullHandler()], force=True)
    logging.captureWarnings(capture=True)
    _LOGGER.handlers = [handler]
    _LOGGER.propagate = False
    _LOGGER.setLevel(logging.INFO if verbose else logging.ERROR if quiet else logging.WARNING)


def explain(error: OSError) -> str:
    """An error of the system as a sentence with its remedy."""
    place = f"{error.filename} : " if error.filename else ""
    known = {
        errno.ENOSPC: "le disque est plein ; libérez de la place puis recommencez.",
        errno.EDQUOT: "le quota de disque est atteint ; libérez de la place puis recommencez.",
        errno.EFBIG: "le fichier dépasse la taille permise sur ce disque ; augmentez-la ou changez d’emplacement.",
        errno.EACCES: "accès refusé ; vérifiez les droits sur ce fichier ou ce dossier.",
        errno.EPERM: "accès refusé ; vérifiez les droits sur ce fichier ou ce dossier.",
        errno.EROFS: "le disque est en lecture seule ; indiquez un autre emplacement.",
        errno.ENOENT: "ce fichier ou ce dossier n’existe pas ; vérifiez le chemin.",
        errno.ENOTDIR: "un dossier est attendu ; vérifiez le chemin.",
        errno.EISDIR: "un fichier est attendu, c’est un dossier ; vérifiez le chemin.",
        errno.EADDRINUSE: "ce port est déjà utilisé ; choisissez-en un autre avec --port.",
        errno.EMFILE: "trop de fichiers sont ouverts ; réduisez --workers.",
    }
    return place + known.get(
        error.errno or 0, f"le système a refusé l’opération ({error.strerror or type(error).__name__}) ; recommencez."
    )


def report_crash(error: Exception) -> str:
    """Keep where an unforeseen error happened; gives the sentence for the officer.

    The file holds the kind of error and its place in the program only: the message of an exception may quote an act,
    and names of natural persons must not reach a log. With ``--verbose`` everything is shown on the terminal instead.
    """
    if _LOGGER.isEnabledFor(logging.INFO):
        _LOGGER.info("détails", exc_info=error)
        return "le programme a rencontré une erreur imprévue, détaillée ci-dessus ; signalez-la à ses auteurs."
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    details = "".join((*traceback.format_tb(error.__traceback__), kind, "\n"))
    try:
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", prefix="delib-", suffix=".log", delete=False) as file:
            file.write(details)
            where = f"les détails sont dans {file.name}"
    except OSError:
        where = "les détails n’ont pas pu être enregistrés"
    return (
        f"le programme a rencontré une erreur imprévue ({type(error).__name__}) ; {where}, "
        "et --verbose les affiche : joignez-les à votre signalement."
    )
