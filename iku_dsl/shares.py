"""Texts and a number of processes go in; what one process would find of them comes out, in the same order.

Texts are looked at apart from each other: each process has a session and a solver of its own, and gives back claims and
diagnostics, which are plain data.
"""

import os
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import cache
from multiprocessing import active_children, get_context
from pathlib import Path
from threading import current_thread, main_thread

import attrs

from iku_dsl.checks.proofs.claim import Verified
from iku_dsl.checks.proofs.verify import Verifying
from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Diagnostic, Rule, Severity
from iku_dsl.diagnostics.source import Source, Span
from iku_dsl.session import Session
from iku_dsl.workspace.contracts import CONTRACT

BROKEN_OFF = Rule(
    "IKU431",
    "broken-off",
    Severity.ERROR,
    "{path} was not looked at to its end: the process that did it broke off",
    why="Several processes look at texts; one that is ended from outside, or has no memory left, finds nothing.",
    example="iku verify manuals, while the machine runs out of memory",
    instead="iku verify manuals --jobs 1",
)


@attrs.frozen(eq=False)
class Found:
    """What a process gives back of a text: the claims about it, none where it is not there, and what is wrong."""

    verified: Verified | None
    diagnostics: tuple[Diagnostic, ...]


def processors() -> int:
    """Return on how many processors this process may run."""
    granted = getattr(os, "sched_getaffinity", None)
    return len(granted(0)) if granted is not None else os.cpu_count() or 1


def verify(files: Sequence[Path], report: Report, jobs: int, done: Callable[[], None]) -> list[Verified]:
    """Return every text with the claims about it, looked at by so many processes; `done` is called after each."""
    if min(jobs, len(files)) < 2:
        return Session(report, done=done).verify(files)
    found = _shared(files, min(jobs, len(files)), looked_at, done)
    _tell(files, found, report)
    return [each.verified for each in map(found.get, files) if each is not None and each.verified is not None]


def looked_at(file: Path) -> Found:
    """Return what is found of one text, in the process that is asked for it."""
    session, verifying = _own()
    verified = session.verified(file, verifying)
    return Found(verified, tuple(session.report))


@cache
def _own() -> tuple[Session, Verifying]:
    """Return the session and the solver of this process; the solver ends with it, for it reads what nobody writes."""
    session = Session()
    return session, Verifying(session.report)


def _shared(
    files: Sequence[Path], jobs: int, look: Callable[[Path], Found], done: Callable[[], None]
) -> dict[Path, Found]:
    """Return what is found of each text. Those that were under way when a process broke off are looked at once more.

    Then each has a process of its own, so that it takes no other one with it.
    """
    found = dict(_told(_asked(sorted(files, key=_length), jobs, look), done))
    for file in files:
        if file not in found:
            found |= dict(_told(_asked([file], 1, look), done))
    return found


def _told(results: Iterator[tuple[Path, Found]], done: Callable[[], None]) -> Iterator[tuple[Path, Found]]:
    for each in results:
        done()
        yield each


def _asked(files: list[Path], jobs: int, look: Callable[[Path], Found]) -> Iterator[tuple[Path, Found]]:
    """Go through what is found of texts, but for those whose process broke off."""
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_deaf)
    try:
        with _started_deaf():
            waiting = {file: pool.submit(look, file) for file in files}
        yield from _results(waiting)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for process in active_children():
            process.terminate()
            process.join()


def _results(waiting: Mapping[Path, "Future[Found]"]) -> Iterator[tuple[Path, Found]]:
    files = {future: file for file, future in waiting.items()}
    for future in as_completed(files):
        try:
            yield files[future], future.result()
        except BrokenProcessPool:
            continue


def _deaf() -> None:
    """Leave an interrupt to the process that shares the work out, which ends this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def _started_deaf() -> Iterator[None]:
    """Let a process that is started here be deaf from its first moment: it takes that over from this one."""
    if current_thread() is not main_thread():  # only that one is told of signals
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _length(file: Path) -> tuple[bool, int]:
    """Return by what texts are shared out, the longest work first: contracts, which ask about every target."""
    return file.name != CONTRACT, -file.stat().st_size if file.is_file() else 0


def _tell(files: Sequence[Path], found: Mapping[Path, Found], report: Report) -> None:
    """Report what the processes have said, each text as one source, and which text they did not come to the end of."""
    sources: dict[tuple[str, str], Source] = {}
    for file in files:
        if file in found:
            report.extend(_placed(each, sources) for each in found[file].diagnostics)
        else:
            report.add(BROKEN_OFF.at(None, say("`iku verify {path} --jobs 1`", path=file), path=file))


def _placed(diagnostic: Diagnostic, sources: dict[tuple[str, str], Source]) -> Diagnostic:
    if diagnostic.span is None:
        return diagnostic
    source, start, end = diagnostic.span.source, diagnostic.span.start, diagnostic.span.end
    same = sources.setdefault((source.path, source.text), source)
    return attrs.evolve(diagnostic, span=Span(same, start, end))
