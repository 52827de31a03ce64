"""The repository as the rules see it: every file that git would keep, with its text."""

import subprocess
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath

from .swift_source import SwiftSource

SKIPPED = {".git", ".build", ".venv", ".viertelwerk"}


@dataclass(frozen=True, order=True)
class Finding:
    """One breach: where it is, which rule it breaks and what to do."""

    path: str
    line: int
    rule: str
    message: str

    def __str__(self):
        return f"{self.path}:{self.line}: [{self.rule}] {self.message}"


@dataclass
class Tree:
    """The paths of a checkout, and the text of those that are text."""

    paths: set
    texts: dict = field(repr=False)

    @classmethod
    def read(cls, root):
        """Reads what git keeps or would keep; without git, everything but build products."""
        paths = set()
        listing = subprocess.run(
            ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            capture_output=True,
            check=False,
        )
        if listing.returncode == 0:
            paths = {name.decode() for name in listing.stdout.split(b"\0") if name}
            paths = {name for name in paths if (root / name).is_file()}
        else:
            for file in root.rglob("*"):
                relative = file.relative_to(root)
                if file.is_file() and not SKIPPED & set(relative.parts):
                    paths.add(relative.as_posix())
        texts = {}
        for name in sorted(paths):
            try:
                texts[name] = (root / name).read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue  # a picture, or a file in another encoding on purpose
        return cls(paths, texts)

    def planted(self, path, text):
        """A copy in which `text` stands at the end of `path`."""
        return Tree(self.paths | {path}, {**self.texts, path: self.texts.get(path, "") + text})

    def sample(self, swift_files):
        """The same paths with the texts of a few Swift sources from each folder and of what is no data: quick to look at often."""
        texts, seen = {}, {}
        for name, text in sorted(self.texts.items()):
            folder = name.split("/")[:2]
            seen[tuple(folder)] = seen.get(tuple(folder), 0) + 1
            if not name.endswith(".csv") and (not name.endswith(".swift") or seen[tuple(folder)] <= swift_files):
                texts[name] = text
        return Tree(self.paths, texts)

    @cached_property
    def folders(self):
        """Every folder that holds something."""
        return {str(parent) for name in self.paths for parent in PurePosixPath(name).parents}

    @cached_property
    def swift(self):
        """The Swift sources by path, in order."""
        return {name: SwiftSource.of(text) for name, text in sorted(self.texts.items()) if name.endswith(".swift")}

    @cached_property
    def readmes(self):
        """The text of all READMEs together: what a newcomer can have read."""
        return "\n".join(text for name, text in self.texts.items() if PurePosixPath(name).name == "README.md")
