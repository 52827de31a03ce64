"""Writes the plain CSV lists of a folder anew in another form: other separators, encodings, orders of columns, ZIP, workbooks.

    list_forms.py FORM FOLDER     # with the Python of .venv/documents, which knows XlsxWriter
"""

import csv
import datetime
import os
import random
import re
import sys
import zipfile


def lists(folder):
    for name in sorted(os.listdir(folder)):
        if name.endswith(".csv"):
            path = os.path.join(folder, name)
            with open(path, encoding="utf-8-sig", newline="") as file:
                yield path, list(csv.reader(file, delimiter=";"))


def write(path, rows, encoding, delimiter, end):
    with open(path, "w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter, lineterminator=end).writerows(rows)


def shuffled(folder):
    """With shuffled columns, commas, CRLF and one more column."""
    for path, rows in lists(folder):
        order = list(range(len(rows[0])))
        random.Random(7).shuffle(order)
        rows = [[row[i] for i in order] + [extra] for row, extra in zip(rows, ["Farbe"] + ["rot"] * len(rows))]
        write(path, rows, "utf-8-sig", ",", "\r\n")


def windows_1252(folder):
    """In Windows-1252 with tabs."""
    for path, rows in lists(folder):
        write(path, rows, "cp1252", "\t", "\r\n")


def utf_16(folder):
    """In UTF-16 with pipes."""
    for path, rows in lists(folder):
        write(path, rows, "utf-16", "|", "\n")


def packed(folder):
    """As one ZIP."""
    with zipfile.ZipFile(os.path.join(folder, "jahr.zip"), "w", zipfile.ZIP_DEFLATED) as file:
        for path, _ in lists(folder):
            file.write(path, os.path.basename(path))
            os.remove(path)


def workbooks(folder):
    """As a workbook for each list, with days and numbers as spreadsheets keep them."""
    import xlsxwriter

    for path, rows in lists(folder):
        book = xlsxwriter.Workbook(path[:-4] + ".xlsx", {"strings_to_numbers": False})
        sheet = book.add_worksheet("Tabelle1")
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        for y, row in enumerate(rows):
            for x, cell in enumerate(row):
                if y and re.fullmatch(r"\d\d\.\d\d\.(19|20)\d\d", cell):
                    sheet.write_datetime(y, x, datetime.datetime.strptime(cell, "%d.%m.%Y"), day)
                # A percentage of up to 1 would be read as a share, with a warning.
                elif y and re.fullmatch(r"[1-9]\d{0,8}(,\d{1,2})?", cell) and cell[0:2] not in ("1", "1,"):
                    sheet.write_number(y, x, float(cell.replace(",", ".")))
                else:
                    sheet.write_string(y, x, cell)
        book.close()
        os.remove(path)


def as_they_are(folder):
    """As they are."""


FORMS = {form.__name__: form for form in (as_they_are, shuffled, windows_1252, utf_16, packed, workbooks)}

if __name__ == "__main__":
    FORMS[sys.argv[1]](sys.argv[2])
