"""Shipped texts go in; what a damaged one makes the program do that it must not comes out: a traceback, a hang.

`python -m tests.fuzz.mutate --count 100000 --seed 1` goes through that many and prints what it found.
"""

import argparse
import random
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from iku_dsl.diagnostics.as_json import as_json
from iku_dsl.diagnostics.concise import concise
from iku_dsl.diagnostics.full import full
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.source import Source
from iku_dsl.model.texts import Texts
from iku_dsl.session import Session
from iku_dsl.syntax.format import format_text
from iku_dsl.syntax.vocabulary import LANGUAGES, vocabulary
from iku_dsl.workspace.documents import Documents

ROOT = Path(__file__).parents[2]
FOLDERS = ("manuals", "iku_dsl/library", "iku_dsl/starters")
LONGEST = 20  # seconds that one damaged text may take
WORDS = [word for language in LANGUAGES for words in vocabulary(language).words.values() for word in words]
SPARE = [
    "(",
    ")",
    '"',
    ",",
    ";",
    ":",
    "%",
    "#",
    "\n",
    "\t",
    "-",
    "^",
    "0",
    "9" * 70,
    " " * 7000,  # each pattern tries a run with itself: what is squared hangs
    "1" * 7000,
    "a_" * 3500,
    "\u2014",
    "\x00",
    "\x1b",
    "not ",
    "weight",
    "of",
    "when",
    "bila",
    "bahasa indonesia\n",
    "1,5",
    "1.234",
    "N/A",
    "\U0001f600",
    "is",
    "target",
    "Q2",
]


def mutated(text: str, chance: random.Random) -> str:
    """Return the text with one to four small damages."""
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(text) + 1)
        to = min(len(text), at + chance.randint(1, 12))
        damage = chance.choice(["drop", "double", "spare", "word", "move", "line"])
        if damage == "drop":
            text = text[:at] + text[to:]
        elif damage == "double":
            text = text[:to] + text[at:to] + text[to:]
        elif damage == "spare":
            text = text[:at] + chance.choice(SPARE) + text[at:]
        elif damage == "word":
            text = f"{text[:at]} {chance.choice(WORDS)} {text[at:]}"
        elif damage == "move":
            text = text[:at] + text[to:] + text[at:to]
        else:
            lines = text.splitlines(keepends=True) or [""]
            lines.insert(chance.randrange(len(lines) + 1), lines.pop(chance.randrange(len(lines))))
            text = "".join(lines)
    return text


class TooLongError(Exception):
    """A text took longer than any may."""


@contextmanager
def bounded(seconds: int) -> Iterator[None]:
    """Stop what takes too long: seconds of this process at work, for it may have to wait for others."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise TooLongError(number, frame)

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def broken(count: int, seed: int, *, translates: bool = True) -> Iterator[tuple[str, str]]:
    """Go through so many damaged texts; yield those that break the program, each with how."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for each in FOLDERS:
            shutil.copytree(ROOT / each, folder / each, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
        texts = sorted(folder.rglob("*.iku"))
        sound = {path: path.read_text(encoding="utf-8") for path in texts}
        others = Session()
        others.check([folder])
        for _ in range(count):
            path = chance.choice(texts)
            damaged = mutated(sound[path], chance)
            path.write_bytes(damaged.encode(errors="replace"))
            try:
                with bounded(LONGEST):
                    use(beside(others, path), path, damaged, chance.choice(LANGUAGES) if translates else None)
            except Exception:  # noqa: BLE001 - whatever it is, it must not be
                yield damaged, traceback.format_exc()
            path.write_text(sound[path], encoding="utf-8")


def beside(others: Session, path: Path) -> Session:
    """Return a run that has read all other texts before, which are sound and need not be read for every damage."""
    report, key = Report(), path.resolve()
    parsed = {each: text for each, text in others.texts.parsed.items() if each != key}
    known = {each: document for each, document in others.texts.known.items() if each != key}
    return Session(report, Documents(report, Texts(report, parsed, known), others.documents.checked - {key}))


def use(session: Session, path: Path, text: str, language: str | None) -> None:
    """Do with a text what the commands do: check it with its data, say what is wrong, put it right, translate it."""
    session.check([path])
    for emitter in (full, concise, as_json):
        emitter(session.report)
    if language is not None:
        format_text(Source(str(path), text), Report(), language)


def main() -> None:
    """Run as a command."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--count", type=int, default=1_000)
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--check-only", action="store_true", help="do not put texts right or translate them: faster")
    said = words.parse_args()
    start, found = time.perf_counter(), 0
    for text, how in broken(said.count, said.seed, translates=not said.check_only):
        found += 1
        print(f"--- text\n{text}\n--- how\n{how}")
    print(f"{said.count} damaged texts in {time.perf_counter() - start:.0f} s: {found} broke the program")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
