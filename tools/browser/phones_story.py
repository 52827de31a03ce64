"""Three phones write into one day while their reception comes and goes, and some answers get lost on the way: nothing may be missing in
the end, and nothing may stand there twice."""

import collections
import random
from urllib.parse import urljoin

from playwright.sync_api import Error
from sign_in import sign_in
from today_story import Phone

SEED = 20_261_127
PHONES = 3
HOUSE = "DO-DEM-006"


def write_down(phone):
    """What happens when the page is put away: what was tapped becomes a message."""
    phone.page.evaluate(
        """() => { for (const now of ["hidden", "visible"]) {
             Object.defineProperty(document, "visibilityState", { value: now, configurable: true });
             document.dispatchEvent(new Event("visibilitychange")); } }"""
    )


def add_note(phone, text):
    phone.page.locator("[data-key=notiz]").click()
    phone.page.locator("#kind").select_option("note")
    phone.page.locator("#text").fill(text)
    phone.page.locator("dialog .button.main").click()
    phone.page.locator("section", has_text=text).first.wait_for()


def lose_answers(phone, chance, lost):
    """Some messages arrive, and their answers do not."""

    def handle(route):
        try:
            if chance.random() < 0.25:
                route.fetch()
                lost[0] += 1
                route.abort()
            else:
                route.continue_()
        except Error:
            # The reception was cut meanwhile, which is what this is about.
            pass

    phone.context.route("**/messages", handle)


def phones_story(playwright, launch, url, people, tally, entries):
    """So many entries from three phones, on one house and day."""
    manager = next(person for person in people if person["name"] == "bauleitung")
    chance, lost, cuts = random.Random(SEED), [0], 0
    phones = [Phone(playwright, launch, url, tally, f"phone {number + 1}") for number in range(PHONES)]
    for phone in phones:
        sign_in(phone.page, urljoin(url, "/anmelden"), manager)
        phone.visit()
        phone.ready()
        phone.page.locator(f"[data-key=haus-{HOUSE}]").click()
        phone.is_offline = False
        lose_answers(phone, chance, lost)
    day = phones[0].page.evaluate("new Date().toLocaleDateString('sv')")
    written = []
    for number in range(entries):
        phone = chance.choice(phones)
        if chance.random() < 0.2:
            phone.is_offline = not phone.is_offline
            phone.offline(phone.is_offline)
            cuts += phone.is_offline
        text = f"Eintrag {number} von {phone.name}"
        add_note(phone, text)
        written.append(text)
        if chance.random() < 0.5:
            write_down(phone)
    for phone in phones:
        phone.offline(False)
        phone.context.unroute("**/messages")
        write_down(phone)
    for phone in phones:
        phone.page.evaluate("dispatchEvent(new Event('online'))")
        phone.expect("everything arrives", phone.settled())
    stored = phones[0].stored(day, HOUSE)
    found = collections.Counter(line["text"] for line in stored["lines"] if line["kind"] == "note" and line["text"].startswith("Eintrag "))
    tally.take("three phones: nothing is lost", [f"{text} is missing" for text in written if text not in found][:5])
    tally.take("three phones: nothing stands there twice", [f"{text} stands there {count} times" for text, count in found.items() if count > 1][:5])
    tally.take("three phones: reception was cut and answers were lost, or nothing was tried", () if cuts and lost[0] else (f"{cuts} cuts, {lost[0]} lost answers",))
    for phone in phones:
        phone.end()
    print(f"{len(written)} entries from {PHONES} phones, {cuts} cuts, {lost[0]} lost answers: {len(found)} arrived, {sum(found.values()) - len(found)} doubled")


def log(phone, code, package, hours):
    """One person on one package, so long."""
    phone.page.locator(f"[data-key=std-{code}]").click()
    phone.page.locator("#ende").fill(hours)
    phone.page.locator("dialog .button.main").click()
    phone.page.locator("[data-key=arbeit]").click()
    phone.page.locator("dialog .button", has_text=package).first.click()
    phone.page.locator(f"[data-key$='-{code}'][data-key^=an-]").click()
    if phone.page.locator("dialog[open]").count():
        phone.page.locator("#grund").fill("Nachweis liegt im Büro")
        phone.page.locator("dialog .button.main").click()
    write_down(phone)


def people_decide(playwright, launch, url, people, tally):
    """Two phones log the same person differently: each is asked which holds, and what is decided holds for both."""
    manager = next(person for person in people if person["name"] == "bauleitung")
    first, second = (Phone(playwright, launch, url, tally, f"{name} of two phones") for name in ("first", "second"))
    for phone in (first, second):
        sign_in(phone.page, urljoin(url, "/anmelden"), manager)
        phone.visit()
        phone.ready()
        phone.page.locator(f"[data-key=haus-{HOUSE}]").click()
        phone.page.locator(".person").first.wait_for()
    code = first.page.locator(".person .check").first.get_attribute("data-key").removeprefix("da-")
    first.page.locator("[data-key=arbeit]").click()
    package = first.page.locator("dialog .fields .button").first.inner_text()
    first.page.locator("dialog .button[value='']").click()
    day = first.page.evaluate("new Date().toLocaleDateString('sv')")
    second.offline(True)
    log(first, code, package, "13:00")
    first.expect("the first arrives", first.settled())
    log(second, code, package, "15:00")
    second.offline(False)
    second.page.evaluate("dispatchEvent(new Event('online'))")
    second.expect("the second arrives too", second.settled())

    def standing():
        lines = second.stored(day, HOUSE)["lines"]
        return (
            [line["minutes"] for line in lines if line["kind"] == "work_line" and line["participant"] == code],
            [line["end_minutes"] for line in lines if line["kind"] == "presence" and line["participant"] == code],
        )

    work, presences = standing()
    second.expect("both words are kept until somebody decides", len(work) == 2 and presences == [780, 900])
    asked = second.page.locator(".note.warn", has_text="was gilt?")
    asked.first.wait_for()
    second.expect("it is asked about the work and about the hours", asked.count() == 2)
    # Of the work the own word holds, of the hours the other's.
    asked.filter(has_text="Zweimal eingetragen").get_by_role("button", name="Nur dieses Telefon").click()
    second.expect("the decision arrives", second.settled())
    mine, _ = standing()
    second.expect("the own work holds", len(mine) == 1 and mine[0] == work[1])
    asked = second.page.locator(".note.warn", has_text="Verschieden eingetragen")
    asked.get_by_role("button").last.click()
    second.expect("the other decision arrives", second.settled())
    second.expect("the other's hours hold", standing()[1] == [780])
    second.page.locator(".note.warn", has_text="was gilt?").first.wait_for(state="detached")
    second.page.reload()
    second.ready()
    second.expect("what was decided is not asked again", second.page.locator(".note.warn", has_text="was gilt?").count() == 0)
    for phone in (first, second):
        phone.end()
