"""The name of a language goes in; the translator into it comes out, or nothing where its catalogue was not built.

The source of a catalogue is `iku_dsl/messages/<language>.po`; the build of the package compiles it. English needs none,
and reads none.
"""

from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

import attrs

from iku_dsl.diagnostics.phrase import Translate, english

MESSAGES = Path(__file__).resolve().parent.parent / "messages"
SPOKEN = ("english", "indonesian")


@attrs.frozen
class Translator:
    """What puts templates into a language, by the name of the language."""

    language: str
    translate: Translate

    def __call__(self, text: str) -> str:
        """Return the template in the language."""
        return self.translate(text)


def translator(language: str, folder: Path = MESSAGES) -> Translator | None:
    """Return the translator. What a catalogue does not hold stays English, sentence by sentence."""
    if language == "english":
        return Translator(language, english)
    file = folder / f"{language}.mo"
    return Translator(language, catalogue(file.read_bytes())) if file.is_file() else None


def catalogue(compiled: bytes) -> Translate:
    """Return the translator that a compiled catalogue holds; the empty text, under which it keeps notes, is empty."""
    found = GNUTranslations(BytesIO(compiled))
    return lambda text: found.gettext(text) if text else text
