"""A ZIP or a gzip file → the lists in it, one after the other."""

import gzip
import re
import zlib

from answers import Refusal, answer, hand_over, over, receive
from archive import Archive

FILE, PART = "packed", "part"
# What may be a list; whatever else stands in an archive is named and left.
LIST = re.compile(r"\.(csv|xlsx|xls|ods)$", re.IGNORECASE)


def run(request, limits):
    receive(FILE, limits["input_bytes"])
    with open(FILE, "rb") as file:
        start = file.read(4)
    if start[:2] == b"\x1f\x8b":
        answer({"kind": "gzip"})
        answer({"name": None, "bytes": inflated(limits)})
        hand_over(PART)
        answer({"end": 1, "left_out": []})
    elif start == b"PK\x03\x04":
        send(Archive(FILE, limits))
    else:
        raise Refusal("damaged")


def inflated(limits):
    """Unpacks the gzip file; returns how long it is then."""
    length = 0
    try:
        with gzip.open(FILE) as packed, open(PART, "wb") as part:
            while piece := packed.read(1 << 18):
                length += len(piece)
                if length > limits["unpacked_bytes"]:
                    raise over("unpacked_bytes", limits["unpacked_bytes"])
                part.write(piece)
    except (gzip.BadGzipFile, EOFError, zlib.error):
        raise Refusal("damaged") from None
    return length


def send(archive):
    """The lists of a ZIP in the order of their names."""
    if archive.names & {"xl/workbook.xml", "content.xml"}:
        return answer({"kind": "workbook"})
    answer({"kind": "zip"})
    # macOS puts its own notes beside every file.
    names = sorted(name for name in archive.names if not name.endswith("/") and not name.startswith("__MACOSX/"))
    lists = [name for name in names if LIST.search(name) and not name.rsplit("/", 1)[-1].startswith((".", "~$"))]
    for name in lists:
        # Nothing is ever written under such a name; whoever made it meant no good, or not this.
        if name.startswith("/") or "\\" in name or ".." in name.split("/") or "\0" in name:
            raise Refusal("path")
    for name in lists:
        length = 0
        with archive.open(name) as packed, open(PART, "wb") as part:
            while piece := packed.read(1 << 18):
                length += len(piece)
                part.write(piece)
        answer({"name": name, "bytes": length})
        hand_over(PART)
    answer({"end": len(lists), "left_out": [name for name in names if name not in lists][:100]})
