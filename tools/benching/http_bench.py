"""Pages and API answers of the running service beside pgbench, which sends the server the very statements that one such answer
sends it, under the same login and the same roles: what is left is the price of everything but PostgreSQL.

The statements are read from the server's own log of one request, so that they cannot drift from the program."""

import http.client
import os
import re
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "browser"))
from demo_service import demo_service, program, served  # noqa: E402

CLIENTS = 8
# The login without rights that the service uses.
LOGIN = "viertelwerk_service"
LITERALS = {"date": r"'\d{4}-\d\d-\d\d'", "daterange": r"'\[[\d-]*,[\d-]*\)'"}
PAGES = ("/objekte", "/objekte/DO-DEM-003")
# Both sides take turns: a machine that is slower for a moment is so for both of a pair.
ROUNDS = 5


class Session:
    """Somebody who is signed in, as a browser is."""

    def __init__(self, url, person):
        self.host, self.cookies = urlsplit(url).netloc, {}
        token = self.field(self.send("GET", "/anmelden"), "_token")
        fields = {"_token": token, "user_name": person["name"], "password": person["password"]}
        self.send("POST", "/anmelden", urlencode(fields))
        if "__Host-werk" not in self.cookies:
            raise SystemExit("bench: could not sign in")

    def send(self, method, path, body=None):
        connection = http.client.HTTPConnection(self.host, timeout=30)
        headers = {"Cookie": self.cookie, "Origin": f"http://{self.host}", "Content-Type": "application/x-www-form-urlencoded"}
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        for header in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = header.split(";")[0].partition("=")
            self.cookies[name] = value
        connection.close()
        if answer.status >= 400:
            raise SystemExit(f"bench: {method} {path} answers {answer.status}")
        return text

    @property
    def cookie(self):
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    @staticmethod
    def field(page, name):
        return re.search(rf'name="{name}" value="([^"]*)"', page)[1]


class Server:
    """The service's own PostgreSQL, as its superuser sees it."""

    def __init__(self, home):
        url = subprocess.run(
            [program(), "database", "url"], env=os.environ | {"VIERTELWERK_HOME": str(home)}, capture_output=True, text=True, check=True
        ).stdout.strip()
        parts = urlsplit(url)
        self.host, self.name = parse_qs(parts.query)["host"][0], parts.path.strip("/")
        self.url, self.superuser_url = (f"postgresql://{user}@/{self.name}?host={self.host}" for user in (LOGIN, "postgres"))
        self.log = next(Path(home).rglob("server.log"))

    def psql(self, statement):
        subprocess.run(["psql", "-qX", self.superuser_url, "-c", statement], check=True, capture_output=True)

    def sent(self, request):
        request()  # whatever is prepared is prepared now
        start = self.log.stat().st_size
        request()
        text = self.log.read_bytes()[start:].decode()
        entries = re.split(r"^\d{4}-\d\d-\d\d [^\n]*?(LOG|DETAIL):  ", text, flags=re.MULTILINE)
        found = []
        for kind, entry in zip(entries[1::2], entries[2::2]):
            entry = entry.replace("\n\t", "\n").strip()
            if kind == "LOG" and (match := re.match(r"(?:statement|execute [^:]*): (.*)", entry, re.DOTALL)):
                found.append(match[1])
            elif kind == "DETAIL" and entry.startswith("parameters: ") and found:
                found[-1] = filled_in(found[-1], entry.removeprefix("parameters: "))
        return found


def logged(server, home, body):
    """Runs something against a service of its own, all of whose statements the server logs."""
    # The program forbids it for the whole server, because statements hold people's data; here they are invented.
    server.psql(f"alter role {LOGIN} set log_statement = 'all'")
    server.psql(f"alter role {LOGIN} set log_parameter_max_length = -1")
    # The parameters stand in the detail of a line, which the program's server leaves out.
    server.psql(f"alter role {LOGIN} set log_error_verbosity = 'default'")
    try:
        with served(home, os.environ | {"VIERTELWERK_HOME": str(home)}) as (url, _):
            return body(url)
    finally:
        server.psql(f"alter role {LOGIN} reset all")


def of_pages(server, person, pages, url):
    """What the server is sent while each page is made, with its values in place."""
    session = Session(url, person)
    return {path: server.sent(lambda path=path: session.send("GET", path)) for path in pages}


