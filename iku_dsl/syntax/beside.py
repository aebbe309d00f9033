"""A path that leads to nothing goes in; what stands near it, and may be meant, comes out as a hint."""

from pathlib import Path

from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.suggest import closest

MOST = 8  # names that are listed
MOST_FILES = 10_000


def beside(path: Path) -> tuple[Phrase, ...]:
    """Return the name that is most like that of a path, or what its folder holds; nothing where there is no folder."""
    names = _names(path.parent)
    like = closest(path.name, names)
    if like is not None:
        return (say("did you mean `{word}`?", word=path.with_name(like)),)
    texts = [name for name in names if name.endswith(".iku")]
    if not texts:
        return (say("look at the spelling, and at the folder from which the command is run"),)
    listed = ", ".join((*(f"`{name}`" for name in texts[:MOST]), *(("…",) if len(texts) > MOST else ())))
    return (say("the folder `{folder}` holds {names}", folder=path.parent, names=listed),)


def _names(folder: Path) -> list[str]:
    try:
        return sorted(each.name for _, each in zip(range(MOST_FILES), folder.iterdir(), strict=False))
    except (OSError, ValueError):
        return []
