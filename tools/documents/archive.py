"""Looks through a ZIP before a library unpacks it: how large it really becomes, and what is marked in its sheets."""

import contextlib
import zipfile
import zlib

from answers import Refusal, over

MOST_ENTRIES = 10_000
# What python-calamine does not tell: rows and columns out of sight, and cells that hold an error. ODS has all sheets in one part.
MARKS_OF_ODS = (b'visibility="collapse"', b'visibility="filter"', b'value-type="error"')
MARKS_OF_XLSX = (b'hidden="1"', b'hidden="true"', b't="e"')


class Archive:
    """A spreadsheet's ZIP whose every part was unpacked once and thrown away."""

    def __init__(self, path, limits):
        self.path = path
        try:
            with zipfile.ZipFile(path) as file:
                entries = file.infolist()
        except (zipfile.BadZipFile, NotImplementedError, UnicodeDecodeError, ValueError, EOFError, OverflowError):
            raise Refusal("damaged") from None
        if len(entries) > MOST_ENTRIES:
            raise over("entries", MOST_ENTRIES)
        self.names = {entry.filename for entry in entries}
        self.marked = set()
        # Said first, then measured: an entry may say less than it holds.
        if sum(entry.file_size for entry in entries) > limits["unpacked_bytes"]:
            raise over("unpacked_bytes", limits["unpacked_bytes"])
        self.left, self.allowed = limits["unpacked_bytes"], limits["unpacked_bytes"]
        with open(path, "rb") as file:
            for entry in entries:
                self.look_through(file, entry)

    def look_through(self, file, entry):
        if entry.flag_bits & 1:
            raise Refusal("encrypted")
        # What says that it begins before the file, or beyond all files, has been written over.
        if not 0 <= entry.header_offset < 1 << 62:
            raise Refusal("damaged")
        file.seek(entry.header_offset)
        header = file.read(30)
        if len(header) < 30 or header[:4] != b"PK\x03\x04":
            raise Refusal("damaged")
        file.seek(int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little"), 1)
        if entry.compress_type == zipfile.ZIP_STORED:
            pieces = self.stored(file, entry.compress_size)
        elif entry.compress_type == zipfile.ZIP_DEFLATED:
            pieces = self.inflated(file, entry.compress_size)
        else:
            raise Refusal("damaged")
        marks = MARKS_OF_ODS if entry.filename == "content.xml" else MARKS_OF_XLSX
        is_sought, tail, length = entry.filename.endswith(".xml"), b"", 0
        for piece in pieces:
            length += len(piece)
            self.left -= len(piece)
            if self.left < 0:
                raise over("unpacked_bytes", self.allowed)
            if is_sought:
                # A mark may stand where two pieces meet.
                if any(mark in piece or mark in tail + piece[:40] for mark in marks):
                    self.marked.add(entry.filename)
                    is_sought = False
                tail = (tail + piece[-40:])[-40:]
        if length != entry.file_size:
            raise Refusal("damaged")

    def stored(self, file, length):
        while length > 0:
            piece = file.read(min(length, 1 << 16))
            if not piece:
                raise Refusal("damaged")
            length -= len(piece)
            yield piece

    def inflated(self, file, length):
        unpack = zlib.decompressobj(-15)
        try:
            for packed in self.stored(file, length):
                while packed:
                    yield unpack.decompress(packed, 1 << 18)
                    packed = unpack.unconsumed_tail
            while not unpack.eof and (rest := unpack.decompress(b"", 1 << 18)):
                yield rest
        except zlib.error:
            raise Refusal("damaged") from None

    @contextlib.contextmanager
    def open(self, name):
        """A part as a stream, whose sum is looked at when it has been read to its end."""
        try:
            with zipfile.ZipFile(self.path) as file, file.open(name) as part:
                yield part
        except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, ValueError):
            raise Refusal("damaged") from None
