"""A sheet of an XLSX, XLS or ODS file as a stream of typed cells: what is stored, formulas by their last value."""

import sys
from datetime import date, datetime, time, timedelta
from itertools import islice

import python_calamine as calamine

import marks
from answers import ESCAPES, Refusal, answer, over, receive
from archive import Archive

FILE = "sheet"
MOST_MERGED_LISTED = 1_000
# What is written at once.
PIECE_CELLS = 20_000
TAB = "\t"
# What an encrypted XLSX has instead of a workbook, as compound files write names.
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def run(request, limits):
    receive(FILE, limits["input_bytes"])
    kind, archive = recognised(limits)
    book, sheets = opened()
    names = [sheet.name for sheet in sheets]
    name = chosen(request.get("sheet"), sheets)
    sheet = rows_of(book, name)
    found = seen(kind, archive, name)
    answer(
        {
            "kind": kind,
            "sheets": [{"name": s.name, "visible": s.visible == calamine.SheetVisibleEnum.Visible} for s in sheets],
            "sheet": names.index(name),
            "hidden_rows": found.hidden_rows,
            "hidden_columns": found.hidden_columns,
            "merged": [[a[0] + 1, a[1], b[0] + 1, b[1]] for a, b in (sheet.merged_cell_ranges or [])[:MOST_MERGED_LISTED]],
        }
    )
    count = 0 if request.get("heading") else send(sheet, found.errors, limits)
    answer({"end": count})


def opened():
    """The workbook in the file, and its sheets but charts and the like."""
    try:
        book = calamine.CalamineWorkbook.from_path(FILE)
        return book, [sheet for sheet in book.sheets_metadata if sheet.typ == calamine.SheetTypeEnum.WorkSheet]
    except calamine.PasswordError:
        raise Refusal("encrypted") from None
    except calamine.CalamineError:
        raise Refusal("damaged") from None


def rows_of(book, name):
    try:
        return book.get_sheet_by_name(name)
    except calamine.CalamineError:
        raise Refusal("damaged") from None


def seen(kind, archive, name):
    """What the second look finds; XLS allows none."""
    return {"xlsx": marks.of_xlsx, "ods": marks.of_ods}.get(kind, lambda *_: marks.Marks())(archive, name)


def recognised(limits):
    """By what the file holds, whatever it is called."""
    with open(FILE, "rb") as file:
        start = file.read(8)
        if start == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
            whole = start + file.read()
            if ENCRYPTED in whole:
                raise Refusal("encrypted")
            if not any(name.encode("utf-16-le") in whole for name in ("Workbook", "Book", "WORKBOOK", "BOOK")):
                raise Refusal("no_spreadsheet")
            return "xls", None
    if start[:4] != b"PK\x03\x04":
        raise Refusal("no_spreadsheet")
    archive = Archive(FILE, limits)
    if "xl/workbook.xml" in archive.names:
        return "xlsx", archive
    if "content.xml" in archive.names and "mimetype" in archive.names:
        with archive.open("mimetype") as part:
            if part.read(100).startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
                return "ods", archive
    raise Refusal("no_spreadsheet")


def chosen(wanted, sheets):
    """The sheet of this name or, counted from 1, this number; else the first that can be seen."""
    if not sheets:
        raise Refusal("no_spreadsheet")
    if wanted is None:
        visible = [sheet for sheet in sheets if sheet.visible == calamine.SheetVisibleEnum.Visible]
        return (visible or sheets)[0].name
    names = [sheet.name for sheet in sheets]
    if wanted in names:
        return wanted
    if wanted.isdecimal() and 1 <= int(wanted) <= len(names):
        return names[int(wanted) - 1]
    raise Refusal("sheet_unknown", sheet=wanted, sheets=names)


def send(sheet, errors, limits):
    """Every row that holds anything, with its number; returns how many rows the sheet has."""
    columns = sheet.start[1] if sheet.start else 0
    write = sys.stdout.buffer.write
    rows, sent, number = sheet.iter_rows(), 0, 0
    # As many rows at once as make these cells, however wide the sheet is.
    while piece := list(islice(rows, max(1, PIECE_CELLS // max(1, sheet.width)))):
        wrong = {row: errors[row] for row in range(number + 1, number + len(piece) + 1) if row in errors}
        text = lines(piece, number + 1, columns, wrong).encode("utf-8", "replace")
        number += len(piece)
        sent += len(text)
        if sent > limits["output_bytes"]:
            raise over("output_bytes", limits["output_bytes"])
        write(text)
    for row in sorted(row for row in errors if row > number):
        write(lines([[]], row, 0, errors).encode("utf-8", "replace"))
        number = row
    return number


def lines(rows, first, columns, errors):
    """Rows of one width as text: column by column, because cells below each other are mostly of one type."""
    written = [cells(values) for values in zip(*rows)]
    for row in range(first, first + len(rows)) if errors else ():
        for column, error in errors.get(row, {}).items():
            if (place := column - columns) >= 0:
                written.extend([""] * len(rows) for _ in range(place + 1 - len(written)))
                written[place][row - first] = "e" + error.translate(ESCAPES)
    if not written:
        return ""
    numbers = [f"{number}{TAB * columns}" for number in range(first, first + len(rows))]
    text = map(TAB.join, zip(numbers, *written))
    if "" in written[-1]:
        text = [line for line in (line.rstrip(TAB) for line in text) if TAB in line]
    return "".join([line + "\n" for line in text])


def cells(values):
    """The cells of a column, each behind the letter of its type."""
    kinds = set(map(type, values))
    # Looking at all texts for something to escape costs a tenth of translating each of them.
    texts = "" if str not in kinds else "".join(values if len(kinds) == 1 else (v for v in values if type(v) is str))
    if any(letter in texts for letter in "\\\t\n\r"):
        values = [value.translate(ESCAPES) if type(value) is str else value for value in values]
    if len(kinds) > 1:
        return [WRITERS[type(value)](value) for value in values]
    (kind,) = kinds
    if kind is str:
        return ["s" + value if value else "" for value in values]
    if kind is float:
        return ["n" + shown for shown in map(repr, values)]
    # Of days and times there are few different ones.
    shown = {value: WRITERS[kind](value) for value in set(values)}
    return [shown[value] for value in values]


def moment(value):
    return "t" + value.replace(tzinfo=None).isoformat(timespec="seconds")


WRITERS = {
    str: lambda value: "s" + value if value else "",
    float: lambda value: f"n{value!r}",
    int: lambda value: f"n{value}",
    bool: lambda value: "b1" if value else "b0",
    date: lambda value: f"d{value}",
    datetime: moment,
    time: lambda value: f"p{round(value.hour * 3600 + value.minute * 60 + value.second + value.microsecond / 1e6)}",
    timedelta: lambda value: f"p{value.days * 86_400 + value.seconds + (value.microseconds >= 500_000)}",
    type(None): lambda _: "",
}
