"""Word and LibreOffice files: the facts of their text, and what each format alone has."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import odfdo
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from publisher.errors import TextError
from publisher.parsing import read as parse
from publisher.records.encode import to_dict
from publisher.sources import fetch
from publisher.sources.mediatypes import media_type
from publisher.text import Text, extract
from publisher.text.numerals import numeral
from tests.command import SAMPLES
from tests.factories import source
from tests.text.offices import docx_of, odt_of, saved
from tests.text.sheets import document

REMEDY = re.compile(r"\b\w+ez\b")
PLACES = frozenset({"span", "spans", "parts", "recognised", "findings", "source"})
"""Where facts stand and how much was recognised: another file has other places."""


def text(content: bytes) -> Text:
    return extract(document(content, media_type(content)))


def lines(content: bytes) -> list[str]:
    return [line for line in text(content).characters.split("\n") if line]


def facts(found: Text) -> list[Any]:
    return [_without_places(to_dict(act)) for act in parse(found, source(found.characters)).acts]


def _without_places(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_places(inner) for key, inner in value.items() if key not in PLACES}
    return [_without_places(inner) for inner in value] if isinstance(value, list) else value


@pytest.mark.parametrize("make", [docx_of, odt_of])
@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_office_file_gives_the_facts_of_its_text(path: Path, make: Callable[[Path], bytes]) -> None:
    assert facts(text(make(path))) == facts(extract(fetch(str(path))))


def word(*paragraphs: str) -> bytes:
    """A DOCX of paragraphs given as the XML inside « w:p »."""
    file = docx.Document()
    for inner in paragraphs:
        file.element.body.insert(-1, parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>"))
    return saved(file)


def run(words: str, properties: str = "", tag: str = "t") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:{tag} xml:space="preserve">{words}</w:{tag}></w:r>'


@pytest.mark.parametrize(
    ("inner", "printed"),
    [
        pytest.param(
            run("Attribue ")
            + f'<w:del w:id="1" w:author="a">{run("500 €", tag="delText")}</w:del>'
            + f'<w:ins w:id="2" w:author="a">{run("700 €")}</w:ins>',
            "Attribue 700 €",
            id="tracked changes",
        ),
        pytest.param(
            run("Vu") + f'<w:moveFrom w:id="3" w:author="a">{run(" ailleurs")}</w:moveFrom>', "Vu", id="moved away"
        ),
        pytest.param(run("Pour : 12") + "<w:r><w:tab/></w:r>" + run("Contre : 3"), "Pour : 12    Contre : 3", id="tab"),
        pytest.param(run("Vu") + run(" caché", "<w:vanish/>"), "Vu", id="hidden"),
        pytest.param(run("Vu") + run(" montré", '<w:vanish w:val="0"/>'), "Vu montré", id="shown"),
        pytest.param(
            f'<w:hyperlink w:anchor="x">{run("le code")}</w:hyperlink>' + run(" général"), "le code général", id="link"
        ),
        pytest.param(f"<w:sdt><w:sdtContent>{run('le maire')}</w:sdtContent></w:sdt>", "le maire", id="control"),
        pytest.param(
            run("PAGE", tag="instrText") + run("Page 2"), "Page 2", id="field"
        ),
        pytest.param(run("12") + "<w:r><w:noBreakHyphen/></w:r>" + run("3"), "12-3", id="hyphen"),
    ],
)  # fmt: skip
def test_words_of_a_paragraph(inner: str, printed: str) -> None:
    assert lines(word(inner)) == [printed]


def test_line_breaks_end_lines() -> None:
    assert lines(word(run("La maire,") + "<w:r><w:br/></w:r>" + run("Odile FERRAGUT"))) == [
        "La maire,",
        "Odile FERRAGUT",
    ]


def test_box_is_read_once_before_its_paragraph() -> None:
    box = f"<w:txbxContent><w:p>{run('MAIRIE')}</w:p></w:txbxContent>"
    compatible = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    both = (
        f"<w:r><mc:AlternateContent {compatible}><mc:Choice Requires='wps'>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert lines(word(both + run("Extrait du registre"))) == ["MAIRIE", "Extrait du registre"]


def test_heads_and_feet_stand_once_around_the_body() -> None:
    file = docx.Document()
    file.sections[0].header.paragraphs[0].text = "Commune de Valcombreuse"
    file.sections[0].footer.paragraphs[0].text = "Hôtel de ville"
    file.add_paragraph("Vu le code")
    file.add_section()
    file.add_paragraph("Décide")
    assert lines(saved(file)) == ["Commune de Valcombreuse", "Vu le code", "Décide", "Hôtel de ville"]


NUMBERING = """<w:abstractNum {ns} w:abstractNumId="77">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Article %1 :"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>
<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl></w:abstractNum>"""


def test_lists_have_the_numbers_that_word_prints() -> None:
    file = docx.Document()
    root = file.part.numbering_part.element
    root.insert(0, parse_xml(NUMBERING.format(ns=nsdecls("w"))))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="99"><w:abstractNumId w:val="77"/></w:num>'))
    for level, words in (
        (0, "accorde"),
        (1, "au judo"),
        (1, "au football"),
        (2, "garçons"),
        (0, "autorise"),
        (1, "Mme"),
    ):
        properties = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="99"/></w:numPr></w:pPr>'
        file.element.body.insert(-1, parse_xml(f"<w:p {nsdecls('w')}>{properties}{run(words)}</w:p>"))
    assert lines(saved(file)) == [
        "Article 1 : accorde",
        "1.a) au judo",
        "1.b) au football",
        "- garçons",
        "Article 2 : autorise",
        "2.a) Mme",
    ]


def test_list_by_style() -> None:
    file = docx.Document()
    file.add_paragraph("Judo", style="List Bullet")
    file.add_paragraph("Football", style="List Number")
    assert lines(saved(file)) == ["- Judo", "1. Football"]


def test_merged_cells() -> None:
    file = docx.Document()
    table = file.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Association sportive de la commune"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "Sport"
    for (row, column), words in {
        (0, 2): "Montant",
        (1, 1): "Judo",
        (1, 2): "400 €",
        (2, 1): "Foot",
        (2, 2): "9 €",
    }.items():
        table.cell(row, column).text = words
    assert lines(saved(file)) == [
        "Association sportive de la commune   Montant",
        "Sport   Judo   400 €",
        "        Foot   9 €",
    ]


FOOTNOTES = """<w:footnotes {ns}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>
<w:footnote w:id="1"><w:p>{note}</w:p></w:footnote></w:footnotes>"""


def test_footnotes_follow_the_body() -> None:
    content = word(run("Attribue 500 €") + '<w:r><w:footnoteReference w:id="1"/></w:r>', run("Adopté"))
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(held, "w") as after:
        for name in before.namelist():
            part = before.read(name).decode("utf-8", "surrogateescape")
            if name == "word/_rels/document.xml.rels":
                link = f'<Relationship Id="rIdN" Type="{kind}" Target="footnotes.xml"/></Relationships>'
                part = part.replace("</Relationships>", link)
            after.writestr(name, part.encode("utf-8", "surrogateescape"))
        after.writestr("word/footnotes.xml", FOOTNOTES.format(ns=nsdecls("w"), note=run("Sous réserve du bilan.")))
    assert lines(held.getvalue()) == ["Attribue 500 €¹", "Adopté", "¹ Sous réserve du bilan."]


def libre(body: str, styles: str = "") -> bytes:
    """An ODT whose body is given as XML; ``styles`` goes to its automatic styles."""
    file = odfdo.Document("text")
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(file))) as before, zipfile.ZipFile(held, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            if name == "content.xml":
                part = CONTENT.format(body=body, styles=styles).encode()
            after.writestr(name, part)
    return held.getvalue()


CONTENT = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0">
 <office:automatic-styles>{styles}</office:automatic-styles>
 <office:body><office:text>{body}</office:text></office:body></office:document-content>"""

