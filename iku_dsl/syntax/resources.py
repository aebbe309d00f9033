"""The name of a shipped folder goes in; where it lies comes out, in a wheel and in a checkout alike."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent


def grammar_folder() -> Path:
    """Return the folder of the grammar and the vocabularies."""
    return _shipped("grammar", PACKAGE.parent / "grammar")


def frameworks_folder() -> Path:
    """Return the folder of the frameworks that ship with the program."""
    return _shipped("frameworks", PACKAGE.parent / "manuals" / "frameworks")


def library_folder() -> Path:
    """Return the folder of the functions that are written in the language itself."""
    return PACKAGE / "library"


def starters_folder() -> Path:
    """Return the folder of the commented texts to start from, one folder a language."""
    return PACKAGE / "starters"


def _shipped(inside: str, checkout: Path) -> Path:
    packed = PACKAGE / inside
    return packed if packed.is_dir() else checkout
