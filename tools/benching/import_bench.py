"""An import of attendance into a fresh database, beside bare `\\copy` of the very same rows, already resolved, into the same tables with
every constraint, index, policy and trigger in another one, and beside pgloader into a table of texts without any.

COPY is refused to roles that row-level security holds, so the yardstick is a superuser's: that only makes it faster."""

import argparse
import contextlib
import datetime
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "browser"))
from demo_service import TOP, program  # noqa: E402

SEED = 20_261_127
FIRST_DAY = datetime.date(2020, 1, 1)
# So many days lie in every placement; the number of participants follows from the rows.
DAYS = 1000
# What a list may take of memory above what the program takes for one row.
MOST_MORE_MB = 64
GROWTH = (100_000, 1_000_000, 10_000_000)
ABSENT = ("krank-erst", "krank-folge", "urlaub", "unentschuldigt")
NOTES = ("Treppenhaus; Geländer gestrichen", 'Werkstatt "Nord"', "früher gegangen", "Schutt geräumt")


class World:
    """A server with the reference data and a number of people in a database that every measurement gets a copy of."""

    def __init__(self, home, people):
        self.home, self.count = home, 0
        self.environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"} | {"VIERTELWERK_HOME": str(home)}
        self.run("migrate")
        self.run("import", str(TOP / "seeds" / "reference"))
        self.socket = parse_qs(urlsplit(self.run("database", "url").strip()).query)["host"][0]
        folder = home / "people"
        folder.mkdir()
        codes = [f"TN-{number:06}" for number in range(people)]
        last = FIRST_DAY + datetime.timedelta(DAYS - 1)
        write(folder / "organisationen.csv", "code;name;art", ["JC-MUSTER;Jobcenter Muster;jobcenter"])
        write(folder / "teilnehmende.csv", "code", codes)
        write(folder / "zuweisungen.csv", "code;teilnehmende;art;jobcenter;von;bis;instrumente",
              (f"ZW-{code};{code};arbeit;JC-MUSTER;{FIRST_DAY};{last};16i" for code in codes))
        self.run("import", str(folder))
        self.people = [line.split("|") for line in self.psql(
            "viertelwerk", "select t.code, t.id, p.id from participants t join placements p on p.participant_id = t.id order by t.code"
        ).split()]

    def run(self, *arguments, environment=None):
        done = subprocess.run([program(), *arguments], env=environment or self.environment, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"bench: viertelwerk {' '.join(arguments)} failed: {done.stderr[-500:]}")
        return done.stdout

    def url(self, database, user="postgres"):
        return f"postgresql://{user}@/{database}?host={self.socket}"

    def psql(self, database, *statements):
        words = [word for statement in statements for word in ("-c", statement)]
        done = subprocess.run(["psql", "-qAtX", "-v", "ON_ERROR_STOP=1", self.url(database), *words], capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"bench: {done.stderr[-500:]}")
        return done.stdout

    @contextlib.contextmanager
    def database(self):
        """A fresh copy, with nothing left to be written from before."""
        self.count += 1
        name = f"bench_{self.count}"
        self.psql("postgres", f"create database {name} template viertelwerk")
        self.psql(name, "checkpoint")
        try:
            yield name
        finally:
            self.psql("postgres", f"drop database {name} (force)")

    def cpu(self):
        """Seconds that ended commands and sessions have taken."""
        time.sleep(0.3)  # the server hears of a session's end a little later than its client
        postmaster = next(self.home.rglob("postmaster.pid")).read_text().split()[0]
        ticks = Path(f"/proc/{postmaster}/stat").read_text().rpartition(")")[2].split()[13:15]
        own = resource.getrusage(resource.RUSAGE_CHILDREN)
        return sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK") + own.ru_utime + own.ru_stime

    def stop(self):
        subprocess.run([program(), "database", "stop"], env=self.environment, capture_output=True)


