"""How much a thousand wrong sign-ins slow the others, and whether they keep anybody out."""

import argparse
import asyncio
import secrets
import shutil
import statistics
import sys
import tempfile
import time

from .browser import Browser, submission
from .robust import KEEPER, PASSWORD, enter
from .service import Service

READERS = 4
GUESSERS = 16


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


class Readers:
    """People who go on with their work; how long each page takes them."""

    def __init__(self, port, cookies):
        self.port, self.cookies = port, cookies
        self.taken_ms, self.is_over = [], False

    async def run(self):
        await asyncio.gather(*(self.person() for _ in range(READERS)))

    async def person(self):
        browser = Browser(self.port, self.cookies)
        while not self.is_over:
            began = time.perf_counter()
            answer = await browser.get(f"/konten/{KEEPER}")
            self.taken_ms.append((time.perf_counter() - began) * 1000)
            assert answer.status == 200, answer.status
            # People read; without a pause the readers themselves would fill the machine.
            await asyncio.sleep(0.02)
        browser.close()


async def guesses(port, count, statuses):
    """Wrong sign-ins, each from an address of its own, so that every one of them is really hashed."""
    numbers = iter(range(count))

    async def guesser():
        for number in numbers:
            browser = Browser(port, {"__Host-vorraum": secrets.token_hex(32)}, f"10.{secrets.randbelow(250)}.{number // 250}.{number % 250}")
            name = KEEPER if number % 2 else f"nobody-{number}"
            answer = await browser.post("/anmelden", {"user_name": name, "password": "wrong", "_submission": submission()})
            statuses[answer.status] = statuses.get(answer.status, 0) + 1
            browser.close()

    await asyncio.gather(*(guesser() for _ in range(GUESSERS)))


async def measured(service, cookies, work):
    readers = Readers(service.port, cookies)
    running = asyncio.create_task(readers.run())
    await work
    readers.is_over = True
    await running
    return readers.taken_ms


async def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    parser.add_argument("--guesses", type=int, default=1000)
    options = parser.parse_args()
    home = tempfile.mkdtemp(prefix="viertelwerk-sign-in-")
    service = Service.of(options.program, home)
    service.environment["VIERTELWERK_HTTP_BEHIND_PROXY"] = "true"
    try:
        cookies = await enter(service)
        await service.start()
        quiet, loud, statuses = [], [], {}
        await measured(service, cookies, asyncio.sleep(3))
        began = time.perf_counter()
        flood_s = 0.0
        # In turn, so that a busy moment of the machine meets both.
        for _ in range(4):
            quiet += await measured(service, cookies, asyncio.sleep(8))
            began = time.perf_counter()
            loud += await measured(service, cookies, guesses(service.port, options.guesses // 4, statuses))
            flood_s += time.perf_counter() - began
        print(f"{options.guesses} wrong sign-ins in {flood_s:.0f} s: {dict(sorted(statuses.items()))}")
        print(f"{'a page meanwhile, ms':24} {'pages':>7} {'p50':>8} {'p95':>8} {'p99':>8}")
        for name, values in (("quiet", quiet), ("under the guesses", loud)):
            print(f"{name:24} {len(values):7} {statistics.median(values):8.1f} {percentile(values, .95):8.1f} {percentile(values, .99):8.1f}")
        ratio = percentile(loud, .95) / percentile(quiet, .95)
        print(f"p95 x {ratio:.2f}")
        waited_s = await time_to_enter(service)
        print(f"the guessed-at owner comes in from an address of their own after {waited_s:.0f} s")
        return 0 if ratio <= 2 and waited_s <= 61 else 1
    finally:
        if service.process and service.process.returncode is None:
            await service.terminate()
        service.run("database", "stop")
        shutil.rmtree(home, ignore_errors=True)


async def time_to_enter(service):
    began = time.perf_counter()
    while True:
        browser = Browser(service.port, address="192.0.2.77")
        answer = await browser.sign_in(KEEPER, PASSWORD)
        browser.close()
        if answer.status == 303:
            return time.perf_counter() - began
        await asyncio.sleep(1)


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
