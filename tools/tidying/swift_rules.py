"""Rules about Swift source: who imports whom, where SQL may stand, and what is never written."""

import re
from pathlib import PurePosixPath

from .tree import Finding

# The rooms and what each may import of ours; None: everything. The table of the architecture, executed.
MAY_IMPORT = {
    "CLibPQ": set(),
    "Domain": set(),
    "Markup": set(),
    "Postgres": {"CLibPQ"},
    "Store": {"Domain", "Postgres", "Migrations"},
    "Operations": {"Domain", "Store"},
    "Import": {"Domain", "Store", "Operations", "Documents", "ShippedProfiles"},
    "Documents": {"Domain"},
    "Reports": {"Domain", "Store", "Markup", "Documents"},
    "Demo": {"Domain"},
    "Web": {"Domain", "Store", "Operations", "Import", "Reports", "Markup", "Documents", "WebAssets"},
    "viertelwerk": None,
}
OURS = set(MAY_IMPORT) | {"Migrations", "ShippedProfiles", "WebAssets", "Harness"}

IMPORT = re.compile(
    r"^[ \t]*(?:@\w+[ \t]+)*(?:(?:package|internal|private|fileprivate|public)[ \t]+)?"
    r"import[ \t]+(?:(?:struct|class|enum|protocol|func|var|let|typealias|actor)[ \t]+)?(\w+)",
    re.MULTILINE,
)

# How a statement begins. Its first word stands in one case throughout: „Select a stage from the list“ is a sentence.
SQL_TEXT = re.compile(
    r"""^\s*(?:
        select\s[\s\S]*?\sfrom\s | select\s+[\w.]+\( | insert\s+into\s | update\s+[\w.]+\s+set\s | delete\s+from\s
      | with\s+(?:recursive\s+)?\w+\s+as\s+(?:materialized\s+)?\(
      | (?:create|alter|drop)\s+(?:or\s+replace\s+)?(?:temporary\s+|temp\s+|unique\s+)?
        (?:table|view|index|function|trigger|role|schema|database|policy|type|sequence|extension)\s
      | truncate\s+(?:table\s+)?\w+\s*;?\s*$ | copy\s+[\w.]+[\s(][\s\S]*?(?:from|to)\s+(?:stdin|stdout)
      | set\s+(?:local|role|session|constraints)\s | (?:grant|revoke)\s+[\w,\s]+?\son\s | (?:begin|commit|rollback)\s*; | rollback\s+to\s
    )""",
    re.MULTILINE | re.IGNORECASE | re.VERBOSE,
)


def room(path):
    """The room a source stands in, or nothing for a test or the manifest."""
    parts = PurePosixPath(path).parts
    return parts[1] if len(parts) > 2 and parts[0] == "Sources" else None


def imports(tree):
    """A room imports only what lies below it."""
    for path, source in tree.swift.items():
        where = room(path)
        if where is None:
            continue
        if where not in MAY_IMPORT:
            yield Finding(path, 1, "imports", f"{where} is no room that the table of imports knows")
            continue
        allowed = MAY_IMPORT[where]
        for line, match in source.matches(IMPORT):
            if allowed is not None and match.group(1) in OURS - allowed - {where}:
                yield Finding(path, line, "imports", f"{where} may not import {match.group(1)}")


def sql(tree):
    """SQL text stands in Store and Postgres only."""
    for path, source in tree.swift.items():
        if room(path) in (None, "Store", "Postgres"):
            continue
        for literal in source.literals:
            for match in SQL_TEXT.finditer(literal.text):
                word = match.group().split()[0]
                if word.islower() or word.isupper():
                    yield Finding(path, literal.line, "sql", "this text is SQL: move it to a query in Store")
                    break


def forced(tree):
    """No forced try and no forced cast."""
    for path, source in tree.swift.items():
        for line, match in source.matches(re.compile(r"\btry!|\bas!")):
            yield Finding(path, line, "forced", f"{match.group()} ends the process: throw, or bind and handle")


