"""How soon today's page can be used on a slow phone without reception: from opening it until the crew can be tapped, with the
processor slowed down four times, beside an empty page of the same size of window."""

import statistics
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urljoin

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "browser"))
from check import chromium  # noqa: E402
from demo_service import demo_service  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402
from sign_in import sign_in  # noqa: E402
from today_story import PHONE  # noqa: E402

SLOWED = 4
USABLE_MS_MAX = 1000


def opened(page, address, selector):
    """Milliseconds from asking for the page until what is meant stands there."""
    begin = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.locator(selector).first.wait_for()
    return (time.perf_counter() - begin) * 1000


def main():
    rounds = int(sys.argv[1])
    with demo_service() as service, sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        manager = next(person for person in service.people if person["name"] == "bauleitung")
        context = playwright.chromium.launch_persistent_context(folder, **chromium(), **PHONE)
        page = context.pages[0]
        sign_in(page, urljoin(service.url, "/anmelden"), manager)
        page.goto(urljoin(service.url, "/heute"))
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        page.locator(".person").first.wait_for()
        page.wait_for_timeout(1000)
        context.set_offline(True)
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        empty, today = [], []
        for _ in range(rounds):  # in turn, so that a busy moment meets both
            empty.append(opened(page, "data:text/html,<title>x</title><p class=person>x", ".person"))
            today.append(opened(page, urljoin(service.url, "/heute"), ".person:not([hidden]) .check"))
        context.close()
    mine, yardstick = statistics.median(today), statistics.median(empty)
    print(f"medians of {rounds}, without reception, processor slowed {SLOWED} times")
    print(f"today's page: {mine:.0f} ms until the crew can be tapped (at most {USABLE_MS_MAX}); an empty page {yardstick:.0f} ms; "
          f"ratio {mine / yardstick:.1f}")


if __name__ == "__main__":
    main()
