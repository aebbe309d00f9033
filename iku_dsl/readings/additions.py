"""A document goes in; the paragraph of examples that it lacks comes out, in its own vocabulary."""

import attrs

from iku_dsl.diagnostics.phrase import Translate, say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.source import Source
from iku_dsl.model.documents import AnyDocument
from iku_dsl.readings.branches import Branch
from iku_dsl.readings.written_example import HEAD
from iku_dsl.syntax.format import format_text
from iku_dsl.syntax.vocabulary import language_of

GENERATED = say("generated: check that this is what you mean")


@attrs.frozen
class Added:
    """What was generated for a text: its lines, the titles in them, the branches for which nothing was found."""

    text: str = ""
    titles: tuple[str, ...] = ()
    unfound: tuple[Branch, ...] = ()
    bounded: bool = False

    def refused(self) -> "Added":
        """Return it without what could not be written."""
        return attrs.evolve(self, text="", titles=())


def additions(document: AnyDocument, translate: Translate) -> Added:
    """Return what is to be added to the text of a document; `translate` is into the language of the text."""
    from iku_dsl.readings.generate import generate  # noqa: PLC0415 - only who asks for examples waits for it

    found = generate(document, translate)
    language = language_of(document.span.source.text)
    statements = [in_language(each.text, language) for each in found.made]
    text = f"# {GENERATED.words(translate)}\n" + "".join(statements) if statements else ""
    return Added(text, tuple(each.title for each in found.made), found.unfound, found.bounded)


def in_language(text: str, language: str) -> str:
    """Return a statement in one of the vocabularies, in canonical form."""
    page = format_text(Source("", HEAD + text), Report(), language) or ""
    lines = page.splitlines()
    first = next((at for at, line in enumerate(lines) if line.endswith('x "x"')), -1)
    return "\n".join(lines[first + 1 :]).strip("\n") + "\n"
