"""Random offices to audit: quarters that consolidate, manuals with components over inputs and rows, and their data."""

from fractions import Fraction

import attrs
from hypothesis import strategies as st

from iku_dsl.audit.material import Material
from iku_dsl.data.facts import Datum, Record, Store
from iku_dsl.data.published import Published
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.source import Source
from iku_dsl.formula.lower_scorecard import LoweredScorecard, lower_scorecard
from iku_dsl.model.documents import Contract, Framework, Manual
from iku_dsl.model.read import read
from iku_dsl.model.resolve import resolve
from iku_dsl.readings.exact import Exact
from iku_dsl.syntax.parse import parse
from iku_dsl.values.outcomes import Value
from iku_dsl.values.periods import Period, quarter, year
from tests.properties.offices import PERSPECTIVES, YEAR, shipped_framework

WHOLE = year(YEAR)
QUARTERS = tuple(quarter(YEAR, number) for number in range(1, 5))
Figures = dict[tuple[str, str, Period], Fraction]

targets = st.integers(1, 400).map(lambda n: Fraction(n, 4))
realised = st.one_of(st.integers(0, 600).map(lambda n: Fraction(n, 4)), st.fractions(0, 150, max_denominator=97))
amounts = st.one_of(st.integers(1, 40).map(Fraction), st.fractions(1, 900, max_denominator=30))


@attrs.frozen(eq=False, repr=False)
class Audit:
    """An office with everything but its report: both graphs, and its data; `kept` are tables that nobody else has."""

    reported: LoweredScorecard
    computed: LoweredScorecard
    store: Store
    exact: Exact
    kept: frozenset[tuple[str, str]]

    def __repr__(self) -> str:
        """Return its texts and figures, by which a person can tell what fails."""
        manuals = [each.manual.span.source.text for each in self.reported.card.indicators if each.manual]
        given = [f"{key}: {figures}" for key, figures in self.store.figures.items()]
        return "\n".join([self.reported.card.contract.span.source.text, *manuals, *given])

    def value(self, node: object, period: Period) -> Value:
        """Return the exact value of a node, reported figures being those that the manuals compute."""
        return self.exact.value(node, period)  # type: ignore[arg-type]

    def material(self, rows: tuple[Published, ...]) -> Material:
        """Return what is audited where these figures were published."""
        tables = {key: each for key, each in self.store.tables.items() if key not in self.kept}
        given = attrs.evolve(self.store, tables=tables)
        return Material(rows, self.reported, self.computed, given, given, WHOLE)


@attrs.define
class Drawn:
    """What has been drawn so far: the lines of the contract, its manuals, figures and rows."""

    lines: list[str] = attrs.field(factory=list)
    manuals: dict[str, str] = attrs.field(factory=dict)
    figures: Figures = attrs.field(factory=dict)
    rows: dict[tuple[str, str], list[dict[str, Value]]] = attrs.field(factory=dict)
    kept: set[tuple[str, str]] = attrs.field(factory=set)


def written(value: Fraction, percent: bool = False) -> str:
    """Return a number of at most four decimals as a text has it."""
    text = f"{float(value):.4f}".rstrip("0").rstrip(".")
    return f"{text}%" if percent else text


@st.composite
def audits(draw: st.DrawFn) -> Audit:
    """Draw an office of up to six indicators in up to three objectives."""
    homes = draw(st.lists(st.sampled_from(PERSPECTIVES), min_size=1, max_size=3))
    drawn = Drawn([f'objective S{at} "Objective {at}" in {home}' for at, home in enumerate(homes)])
    codes = [f"k{at}" for at in range(draw(st.integers(1, 6)))]
    for code in codes:
        _indicator(draw, drawn, code, draw(st.integers(0, len(homes) - 1)))
    drawn.lines.append("convert first " + ", ".join(draw(st.permutations(codes))))
    return _audit(drawn)


