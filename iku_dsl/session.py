"""Paths go in; scores, explanations and diagnostics come out: the only module that knows the order of the stages."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from iku_dsl.checks.consolidation import check_consolidation
from iku_dsl.checks.published import check_published
from iku_dsl.checks.reported import check_reported_targets
from iku_dsl.checks.scores import check_errors, check_scores
from iku_dsl.data.facts import Store
from iku_dsl.data.published import Published
from iku_dsl.data.reported import check_conflicts
from iku_dsl.data.source_text import ReportText, prove, read_report_text
from iku_dsl.data.units import Owners
from iku_dsl.diagnostics.phrase import Translate, english
from iku_dsl.diagnostics.report import Report
from iku_dsl.formula.algebra import Step
from iku_dsl.formula.lower_scorecard import LoweredScorecard, lower_scorecard
from iku_dsl.model.choose import check_editions
from iku_dsl.model.documents import AnyDocument, Contract, Manual
from iku_dsl.model.texts import Texts
from iku_dsl.readings.explain import Explanation, explain
from iku_dsl.readings.scoring import Scores, score
from iku_dsl.syntax.files import is_there
from iku_dsl.syntax.format import format_text
from iku_dsl.syntax.own_texts import read_own_text
from iku_dsl.values.periods import Period, year
from iku_dsl.workspace.contracts import Contracts, Loaded
from iku_dsl.workspace.documents import Documents, text_files
from iku_dsl.workspace.records import BASES, Records

if TYPE_CHECKING:
    from iku_dsl.audit.audit import Audited
    from iku_dsl.checks.proofs.claim import Verified
    from iku_dsl.checks.proofs.equal import Compared
    from iku_dsl.checks.proofs.verify import Verifying
    from iku_dsl.readings.examined import Examined
    from iku_dsl.readings.unit_values import Computation


@attrs.define
class Session:
    """One run: what it has to say, and what it has read, each file once."""

    report: Report = attrs.field(factory=Report)
    documents: Documents = attrs.field(default=attrs.Factory(lambda self: Documents(self.report), takes_self=True))
    records: Records = attrs.field(default=attrs.Factory(lambda self: Records(self.report), takes_self=True))
    done: Callable[[], None] = attrs.field(default=lambda: None)  # called for every text that has been looked at

    @property
    def texts(self) -> Texts:
        """Return the texts of this run, as they were read."""
        return self.documents.texts

    @property
    def contracts(self) -> Contracts:
        """Return the contracts of this run."""
        return Contracts(self.documents, self.report)

    def document(self, path: Path) -> AnyDocument | None:
        """Return the document in a file, checked."""
        return self.documents.document(path)

    def load(
        self, path: Path, period_in: Callable[[int], Period] = year, framework: str | None = None
    ) -> Loaded | None:
        """Return a contract with its framework, its own or the one of a code, and its manuals, for a period."""
        return self.contracts.load(path, period_in, framework)

    def format(self, path: Path, to: str | None) -> str | None:
        """Return the canonical text of a file, in its own vocabulary or another; None where it cannot be read."""
        found = Report()
        source = read_own_text(path, found)
        text = format_text(source, found, to) if source else None
        self.report.extend(found)
        return text

    def facts(self, loaded: Loaded, basis: str) -> Store:
        """Return the data beside a contract."""
        return self.records.facts(loaded, basis)

    def published(self, loaded: Loaded) -> tuple[Published, ...]:
        """Return the figures that a report of the contract published."""
        return self.records.published(loaded)

    def lower(self, loaded: Loaded, basis: str) -> LoweredScorecard:
        """Return the graph of a contract: model → formula."""
        return lower_scorecard(loaded.card, basis, self.report)

    def score(self, loaded: Loaded, period: Period, basis: str) -> Scores:
        """Return the scores of a contract for a period: formula → readings."""
        store = self.facts(loaded, basis)
        check_conflicts(store, period, self.report)
        lowered = self.lower(loaded, basis)
        check_reported_targets(lowered, store, period, self.report)
        self._require(lowered, store, period)
        scores = score(lowered, store, period)
        check_scores(scores, self.report)
        return scores

    def compute(
        self, path: Path, data: Path, by: str = "", period: str = "", year: int | None = None
    ) -> "Computation | None":
        """Return what a manual gives for every unit and period of a table, or of a folder of them; None without one.

        `by` is the column of the units where the manual has no `for each`, `year` that of periods that name none;
        `period` is computed instead of those that the rows are dated in.
        """
        from iku_dsl.readings.unit_values import asked_for, check_computed, computes, unit_values  # noqa: PLC0415

        manual = self.document(path)
        if manual is None or not computes(manual, by, self.report) or not isinstance(manual, Manual):
            return None
        asked, whole = asked_for(period, year)
        owners = Owners.all(manual, by)
        store = self.records.table(data, manual, path.parent, whole, owners)
        check_conflicts(store, None, self.report)
        found = unit_values(owners, store, asked, whole)
        check_computed(found, owners, self.report)
        return found

    def audit(self, loaded: Loaded, sources: Iterable[Path] = ()) -> "Audited | None":
        """Return every published figure of a contract with what its formulas, its data and the other figures say.

        `sources` are the texts of the report: what does not stand there where it is cited is held against nothing.
        None where one of them cannot be read, or nothing was published.
        """
        from iku_dsl.audit.audit import audit  # noqa: PLC0415 - a score is not to wait for it
        from iku_dsl.audit.material import Material  # noqa: PLC0415

        rows, found = self.published(loaded), [read_report_text(each, self.report) for each in sources]
        read = [each for each in found if each is not None]
        there = bool(rows) or self.records.is_published(loaded)
        if len(read) < len(found) or not there:
            return None
        proofs = prove(rows, read, self.report)
        reported, computed = (self.lower(loaded, basis) for basis in BASES)
        facts, data = (self.facts(loaded, basis) for basis in BASES)
        check_published(rows, computed, data, self.report)
        return audit(Material(rows, reported, computed, facts, data, loaded.period, proofs))

    def explain(self, scores: Scores, subject: Step, translate: Translate = english) -> Explanation:
        """Return the tree behind one figure of a scorecard."""
        return explain(subject, scores.exact, scores.period, translate)

    def check(self, paths: Iterable[Path], source: Path | None = None) -> int:
        """Check every text under the paths, and the data beside every contract; return how many texts there were.

        In the text of a report, `source`, what was published is looked up.
        """
        files = text_files(paths)
        text = read_report_text(source, self.report) if source is not None else None
        for file in self._each(files):
            if isinstance(self.document(file), Contract):
                self._check_data(file, text)
        check_editions(filter(None, map(self.document, files)), self.report)
        return len(files)

    def test(self, paths: Iterable[Path], generate: bool = False, write: bool = True) -> list["Examined"]:
        """Return every text under the paths with its examples, each of them run.

        `generate` makes the examples that are missing first; they are added to the files only with `write`.
        """
        from iku_dsl.readings.examined import examine  # noqa: PLC0415 - a score is not to wait for it
        from iku_dsl.workspace.missing_examples import add_missing  # noqa: PLC0415

        files = text_files(paths)
        added = add_missing(files, write, self.report, self.done) if generate else {}
        return [examine(str(file), self.document(file), added.get(file)) for file in self._each(files)]

    def verify(self, paths: Iterable[Path]) -> list["Verified"]:
        """Return every text under the paths with the claims about its formulas."""
        from iku_dsl.checks.proofs.verify import Verifying  # noqa: PLC0415 - a score is not to wait for it

        verifying = Verifying(self.report)
        try:
            every = [self.verified(file, verifying) for file in self._each(text_files(paths))]
        finally:
            verifying.end()
        return [each for each in every if each is not None]

    def verified(self, file: Path, verifying: "Verifying") -> "Verified | None":
        """Return a text with the claims about it; None where there is none."""
        text = self.contracts.read(file)
        return verifying.verified(str(file), text) if text is not None or is_there(file) else None

    def equal(
        self, first: Path, second: Path | None = None, formula: str = "", components: Sequence[str] = ()
    ) -> "Compared | None":
        """Return whether two texts, or a text and a formula, compute the same; None where they cannot be compared.

        Of `components` the first is that of the first text, the last that of the second.
        """
        from iku_dsl.checks.proofs.equal import compared  # noqa: PLC0415 - a score is not to wait for it
        from iku_dsl.checks.proofs.sides import COMPONENT, FORMULA, Choosing, Wanted  # noqa: PLC0415

        documents = self.documents.sound(first), self.documents.sound(second or first)
        ours = Wanted(first, COMPONENT, components[0] if components else "")
        theirs = Wanted(second or first, COMPONENT, components[-1] if components else "")
        wanted = ours, Wanted(first, FORMULA, formula) if formula else theirs
        if documents[0] is None or documents[1] is None:
            return None
        sides = Choosing(self.texts, self.report).sides((documents[0], documents[1]), wanted)
        return compared(sides[0], sides[1], self.report) if len(sides) == 2 else None

    def _each(self, files: Iterable[Path]) -> Iterator[Path]:
        """Go through texts, and say of each that it is done."""
        for file in files:
            yield file
            self.done()

    def _require(self, lowered: LoweredScorecard, store: Store, period: Period) -> None:
        """Check what the framework requires of the contract, where it requires anything."""
        if lowered.card.framework.requirements:
            from iku_dsl.checks.requirements import check_requirements  # noqa: PLC0415 - most frameworks need none

            check_requirements(lowered, store, period, self.report)

    def _check_data(self, file: Path, text: ReportText | None) -> None:
        """Check the data beside a contract, for every period and from every source, and its score for the year."""
        loaded = self.load(file)
        if loaded is None:
            return
        published = self.published(loaded)
        if text is not None:
            prove(published, [text], self.report)
        for basis in BASES:
            store = self.facts(loaded, basis)
            lowered = self.lower(loaded, basis)
            check_conflicts(store, None, self.report)
            check_consolidation(lowered, store, self.report)
            check_reported_targets(lowered, store, None, self.report)
            if basis == "manuals":
                check_published(published, lowered, store, self.report)
            if basis == "reported":
                self._require(lowered, store, loaded.period)
            check_errors(score(lowered, store, loaded.period), self.report)
