"""A document goes in; tables of points, bands and scales that leave holes, overlap or fall back are reported."""

from fractions import Fraction
from itertools import pairwise

import attrs

from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.formula.misuse import wrong_parameter
from iku_dsl.model.constants import constant
from iku_dsl.model.documents import AnyDocument
from iku_dsl.syntax import statements
from iku_dsl.values.rounding import decimals_fit, plain_text

HOLE = Rule(
    "IKU410",
    "hole-between-bands",
    Severity.ERROR,
    "`{name}` has no band for {hole}",
    why="A value in a hole would have no category; the bands must cover the whole declared range.",
    example="categories c over 0 to 4: below 1 is low, from 1.01 to 4 is high",
    instead="`categories c over 0 to 4: to 1 is low, above 1 to 4 is high`, or `2 decimals` for values rounded first",
)
OVERLAP = Rule(
    "IKU411",
    "bands-overlap",
    Severity.ERROR,
    "`{name}` has two bands for {overlap}",
    why="A value in two bands would have two categories, and the order of writing must not decide.",
    example="categories c: to 80 is low, from 80 is high",
    instead="categories c: below 80 is low, from 80 is high",
)
EMPTY_BAND = Rule(
    "IKU412",
    "empty-band",
    Severity.ERROR,
    "no value lies {band}",
    why="A band that nothing can fall into is a slip of the pen.",
    example="categories c: from 80 below 80 is low",
    instead="categories c: from 80 to 80 is low   # exactly 80",
)
NOT_RISING = Rule(
    "IKU413",
    "scale-not-rising",
    Severity.ERROR,
    "the points of `{name}` do not rise: {after} after {before}",
    why="A scale is a line from point to point; each must lie further right than the one before.",
    example="scale s: 0 is 0, 90 is 100, 80 is 80",
    instead="scale s: 0 is 0, 80 is 80, 90 is 100",
)
POINTS_TWICE = Rule(
    "IKU414",
    "points-twice",
    Severity.ERROR,
    "`{keys}` has points twice in `{name}`",
    why="Of two scores for one case nobody could tell which holds.",
    example="points stage: done 1, done 0.8",
    instead="points stage: done 1",
)
WRONG_KEYS = Rule(
    "IKU415",
    "wrong-keys",
    Severity.ERROR,
    "`{name}` has {count} keys, and this row gives {given}",
    why="A table of points by several keys needs all of them in every row.",
    example="points p by format, timing: wrong 1",
    instead="points p by format, timing: wrong late 1",
)

Edge = tuple[Fraction, int]  # a bound, and 0 when it belongs to what lies right of the edge, 1 when to what lies left


@attrs.frozen
class _Band:
    low: Edge | None
    high: Edge | None
    written: statements.Band


def check_lookups(document: AnyDocument, report: Report) -> None:
    """Report what is wrong with the tables of a document."""
    for lookup in document.definitions.lookups.values():
        if isinstance(lookup, statements.Categories):
            _categories(lookup, report)
        elif isinstance(lookup, statements.Scale):
            _scale(lookup, report)
        else:
            _points(lookup, report)
    for function in document.definitions.functions.values():
        wrong = wrong_parameter(function)
        report.extend((wrong,) if wrong else ())


def _categories(table: statements.Categories, report: Report) -> None:
    name, step = table.name.text, _step(table)
    bands = [_band(row.band) for row in table.rows]
    for band in bands:
        if band.low is not None and band.high is not None and band.low >= band.high:
            report.add(EMPTY_BAND.at(band.written.span, band=band.written.span.text))
            return
    bands.sort(key=lambda band: (band.low is not None, band.low))
    ends = _ends(table)
    if ends:
        _edge(ends[0], bands[0].low, table, bands[0].written, report, step)
        _edge(bands[-1].high, ends[1], table, bands[-1].written, report, step)
    for left, right in pairwise(bands):
        _meet(left, right, name, step, report)


def _step(table: statements.Categories) -> Fraction:
    """Return the distance between neighbouring values: none, unless values are rounded first."""
    if table.decimals is None or not decimals_fit(table.decimals.value):
        return Fraction(0)
    return Fraction(1, 10 ** int(table.decimals.value))


def _band(band: statements.Band) -> _Band:
    low, high = constant(band.low), constant(band.high)
    return _Band(
        None if low is None else (low, 0 if band.low_closed else 1),
        None if high is None else (high, 1 if band.high_closed else 0),
        band,
    )


def _ends(table: statements.Categories) -> tuple[Edge, Edge] | None:
    if table.over is None:
        return None
    low, high = constant(table.over.low), constant(table.over.high)
    return None if low is None or high is None else ((low, 0), (high, 1))


def _edge(
    left: Edge | None,
    right: Edge | None,
    table: statements.Categories,
    at: statements.Band,
    report: Report,
    step: Fraction,
) -> None:
    """Report a hole between an end of the declared range and the band next to it."""
    if left is not None and right is not None and _gap(left, right, step):
        report.add(
            HOLE.at(at.span, "let a band begin or end there", name=table.name.span.text, hole=_range(left, right))
        )


def _meet(left: _Band, right: _Band, name: str, step: Fraction, report: Report) -> None:
    if left.high is None or right.low is None or left.high > right.low:
        low = right.low or left.low
        high = min((each for each in (left.high, right.high) if each is not None), default=None)
        overlap = _range(low, high) if low and high else say("the same values")
        report.add(OVERLAP.at(right.written.span, "let one end where the other begins", name=name, overlap=overlap))
    elif _gap(left.high, right.low, step):
        report.add(
            HOLE.at(
                right.written.span, "let one begin where the other ends", name=name, hole=_range(left.high, right.low)
            )
        )


def _gap(left: Edge, right: Edge, step: Fraction) -> bool:
    """Return whether a value lies between two edges; with rounded values only whole steps count."""
    if not step:
        return left < right
    first = left[0] + (step if left[1] else 0)
    return first < right[0] or (first == right[0] and right[1] == 1)


def _range(left: Edge, right: Edge) -> Phrase:
    low, high = plain_text(left[0]), plain_text(right[0])
    if left[0] == right[0]:
        return say("exactly {number}", number=low)
    begins = say("above {low}", low=low) if left[1] else say("from {low}", low=low)
    ends = say("to {high}", high=high) if right[1] else say("below {high}", high=high)
    return say("values {begins} {ends}", begins=begins, ends=ends)


def _scale(scale: statements.Scale, report: Report) -> None:
    for before, after in pairwise(scale.points):
        low, high = constant(before.at), constant(after.at)
        if low is not None and high is not None and low >= high:
            report.add(
                NOT_RISING.at(
                    after.span,
                    "put the points in order",
                    name=scale.name.text,
                    before=before.at.span.text,
                    after=after.at.span.text,
                )
            )


def _points(table: statements.Points, report: Report) -> None:
    seen: set[tuple[str, ...]] = set()
    count = max(1, len(table.keys))
    for row in table.rows:
        keys = tuple(key.text for key in row.keys)
        if keys and len(keys) != count:
            report.add(WRONG_KEYS.at(row.span, name=table.name.span.text, count=count, given=len(keys)))
        elif keys in seen:
            report.add(
                POINTS_TWICE.at(
                    row.span,
                    "keep one of them",
                    name=table.name.span.text,
                    keys=" ".join(key.span.text for key in row.keys) or say("otherwise"),
                )
            )
        seen.add(keys)
