"""What must hold of a page, whatever it shows: each check yields its findings in a sentence."""

# Everything that keys must reach: visible, in use, and not taken out of the order of tabs.
TABBABLE = """() => {
  const name = element => element.tagName.toLowerCase() + ' „' + (element.getAttribute('aria-label')
      || element.textContent.trim() || element.getAttribute('name') || element.id).slice(0, 40) + '“';
  const radios = new Set();
  const found = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')].filter(element => {
    if (element.matches(':disabled, [type=hidden], [tabindex="-1"]') || element.closest('[inert], dialog:not([open])')) return false;
    if (!element.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true})) return false;
    if (element.type !== 'radio') return true;
    const group = element.form + '/' + element.name;  // keys reach one of a group; arrows lead on
    return !radios.has(group) && radios.add(group);
  });
  return found.map(name);
}"""
# Notes what gets the focus, in order, and whether it is marked as such, until the round is over. A field that keeps the focus for
# several keys, as that of a day does, is noted once.
AFRESH = """() => {
  document.activeElement?.blur();
  getSelection()?.removeAllRanges();
  document.removeEventListener('focusin', window.watchedRound?.note);
  const round = window.watchedRound = {reached: [], seen: new Set(), isOver: false};
  round.note = event => {
    const element = event.target;
    if (round.isOver ||= round.seen.has(element)) return;
    round.seen.add(element);
    const style = getComputedStyle(element);
    const name = element.tagName.toLowerCase() + ' „' + (element.getAttribute('aria-label')
        || element.textContent.trim() || element.getAttribute('name') || element.id).slice(0, 40) + '“';
    const marked = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none';
    round.reached.push({name, marked});
  };
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute('tabindex');
  document.addEventListener('focusin', round.note);
}"""
ROUND = """() => {
  const element = document.activeElement;
  return {reached: watchedRound.reached, isOver: watchedRound.isOver || !element || element === document.body
      || element === document.documentElement};
}"""
OUTSIDE = """() => [...document.querySelectorAll('body *')].filter(element => {
  const box = element.getBoundingClientRect();
  if (!box.width || box.right <= document.documentElement.clientWidth + 1) return false;
  for (let above = element.parentElement; above && above !== document.documentElement; above = above.parentElement)
    if (above !== document.body && getComputedStyle(above).overflowX !== 'visible') return false;
  return true;
}).slice(0, 3).map(element => element.outerHTML.slice(0, 90))"""
# What only lives by a script: a form that no button sends, and what says that it needs scripts.
SCRIPT_ONLY = """() => [
  ...[...document.forms].filter(form => ![...form.elements].some(field => field.matches('button:not([type=button], [type=reset]), [type=submit]')
      || form.getAttribute('role') === 'search' || field.type === 'search')).map(form => 'no button sends ' + form.outerHTML.slice(0, 80)),
  ...[...document.querySelectorAll('[data-needs-script]')].filter(element => element.checkVisibility()).map(element =>
      'shown without scripts: ' + element.outerHTML.slice(0, 80)),
  ...(document.querySelector('main')?.innerText.trim() ? [] : ['main is empty']),
]"""
# Only what is printed leaves the page: handing over all that axe knows takes longer than finding it out.
VIOLATIONS = """async only => {
  const result = await axe.run(document, {resultTypes: ['violations'], ...(only ? {runOnly: {type: 'rule', values: only}} : {})});
  return result.violations.map(({id, help, nodes}) =>
    ({id, help, count: nodes.length, places: nodes.slice(0, 2).map(node => node.html.slice(0, 90))}));
}"""
KEYS_AT_A_TIME = 10
INLINE = """() => [...document.querySelectorAll('script:not([src]), style, [style], [onclick], [onsubmit], [onchange], [onload]')]
  .map(element => element.outerHTML.slice(0, 80))"""


def sideways(page):
    """The page itself never scrolls sideways."""
    width, seen = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    if width > seen:
        yield f"scrolls sideways: {width} px in {seen} px; beyond the edge: {page.evaluate(OUTSIDE)}"


def accessible(page, axe, only_colours=False):
    """axe has nothing against it."""
    # Evaluated by the debugger, not as a script of the page: the page's policy would refuse that, rightly.
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe)
    violations = page.evaluate(VIOLATIONS, ["color-contrast", "link-in-text-block"] if only_colours else None)
    for violation in violations:
        yield f"axe {violation['id']}: {violation['help']} ({violation['count']}×: {'; '.join(violation['places'])})"


def keyboard(page):
    """Tab reaches everything, each with a visible mark."""
    # From the top, also where a narrower look at the same page has been here before.
    page.evaluate(AFRESH)
    wanted = page.evaluate(TABBABLE)
    # Several keys at a time: asking after each of them takes longer than pressing it.
    for _ in range(len(wanted) * 4 // KEYS_AT_A_TIME + 3):
        for _ in range(KEYS_AT_A_TIME):
            page.keyboard.press("Tab")
        if (round := page.evaluate(ROUND))["isOver"]:
            break
    for focused in round["reached"]:
        if not focused["marked"]:
            yield f"has the focus and shows nothing of it: {focused['name']}"
    reached = [focused["name"] for focused in round["reached"]]
    missed = list(wanted)
    for name in reached:
        if name in missed:
            missed.remove(name)
    for name in missed[:5]:
        yield f"Tab does not reach {name}"


def without_scripts(page):
    """The page works with scripts switched off."""
    yield from page.evaluate(SCRIPT_ONLY)


def inline(page):
    """No style and no script stands in the page."""
    for found in page.evaluate(INLINE):
        yield f"stands in the page itself: {found}"