def printing(tree):
    """Only the commands and the tools print."""
    for path, source in tree.swift.items():
        if room(path) == "viertelwerk" or path == "Package.swift" or path.startswith("tools/"):
            continue
        for line, _ in source.matches(re.compile(r"(?:(?<![\w.`])|\bSwift\.)(?:debugPrint|print)\(")):
            yield Finding(path, line, "printing", "return the text, or hand over a closure that takes it; only commands print")


def access(tree):
    """Nothing is public: this is a program, not a library."""
    for path, source in tree.swift.items():
        for line, match in source.matches(re.compile(r"(?<![.\w`@])(?:public|open)[ \t]+(?=[a-z@])")):
            yield Finding(path, line, "access", f"{match.group().strip()}: what crosses rooms is package")


def unchecked(tree):
    """What switches a concurrency check off says why, directly above."""
    for path, source in tree.swift.items():
        for line, match in source.matches(re.compile(r"@unchecked\s+Sendable|\bnonisolated\(unsafe\)")):
            above = line - 1
            while above > 0 and re.match(r"\s*@\w+(\(.*\))?\s*$", source.lines[above - 1]):
                above -= 1
            if above not in source.comment_lines:
                yield Finding(path, line, "unchecked", f"{match.group()} without a comment directly above that proves it")


def dead(tree):
    """Every source declares something that another one uses."""
    words = {path: source.words for path, source in tree.swift.items()}
    users = {}
    for path, mentioned in words.items():
        for word in mentioned:
            users.setdefault(word, set()).add(path)
    for path, source in tree.swift.items():
        if path == "Package.swift" or re.search(r"@(?:main|Test|Suite)\b", source.code):
            continue
        names = source.declared()
        if "" in names:
            continue
        if not any(users.get(word, set()) - {path} for name in names for word in re.findall(r"\w+", name)):
            yield Finding(path, 1, "dead", "nothing refers to this file: none of the names it declares is used elsewhere")


def foundation(tree):
    """No room imports the whole of Foundation."""
    for path, source in tree.swift.items():
        for line, match in source.matches(IMPORT):
            if room(path) and match.group(1) == "Foundation":
                yield Finding(path, line, "foundation", "its ICU costs every command's start: FoundationEssentials, or none")


def summaries(tree):
    """Every type and free function of a room says in a line what it is for."""
    declaration = re.compile(
        r"^(?:@\w+(?:\([^)\n]*\))?[ \t]+)*(?:(?:package|internal|fileprivate|private|final|indirect|nonisolated)[ \t]+)*"
        r"(?:struct|class|enum|actor|protocol|func)[ \t]+(`?\w+`?|[^\w\s(]+)",
        re.MULTILINE,
    )
    for path, source in tree.swift.items():
        for line, match in source.matches(declaration) if room(path) else ():
            above = line - 1
            written = source.text.split("\n")
            while above > 0 and re.match(r"@\w+(\(.*\))?\s*$", source.lines[above - 1]):
                above -= 1
            if not written[above - 1].lstrip().startswith("///") or above < 1:
                yield Finding(path, line, "summaries", f"{match.group(1)} has no /// line that says what it is for")


def assertions(tree):
    """Every test asserts something."""
    test = re.compile(r"@Test\b")
    claim = re.compile(r"#expect|#require|\bIssue\.record\(|\bconfirmation\(|\b(?:expect|assert|verify)\w*\(")
    for path, source in tree.swift.items():
        for line, match in source.matches(test):
            opening = re.compile(r"\bfunc\b[^{]*\{").search(source.code, match.end())
            index, depth = (opening.end(), 1) if opening else (len(source.code), 0)
            begin = index
            while depth and (brace := re.compile(r"[{}]").search(source.code, index)):
                index, depth = brace.end(), depth + (1 if brace.group() == "{" else -1)
            if not claim.search(source.code, begin, index):
                yield Finding(path, line, "assertions", "this test asserts nothing")


RULES = {
    rule.__name__: rule
    for rule in (imports, foundation, sql, forced, printing, access, unchecked, summaries, assertions, dead)
}
