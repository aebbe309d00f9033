"""What is tested: the cell whose quotes are not closed is found wherever the reader of tables stops, and only then."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from iku_dsl.data.quotes import unclosed
from iku_dsl.diagnostics.source import Source

TEXTS = st.text(alphabet='a",;\n1', max_size=30)


def place(text: str, delimiter: str = ",") -> tuple[int, int] | None:
    found = unclosed(Source("t.csv", text), delimiter)
    return (found.span.line, found.span.column) if found else None


def readable(text: str, delimiter: str) -> bool:
    try:
        list(csv.reader(io.StringIO(text, newline="\n"), delimiter=delimiter, strict=True))
    except csv.Error:
        return False
    return True


@given(TEXTS, st.sampled_from(",;"))
def test_a_table_has_such_a_cell_when_its_reader_stops(text: str, delimiter: str) -> None:
    assert (place(text, delimiter) is None) == readable(text, delimiter)


def test_the_quote_is_found_where_it_opens() -> None:
    assert place('a,b\n1,"2\n3,4\n') == (2, 3)
    assert place('a,b\n1,"2\n3,"4"\n') == (2, 3)
    assert place('a,b\n"1""x",2\n"3"x,4\n') == (3, 1)
    assert place('a;b\n1,5;"2\n', ";") == (2, 5)


def test_a_quote_inside_a_cell_is_written_twice() -> None:
    assert place('a,b\n"1 ""x""",2 " 3\n') is None