def filled_in(statement, parameters):
    """A statement with its parameters as literals; days and periods say what they are, because operators stand between them."""
    values = {}
    for number, value in re.findall(r"\$(\d+) = (NULL|'(?:[^']|'')*')", parameters):
        kind = next((kind for kind, pattern in LITERALS.items() if re.fullmatch(pattern, value)), "")
        values[int(number)] = value if "set_config(" in statement else f"{kind} {value}".strip()
    return re.sub(r"\$(\d+)", lambda match: values[int(match[1])], statement)


def wrk(url, path, cookie, seconds):
    """Requests a second and the times that half and 99 % of them stayed below, in milliseconds."""
    command = ["wrk", "-t1", f"-c{CLIENTS}", f"-d{seconds}s", "--latency", "-H", f"Cookie: {cookie}", url + path]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in text:
        raise SystemExit(f"bench: {path} was refused under load:\n{text}")
    scale = {"us": 0.001, "ms": 1.0, "s": 1000.0}

    def time_ms(share):
        number, unit = re.search(rf"{share}%\s+([\d.]+)(us|ms|s)", text).groups()
        return float(number) * scale[unit]

    return float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1]), time_ms("50"), time_ms("99")


def pgbench(url, statements, seconds):
    """The same of pgbench, for the statements of one request as one transaction script."""
    # pgbench reads a colon before a name as a variable of its own; a cast is none.
    script = "".join(statement.rstrip(";") + ";\n" for statement in statements)
    text, times = run_pgbench(url, [script], seconds, "-M", "prepared")
    quantiles = statistics.quantiles(times, n=100)
    return float(re.search(r"tps = ([\d.]+)", text)[1]), quantiles[49], quantiles[98]


def paced(url, scripts, rate, seconds):
    """How long each transaction took from the moment it was due, at so many a second, in milliseconds; each is one of the scripts."""
    return run_pgbench(url, scripts, seconds, "-M", "simple", "-R", str(rate))[1]


def run_pgbench(url, scripts, seconds, *options):
    """What pgbench says, and the time of each transaction in milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"script-{number}.sql" for number in range(len(scripts))]
        for file, script in zip(files, scripts):
            file.write_text(script)
        command = ["pgbench", "-n", "-c", str(CLIENTS), "-j", "1", "-T", str(seconds), "-l", f"--log-prefix={folder}/times",
                   *options, *(part for file in files for part in ("-f", str(file))), url]
        done = subprocess.run(command, capture_output=True, text=True, cwd=folder)
        if done.returncode:
            raise SystemExit(f"bench: pgbench cannot send what the service sends: {done.stderr[:800]}")
        return done.stdout, sorted(int(line.split()[2]) / 1000 for log in Path(folder).glob("times*") for line in log.open())


def memory_mb(process):
    """The most memory that the service has had resident."""
    return int(re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{process}/status").read_text())[1]) / 1024


def main():
    seconds = int(sys.argv[1])
    with demo_service() as service:
        person = next(person for person in service.people if person["name"] == "leitung")
        server = Server(service.home)
        sent = logged(server, service.home, lambda url: of_pages(server, person, PAGES, url))
        session = Session(service.url, person)
        print(f"{CLIENTS} clients, {ROUNDS} turns of {seconds} s each; medians; ms are those that 50 % and 99 % of the answers stayed below")
        print(f"{'':22} {'service/s':>10} {'p50':>7} {'p99':>7} {'pgbench/s':>10} {'p50':>7} {'p99':>7} {'ratio':>6} {'from':>5} {'to':>5} {'statements':>10}")
        for path in PAGES:
            wrk(service.url, path, session.cookie, 2)
            turns = [(wrk(service.url, path, session.cookie, seconds), pgbench(server.url, sent[path], seconds)) for _ in range(ROUNDS)]
            mine, yardstick = ([statistics.median(figures) for figures in zip(*side)] for side in zip(*turns))
            ratios = sorted(mine[0] / yardstick[0] for mine, yardstick in turns)
            print(f"{path:22} {mine[0]:10.0f} {mine[1]:7.1f} {mine[2]:7.1f} {yardstick[0]:10.0f} {yardstick[1]:7.1f} {yardstick[2]:7.1f} "
                  f"{statistics.median(ratios):6.2f} {ratios[0]:5.2f} {ratios[-1]:5.2f} {len(sent[path]):10}", flush=True)
        print(f"memory of the service, at most: {memory_mb(service.process):.0f} MB")


if __name__ == "__main__":
    main()
