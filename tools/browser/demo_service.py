"""The application on the demo world, in a place of its own, for as long as somebody looks at it."""

import contextlib
import dataclasses
import datetime
import json
import os
import re
import shutil
import subprocess
import time
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent.parent


def program():
    """The built program; `swift build` makes it."""
    return Path(os.environ.get("VIERTELWERK_PROGRAM", TOP / ".build" / "debug" / "viertelwerk"))


# Where people are planned today, and on what.
HOUSE, PACKAGE = "DO-DEM-003", "AP-20"
# Who is planned there, and one more who is employed and planned nowhere.
CREW = tuple(f"TN-{number:04}" for number in range(901, 911))
UNPLANNED = "TN-0911"


def write_newcomers(folder, today):
    """The demo's year ends on a fixed day, and people's phones show today: lists of people who were employed lately and work this month."""

    def german(days):
        return (today + datetime.timedelta(days)).strftime("%d.%m.%Y")

    def write(name, head, rows):
        (folder / f"{name}.csv").write_text("\n".join([head, *rows, ""]), encoding="utf-8")

    everybody = [*CREW, UNPLANNED]
    write("teilnehmende", "code;nachname;vorname;erfunden", [f"{code};Erfunden-Esche;Muster-{code[-3:]};ja" for code in everybody])
    write(
        "zuweisungen",
        "code;teilnehmende;art;jobcenter;massnahme;von;bis;minuten_mo;minuten_di;minuten_mi;minuten_do;minuten_fr;instrumente;lohn_eur_stunde",
        [f"ZW-{code[-4:]};{code};arbeit;JC-MUSTER;Erfunden;{german(-30)};{german(365)};468;468;468;468;468;16e;14,90" for code in everybody],
    )
    write("nachweise", "teilnehmende;art;von", [f"{code};erstunterweisung;{german(-30)}" for code in everybody])
    write("einsatzplan", "teilnehmende;objekt;paket;von;bis", [f"{code};{HOUSE};{PACKAGE};{german(-30)};{german(30)}" for code in CREW])


@dataclasses.dataclass
class DemoService:
    """Where the service is, who can sign in, and what it runs on."""

    url: str
    people: list
    home: Path
    process: int


@contextlib.contextmanager
def demo_service():
    """Imports the seeds into a database of its own, serves, and gives what it takes to use it."""
    # PostgreSQL's own user must reach it where root runs this, so the folder is not private; what is in it is invented.
    home = Path(f"/tmp/viertelwerk-browser-{os.getpid()}")
    home.mkdir(mode=0o755)
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"} | {"VIERTELWERK_HOME": str(home)}

    def run(*arguments):
        done = subprocess.run([program(), *arguments], env=environment, cwd=TOP, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"browser: viertelwerk {' '.join(arguments)} failed: {done.stderr[-500:]}")
        return done.stdout

    try:
        run("migrate")
        run("import", "seeds")
        newcomers = home / "newcomers"
        newcomers.mkdir()
        write_newcomers(newcomers, datetime.date.today())
        run("import", newcomers, "--accept-warnings")
        run("diary", "send", "seeds/photos/telefon.json")
        run("report", "participants", "--jobcenter", "JC-MUSTER", "--month", "2026-03", "--release")
        people = json.loads(run("demo", "accounts", "--json"))
        with served(home, environment) as (url, process):
            yield DemoService(url, [{**person, "name": person["user_name"]} for person in people], home, process)
    finally:
        subprocess.run([program(), "database", "stop"], env=environment, capture_output=True)
        shutil.rmtree(home, ignore_errors=True)


@contextlib.contextmanager
def served(home, environment):
    """A running service on the database in `home`: its address and its process."""
    log = home / f"service-{time.monotonic_ns()}.log"
    with log.open("w") as output:
        server = subprocess.Popen([program(), "serve", "--port", "0"], env=environment, cwd=TOP, stderr=output)
    try:
        yield address(server, log), server.pid
    finally:
        server.terminate()
        if server.wait(timeout=30):
            raise SystemExit(f"the service ended with {server.returncode}")


def address(server, log):
    """Where the service says it is ready."""
    for _ in range(300):
        if found := re.search(r"(http://\S+)$", log.read_text(), re.MULTILINE):
            return found[1]
        if server.poll() is not None:
            break
        time.sleep(0.1)
    raise SystemExit(f"browser: the service did not start: {log.read_text()[-500:]}")
