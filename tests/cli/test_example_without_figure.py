"""An example whose figure cannot be computed: why stands beside it, in `iku check` and in `iku test`."""

from pathlib import Path

import pytest

from tests.cli.conftest import run

HEAD = 'manual m "M"\nunit percent; polarity maximize\ninput done\ninput planned\ntable rows with size number\n'


@pytest.mark.parametrize(
    ("component", "example", "why"),
    [
        ("done / planned", "given done = 1", "give a value to `planned` in the example"),
        ("done + planned previous year", "given done = 1", "give a value to `planned previous year` in the example"),
        ("done + sum(rows.size)", "given done = 1", "give a value to the table rows in the example"),
        ("done / planned", "given planned = 0, done = 1", "`done / planned` divides by zero ({path}:6)"),
    ],
)
def test_an_example_without_a_figure_says_why(tmp_path: Path, component: str, example: str, why: str) -> None:
    path = tmp_path / "m.iku"
    path.write_text(f'{HEAD}component A: {component}\nexample "e": {example} expect A = 1\n', encoding="utf-8")
    told = why.format(path=path)
    assert told in run("check", str(path)).stderr
    assert told in run("test", str(path)).stdout
