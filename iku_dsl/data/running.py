"""A table and one of its columns go in; whether it is no more than the running number of its rows comes out."""

from iku_dsl.data.table import Table

HEADINGS = ("#", "no", "no urut", "nomor", "nomor urut", "nr", "number")  # in small letters, without a point


def runs(table: Table, column: str) -> bool:
    """Return whether the rows of a table are numbered by this column, 1, 2, 3 and so on: no figure is lost with it."""
    called = column.casefold().replace(".", " ").split()
    cells = [row.cells.get(column, "").removesuffix(".") for row in table.rows]
    return " ".join(called) in HEADINGS and cells == [str(at) for at in range(1, len(cells) + 1)]