class Rows:
    """The same attendance as a list that somebody sends, and as rows of the two tables."""

    def __init__(self, folder, people, count):
        self.count = count
        self.list, self.days, self.absences = (folder / name for name in ("anwesenheit.csv", "days.copy", "absences.copy"))
        chance = random.Random(SEED)
        number = 0
        with self.list.open("w") as rows, self.days.open("w") as days, self.absences.open("w") as absences:
            rows.write("teilnehmende;tag;art;minuten;krank_bis;bemerkung\n")
            for (code, participant, placement), day in by_month(people):
                if number == count:
                    break
                number += 1
                draw = chance.randrange(4000)
                if draw < 400:
                    kind, until = ABSENT[draw % 4], day if draw % 4 == 0 else ""
                    rows.write(f"{code};{day:%d.%m.%Y};{kind};;{until and until.strftime('%d.%m.%Y')};\n")
                    days.write(f"{participant}\t{placement}\t{day}\tf\t0\t\\N\n")
                    absences.write(f"{number}\t{kind}\t{until or chr(92) + 'N'}\n")
                else:
                    minutes, note = 180 + draw % 300, NOTES[draw % 4] if draw < 800 else ""
                    quoted = '"' + note.replace('"', '""') + '"' if note else ""
                    rows.write(f"{code};{day:%d.%m.%Y};anwesend;{minutes};;{quoted}\n")
                    days.write(f"{participant}\t{placement}\t{day}\tt\t{minutes}\t{note or chr(92) + 'N'}\n")

    @property
    def size_mb(self):
        return self.list.stat().st_size / 1e6


def by_month(people):
    """Month by month, in it person by person, as lists of attendance come."""
    months = {}
    for number in range(DAYS):
        day = FIRST_DAY + datetime.timedelta(number)
        months.setdefault((day.year, day.month), []).append(day)
    return ((person, day) for days in months.values() for person in people for day in days)


def write(path, header, lines):
    path.write_text("\n".join([header, *lines]) + "\n")


class Cost(NamedTuple):
    """What a command took: seconds, those of CPU in it and in the server, and the most memory that it has had resident."""

    seconds: float
    cpu: float
    peak_mb: float


def measured(world, command, environment=None, status=0):
    cpu, begin = world.cpu(), time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    peak = [0]

    def watch():
        while process.poll() is None:
            with contextlib.suppress(OSError):
                for line in Path(f"/proc/{process.pid}/status").read_text().splitlines():
                    if line.startswith("VmHWM:"):
                        peak[0] = max(peak[0], int(line.split()[1]) / 1024)
            time.sleep(0.02)

    watcher = threading.Thread(target=watch)
    watcher.start()
    output = process.communicate()[0]
    seconds = time.perf_counter() - begin
    watcher.join()
    if process.returncode != status:
        raise SystemExit(f"bench: {command[0]} ended with {process.returncode}, not {status}: {output[-800:]}")
    return Cost(seconds, world.cpu() - cpu, peak[0])


def imported(world, path, rows):
    with world.database() as name:
        environment = world.environment | {"DATABASE_URL": world.url(name, "viertelwerk_service")}
        cost = measured(world, [program(), "import", str(path)], environment)
        stored = world.psql(name, "select count(*) from attendance_days").strip()
        if int(stored) != rows:
            raise SystemExit(f"bench: {stored} rows of {rows} were imported")
        return cost


def copied(world, rows):
    with world.database() as name:
        statements = [f"\\copy attendance_days (participant_id, placement_id, day, is_present, minutes, note) from '{rows.days}'",
                      f"\\copy absences (attendance_day_id, absence_kind_code, certified_until) from '{rows.absences}'"]
        words = [word for statement in statements for word in ("-c", statement)]
        return measured(world, ["psql", "-qX1", "-v", "ON_ERROR_STOP=1", world.url(name), *words])


def loaded(world, rows):
    """What pgloader takes; None where it is not installed."""
    if not shutil.which("pgloader"):
        return None
    columns = "teilnehmende, tag, art, minuten, krank_bis, bemerkung"
    with world.database() as name:
        world.psql(name, f"create table public.bare ({columns.replace(',', ' text,')} text)")
        script = rows.list.with_name("pgloader.load")
        script.write_text(
            f"load csv from '{rows.list}' ({columns}) into postgresql://postgres@unix:{world.socket}:5432/{name}?tablename=public.bare "
            f"({columns}) with skip header = 1, fields terminated by ';', fields optionally enclosed by '\"';")
        cost = measured(world, ["pgloader", "--root-dir", str(script.parent), str(script)])
        stored = world.psql(name, "select count(*) from public.bare").strip()
        if int(stored) != rows.count:
            raise SystemExit(f"bench: {stored} rows of {rows.count} were loaded")
        return cost


