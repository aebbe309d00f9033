"""`iku score`: a contract goes in; indices, objectives, perspectives, the organisation and their status come out."""

import json
import os
import sys
from pathlib import Path

import click

from iku_dsl.cli import options
from iku_dsl.cli.output import finish
from iku_dsl.diagnostics.phrase import Translate
from iku_dsl.readings.scoring import Scores
from iku_dsl.session import Loaded, Session

WIDTH = 118  # of a page that no terminal bounds


@click.command()
@options.contract
@options.period
@options.basis
@options.framework
@click.option("--format", "style", type=click.Choice(["table", "json"]), default="table", show_default=True)
@options.language
def score(contract: Path, period: str, basis: str, framework: str | None, style: str, translate: Translate) -> None:
    """Score a contract, named by its folder; with --framework beside another regime, with what differs.

    Example: iku score manuals/kppbc-bekasi-2024 --period "to date Q2"
    """
    session = Session()
    codes = (None, framework) if framework else (None,)
    loaded = [session.load(contract, options.period_of(period, translate), code) for code in codes]
    found = [each for each in loaded if each is not None]
    if len(found) < len(codes):
        finish(session.report, translate)
    scores = [session.score(each, each.period, basis) for each in found]
    click.echo(_as_json(found, scores, basis, translate) if style == "json" else _page(found, scores, translate))
    finish(session.report, translate)


def _as_json(loaded: list[Loaded], scores: list[Scores], basis: str, translate: Translate) -> str:
    from iku_dsl.reports.score_json import score_object

    found = score_object(scores[-1], loaded[-1].framework_hash, basis, translate)
    if len(scores) > 1:
        from iku_dsl.readings.comparing import Comparison
        from iku_dsl.reports.comparison import comparison_object

        found["compared"] = comparison_object(Comparison(*scores), loaded[0].framework_hash)
    return json.dumps(found, ensure_ascii=False, indent=2)


def _page(loaded: list[Loaded], scores: list[Scores], translate: Translate) -> str:
    from rich.console import Console

    from iku_dsl.reports.score_table import score_table

    wide = None if sys.stdout.isatty() or "COLUMNS" in os.environ else WIDTH
    console = Console(highlight=False, width=wide)
    with console.capture() as page:
        if len(scores) == 1:
            console.print(score_table(scores[0], loaded[0].framework_files, loaded[0].framework_hash, translate))
        else:
            from iku_dsl.readings.comparing import Comparison
            from iku_dsl.reports.comparison import comparison_table

            files = (loaded[0].framework_files, loaded[1].framework_files)
            console.print(comparison_table(Comparison(*scores), files, translate))
    return "\n".join(line.rstrip() for line in page.get().splitlines())
