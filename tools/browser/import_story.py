"""Management imports a list: uploads one with a mistake, asks for a part, mends it, stores it; with keys alone, then with scripts switched off.
Then a list and a folder of lists are dragged onto the page, as from a file manager."""

import tempfile
from pathlib import Path

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
    drag_story(browser, url, person, tally)


def drag_story(browser, url, person, tally):
    """Files out of a file manager: Chromium itself is told of the drag, so that the page gets what it would from a mouse."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="de-DE")
    story = Story(context.new_page(), url, tally, "import by dragging", "")
    story.sign_in(person)
    with tempfile.TemporaryDirectory() as folder:
        lists = Path(folder) / "listen"
        (lists / "darin").mkdir(parents=True)
        (lists / "organisationen.csv").write_text("code;name;art\nNEU-3;Gezogene Firma;firma\n")
        (lists / "darin" / "gewerke.txt").write_text("keine Liste")
        (lists / "darin" / "kostenstellen.csv").write_text("code;name;art\nNEU-4;Firma im Ordner;firma\n")
        for dragged, names in (
            ([lists / "organisationen.csv"], ["organisationen.csv"]),
            ([lists], ["gewerke.txt", "kostenstellen.csv", "organisationen.csv"]),
        ):
            story.open("/import")
            drag(story, dragged)
            tally.take(f"{story.name} {len(names)} chosen", () if chosen(story) == names else (f"{chosen(story)} are chosen, not {names}",))
        # Dropped beside the form nothing is chosen, and the page stays.
        story.open("/import")
        drag(story, [lists / "organisationen.csv"], onto="h1")
        tally.take(f"{story.name} beside the form", () if chosen(story) == [] else ("something is chosen",))
        story.open("/import")
        drag(story, [lists / "organisationen.csv"])
        with story.page.expect_navigation():
            story.page.locator("form[enctype] button").click()
        settle(story)
        story.expect("Alles passt.")
        story.expect("organisationen.csv")
    context.close()


def drag(story, paths, onto="form[data-drop]"):
    """Moves files over the middle of something and lets go of them there; on the way the form shows that it would take them."""
    box = story.page.locator(onto).first.bounding_box()
    place = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
    data = {"items": [], "files": [str(path) for path in paths], "dragOperationsMask": 1}
    session = story.page.context.new_cdp_session(story.page)
    for kind in ("dragEnter", "dragOver"):
        session.send("Input.dispatchDragEvent", {"type": kind, **place, "data": data})
    if onto != "h1":
        story.page.wait_for_selector("form[data-drop].over")
    session.send("Input.dispatchDragEvent", {"type": "drop", **place, "data": data})
    session.detach()
    if onto != "h1":
        story.page.locator("#dateien:focus").wait_for(state="attached")


def chosen(story):
    """The names of the files in the field, in order."""
    return sorted(story.page.evaluate("[...document.getElementById('dateien').files].map((file) => file.name)"))
