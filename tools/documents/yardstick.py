"""What is held against the documents process: the same libraries alone, openpyxl as a second reader, hostile files. Never part of a request.

    yardstick.py bench ROWS FOLDER     # XlsxWriter and python-calamine alone: lines of "name seconds"
    yardstick.py look FILE             # what openpyxl finds, as JSON: every cell with its type and number format
    yardstick.py spoil KIND FILE       # makes a hostile or damaged file
    yardstick.py damage FILE COUNT     # damages copies of a file that is packed as ZIP: FILE.0, FILE.1, …
    yardstick.py peaks COMMAND LIMITS FILE…  # answers a request for each file in a process of its own, and what that took, as JSON
"""

import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
import zipfile


def bench(rows, folder):
    from datetime import date, timedelta

    import python_calamine
    import xlsxwriter

    path = f"{folder}/yardstick.xlsx"
    begin = time.perf_counter()
    book = xlsxwriter.Workbook(path, {"constant_memory": True, "tmpdir": folder})
    sheet = book.add_worksheet("Zeilen")
    money, day, minutes, whole = (
        book.add_format({"num_format": shown}) for shown in ('#,##0.00 "€"', "dd.mm.yyyy", "[h]:mm", "#,##0")
    )
    for column in range(10):
        sheet.write_string(0, column, f"Spalte {column + 1}")
    first = date(2019, 4, 14) - date(1899, 12, 30)
    for index in range(int(rows)):
        row = index + 1
        sheet.write_string(row, 0, f"TN-{index % 997}")
        sheet.write_string(row, 1, f"AP-{index % 83}")
        sheet.write_string(row, 2, "Maler und Lackierer")
        sheet.write_string(row, 3, "Brunnenstraße 51")
        sheet.write_number(row, 4, index * 7 / 100, money)
        sheet.write_number(row, 5, -index / 100, money)
        sheet.write_number(row, 6, first.days + index % 900, day)
        sheet.write_number(row, 7, index % 480 / 1440, minutes)
        sheet.write_number(row, 8, index, whole)
        sheet.write_string(row, 9, f"Bemerkung {index}")
    book.close()
    print("write", time.perf_counter() - begin)

    begin = time.perf_counter()
    sheet = python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0)
    cells = sum(len(row) for row in sheet.iter_rows())
    assert cells == (int(rows) + 1) * 10
    print("read", time.perf_counter() - begin)


def look(path):
    import openpyxl

    book = openpyxl.load_workbook(path)
    sheets = []
    for sheet in book.worksheets:
        sheets.append(
            {
                "name": sheet.title,
                "frozen": sheet.freeze_panes,
                "filter": sheet.auto_filter.ref,
                "comments": [cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment],
                "lists": [rule.formula1 for rule in sheet.data_validations.dataValidation],
                "cells": [
                    [cell.coordinate, cell.data_type, cell.number_format, str(cell.value)]
                    for row in sheet.iter_rows()
                    for cell in row
                    if cell.value is not None
                ],
            }
        )
    about = book.properties
    people = [about.creator, about.lastModifiedBy, about.description, about.subject, about.keywords]
    boxes = []
    with zipfile.ZipFile(path) as file:
        for part in (name for name in file.namelist() if "vmlDrawing" in name):
            shapes = re.findall(r"width:([\d.]+)pt;height:([\d.]+)pt", file.read(part).decode())
            boxes += [[float(width) * 4 / 3, float(height) * 4 / 3] for width, height in shapes]
    facts = {"title": about.title, "people": [text for text in people if text], "sheets": sheets, "boxes": boxes}
    json.dump(facts, sys.stdout)


def spoil(kind, path):
    HOSTILE[kind](path)


