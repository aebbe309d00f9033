"""A formula typed on a command line goes in; the statement that gives it a name comes out, or what is wrong with it."""

import attrs

from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.source import Source, Span
from iku_dsl.syntax.choice import LINES
from iku_dsl.syntax.files import LARGEST, bounded
from iku_dsl.syntax.formulas import Word
from iku_dsl.syntax.parse import parse
from iku_dsl.syntax.rules import UNEXPECTED
from iku_dsl.syntax.spelling import Speller
from iku_dsl.syntax.statements import Language, ParsedText, Value
from iku_dsl.syntax.tidy import tidy
from iku_dsl.syntax.vocabulary import vocabulary

CALLED = "typed"


@attrs.frozen(eq=False)
class Typed(Source):
    """Words of a command line, read behind the lines of a statement; places are told as those of the words alone."""

    before: int = attrs.field(kw_only=True)

    def where(self, span: Span) -> str:
        """Return the option that the words stand behind."""
        del span
        return self.path

    def address(self, span: Span) -> str:
        """Return the option, and at which of its characters the place begins."""
        return f"{self.path}:{span.column - 1}"

    def region(self, span: Span) -> tuple[int, int, int, int]:
        """Return the lines and columns of the words alone."""
        return span.line - self.before, span.column - 1, span.end_line - self.before, span.end_column - 1


def is_typed(span: Span | None) -> bool:
    """Return whether a place is one in words of the command line."""
    return span is not None and isinstance(span.source, Typed)


def typed(words: str, option: str, language: str, report: Report) -> Value | None:
    """Return the value, named like the option, that the words are the formula of; it is read like one in a text."""
    chosen = (LINES[language],) if language != "english" else ()
    lines = (*chosen, f"{vocabulary(language).words['_VALUE'][0]} {CALLED}:")
    text = "\n".join((*lines, f" {' '.join(tidy(words).split())}"))
    source = bounded(Typed(option, text, before=len(lines), spell=Speller(text)), report, LARGEST)
    parsed = parse(source, report) if source else None
    return _alone(parsed, option, report) if parsed else None


def _alone(parsed: ParsedText, option: str, report: Report) -> Value | None:
    """Return the one statement that was read; words that go on with another one are no formula."""
    found = [each for each in parsed.statements if not isinstance(each, Language)]
    value = found[0] if found else None
    if not parsed.complete or not isinstance(value, Value):
        return None
    if len(found) > 1:
        report.add(UNEXPECTED.at(found[1].span, found=found[1].span.text, expected=""))
        return None
    changed: Value = value.changed(name=Word(option, span=value.name.span))
    return changed
