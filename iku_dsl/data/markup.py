"""The XML of a part of a workbook goes in; a handler is told of its elements one by one, with entities refused.

No tree is made of them: one of `<c/>` alone takes some thirty times the memory of its text.
"""

from xml.parsers import expat

from iku_dsl.diagnostics.phrase import Phrase, say


class Handler:
    """What is told of every element: where it begins, with its attributes, its text, and where it ends."""

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element; the name is without its prefix."""

    def text(self, text: str) -> None:
        """Take a piece of text."""

    def end(self, name: str) -> None:
        """Take the end of an element."""


class _Definition(Exception):  # noqa: N818 - never leaves this module
    """A document type: nothing that writes workbooks writes one, and entities in it can grow without bound."""


def walk(content: bytes, handler: Handler) -> Phrase | None:
    """Tell the handler of every element; return why not where the part cannot be read."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = lambda name, attributes: handler.begin(local(name), attributes)
    parser.CharacterDataHandler = handler.text
    parser.EndElementHandler = lambda name: handler.end(local(name))
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, _Definition, ValueError, OverflowError):
        return say("a part of it is no XML as workbooks have it")
    return None


def _refuse(*_declared: object) -> None:
    raise _Definition


def local(name: str) -> str:
    """Return a name without its prefix."""
    return name.rpartition(":")[2]