def _indicator(draw: st.DrawFn, drawn: Drawn, code: str, home: int) -> None:
    how = draw(st.sampled_from(["manual", "", "sum", "average", "take last known value"]))
    percent, target = how == "manual" or draw(st.booleans()), draw(targets)
    polarity, kind = (draw(st.sampled_from(each)) for each in (["maximize", "minimize", "stabilize"], ["CP", "C", "N"]))
    candidate = f", convertible to 120, measures quality, attainable {written(target, percent)}"
    extra = draw(st.sampled_from(["", ", weight 3", candidate])) + (", unit percent" if percent else "")
    if how == "manual":
        _measured(draw, drawn, code)
    scale, aims = Fraction(1, 100) if percent else Fraction(1), ""
    if how == "":
        drawn.figures[code, "realisation", WHOLE] = draw(st.one_of(realised, st.just(target))) * scale
    elif how != "manual":
        extra += f", consolidate {how}"
        aims = "".join(f"Q{number} {written(draw(targets), percent)}, " for number in range(1, 5))
        drawn.figures |= {(code, "realisation", each): draw(realised) * scale for each in QUARTERS}
    head = f'indicator {code} "Indicator {code}" in S{home}, kind {kind}, polarity {polarity}{extra}'
    drawn.lines.append(f"{head}, target {aims}year {written(target, percent)}")


FORMULAS = (
    "done / planned",
    "if done > planned then 1 else done / planned",
    "min(done / planned, 1.5)",
    "ready",
    "(done + late) / (planned + late)",
    "mean(zones.reached)",
    "sum(zones.invested) / sum(zones.promised)",
    "share(zones.invested >= zones.promised)",
)
BOUNDS = ("", "", ", cap 45%", ", floor 5%", ", floor 2%, cap 55%")


def _measured(draw: st.DrawFn, drawn: Drawn, code: str) -> None:
    """Draw a manual with components over inputs of the quarters and over rows."""
    weights = draw(st.sampled_from([["100%"], ["40%", "60%"], ["50%", "30%", "20%"]]))
    how = draw(st.sampled_from(["sum", "average", "take last known value"]))
    lines = [f'manual {code} "Manual {code}"', "unit percent"]
    for name in ("done", "planned", "late"):
        lines.append(f"input {name} consolidate {how}")
        drawn.figures |= {(code, name, each): draw(amounts) for each in QUARTERS}
    lines.append(f"input ready in percent, consolidate {draw(st.sampled_from(['average', 'take last known value']))}")
    drawn.figures |= {(code, "ready", each): draw(realised) / 100 for each in QUARTERS}
    lines.append("table zones with name text, promised number in parcels, invested number in parcels, reached percent")
    drawn.rows[code, "zones"] = [_zone(draw, at) for at in range(draw(st.integers(1, 7)))]
    drawn.kept.update({(code, "zones")} if draw(st.booleans()) else ())
    for name, weight in zip("ABC", weights, strict=False):
        formula, bounds = draw(st.sampled_from(FORMULAS)), draw(st.sampled_from(BOUNDS))
        lines.append(f"component {name} weight {weight}{bounds}: {formula}")
    drawn.manuals[code] = "\n".join(lines) + "\n"


def _zone(draw: st.DrawFn, at: int) -> dict[str, Value]:
    promised, invested = draw(amounts), draw(amounts)
    return {"name": f"Zone {at}", "promised": promised, "invested": invested, "reached": invested / promised}


def _audit(drawn: Drawn) -> Audit:
    """Read, resolve and lower what was drawn; realisations that a manual computes are taken as reported."""
    report, store = Report(), Store(year=YEAR)
    contract, framework = (
        _document("\n".join(['contract office "An office" year 2024', "framework any", *drawn.lines]) + "\n"),
        _document(shipped_framework()),
    )
    assert isinstance(contract, Contract)
    assert isinstance(framework, Framework)
    manuals = {(code, ""): _document(text) for code, text in drawn.manuals.items()}
    span = contract.span
    for (code, name, period), value in drawn.figures.items():
        store.put(code, name, period, Datum(value, "", "", span))
    for key, rows in drawn.rows.items():
        store.tables[key] = tuple(Record(None, cells, span) for cells in rows)
    card = resolve(contract, framework, manuals, report)  # type: ignore[arg-type]
    reported, computed = (lower_scorecard(card, basis, report) for basis in ("reported", "manuals"))
    assert not report.failed, [each.message.words() for each in report]
    exact = Exact(store)
    for line in computed.lines:
        measured = line.index.measured
        if measured.within is not None:
            computed_value = exact.value(measured.realisation, WHOLE)
            assert isinstance(computed_value, Fraction), computed_value
            store.put(measured.indicator.key, "realisation", WHOLE, Datum(computed_value, "", "", span))
    return Audit(reported, computed, store, Exact(store), frozenset(drawn.kept))


def _document(text: str) -> Contract | Framework | Manual:
    report = Report()
    found = read(parse(Source("text.iku", text), report), report)
    assert not report.failed, [each.message.words() for each in report]
    assert isinstance(found, (Contract, Framework, Manual))
    return found
