"""Shows that every check can fail, that a good page passes, and that the script does what its README says."""

import http.server
import os
import sys
import threading
from pathlib import Path

import check
import page_checks
from playwright.sync_api import sync_playwright
from sign_in import number

ASSETS = Path(__file__).resolve().parents[2] / "Sources/WebAssets/files"
HEAD = '<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Probe</title><link rel="icon" href="/icon.svg">' \
    '<link rel="stylesheet" href="/viertelwerk.css"><script type="module" src="/viertelwerk.js"></script></head><body>'  # fmt: skip
GOOD = HEAD + """<main><h1>Probe</h1><div class="search" role="search"><input type="search" aria-label="Suche"></div>
<input type="search" aria-label="Filter" data-filter="t" data-needs-script hidden><output data-filter-count="t"></output>
<table id="t" class="rows"><thead><tr><th scope="col">Objekt</th></tr></thead><tbody><tr><td>Musterstraße 17</td></tr><tr><td>Probeweg Café</td></tr></tbody></table>
<form method="post" action="/sent" data-confirm="Wirklich?" data-confirm-yes="Ja" data-confirm-no="Nein"><button class="button" name="step" value="a">Abnehmen</button></form>
</main></body></html>"""
BAD = HEAD + """<main><h1 style="width: 900px">Breit</h1><img src="/icon.svg"><a href="#x" style="outline: none">Link</a>
<button class="button" onclick="1">a</button><form><input aria-label="x"></form></main></body></html>"""
TRAP = HEAD + """<main><h1>Falle</h1><button id="a">eins</button><button>zwei</button>
<script>document.getElementById("a").addEventListener("keydown", e => e.preventDefault())</script></main></body></html>"""
PAGES = {"/good": GOOD, "/bad": BAD, "/trap": TRAP}
posted = []


class Server(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        file = ASSETS / self.path.strip("/")
        body = PAGES[self.path].encode() if self.path in PAGES else file.read_bytes()
        kinds = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
        self.send_response(200)
        self.send_header("Content-Type", kinds.get(file.suffix, "text/html; charset=utf-8"))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        posted.append(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(204)  # the page stays, as when an answer takes long
        self.end_headers()

    def log_message(self, *_):
        pass


def checks(page, axe):
    """What every check finds on a page, by the check's name."""
    page.set_viewport_size({"width": 320, "height": 568})
    plain = (page_checks.inline, page_checks.sideways, page_checks.keyboard, page_checks.without_scripts)
    return {one.__name__: list(one(page)) for one in plain} | {"accessible": list(page_checks.accessible(page, axe))}


def script(page, address):
    """What the script does on the good page, each with whether it did."""
    page.goto(address + "/good")
    page.get_by_label("Filter").fill("cafe PROBE")
    yield "filters rows by every word, without accents and capitals", page.locator("tbody tr:visible").count() == 1
    yield "says how many rows are left", page.locator("output").inner_text() == "1 / 2"
    page.locator("h1").click()
    page.keyboard.press("/")
    yield "goes to the search with „/“", page.evaluate("document.activeElement.ariaLabel") == "Suche"
    page.get_by_text("Abnehmen").click()
    yield "asks first, with the harmless answer in focus", page.evaluate("document.activeElement.textContent") == "Nein"
    page.keyboard.press("Escape")
    page.locator("dialog").wait_for(state="detached")
    yield "sends nothing when the question is left", not posted and page.locator("dialog").count() == 0
    page.get_by_text("Abnehmen").click()
    page.get_by_text("Ja", exact=True).click()
    page.locator("button[name=step]:disabled").wait_for()
    page.evaluate("document.forms[0].requestSubmit()")
    page.wait_for_timeout(300)
    yield "sends once, with the button that was pressed", posted == [b"step=a"]


def main():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address, axe = f"http://127.0.0.1:{server.server_port}", check.installed("axe_playwright_python", "axe.min.js").read_text()
    claims = [("the second factor's number is that of RFC 6238", number("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", 59) == "287082")]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"] if os.geteuid() == 0 else []
        )
        page = browser.new_page()
        for path in PAGES:
            page.goto(address + path)
            found = checks(page, axe)
            if path == "/good":
                # The field that needs scripts is shown, for there are scripts here.
                rest = {name: texts for name, texts in found.items() if texts and name != "without_scripts"}
                claims.append((f"a good page passes: {rest}", not rest))
            if path == "/bad":
                claims += [(f"{name} can fail", bool(texts)) for name, texts in found.items()]
            if path == "/trap":
                claims.append(("keys that are caught are found", any("does not reach" in text for text in found["keyboard"])))
        claims += script(browser.new_page(), address)
        browser.close()
    tally = check.Tally()
    check.validate({"good": GOOD}, tally)
    check.validate({"bad": BAD.replace("<h1", "<li><h1")}, tally)
    claims.append(("vnu passes a good page and finds a bad one", (tally.passed, tally.failed) == (1, 1)))
    for claim, holds in claims:
        print(f"{'✔' if holds else '✘'} {claim}")
    return 0 if all(holds for _, holds in claims) else 1


if __name__ == "__main__":
    sys.exit(main())
