"""The parts of an act, and what is read of each but votes and sums. Names are invented."""

import pytest

from publisher.parsing.annexes import cited, read_annexes, split_annexes
from publisher.parsing.citations import read_citations, read_considerations
from publisher.parsing.decisions import read_articles
from publisher.parsing.kinds import PartKind
from publisher.parsing.parts import Parts, cover
from publisher.parsing.recusals import read_recusals
from publisher.parsing.reports import rapporteur, report_number
from publisher.parsing.sections import cut
from publisher.parsing.signatures import read_signatories
from publisher.parsing.stamp import read_stamp
from tests.parsing.words import lines, passage

K = PartKind


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        pytest.param(
            "COMMUNE DE PONTIVAL\n\nPrésents : M. Luc ROUX\n\nObjet : Judo\n\nVu le code ;\n\nConsidérant le club ;\n\n"
            "Après en avoir délibéré,\nDÉCIDE\nArticle 1 : Attribue 300 €.\n\nPour : 9\n\nLe Maire,\nLuc ROUX",
            [K.HEADER, K.ATTENDANCE, K.TITLE, K.VISAS, K.CONSIDERATIONS, K.DISPOSITIF, K.VOTE, K.SIGNATURE],
            id="usual-order",
        ),
        pytest.param(
            "Objet : Judo\n\nIl est proposé au conseil d’attribuer 300 €.\n\nLe conseil adopte.",
            [K.TITLE, K.DISPOSITIF, K.VOTE],
            id="a-proposal-that-is-voted-decides",
        ),
        pytest.param(
            "Objet : Judo\n\nIl est proposé au conseil d’attribuer 300 €.",
            [K.TITLE, K.STATEMENT],
            id="a-proposal-without-a-vote-does-not",
        ),
        pytest.param(
            "DÉCIDE\nArticle 1 : Dit.\n\n(Adopté)\n\nLe Maire,\n\nANNEXE 1\n\nJudo 300 €\n\nRAPPORT N°33\n\nExposé",
            [K.DISPOSITIF, K.VOTE, K.SIGNATURE, K.ANNEXE, K.REPORT],
            id="annexe-and-report-after",
        ),
        pytest.param(
            "DÉCIDE\nArticle 1 : rejette par 13 voix contre,\n6 voix pour.",
            [K.DISPOSITIF],
            id="a-sentence-goes-on-over-its-line",
        ),
    ],
)
def test_parts(words: str, kinds: list[PartKind]) -> None:
    assert [section.kind for section in cut(words, lines(words))] == kinds


def test_parts_cover_each_character_once() -> None:
    words = "\n COMMUNE DE PONTIVAL\n\nDÉCIDE\n d’attribuer 300 €\n"
    parts = cover(cut(words, lines(words)), 0, len(words))
    assert [(part.kind, part.span) for part in parts] == [("header", (0, 23)), ("dispositif", (23, len(words)))]


@pytest.mark.parametrize(
    ("words", "kind", "number", "date", "articles"),
    [
        pytest.param(
            "Vu le code général des collectivités territoriales, notamment ses articles L. 2121-29 et L2311-7 ;",
            *("code", None, None, ("L.2121-29", "L.2311-7")),
            id="code",
        ),
        pytest.param("Vu le décret n°2005-212 du 02 mars 2005", "decree", "2005-212", "2005-03-02", (), id="decree"),
        pytest.param("Vu la loi n° 2000-321 du 12 avril 2000", "law", "2000-321", "2000-04-12", (), id="law"),
        pytest.param("Vu la délibération n° CP 2023-03/041", "deliberation", "CP 2023-03/041", None, (), id="act"),
        pytest.param("VU le rapport n° 2024-11/208 du Président", "report", "2024-11/208", None, (), id="report"),
        pytest.param("Vu l’avis de la 2ème commission du 02/10/2023", "opinion", None, "2023-10-02", (), id="opinion"),
        pytest.param("Vu le projet de délibération du 26 février 2002", "other", None, "2002-02-26", (), id="draft"),
        pytest.param(
            "Vu le Règlement Intérieur, notamment ses articles 18, 20 et 29",
            *("rules", None, None, ("18", "20", "29")),
            id="rules",
        ),
    ],
)  # fmt: skip
def test_visas(words: str, kind: str, number: str | None, date: str | None, articles: tuple[str, ...]) -> None:
    (citation,) = read_citations(passage(words))
    assert (citation.kind, citation.number, citation.date, citation.articles) == (kind, number, date, articles)


def test_visas_and_considerants_are_parted() -> None:
    words = passage("Vu le code ; Vu la loi n° 2000-321 ; Considérant la demande ; Considérant le budget ;")
    assert len(read_citations(words)) == 2
    assert [reason.text for reason in read_considerations(words)] == ["Considérant la demande", "Considérant le budget"]


