"""A question to the solver goes in; its answer comes out, or none where it did not end in time or broke."""

from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

import attrs

from iku_dsl.readings.terms.worker import Said, serve

GRACE = 2  # seconds beyond its own limit that a solver gets before it is ended


@attrs.define(eq=False)
class Solving:
    """A process with a solver in it; a new one is begun when one had to be ended."""

    milliseconds: int
    process: BaseProcess | None = None
    line: Connection | None = None

    def ask(self, text: str) -> Said | None:
        """Return what the solver answers to a text in SMT-LIB."""
        line = self._line()
        try:
            line.send((text, self.milliseconds))
            if line.poll(self.milliseconds / 1000 + GRACE):
                said: Said = line.recv()
                return said
        except (OSError, EOFError):
            pass
        self.end()
        return None

    def _line(self) -> Connection:
        if self.line is None:
            context = get_context("spawn")
            self.line, theirs = context.Pipe()
            self.process = context.Process(target=serve, args=(theirs,), daemon=True)
            self.process.start()
            theirs.close()
        return self.line

    def end(self) -> None:
        """End the process, whatever it is doing."""
        if self.process is not None and self.line is not None:
            self.process.kill()
            self.process.join()
            self.line.close()
        self.process = self.line = None
