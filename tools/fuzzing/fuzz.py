"""Runs libFuzzer over the readers of lists and profiles for a fixed time; tools/fuzz says how it is called."""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from .build import HOME, TARGETS, build

CORPUS = TARGETS / "corpus"
LIMITS = ["-max_len=2048", "-timeout=10", "-rss_limit_mb=1024", "-malloc_limit_mb=256", "-detect_leaks=0", "-print_final_stats=1"]


@dataclass(frozen=True)
class Plant:
    """A fault for the self-test: what stands in a file of Sources/Import, and what takes its place."""

    target: str
    file: str
    sound: str
    faulty: str


PLANTS = [
    # A piece of the file that ends between CR and LF makes two line ends of one.
    Plant("csv", "Reading/CSVReader.swift", "      if bytes[index] == carriageReturn {\n        guard index + 1 < end || hasEnded else { return .incomplete }\n",
          "      if bytes[index] == carriageReturn {\n"),
    # A part of a text is taken whether there are so many or not.
    Plant("profile", "Profiles/CellMapping+Reading.swift", 'return parts.indices.contains(index) ? String(parts[index]) : ""',
          "return String(parts[index])"),
]


class Run:
    """libFuzzer on one target, in a folder of its own."""

    def __init__(self, program, target, arguments, corpora=()):
        self.target = target
        self.folder = tempfile.TemporaryDirectory(prefix="viertelwerk-fuzz-", dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None)
        # Symbols are looked up by a program beside, for which a crashed process waits for ever in some containers.
        environment = {**os.environ, "ASAN_OPTIONS": "symbolize=0:malloc_context_size=0:quarantine_size_mb=16", "SWIFT_BACKTRACE": "enable=no",
                       "VIERTELWERK_FUZZ_TARGET": target, "VIERTELWERK_FUZZ_FOLDER": self.folder.name}
        self.found = HOME / "found" / target
        self.found.mkdir(parents=True, exist_ok=True)
        own = Path(self.folder.name) / "corpus"
        own.mkdir()
        where = [own, *corpora] if not any(Path(argument).is_file() for argument in arguments) else []
        self.log = open(HOME / f"{target}.log", "w+", encoding="utf-8", errors="replace")
        self.began = time.monotonic()
        self.process = subprocess.Popen(
            [program, *LIMITS, f"-artifact_prefix={self.found}/", *arguments, *where], env=environment, stdout=self.log, stderr=subprocess.STDOUT)

    def end(self):
        """Whether nothing was found, and what was printed."""
        status = self.process.wait()
        self.seconds = time.monotonic() - self.began
        self.folder.cleanup()
        self.log.seek(0)
        return status == 0, self.log.read()


def number(text, name):
    return next((line.split(":")[-1].strip() for line in text.splitlines() if line.startswith(f"stat::{name}")), "0")


def said(text):
    """The lines that say what happened."""
    telling = ("Fatal error", "ERROR:", "SUMMARY", "Test unit written", "ALARM")
    return "\n".join("  " + line for line in text.splitlines() if any(word in line for word in telling))


def self_test(program):
    """Demands that every planted fault is found, and in its own target."""
    missed = 0
    for plant in PLANTS:
        # Beginning with what is kept: what is found by search alone takes a second on one machine, and more than a minute on another.
        run = Run(program, plant.target, ["-max_total_time=120", "-seed=1"], [CORPUS / plant.target])
        is_sound, text = run.end()
        missed += is_sound
        print(f"fuzz: a fault planted in {Path(plant.file).name} was {'NOT found' if is_sound else 'found'} after {run.seconds:.1f} s")
        for file in run.found.glob("*"):
            file.unlink()
    return missed


def main():
    parser = argparse.ArgumentParser(prog="tools/fuzz", description=__doc__)
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--target", choices=["csv", "profile"])
    parser.add_argument("--self-test", action="store_true")
    parser.add_argument("files", nargs="*", help="tried alone, instead of what is thought up")
    options = parser.parse_args()
    if options.files and not options.target:
        parser.error("files need --target")
    began = time.monotonic()
    program, planted = build(PLANTS if options.self_test else [])
    print(f"fuzz: built in {time.monotonic() - began:.0f} s")
    if options.self_test and self_test(planted):
        return 1
    arguments = options.files or [f"-max_total_time={options.seconds}"]
    targets = [options.target] if options.target else ["csv", "profile"]
    failed = False
    for run in [Run(program, target, arguments, [CORPUS / target]) for target in targets]:
        is_sound, text = run.end()
        failed = failed or not is_sound
        print(f"fuzz: {run.target}: {number(text, 'number_of_executed_units')} files tried in {run.seconds:.0f} s, "
              + ("nothing found" if is_sound else f"FOUND:\n{said(text)}"))
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
