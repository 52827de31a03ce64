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
