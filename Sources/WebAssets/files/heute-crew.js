// Who is there, from when to when, and what they were told about the dangers of the day.

import * as model from "./heute-day.js";
import { ask, button, chip, clock, field, german, h, option, select, t } from "./heute-view.js";

/** Minutes after midnight as a time field wants them, and back. */
const asTime = (minutes) => `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
const ofTime = (text) => {
  const [hours, minutes] = text.split(":").map(Number);
  return hours * 60 + minutes;
};

async function changeHours(app, code) {
  const { day } = app.state;
  const minutes = day.people[code] || model.planned(app.here(), code);
  const said = model.hours({ ...day, people: { [code]: minutes } }, code) ?? { start: 0, end: minutes, pause: 0 };
  const start = h("input", { id: "beginn", name: "start", type: "time", value: asTime(said.start), required: true });
  // A time field knows no 24:00.
  const end = h("input", { id: "ende", name: "end", type: "time", value: asTime(Math.min(said.end, 1439)), required: true });
  const rest = select("pause", [0, 15, 30, 45, 60].map((each) => [String(each), clock(each)]), String(said.pause));
  const sum = h("p", { class: "number", role: "status" });
  const read = () => ({ start: ofTime(start.value), end: ofTime(end.value), pause: Number(rest.value) });
  const check = () => {
    const { start: from, end: to, pause } = read();
    const worked = to - from - pause;
    end.setCustomValidity(worked > 0 ? "" : t("Das Ende liegt vor Beginn und Pause.", "The end is before the start and the break."));
    sum.textContent = worked > 0 ? t(`${clock(worked)} Stunden`, `${clock(worked)} hours`) : "";
  };
  const step = (by) => () => {
    end.value = asTime(Math.min(1439, Math.max(0, ofTime(end.value) + by)));
    check();
  };
  for (const input of [start, end, rest]) input.addEventListener("input", check);
  check();
  const answers = await ask(
    app.nameOf(code),
    h("div", { class: "fields" }, field(t("Beginn", "Start"), start), field(t("Ende", "End"), end), h("div", { class: "chips" }, chip("− 0:15", null, step(-model.QUARTER)), chip("+ 0:15", null, step(model.QUARTER))), field(t("Pause", "Break"), rest), sum),
    t("Übernehmen", "Take"),
  );
  if (answers) await app.act(() => model.setHours(day, code, read()))();
}

/** What somebody else said of a person of whom this phone says nothing. */
function saidElsewhere(app, code) {
  const line = model.presenceElsewhere(app.state.day, app.entry(), code);
  if (!line || app.state.day.people[code] !== undefined) return null;
  return h("span", { class: "small quiet" }, ` ${line.is_present ? t("da", "present") : t("nicht da", "not there")} (${line.author})`);
}

function row(app, one) {
  const { day } = app.state;
  const site = app.here();
  const minutes = day.people[one.code];
  const name = one.name ?? one.code;
  const gates = site.gates.filter((gate) => gate.participant === one.code && gate.is_enforced);
  const lacks = gates.length > 0 && gates.filter((gate) => gate.name === gates[0].name).length === site.packages.length ? gates[0].name : null;
  const elsewhere = saidElsewhere(app, one.code);
  return h(
    "div",
    { class: minutes === 0 ? "person off" : "person" },
    h("button", { type: "button", class: "check", "aria-pressed": String(minutes > 0), "aria-label": t(`${name} da`, `${name} present`), "data-key": `da-${one.code}`, disabled: app.isClosed(), onclick: app.act(() => model.toggle(day, site, one.code)) }, minutes > 0 ? "✓" : minutes === 0 ? "✗" : ""),
    h(
      "div",
      {},
      h("span", { class: "name" }, name),
      " ",
      one.name && h("span", { class: "quiet small" }, one.code),
      " ",
      one.additional_only && h("span", { class: "tag" }, "§ 16d"),
      lacks && h("span", { class: "tag warn" }, lacks),
      minutes === 0 && h("span", { class: "small" }, t(" nicht da", " not there")),
      elsewhere,
      one.planned_minutes === 0 && minutes === undefined && !elsewhere && !model.nobodyExpected(site) && h("span", { class: "small quiet" }, t(" heute nicht erwartet", " not expected today")),
      day.times[one.code] && h("span", { class: "small quiet" }, ` ${clock(day.times[one.code].start)}–${clock(day.times[one.code].end)}`),
    ),
    h("button", { type: "button", class: "button hours number", "aria-label": t(`Zeiten ${name}`, `Times of ${name}`), "data-key": `std-${one.code}`, disabled: app.isClosed(), onclick: () => changeHours(app, one.code) }, minutes > 0 ? clock(minutes) : "–"),
  );
}

/** Somebody who is not planned here: known from another house, or by the number on the badge. */
async function addPerson(app) {
  const site = app.here();
  const known = new Set(site.people.map((one) => one.code));
  const others = new Map(app.state.site.properties.flatMap((house) => house.people).filter((one) => !known.has(one.code)).map((one) => [one.code, one]));
  const options = [...others.values()].map((one) => option(one.code, one.name ?? one.code, { class: "chip", title: one.code }));
  const number = h("input", { id: "nummer", name: "number", autocomplete: "off", maxlength: 40, required: true, pattern: "\\s*[A-Za-z0-9][A-Za-z0-9._\\-]*\\s*" });
  const answers = await ask(
    t("Wer ist noch da?", "Who else is there?"),
    h("div", { class: "fields" }, field(t("Die Nummer auf dem Ausweis", "The number on the badge"), number), options.length > 0 && h("p", { class: "small quiet" }, t("Oder jemand von Ihren anderen Häusern:", "Or somebody from your other houses:")), h("div", { class: "chips" }, options)),
    t("Mit dieser Nummer", "With this number"),
  );
  if (!answers) return;
  const chosen = others.get(answers.answer) ?? { code: model.badge(answers.number, site.people[0]?.code ?? [...others.keys()][0]) };
  await app.act(() => model.arrive(app.state.day, site, chosen))();
}

/** The card of who is there. */
export function crew(app) {
  const { day } = app.state;
  const site = app.here();
  const before = app.previous();
  const present = site.people.filter((one) => day.people[one.code] > 0).length;
  // Who is expected comes first, in the order of names.
  const people = [...site.people].sort((one, other) => (other.planned_minutes > 0) - (one.planned_minutes > 0));
  return h(
    "section",
    { class: "card" },
    h("h2", {}, t("Wer ist da?", "Who is there?"), " ", h("span", { class: "quiet" }, t(`${present} von ${site.people.length}`, `${present} of ${site.people.length}`))),
    site.people.length > 0 && model.nobodyExpected(site) && h("p", { class: "quiet" }, t("Heute ist niemand eingeplant. Wer da ist, wird angetippt.", "Nobody is planned today. Tap whoever is there.")),
    people.map((one) => row(app, one)),
    !site.people.length && h("p", {}, t("Für dieses Haus ist niemand eingeplant. Wer da ist, lässt sich hier dazunehmen.", "Nobody is planned for this house. Whoever is there can be added here.")),
    !app.isClosed() &&
      h(
        "div",
        { class: "chips" },
        before && chip(t(`Wie am ${german(before.on)}`, `As on ${german(before.on)}`), null, app.act(() => model.asBefore(day, site, before.lines)), { "data-key": "wie" }),
        !model.nobodyExpected(site) && chip(t("Alle da", "All there"), null, app.act(() => model.allPresent(day, site)), { "data-key": "alle" }),
        chip(t("+ Person", "+ Person"), null, () => addPerson(app), { "data-key": "person" }),
      ),
  );
}

/** Asks what the briefing is about, with what it was about before. */
async function hold(app) {
  const { day } = app.state;
  const before = app.previous()?.lines.findLast((line) => line.kind === "briefing")?.topic ?? "";
  const topic = h("input", { id: "thema", name: "topic", value: day.briefing?.topic ?? before, required: true, maxlength: 500, autocomplete: "off" });
  const answers = await ask(t("Unterweisung des Tages", "Briefing of the day"), field(t("Worum geht es?", "What is it about?"), topic), t("Weiter", "Go on"));
  if (answers?.topic.trim()) await app.act(() => (day.briefing = { topic: answers.topic.trim(), participants: day.briefing?.participants ?? [] }))();
}

/** The card of the briefing: each one confirms with a tap of their own. */
export function briefing(app) {
  const { day } = app.state;
  const held = day.briefing;
  const present = app.here().people.filter((one) => day.people[one.code] > 0 || held?.participants.includes(one.code));
  const confirm = (code) =>
    app.act(() => {
      const list = held.participants;
      held.participants = list.includes(code) ? list.filter((other) => other !== code) : [...list, code];
    });
  return h(
    "section",
    { class: "card" },
    h("h2", {}, t("Unterweisung des Tages", "Briefing of the day"), " ", held && h("span", { class: "quiet" }, t(`${held.participants.length} von ${present.length} bestätigt`, `${held.participants.length} of ${present.length} confirmed`))),
    held && h("p", {}, h("strong", {}, held.topic)),
    held && !app.isClosed() && h("p", { class: "small quiet" }, t("Verstanden? Jede und jeder tippt den eigenen Namen.", "Understood? Each one taps their own name.")),
    held && app.isClosed() && h("div", { class: "chips" }, held.participants.map((code) => h("span", { class: "tag" }, app.nameOf(code)))),
    held && !app.isClosed() && h("div", { class: "chips" }, present.map((one) => chip(one.name ?? one.code, held.participants.includes(one.code), confirm(one.code), { "data-key": `unt-${one.code}` }))),
    !app.isClosed() && h("div", { class: "chips" }, button(held ? t("Ändern", "Change") : t("+ Unterweisung", "+ Briefing"), () => hold(app), { "data-key": "unterweisung" })),
  );
}
