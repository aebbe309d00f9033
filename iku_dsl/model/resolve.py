"""A contract, its framework and its manuals go in; one scorecard with every reference resolved comes out."""

import attrs

from iku_dsl.diagnostics.phrase import Code, say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Diagnostic, Rule, Severity
from iku_dsl.diagnostics.source import Span
from iku_dsl.diagnostics.suggest import meant
from iku_dsl.model.attributes import spoken
from iku_dsl.model.documents import Contract, Framework, Header, Line, Manual, Member, Unit
from iku_dsl.model.read import unknown_statement
from iku_dsl.model.rules import DISAGREE, DUPLICATE, UNKNOWN_CODE
from iku_dsl.model.units import misfit, named_subject, unit_of
from iku_dsl.syntax import statements as written
from iku_dsl.syntax.formulas import Word

NO_PARENT = Rule(
    "IKU281",
    "belongs-nowhere",
    Severity.ERROR,
    "this {level} does not say which {parent} it belongs to",
    why="Under a framework of several levels each member counts in one of the level above, and must name it.",
    example="indicator 2a-CP target year 82%   # under a framework whose indicators belong to objectives",
    instead="indicator 2a-CP in SS-2, target year 82%",
)
Manuals = dict[tuple[str, str], Manual | None]  # by `manual_key` of a line; None for one that cannot be used


@attrs.frozen(eq=False)
class Indicator:
    """A line of the contract together with its manual; `header` is what both say.

    `unread` is the place of the contract, where a manual is named that cannot be used: then what the line does not say
    is not known.
    """

    line: Line
    manual: Manual | None
    header: Header
    unread: Span | None = attrs.field(default=None, eq=False, repr=False)

    @property
    def key(self) -> str:
        """Return the code by which results name it; a part of an indicator has its own."""
        return f"{self.line.code}:{self.line.part.text}" if self.line.part else self.line.code

    @property
    def title(self) -> str:
        """Return its title: the line's own, else that of its manual, or of the part of it that is meant."""
        if self.line.title or self.manual is None:
            return self.line.title
        part = self.manual.parts.get(self.line.part.text) if self.line.part else None
        title = (part.title if part else "") or self.manual.title
        return named_subject(title, self.unit.name) if title and self.unit else title

    @property
    def unit(self) -> Unit | None:
        """Return the unit that its manual is applied to, if that has units."""
        return unit_of(self.line, self.manual, self.key) if self.manual else None

    @property
    def misfit(self) -> Diagnostic | None:
        """Return how the line and the manual disagree about units, if they do."""
        return misfit(self.line, self.manual, self.key) if self.manual else None

    @property
    def counts(self) -> bool:
        """Return whether it is part of an objective, and so of the score."""
        return self.line.part is None

    def said(self, name: str) -> str | None:
        """Return the word stated for an attribute, or None."""
        found = self.header[name].values[0] if name in self.header else None
        return found.text if isinstance(found, Word) else None


@attrs.frozen(eq=False)
class Scorecard:
    """A contract under a framework: the members of each level and the indicators, in the order of writing."""

    contract: Contract
    framework: Framework
    members: tuple[Member, ...]
    indicators: tuple[Indicator, ...]
    complete: bool = True

    def at(self, level: str) -> tuple[Member, ...]:
        """Return the members of a level."""
        return tuple(member for member in self.members if member.level == level)


def resolve(contract: Contract, framework: Framework, manuals: Manuals, report: Report) -> Scorecard:
    """Return the scorecard. What belongs nowhere is reported, and then the scorecard is not complete."""
    found = Report()
    card = _resolved(contract, framework, manuals, found)
    report.extend(found)
    complete = contract.complete and framework.complete and None not in manuals.values()
    return attrs.evolve(card, complete=complete and not found.failed)


def _resolved(contract: Contract, framework: Framework, manuals: Manuals, report: Report) -> Scorecard:
    known = tuple(each for each in contract.members if _known_level(each, contract, framework, report))
    members = _distinct((*framework.members, *known), report)
    indicators = tuple(_indicator(line, contract, manuals, report) for line in contract.lines)
    card = Scorecard(contract, framework, members, indicators)
    for member in members:
        _parent_exists(member.parent or _nowhere(member.span), member.level, card, report)
    for each in card.indicators:
        if each.counts and framework.levels:
            _parent_exists(each.line.parent or _nowhere(each.line.span), framework.levels[0], card, report)
    for code in contract.first:
        _code_exists(code, card, report)
    return card


def _known_level(member: Member, contract: Contract, framework: Framework, report: Report) -> bool:
    if member.level in framework.levels or not framework.levels:  # that no levels are named has been reported
        return bool(framework.levels)
    statement = next(each for each in contract.rules if isinstance(each, written.Member) and each.span == member.span)
    report.add(unknown_statement(statement, "english", *framework.levels, "indicator"))
    return False


def _distinct(members: tuple[Member, ...], report: Report) -> tuple[Member, ...]:
    found: dict[tuple[str, str], Member] = {}
    for each in members:
        key = (each.level, each.code)
        if key in found:
            report.add(
                DUPLICATE.at(each.span, "give one of them its own code", name=each.code, line=found[key].span.line)
            )
        found.setdefault(key, each)
    return tuple(found.values())


def _nowhere(span: Span) -> Word:
    return Word("", span=span)


def _parent_exists(parent: Word, level: str, card: Scorecard, report: Report) -> None:
    """Report a member that belongs to none one level up. Only the top level may be left undeclared: it is one."""
    levels = card.framework.levels
    at = levels.index(level) + 1 if level in levels else len(levels)
    codes = [each.code for each in card.at(levels[at])] if at < len(levels) else []
    undeclared = not codes and (at >= len(levels) - 1)
    if parent.text in codes or (undeclared and not parent.text) or at >= len(levels):
        return
    hints = meant(parent.text, codes) or ((say("say where it belongs: `in {code}`", code=codes[0]),) if codes else ())
    if parent.text:
        report.add(UNKNOWN_CODE.at(parent.span, *hints, level=levels[at], code=parent.text))
    else:
        report.add(NO_PARENT.at(parent.span, *hints, level=level, parent=levels[at]))


def _code_exists(code: Word, card: Scorecard, report: Report) -> None:
    codes = [each.key for each in card.indicators]
    if code.text not in codes:
        hints = meant(code.text, codes)
        report.add(UNKNOWN_CODE.at(code.span, *hints, level=say("indicator"), code=code.text))


def _indicator(line: Line, contract: Contract, manuals: Manuals, report: Report) -> Indicator:
    manual = manuals.get(line.manual_key)
    unread = contract.span if manual is None and line.manual_key in manuals else None
    shared = manual.header if manual else {}
    for name in shared.keys() & line.header.keys():
        here, there = line.header[name], shared[name]
        if here != there and manual:
            report.add(
                DISAGREE.at(
                    here.span,
                    "correct one of them",
                    attribute=Code(spoken(name)),
                    code=line.code,
                    here=here.span.text,
                    there=there.span.text,
                    where=there.span.where,
                )
            )
    found = Indicator(line, manual, {**shared, **line.header}, unread)
    report.extend((found.misfit,) if found.misfit else ())
    return found