def workbook(path, rows, more=()):
    """The least that is a workbook, with the XML of its rows as given."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
        )
        file.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
            f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        file.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="Blatt" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        file.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/worksheet" '
            'Target="worksheets/sheet1.xml"/></Relationships>',
        )
        with file.open("xl/worksheets/sheet1.xml", "w") as part:
            part.write(f'<worksheet xmlns="{main}"><sheetData>'.encode())
            for row in rows:
                part.write(row.encode())
            part.write(b"</sheetData></worksheet>")
        for name, text in more:
            file.writestr(name, text)


def text_cell(place, text):
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def bomb(path):
    """Sixty kilobytes that unpack to sixty megabytes."""
    workbook(path, (f"<row>{' ' * (1 << 20)}</row>" for _ in range(60)))


def lying_bomb(path):
    """The same, with a directory that says it holds a hundred bytes."""
    bomb(path)
    with open(path, "r+b") as file:
        whole = file.read()
        name = b"xl/worksheets/sheet1.xml"
        for signature, offset, start in ((b"PK\x01\x02", 24, 46), (b"PK\x03\x04", 22, 30)):
            place = whole.find(name) if signature == b"PK\x03\x04" else whole.rfind(name)
            assert whole[place - start : place - start + 4] == signature
            file.seek(place - start + offset)
            file.write((100).to_bytes(4, "little"))


def wide(path):
    """Two cells as far apart as a sheet is large: seventeen thousand million cells in a rectangle."""
    workbook(path, [f'<row r="1">{text_cell("A1", "a")}</row><row r="1048576">{text_cell("XFD1048576", "z")}</row>'])


def large(path):
    """A million cells that are all sound."""
    rows = (
        f"<row>{''.join(f'<c><v>{row * 10 + column}.5</v></c>' for column in range(10))}</row>" for row in range(100_000)
    )
    workbook(path, rows)


def packed_bomb(path):
    """A list of sixty megabytes that all say the same."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file, file.open("liste.csv", "w") as part:
        for _ in range(60):
            part.write(b"x" * (1 << 20))


def entities(path):
    """A document type whose entities double thirty times."""
    nested = "".join(f'<!ENTITY e{i} "&e{i - 1};&e{i - 1};">' for i in range(1, 30))
    kind = f'<!DOCTYPE x [<!ENTITY e0 "ha">{nested}]>'
    workbook(path, [f'<row hidden="1">{text_cell("A1", "&e29;")}</row>'])
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, kind.encode() + text if name.endswith("sheet1.xml") else text)


def hidden(path):
    """Hidden rows and columns, an error, merged cells, formulas, days, a hidden sheet."""
    import xlsxwriter

    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Anwesenheit")
    sheet.write_row(0, 0, ["Code", "Tag", "Stunden", "Ende"])
    day, span, both = (book.add_format({"num_format": shown}) for shown in ("dd.mm.yyyy", "[h]:mm", "dd.mm.yyyy hh:mm"))
    sheet.write_string(1, 0, "TN-0001")
    sheet.write_number(1, 1, 45_000, day)
    sheet.write_number(1, 2, 7.5 / 24, span)
    sheet.write_number(1, 3, 45_000.75, both)
    sheet.write_formula(2, 0, "=1+4", None, 5)
    sheet.write_formula(2, 1, "=NICHT_DA!A1", None, "#REF!")
    sheet.write_boolean(2, 2, True)
    sheet.write_string(4, 0, "versteckt")
    sheet.set_row(4, None, None, {"hidden": True})
    sheet.set_row(5, None, None, {"hidden": True})
    sheet.write_number(6, 0, 0.1)
    sheet.set_column(3, 3, None, None, {"hidden": True})
    sheet.merge_range(7, 0, 7, 2, "verbunden")
    other = book.add_worksheet("Geheim")
    other.write_string(0, 0, "anderes Blatt")
    other.hide()
    book.close()


def patchwork(path):
    """More cells than are written at once, from the second column on: mixed types, gaps, errors, and what must be escaped."""
    import xlsxwriter

    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Flicken")
    day = book.add_format({"num_format": "dd.mm.yyyy"})
    for row in (row for row in range(3000) if row % 100 != 99):
        sheet.write_string(row, 1, f"Zeile {row + 1}")
        if row % 3 == 0:
            sheet.write_number(row, 2, row + 0.5)
        elif row % 3 == 1:
            sheet.write_string(row, 2, "a\tb\\c\nd")
        sheet.write_number(row, 3, 45_000 + row % 500, day)
        for column in range(4, 8):
            sheet.write_number(row, column, row)
        if row % 700 == 50:
            sheet.write_formula(row, 5, "=1/0", None, "#DIV/0!")
        if row % 2:
            sheet.write_string(row, 8, "Ende")
    book.close()


def picture(path):
    """A photograph that says where and with what it was taken, and lies on its side."""
    from PIL import Image

    image = Image.new("RGB", (3000, 2000), (180, 40, 40))
    exif = image.getexif()
    exif[0x0112] = 6
    exif[0x010F] = "GEHEIM-KAMERA"
    image.save(path, "JPEG", exif=exif)


def ods(path, more=""):
    """The least that is an ODS file, with a hidden row."""
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    string = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names} office:version="1.2"><office:body>'
        '<office:spreadsheet><table:table table:name="Blatt">'
        f"<table:table-row>{string.format('Code')}{string.format('Betrag')}</table:table-row>"
        f'<table:table-row table:visibility="collapse">{string.format("TN-1")}'
        '<table:table-cell office:value-type="float" office:value="12.5"><text:p>12,5</text:p></table:table-cell></table:table-row>'
        '<table:table-row><table:table-cell office:value-type="date" office:date-value="2014-10-08"><text:p>08.10.14</text:p>'
        f"</table:table-cell></table:table-row>{more}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("mimetype", kind, zipfile.ZIP_STORED)
        file.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>',
        )
        file.writestr("content.xml", content)


