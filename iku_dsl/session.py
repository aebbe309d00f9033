"""Paths go in; scores, explanations and diagnostics come out: the only module that knows the order of the stages."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import attrs

from iku_dsl.checks.checks import check_document, check_scorecard
from iku_dsl.checks.consolidation import check_consolidation
from iku_dsl.checks.examples import FAILS
from iku_dsl.checks.reported import check_reported_targets
from iku_dsl.checks.scores import check_errors, check_scores
from iku_dsl.data.dating import AnyYear
from iku_dsl.data.facts import Store
from iku_dsl.data.folder import Beside, Folder
from iku_dsl.data.inputs import read_data
from iku_dsl.data.kinds import kind_reported
from iku_dsl.data.own_holidays import read_holidays
from iku_dsl.data.published import Published, is_published, read_published
from iku_dsl.data.reported import check_conflicts, read_reported
from iku_dsl.data.single import data_of
from iku_dsl.data.source_text import ReportText, prove, read_report_text
from iku_dsl.data.units import Owners
from iku_dsl.data.unread import doubt_unread, tables_of
from iku_dsl.data.working_calendar import Calendar
from iku_dsl.data.years import Years
from iku_dsl.diagnostics.language import translator
from iku_dsl.diagnostics.phrase import Translate, english
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Severity
from iku_dsl.diagnostics.source import Source
from iku_dsl.formula.algebra import Step
from iku_dsl.formula.lower_scorecard import LoweredScorecard, lower_scorecard
from iku_dsl.model.choose import check_editions, choose
from iku_dsl.model.documents import AnyDocument, Contract, Framework, Manual
from iku_dsl.model.near_manual import doubted
from iku_dsl.model.resolve import Indicator, Manuals, Scorecard, resolve
from iku_dsl.model.rules import NO_CONTRACT, NO_FRAMEWORK
from iku_dsl.model.texts import Texts
from iku_dsl.model.visit import looks_back
from iku_dsl.readings.explain import Explanation, explain
from iku_dsl.readings.scoring import Scores, score
from iku_dsl.syntax import statements as written
from iku_dsl.syntax.append import append_text
from iku_dsl.syntax.files import is_folder, is_there, read_text
from iku_dsl.syntax.format import format_text
from iku_dsl.syntax.formulas import Word
from iku_dsl.syntax.vocabulary import language_of
from iku_dsl.values.periods import Period, year

if TYPE_CHECKING:
    from iku_dsl.audit.audit import Audited
    from iku_dsl.checks.proofs.claim import Verified
    from iku_dsl.checks.proofs.equal import Compared
    from iku_dsl.checks.proofs.verify import Verifying
    from iku_dsl.readings.additions import Added
    from iku_dsl.readings.examined import Examined
    from iku_dsl.readings.unit_values import Computation

Edited = TypeVar("Edited", Manual, Framework)
NODES: dict[type, type[written.Edition]] = {Manual: written.Manual, Framework: written.Framework}
CONTRACT = "contract.iku"
BASES = ("reported", "manuals")


@attrs.frozen
class Loaded:
    """A contract with everything it refers to, read, resolved and checked."""

    card: Scorecard
    folder: Path
    period: Period
    framework_files: str
    framework_hash: str


@attrs.define
class Session:
    """One run: what it has to say, and the documents it has read, each file once."""

    report: Report = attrs.field(factory=Report)
    texts: Texts = attrs.field(default=attrs.Factory(lambda self: Texts(self.report), takes_self=True))
    checked: set[Path] = attrs.field(factory=set)
    calendars: dict[Path, Calendar] = attrs.field(factory=dict)

    def document(self, path: Path) -> AnyDocument | None:
        """Return the document in a file, checked: text → syntax → model → checks."""
        document = self.texts.document(path)
        if document is not None and path.resolve() not in self.checked:
            self.checked.add(path.resolve())
            check_document(document, self.report)
        return document

    def load(
        self, path: Path, period_in: Callable[[int], Period] = year, framework: str | None = None
    ) -> Loaded | None:
        """Return a contract, named by its folder or its file, with its framework and manuals.

        `period_in` makes the period of the contract's year; it picks the editions. `framework` is the code of another
        framework than the contract's own.
        """
        file = path / CONTRACT if is_folder(path) else path
        contract = self.document(file)
        if not isinstance(contract, Contract):
            if contract is not None:
                self.report.add(NO_CONTRACT.at(contract.span, "name the folder of a contract", path=file))
            return None
        period = period_in(contract.year)
        found = self._other(framework, file, period) if framework else self._framework(contract, file, period)
        if found is None:
            return None
        card = resolve(contract, found, self._manuals(contract, file, period), self.report)
        check_scorecard(card, self.report)
        return Loaded(card, file.parent, period, *_files(found))

    def format(self, path: Path, to: str | None) -> str | None:
        """Return the canonical text of a file, in its own vocabulary or another; None where it cannot be read."""
        found = Report()
        source = read_text(path, found)
        text = format_text(source, found, to) if source else None
        self.report.extend(found)
        return text

    def _framework(self, contract: Contract, file: Path, period: Period) -> Framework | None:
        """Return the framework that a contract names."""
        if contract.framework is None:
            self.report.add(NO_FRAMEWORK.at(contract.span, "add `framework kmk-467-2014`"))
            return None
        return self._chosen(contract.framework.code, contract.regime, Framework, file, period)

    def _other(self, code: str, file: Path, period: Period) -> Framework | None:
        """Return a framework that the command line names."""
        source = Source("--framework", code)
        return self._chosen(Word(code, span=source.whole()), "", Framework, file, period)

    def _chosen(self, code: Word, version: str, kind: type[Edited], file: Path, period: Period) -> Edited | None:
        """Return the edition of a document that holds; one that is named and nowhere is reported.

        Where a file is there and cannot be used, that has been reported, and it may be the one that is meant.
        """
        files, texts = (look(code, NODES[kind], file) for look in (self.texts.named, self.texts.editions))
        documents = [each for each in map(self.document, texts) if isinstance(each, kind)]
        found = choose(documents, version, period, code.span, self.report)
        if found is None and len(documents) == len(files) and (version or not files):
            word = Word(version, span=code.span) if version else None
            self.report.add(self.texts.not_found(code, word, NODES[kind], file))
        return found

    def _manuals(self, contract: Contract, file: Path, period: Period) -> Manuals:
        """Return the manuals that a contract names or that stand beside it under the codes of its lines."""
        manuals: Manuals = {}
        for line in contract.lines:
            code = line.manual or Word(line.code, span=line.span)
            if line.manual is not None or self.texts.named(code, NODES[Manual], file):
                version = line.version.text if line.version else ""
                manuals[line.manual_key] = self._chosen(code, version, Manual, file, period)
            elif (doubt := doubted(line, contract, file.parent)) is not None:
                self.report.add(doubt)
                manuals |= {line.manual_key: None} if doubt.severity is Severity.ERROR else {}
        return manuals

    def lower(self, loaded: Loaded, basis: str) -> LoweredScorecard:
        """Return the graph of a contract: model → formula."""
        return lower_scorecard(loaded.card, basis, self.report)

    def facts(self, loaded: Loaded, basis: str) -> Store:
        """Return the data beside a contract."""
        year = loaded.card.contract.year
        manuals = {each.line.manual_key: each.manual for each in loaded.card.indicators if each.manual}
        back = looks_back(*loaded.card.framework.rules, *(each.rules for each in manuals.values()))
        store, folder = Store(year=year, looks_back=back), Folder(loaded.folder / "data")
        store.calendar = self._calendar(folder)
        doubt_unread(folder, tables_of(manuals.values()), loaded.folder, self.report)
        if basis == "reported":
            kinds = {each.key: kind_reported(each) for each in loaded.card.indicators}
            read_reported(folder, kinds, year, store, self.report, loaded.card.contract.lost)
            return store
        owners: dict[tuple[str, str], Owners] = {}
        measured = [each for each in loaded.card.indicators if each.manual and not each.misfit]
        for each in measured:
            if each.manual and each.manual.computes:
                owners.setdefault(each.line.manual_key, Owners(each.manual)).add(each.unit)
        for several in owners.values():
            read_data(folder, several, lambda: Years(year, back, self.report), store, self.report)
        self._check_units(measured, owners)
        return store

    def published(self, loaded: Loaded) -> tuple[Published, ...]:
        """Return the figures that a report of the contract published."""
        return read_published(Beside(loaded.folder / "data"), loaded.card.contract.year, self.report)

    def _calendar(self, folder: Folder) -> Calendar:
        """Return the calendar of a contract, whose own list is read once."""
        if folder.path not in self.calendars:
            self.calendars[folder.path] = read_holidays(folder, self.report)
        return attrs.evolve(self.calendars[folder.path], met={})

    def _check_units(self, measured: list[Indicator], owners: dict[tuple[str, str], Owners]) -> None:
        """Report the units that the data do not have."""
        for each in measured:
            several, word = owners.get(each.line.manual_key), each.line.unit
            unknown = several.unknown(word.text, word.span) if several and word else None
            self.report.extend((unknown,) if unknown else ())

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
        store, folder = Store(year=0), data_of(data, manual)  # of no year: each period is named with its own
        store.calendar = self._calendar(folder)
        doubt_unread(folder, tables_of((manual,)), path.parent, self.report)
        owners, in_year = Owners.all(manual, by), whole.year if whole else None
        read_data(folder, owners, lambda: AnyYear(in_year, whole, self.report), store, self.report)
        check_conflicts(store, None, self.report)
        found = unit_values(owners, store, asked, whole)
        check_computed(found, owners, self.report)
        return found

    def audit(self, loaded: Loaded, sources: Iterable[Path] = ()) -> "Audited | None":
        """Return every published figure of a contract with what its formulas, its data and the other figures say.

        `sources` are the texts of the report: what does not stand there where it is cited is held against nothing.
        None where one of them cannot be read, or nothing was published.
        """
        from iku_dsl.audit.audit import Material, audit  # noqa: PLC0415 - a score is not to wait for it

        rows, found = self.published(loaded), [read_report_text(each, self.report) for each in sources]
        read = [each for each in found if each is not None]
        there = bool(rows) or is_published(Beside(loaded.folder / "data"), loaded.card.contract.span, self.report)
        if len(read) < len(found) or not there:
            return None
        proofs = prove(rows, read, self.report)
        reported, computed = (self.lower(loaded, basis) for basis in BASES)
        facts, data = (self.facts(loaded, basis) for basis in BASES)
        return audit(Material(rows, reported, computed, facts, data, loaded.period, proofs))

    def explain(self, scores: Scores, subject: Step, translate: Translate = english) -> Explanation:
        """Return the tree behind one figure of a scorecard."""
        return explain(subject, scores.exact, scores.period, translate)

    def check(self, paths: Iterable[Path], source: Path | None = None) -> int:
        """Check every text under the paths, and the data beside every contract; return how many texts there were.

        In the text of a report, `source`, what was published is looked up.
        """
        files = [file for path in paths for file in texts(path)]
        text = read_report_text(source, self.report) if source is not None else None
        for file in files:
            if isinstance(self.document(file), Contract):
                self._check_data(file, text)
        check_editions(filter(None, map(self.document, files)), self.report)
        return len(files)

    def test(self, paths: Iterable[Path], generate: bool = False, write: bool = True) -> list["Examined"]:
        """Return every text under the paths with its examples, each of them run.

        `generate` makes the examples that are missing first; they are added to the files only with `write`.
        """
        from iku_dsl.readings.examined import examine  # noqa: PLC0415 - a score is not to wait for it

        files = [file for path in paths for file in texts(path)]
        added = self._generate(files, write) if generate else {}
        return [examine(str(file), self.document(file), added.get(file)) for file in files]

    def verify(self, paths: Iterable[Path]) -> list["Verified"]:
        """Return every text under the paths with the claims about its formulas."""
        from iku_dsl.checks.proofs.verify import Verifying  # noqa: PLC0415 - a score is not to wait for it

        verifying = Verifying(self.report)
        try:
            every = [self.verified(file, verifying) for path in paths for file in texts(path)]
        finally:
            verifying.end()
        return [each for each in every if each is not None]

    def verified(self, file: Path, verifying: "Verifying") -> "Verified | None":
        """Return a text with the claims about it; None where there is none."""
        text = self._read(file)
        return verifying.verified(str(file), text) if text is not None or is_there(file) else None

    def equal(
        self, first: Path, second: Path | None = None, formula: str = "", components: Sequence[str] = ()
    ) -> "Compared | None":
        """Return whether two texts, or a text and a formula, compute the same; None where they cannot be compared.

        Of `components` the first is that of the first text, the last that of the second.
        """
        from iku_dsl.checks.proofs.equal import compared  # noqa: PLC0415 - a score is not to wait for it
        from iku_dsl.checks.proofs.sides import COMPONENT, FORMULA, Choosing, Wanted  # noqa: PLC0415

        documents = self._sound(first), self._sound(second or first)
        ours = Wanted(first, COMPONENT, components[0] if components else "")
        theirs = Wanted(second or first, COMPONENT, components[-1] if components else "")
        wanted = ours, Wanted(first, FORMULA, formula) if formula else theirs
        if documents[0] is None or documents[1] is None:
            return None
        sides = Choosing(self.texts, self.report).sides((documents[0], documents[1]), wanted)
        return compared(sides[0], sides[1], self.report) if len(sides) == 2 else None

    def _read(self, file: Path) -> AnyDocument | Scorecard | None:
        """Return a text whose statements could all be read, a contract with all it refers to."""
        document = self.document(file)
        if isinstance(document, Contract):
            loaded = self.load(file)
            return loaded.card if loaded is not None and loaded.card.complete else None
        return document if document is not None and document.complete else None

    def _sound(self, file: Path) -> AnyDocument | None:
        """Return a text in which nothing is wrong but perhaps an example."""
        document = self.document(file)
        return None if document is None or self.doubts(document) else document

    def _generate(self, files: list[Path], write: bool) -> dict[Path, "Added"]:
        """Make the examples that are missing, and add them to the files where that is asked."""
        session, found = Session(), dict[Path, "Added"]()
        for file in {each.resolve(): each for each in files}.values():
            added = session.lacks(file)
            if added is not None:
                refused = write and added.text and not append_text(file, added.text, self.report)
                found[file] = added.refused() if refused else added
        return found

    def lacks(self, file: Path) -> "Added | None":
        """Return the examples that a text lacks; None for one with an error other than an example that fails."""
        from iku_dsl.readings.additions import additions  # noqa: PLC0415 - a score is not to wait for it

        document = self._sound(file)
        if document is None:
            return None
        return additions(document, translator(language_of(document.span.source.text)) or english)

    def doubts(self, document: AnyDocument) -> bool:
        """Return whether a text, or one that it follows, has an error other than an example that fails."""
        sources = {id(each.span.source) for each in (document, *document.rules)}
        errors = [each for each in self.report if each.severity is Severity.ERROR and each.rule is not FAILS]
        return not document.complete or any(each.span and id(each.span.source) in sources for each in errors)

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
            if basis == "reported":
                self._require(lowered, store, loaded.period)
            check_errors(score(lowered, store, loaded.period), self.report)


def _files(framework: Framework) -> tuple[str, str]:
    """Return the texts that a framework is made of, its own first, and one hash over all of them."""
    sources = dict.fromkeys((framework.span.source, *(each.span.source for each in framework.rules)))
    digest = hashlib.sha256(b"".join(Path(each.path).read_bytes() for each in sources))
    return ", ".join(each.path for each in sources), digest.hexdigest()


def texts(path: Path) -> list[Path]:
    """Return the texts that a path stands for: itself, or every text in a folder and below."""
    return sorted(path.rglob("*.iku")) if is_folder(path) else [path]
