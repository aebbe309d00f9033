"""Paths go in; the documents that stand there come out, each file read once, under the texts that they follow."""

from collections.abc import Iterable
from pathlib import Path

import attrs

from iku_dsl.diagnostics.phrase import Phrase, any_of, say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Diagnostic, Rule, Severity
from iku_dsl.diagnostics.suggest import meant
from iku_dsl.model.documents import AnyDocument
from iku_dsl.model.follow import check_alone, follow
from iku_dsl.model.read import read
from iku_dsl.model.rules import NOT_FOUND, WRONG_CODE
from iku_dsl.syntax import statements as written
from iku_dsl.syntax.files import file_stem, is_there
from iku_dsl.syntax.formulas import Word
from iku_dsl.syntax.own_texts import read_own_text
from iku_dsl.syntax.parse import parse
from iku_dsl.syntax.resources import frameworks_folder
from iku_dsl.syntax.statements import ParsedText

FOLLOWS_ITSELF = Rule(
    "IKU222",
    "follows-itself",
    Severity.ERROR,
    "`{code}` follows itself, directly or through others",
    why="What a text inherits must stand somewhere first.",
    example='framework office-2026 "Office", follows office-2026',
    instead="Name the text that came before it.",
)
WHICH_EDITION = Rule(
    "IKU223",
    "which-edition",
    Severity.ERROR,
    "there are several editions of {code} ({files}), and the text does not say which one it follows",
    why="What is inherited must be one text.",
    example='manual ikpa "IKPA" version 2025, follows ikpa',
    instead='manual ikpa "IKPA" version 2025, follows ikpa version 2024',
)
WRONG_KIND = Rule(
    "IKU224",
    "other-kind",
    Severity.ERROR,
    "{file} is looked up as a {kind} and holds another kind of document",
    why="A document is found by the name of its file; what is found must be of the kind that is asked for.",
    example="2a-CP.iku beginning with `contract 2a-CP`",
    instead="Give each document a file of its own.",
)
KINDS: dict[type[written.Edition], Phrase] = {written.Manual: say("manual"), written.Framework: say("framework")}
MOST_NAMED = 5
LONGEST = 20  # texts that follow one another


