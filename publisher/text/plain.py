"""Plain text: from bytes in some encoding to characters."""

import codecs
import re

from charset_normalizer import from_bytes

from publisher.errors import TextError
from publisher.sources import Document
from publisher.text.characters import paged
from publisher.text.text import Text

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OLD = ["cp1252", "iso8859_15", "mac_roman", "cp850"]
"""The encodings of French offices before UTF-8: Windows, Unix, Macintosh, DOS."""

_STRANGE = re.compile("[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffd\ufffe\uffff]")
_MOST_STRANGE = 0.01
_COLUMNS = re.compile(r"\S {3,}\S")


def plain_text(document: Document) -> Text:
    """The text of a plain text; ``layout`` where runs of blanks set words apart. Raises TextError on other bytes."""
    characters = decoded(document.content, document.charset)
    if len(_STRANGE.findall(characters)) > _MOST_STRANGE * len(characters):
        raise TextError(
            f"{document.origin} : ce fichier n’est pas du texte, son contenu ne correspond à aucun format connu ; "
            "vérifiez-le, ou donnez le document en PDF, HTML ou texte."
        )
    return paged(characters, layout=_COLUMNS.search(characters) is not None)


def decoded(content: bytes, declared: str | None = None) -> str:
    """The characters of bytes: by their mark, as UTF-8, as UTF-16, as declared, else in the likeliest old encoding.

    Bytes that are valid UTF-8 are hardly ever anything else, so a header that says otherwise is not believed. Never
    raises: a byte that no encoding explains becomes U+FFFD.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    unmarked = _utf_16(content)
    for encoding in ("utf-8", *unmarked, *([declared] if declared else [])):
        try:
            return content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    best = from_bytes(content, cp_isolation=_OLD, enable_fallback=False).best()
    return content.decode(best.encoding if best else "cp1252", "replace")


def _utf_16(content: bytes) -> tuple[str, ...]:
    """UTF-16 without a mark: in French nearly every other byte is then NUL."""
    head = content[:4096]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) * 3 < len(head):
        return ()
    return ("utf-16-be",) if even > odd else ("utf-16-le",)
