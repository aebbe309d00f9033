"""A text goes in; the process that looks at it ends at once where its name says so."""

import os
from pathlib import Path

from iku_dsl import shares


def looked_at(file: Path) -> shares.Found:
    """Stand in the place of what a process does with a text: `broken.iku` ends it, as no memory left would."""
    if file.stem == "broken":
        os._exit(9)
    return shares.looked_at(file)