def compared(count, rounds, loads):
    """Measures each in turn, the best of some rounds, prints it, and returns microseconds a row of ours and of the yardstick."""
    home = Path(tempfile.mkdtemp(prefix="viertelwerk-import-"))
    # PostgreSQL's own user must reach it where root runs this; what is in it is invented.
    home.chmod(0o755)
    world = World(home, -(-count // DAYS))
    try:
        rows = Rows(home, world.people, count)
        first = home / "first" / "anwesenheit.csv"
        first.parent.mkdir()
        with rows.list.open() as lines:
            first.write_text(next(lines) + next(lines))
        base = imported(world, first, 1)
        taken = [(imported(world, rows.list, count), copied(world, rows), loaded(world, rows) if loads else None) for _ in range(rounds)]
        ours, bare, other = (min(costs) if None not in costs else None for costs in zip(*taken))
        print(f"{count:,} rows, {rows.size_mb:.0f} MB, best of {rounds}", flush=True)
        for name, cost in (("viertelwerk import", ours), ("\\copy, resolved, same tables", bare), ("pgloader, bare text table", other)):
            if cost:
                print(f"  {name:30} {cost.seconds:8.2f} s {count / cost.seconds:10,.0f} rows/s {cost.seconds / count * 1e6:7.2f} µs/row; "
                      f"ours takes {ours.seconds / cost.seconds:.2f} of it, {ours.cpu / cost.cpu:.2f} of its CPU ({cost.cpu:.2f} s)")
        print(f"  memory {ours.peak_mb:.0f} MB, {base.peak_mb:.0f} MB of it with one row, which takes {base.seconds:.2f} s", flush=True)
        return ours.seconds / count * 1e6, bare.seconds / count * 1e6
    finally:
        world.stop()
        shutil.rmtree(home, ignore_errors=True)


def faulty(count, note):
    """What a list costs of which not one row is sound: every other day does not exist, the others are of somebody whom nobody knows."""
    home = Path(tempfile.mkdtemp(prefix="viertelwerk-import-"))
    home.chmod(0o755)
    world = World(home, 1)
    try:
        header = "teilnehmende;tag;art;minuten;krank_bis;bemerkung\n"
        first, every = home / "first" / "anwesenheit.csv", home / "anwesenheit.csv"
        first.parent.mkdir()
        first.write_text(f"{header}TN-000000;{FIRST_DAY:%d.%m.%Y};anwesend;300;;\n")
        with every.open("w") as rows:
            rows.write(header)
            for number in range(count):
                code, day = ("TN-000000", "31.02.2020") if number % 2 else (f"TX-{number:09}", "01.03.2020")
                rows.write(f"{code};{day};anwesend;{number % 480};;{'x' * note}\n")
        base = imported(world, first, 1)
        cost = measured(world, [program(), "import", str(every)], world.environment, status=65)
        more_mb = cost.peak_mb - base.peak_mb
        print(f"{count:,} faulty rows, {every.stat().st_size / 1e6:.0f} MB: {cost.seconds:.1f} s, memory {cost.peak_mb:.0f} MB, "
              f"{more_mb:.0f} MB more than with one sound row")
        if more_mb > MOST_MORE_MB:
            raise SystemExit(f"bench: more than {MOST_MORE_MB} MB above the base")
    finally:
        world.stop()
        shutil.rmtree(home, ignore_errors=True)


def main():
    parser = argparse.ArgumentParser(prog="tools/bench import")
    parser.add_argument("rows", nargs="?", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=1, help="the best of so many counts")
    parser.add_argument("--growth", action="store_true", help="how the cost of a row grows from 100,000 to 10,000,000 rows")
    parser.add_argument("--without-pgloader", action="store_true")
    parser.add_argument("--faulty", action="store_true", help="the memory of a list of which not one row is sound")
    parser.add_argument("--note", type=int, default=0, help="so many letters stand in each faulty row beside the rest")
    options = parser.parse_args()
    if options.faulty:
        faulty(options.rows, options.note)
        return
    if not options.growth:
        compared(options.rows, options.rounds, not options.without_pgloader)
        return
    costs = [compared(count, options.rounds, False) for count in GROWTH]
    for name, (few, *_, many) in zip(("viertelwerk import", "\\copy"), zip(*costs)):
        print(f"cost of a row at {GROWTH[-1]:,} to that at {GROWTH[0]:,}, {name}: {many / few:.2f}")


if __name__ == "__main__":
    main()