@attrs.define
class Texts:
    """The documents of one run."""

    report: Report
    parsed: dict[Path, ParsedText | None] = attrs.field(factory=dict)
    known: dict[Path, AnyDocument | None] = attrs.field(factory=dict)

    def parse(self, path: Path) -> ParsedText | None:
        """Return the statements of a file, as they stand there."""
        key = path.resolve()
        if key not in self.parsed:
            source = read_own_text(path, self.report)
            self.parsed[key] = parse(source, self.report) if source else None
        return self.parsed[key]

    def document(self, path: Path) -> AnyDocument | None:
        """Return the document in a file, with what it inherits."""
        key = path.resolve()
        if key not in self.known:
            text = self.inherited(path)
            self.known[key] = read(text, self.report) if text else None
        return self.known[key]

    def extended(self, path: Path, statement: written.Statement, report: Report) -> AnyDocument | None:
        """Return the document in a file as it would be with one more statement; what is wrong then is reported."""
        text = Texts(Report(), self.parsed).inherited(path)
        return read(attrs.evolve(text, statements=(*text.statements, statement)), report) if text else None

    def editions(self, code: Word, kind: type[written.Edition], path: Path) -> list[Path]:
        """Return the files that hold a named document; one with its name and another code inside is reported."""
        return [file for file in self.named(code, kind, path) if self._holds(file, code, kind)]

    def named(self, code: Word, kind: type[written.Edition], path: Path) -> list[Path]:
        """Return the files with the name of a document, `code.iku` and `code@version.iku`, from one folder."""
        stem = file_stem(code.text)
        for folder in self.beside(path, kind):
            plain = folder / f"{stem}.iku"
            files = ([plain] if is_there(plain) else []) + sorted(folder.glob(f"{stem}@*.iku"))
            if files:
                return files
        return []

    def beside(self, path: Path, kind: type) -> tuple[Path, ...]:
        """Return where documents that a text names are looked for: beside it, in ../frameworks, among the shipped."""
        folder = path.parent
        if kind is not written.Framework:
            return (folder,)
        return (folder, folder.parent / "frameworks", frameworks_folder())

    def inherited(self, path: Path, chain: tuple[Path, ...] = ()) -> ParsedText | None:
        """Return the statements of a file under those that it follows; `chain` are the files that follow it."""
        text = self.parse(path)
        head = _head(text)
        said = next((each for each in head.editions if each.name == "follows"), None) if head else None
        if text is None or head is None or said is None:
            return check_alone(text, self.report) if text else None
        chain = (*chain, path.resolve())
        older = self._followed(head, said, path, chain)
        return follow(text, older, self.report) if older else None

    def _followed(
        self, head: written.Edition, said: written.Attribute, path: Path, chain: tuple[Path, ...]
    ) -> ParsedText | None:
        """Return the text that another one follows, under what that one follows in its turn."""
        code, version = said.values
        files = [each for each in self.editions(code, type(head), path) if version is None or self._is(each, version)]
        if not files:
            self._not_followed(code, version, type(head), path)
        elif len(files) > 1:
            names = ", ".join(file.name for file in files)
            self.report.add(WHICH_EDITION.at(said.span, "add `version …`", code=code.text, files=names))
        elif files[0].resolve() in chain or len(chain) > LONGEST:
            self.report.add(FOLLOWS_ITSELF.at(said.span, "name the text that came before it", code=code.text))
        else:
            return self.inherited(files[0], chain)
        return None

    def _not_followed(self, code: Word, version: Word | None, kind: type[written.Edition], path: Path) -> None:
        """Report a text that is nowhere; a file that cannot be used has been reported, and may be the one meant."""
        if all(_is_of(self.parse(each), code) for each in self.named(code, kind, path)):
            self.report.add(self.not_found(code, version, kind, path))

    def not_found(self, code: Word, version: Word | None, kind: type[written.Edition], path: Path) -> Diagnostic:
        """Return the diagnostic of a document that is nowhere."""
        named = say("{code} version {version}", code=code.text, version=version.text) if version else code.text
        places = ", ".join(map(str, self.beside(path, kind)))
        stems = {file.stem.split("@")[0] for folder in self.beside(path, kind) for file in folder.glob("*.iku")}
        hints = _begun(code.text, stems) or meant(code.text, stems) or (say("correct the code, or put the file there"),)
        return NOT_FOUND.at(code.span, *hints, kind=KINDS[kind], code=named, folders=places)

    def _holds(self, file: Path, code: Word, kind: type[written.Edition]) -> bool:
        """Return whether a file holds the document that its name promises, or cannot be read."""
        head = next(iter(text.meaning()), None) if (text := self.parse(file)) else None
        if not isinstance(head, written.Document):
            return True
        if head.code.text != code.text:
            data = {"file": file.name, "wanted": code.text, "code": head.code.text}
            self.report.add(WRONG_CODE.at(head.span, "rename the file or correct the code", **data))
            return False
        if not isinstance(head, kind):
            self.report.add(WRONG_KIND.at(head.span, "move it to a file of its own", file=file.name, kind=KINDS[kind]))
        return True

    def _is(self, file: Path, version: Word) -> bool:
        head = _head(self.parse(file))
        return head is not None and any(
            each.name == "version" and each.values[0].text == version.text for each in head.editions
        )


def _begun(code: str, stems: Iterable[str]) -> tuple[Phrase, ...]:
    """Return the texts whose codes begin as this one does, whatever stands between letters and digits: `kmk467`."""
    plain = _plain(code)
    like = sorted(each for each in stems if plain and _plain(each).startswith(plain))[:MOST_NAMED]
    return (say("did you mean {codes}?", codes=any_of(f"`{each}`" for each in like)),) if like else ()


def _plain(code: str) -> str:
    return "".join(each for each in code.casefold() if each.isalnum())


def _is_of(text: ParsedText | None, code: Word) -> bool:
    head = _head(text)
    return head is not None and head.code.text == code.text


def _head(text: ParsedText | None) -> written.Edition | None:
    """Return the first statement, when it is that of a document that may follow another."""
    found = next(iter(text.meaning()), None) if text else None
    return found if isinstance(found, written.Edition) else None
