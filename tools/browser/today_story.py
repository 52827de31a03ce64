"""A site manager logs a day on a phone without reception: everything is kept, the browser is closed and opened again, and once there
is reception the day arrives, once. Two phones log the same day, and nothing of either is lost."""

import json
import tempfile
from urllib.parse import urljoin

import page_checks
from demo_service import HOUSE, UNPLANNED
from sign_in import sign_in

PHONE = {"viewport": {"width": 390, "height": 844}, "locale": "de-DE", "timezone_id": "Europe/Berlin"}
# From opening the page to the signature, for a day of eight people and three packages.
TAPS_MAX = 25

# What the day makes of taps, tried without a page.
MODEL = """async () => {
  const found = [];
  const is = (what, one, other) => { if (JSON.stringify(one) !== JSON.stringify(other)) found.push(`${what}: ${JSON.stringify(one)}`); };
  const m = await import(document.querySelector("script[type=module]").src.replace("heute.js", "heute-day.js"));
  const site = { people: [{ code: "A", planned_minutes: 375 }, { code: "B", planned_minutes: 0 }], packages: [{ code: "P" }, { code: "Q" }], gates: [] };
  let count = 0;
  const make = () => `id-${(count += 1)}`;
  const day = m.blank("X", "2026-03-02");
  m.allPresent(day, site);
  is("only who is expected is marked present", day.people, { A: 375 });
  m.assign(day, site, "P", "A");
  m.assign(day, site, "Q", "A");
  is("shares are quarter hours and add up", [...m.shares(day).values()], [{ A: 195 }, { A: 180 }]);
  const first = m.message(day, "r", new Date(0), make);
  is("a day is as long as planned, with the break of the law", m.hours(day, "A"), { start: 420, end: 825, pause: 30 });
  is("each line has an identity of its own", first.work.map((line) => [line.id, line.package, line.minutes]), [["id-1", "P", 195], ["id-2", "Q", 180]]);
  is("what was said is not said again", m.message(day, "r", new Date(0), make), null);
  day.work[0].minutes.A = 300;
  const second = m.message(day, "r", new Date(0), make);
  is("what changes is taken back and said anew", [second.retractions.map((one) => one.line), second.work.map((line) => line.minutes)], [["id-1", "id-2"], [300, 75]]);
  day.weather = { sky: "clear" };
  m.message(day, "r", new Date(0), make);
  day.weather = { sky: "fog" };
  const third = m.message(day, "r", new Date(0), make);
  is("of weather the newest counts", [third.retractions, third.weather.length], [undefined, 1]);
  m.toggle(day, site, "A");
  const fourth = m.message(day, "r", new Date(0), make);
  is("who is not there has worked on nothing, and the office is told", [day.people.A, fourth.retractions.length, fourth.work, fourth.presences[0].is_present], [0, 3, undefined, false]);
  const theirs = { id: "other", kind: "presence", participant: "A", is_present: true, start_minutes: 420, end_minutes: 825, break_minutes: 30, author: "B" };
  const [pair] = m.doubled(day, { lines: [theirs] });
  is("another word on whether somebody was there is for people to decide", pair?.slot, "presence:A");
  m.giveWay(day, theirs, pair.slot);
  is("where the other word holds this phone says nothing more of it", [day.people.A, m.message(day, "r", new Date(0), make)], [undefined, null]);
  is("the same word on both phones is no question", m.doubled({ ...day, sent: { "presence:A": { id: "x", body: theirs } } }, { lines: [theirs] }), []);
  const next = m.blank("X", "2026-03-03");
  m.asBefore(next, site, [theirs]);
  is("as on the last day: the same times", m.hours(next, "A"), { start: 420, end: 825, pause: 30 });
  next.briefing = { topic: "Leitern", participants: ["A"] };
  next.photos.push({ id: "p", hash: "h", size_bytes: 3, alternative_text: "Decke", thumbnail: "data:" });
  const fifth = m.message(next, "r", new Date(0), make);
  is("the briefing goes out with whoever confirmed it", fifth.briefings.map((one) => [one.topic, one.participants]), [["Leitern", ["A"]]]);
  is("a photo is named without its bytes", fifth.photos.map(({ id, device_at, ...photo }) => photo), [{ hash: "h", size_bytes: 3, alternative_text: "Decke" }]);
  const house = m.withArrivals(site, next);
  m.arrive(next, house, { code: m.badge(" 17 ", "TN-0001") });
  is("digits alone are written as the other numbers are", m.badge("tn-0017", "TN-0001"), "TN-0017");
  is("whoever came unplanned is there, and on the house's list", [next.people["TN-0017"], m.withArrivals(site, next).people.length, site.people.length], [360, 3, 2]);
  const ids = Array.from({ length: 1000 }, (_, at) => m.uuid7(1_700_000_000_000 + at));
  is("identities are UUIDv7 and sort by time", [new Set(ids).size, ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)), ids.join() === [...ids].sort().join()], [1000, true, true]);
  return found;
}"""


