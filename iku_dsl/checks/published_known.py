"""A lowered contract goes in; the names come out that a published figure may be about: subjects, parts, tables."""

from collections.abc import Iterator

import attrs

from iku_dsl.formula.lower_scorecard import LoweredScorecard
from iku_dsl.model.documents import Manual
from iku_dsl.syntax.statements import Points
from iku_dsl.syntax.vocabulary import own_name, spelled_alike

TOP = "score"


@attrs.frozen
class Owned:
    """What a manual has under a name: a table, points or bands; its columns, where it has some, and its choices.

    `subject` and `stored` are the names under which the data of the manual, and of the table, stand.
    """

    subject: str
    stored: str
    name: str
    columns: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()


@attrs.frozen
class Known:
    """What the texts of a contract name.

    `parts`, `inputs` and `tables` are by the code of an indicator, each name as its author writes it.
    """

    subjects: tuple[str, ...]
    levels: tuple[str, ...]
    parts: dict[str, tuple[str, ...]]
    inputs: dict[str, tuple[str, ...]]
    tables: dict[str, dict[str, Owned]]

    def code_of(self, subject: str) -> str:
        """Return the code of an indicator with which the name of a table begins; nothing where it begins with none."""
        return max((each for each in self.tables if subject.startswith(f"{each}.")), key=len, default="")

    def table(self, subject: str) -> "Owned | None":
        """Return the table of a manual that a subject names."""
        code = self.code_of(subject)
        name = spelled_alike(subject.removeprefix(f"{code}."), self.tables[code]) if code else None
        return self.tables[code][name] if name is not None else None


def known_to(computed: LoweredScorecard) -> Known:
    """Return the names that a contract and its manuals have; `computed` is lowered from its manuals."""
    card = computed.card
    codes = [code for each in card.indicators for code in (each.key, each.line.code)]
    parts, inputs, tables = dict[str, tuple[str, ...]](), dict[str, tuple[str, ...]](), dict[str, dict[str, Owned]]()
    for line in computed.lines:
        measured = line.index.measured
        manual, key = measured.indicator.manual, measured.indicator.key
        if manual is not None:
            text = manual.span.source.text
            subject = measured.within.subject if measured.within else ""
            parts[key] = tuple(own_name(each, text) for each in _parts(manual))
            inputs[key] = tuple(own_name(each, text) for each in manual.definitions.inputs)
            tables[key] = {each.name: each for each in _tables(manual, subject, text)}
    subjects = dict.fromkeys((*codes, *(each.code for each in card.members), *card.framework.levels, TOP))
    return Known(tuple(subjects), card.framework.levels, parts, inputs, tables)


def _parts(manual: Manual) -> Iterator[str]:
    """Go through what stands behind the code of an indicator and a colon."""
    found = manual.definitions
    yield from (*manual.parts, *found.steps, *found.parameters, *found.inputs, *found.lookups)


def _tables(manual: Manual, subject: str, text: str) -> Iterator[Owned]:
    """Go through what stands behind the code of an indicator and a point."""
    found = manual.definitions
    for name in (*found.tables, *found.groupings):
        columns = tuple(sorted(own_name(each, text) for each in found.columns_of(name)))
        yield Owned(subject, name, own_name(name, text), columns)
    for name, each in found.lookups.items():
        choices = [key.text for row in each.rows for key in row.keys] if isinstance(each, Points) else []
        yield Owned(subject, name, own_name(name, text), choices=tuple(dict.fromkeys(choices)))
