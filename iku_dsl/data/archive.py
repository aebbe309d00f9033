"""The path of a workbook goes in; the parts of its archive come out, unpacked within bounds, or why they cannot be."""

import io
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import attrs

from iku_dsl.data.signature import other_format
from iku_dsl.diagnostics.phrase import Phrase, say

ARCHIVE = b"PK\x03\x04"
MOST_BYTES = 400_000_000  # of all parts, unpacked
READ = (".xml", ".rels", "mimetype")  # pictures and macros are never unpacked
DAMAGED = say("it is no workbook, or a damaged one")
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
    MemoryError,
)


@attrs.frozen
class Parts:
    """The parts of an archive by name, each as long as the archive says and no longer."""

    content: dict[str, bytes]

    def packed(self) -> io.BytesIO:
        """Return them as an archive of their own, for a reader that unpacks without bounds."""
        found = io.BytesIO()
        with zipfile.ZipFile(found, "w", zipfile.ZIP_STORED) as archive:
            for name, content in self.content.items():
                archive.writestr(name, content)
        found.seek(0)
        return found


def parts(path: Path, wanted: Callable[[str], bool] = lambda _: True) -> Parts | Phrase:
    """Return the parts that are wanted, or the reason why there are none."""
    try:
        with path.open("rb") as file:
            return _unpacked(file, wanted)
    except BROKEN:
        return DAMAGED


def _unpacked(file: io.BufferedReader, wanted: Callable[[str], bool]) -> Parts | Phrase:
    other = other_format(file.read(32), ARCHIVE)
    if other is not None:
        return other.reason
    with zipfile.ZipFile(file) as archive:
        found = [each for each in archive.infolist() if each.filename.endswith(READ) and wanted(each.filename)]
        if sum(each.file_size for each in found) > MOST_BYTES:
            return say("unpacked it is larger than {most} bytes", most=MOST_BYTES)
        return Parts({each.filename: archive.read(each) for each in found})
