"""Plain text: from bytes in some encoding to characters."""

import codecs
import re

from charset_normalizer import from_bytes

from publisher.errors import TextError
from publisher.sources import Document
from publisher.text.characters import has_columns, paged
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

_WINDOWS = dict.fromkeys(("latin-1", "latin1", "iso-8859-1", "iso8859-1", "iso_8859-1", "us-ascii", "ascii"), "cp1252")
"""What is declared as Latin-1 is read as Windows, as browsers do (WHATWG Encoding Standard, section 4.2)."""

_STRANGE = re.compile("[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffd\ufffe\uffff]")
_MOST_STRANGE = 0.01


def plain_text(document: Document) -> Text:
    """The text of a plain text; ``layout`` where runs of blanks set words apart. Raises TextError on other bytes."""
    characters = decoded(document.content, document.charset)
    if len(_STRANGE.findall(characters)) > _MOST_STRANGE * len(characters):
        raise TextError(
            f"{document.origin} : ce fichier n’est pas du texte, son contenu ne correspond à aucun format connu ; "
            "vérifiez-le, ou donnez le document en PDF, HTML ou texte."
        )
    return paged(characters, layout=has_columns(characters))


def decoded(content: bytes, declared: str | None = None) -> str:
    """The characters of bytes: by their mark, as UTF-8, as UTF-16, as declared, else in the likeliest old encoding.

    Bytes that are valid UTF-8 are hardly ever anything else, so a header that says otherwise is not believed. A text
    pieced together from two encodings is read line by line. Never raises: a byte that nothing explains is U+FFFD.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    named = [_WINDOWS.get(declared.lower(), declared), declared] if declared else []
    for encoding in ("utf-8", *_utf_16(content), *named):
        try:
            return content.decode(encoding)
        except (ValueError, LookupError):  # also what codecs that are no encodings of text raise
            continue
    pieced = _pieced(content)
    if pieced is not None:
        return pieced
    best = from_bytes(content, cp_isolation=_OLD, enable_fallback=False).best()
    return content.decode(best.encoding if best else "cp1252", "replace")


def _pieced(content: bytes) -> str | None:
    """A text most of whose accents are UTF-8, its other lines being Windows, or None where it is no such text."""
    loose = content.decode("utf-8", "replace")
    if loose.count("\ufffd") >= sum(character > "\x7f" for character in loose) / 2:
        return None
    return "\n".join(_line(line) for line in content.split(b"\n"))


def _line(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")


def _utf_16(content: bytes) -> tuple[str, ...]:
    """UTF-16 without a mark: in French nearly every other byte is then NUL."""
    head = content[:4096]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) * 3 < len(head):
        return ()
    return ("utf-16-be",) if even > odd else ("utf-16-le",)