@pytest.mark.parametrize(
    ("words", "articles"),
    [
        pytest.param(
            "Article 1er : D’attribuer 300 €.\nArticle 2 : Les articles 1 et 3 de la loi.",
            [("1", ["300.00"]), ("2", [])],
            id="numbered",
        ),
        pytest.param("Article premier. – Attribue 300 €.\nArt. 2. – Dit.", [("1", ["300.00"]), ("2", [])], id="words"),
        pytest.param(
            "DÉCIDE d’attribuer 300 €,\nDIT que 40 € sont inscrits",
            [(None, ["300.00"]), (None, ["40.00"])],
            id="verbs",
        ),
        pytest.param("- d’attribuer 300 €\n- d’autoriser le maire", [(None, ["300.00"]), (None, [])], id="dashes"),
        pytest.param("Le conseil approuve le projet.", [(None, [])], id="one"),
        pytest.param(
            "Article 1 : réparties comme suit :\n\nClub        Montant\n\nJudo          300 €\nRugby         400 €",
            [("1", [])],
            id="a-table-is-not-running-text",
        ),
    ],
)  # fmt: skip
def test_articles(words: str, articles: list[tuple[str | None, list[str]]]) -> None:
    read = read_articles(words, lines(words))
    assert [(article.number, [str(amount) for amount in article.amounts]) for article in read] == articles


@pytest.mark.parametrize(
    ("words", "names"),
    [
        pytest.param(
            "Mme Zoé PETIT et M. Luc ROUX, intéressés à l’affaire, n’ont pris part ni au débat, ni au vote.",
            ["Zoé PETIT", "Luc ROUX"],
            id="interested",
        ),
        pytest.param("M. Luc ROUX, président du club, ne prend pas part au vote.", ["Luc ROUX"], id="no-part"),
        pytest.param("M. Luc ROUX quitte la salle.", ["Luc ROUX"], id="leaves"),
        pytest.param(
            "Mme Zoé PETIT, intéressée à l’affaire et excusée, n’a pas donné de délégation de vote.",
            [],
            id="absent-anyway",
        ),
        pytest.param("M. Luc ROUX prend la parole.", [], id="speaks"),
    ],
)
def test_recusals(words: str, names: list[str]) -> None:
    assert [recusal.name for recusal in read_recusals(passage(words))] == names


@pytest.mark.parametrize(
    ("words", "signed"),
    [
        pytest.param("Le Maire,\nLuc ROUX", [("Luc ROUX", "Maire", None)], id="under-one-another"),
        pytest.param("Le Maire, Luc ROUX", [("Luc ROUX", "Maire", None)], id="on-one-line"),
        pytest.param(
            "Pour extrait conforme, Monsieur le Maire\n\nLuc ROUX", [("Luc ROUX", "Maire", None)], id="formula"
        ),
        pytest.param(
            "LE PRÉSIDENT,\nLuc ROUX\nPour le Président,\nLa Directrice générale,\nSigné\nZoé PETIT",
            [("Zoé PETIT", "Directrice générale", "Président")],
            id="for-another",
        ),
        pytest.param(
            "La maire,                    Le secrétaire,\nZoé PETIT                    Luc ROUX",
            [("Zoé PETIT", "maire", None), ("Luc ROUX", "secrétaire", None)],
            id="side-by-side",
        ),
        pytest.param("Fait à Pontival, le 4 mai 2024", [], id="nobody"),
    ],
)
def test_signatories(words: str, signed: list[tuple[str, str | None, str | None]]) -> None:
    read = read_signatories(words, lines(words))
    assert [(signatory.name, signatory.role, signatory.on_behalf_of) for signatory in read] == signed


def test_stamp() -> None:
    words = (
        "Envoyé en préfecture le 02/07/2024 Reçu en préfecture le 03/07/2024 Publié le 04/07/2024 "
        "ID : 099-249900010-20240627-2024_063-DE"
    )
    stamp = read_stamp(words, [(0, len(words))])
    assert stamp.prefecture is not None
    assert (stamp.prefecture.sent_on, stamp.prefecture.received_on) == ("2024-07-02", "2024-07-03")
    assert (stamp.published_on, stamp.decided_on) == ("2024-07-04", "2024-06-27")
    assert (stamp.siren, stamp.number) == ("249900010", "2024_063")
    assert stamp.prefecture.id is not None
    assert stamp.prefecture.id.upper() == "099-249900010-20240627-2024_063-DE"


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        pytest.param("reprises en annexe 1 et en annexe n° 3", ["1", "3"], id="numbers"),
        pytest.param("les annexes 1, 2 et 3", ["1", "2", "3"], id="list"),
        pytest.param("la liste figure en annexe à la présente délibération", [], id="a-la-is-no-letter"),
        pytest.param("l’annexe A.", ["a"], id="letter"),
        pytest.param("l’annexe de la convention", [], id="no-number"),
    ],
)
def test_annexes_cited(words: str, numbers: list[str]) -> None:
    assert list(cited(passage(words))) == numbers


def test_an_annexe_cited_and_absent_is_a_finding() -> None:
    words = "DÉCIDE\nArticle 1 : selon les annexes 1 et 2.\n\nLe Maire,\n\nANNEXE 1\n\nListe"
    sections = cut(words, lines(words))
    decision = Parts(words, sections).passage(PartKind.DISPOSITIF)
    annexes, findings = read_annexes(split_annexes(words, sections, decision), decision)
    assert [(annexe.label, annexe.present) for annexe in annexes] == [("Annexe 1", True), ("Annexe 2", False)]
    assert [(finding.code, finding.pointer) for finding in findings] == [("annexe.absent", "/annexes/1")]


def test_report_and_rapporteur() -> None:
    words = "Objet : Judo\n\nRapporteure : Mme Zoé PETIT\n\nDÉCIDE de rien.\n\nLe Maire,\n\nRAPPORT N°33\n\nExposé"
    parts = Parts(words, cut(words, lines(words)))
    number, person = report_number(parts), rapporteur(parts)
    assert number is not None
    assert person is not None
    assert (number.text, person.name) == ("33", "Zoé PETIT")