def ods_errors(path):
    """The same, with errors beside and below everything that holds a value."""
    calc = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    kind = 'office:value-type="string" office:string-value="" calcext:value-type="error"'
    error = f"<table:table-cell {calc} {kind}><text:p>#NV</text:p></table:table-cell>"
    gap = '<table:table-cell table:number-columns-repeated="3"/>'
    ods(path, f"<table:table-row>{error}{gap}{error}</table:table-row>")


def lists(path):
    """A ZIP with a list, a workbook and an archive in it."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("einheiten.csv", "objekt;code;art\nHA-1;W1;wohnung\nHA-1;W2;laden\n")
        for name, make in (("Liste.ods", ods), ("Mappe.xlsx", hidden)):
            make(f"{path}.part")
            file.write(f"{path}.part", name)
        file.writestr("notiz.txt", "keine Liste")


def wrong_sum(path):
    """The same, with a list whose bytes are not those that were packed."""
    lists(path)
    with open(path, "r+b") as file:
        whole = file.read()
        file.seek(whole.rfind(b"einheiten.csv") - 46 + 16)
        file.write(b"\0\0\0\0")


NASTY = (
    b"", b"<", b"&e;", b"]]>", b"\x00", b"\xff\xfe", b"-1", b"1e999", b"4294967296", b"99999999999999999999", b"XFD1048576",
    b"<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>", b"../../../tmp/a", b" " * 5000, b"PK\x03\x04",
)  # fmt: skip


def damaged(content, chance):
    """Some numbers, words or bytes are something else, missing or doubled."""
    content = bytearray(content)
    for _ in range(chance.randint(1, 3)):
        found = list(re.finditer(rb"\d+|(?<=\")[^<>\"]+(?=\")|(?<=>)[^<>]+(?=<)|<[^>]*>", bytes(content)))
        place = chance.choice(found).span() if found and chance.random() < 0.8 else None
        if place is None:
            start = chance.randint(0, len(content))
            place = (start, min(len(content), start + chance.randint(0, 40)))
        piece = bytes(content[slice(*place)])
        content[slice(*place)] = chance.choice((chance.choice(NASTY), piece * chance.choice((0, 2, 300)), chance.randbytes(4)))
    return bytes(content)


def damage(path, count):
    """Every other copy is damaged as it is; of the rest a part is damaged inside and packed again with a sound checksum."""
    with open(path, "rb") as file:
        whole = file.read()
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    for number in range(int(count)):
        chance = random.Random(number)
        with open(f"{path}.{number}", "wb") as file:
            if number % 2:
                file.write(damaged(whole, chance))
                continue
            spoilt = chance.choice(list(parts))
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
                for name, content in parts.items():
                    packed.writestr(name, damaged(content, chance) if name == spoilt else content)


def peaks(command, limits, *files):
    """Of each file: the most memory that its process has had resident, seconds of computing, and how the answer ended."""
    request = json.dumps({"command": command, "limits": json.loads(limits)}).encode() + b"\n"
    json.dump([peak(request, path) for path in files], sys.stdout)


def peak(request, path):
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as stream, open(path, "rb") as file:
        stream.write(request)
        while piece := file.read(1 << 20):
            stream.write(piece)
        stream.seek(0)
        process = subprocess.Popen(
            [sys.executable, "-I", "-B", os.path.dirname(os.path.abspath(__file__))],
            stdin=stream, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=folder, env={},
        )  # fmt: skip
        end, length = b"", 0
        while piece := process.stdout.read(1 << 16):
            end, length = (end + piece)[-1000:], length + len(piece)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        return {
            "peak_kb": usage.ru_maxrss, "cpu_s": usage.ru_utime + usage.ru_stime, "status": process.returncode,
            "bytes": length, "end": end.decode("utf-8", "replace").rstrip("\n").rpartition("\n")[2],
        }  # fmt: skip


HOSTILE = {
    "bomb": bomb, "lying-bomb": lying_bomb, "wide": wide, "entities": entities, "hidden": hidden, "picture": picture, "ods": ods,
    "ods-errors": ods_errors, "patchwork": patchwork, "lists": lists, "wrong-sum": wrong_sum, "large": large, "packed-bomb": packed_bomb,
}

if __name__ == "__main__":
    {"bench": bench, "look": look, "spoil": spoil, "damage": damage, "peaks": peaks}[sys.argv[1]](*sys.argv[2:])
