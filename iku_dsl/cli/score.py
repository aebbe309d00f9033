"""`iku score`: a contract goes in; indices, objectives, perspectives, the organisation and their status come out."""

import json
import os
import sys
from pathlib import Path

import click

from iku_dsl.cli import options
from iku_dsl.cli.output import finish
from iku_dsl.diagnostics.phrase import Translate, say
from iku_dsl.readings.scoring import Scores
from iku_dsl.session import Session
from iku_dsl.workspace.contracts import Loaded

WIDTH = 118  # of a page that no terminal bounds


@click.command()
@options.contract
@options.period
@options.basis
@options.framework
@click.option("--format", "style", type=click.Choice(["table", "json"]), default="table", show_default=True)
@options.language
def score(contract: Path, period: str, basis: str, framework: str | None, style: str, translate: Translate) -> None:
    """Score a contract, named by its folder; with --framework or --from both in two ways, with what differs.

    Example: iku score manuals/kppbc-bekasi-2024 --period "to date Q2"
    """
    bases = options.bases_of(basis)
    if framework and len(bases) > 1:
        said = say("compare one thing at a time: either `--framework {code}` or `--from both`", code=framework)
        raise click.UsageError(said.words(translate))
    session = Session()
    codes = (None, framework) if framework else (None,)
    loaded = [session.load(contract, options.period_of(period, translate), code) for code in codes]
    found = [each for each in loaded if each is not None]
    if len(found) < len(codes):
        finish(session.report, translate)
    scores = [session.score(each, each.period, source) for each in found for source in bases]
    found = found * len(bases)
    click.echo(_as_json(found, scores, translate) if style == "json" else _page(found, scores, translate))
    finish(session.report, translate)


def _as_json(loaded: list[Loaded], scores: list[Scores], translate: Translate) -> str:
    from iku_dsl.readings.comparing import Comparison
    from iku_dsl.reports.score_json import score_object

    compared = Comparison(*scores) if len(scores) > 1 else None
    main = 0 if compared is None or compared.of_bases else -1  # what was reported, or the framework that was asked for
    found = score_object(scores[main], loaded[main].framework_hash, translate)
    if compared is not None:
        from iku_dsl.reports.comparison import comparison_object

        found["compared"] = comparison_object(compared, loaded[0].framework_hash, translate)
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
