"""What a document is: what its bytes show first, then what is said of it, then its name."""

import io
import re
import zipfile
from pathlib import PurePosixPath
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

from publisher.sources.names import is_address

UNKNOWN = "application/octet-stream"
PDF = "application/pdf"
HTML = "text/html"
PLAIN = "text/plain"
ZIP = "application/zip"
OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
OFFICE_OPEN = "application/vnd.openxmlformats-officedocument."

_BY_EXTENSION = {
    ".pdf": PDF,
    ".txt": PLAIN,
    ".text": PLAIN,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".md": "text/markdown",
    ".csv": "text/csv",
    ".doc": "application/msword",
    ".docx": f"{OFFICE_OPEN}wordprocessingml.document",
    ".odt": f"{OPEN_DOCUMENT}text",
    ".rtf": "application/rtf",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".zip": ZIP,
}
_BY_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"GIF8", "image/gif"),
    (b"{\\rtf", "application/rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword"),
    (b"\x1f\x8b", "application/gzip"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
)
_HEAD = 1024
_HTML = re.compile(
    rb"(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(?:!doctype\s+html|html|head|body|title|meta|table|div|h1|p)[\s>/]", re.I | re.S
)
_UNTOLD = {
    "",
    UNKNOWN,
    "binary/octet-stream",
    "application/x-download",
    "application/force-download",
    "application/x-pdf",
}


def media_type(content: bytes, *, declared: str = "", origin: str = "") -> str:
    """The media type of bytes, without parameters; ``declared`` is what an HTTP header says, if anything.

    Bytes that nothing tells are ``text/plain`` where no byte is one that text never holds, else UNKNOWN.
    """
    shown = _shown(content)
    if shown:
        return shown
    told = declared.partition(";")[0].strip().lower()
    if told not in _UNTOLD:
        return told
    named = _BY_EXTENSION.get(extension(origin))
    return named or (UNKNOWN if b"\0" in content[:_HEAD] else PLAIN)


def extension(origin: str) -> str:
    """Extension of a path or of the path of an address, in lower case, with its dot."""
    path = origin
    if is_address(origin):
        try:
            path = unquote(urlsplit(origin).path)
        except ValueError:
            return ""
    return PurePosixPath(path).suffix.lower()


def _shown(content: bytes) -> str | None:
    head = content[:_HEAD]
    if b"%PDF-" in head:  # readers accept the mark in the first kilobyte (ISO 32000-1, annex H, note 13)
        return PDF
    if head.startswith(b"PK\x03\x04"):
        return archive_type(io.BytesIO(content))
    for magic, name in _BY_MAGIC:
        if head.startswith(magic):
            return name
    plain = head.removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"")  # an ASCII tag in UTF-16 is itself with NULs
    return HTML if _HTML.match(plain.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")) else None


def archive_type(file: BinaryIO) -> str:
    """ZIP, or the office format that it wraps."""
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
            if "mimetype" in names and archive.getinfo("mimetype").file_size < _HEAD:
                return archive.read("mimetype").decode("ascii").strip() or ZIP
    except (zipfile.BadZipFile, UnicodeDecodeError, NotImplementedError, RuntimeError, OSError, ValueError, EOFError):
        return ZIP
    if "word/document.xml" in names:
        return f"{OFFICE_OPEN}wordprocessingml.document"
    return f"{OFFICE_OPEN}spreadsheetml.sheet" if "xl/workbook.xml" in names else ZIP
