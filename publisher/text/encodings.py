"""From bytes in some encoding to characters."""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OLD = ("cp1252", "iso8859_15", "mac_roman", "cp850")
"""The encodings of French offices before UTF-8: Windows, Unix, Macintosh, DOS."""

_WINDOWS = dict.fromkeys(("latin-1", "latin1", "iso-8859-1", "iso8859-1", "iso_8859-1", "us-ascii", "ascii"), "cp1252")
"""What is declared as Latin-1 is read as Windows, as browsers do (WHATWG Encoding Standard, section 4.2)."""

_WEIGHTS = {
    **dict.fromkeys("éèàùçêâîôûëïüœ", 3),
    **dict.fromkeys("ÉÈÀÇÊÂÎÔÛËÏŒ«»’–—…€°º²\u00a0", 2),
    **dict.fromkeys("ñáíóúòìäößÙÜÄÖÑ•·‘“”½§", 1),
}
"""What is beyond ASCII in French acts, the most frequent first; any other character speaks against an encoding."""

_AMISS = re.compile(r"(?<=[^\W\d_])[^\w\s’'‘.·/&@+-](?=[^\W\d_])")
"""Signs in the middle of a word."""

_SAMPLE = 200_000


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
    return content.decode(_likeliest(content[:_SAMPLE]), "replace") if pieced is None else pieced


def _utf_16(content: bytes) -> tuple[str, ...]:
    """UTF-16 without a mark: in French nearly every other byte is then NUL."""
    head = content[:4096]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) * 3 < len(head):
        return ()
    return ("utf-16-be",) if even > odd else ("utf-16-le",)


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


def _likeliest(content: bytes) -> str:
    """The old encoding in which bytes look most like French; the first of those that do equally."""
    return max(_OLD, key=lambda encoding: _frenchness(content.decode(encoding, "replace")))


def _frenchness(text: str) -> int:
    told = sum(_WEIGHTS.get(character, -3) for character in text if character > "\x7f")
    return told - 4 * len(_AMISS.findall(text))