class Phone:
    """A browser with a memory of its own, which outlives its being closed; counts what is tapped."""

    def __init__(self, playwright, launch, url, tally, name):
        self.playwright, self.launch, self.url, self.tally, self.name = playwright, launch, url, tally, name
        self.folder = tempfile.TemporaryDirectory(prefix="viertelwerk-phone-")
        self.taps, self.errors = 0, []
        self.context = self.page = None
        self.open()

    def open(self, offline=False):
        self.context = self.playwright.chromium.launch_persistent_context(self.folder.name, **self.launch, **PHONE)
        self.context.set_offline(offline)
        self.page = self.context.pages[0] if self.context.pages else self.context.new_page()
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def close(self):
        self.context.close()

    def end(self):
        self.close()
        self.tally.take(f"{self.name} errors", self.errors)
        self.folder.cleanup()

    def offline(self, is_offline):
        self.context.set_offline(is_offline)

    def visit(self):
        self.page.goto(urljoin(self.url, "/heute"))
        self.page.locator("h1").wait_for()
        self.page.locator("#leiste:not([hidden])").wait_for(state="attached")

    def ready(self):
        """The page and its data are on the phone."""
        self.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        self.page.locator(".person").first.wait_for()

    def tap(self, selector, text=None, nth=0):
        found = self.page.locator(selector, has_text=text) if text else self.page.locator(selector)
        found.nth(nth).click()
        self.taps += 1

    def expect(self, what, is_so):
        self.tally.take(f"{self.name}: {what}", () if is_so else ("is not so",))

    def waiting(self):
        """How many messages wait on the phone."""
        return self.page.evaluate(
            """() => new Promise((resolve) => { const asked = indexedDB.open("viertelwerk");
              asked.onsuccess = () => { const count = asked.result.transaction("outbox").objectStore("outbox").count();
                count.onsuccess = () => { asked.result.close(); resolve(count.result); }; }; })"""
        )

    def settled(self):
        """Waits until everything has arrived."""
        for _ in range(100):
            if self.waiting() == 0:
                return True
            self.page.wait_for_timeout(200)
        return False

    def stored(self, day, house=HOUSE):
        """The day as the service has it; nothing where it has none."""
        return self.page.evaluate(
            "async (path) => { const answer = await fetch(path); return answer.ok ? await answer.json() : null; }",
            f"/api/v1/properties/{house}/diary/{day}",
        )


def enter_a_day(phone):
    """Eight people on three packages, without the help of the day before: what a new site has to do."""
    # Whoever is expected stands first. On a Saturday that is nobody, and a day can be entered nevertheless.
    rows = phone.page.locator(".person .check")
    people = [rows.nth(at).get_attribute("data-key").removeprefix("da-") for at in range(8)]
    for at in range(3):
        phone.tap("[data-key=arbeit]")
        phone.tap("dialog .button:not(.plain)")
        line = phone.page.locator(".line:has([data-key^=an-])").nth(at)
        for code in people[at * 3 : at * 3 + 3]:
            line.locator(f"[data-key$='-{code}'][aria-pressed]").click()
            phone.taps += 1
            # Who lacks a certificate is recorded with a reason; that is no normal day's tap.
            if phone.page.locator("dialog[open]").count():
                phone.page.locator("#grund").fill("Nachweis liegt im Büro")
                phone.page.locator("dialog .button.main").click()
    return people


def sign(phone):
    phone.tap("[data-key=schluss]")
    phone.tap("dialog .button.main")
    phone.page.locator(".bar .tag", has_text="abgeschlossen").wait_for()


def brief(phone, code):
    """The briefing of the day, which one of the people confirms."""
    phone.page.locator("[data-key=unterweisung]").click()
    phone.page.locator("#thema").fill("Staub: Masken tragen")
    phone.page.locator("dialog .button.main").click()
    phone.page.locator(f"[data-key=unt-{code}]").click()


