"""The scores of a contract go in; the object that a script reads comes out, every number a string."""

from fractions import Fraction
from typing import Any

from iku_dsl.data.facts import Store
from iku_dsl.diagnostics.phrase import Translate, english, worded
from iku_dsl.readings.scoring import IndicatorScore, Score, Scores
from iku_dsl.reports.words import weight_of
from iku_dsl.values.enclosed import Enclosed, ends
from iku_dsl.values.numbers import fraction_text
from iku_dsl.values.outcomes import Need, Value

BASIS = {"reported": "reported", "manuals": "manual"}


def score_object(scores: Scores, framework_hash: str, translate: Translate = english) -> dict[str, Any]:
    """Return the scorecard. The levels above the indicators stand under the names that the framework gives them.

    A level with declared members is a list under its plural; the top level without members is one object, null where
    the framework has no such value. `exact` is n/d, of a percentage in percentage points; of a root or logarithm it is
    null, and `enclosure` holds the two fractions between which that lies. Only why something is missing is said in
    words, and translated.
    """
    card = scores.lowered.card
    found: dict[str, Any] = {
        "contract": card.contract.code,
        "framework": card.framework.code,
        "framework_hash": framework_hash,
        "period": str(scores.period),
        "levels": list(card.framework.levels),
    }
    found |= dict.fromkeys(card.framework.levels[:0:-1])  # a level without a value is null
    for level, members in reversed(scores.levels):
        single = len(members) == 1 and not members[0].code
        if not single:
            del found[level]
        found[level if single else f"{level}s"] = (
            _value(members[0]) if single else [_member(each, _above(level, card.framework.levels)) for each in members]
        )
    below = card.framework.levels[1] if len(card.framework.levels) > 1 else "parent"
    found["indicators"] = [_indicator(each, below, scores.lowered.basis) for each in scores.indicators]
    found["tied"] = list(scores.tied)
    found["missing"] = missing_object(scores, translate)
    found["holidays"] = holidays_object(scores)
    return found


def holidays_object(scores: Scores) -> list[dict[str, str]]:
    """Return the holidays that moved a date or were left out of a count, each with where it stands."""
    facts = scores.exact.facts
    met = facts.calendar.met if isinstance(facts, Store) else {}
    return [{"date": str(day), "name": met[day].name, "source": met[day].source} for day in sorted(met)]


def missing_object(scores: Scores, translate: Translate = english) -> list[dict[str, str]]:
    """Return what was needed and not given."""
    return [need_object(need, translate) for need in scores.needs()]


def _above(level: str, levels: tuple[str, ...]) -> str:
    at = levels.index(level) + 1
    return levels[at] if at < len(levels) else "parent"


def _member(score: Score, above: str) -> dict[str, Any]:
    return {
        "code": score.code,
        "name": score.code,
        "title": score.title,
        **({above: score.parent} if score.parent else {}),
        "weight": weight_of(score).rstrip("%") or None,
        **_value(score),
    }


def _value(score: Score) -> dict[str, Any]:
    found = score.range
    return {
        "value": score.text,
        **exactly("", score.value),
        "status": score.status,
        "range": [fraction_text(found.low), fraction_text(found.high)] if found else None,
    }


def _indicator(each: IndicatorScore, below: str, basis: str) -> dict[str, Any]:
    indicator = each.line.index.measured.indicator
    return {
        "code": each.score.code,
        "title": each.score.title,
        below: each.score.parent,
        "polarity": indicator.said("polarity"),
        "unit": indicator.said("unit"),
        "target": each.aim,
        "realisation": each.written(each.realisation),
        **exactly("target_", each.target, each.percent),
        **exactly("realisation_", each.realisation, each.percent),
        "index": each.score.text,
        **exactly("", each.score.value),
        "status": each.score.status,
        "range": _value(each.score)["range"],
        "qualifies": each.qualifies is True,
        "converted": each.converted is True,
        "basis": BASIS[basis],
    }


def exactly(name: str, value: Value | None, percent: bool = False) -> dict[str, Any]:
    """Return n/d; of a number that is only known between two bounds null, and the bounds."""
    found: dict[str, Any] = {f"{name}exact": None if value is None else exact(value, percent)}
    if isinstance(value, Enclosed):
        found[f"{name}enclosure"] = [fraction_text(each * (100 if percent else 1)) for each in ends(value)]
    return found


def exact(value: Value, percent: bool = False) -> str | None:
    """Return n/d in the quantity's own unit, or None where there is no number."""
    if not isinstance(value, Fraction) or isinstance(value, bool):
        return None
    return fraction_text(value * 100 if percent else value)


def need_object(need: Need, translate: Translate = english) -> dict[str, str]:
    """Return one datum that was needed and not given."""
    return {
        "subject": need.subject,
        "needs": worded(need.name),
        "period": worded(need.period),
        "looked_in": worded(need.looked_in),
        "why": worded(need.why, translate),
    }
