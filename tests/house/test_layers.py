"""The stages stand in their order: no module imports upward, and heavy libraries stay where they belong."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SCORE = "import sys; from iku_dsl.cli.main import main\ntry:\n    main(['score', sys.argv[1]])\nfinally:\n    "


def test_no_module_imports_upward() -> None:
    linter = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([str(linter)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "2 kept, 0 broken" in done.stdout


def test_scoring_from_csv_imports_no_reader_of_other_forms() -> None:
    readers = ("python_calamine", "duckdb", "sqlite3", "pyexpat")
    code = SCORE + f"print([each for each in {readers} if each in sys.modules], file=sys.stderr)"
    contract = str(ROOT / "manuals" / "kppbc-bekasi-2024")
    done = subprocess.run([sys.executable, "-c", code, contract], capture_output=True, text=True, check=False)
    assert "117.93" in done.stdout
    assert done.stderr.strip().splitlines()[-1] == "[]"


def test_scoring_imports_no_proofs() -> None:
    import sympy  # noqa: F401, PLC0415 - it must be there, or the test below could not fail

    code = SCORE + "print('sympy' in sys.modules, file=sys.stderr)"
    contract = str(ROOT / "manuals" / "kppbc-bekasi-2024")
    done = subprocess.run([sys.executable, "-c", code, contract], capture_output=True, text=True, check=False)
    assert "117.93" in done.stdout
    assert done.stderr.strip().splitlines()[-1] == "False"
