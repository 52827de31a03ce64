"""Typed rows become an XLSX workbook. A text is written as a text whatever it begins with, so that no cell starts a formula."""

import json
import os
import re
import sys
from textwrap import wrap

from xlsxwriter import Workbook

from answers import Refusal, answer, hand_over, over

BOOK = "book.xlsx"
# What a cell of each type is divided by, how it looks, and how wide its column is at least.
TYPES = {
    "i": (1, "#,##0", 8),
    "m": (100, '#,##0.00\\ "€"', 13),
    "d": (1, "dd\\.mm\\.yyyy", 11),
    "h": (1440, "[h]:mm", 9),
    "p": (10_000, "0.00%", 9),
}
DAYS_1900_TO_1970 = 25_569
# Excel's calendar has a 29.02.1900, so that days are only right from the next one on.
FIRST_DAY = 61
# Beyond it the whole cents of an amount are no longer exact in a cell, which is a double.
LARGEST_EXACT = 1 << 53
# So many letters stand in a line of a comment, whatever the font.
NOTE_LETTERS = 42
LONGEST_TEXT, MOST_ROWS, WIDEST = 32_767, 1_048_576, 60
NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
UNESCAPED = {"\\\\": "\\", "\\t": "\t", "\\n": "\n", "\\r": "\r"}
FORMULA_STARTS = frozenset("=+-@\t\n")


def run(request, limits):
    book = Book(request)
    for line in sys.stdin.buffer:
        first = line[:1]
        if first == b"{":
            book.begin_sheet(json.loads(line))
        elif first == b".":
            book.finish(int(line[1:]))
            break
        else:
            book.add_row(line[:-1].decode())
    else:
        raise Refusal("cut_off")  # Whoever wrote the rows was stopped: half a table must not look like a whole one.
    send(book, limits)


def send(book, limits):
    """What the finished workbook is, then its file."""
    size = os.stat(BOOK).st_size
    if size > limits["output_bytes"]:
        raise over("output_bytes", limits["output_bytes"])
    answer({"bytes": size, "rows": book.rows, "cut_cells": book.cut})
    hand_over(BOOK)


