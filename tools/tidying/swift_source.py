"""Swift source taken apart as far as the rules need it: code, comments, string literals, declarations."""

import re
from dataclasses import dataclass
from functools import lru_cache

DECLARATION = re.compile(
    r"\b(?:func|struct|class|enum|actor|protocol|typealias|let|var|macro|associatedtype|case)\s+(`[^`]+`|\w+)"
)
MODIFIERS = re.compile(r"\b(?:private|fileprivate)\b(?!\s*\()")


@dataclass(frozen=True)
class Literal:
    """A string literal: the line it begins on and its text, with each interpolation reduced to a blank."""

    line: int
    text: str


@dataclass(frozen=True)
class SwiftSource:
    """One source file. `code` is as long as the text; comments and string contents are blanks in it."""

    text: str
    code: str
    literals: tuple
    comment_lines: frozenset

    @staticmethod
    @lru_cache(maxsize=None)
    def of(text):
        """Takes a source apart; the same text is taken apart once."""
        return _Scanner(text).source()

    @property
    def lines(self):
        return self.code.split("\n")

    def matches(self, pattern):
        """The line and match of each place in the code that fits."""
        return [(self.code.count("\n", 0, match.start()) + 1, match) for match in pattern.finditer(self.code)]

    @property
    def words(self):
        """Every name that the code mentions, those inside interpolations included."""
        return set(re.findall(r"\w+", self.code))

    def declared(self):
        """The names that other files could use: at the top level, or one level into an extension."""
        names, depth, in_extension = set(), 0, False
        for line in self.lines:
            private = MODIFIERS.search(line) is not None
            if depth == 0:
                in_extension = re.search(r"\bextension\b", line) is not None
            if not private and (depth == 0 or (depth == 1 and in_extension)):
                names.update(name.strip("`") for name in DECLARATION.findall(line))
                if in_extension and depth == 0 and re.search(r"\bextension\s+[\w.]+\s*:", line):
                    names.add("")  # a conformance: it is used without being named
                if in_extension and depth == 1 and re.search(r"\b(?:init\b|subscript\b|static\s+func\s+[^\w\s`])", line):
                    names.add("")
            depth += line.count("{") - line.count("}")
        return names


class _Scanner:
    """One pass over a source; string contents and comments become blanks, interpolated code stays code."""

    TOKEN = re.compile(r'//|/\*|#*"(?:"")?|`[^`\n]*`|[()]')

    def __init__(self, text):
        self.text, self.out = text, list(text)
        self.literals, self.comment_lines = [], set()

    def source(self):
        self.code_until(0, closing=False)
        return SwiftSource(self.text, "".join(self.out), tuple(self.literals), frozenset(self.comment_lines))

    def line(self, index):
        return self.text.count("\n", 0, index) + 1

    def blank(self, start, end):
        for index in range(start, end):
            if self.out[index] != "\n":
                self.out[index] = " "

    def code_until(self, index, closing):
        """Walks code from `index`; returns after the `)` that closes an interpolation, or at the end."""
        depth = 0
        while token := self.TOKEN.search(self.text, index):
            mark, start, index = token.group(), token.start(), token.end()
            if mark == "//":
                index = self.text.find("\n", start)
                index = len(self.text) if index < 0 else index
                self.comment(start, index)
            elif mark == "/*":
                index = self.block_comment(start)
                self.comment(start, index)
            elif mark == "(":
                depth += 1
            elif mark == ")":
                if closing and depth == 0:
                    return index
                depth -= 1
            elif mark.startswith("`"):
                if not mark[1:-1].isidentifier():  # a sentence as a test's name
                    self.blank(start, index)
            else:
                index = self.string(start, mark)
        return len(self.text)

    def comment(self, start, end):
        self.comment_lines.update(range(self.line(start), self.line(max(start, end - 1)) + 1))
        self.blank(start, end)

    def block_comment(self, start):
        depth, index = 0, start
        while match := re.compile(r"/\*|\*/").search(self.text, index):
            depth, index = depth + (1 if match.group() == "/*" else -1), match.end()
            if depth == 0:
                return index
        return len(self.text)

    def string(self, start, opening):
        """Takes in a literal from its opening quotes and returns where it ends."""
        hashes = "#" * opening.count("#")
        multi = opening.endswith('"""') and self.text[start + len(opening) :].lstrip(" ").startswith("\n")
        if not multi and opening.endswith('"""'):
            opening = opening[:-2]  # a raw string that holds a quote
        close = ('"""' if multi else '"') + hashes
        stop = re.compile(rf"{re.escape(close)}|\\{hashes}(\(?)" + ("" if multi else r"|\n"))
        index = begin = start + len(opening)
        parts = []
        while match := stop.search(self.text, index):
            if match.group().startswith("\\"):
                if match.group(1):
                    self.blank(begin, match.start())
                    parts.append(self.text[begin : match.start()])
                    index = begin = self.code_until(match.end(), closing=True)
                else:
                    index = match.end() + 1
                continue
            break
        end = match.start() if match else len(self.text)
        self.blank(begin, end)
        parts.append(self.text[begin:end])
        self.literals.append(Literal(self.line(start), " ".join(parts)))
        return match.end() if match else end
