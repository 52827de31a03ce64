"""What stands in a sheet that python-calamine does not tell: hidden rows and columns, and the errors of formulas.

A second look with a streaming XML parser of the standard library, and only where `archive.py` saw such a mark. openpyxl tells
hidden rows too, but holds the whole sheet for it, fifty times its size; it knows nothing of ODS.
"""

from posixpath import join, normpath
from xml.parsers import expat

from answers import Refusal, over

MOST_MARKS = 100_000


class Marks:
    """Rows count from 1, columns from 0; errors stand by row, then column."""

    def __init__(self):
        self.hidden_rows, self.hidden_columns, self.errors, self.error_count = [], [], {}, 0

    def hide_rows(self, first, last):
        span(self.hidden_rows, first, last)

    def hide_columns(self, first, last):
        span(self.hidden_columns, first, last)

    def error(self, row, column, text):
        self.error_count += 1
        if self.error_count > MOST_MARKS:
            raise over("marks", MOST_MARKS)
        self.errors.setdefault(row, {})[column] = text


def span(spans, first, last):
    if spans and spans[-1][1] == first - 1:
        spans[-1][1] = last
    elif len(spans) >= MOST_MARKS:
        raise over("marks", MOST_MARKS)
    else:
        spans.append([first, last])


def parse(archive, name, start, end=None, text=None):
    """Reads a part; a document type, with which entities come, is refused."""
    parser = expat.ParserCreate(namespace_separator=None)
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text

    def refuse(*_):
        raise Refusal("damaged")

    parser.StartDoctypeDeclHandler = refuse
    try:
        with archive.open(name) as part:
            while piece := part.read(1 << 16):
                parser.Parse(piece)
            parser.Parse(b"", True)
    except (expat.ExpatError, KeyError, ValueError):
        raise Refusal("damaged") from None


def of_xlsx(archive, sheet):
    marks = Marks()
    part = xlsx_part(archive, sheet)
    if part not in archive.marked:
        return marks
    # Row and column may be left out, and then follow the one before.
    row, column, error = 0, -1, None

    def start(tag, attributes):
        nonlocal row, column, error
        tag = tag.rpartition(":")[2]
        if tag == "c":
            place = attributes.get("r")
            column = column_index(place) if place else column + 1
            error = "" if attributes.get("t") == "e" else None
        elif tag == "row":
            row, column = int(attributes.get("r", row + 1)), -1
            if attributes.get("hidden") in ("1", "true"):
                marks.hide_rows(row, row)
        elif tag == "col" and attributes.get("hidden") in ("1", "true"):
            marks.hide_columns(int(attributes["min"]) - 1, int(attributes["max"]) - 1)

    def text(data):
        nonlocal error
        if error is not None:
            error += data

    def end(tag):
        nonlocal error
        tag = tag.rpartition(":")[2]
        if tag == "c" and error is not None:
            marks.error(row, column, error[-20:])
            error = None
        elif tag == "f" and error is not None:
            error = ""

    parse(archive, part, start, end, text)
    return marks


def xlsx_part(archive, sheet):
    """The part of the archive that holds a sheet of this name."""
    relations, found = {}, None

    def workbook(tag, attributes):
        nonlocal found
        if tag.rpartition(":")[2] == "sheet" and attributes.get("name") == sheet:
            found = next((value for key, value in attributes.items() if key.rpartition(":")[2] == "id" and ":" in key), None)

    def relation(tag, attributes):
        if tag.rpartition(":")[2] == "Relationship":
            relations[attributes.get("Id")] = attributes.get("Target", "")

    parse(archive, "xl/workbook.xml", workbook)
    parse(archive, "xl/_rels/workbook.xml.rels", relation)
    target = relations.get(found, "")
    return target[1:] if target.startswith("/") else normpath(join("xl", target))


def of_ods(archive, sheet):
    marks = Marks()
    if "content.xml" not in archive.marked:
        return marks
    inside, row, column, depth = False, 1, 0, 0
    error = None

    def start(tag, attributes):
        nonlocal inside, row, column, depth, error
        if tag == "table:table":
            depth += 1
            if depth == 1:
                inside, row, column = attributes.get("table:name") == sheet, 1, 0
        if not inside or depth != 1:
            return
        if tag == "table:table-row":
            count, column = int(attributes.get("table:number-rows-repeated", 1)), 0
            if attributes.get("table:visibility") in ("collapse", "filter"):
                marks.hide_rows(row, row + count - 1)
            row += count
        elif tag == "table:table-column":
            count = int(attributes.get("table:number-columns-repeated", 1))
            if attributes.get("table:visibility") in ("collapse", "filter"):
                marks.hide_columns(column, column + count - 1)
            column += count
        elif tag in ("table:table-cell", "table:covered-table-cell"):
            error = "" if attributes.get("calcext:value-type") == "error" else None
            column += int(attributes.get("table:number-columns-repeated", 1))

    def text(data):
        nonlocal error
        if error is not None:
            error += data

    def end(tag):
        nonlocal inside, depth, error
        if tag == "table:table":
            depth -= 1
            inside = inside and depth > 0
        elif tag == "table:table-cell" and error is not None:
            marks.error(row - 1, column - 1, error[-20:])
            error = None

    parse(archive, "content.xml", start, end, text)
    return marks


def column_index(place):
    index = 0
    for letter in place.rstrip("0123456789"):
        index = index * 26 + ord(letter) - 64
    return index - 1
