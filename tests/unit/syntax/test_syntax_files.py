"""What is tested: the text of a file comes out as it stands there, or one diagnostic says why none does."""

import os
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iku_dsl.diagnostics.report import Report
from iku_dsl.syntax.files import read_text, write_text
from iku_dsl.syntax.resources import frameworks_folder, grammar_folder
from iku_dsl.syntax.tidy import INVISIBLE, LINE_ENDS

UNTIDY = "\r\0" + "".join(map(chr, INVISIBLE | LINE_ENDS))


def text_of(path: Path, largest: int = 100) -> tuple[str | None, list[str]]:
    """Return the text of a file and the codes of what was reported."""
    report = Report()
    source = read_text(path, report, largest)
    return source.text if source else None, [each.rule.code for each in report]


def written(folder: Path, content: bytes) -> Path:
    """Return a file with this content."""
    file = folder / "a.iku"
    file.write_bytes(content)
    return file


@given(st.text(st.characters(exclude_characters=UNTIDY, exclude_categories=["Cs"]), max_size=100))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_text_comes_out_as_it_stands_in_the_file(tmp_path: Path, text: str) -> None:
    assert text_of(written(tmp_path, text.encode())) == (text, [])


@pytest.mark.parametrize("mark", [*map(chr, INVISIBLE)])
def test_what_nobody_can_see_is_left_out_of_words(tmp_path: Path, mark: str) -> None:
    assert text_of(written(tmp_path, f"input ana{mark}lysed{mark}".encode())) == ("input analysed", [])


@pytest.mark.parametrize("end", [*map(chr, LINE_ENDS)])
def test_a_line_that_was_broken_inside_a_paragraph_ends_there(tmp_path: Path, end: str) -> None:
    assert text_of(written(tmp_path, f"one{end}two".encode())) == ("one\ntwo", [])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_a_byte_order_mark_are_put_right(tmp_path: Path, end: str, mark: str) -> None:
    assert text_of(written(tmp_path, f"{mark}one{end}two{end}".encode())) == ("one\ntwo\n", [])


def test_the_source_is_named_by_the_path_it_was_asked_for_by(tmp_path: Path) -> None:
    source = read_text(written(tmp_path, b"x"), Report())
    assert source is not None
    assert source.path == str(tmp_path / "a.iku")


def test_what_is_not_there_or_is_a_folder_is_reported(tmp_path: Path) -> None:
    file = written(tmp_path, b"x")
    for path in (tmp_path / "none.iku", tmp_path, file / "below.iku"):
        assert text_of(path) == (None, ["IKU101"])


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04\xff\xfe", "caf\u00e9".encode("latin-1"), b"a\0b", "ab".encode("utf-16")]
)
def test_what_is_no_text_in_utf_8_is_reported(tmp_path: Path, content: bytes) -> None:
    assert text_of(written(tmp_path, content)) == (None, ["IKU102"])


@pytest.mark.parametrize("position", [0, 7, 8191, 8192, 20_000])
def test_the_position_of_a_byte_that_belongs_to_no_character_is_counted_from_the_start(
    tmp_path: Path, position: int
) -> None:
    report = Report()
    read_text(written(tmp_path, b"a" * position + b"\xff" + b"a" * 9_000), report)
    assert f"position {position} " in next(iter(report)).message.words()


def test_the_size_of_a_text_is_bounded_in_characters(tmp_path: Path) -> None:
    assert text_of(written(tmp_path, "\u20ac".encode() * 100)) == ("\u20ac" * 100, [])
    assert text_of(written(tmp_path, b"a" * 101)) == (None, ["IKU103"])


@given(st.binary(max_size=40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_content_makes_the_reading_of_a_file_fail_in_silence(tmp_path: Path, content: bytes) -> None:
    text, codes = text_of(written(tmp_path, content))
    assert (text is None) == (len(codes) == 1)


def test_the_folders_that_ship_hold_texts_that_can_be_read() -> None:
    files = [*grammar_folder().glob("*.lark"), *grammar_folder().glob("*.csv"), *frameworks_folder().glob("*.iku")]
    assert {file.suffix for file in files} == {".lark", ".csv", ".iku"}
    assert [text_of(file, 100_000)[1] for file in files] == [[]] * len(files)


def test_a_text_that_cannot_be_written_stays_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, report = written(tmp_path, b"as it was"), Report()

    def no_room(_: Path, __: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", no_room)
    assert not write_text(file, "new", report)
    assert file.read_bytes() == b"as it was"
    assert [each.rule.code for each in report] == ["IKU106"]
    assert list(tmp_path.iterdir()) == [file]


def test_a_text_keeps_its_rights_and_its_link(tmp_path: Path) -> None:
    file = written(tmp_path, b"old")
    file.chmod(0o640)
    link = tmp_path / "link.iku"
    link.symlink_to(file)
    assert write_text(link, "new", Report())
    assert (file.read_bytes(), file.stat().st_mode & 0o777, link.is_symlink()) == (b"new", 0o640, True)


@pytest.mark.skipif(sys.platform == "win32", reason="it has no such pipes")
def test_what_is_no_file_is_written_into_and_not_replaced(tmp_path: Path) -> None:
    pipe, report = tmp_path / "pipe", Report()
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert write_text(pipe, "one\n", report)
        assert stat.S_ISFIFO(pipe.stat().st_mode)
        assert os.read(reading, 100) == b"one\n"
    finally:
        os.close(reading)
    assert [each.name for each in tmp_path.iterdir()] == ["pipe"]