# A picture as a camera makes it: large, and with the place where it was taken (EXIF, GPS).
CAMERA = """async ([width, height, colour]) => {
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const paper = canvas.getContext("2d");
  paper.fillStyle = colour;
  paper.fillRect(0, 0, width, height);
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.9));
  return [...new Uint8Array(await blob.arrayBuffer())];
}"""
EXIF = bytes.fromhex("ffe1002e45786966000049492a0008000000020012010300010000000600000025880400010000001a00000000000000") + b"GPSX"


def camera(phone, colour, size=(3000, 2000)):
    """The bytes of a photo that says where it was taken."""
    plain = bytes(phone.page.evaluate(CAMERA, [*size, colour]))
    segment = EXIF[:2] + (len(EXIF) - 2).to_bytes(2, "big") + EXIF[4:]
    return plain[:2] + segment + plain[2:]


def photograph(phone, colour, text, moment, place="Bad", keeps=False):
    phone.page.locator("#foto").set_input_files({"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": camera(phone, colour)})
    phone.page.locator("#bild").fill(text)
    phone.page.locator("#place").fill(place)
    phone.page.locator("#moment").select_option(moment)
    if keeps:
        phone.page.locator("[name=keeps]").check()
    phone.page.locator("dialog .button.main").click()
    phone.page.locator(".photos figcaption", has_text=text).wait_for()


def refused_photo(phone, name, content, words):
    """What is no photo is said to be none, and nothing is kept of it."""
    before = phone.page.locator(".photos figure").count()
    phone.page.locator("#foto").set_input_files({"name": name, "mimeType": "application/octet-stream", "buffer": content})
    phone.page.locator("dialog p", has_text=words).wait_for()
    phone.page.locator("dialog .button.main").click()
    phone.expect(f"{name} is refused", phone.page.locator(".photos figure").count() == before)


FETCH_PHOTO = """async (path) => {
  const answer = await fetch(path);
  if (!answer.ok) return { type: `${answer.status} ${await answer.text()}`, edges: [], text: "" };
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const picture = await createImageBitmap(new Blob([bytes], { type: "image/jpeg" }));
  return { type: answer.headers.get("content-type"), size: bytes.length, edges: [picture.width, picture.height], text: new TextDecoder("latin1").decode(bytes.slice(0, 4000)) };
}"""


def photos_arrived(phone, lines, day):
    """The photos are there as they were sent, small ones are made of them, and a slider shows before and after."""
    photos = [line for line in lines if line["kind"] == "photo"]
    phone.expect("the diary names both photos", len(photos) == 2)
    for line in photos:
        whole = phone.page.evaluate(FETCH_PHOTO, f"/objekte/{HOUSE}/fotos/{line['hash']}")
        small = phone.page.evaluate(FETCH_PHOTO, f"/objekte/{HOUSE}/fotos/{line['hash']}/klein")
        # The camera lay on its side and said so.
        phone.expect("a photo arrives scaled, upright, whole and as JPEG", (whole["type"], whole["size"], whole["edges"]) == ("image/jpeg", line["size_bytes"], [1365, 2048]))
        phone.expect("a small one is made of it", (small["type"], small["edges"]) == ("image/jpeg", [213, 320]))
        keeps = line["alternative_text"] == "Decke neu verputzt"
        phone.expect("the position is sent only where somebody says so", ("GPSX" in whole["text"]) == keeps)
    phone.page.goto(urljoin(phone.url, f"/objekte/{HOUSE}/fotos"))
    slider = phone.page.locator(".pair.over + input[type=range]")
    slider.focus()
    for _ in range(10):
        phone.page.keyboard.press("ArrowRight")
    shown = phone.page.locator(".pair").evaluate("(pair) => pair.style.getPropertyValue('--at')")
    phone.expect("before and after stand over each other, and keys move the border", shown == "60%")
    phone.page.goto(urljoin(phone.url, f"/objekte/{HOUSE}/tagebuch/{day}"))
    phone.expect("the day shows them", phone.page.locator(".photos img").count() == 2)


def no_camera(phone):
    """A camera that is refused, or put away, gives no picture: that is said, and what was written down stays."""
    before = phone.page.locator(".photos figure").count()
    phone.page.locator("#foto").dispatch_event("cancel")
    phone.page.locator("[role=status]", has_text="Ist die Kamera gesperrt").wait_for()
    phone.expect("a refused camera changes nothing", phone.page.locator(".photos figure").count() == before)


