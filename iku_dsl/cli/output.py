"""A report of diagnostics and a format go in; standard error and the exit code of the command come out."""

import sys
from collections.abc import Callable, Iterable
from functools import partial
from typing import NoReturn

import click

from iku_dsl.data.extras import NO_EXTRA
from iku_dsl.data.published import NOTHING_PUBLISHED
from iku_dsl.diagnostics.as_json import as_json
from iku_dsl.diagnostics.as_sarif import as_sarif
from iku_dsl.diagnostics.concise import concise
from iku_dsl.diagnostics.full import full
from iku_dsl.diagnostics.phrase import Translate
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Diagnostic, Severity
from iku_dsl.reports.rule_words import in_words
from iku_dsl.syntax.files import ABSENT

CLEAN, FAILED, USAGE = 0, 1, 2
EMITTERS: dict[str, Callable[[Iterable[Diagnostic], Translate], str]] = {
    "full": full,
    "concise": concise,
    "json": as_json,
    "sarif": partial(as_sarif, documented=in_words),
}


def write(report: Report, translate: Translate, style: str = "full", notes: bool = False) -> None:
    """Write the diagnostics: to standard error, but for those that are the result themselves."""
    said = [each for each in report if notes or each.severity is not Severity.NOTE]
    click.echo(EMITTERS[style](said, translate), err=not notes or style == "full", nl=False)


def finish(
    report: Report, translate: Translate, style: str = "full", notes: bool = False, failed: bool = False
) -> NoReturn:
    """Write the diagnostics and end: 0 clean, 1 an error in a text or data, 2 a file or an extra that is not there.

    Notes, such as the confidence of a rule, are for those who check a text, not for those who want its result. `failed`
    says that the command has shown on its own what failed.
    """
    write(report, translate, style, notes)
    if any(diagnostic.rule in (ABSENT, NO_EXTRA, NOTHING_PUBLISHED) for diagnostic in report):
        sys.exit(USAGE)
    sys.exit(FAILED if failed or report.failed else CLEAN)
