"""Sources that go wrong, each made in a folder: what the officer may well give by mistake."""

import os
import random
import string
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from fpdf import FPDF
from fpdf.enums import EncryptionMethod
from PIL import Image

from tests.command import SAMPLES

RECIPE = """Soupe de potiron

Épluchez le potiron, coupez-le en dés et faites-le revenir dans le beurre pendant dix minutes.
Ajoutez un litre d’eau, salez, laissez cuire une demi-heure à feu doux, puis mixez.
Servez avec 20 g de crème par personne.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bad:
    """A bad source: its name, how it is written, and words of which one is expected in what is said of it."""

    name: str
    write: Callable[[Path], object]
    said: tuple[str, ...]


def empty(path: Path) -> None:
    path.write_bytes(b"")


def noise(path: Path) -> None:
    path.write_bytes(random.Random(7).randbytes(5_000))  # noqa: S311 - the same noise each time


def encrypted(path: Path) -> None:
    pdf = FPDF()
    pdf.set_encryption(owner_password="o", user_password="u", encryption_method=EncryptionMethod.RC4)  # noqa: S106
    pdf.add_page()
    pdf.set_font("helvetica", size=12)
    pdf.cell(text="Secret")
    path.write_bytes(bytes(pdf.output()))


def without_text(path: Path) -> None:
    """What a scanner makes of a blank sheet: a page that is all drawing, in which OCR finds no word either."""
    pdf = FPDF()
    pdf.add_page()
    pdf.rect(20, 20, 100, 150, style="F")
    path.write_bytes(bytes(pdf.output()))


def blank_picture(path: Path) -> None:
    Image.new("L", (300, 400), 255).save(path)


def damaged(path: Path) -> None:
    whole = (SAMPLES / "valcombreuse-2024-17.pdf").read_bytes()
    path.write_bytes(whole[: len(whole) // 3])


def recipe(path: Path) -> None:
    path.write_text(RECIPE, encoding="utf-8")


def garbage_lines(path: Path) -> None:
    chance = random.Random(3)  # noqa: S311
    alphabet = string.ascii_letters + string.digits + " .,;€éà°"
    lines = ("".join(chance.choices(alphabet, k=60)) for _ in range(10_000))
    path.write_text("\n".join(lines), encoding="utf-8")


def long_line(path: Path) -> None:
    path.write_text("Article 1 000 € " * 60_000, encoding="utf-8")


def dangling(path: Path) -> None:
    path.symlink_to(path.with_name("parti.txt"))


def locked_archive(path: Path) -> None:
    """An archive whose only member is said to be encrypted."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("secret.txt", RECIPE)
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x03\x04") + 6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("acte.txt", bytes(30_000_000))


def cut_word(path: Path) -> None:
    """A Word file without its main part's end."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w:document")


UNREAD = (
    Bad(name="vide.txt", write=empty, said=("vide",)),
    Bad(name="vide.pdf", write=empty, said=("vide",)),
    Bad(name="bruit.pdf", write=noise, said=("PDF", "type", "format")),
    Bad(name="bruit.txt", write=noise, said=("texte", "type", "format")),
    Bad(name="chiffre.pdf", write=encrypted, said=("mot de passe", "protégé", "chiffré")),
    Bad(name="numerise.pdf", write=without_text, said=("texte", "numéris", "image")),
    Bad(name="blanc.png", write=blank_picture, said=("aucun mot", "installée")),
    Bad(name="protege.zip", write=locked_archive, said=("mot de passe",)),
    Bad(name="bombe.zip", write=bomb, said=("piégés",)),
    Bad(name="abime.docx", write=cut_word, said=("endommagé",)),
    Bad(name="abime.pdf", write=damaged, said=("PDF", "endommagé", "illisible")),
    Bad(name="lien-mort.txt", write=dangling, said=("introuvable", "n’existe pas", "disparu", "illisible")),
)
"""Nothing can be read: alone, the run could not be done."""

NO_ACT = (
    Bad(name="recette.txt", write=recipe, said=("délibération",)),
    Bad(name="dix-mille-lignes.txt", write=garbage_lines, said=("délibération",)),
    Bad(name="longue-ligne.txt", write=long_line, said=("délibération",)),
)
"""Read, and no act is found."""

UNDATED = """COMMUNE DE VALCOMBREUSE

EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL

Délibération n° 77

Objet : Subvention au Foyer rural

Le conseil municipal, après en avoir délibéré,

Article 1 : Attribue au Foyer rural une subvention de 700 €.

Adopté à l’unanimité.

La maire,
Odile FERRAGUT
"""

UNNUMBERED = UNDATED.replace("Délibération n° 77", "Séance du 6 février 2025")


class _Server(BaseHTTPRequestHandler):
    """Answers that no client wishes for."""

    def do_GET(self) -> None:
        if self.path.startswith("/boucle"):
            self.send_response(302)
            self.send_header("Location", "/boucle" + str(len(self.path)))
            self.end_headers()
        elif self.path == "/enorme.txt":
            self.send_response(200)
            self.send_header("Content-Type", "text/plain; charset=utf-8")
            self.end_headers()
            self._endless()
        else:
            self.send_error(404)

    def _endless(self) -> None:
        try:
            while True:
                self.wfile.write(b"x" * 1_000_000)
        except OSError:
            return  # the client has had enough

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def server() -> Iterator[str]:
    """A site that misbehaves; gives its address."""
    listening = ThreadingHTTPServer(("127.0.0.1", 0), _Server)
    thread = Thread(target=listening.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.server_port}"
    finally:
        listening.shutdown()
        listening.server_close()
        thread.join()


def latin_name(folder: Path) -> bytes:
    """A good act under a name that is no UTF-8."""
    path = os.fsencode(folder) + b"/d\xe9lib\xe9ration.txt"
    with open(path, "wb") as file:  # noqa: PTH123 - the name is bytes
        file.write((SAMPLES / "valcombreuse-2024-31.txt").read_bytes())
    return path
