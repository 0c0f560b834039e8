"""Pages set in two columns of prose, and tables that look like them. All of it is invented."""

from publisher.text.prose_columns import in_reading_order
from publisher.text.words import Row, Word

SIZE, WIDTH = 10.0, 200.0
PROSE = "le conseil de la ville délibère sur"


def row(base: float, *columns: tuple[float, str, float]) -> Row:
    """A line of words: for each column where it starts, its words and how wide the line is."""
    words = []
    for left, text, width in columns:
        own = text.split()
        step = width / len(own)
        words += [
            Word(word, left + step * place, left + step * (place + 1) - 3, base, SIZE, spaced=True, spaces=True)
            for place, word in enumerate(own)
        ]
    return Row(words, base, SIZE, max(word.right for word in words))


def texts(rows: list[Row]) -> list[str]:
    return [" ".join(word.text for word in row.words) for row in rows]


def test_left_column_is_read_before_the_right_one() -> None:
    head = row(800, (0, "bulletin officiel de la ville, séance du 14 mars deux mille vingt-quatre au soir", 440))
    page = [head] + [
        row(780 - 12 * line, (0, f"gauche{line} {PROSE}", WIDTH), (240, f"droite{line} {PROSE}", WIDTH))
        for line in range(8)
    ]
    read = in_reading_order(page)
    assert [words.split()[0] for words in texts(read)] == [
        "bulletin",
        *(f"gauche{line}" for line in range(8)),
        *(f"droite{line}" for line in range(8)),
    ]
    assert {row.words[0].left for row in read} == {0}


def test_tables_stay_as_they_are() -> None:
    table = [
        row(
            780 - 12 * line,
            (0, f"24-00{line}", 40),
            (60, "Théâtre du lavoir", 110 - 6 * line),
            (240, f"{line} 000,00 €", 60),
        )
        for line in range(8)
    ]
    assert in_reading_order(table) == table


def test_lists_of_names_stay_as_they_are() -> None:
    names = [row(780 - 12 * line, (0, "M. Luc ROUX", 70), (240, "Mme Zoé PETIT", 90)) for line in range(8)]
    assert in_reading_order(names) == names
