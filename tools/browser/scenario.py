"""A site manager's way through the site, with keys alone and then with scripts switched off: sign in, look, interrupt a stage, go on."""

from urllib.parse import urljoin

from sign_in import number

# How somebody goes, whether scripts run, and where: a stage is not interrupted twice on one day.
WAYS = (("keys alone", True, "DO-DEM-003", "Erdachte Gasse 84"), ("without scripts", False, "DO-DEM-006", "Nirgendwoplatz 64"))


class Story:
    """What somebody does in one browser, and whether the pages say what they should."""

    def __init__(self, page, url, tally, name, house):
        self.page, self.url, self.tally, self.name, self.house = page, url, tally, name, f"/objekte/{house}"

    def expect(self, text):
        """The page says so."""
        said = self.page.locator("body").inner_text()
        self.tally.take(f"{self.name} {self.page.url}", () if text in said else (f"does not say „{text}“",))

    def open(self, path):
        self.page.goto(urljoin(self.url, path))

    def send(self):
        """Enter in the form, as whoever only has keys would."""
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def tab_to(self, selector):
        """Presses Tab until the focus is there."""
        for _ in range(80):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("selector => document.activeElement?.matches(selector)", selector):
                return True
        self.tally.take(f"{self.name} {self.page.url}", (f"Tab does not come to {selector}",))
        return False

    def sign_in(self, person):
        self.open("/anmelden")
        self.tab_to("input[autocomplete~=username]")
        self.page.keyboard.type(person["name"])
        self.tab_to("input[autocomplete~=current-password]")
        self.page.keyboard.type(person["password"])
        self.send()
        if person.get("totp"):
            self.tab_to("input[autocomplete~=one-time-code]")
            self.page.keyboard.type(number(person["totp"]))
            self.send()

    def move_stage(self, action, reason, state):
        """Fills in the form of a stage's move and finds the new state on the page it leads to."""
        self.open(f"{self.house}/bauphasen/sanierung/1/{action}")
        if reason and self.tab_to("textarea[name=grund]"):
            self.page.keyboard.type(reason)
        if self.tab_to("main form button[type=submit]"):
            self.send()
        self.expect(state)


def manager_story(browser, url, people, tally):
    """With keys alone, then the same way without scripts."""
    manager = next(person for person in people if person["name"] == "bauleitung")
    for name, scripts, house, street in WAYS:
        context = browser.new_context(viewport={"width": 390, "height": 844}, locale="de-DE", java_script_enabled=scripts)
        story = (Story if scripts else Scriptless)(context.new_page(), url, tally, name, house)
        story.sign_in(manager)
        story.expect("Objekte")
        story.expect(house)
        story.open(story.house)
        story.expect(street)
        story.move_stage("unterbrechen", "Frost bis minus zehn Grad", "unterbrochen")
        story.expect("Frost bis minus zehn Grad")
        story.move_stage("fortsetzen", None, "läuft")
        context.close()


class Scriptless(Story):
    """The same where no script of ours can look at the page either: fields are found by what they declare."""

    def tab_to(self, selector):
        self.page.locator(selector).first.focus()
        return True
