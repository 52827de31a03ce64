"""A workbook as it came, with a column of remarks behind its sheets: to be mended and sent again. Always XLSX, whatever came."""

import sys
from datetime import date, datetime, time, timedelta
from itertools import chain, repeat

from answers import Refusal, over, receive
from read_sheet import FILE, calamine, opened, recognised, rows_of, seen
from write_xlsx import DAYS_1900_TO_1970, FIRST_DAY, LARGEST_EXACT, MOST_ROWS, WIDEST, Book, early_day, send, unescaped

# What may stand in a cell as an error; anything else from a file is text.
ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})
EPOCH = date(1970, 1, 1)
DAY_S = 86_400


def run(request, limits):
    receive(FILE, limits["input_bytes"], request["bytes"])
    tasks = {task["sheet"]: {**task, "remarks": {}} for task in request["sheets"]}
    take_remarks(list(tasks.values()))
    kind, archive = recognised(limits)
    found, sheets = opened()
    if missing := tasks.keys() - {sheet.name for sheet in sheets}:
        raise Refusal("sheet_unknown", sheet=min(missing), sheets=[sheet.name for sheet in sheets])
    book = Annotated(request)
    for sheet in sheets:
        task = tasks.get(sheet.name)
        # Where only some rows go back, the sheets around them do not.
        if task or not request["only_remarked"]:
            errors = seen(kind, archive, sheet.name).errors
            book.add_sheet(
                rows_of(found, sheet.name), errors, task, request["only_remarked"],
                is_visible=sheet.visible == calamine.SheetVisibleEnum.Visible)
    book.finish(book.rows)
    send(book, limits)


def take_remarks(tasks):
    """Lines of the number of a task, a row and a text, up to the one that ends them."""
    for line in sys.stdin.buffer:
        if line[:1] == b".":
            return
        number, row, text = line[:-1].decode().split("\t")
        tasks[int(number)]["remarks"][int(row)] = unescaped(text[1:])
    raise Refusal("cut_off")


class Annotated(Book):
    """Cells as they are, each with its type; how they looked is not kept."""

    def __init__(self, request):
        super().__init__(request)
        self.remark = self.book.add_format({"valign": "top", "text_wrap": True, "bg_color": "#FFF2CC"})
        self.heading = self.book.add_format(
            {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top", "bg_color": "#FFF2CC"})
        self.moments = self.book.add_format({"num_format": "dd\\.mm\\.yyyy hh:mm:ss", "valign": "top"})
        self.times = self.book.add_format({"num_format": "[h]:mm:ss", "valign": "top"})
        self.is_shown = False

    def add_sheet(self, found, errors, task, only_remarked, is_visible):
        name = self.free_name(found.name)
        self.sheet = self.book.add_worksheet(name)
        if not is_visible:
            self.sheet.hide()
        elif not self.is_shown:
            # The first one that can be seen is the one that is open.
            self.sheet.activate()
            self.sheet.set_first_sheet()
            self.is_shown = True
        offset = found.start[1] if found.start else 0
        header, dropped = (task["header"], task["dropped"]) if task else (0, None)
        width = max([found.end[1] + 1 if found.end else 0] + [column + 1 for row in errors.values() for column in row])
        place = width - (dropped is not None and dropped < width)
        self.widths = [6] * (place + 1)
        last = max([found.end[0] + 1 if found.end else 0, *errors])
        self.row = 0
        # The last rows may hold nothing but errors, which python-calamine takes for empty.
        for number, row in enumerate(chain(found.iter_rows(), repeat(())), 1):
            if number > last:
                break
            remark = task["remarks"].get(number) if task else None
            if only_remarked and number > header and remark is None:
                continue
            if self.row >= MOST_ROWS:
                raise over("rows", MOST_ROWS)
            cells = [""] * offset + list(row)
            for column, text in errors.get(number, {}).items():
                cells.extend([""] * (column + 1 - len(cells)))
                cells[column] = Error(text)
            if dropped is not None and dropped < len(cells):
                del cells[dropped]
            for index, cell in enumerate(cells):
                if cell != "" and cell is not None:
                    self.put(index, cell, self.header if number == header and isinstance(cell, str) else None)
            if task and number == header:
                self.put_text(place, task["title"], self.heading)
            elif remark:
                self.put_text(place, remark, self.remark)
            self.row += 1
        self.rows += self.row
        if header:
            self.sheet.freeze_panes(min(header, MOST_ROWS - 1), 0)
        for index, column_width in enumerate(self.widths):
            self.sheet.set_column(index, index, WIDEST if task and index == place else column_width)
        self.sheet = None

    def put(self, index, cell, form):
        """A cell with the type it has."""
        if isinstance(cell, Error):
            # An error is a formula's result; text that looks like one would be something else.
            if cell.text in ERRORS:
                self.sheet.write_formula(self.row, index, f"={cell.text}", self.text, cell.text)
            else:
                self.put_text(index, cell.text)
        elif isinstance(cell, str):
            self.put_text(index, cell, form)
        elif isinstance(cell, bool):
            self.sheet.write_boolean(self.row, index, cell, self.text)
        elif isinstance(cell, (int, float)):
            if abs(cell) <= LARGEST_EXACT or isinstance(cell, float):
                self.sheet.write_number(self.row, index, cell, self.text)
            else:
                self.put_text(index, str(cell))
        elif isinstance(cell, datetime):
            self.put_day(index, (cell.date() - EPOCH).days, of_day(cell.time()), self.moments, cell)
        elif isinstance(cell, date):
            self.put_day(index, (cell - EPOCH).days, 0, self.formats["d"], cell)
        elif isinstance(cell, time):
            self.sheet.write_number(self.row, index, of_day(cell), self.times)
        elif isinstance(cell, timedelta):
            self.sheet.write_number(self.row, index, cell.total_seconds() / DAY_S, self.times)
        self.widths[index] = max(self.widths[index], 20 if isinstance(cell, datetime) else 12)

    def put_day(self, index, days, share, form, cell):
        if days + DAYS_1900_TO_1970 < FIRST_DAY:
            return self.put_text(index, early_day(days) + (cell.strftime(" %H:%M:%S") if share else ""))
        self.sheet.write_number(self.row, index, days + DAYS_1900_TO_1970 + share, form)

    def end_sheet(self):
        """Nothing is left to do for the last one."""

    def list_name(self):
        """There are no drop-downs, so no name is taken for them."""
        return ""


class Error:
    """The error of a formula."""

    def __init__(self, text):
        self.text = text


def of_day(clock):
    return (clock.hour * 3600 + clock.minute * 60 + clock.second + clock.microsecond / 1e6) / DAY_S
