"""A sheet of an XLSX, XLS or ODS file as a stream of typed cells: what is stored, formulas by their last value."""

import sys
from datetime import date, datetime, time, timedelta

import python_calamine as calamine

import marks
from answers import ESCAPES, Refusal, answer, over, receive
from archive import Archive

FILE = "sheet"
MOST_MERGED_LISTED = 1_000
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
    sent, waiting, size, number = 0, [], 0, 0
    wanted = {row for row, _ in errors}
    for number, row in enumerate(sheet.iter_rows(), 1):
        cells = [WRITERS[type(cell)](cell) if cell != "" else "" for cell in row]
        if number in wanted:
            put_errors(cells, columns, number, errors)
        line = "\t".join(cells)
        # Looking at the whole row for something to escape costs a tenth of translating every text.
        if "\\" in line or "\n" in line or "\r" in line or line.count("\t") != len(cells) - 1:
            line = "\t".join(cell.translate(ESCAPES) for cell in cells)
        if columns and line:
            line = "\t" * columns + line
        line = line.rstrip("\t")
        if not line:
            continue
        waiting.append(f"{number}\t{line}\n")
        size += len(line)
        if size > 1 << 16:
            piece = "".join(waiting).encode("utf-8", "replace")
            sent += len(piece)
            if sent > limits["output_bytes"]:
                raise over("output_bytes", limits["output_bytes"])
            write(piece)
            waiting, size = [], 0
    for row in sorted(row for row in wanted if row > number):
        cells = []
        put_errors(cells, 0, row, errors)
        waiting.append(f"{row}\t" + "\t".join(cell.translate(ESCAPES) for cell in cells) + "\n")
        number = row
    write("".join(waiting).encode("utf-8", "replace"))
    return number


def put_errors(cells, columns, row, errors):
    """The errors of a row in their places, which python-calamine leaves empty."""
    for column in sorted(column for line, column in errors if line == row):
        place = column - columns
        if place >= 0:
            cells.extend([""] * (place + 1 - len(cells)))
            cells[place] = "e" + errors[(row, column)]


def moment(value):
    return "t" + value.replace(tzinfo=None).isoformat(timespec="seconds")


WRITERS = {
    str: lambda value: "s" + value,
    float: lambda value: f"n{value!r}",
    int: lambda value: f"n{value}",
    bool: lambda value: "b1" if value else "b0",
    date: lambda value: f"d{value}",
    datetime: moment,
    time: lambda value: f"p{round(value.hour * 3600 + value.minute * 60 + value.second + value.microsecond / 1e6)}",
    timedelta: lambda value: f"p{value.days * 86_400 + value.seconds + (value.microseconds >= 500_000)}",
    type(None): lambda _: "",
}
