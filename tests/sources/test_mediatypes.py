"""What a document is held to be."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.sources.mediatypes import media_type


def archive(**files: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        for name, content in files.items():
            made.writestr(name.replace("__", "/").replace("_", "."), content)
    return held.getvalue()


DOCX = archive(word__document_xml=b"<w/>")
XLSX = archive(xl__workbook_xml=b"<x/>")
ODT = archive(mimetype=b"application/vnd.oasis.opendocument.text", content_xml=b"<o/>")
HTML = "<!DOCTYPE html><title>Acte</title>"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        pytest.param(b"%PDF-1.7\n", "application/pdf", id="pdf"),
        pytest.param(b"\0" * 200 + b"%PDF-1.3", "application/pdf", id="pdf after other bytes"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "image/png", id="png"),
        pytest.param(b"\xff\xd8\xff\xe0", "image/jpeg", id="jpeg"),
        pytest.param(b"II*\x00", "image/tiff", id="tiff"),
        pytest.param(b"{\\rtf1", "application/rtf", id="rtf"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword", id="doc"),
        pytest.param(DOCX, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", id="docx"),
        pytest.param(XLSX, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", id="xlsx"),
        pytest.param(ODT, "application/vnd.oasis.opendocument.text", id="odt"),
        pytest.param(archive(acte_pdf=b"%PDF"), "application/zip", id="zip"),
        pytest.param(DOCX[:40], "application/zip", id="zip that is cut"),
        pytest.param(HTML.encode(), "text/html", id="html"),
        pytest.param(b"\xef\xbb\xbf \n<html>", "text/html", id="html after a mark"),
        pytest.param(HTML.encode("utf-16"), "text/html", id="html in utf-16"),
        pytest.param(b'<?xml version="1.0"?>\n<!-- x -->\n<html xmlns="">', "text/html", id="xhtml"),
    ],
)
@pytest.mark.parametrize("told", [("", "acte.txt"), ("text/plain", "https://exemple.fr/acte.pdf"), ("", "-")])
def test_bytes_say_what_they_are(content: bytes, kind: str, told: tuple[str, str]) -> None:
    assert media_type(content, declared=told[0], origin=told[1]) == kind


@pytest.mark.parametrize(
    ("declared", "origin", "kind"),
    [
        pytest.param("Text/HTML; charset=utf-8", "acte.txt", "text/html", id="header before name"),
        pytest.param("application/octet-stream", "https://exemple.fr/a.PDF?v=1", "application/pdf", id="header unsure"),
        pytest.param("", "dossier.pdf/acte", "text/plain", id="extension of a folder"),
        pytest.param("", "acte.md", "text/markdown", id="markdown"),
        pytest.param("", "acte", "text/plain", id="neither"),
        pytest.param("", "https://[x", "text/plain", id="no address"),
    ],
)
def test_what_is_said_of_it(declared: str, origin: str, kind: str) -> None:
    assert media_type("Vu le code général".encode(), declared=declared, origin=origin) == kind


def test_unknown_bytes() -> None:
    assert media_type(b"\x00\x01\x02", origin="acte") == "application/octet-stream"


@given(st.binary(max_size=200), st.sampled_from([b"", b"PK\x03\x04", b"<html", b"%PDF-"]), st.text(max_size=20))
def test_any_bytes(content: bytes, head: bytes, said: str) -> None:
    assert media_type(head + content, declared=said, origin=said)
