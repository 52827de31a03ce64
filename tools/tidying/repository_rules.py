"""Rules about the repository as a whole: its top level, its names, its documents and what may not be mentioned."""

import posixpath
import re
from pathlib import PurePosixPath

from .tree import Finding

TOP_LEVEL = {
    "Package.swift", "Sources", "Tests", "migrations", "seeds", "tools", "README.md", "CONTRIBUTING.md", "CHANGELOG.md",
    "LICENSE", ".ci", ".swift-format", ".gitignore",
}  # fmt: skip
VAGUE = {"util", "utils", "utility", "utilities", "helper", "helpers", "manager", "managers", "common", "misc"}
WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
UNFINISHED = re.compile(r"\b(?:TO" r"DO|FIX" r"ME)\b")
# Folders that exist on one machine only, and hosts that hand out packages: neither means anything to a reader elsewhere.
# (The source of each pattern is written so that it does not match itself.)
ELSEWHERE = re.compile(
    r"(?<![\w./-])[/](?:work|root|home|Users|opt[/]swift-packages|var[/]tmp[/]vw)[/][\w.-]+"
    r"|\b(?:deb|security|ftp)[.]debian[.]org\b|\bpypi[.]org\b|\bpythonhosted[.]org\b|\bregistry[.]npmjs[.]org\b"
    r"|\bproxy[.]golang[.]org\b|\b(?:index|static)[.]crates[.]io\b|\bghcr[.]io\b|\bdocker[.]io\b|[.]pkg[.]dev\b"
    r"|://[^/\s\"'`)]*(?:artifactory|nexus|registry|mirror)[^/\s\"'`)]*"
    r"|://\d{1,3}(?:[.]\d{1,3}){3}(?!\d)(?<![/]127[.]0[.]0[.]1)",
)
LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\(\s*<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\s*\)|!\[[^\]\n]*\]\(\s*([^)\s]+)\s*\)")
FENCE = re.compile(r"^ {0,3}(```+|~~~+).*?^ {0,3}\1[ \t]*$", re.MULTILINE | re.DOTALL)


def top_level(tree):
    """The top level holds what the architecture lists, and nothing else."""
    for entry in sorted({PurePosixPath(path).parts[0] for path in tree.paths} - TOP_LEVEL):
        yield Finding(entry, 1, "top_level", "not an entry of the top level: find the folder it belongs to")


def names(tree):
    """No file or folder has a name that fits everything."""
    for path in sorted(tree.paths):
        for part in PurePosixPath(path).parts:
            if VAGUE & {word.lower() for word in WORD.findall(part)}:
                yield Finding(path, 1, "names", f"„{part}“ says nothing: name the concept")


def unfinished(tree):
    """Nothing is left marked as to be done."""
    for path, text in tree.texts.items():
        for line, match in located(UNFINISHED, text):
            yield Finding(path, line, "unfinished", f"{match.group()}: do it now, or leave it out and say so elsewhere")


def elsewhere(tree):
    """No folder of one machine and no package host is mentioned."""
    for path, text in tree.texts.items():
        for line, match in located(ELSEWHERE, text):
            yield Finding(path, line, "elsewhere", f"{match.group()} means nothing on another machine")


def unmentioned(tree):
    """Seeds and tools are named in a README, migrations and profiles in the list that embeds them."""
    embedding = ("migrations/Migrations.c", "migrations/sql/"), ("Sources/ShippedProfiles/ShippedProfiles.c", "seeds/profiles/")
    for path in sorted(tree.paths):
        file = PurePosixPath(path)
        if file.parts[0] in ("seeds", "tools", ".ci") and file.name not in ("README.md", "__init__.py"):
            if not re.search(rf"(?<![\w-]){re.escape(file.name)}(?![\w-])", tree.readmes):
                yield Finding(path, 1, "unmentioned", f"no README mentions {file.name}")
        for source, folder in embedding:
            if path.startswith(folder) and f'/{file.name}"' not in tree.texts.get(source, ""):
                yield Finding(path, 1, "unmentioned", f"{source} does not embed it")


def links(tree):
    """A Markdown link inside the repository leads to a file, and to a heading where it names one."""
    for path, text in tree.texts.items():
        if not path.endswith(".md"):
            continue
        prose = re.sub(r"`[^`\n]+`", blank, FENCE.sub(blank, text))
        for line, match in located(LINK, prose):
            target, _, heading = (match.group(1) or match.group(2)).partition("#")
            if re.match(r"[a-z][a-z0-9+.-]*:", target):
                continue
            goal = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
            if goal not in tree.paths and goal not in tree.folders:
                yield Finding(path, line, "links", f"{target} does not exist")
            elif heading and goal.endswith(".md") and heading not in anchors(tree.texts[goal]):
                yield Finding(path, line, "links", f"{goal} has no heading #{heading}")


def anchors(text):
    """The anchors of a document's headings, as they are made from their words."""
    found = {}
    for title in re.findall(r"^#{1,6}\s+(.+?)\s*#*$", FENCE.sub(blank, text), re.MULTILINE):
        slug = re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")
        found[slug] = found.get(slug, 0) + 1
    return set(found) | {f"{slug}-{n}" for slug, count in found.items() for n in range(1, count)}


def blank(match):
    """As much white space as was matched, so that lines keep their numbers."""
    return re.sub(r"[^\n]", " ", match.group())


def located(pattern, text):
    """Each match with the line it stands on."""
    return [(text.count("\n", 0, match.start()) + 1, match) for match in pattern.finditer(text)]


RULES = {rule.__name__: rule for rule in (top_level, names, unfinished, elsewhere, unmentioned, links)}