LIST_STYLE = """<text:list-style style:name="L1">
<text:list-level-style-number text:level="1" style:num-format="1" style:num-prefix="Article " style:num-suffix=" :"/>
<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")" text:display-levels="2"/>
<text:list-level-style-bullet text:level="3" text:bullet-char="•"/></text:list-style>"""


def items(*words: str, inner: str = "") -> str:
    return "".join(f"<text:list-item><text:p>{word}</text:p>{inner}</text:list-item>" for word in words)


@pytest.mark.parametrize(
    ("body", "printed"),
    [
        pytest.param(
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>500 €</text:p></text:deletion>"
            "</text:changed-region></text:tracked-changes><text:p>Attribue <text:change/>700 €</text:p>",
            ["Attribue 700 €"],
            id="tracked changes",
        ),
        pytest.param("<text:p>1<text:s text:c='3'/>2<text:tab/>3</text:p>", ["1   2    3"], id="blanks"),
        pytest.param("<text:p>La\n   maire,<text:line-break/>Odile</text:p>", ["La maire,", "Odile"], id="lines"),
        pytest.param(
            "<text:p>500 €<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Sous réserve."
            "</text:p></text:note-body></text:note> au club</text:p><text:p>Adopté</text:p>",
            ["500 €¹ au club", "Adopté", "¹ Sous réserve."],
            id="note",
        ),
        pytest.param(
            "<text:p>Vu<office:annotation><text:p>à revoir</text:p></office:annotation></text:p>", ["Vu"], id="comment"
        ),
        pytest.param(
            "<text:p><draw:frame><draw:text-box><text:p>MAIRIE</text:p></draw:text-box></draw:frame>Extrait</text:p>",
            ["MAIRIE", "Extrait"],
            id="box",
        ),
        pytest.param("<text:section><text:h>DÉCIDE</text:h></text:section>", ["DÉCIDE"], id="section"),
        pytest.param(
            "<text:list text:style-name='L1'>"
            + items("accorde")
            + items("autorise", inner=f"<text:list>{items('Mme', 'M.')}</text:list>")
            + "</text:list><text:list text:style-name='L1' text:continue-numbering='true'>"
            + items("charge")
            + "</text:list>",
            ["Article 1 : accorde", "Article 2 : autorise", "2.a) Mme", "2.b) M.", "Article 3 : charge"],
            id="lists",
        ),
        pytest.param(f"<text:list>{items('Judo')}</text:list>", ["- Judo"], id="list without style"),
        pytest.param(
            "<table:table><table:table-header-rows><table:table-row><table:table-cell "
            "table:number-columns-spanned='2'><text:p>Association sportive</text:p></table:table-cell>"
            "<table:covered-table-cell/><table:table-cell><text:p>Montant</text:p></table:table-cell></table:table-row>"
            "</table:table-header-rows><table:table-row><table:covered-table-cell/><table:table-cell>"
            "<text:p>Judo</text:p></table:table-cell><table:table-cell><text:p>400 €</text:p></table:table-cell>"
            "</table:table-row></table:table>",
            ["Association sportive   Montant", "   Judo   400 €"],
            id="table",
        ),
    ],
)
def test_what_an_odt_prints(body: str, printed: list[str]) -> None:
    assert lines(libre(body, LIST_STYLE)) == printed


