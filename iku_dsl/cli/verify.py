"""`iku verify`: texts and folders go in; what their formulas promise, proved or refuted with figures, comes out."""

from pathlib import Path

import click

from iku_dsl import shares
from iku_dsl.checks.proofs.claim import Verdict
from iku_dsl.cli import options
from iku_dsl.cli.output import finish
from iku_dsl.cli.progress import progress
from iku_dsl.diagnostics.phrase import Translate
from iku_dsl.diagnostics.report import Report
from iku_dsl.reports.claims_json import claims_json
from iku_dsl.reports.claims_text import claims_text
from iku_dsl.workspace.documents import text_files


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--all", "every", is_flag=True, help="show every claim, those that are proved among them")
@click.option(
    "--jobs", type=click.IntRange(1, 256), help="processes to use  [default: as many as there are processors]"
)
@options.language
def verify(paths: tuple[Path, ...], style: str, every: bool, jobs: int | None, translate: Translate) -> None:
    """Prove what formulas promise, or refute it with figures: divisors, caps, cases, weights, directions.

    Example: iku verify manuals
    """
    report, files = Report(), text_files(paths)
    with progress(len(files)) as done:
        texts = shares.verify(files, report, jobs or shares.processors(), done)
    click.echo(
        claims_json(texts, translate) if style == "json" else claims_text(texts, every, translate),
        nl=False,
    )
    claims = [claim for each in texts for claim in each.claims or ()]
    finish(report, translate, failed=any(each.verdict is Verdict.REFUTED for each in claims))
