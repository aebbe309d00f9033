"""Cells go in; the bytes of a small workbook of Excel or OpenDocument come out, part by part as tests need them."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from sqlite3 import connect
from xml.sax.saxutils import escape, quoteattr

from iku_dsl.data.header import letters

Rows = Sequence[Sequence[object]]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
HEAD = '<?xml version="1.0"?>'


def archive(parts: dict[str, str | bytes]) -> bytes:
    """Return an archive of these parts, the same bytes every time."""
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        for name, content in parts.items():
            file.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return found.getvalue()


def cell(at: str, value: object) -> str:
    """Return a cell of Excel: a text, a number, a percentage (`"0.82%"` is 0.82 so formatted), or raw XML."""
    if value is None:
        return ""
    if isinstance(value, str) and value.startswith("<c"):
        return value.replace("<c", f'<c r="{at}"', 1)
    if isinstance(value, str) and value.endswith("%") and value[:-1].replace(".", "").isdecimal():
        return f'<c r="{at}" s="1"><v>{value[:-1]}</v></c>'
    if isinstance(value, str):
        return f'<c r="{at}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f'<c r="{at}"><v>{value!r}</v></c>'


def sheet(rows: Sequence[Sequence[object]], behind: str = "") -> str:
    """Return a sheet of Excel with these cells."""
    lines = "".join(
        f'<row r="{number}">{"".join(cell(f"{letters(at)}{number}", each) for at, each in enumerate(row, 1))}</row>'
        for number, row in enumerate(rows, 1)
    )
    return f'<worksheet xmlns="{MAIN}"><sheetData>{lines}</sheetData>{behind}</worksheet>'


def parts(sheets: dict[str, str], book: str = "", styles: str = '<xf/><xf numFmtId="9"/>') -> dict[str, str | bytes]:
    """Return the parts of a workbook of Excel; the second style of its cells is a percentage."""
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{at}" r:id="r{at}"/>' for at, name in enumerate(sheets, 1)
    )
    links = "".join(
        f'<Relationship Id="r{at}" Type="{LINKED}/worksheet" Target="worksheets/s{at}.xml"/>'
        for at in range(1, len(sheets) + 1)
    )
    links += f'<Relationship Id="r0" Type="{LINKED}/styles" Target="styles.xml"/>'
    root = f'<Relationship Id="r1" Type="{LINKED}/officeDocument" Target="xl/workbook.xml"/>'
    found: dict[str, str | bytes] = {
        "_rels/.rels": f'<Relationships xmlns="{LINKS}">{root}</Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{LINKED}"><sheets>{listed}</sheets>{book}</workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{LINKS}">{links}</Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><cellXfs>{styles}</cellXfs></styleSheet>',
    }
    return found | {f"xl/worksheets/s{at}.xml": content for at, content in enumerate(sheets.values(), 1)}


def xlsx(sheets: Mapping[str, Rows]) -> bytes:
    """Return a workbook of Excel with these sheets."""
    return archive(parts({name: sheet(rows) for name, rows in sheets.items()}))


def spread(kind: str, value: object, shown: str = "\u2026", more: str = "") -> str:
    """Return a cell of OpenDocument of a kind, with what it shows, and more attributes."""
    said = f'office:value-type="{kind}" office:{"string-value" if kind == "string" else "value"}="{value}" {more}'
    return f"<table:table-cell {said}><text:p>{shown}</text:p></table:table-cell>"


def ods_cell(value: object) -> str:
    """Return a cell of OpenDocument, as `cell` returns one of Excel."""
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, str) and value.startswith("<table:"):
        return value
    if isinstance(value, str) and value.endswith("%") and value[:-1].replace(".", "").isdecimal():
        return spread("percentage", value[:-1])
    if isinstance(value, str):
        return f'<table:table-cell office:value-type="string"><text:p>{escape(value)}</text:p></table:table-cell>'
    return spread("float", value)


def ods(sheets: Mapping[str, Rows]) -> bytes:
    """Return a workbook of OpenDocument with these sheets."""
    tables = "".join(
        f"<table:table table:name={quoteattr(name)}>"
        + "".join(f"<table:table-row>{''.join(map(ods_cell, row))}</table:table-row>" for row in rows)
        + "</table:table>"
        for name, rows in sheets.items()
    )
    names = "".join(f' xmlns:{each}="{OFFICE}:{each}:1.0"' for each in ("office", "table", "text"))
    names += ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    return archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{OFFICE}:manifest:1.0"/>',
            "content.xml": f"{HEAD}<office:document-content{names}>{body}</office:document-content>",
        }
    )


def percentage(value: float, ending: str) -> str:
    """Return a cell of a workbook that is formatted as a percentage."""
    return spread("percentage", repr(value)) if ending == "ods" else f'<c s="1"><v>{value!r}</v></c>'


def read_value(text: str) -> object:
    """Return what a cell holds that is written as a person sees it: 12.5, 0.82%, #DIV/0!, =A1 (not computed), words."""
    if text.startswith("#"):
        return f'<c t="e"><f>1/0</f><v>{text}</v></c>'
    if text.startswith("="):
        return f"<c><f>{escape(text[1:])}</f></c>"
    if text in ("TRUE", "FALSE"):
        return f'<c t="b"><v>{int(text == "TRUE")}</v></c>'
    try:
        return float(text)
    except ValueError:
        return text or None


def written(text: str, ending: str) -> bytes:
    """Return the workbook or database that a text shows: behind `[name]` the rows, cells parted by semicolons."""
    sheets: dict[str, list[list[object]]] = {}
    for line in text.splitlines():
        if line.startswith("["):
            rows = sheets.setdefault(line.strip("[]"), [])
        else:
            rows.append([read_value(each) for each in line.split(";")])
    if ending == "sqlite":
        return sqlite(sheets)
    return ods(sheets) if ending == "ods" else xlsx(sheets)


def sqlite(tables: Mapping[str, Rows]) -> bytes:
    """Return a SQLite database with these tables; the first row of each holds its columns."""
    with closing(connect(":memory:")) as connection:
        for name, (header, *rows) in tables.items():
            connection.execute(f'CREATE TABLE "{name}" ({", ".join(map(str, header))})')
            several = ", ".join("?" * len(header))
            connection.executemany(f'INSERT INTO "{name}" VALUES ({several})', rows)  # noqa: S608 - written by tests
        connection.commit()
        return connection.serialize()