class Book:
    """The workbook as it grows, one row in memory at a time."""

    def __init__(self, request):
        self.book = Workbook(BOOK, {"constant_memory": True, "tmpdir": "."})
        # No author, no company, no name of a person or a computer.
        self.book.set_properties({"title": request.get("title", ""), "author": "", "company": "", "comments": ""})
        self.header = self.book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self.text = self.book.add_format({"valign": "top"})
        self.long = self.book.add_format({"valign": "top", "text_wrap": True})
        # A spreadsheet that such a cell is edited in keeps taking it for a text.
        self.quoted = self.book.add_format({"valign": "top", "quote_prefix": True})
        self.formats = {
            letter: self.book.add_format({"num_format": shown, "valign": "top"}) for letter, (_, shown, _) in TYPES.items()
        }
        self.sheet = None
        self.names, self.lists = set(), []
        self.rows = self.cut = 0

    def begin_sheet(self, sheet):
        self.end_sheet()
        self.columns = sheet["columns"]
        self.widths = [min(WIDEST, max(TYPES.get(c.get("type"), (0, 0, 6))[2], len(c["title"]) + 2)) for c in self.columns]
        self.sheet = self.book.add_worksheet(self.free_name(sheet["name"]))
        self.row = 0
        for index, column in enumerate(self.columns):
            self.put_text(index, column["title"], self.header)
            if column.get("note"):
                self.sheet.write_comment(0, index, column["note"], {"author": "", **box(column["note"])})
            if column.get("choices"):
                self.offer(index, column["choices"])
        self.row = 1

    def add_row(self, line):
        if self.row >= MOST_ROWS:
            raise over("rows", MOST_ROWS)
        for index, cell in enumerate(line.split("\t")):
            if not cell:
                continue
            letter = cell[0]
            if letter == "s":
                self.put_text(index, unescaped(cell[1:]))
                continue
            divisor, _, _ = TYPES[letter]
            number = int(cell[1:])
            if letter == "d":
                number += DAYS_1900_TO_1970
                if number < FIRST_DAY:
                    self.put_text(index, early_day(number - DAYS_1900_TO_1970))
                    continue
            elif not -LARGEST_EXACT <= number <= LARGEST_EXACT:
                self.put_text(index, plain(number, divisor))
                continue
            self.sheet.write_number(self.row, index, number / divisor if divisor != 1 else number, self.formats[letter])
        self.row += 1
        self.rows += 1

    def put_text(self, index, text, form=None):
        if not text.isprintable():
            text = NO_TEXT.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
        if len(text) > LONGEST_TEXT // 2 and len(text.encode("utf-16-le")) > 2 * LONGEST_TEXT:
            text = text.encode("utf-16-le")[: 2 * (LONGEST_TEXT - 1)].decode("utf-16-le", "ignore") + "…"
            self.cut += 1
        if form is None:
            form = self.quoted if text[:1] in FORMULA_STARTS and text else self.long if len(text) > WIDEST else self.text
        self.sheet.write_string(self.row, index, text, form)
        if len(text) > self.widths[index] - 1:
            self.widths[index] = min(WIDEST, len(text) + 1)

    def offer(self, index, choices):
        """A drop-down; its choices stand in a sheet of their own, because in the rule itself is little room."""
        self.lists.append(choices)
        column = len(self.lists) - 1
        letter = (chr(64 + column // 26) if column >= 26 else "") + chr(65 + column % 26)
        source = f"='{self.list_name()}'!${letter}$1:${letter}${len(choices)}"
        self.sheet.data_validation(1, index, MOST_ROWS - 1, index, {"validate": "list", "source": source, "error_type": "warning"})

    def list_name(self):
        return "Auswahl"

    def end_sheet(self):
        if self.sheet is None:
            return
        self.sheet.freeze_panes(1, 0)
        if self.columns:
            self.sheet.autofilter(0, 0, max(0, self.row - 1), len(self.columns) - 1)
        for index, (width, column) in enumerate(zip(self.widths, self.columns)):
            # Also what somebody fills in later looks like its column.
            self.sheet.set_column(index, index, width, self.formats.get(column.get("type")))

    def finish(self, announced):
        self.end_sheet()
        if announced != self.rows:
            raise Refusal("cut_off")
        if self.lists:
            # In constant memory a row cannot be gone back to, so the lists are written side by side.
            lists = self.book.add_worksheet(self.list_name())
            for row in range(max(map(len, self.lists))):
                for column, choices in enumerate(self.lists):
                    if row < len(choices):
                        lists.write_string(row, column, choices[row])
            lists.hide()
        self.book.close()

    def free_name(self, wanted):
        """The name as spreadsheets allow it: 31 characters, none of []:*?/\\, no quote at either end, unlike the others."""
        name = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", wanted).strip(" '")[:31].strip(" '") or "Tabelle"
        free, number = name, 2
        while free.lower() in self.names | {self.list_name().lower(), "history"}:
            free = f"{name[: 28 - len(str(number))]} ({number})"
            number += 1
        self.names.add(free.lower())
        return free


def box(note):
    """How large a comment is shown, in pixels: all of its text is seen, also in a font wider than Excel's own."""
    lines = sum(len(wrap(part, NOTE_LETTERS)) or 1 for part in note.splitlines())
    return {"width": 320, "height": 16 + 17 * lines, "font_size": 9}


def unescaped(text):
    """A text as it was before it came by a line of the protocol."""
    return re.sub(r"\\.", lambda found: UNESCAPED[found.group()], text) if "\\" in text else text


def early_day(days):
    """A day before Excel's calendar, as people write it."""
    from datetime import date, timedelta

    return (date(1970, 1, 1) + timedelta(days=days)).strftime("%d.%m.%Y")


def plain(number, divisor):
    """A number too large for a cell, exactly, with a comma."""
    if divisor == 1:
        return str(number)
    digits = 4 if divisor == 10_000 else 2
    whole, rest = divmod(abs(number), divisor)
    return f"{'-' if number < 0 else ''}{whole},{rest:0{digits}d}"
