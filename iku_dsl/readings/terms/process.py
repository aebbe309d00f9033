"""A question to the solver goes in; its answer comes out, or none where it did not end in time or broke."""

import json
import subprocess
import sys
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

import attrs

GRACE = 2  # seconds beyond its own limit that a solver gets before it is ended
WORKER = "iku_dsl.readings.terms.worker"


@attrs.define(eq=False)
class Solving:
    """A process with a solver in it; a new one is begun when one had to be ended.

    Started as a program of its own, so that a script that proves something need not guard its main module.
    """

    milliseconds: int
    effort: int
    process: subprocess.Popen[str] | None = None
    said: SimpleQueue[str] = attrs.field(factory=SimpleQueue)

    def ask(self, text: str) -> dict[str, Any] | None:
        """Return what the solver answers to a text in SMT-LIB."""
        process = self._running()
        try:
            assert process.stdin is not None
            asked = {"text": text, "milliseconds": self.milliseconds, "effort": self.effort}
            process.stdin.write(json.dumps(asked) + "\n")
            process.stdin.flush()
            answer = self.said.get(timeout=self.milliseconds / 1000 + GRACE)
        except (OSError, Empty):
            answer = ""
        if not answer:
            self.end()
            return None
        found: dict[str, Any] = json.loads(answer)
        return found

    def _running(self) -> subprocess.Popen[str]:
        if self.process is None:
            self.said = SimpleQueue()
            command = [sys.executable, "-m", WORKER]
            self.process = subprocess.Popen(  # noqa: S603 - our own module; what it reads is no code
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                encoding="utf-8",
                process_group=0,  # an interrupt is for the one who asks, who ends it
            )
            Thread(target=_listen, args=(self.process, self.said), daemon=True).start()
        return self.process

    def end(self) -> None:
        """End the process, whatever it is doing."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None


def _listen(process: "subprocess.Popen[str]", said: "SimpleQueue[str]") -> None:
    """Pass on every line; an empty one when the process has ended."""
    assert process.stdout is not None
    for line in process.stdout:
        said.put(line)
    said.put("")
