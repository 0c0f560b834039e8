"""The lit text: the characters of the source, no more and no less, with every fact reachable both ways."""

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from publisher.pages.act.facts import Fact, Facts, Kind
from publisher.pages.act.lit import LitParagraph, light, lit_paragraphs
from publisher.pages.act.paragraphs import paragraphs
from publisher.records import Span
from publisher.text import Page, Text

ALPHABET = st.sampled_from(
    ["a", "Z", " ", "  ", "    ", "\n", "\n\n", "Vu ", "– ", "1 000 €", "<script>", "&", "█", "’"]
)
TEXTS = st.lists(ALPHABET, min_size=1, max_size=60).map("".join)


@st.composite
def texts_with_facts(draw: st.DrawFn) -> tuple[Text, Facts]:
    """Any text with facts whose words nest, overlap, touch and meet."""
    characters = draw(TEXTS)
    places = st.integers(0, len(characters))
    pairs = st.tuples(places, places).filter(lambda pair: pair[0] != pair[1]).map(lambda pair: Span(*sorted(pair)))
    spans = draw(st.lists(st.lists(pairs, min_size=1, max_size=3), max_size=8))
    facts = {
        f"/f/{index}": Fact(
            pointer=f"/f/{index}",
            place=f"lieu-{index}",
            words=f"mots-{index}",
            kind=draw(st.sampled_from(Kind)),
            label="fait",
            spans=tuple(places),
            whole=draw(st.booleans()),
        )
        for index, places in enumerate(spans)
    }
    turn = draw(places)
    pages = (Page(number=1, start=0, end=turn), Page(number=2, start=turn, end=len(characters)))
    return Text(characters=characters, pages=pages, layout=draw(st.booleans())), Facts(facts)


def characters_of(shown: Iterable[LitParagraph]) -> str:
    return "".join(token.text for paragraph in shown for token in paragraph.tokens)


@given(texts_with_facts())
def test_the_characters_shown_are_those_of_the_source(case: tuple[Text, Facts]) -> None:
    text, facts = case
    shown = lit_paragraphs(light(facts, text), 0, len(text.characters))
    assert characters_of(shown) == text.characters


@given(texts_with_facts())
def test_marks_are_balanced_in_each_paragraph(case: tuple[Text, Facts]) -> None:
    text, facts = case
    for paragraph in lit_paragraphs(light(facts, text), 0, len(text.characters)):
        depth = 0
        for token in paragraph.tokens:
            depth += {"open": 1, "close": -1}.get(token.tag, 0)
            assert depth >= 0
        assert depth == 0


@given(texts_with_facts())
def test_every_span_has_its_anchor_once(case: tuple[Text, Facts]) -> None:
    text, facts = case
    shown = lit_paragraphs(light(facts, text), 0, len(text.characters))
    anchors = [token.id for paragraph in shown for token in paragraph.tokens if token.id]
    assert len(anchors) == len(set(anchors))
    assert set(anchors) == {
        fact.words if number == 1 else f"{fact.words}_{number}"
        for fact in facts.by_pointer.values()
        for number, _ in enumerate(fact.spans, start=1)
    }


@given(texts_with_facts())
def test_words_lead_to_every_fact_that_they_state(case: tuple[Text, Facts]) -> None:
    text, facts = case
    shown = lit_paragraphs(light(facts, text), 0, len(text.characters))
    reached = {token.href for paragraph in shown for token in paragraph.tokens if token.href}
    assert reached == {f"#{fact.place}" for fact in facts.by_pointer.values()}


@given(texts_with_facts())
def test_only_words_of_a_fact_are_lit(case: tuple[Text, Facts]) -> None:
    """The anchor of a span stands just before its first character."""
    text, facts = case
    starts = {
        fact.words if number == 1 else f"{fact.words}_{number}": span.start
        for fact in facts.by_pointer.values()
        for number, span in enumerate(fact.spans, start=1)
    }
    place = 0
    for paragraph in lit_paragraphs(light(facts, text), 0, len(text.characters)):
        for token in paragraph.tokens:
            if token.id:
                assert starts[token.id] == place
            place += len(token.text)


@given(TEXTS, st.booleans())
def test_paragraphs_cover_the_text_without_gap(characters: str, layout: bool) -> None:
    found = paragraphs(characters, 0, len(characters), layout=layout)
    assert [p.start for p in found] == [0, *(p.end for p in found[:-1])]
    assert found[-1].end == len(characters)
    for paragraph in found:
        assert all(paragraph.start < place < paragraph.end for place in paragraph.breaks)


RUNNING = """Vu le Code général des collectivités territoriales et notamment ses articles
L.1111-4 et L.1111-9 ;
Vu la délibération du 1er juillet portant délégation d'attributions à la
Commission permanente ;
Le Président,
"""


def test_lines_of_a_sentence_are_joined_and_items_begin_a_line() -> None:
    (paragraph,) = paragraphs(RUNNING, 0, len(RUNNING), layout=True)
    begins = [RUNNING[place:].split("\n")[0] for place in paragraph.breaks]
    assert begins == ["Vu la délibération du 1er juillet portant délégation d'attributions à la", "Le Président,"]


def test_columns_keep_their_layout() -> None:
    table = "Judo club          1 000 €\nChorale              250 €\n"
    assert paragraphs(table, 0, len(table), layout=True)[0].layout
    assert not paragraphs(table, 0, len(table), layout=False)[0].layout
