"""CSV in place: what Python's own writer writes is read back, each value at its words."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.scdl.csvtext import SEPARATORS, lines

CELLS = st.text(st.sampled_from(list('ab é"",;\t|\n1 ')), max_size=8)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=5), min_size=1, max_size=6), st.sampled_from(SEPARATORS))
def test_what_is_written_is_read_back_with_its_places(rows: list[list[str]], separator: str) -> None:
    output = io.StringIO()
    csv.writer(output, delimiter=separator, lineterminator="\n").writerows(rows)
    text = output.getvalue()
    found = list(lines(text, separator))
    assert [[cell.value for cell in line.cells] for line in found] == rows
    assert [line.number for line in found] == list(range(1, len(rows) + 1))
    for line in found:
        for cell in line.cells:
            words = text[cell.span.start : cell.span.end]
            assert words.replace('""', '"') == cell.value
            assert line.span.start <= cell.span.start <= cell.span.end <= line.span.end


@given(st.text(st.sampled_from(list('a"",;\n ')), max_size=60), st.sampled_from(SEPARATORS))
def test_any_text_is_read_whole(text: str, separator: str) -> None:
    end = 0
    for line in lines(text, separator):
        assert line.span.start == end
        end = line.span.end + 1
    assert end >= len(text)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param('a,"b\nc,d\ne,f', [["a", '"b'], ["c", "d"], ["e", "f"]], id="never closed"),
        pytest.param('a,b "c" d\n', [["a", 'b "c" d']], id="within"),
        pytest.param('"a" ,b', [["a", "b"]], id="blank after"),
        pytest.param("a,b,\n", [["a", "b", ""]], id="empty at the end"),
    ],
)
def test_quotation_marks(text: str, values: list[list[str]]) -> None:
    assert [[cell.value for cell in line.cells] for line in lines(text, ",")] == values


def test_a_mark_never_closed_costs_no_more_than_the_file() -> None:
    text = '"a,b\n' * 20_000
    assert sum(1 for _ in lines(text, ",")) > 1