def too_large_a_photo(phone):
    """A file of 60 MB is refused in words, before anything is read of it."""
    with tempfile.NamedTemporaryFile(suffix=".jpg") as film:
        film.write(b"\xff\xd8\xff\xe0")
        film.truncate(60_000_000)
        film.flush()
        phone.page.locator("#foto").set_input_files(film.name)
        phone.page.locator("dialog p", has_text="größer als 50 MB").wait_for()
        phone.page.locator("dialog .button.main").click()


# A phone that has no room left: whatever it is asked to keep, it does not.
FULL = "() => { IDBObjectStore.prototype.taken = IDBObjectStore.prototype.put; IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }; }"
ROOM = "() => { IDBObjectStore.prototype.put = IDBObjectStore.prototype.taken; }"


def no_room(phone):
    """Where the phone takes nothing it says so, and what was tapped is kept once there is room again."""
    first, second = (phone.page.locator(".person .check").nth(at) for at in range(2))
    phone.page.evaluate(FULL)
    first.click()
    phone.page.locator(".note.bad", has_text="Nicht gesichert").wait_for()
    phone.expect("without room it says that nothing was saved", True)
    phone.page.evaluate(ROOM)
    second.click()
    phone.page.locator(".note.bad", has_text="Nicht gesichert").wait_for(state="detached")
    phone.page.reload()
    phone.ready()
    pressed = [phone.page.locator(".person .check").nth(at).get_attribute("aria-pressed") for at in range(2)]
    phone.expect("and with room again all of it is kept", pressed == ["true", "true"])
    for _ in range(2):
        first.click()
        second.click()


def unplanned(phone, day):
    """Whoever turns up is added by the number on the badge; a number of nobody is kept as a note."""
    phone.visit()
    phone.page.locator("[data-key=nach]").click()
    phone.page.locator("#warum").fill("Es kam noch jemand")
    phone.page.locator("dialog .button.main").click()
    phone.page.locator("[data-key=person]").click()
    offered = [option.get_attribute("value") for option in phone.page.locator("dialog .fields .chip").all()]
    phone.page.locator("dialog .button[value='']").click()
    listed = [row.get_attribute("data-key").removeprefix("da-") for row in phone.page.locator(".person .check").all()]
    phone.expect("whoever is planned nowhere is offered nowhere", UNPLANNED not in [*listed, *offered])
    for number in (UNPLANNED, "9999"):
        phone.page.locator("[data-key=person]").click()
        phone.page.locator("#nummer").fill(number)
        phone.page.locator("dialog .button.main").click()
        phone.page.locator(f"[data-key=da-TN-{number[-4:]}][aria-pressed=true]").wait_for()
    sign(phone)
    phone.expect("whoever turned up arrives", phone.settled())
    phone.page.locator(".note.warn", has_text="Nicht zugeordnet").wait_for()
    lines = phone.stored(day)["lines"]
    there = [line["participant"] for line in lines if line["kind"] == "presence" and line["is_present"]]
    phone.expect("whoever is employed is there, though planned nowhere", UNPLANNED in there)
    notes = [line["text"] for line in lines if line["kind"] == "note"]
    phone.expect("of a number of nobody stands a note", any(text.startswith("TN-9999 (nicht zugeordnet): da") for text in notes))


def read_in_a_file(phone, day):
    """What another phone saved to a file goes out from here."""
    line = {"id": phone.page.evaluate("crypto.randomUUID()"), "kind": "note", "text": "Aus einer Datei"}
    item = {"id": line["id"], "kind": "diary", "path": f"/api/v1/properties/{HOUSE}/diary/{day}/messages", "property": HOUSE, "on": day, "since": 1, "body": {"notes": [line]}}
    phone.visit()
    refused = {"name": "x.json", "mimeType": "application/json", "buffer": b'{"waiting": [{"id": "1", "kind": "x", "path": "/konten"}]}'}
    phone.page.locator("#datei").set_input_files(refused)
    phone.page.locator("dialog p", has_text="In eine Datei sichern").wait_for()
    phone.page.locator("dialog .button.main").click()
    saved = {"name": "telefon.json", "mimeType": "application/json", "buffer": json.dumps({"waiting": [item]}).encode()}
    phone.page.locator("#datei").set_input_files(saved)
    phone.page.wait_for_timeout(300)
    phone.expect("a saved file goes out from another phone", phone.settled())
    stored = phone.stored(day)
    phone.expect("and arrives once, in a new version", [line["text"] for line in stored["lines"] if line["kind"] == "note"] == ["Aus einer Datei"])


