"""The start of the program: `iku score` on Bekasi beside a bare `python -c pass`, as a ratio, pair by pair.

Run it in an environment into which the package is installed: `.venv/bin/pip install . && .venv/bin/python
benchmarks/start.py`. No cache is warmed or written; what lies on the disk after the installation is all there is.
"""

import statistics
import subprocess
import sys
import time
from pathlib import Path

PAIRS = 21
CONTRACT = Path(__file__).parent.parent / "manuals" / "kppbc-bekasi-2024"


def seconds(command: list[str]) -> float:
    """Return the wall time of a whole process, its output thrown away."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    """Measure the two in turn and print the ratios."""
    bare = [sys.executable, "-c", "pass"]
    score = [str(Path(sys.executable).parent / "iku"), "score", str(CONTRACT)]
    for command in (bare, score):
        seconds(command)
    pairs = [(seconds(score), seconds(bare)) for _ in range(PAIRS)]
    ratios = sorted(ours / theirs for ours, theirs in pairs)
    print(
        f"iku score / python -c pass over {PAIRS} pairs: "
        f"median {statistics.median(ratios):.1f}, lowest {ratios[0]:.1f}, highest {ratios[-1]:.1f}"
    )
    print(
        f"medians: {statistics.median(ours for ours, _ in pairs):.3f} s and "
        f"{statistics.median(theirs for _, theirs in pairs):.3f} s"
    )


if __name__ == "__main__":
    main()
