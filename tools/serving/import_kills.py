"""SIGKILL at random points of a large import: afterwards all of it is there or nothing, never a part."""

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from .service import Service

PEOPLE = 200


def write_lists(folder, rows):
    """People with placements, and beside them a list of attendance that is large enough to be hit."""
    base, large = folder / "base", folder / "anwesenheit.csv"
    base.mkdir()
    codes = [f"TN-{number:04}" for number in range(PEOPLE)]
    (base / "organisationen.csv").write_text("code;name;art\nJC;Jobcenter Probe;jobcenter\n", encoding="utf-8")
    (base / "teilnehmende.csv").write_text("code\n" + "".join(f"{code}\n" for code in codes), encoding="utf-8")
    (base / "zuweisungen.csv").write_text(
        "code;teilnehmende;art;jobcenter;von;bis;minuten_mo;instrumente\n"
        + "".join(f"ZW-{code};{code};arbeit;JC;01.01.2020;31.12.2024;360;16i\n" for code in codes), encoding="utf-8")
    days = [time.gmtime(1577836800 + 86400 * day) for day in range(rows // PEOPLE)]
    with large.open("w", encoding="utf-8") as file:
        file.write("teilnehmende;tag;art;minuten\n")
        for code in codes:
            for number, day in enumerate(days):
                kind = "urlaub;" if number % 7 == 0 else "anwesend;360"
                file.write(f"{code};{time.strftime('%d.%m.%Y', day)};{kind}\n")
    return base, large, len(days) * PEOPLE


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True, type=os.path.abspath)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--rows", type=int, default=40_000)
    options = parser.parse_args()
    home = Path(tempfile.mkdtemp(prefix="viertelwerk-kills-"))
    service = Service.of(options.program, str(home / "server"))
    seeds = Path(__file__).resolve().parents[2] / "seeds" / "reference"
    try:
        base, large, rows = write_lists(home, options.rows)
        service.run("migrate")
        service.run("import", str(seeds), str(base))
        url = service.run("database", "url").strip()

        def counts():
            query = "select (select count(*) from attendance_days), (select count(*) from absences), (select coalesce(sum(cardinality(r.lines)), 0) from import_rows " \
                "r join import_files f on f.id = r.file_id where f.kind = 'attendance'), (select max(id) from import_batches)"
            done = subprocess.run(["psql", url, "-AtXc", query], capture_output=True, text=True, check=True)
            return [int(field or 0) for field in done.stdout.strip().split("|")]

        before = counts()
        begin = time.monotonic()
        service.run("import", str(large))
        whole, taken = counts(), time.monotonic() - begin
        service.run("import", "undo", str(whole[3]))
        assert counts()[:2] == before[:2] and whole[0] == rows, (before, whole)
        nothing = stored = parts = 0
        chance = random.Random(11)
        for _ in range(options.kills):
            last = counts()[3]
            process = subprocess.Popen(
                [options.program, "import", str(large)], env=service.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(chance.uniform(0, taken * 1.05))
            process.kill()
            process.wait()
            # What the server still does for a client that is gone ends with its transaction.
            subprocess.run(
                ["psql", url, "-AtXc", "select pg_advisory_lock(hashtext('viertelwerk import'))"], capture_output=True, check=True)
            now = counts()
            if now[3] == last:
                nothing += now[0] == 0
                parts += now[:2] != [0, 0]
            else:
                stored += now[0] == rows
                parts += now[:2] != whole[:2]
                service.run("import", "undo", str(now[3]))
        service.run("check")
        print(f"SIGKILL at {options.kills} random points of an import of {rows} rows ({taken:.1f} s): "
              f"nothing there {nothing} times, all of it {stored} times, a part of it {parts} times")
        return 1 if parts or nothing + stored != options.kills else 0
    finally:
        service.run("database", "stop")
        shutil.rmtree(home, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