def today_story(playwright, launch, url, people, tally, axe):
    """Both stories; the service has the demo world."""
    manager = next(person for person in people if person["name"] == "bauleitung")
    phone = Phone(playwright, launch, url, tally, "phone without reception")
    sign_in(phone.page, urljoin(url, "/anmelden"), manager)
    phone.visit()
    phone.ready()
    tally.take("the day as the phone keeps it", phone.page.evaluate(MODEL))
    day = phone.page.evaluate("new Date().toLocaleDateString('sv')")
    phone.offline(True)
    phone.page.reload()
    phone.ready()
    no_room(phone)
    phone.taps = 0
    crew = enter_a_day(phone)
    brief(phone, crew[0])
    photograph(phone, "#777", "Decke, Putz lose", "before")
    photograph(phone, "#eee", "Decke neu verputzt", "after", keeps=True)
    refused_photo(phone, "aufmass.heic", b"\x00\x00\x00\x18ftypheic", "HEIC")
    refused_photo(phone, "rechnung.pdf", b"%PDF-1.7", "kein Bild")
    no_camera(phone)
    too_large_a_photo(phone)
    sign(phone)
    phone.expect("work is kept for eight people", phone.page.locator(".line .chips .tag").count() == 8)
    phone.tally.take("taps of a normal day", () if phone.taps <= TAPS_MAX else (f"{phone.taps} taps, more than {TAPS_MAX}",))
    phone.expect("it says what waits", "3 warten" in phone.page.locator(".bar").inner_text())
    tally.take("today's page accessible", page_checks.accessible(phone.page, axe))
    tally.take("today's page sideways", page_checks.sideways(phone.page))
    phone.close()

    phone.open(offline=True)
    phone.visit()
    phone.expect("a closed browser has forgotten nothing", phone.page.locator(".bar .tag", has_text="abgeschlossen").count() == 1)
    phone.expect("and what waits still waits", phone.waiting() == 3)
    # The session ended with the browser: what waits goes on waiting until somebody signs in.
    phone.offline(False)
    phone.page.evaluate("dispatchEvent(new Event('online'))")
    phone.page.locator(".note", has_text="Nicht angemeldet").wait_for()
    phone.expect("without anybody signed in it goes on waiting", phone.waiting() == 3)
    sign_in(phone.page, urljoin(url, "/anmelden"), manager)
    phone.visit()
    phone.expect("with reception it arrives", phone.settled())
    stored = phone.stored(day)
    work = [line for line in stored["lines"] if line["kind"] == "work_line"] if stored else []
    phone.expect("the service has eight people's work once", len(work) == len({(line["participant"], line["package"]) for line in work}) >= 8)
    lines = stored["lines"] if stored else []
    present = [line for line in lines if line["kind"] == "presence" and line["is_present"] and line["end_minutes"]]
    phone.expect("and that they were there, from when to when", len(present) == 8)
    briefings = [(line["topic"], line["participants"]) for line in lines if line["kind"] == "briefing"]
    phone.expect("and who confirmed the briefing", briefings == [("Staub: Masken tragen", [crew[0]])])
    phone.expect("and it is signed", bool(stored) and bool(stored["versions"][-1]["signed_by"]))
    kept = phone.page.evaluate("async () => (await caches.keys()).length ? (await (await caches.open((await caches.keys())[0])).keys()).map((r) => new URL(r.url).pathname) : []")
    phone.expect("no cache holds anybody's data", bool(kept) and not [path for path in kept if path.startswith(("/api", "/objekte", "/heute/sitzung"))])
    photos_arrived(phone, lines, day)
    tally.take("photos accessible", page_checks.accessible(phone.page, axe))
    read_in_a_file(phone, day)
    unplanned(phone, day)
    phone.page.goto(urljoin(phone.url, "/objekte"))
    # Signing out on any page leaves nothing of a site on the phone.
    phone.page.locator("form[action='/abmelden'] button").first.evaluate("(button) => button.form.requestSubmit(button)")
    phone.page.wait_for_url("**/anmelden*")
    left = phone.page.evaluate("async () => (await indexedDB.databases()).map((one) => one.name)")
    phone.expect("signing out leaves nothing on the phone", left == [])
    phone.end()
