"""The application on the demo world, in a place of its own, for as long as somebody looks at it."""

import contextlib
import dataclasses
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
