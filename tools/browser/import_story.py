"""Management imports a list: uploads one with a mistake, asks for a part, mends it, stores it; with keys alone, then with scripts switched off."""

import page_checks
from scenario import Scriptless, Story

WAYS = (("import with keys alone", True, "NEU-1"), ("import without scripts", False, "NEU-2"))


def upload(story, code, kind):
    """Chooses a list and sends it; the page that follows says what it is taken for."""
    content = f"code;name;art\n{code};Neue Firma;{kind}\n".encode()
    story.page.locator("#dateien").set_input_files([{"name": "organisationen.csv", "mimeType": "text/csv", "buffer": content}])
    story.tab_to("form[enctype] button")
    story.send()
    settle(story)


def settle(story):
    """Waits until nothing is under way any more; the page looks again by itself."""
    while story.page.locator("progress").count():
        story.page.wait_for_timeout(500)


def choose_part(story):
    """Asks for what is sound only; the page that follows has the other rows."""
    story.tab_to("details:has(#wahl-teilweise) > summary")
    story.page.keyboard.press("Enter")
    story.tab_to("#wahl-teilweise")
    story.page.keyboard.press("Space")
    story.tab_to("form[action$=angaben] button")
    story.send()
    settle(story)


def look(story, axe, scripts):
    """What must hold of every page holds of one that only an upload leads to."""
    checks = (page_checks.sideways, page_checks.keyboard, page_checks.inline) if scripts else (page_checks.without_scripts,)
    for check in checks:
        story.tally.take(f"{story.name} {check.__name__}", check(story.page))
    if scripts:
        story.tally.take(f"{story.name} accessible", page_checks.accessible(story.page, axe))


def import_story(browser, url, people, tally, axe):
    """With keys alone, then the same way without scripts."""
    person = next(person for person in people if person["name"] == "leitung")
    for name, scripts, code in WAYS:
        context = browser.new_context(viewport={"width": 320, "height": 568}, locale="de-DE", java_script_enabled=scripts)
        story = (Story if scripts else Scriptless)(context.new_page(), url, tally, name, "")
        story.sign_in(person)
        story.open("/import")
        upload(story, code, "frima")
        story.expect("1 Fehler")
        look(story, axe, scripts)
        choose_part(story)
        story.expect("Die übrigen Zeilen")
        story.expect("organisationen.befund.csv")
        look(story, axe, scripts)
        upload(story, code, "firma")
        story.expect("Alles passt.")
        look(story, axe, scripts)
        story.tab_to("form[action$=einlesen] button")
        story.send()
        settle(story)
        story.expect("Eingelesen.")
        context.close()
