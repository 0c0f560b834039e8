"""PDFs whole, damaged, locked, scanned, long; and real ones."""

import logging
import random
import time
from pathlib import Path

import pytest
from fpdf import FPDF
from fpdf.enums import EncryptionMethod
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publisher.errors import PublisherError, TextError
from publisher.sources import fetch
from publisher.text import Text, extract, pdf
from tests.command import SAMPLES
from tests.conftest import SHARED, shared
from tests.text.sheets import drawn, read, scan, sheet

STAMP = "Envoyé en préfecture le 12/03/2024 - Reçu en préfecture le 12/03/2024 - ID : 034-213401722-20240312-12-DE"
PROSE = [(20.0, 20.0 + 5 * index, "Le conseil municipal, après en avoir délibéré, accorde.") for index in range(10)]


def refused(content: bytes) -> str:
    with pytest.raises(TextError) as refusal:
        read(content)
    return str(refusal.value)


def locked(user: str) -> bytes:
    made = sheet()
    made.set_encryption(owner_password="o", user_password=user, encryption_method=EncryptionMethod.RC4)  # noqa: S106
    made.add_page()
    made.text(20, 30, "Secret")
    return bytes(made.output())


def test_pages() -> None:
    text = read(drawn([(20, 30, "un")], [(20, 30, "deux")], [(20, 30, "trois")]))
    assert text.characters == "un\ndeux\ntrois\n"
    assert [(page.number, page.start, page.end) for page in text.pages] == [(1, 0, 3), (2, 3, 8), (3, 8, 14)]
    assert text.layout


def test_password() -> None:
    assert "mot de passe" in refused(locked("u"))


def test_password_of_the_owner_alone_does_not_keep_from_reading() -> None:
    assert read(locked("")).characters == "Secret\n"


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"%PDF-1.7\n" + b"x" * 5000, drawn(PROSE)[:400]])
def test_damaged(content: bytes) -> None:
    assert "endommagé" in refused(content)


def test_scan() -> None:
    assert "numérisé" in refused(drawn(scan, scan))


def stamped(made: FPDF) -> None:
    scan(made)
    made.text(20, 10, STAMP)


@pytest.mark.usefixtures("without_tesseract")
def test_scan_under_a_stamp_is_a_scan() -> None:
    assert "numérisé" in refused(drawn(stamped, stamped))


def test_scan_with_its_text_is_read() -> None:
    def recognised(made: FPDF) -> None:
        scan(made)
        for x, y, words in PROSE:
            made.text(x, y, words)

    text = read(drawn(recognised))
    assert not text.pages[0].scanned


@pytest.mark.usefixtures("without_tesseract")
def test_some_pages_are_scans(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "publisher"):
        text = read(drawn(PROSE, scan, stamped, lambda _: None))
    assert [page.scanned for page in text.pages] == [False, True, True, False]
    assert "pages 2, 3" in caplog.text
    assert "installez Tesseract" in caplog.text


def test_blank_pages() -> None:
    assert "aucun mot" in refused(drawn(lambda _: None))
    assert not any(page.scanned for page in read(drawn(PROSE, lambda _: None)).pages)


def test_letterhead_is_no_scan() -> None:
    def letter(made: FPDF) -> None:
        made.rect(0, 0, 210, 20, style="F")
        made.text(20, 100, "Le maire")

    assert not read(drawn(letter)).pages[0].scanned


def test_two_hundred_pages_take_seconds() -> None:
    content = drawn(*[[(20.0, 20.0 + 5 * index, words) for index, (_, _, words) in enumerate(PROSE * 5)]] * 200)
    start = time.process_time()
    assert len(read(content).pages) == 200
    assert time.process_time() - start < 40  # about 5 s on a machine that does nothing else


@pytest.mark.parametrize(("limit", "least"), [("MOST_PAGES", 1), ("MOST_CHARACTERS", 20), ("MOST_ON_A_PAGE", 20)])
def test_too_long(limit: str, least: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, limit, least)
    assert "trop long" in refused(drawn(PROSE, PROSE))


@pytest.mark.usefixtures("without_tesseract")
def test_letters_that_are_not_told() -> None:
    content = (SAMPLES / "valcombreuse-2024-22.pdf").read_bytes()
    assert "identifiables" in refused(content.replace(b"/ToUnicode", b"/ToUnknown"))


def outcome(content: bytes) -> Text | str:
    """The text, or what is said instead; any other error fails the test that asks."""
    try:
        return read(content)
    except PublisherError as error:
        return str(error)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.randoms(use_true_random=False), st.sampled_from(sorted(SAMPLES.glob("*.pdf"))))
def test_damaged_anywhere(chance: random.Random, path: Path) -> None:
    content = bytearray(path.read_bytes())
    for _ in range(chance.randint(1, 40)):
        place = chance.randrange(len(content))
        content[place : place + chance.randint(0, 3)] = chance.randbytes(chance.randint(0, 3))
    found = outcome(bytes(content[: chance.randint(len(content) // 2, len(content))]))
    assert isinstance(found, str) or found.pages[-1].end == len(found.characters)


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.pdf")), ids=lambda path: path.stem)
def test_words_of_samples_are_all_there_in_order(path: Path) -> None:
    """The PDF of a sample is drawn from its text: but for page numbers and repeated heads, the words are the same."""
    printed = iter("".join(extract(fetch(str(path))).characters.split()))
    drawn_from = path.with_suffix(".txt").read_text(encoding="utf-8")
    missing = [word for word in drawn_from.split() if not all(character in printed for character in word)]
    assert missing == []


@pytest.mark.parametrize("path", sorted(SHARED.glob("corpus/**/*.pdf")), ids=lambda path: path.stem)
def test_real_acts(path: Path) -> None:
    text = extract(fetch(str(path)))
    assert text.pages[-1].end == len(text.characters)
    assert not any(page.scanned for page in text.pages)
    assert "\f" not in text.characters


def test_money_columns_of_real_minutes() -> None:
    """The amounts of a budget's table end in the same columns, those of an absent cell being left blank."""
    text = extract(fetch(str(shared("corpus", "pdf", "pierrefonds-cm-2020-06-30.pdf")))).characters.split("\n")
    rows = [line for line in text if line.startswith((" 014 ", " 022 ", " 042 ", " 65 ", " 66 ", " Totaux dépenses  "))]
    ends = {match for line in rows[:6] for match in _ends(line)}
    assert len(ends) == 3, rows


def _ends(line: str) -> list[int]:
    return [index + 3 for index in range(len(line)) if line[index] == "," and line[index + 1 : index + 3].isdigit()]


def test_same_bytes_same_text() -> None:
    content = (SAMPLES / "port-aubrac-2024-121.pdf").read_bytes()
    assert read(content) == read(content)
