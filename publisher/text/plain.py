"""Plain text."""

import re

from publisher.errors import TextError
from publisher.sources import Document
from publisher.text.characters import has_columns, paged
from publisher.text.encodings import decoded
from publisher.text.text import Text

_STRANGE = re.compile("[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffd\ufffe\uffff]")
_MOST_STRANGE = 0.01
"""Share of characters that text never holds, above which bytes are no text: noise holds a tenth of them."""


def plain_text(document: Document) -> Text:
    """The text of a plain text; ``layout`` where runs of blanks set words apart. Raises TextError on other bytes."""
    characters = decoded(document.content, document.charset)
    if len(_STRANGE.findall(characters)) > _MOST_STRANGE * len(characters):
        raise TextError(
            f"{document.origin} : ce fichier n’est pas du texte, son contenu ne correspond à aucun format connu ; "
            "vérifiez-le, ou donnez le document en PDF, HTML ou texte."
        )
    return paged(characters, layout=has_columns(characters))
