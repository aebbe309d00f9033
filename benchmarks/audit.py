"""The audit of a published report: `iku audit` on Bekasi beside `iku score` on the same contract, pair by pair.

Run it in an environment into which the package is installed: `.venv/bin/pip install . && .venv/bin/python
benchmarks/audit.py`. Both read the same texts and data; the audit holds each row of `published.csv` against them.
"""

import os
import statistics
import subprocess
import sys
from pathlib import Path

PAIRS = 5
CLAIMS = 1200
CONTRACT = Path(__file__).parent.parent / "manuals" / "kppbc-bekasi-2024"


def seconds(command: str) -> float:
    """Return the time of the processor that a whole command takes, its output thrown away."""
    iku = [str(Path(sys.executable).parent / "iku"), command, str(CONTRACT)]
    before = os.times()
    done = subprocess.run(iku, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if done.returncode not in (0, 1):  # the report of Bekasi has findings
        raise SystemExit(done.returncode)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def main() -> None:
    """Measure the two in turn and print the ratios, and what so many claims take."""
    rows = sum(1 for _ in (CONTRACT / "published.csv").open(encoding="utf-8")) - 1
    for command in ("score", "audit"):
        seconds(command)
    pairs = [(seconds("audit"), seconds("score")) for _ in range(PAIRS)]
    ratios = sorted(ours / theirs for ours, theirs in pairs)
    audit = statistics.median(ours for ours, _ in pairs)
    print(
        f"iku audit of {rows} published figures / iku score over {PAIRS} pairs: "
        f"median {statistics.median(ratios):.1f}, lowest {ratios[0]:.1f}, highest {ratios[-1]:.1f}"
    )
    print(
        f"medians: {audit:.2f} s and {statistics.median(theirs for _, theirs in pairs):.2f} s of one processor; "
        f"{CLAIMS} figures at that rate: {audit * CLAIMS / rows:.2f} s"
    )


if __name__ == "__main__":
    main()
