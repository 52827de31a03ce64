"""SIGTERM and SIGKILL under load: no broken request, and every acknowledged write is there afterwards."""

import argparse
import asyncio
import json
import os
import random
import shutil
import sys
import tempfile
import time

from .browser import Broken, Browser, ClosedWhileIdle, Refused, submission
from .service import Service

KEEPER, PASSWORD = "robust.keeper", "a sentence that nobody guesses"
PEOPLE = 8


class Load:
    """People who add accounts and look at them, all at once."""

    def __init__(self, port, cookies, prefix):
        self.port, self.cookies, self.prefix = port, cookies, prefix
        self.is_over = False
        self.reads = self.refused = 0
        self.broken = []
        self.acknowledged, self.uncertain = set(), {}

    async def run(self):
        await asyncio.gather(*(self.person(number) for number in range(PEOPLE)))

    async def person(self, number):
        browser, count = Browser(self.port, self.cookies), 0
        while not self.is_over:
            count += 1
            name, writes = f"{self.prefix}-{number}-{count}", random.random() < 0.5
            fields = write_of(name)
            try:
                answer = await (browser.post("/konten/neu", fields) if writes else browser.get(f"/konten/{KEEPER}"))
                if answer.status not in (200, 303):
                    self.broken.append(f"status {answer.status}")
                if writes and answer.status in (200, 303):
                    self.acknowledged.add(name)
                elif not writes:
                    self.reads += 1
            except Refused:
                self.refused += 1
                break
            except (ClosedWhileIdle, Broken) as error:
                if isinstance(error, Broken):
                    self.broken.append(str(error))
                if writes:
                    self.uncertain[name] = fields
                break
        browser.close()


def write_of(name):
    return {"user_name": name, "name": name, "role": "coach", "language": "de", "_submission": submission()}


async def under_load(service, cookies, prefix, end):
    """Starts the service and the load, and ends the service at some moment of it."""
    await service.start()
    load = Load(service.port, cookies, prefix)
    running = asyncio.create_task(load.run())
    await asyncio.sleep(random.uniform(0.3, 1.2))
    began = time.perf_counter()
    status = await end()
    took_s = time.perf_counter() - began
    load.is_over = True
    await running
    return load, status, took_s


async def terminations(service, cookies, count):
    writes = reads = refused = lost = 0
    slowest_s, broken = 0.0, []
    for round_number in range(count):
        load, status, took_s = await under_load(service, cookies, f"t{round_number}", service.terminate)
        there = service.accounts()
        missing = load.acknowledged - there
        # What was closed while idle was never read; had it been carried out, its answer was lost.
        unanswered = [name for name in load.uncertain if name in there]
        broken += load.broken + [f"no answer to {name}" for name in unanswered]
        if status != 0:
            broken.append(f"exit status {status}")
        lost += len(missing)
        writes, reads, refused = writes + len(load.acknowledged), reads + load.reads, refused + load.refused
        slowest_s = max(slowest_s, took_s)
    print(f"SIGTERM under load, {count} times: {reads} reads and {writes} writes answered, {len(broken)} broken, "
          f"{lost} acknowledged writes lost; {refused} found nobody listening; the slowest stop took {slowest_s:.2f} s")
    for line in broken[:10]:
        print("  broken:", line)
    return not broken and not lost


async def kills(service, cookies, count):
    writes = reads = uncertain = resent = lost = 0
    for round_number in range(count):
        load, _, _ = await under_load(service, cookies, f"k{round_number}", service.kill)
        lost += len(load.acknowledged - service.accounts())
        writes, reads, uncertain = writes + len(load.acknowledged), reads + load.reads, uncertain + len(load.uncertain)
        if load.uncertain:
            # Whoever got no answer sends the same form again: it is stored once, whether it had arrived or not.
            await service.start()
            browser = Browser(service.port, cookies)
            for fields in load.uncertain.values():
                answer = await browser.post("/konten/neu", fields)
                resent += answer.status in (200, 303)
            browser.close()
            await service.terminate()
            lost += len(set(load.uncertain) - service.accounts())
    print(f"SIGKILL under load, {count} times: {reads} reads and {writes} writes acknowledged, {lost} of them lost; "
          f"{uncertain} writes got no answer, {resent} of them were sent again and stored once")
    return not lost and resent == uncertain


async def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True, type=os.path.abspath)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--terms", type=int, default=10)
    parser.add_argument("--own-database", action="store_true", help="on the database of DATABASE_URL")
    options = parser.parse_args()
    home = None if options.own_database else tempfile.mkdtemp(prefix="viertelwerk-robust-")
    service = Service.of(options.program, home)
    try:
        cookies = await enter(service)
        is_sound = await terminations(service, cookies, options.terms)
        is_sound &= await kills(service, cookies, options.kills)
        service.run("check")
        print("every invariant holds" if is_sound else "FAILED")
        return 0 if is_sound else 1
    finally:
        if service.process and service.process.returncode is None:
            service.process.kill()
        if home:
            service.run("database", "stop")
            shutil.rmtree(home, ignore_errors=True)


async def enter(service, role="administrator"):
    """Makes an administrator and signs in; the cookies, which outlive the process because sessions stand in the database."""
    added = service.run("user", "add", KEEPER, "--name", "Robust", "--role", role, "--json")
    await service.start()
    browser = Browser(service.port)
    await browser.choose_password(json.loads(added)["path"], PASSWORD)
    await browser.sign_in(KEEPER, PASSWORD)
    await browser.enrol()
    answer = await browser.get("/konten")
    assert answer.status == 200, f"not signed in: {answer.status}"
    browser.close()
    await service.terminate()
    return browser.cookies


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
