"""How much a command has to look at goes in; a bar on the terminal comes out, and nothing where nobody looks on."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click


@contextmanager
def progress(texts: int) -> Iterator[Callable[[], None]]:
    """Give what is to be called for every text that has been looked at."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    with click.progressbar(length=texts, file=sys.stderr, show_eta=False, show_pos=True) as bar:
        yield lambda: bar.update(1)
