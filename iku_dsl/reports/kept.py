"""The texts that were read and the folder of a contract go in; what all its files hold comes out, to be kept."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import attrs

from iku_dsl.diagnostics.report import Report
from iku_dsl.syntax.files import file_stem, is_there, read_bytes
from iku_dsl.syntax.resources import library_folder

LARGEST = 100_000_000  # bytes of one file


@attrs.frozen
class Kept:
    """The texts and the files of data, each with what it holds."""

    texts: Mapping[Path, bytes]
    data: Mapping[Path, bytes]

    def named(self) -> dict[Path, str]:
        """Return under which name each is kept: a number tells those of one name apart, and no name leads elsewhere."""
        return {
            path: f"{folder}/{number:03}-{file_stem(path.name)}"
            for folder, files in (("texts", self.texts), ("data", self.data))
            for number, path in enumerate(files, 1)
        }


def kept(texts: Iterable[Path], contract: Path, report: Report) -> Kept:
    """Return every file that was read for a contract, or may have been: the texts, the library, the data."""
    beside = (each for each in contract.iterdir() if each.suffix != ".iku")
    data = sorted([*beside, *(contract / "data").rglob("*")])
    library = sorted(library_folder().glob("*.iku"))
    return Kept(_contents((*texts, *library), report), _contents(data, report))


def _contents(files: Iterable[Path], report: Report) -> dict[Path, bytes]:
    """Return what files hold; a link may lead anywhere, and is left out."""
    plain = [each for each in files if is_there(each) and not each.is_symlink()]
    read = {each: read_bytes(each, report, LARGEST) for each in plain}
    return {path: content for path, content in read.items() if content is not None}