def test_heads_and_feet_of_an_odt() -> None:
    file = odfdo.Document("text")
    file.body.clear()
    file.body.append(odfdo.Paragraph("Vu le code"))
    style = file.get_style("master-page", "Standard")
    style.set_page_header(odfdo.Paragraph("Commune de Valcombreuse"))
    style.set_page_footer(odfdo.Paragraph("Hôtel de ville"))
    assert lines(saved(file)) == ["Commune de Valcombreuse", "Vu le code", "Hôtel de ville"]


def bomb() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 20_000_000)
    return held.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(docx_of(SAMPLES / "valcombreuse-2024-31.txt")[:3000], "archive", id="cut"),
        pytest.param(bomb(), "piégés", id="bomb"),
    ],
)
def test_refused(content: bytes, words: str) -> None:
    with pytest.raises(TextError, match=words) as refusal:
        text(content)
    assert REMEDY.search(str(refusal.value))


@pytest.mark.parametrize("make", [docx_of, odt_of])
def test_damaged(make: Callable[[Path], bytes]) -> None:
    """Without its main part, or with one that is no XML, the file is refused in French."""
    content = make(SAMPLES / "valcombreuse-2024-31.txt")
    for spoilt in (None, b"<w:document", b"<a/>"):
        held = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(held, "w") as after:
            for name in before.namelist():
                main = name in {"word/document.xml", "content.xml"}
                if not main or spoilt is not None:
                    after.writestr(name, spoilt if main else before.read(name))
        with pytest.raises(TextError) as refusal:
            extract(document(held.getvalue(), media_type(content)))
        assert REMEDY.search(str(refusal.value))


@pytest.mark.parametrize(
    ("number", "form", "printed"),
    [
        (1, "a", "a"),
        (28, "a", "bb"),
        (4, "I", "IV"),
        (1999, "i", "mcmxcix"),
        (0, "i", "0"),
        (12, "1", "12"),
        (3, "A", "C"),
    ],
)
def test_numerals(number: int, form: str, printed: str) -> None:
    assert numeral(number, form) == printed
