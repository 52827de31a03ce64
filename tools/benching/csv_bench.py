"""Our CSV reader beside Python's, which is written in C, and beside counting line ends, which no reader can be faster than.

CPU time of one thread each, in turn, the best of three; our reader has hashed the file and found its encoding before, told apart."""

import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

ROUNDS = 3
SEED = 20_261_127
TEXTS = ("Maler und Lackierer", "Brunnenstraße 51", '"Treppenhaus; Geländer"', '"er sagte ""ja"", später"', "", "12.480,00", "anwesend")
PYTHON = """
import csv, sys
rows = cells = 0
with open(sys.argv[1], newline="", encoding="utf-8") as file:
    for row in csv.reader(file, delimiter=";"):
        rows += 1
        cells += len(row)
print(rows, cells)
"""


def write(path, size_mb):
    """A list of ten columns: texts, some of them quoted, umlauts, days and numbers."""
    chance = random.Random(SEED)
    # A block of lines that repeats is as good as others for a reader that keeps nothing, and quickly written.
    lines = []
    for number in range(20_000):
        cells = [f"TN-{number:06}", f"{number % 28 + 1:02}.03.2026", str(chance.randrange(480))] + chance.choices(TEXTS, k=7)
        lines.append(";".join(cells))
    block = ("\n".join(lines) + "\n").encode()
    with path.open("wb") as file:
        file.write(b"a;b;c;d;e;f;g;h;i;j\n")
        for _ in range(max(1, size_mb * 1_000_000 // len(block))):
            file.write(block)


def processor_seconds(command):
    """Seconds of CPU that a command takes, and what it prints."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"bench: {command[0]} failed")
    return usage.ru_utime + usage.ru_stime, output.split()


def main():
    program, size_mb = sys.argv[1], int(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "liste.csv"
        write(path, size_mb)
        commands = {
            "ours": [program, "csv", str(path)], "examined": [program, "examine", str(path)],
            "python": [sys.executable, "-c", PYTHON, str(path)], "wc": ["wc", "-l", str(path)],
        }
        best, printed = {}, {}
        for _ in range(ROUNDS):
            for name, command in commands.items():
                seconds, printed[name] = processor_seconds(command)
                best[name] = min(seconds, best.get(name, seconds))
        if printed["ours"][:2] != printed["python"]:
            raise SystemExit(f"bench: {printed['ours']} rows and cells here, {printed['python']} there")
        size = path.stat().st_size / 1e6
    reading = best["ours"] - best["examined"]
    for name, seconds in (("CSVReader", reading), ("hash and encoding before it", best["examined"]),
                          ("Python's csv", best["python"]), ("wc -l", best["wc"])):
        print(f"{name:28} {size / max(seconds, 1e-3):8.0f} MB/s {reading / max(seconds, 1e-3):7.2f}")
    print(f"{size:.0f} MB, {printed['ours'][0]} rows; the last column is the reader's time as a multiple of the other's")


if __name__ == "__main__":
    main()
