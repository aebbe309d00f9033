"""What a stranger has written is words in a report: a reader of Markdown sees that text, and nothing else."""

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from iku_dsl.diagnostics.full import visible
from iku_dsl.diagnostics.phrase import english
from iku_dsl.reports.markdown import code, escaped, items, sentence, table

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
MARKS = st.sampled_from(list("\\`*_{}[]()<>#|~!$^&+-=.:;\"'@/%0123456789abcw \t\n\r"))
ANYTHING = st.text(st.one_of(MARKS, st.characters(exclude_categories=["Cs"])), max_size=40)


def inline(page: str) -> list[Token]:
    return [child for token in READER.parse(page) for child in token.children or ()]


def kinds(page: str) -> list[str]:
    return [token.type for token in READER.parse(page)]


def words(text: str) -> str:
    return " ".join(visible(text.replace("\n", " ")).split())


def sentence_of(text: str) -> str:
    found = text.strip()
    return found[:1].upper() + found[1:] + ("" if found.endswith((".", ":")) else ".")


@given(ANYTHING)
@example("1. one")
@example("- [x](y)\n# z")
@example("&lt;b&gt;")
@example("---")
@example("www.a.b http://c.d")
def test_in_a_list_a_text_is_words(text: str) -> None:
    page = items([sentence(text, english)])
    assert kinds(page) == kinds(items(["plain."]))
    assert {each.type for each in inline(page)} <= {"text", "text_special"}
    assert "".join(each.content for each in inline(page)) == words(sentence_of(text))


@given(ANYTHING)
@example("a | b")
@example("\\|")
def test_in_a_table_a_text_is_one_cell(text: str) -> None:
    page = table(["a", "b"], [[f"{escaped(text)}.", "c"]])
    assert kinds(page) == kinds(table(["a", "b"], [["plain.", "c"]]))


@given(ANYTHING)
@example("``a`")
def test_code_is_shown_as_it_is(text: str) -> None:
    found = inline(f"- {code('=' + text)}\n")
    assert [each.type for each in found] == ["code_inline"]
    assert found[0].content.strip() == words("=" + text)
