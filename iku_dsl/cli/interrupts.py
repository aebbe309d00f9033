"""A command goes in while it runs; an interrupt that Python drops in the middle of it comes once more.

What a destructor or a callback raises is reported and dropped: https://docs.python.org/3/library/sys.html#sys.unraisablehook.
The solver's terms have destructors and there are many of them, so one interrupt in some hundred would go unheard.
"""

import signal
import sys
from _thread import interrupt_main
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer, main_thread

SOON = 0.02  # seconds, after which the destructor has ended


class _Again:
    """Interrupts once more for all those that were dropped since it last did."""

    def __init__(self) -> None:
        self._soon: Timer | None = None

    def __call__(self) -> None:
        if self._soon is None:
            self._soon = Timer(SOON, self._interrupt)
            self._soon.start()

    def end(self) -> None:
        """Interrupt no more: what was to be ended has ended."""
        if self._soon is not None:
            self._soon.cancel()

    def _interrupt(self) -> None:
        """Interrupt the main thread; where the system can, also what it waits for."""
        self._soon = None  # this one may be dropped, too
        kill = getattr(signal, "pthread_kill", None)
        if kill is None:
            interrupt_main()
        else:
            kill(main_thread().ident, signal.SIGINT)


@contextmanager
def heard() -> Iterator[None]:
    """See to it that an interrupt ends what is done here, wherever it comes."""
    before, again = sys.unraisablehook, _Again()

    def dropped(what: "sys.UnraisableHookArgs") -> None:
        if issubclass(what.exc_type, KeyboardInterrupt):
            again()
        else:
            before(what)

    sys.unraisablehook = dropped
    try:
        yield
    finally:
        sys.unraisablehook = before
        again.end()
