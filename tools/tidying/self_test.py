"""Shows that every rule can fail: a breach of each is planted in a copy, and exactly this rule must fire."""

import sys

# Rule: breaches of it, each a file to add to or to make, and the text that is added. ROOM stands for a source of
# Domain, TEST for a test: whichever comes first in the tree. Words that other rules look for are put together here.
BREACHES = {
    "imports": [("ROOM", "\nimport Store\n"), ("ROOM", "\n@testable package import struct Postgres.SQL\n")],
    "foundation": [("ROOM", "\nimport Foundation\n"), ("ROOM", "\npackage import struct Foundation.Date\n")],
    "sql": [
        ("ROOM", '\nprivate let planted = "select code from properties"\n'),
        ("ROOM", '\nprivate let planted = """\n  UPDATE pots\n  SET amount_cents = 0\n  """\n'),
        ("ROOM", '\nprivate let planted = "Text \\("delete from \\(1) where true") Text"\n'),
    ],
    "forced": [("ROOM", "\nprivate let planted = try! Int(5)\n"), ("TEST", "\nprivate let planted = 5 as! Int\n")],
    "printing": [("ROOM", "\nprivate let planted = { print(1) }\n"), ("TEST", "\nprivate func planted() { debugPrint(1) }\n")],
    "access": [("ROOM", "\npublic extension Int {}\n"), ("TEST", "\n  public let planted = 1\n")],
    "unchecked": [
        ("ROOM", "\nextension Planted: @unchecked Sendable {}\n"),
        ("ROOM", "\n// A reason, but not directly above.\n\nnonisolated(unsafe) private var planted = 1\n"),
    ],
    "summaries": [
        ("ROOM", "\nprivate struct Planted {}\n"),
        ("ROOM", "\n/// A summary, but not directly above.\n\n@discardableResult\npackage func planted() -> Int { 1 }\n"),
    ],
    "assertions": [
        ("TEST", "\n@Test func `nothing is claimed`() { let planted = 1 }\n"),
        ("TEST", '\n@Test(arguments: [1])\nfunc planted(_ x: Int) async throws {\n  if x > 0 { _ = "#expect(x)" }\n}\n'),
    ],
    "dead": [
        ("Sources/Domain/Planted.swift", "/// Nobody asks for it.\nstruct PlantedAndNeverUsed {}\n"),
        ("Sources/Domain/Planted.swift", "extension Int {\n  var plantedAndNeverUsed: Int { 1 }\n}\n"),
        ("Sources/Domain/Planted.swift", "// Nothing at all.\n"),
    ],
    "top_level": [("notes.txt", "A note.\n"), ("docs/page.txt", "A page.\n")],
    "names": [("ROOM FOLDER/PlantedUtils.swift", "/// Planted.\n@main enum Planted {}\n"), ("seeds/db_helpers/README.md", "# A\n")],
    "unfinished": [("ROOM", "\n// TO" "DO: the rest\n"), ("README.md", "\nFIX" "ME\n")],
    "elsewhere": [
        ("README.md", "\nSee /ho" "me/someone/notes.\n"),
        ("ROOM", "\n// Fetched from https://py" "pi.org/simple.\n"),
        ("README.md", "\nhttp://10.1" ".2.3:8080/\n"),
    ],
    "unmentioned": [
        ("seeds/reference/planted_and_unknown.csv", "a;b\n"),
        ("tools/planted_and_unknown", "#!/bin/sh\n"),
        ("migrations/sql/9999_planted.sql", "select 1;\n"),
        ("seeds/profiles/planted.yaml", "kind: objekte\n"),
    ],
    "links": [("README.md", "\n[here](planted/nowhere.md)\n"), ("README.md", "\n[here](#planted-nowhere)\n")],
}

# What looks like a breach and is none: no rule may fire.
INNOCENT = [
    ("ROOM", '\nprivate let planted = "Select a stage from the list, then update it."\n'),
    ("ROOM", '\nprivate let planted = "commit"\n'),
    ("ROOM", '\n// print(1), try! and public are words here; so is "select a from b"\n'),
    ("ROOM", '\nprivate let planted = ["print(1)", #"try! "as!" public func"#, "\\("as! public")"]\n'),
    ("ROOM", "\n/// Guarded by a lock.\nprivate final class Planted: @unchecked Sendable {}\n"),
    ("ROOM", "\n/// Hands a number over.\nprivate func planted(_ terminal: Terminal) { terminal.print(1) }\n"),
    ("TEST", "\n@Test func `an open account and a public try! print(1)`() { if true { #expect(1 == 1) } }\n"),
    ("README.md", "\n```\n[here](planted/nowhere.md)\n```\n"),
]


def run(tree, rules):
    """Runs every breach against every rule; returns the exit status."""
    room = next(path for path in sorted(tree.swift) if path.startswith("Sources/Domain/"))
    test = next(path for path in sorted(tree.swift) if path.startswith("Tests/"))
    places = {"ROOM": room, "TEST": test, "ROOM FOLDER/PlantedUtils.swift": room.rpartition("/")[0] + "/PlantedUtils.swift"}
    # What a breach adds is the same in a part of the tree as in the whole, which takes a minute to look at so often.
    tree = tree.sample(swift_files=4)
    before = fired(tree, rules)
    failures = [f"{name}: no breach is planted for this rule" for name in rules if name not in BREACHES]
    planted = [(name, place, text) for name, breaches in BREACHES.items() for place, text in breaches]
    for name, place, text in planted + [(None, place, text) for place, text in INNOCENT]:
        found = {finding.rule for finding in fired(tree.planted(places.get(place, place), text), rules) - before}
        if found != ({name} if name else set()):
            failures.append(f"{name or 'innocent'}: {text.strip()!r} in {place} fired {sorted(found) or 'nothing'}")
    for failure in failures:
        print(failure, file=sys.stderr)
    if failures:
        print(f"tidy --self-test: {len(failures)} failures", file=sys.stderr)
        return 1
    print(f"tidy --self-test: {len(rules)} rules, {len(planted)} breaches found, {len(INNOCENT)} look-alikes left alone")
    return 0


def fired(tree, rules):
    """All findings of all rules."""
    return {finding for rule in rules.values() for finding in rule(tree)}
