"""What goes back to the program: a line of JSON, or a row of typed cells. Never a word of what a file holds but its cells."""

import json
import sys

# Between cells stands a tab, between rows a line feed; neither may stand inside.
ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


class Refusal(Exception):
    """The request cannot be answered, for a reason that the program has a sentence for."""

    def __init__(self, reason, **facts):
        super().__init__(reason)
        self.facts = {"reason": reason, **facts}


def over(limit, allowed):
    """Something is larger than a limit allows; a whole number, in the limit's own unit."""
    return Refusal("limit", limit=limit, allowed=int(allowed))


def answer(facts):
    """One line of JSON."""
    sys.stdout.buffer.write(json.dumps(facts, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")


def hand_over(path):
    """The bytes of a file as they are."""
    with open(path, "rb") as file:
        while piece := file.read(1 << 16):
            sys.stdout.buffer.write(piece)


def receive(path, limit, announced=None):
    """Keeps the stream in a file, because a ZIP's directory stands at its end; of a stream that goes on behind it as much as was
    announced. Returns how long it is."""
    length = 0
    with open(path, "wb") as file:
        while piece := sys.stdin.buffer.read(1 << 16 if announced is None else min(1 << 16, announced - length)):
            length += len(piece)
            if length > limit:
                raise over("input_bytes", limit)
            file.write(piece)
    if announced not in (None, length):
        raise Refusal("cut_off")
    return length
