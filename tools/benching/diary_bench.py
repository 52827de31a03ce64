"""Saving an entry of the site diary, as a phone sends it, at so many a second, beside pgbench sending PostgreSQL the very statements of
one such entry at the same pace: an entry of one minute's work by one person, each with an identity of its own, from eight phones that
write into eight days."""

import http.client
import json
import queue
import re
import statistics
import sys
import threading
import time
import uuid
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parent))
import http_bench  # noqa: E402
from http_bench import Server, Session, demo_service  # noqa: E402

RATE = 50
PHONES = 8
# A day has 1,440 minutes, and each entry is one of them.
SECONDS_MAX = 200
HOUSE, PACKAGE, PERSON = "DO-DEM-003", "AP-08", "TN-0001"
P95_MS_MAX = 20
UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}"


class Phone:
    """Keeps one connection and sends an entry with each call."""

    def __init__(self, session, token, day):
        self.headers = {"Cookie": session.cookie, "Origin": f"http://{session.host}", "X-Form-Token": token, "Content-Type": "application/json"}
        self.path = f"/api/v1/properties/{HOUSE}/diary/{day}/messages"
        self.connection = http.client.HTTPConnection(session.host, timeout=30)

    def save(self):
        line = {"id": uuid7(), "participant": PERSON, "package": PACKAGE, "minutes": 1, "activity": "Messung", "breach_reason": "Messung",
                "follow_up": "keine", "device_at": time.strftime("%Y-%m-%dT%H:%M:%S+01:00")}
        body = json.dumps({"work": [line]})
        self.connection.request("POST", self.path, body, self.headers | {"Idempotency-Key": uuid7()})
        answer = self.connection.getresponse()
        text = answer.read().decode()
        if answer.status != 201:
            raise SystemExit(f"bench: an entry was refused with {answer.status}: {text[:400]}")


def uuid7():
    """An identity as phones make it (RFC 9562)."""
    bytes_ = bytearray(int(time.time() * 1000).to_bytes(6, "big") + uuid.uuid4().bytes[6:])
    bytes_[6] = 0x70 | bytes_[6] & 0x0F
    return str(uuid.UUID(bytes=bytes(bytes_)))


def token_of(session):
    return json.loads(session.send("GET", "/heute/sitzung"))["token"]


def at_pace(phones, seconds):
    """How long each entry took from the moment it was due, in milliseconds."""
    due, taken, failed = queue.SimpleQueue(), [], []

    def work(phone):
        while (moment := due.get()) is not None:
            time.sleep(max(0, moment - time.perf_counter()))
            try:
                phone.save()
            except BaseException as error:  # noqa: BLE001 - said below, by the one who waits
                failed.append(error)
                return
            taken.append((time.perf_counter() - moment) * 1000)

    start = time.perf_counter() + 0.2
    for number in range(seconds * RATE):
        due.put(start + number / RATE)
    workers = [threading.Thread(target=work, args=(phone,)) for phone in phones]
    for _ in workers:
        due.put(None)
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    if failed:
        raise failed[0]
    return taken


def typed(text):
    """The same with the types of lists, which the program sends beside its parameters and the server's log leaves out."""
    kinds = {"uuid": f"(?:{UUID},?)+", "bigint": r"(?:\d+,?)+", "daterange": r'(?:"[\[(][\d,-]*[)\]]",?)+', "timestamptz": r'(?:"\d{4}-[^"]*",?)+'}

    def cast(match):
        if re.match(r'"\w+":', match[1]):
            return match[0]  # JSON
        kind = next((kind for kind, pattern in kinds.items() if re.fullmatch(pattern, match[1])), "text")
        return f"{match[0]}::{kind}[]"

    return re.sub(r"'\{([^{}']*)\}'(?!::)", cast, text)


def script(server, session, token, day):
    """The statements of one entry as a script, with its identities as variables of pgbench."""
    text = typed("\n".join(statement.rstrip(";") + ";" for statement in server.sent(Phone(session, token, day).save)))
    known = sorted(set(re.findall(UUID, text)), key=text.index)
    for number, found in enumerate(known):
        text = text.replace(found, f":id{number}")
    return "".join(f"select gen_random_uuid() as id{number} \\gset\n" for number in range(len(known))) + text + "\n"


def row(name, times):
    cuts = statistics.quantiles(times, n=100)
    print(f"{name:12} {len(times):8} {cuts[49]:8.1f} {cuts[94]:8.1f} {cuts[98]:8.1f}")
    return cuts[94]


def main():
    seconds = min(int(sys.argv[1]), SECONDS_MAX)
    with demo_service() as service:
        manager = next(person for person in service.people if person["name"] == "bauleitung")
        server = Server(service.home)
        days = [time.strftime("%Y-%m-%d", time.localtime(time.time() - number * 86_400)) for number in range(2 * PHONES)]

        def scripts(url):
            session = Session(url, manager)
            token = token_of(session)
            return [script(server, session, token, day) for day in days[PHONES:]]

        sent = http_bench.logged(server, service.home, scripts)
        session = Session(service.url, manager)
        token = token_of(session)
        phones = [Phone(session, token, day) for day in days[:PHONES]]
        at_pace(phones, 1)
        print(f"{RATE} entries a second for {seconds} s, {sent[0].count(';')} statements each; ms from when each was due")
        print(f"{'':12} {'entries':>8} {'p50':>8} {'p95':>8} {'p99':>8}")
        mine = row("service", at_pace(phones, seconds))
        yardstick = row("pgbench", http_bench.paced(server.url, sent, RATE, seconds))
        print(f"p95 of the service: {mine:.1f} ms (at most {P95_MS_MAX}), {mine / yardstick:.2f} times pgbench's")


if __name__ == "__main__":
    main()
