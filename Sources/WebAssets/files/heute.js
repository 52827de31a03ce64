// Today's page: the day on a site, logged on a phone that may have no reception. Whatever is tapped is on the phone before it says so;
// what is written down goes to the service whenever that can be reached.

import { briefing, crew } from "./heute-crew.js";
import * as model from "./heute-day.js";
import { photos } from "./heute-photos.js";
import { base64 } from "./heute-picture.js";
import * as store from "./heute-store.js";
import * as sync from "./heute-sync.js";
import { ask, button, chip, clock, field, german, h, iso, language, minutesIn, select, speak, t, time, today } from "./heute-view.js";
import { works } from "./heute-work.js";

const root = document.getElementById("inhalt");
const bar = document.getElementById("leiste");
/** So long after the last tap it is written down for the office. */
const IDLE_MS = 60_000;
/** Where the service was not reached it is tried again, after a longer while each time, up to this. */
const RETRY_MS = 30_000;
const FIRST_RETRY_MS = 2_000;
const OLD_MS = 24 * 3600_000;

const state = { site: null, day: null, code: null, outbox: [], person: null, signedOut: false, saved: null, failure: null, doubts: [], unassigned: new Set(), elsewhere: new Set(), all: new Set() };
// The day

/** The house, with whoever came to it unplanned. */
function here() {
  const site = state.site?.properties.find((one) => one.code === state.code);
  return site && state.day?.property === site.code ? model.withArrivals(site, state.day) : site;
}
const nameOf = (code) => here().people.find((one) => one.code === code)?.name ?? code;
const titleOf = (code) => here().packages.find((one) => one.code === code)?.title ?? code;
const entry = () => (here().entry?.on === state.day.on ? here().entry : null);
/** The last day before: of sites that were fetched yesterday, yesterday itself. */
const previous = () => (here().entry && here().entry.on < state.day.on ? here().entry : here().previous);
const isClosed = () => state.day.signed || (entry()?.signed_by && !state.day.reopened);

/**
 * Keeps the day on the phone, then shows it.
 *
 * @param write what keeps it, where more than the day is to be kept.
 * @param done what is true once that was kept.
 */
async function keep(write = () => store.keepDay(state.day), done = () => {}) {
  state.day.touched = true;
  try {
    await write();
    done();
    state.saved = Date.now();
    state.failure = null;
  } catch (error) {
    state.failure = error;
  }
  render();
  settle();
}

function act(change) {
  return () => {
    change();
    return keep();
  };
}

/** What the cards in files of their own know of the page. */
const app = { state, here, entry, previous, isClosed, nameOf, titleOf, keep, act, render: () => render() };

let idle = null;
function settle() {
  clearTimeout(idle);
  idle = setTimeout(() => writeDown(), IDLE_MS);
}

/** Makes of the day what has to be sent, and keeps both together. */
async function writeDown({ signs = false } = {}) {
  clearTimeout(idle);
  // Weather that was only taken over from the day before is no reason to write.
  if (!state.day?.touched || (isClosed() && !signs)) return;
  const body = model.message(state.day, t("auf dem Telefon geändert", "changed on the phone")) ?? (signs ? {} : null);
  if (!body) return;
  if (state.day.reason) body.reason = state.day.reason;
  if (signs) {
    body.signs = true;
    state.day.signed = true;
    state.day.reopened = false;
    delete state.day.reason;
  }
  // A photo's bytes follow the line that names it.
  const follow = (body.photos ?? []).map((photo, at) => ({ kind: "photo", address: `photos/${photo.hash}`, hash: photo.hash, id: model.uuid7(Date.now() + 1 + at) }));
  await put({ kind: "diary", address: `diary/${state.day.on}/messages`, body }, ...follow);
}

/** Puts messages of the day into the outbox, each to an address below its house. */
async function put(...messages) {
  const { property, on } = state.day;
  const items = messages.map(({ address, ...message }) => ({ id: model.uuid7(), ...message, path: `/api/v1/properties/${encodeURIComponent(property)}/${address}`, property, on, since: Date.now(), problem: null }));
  try {
    await store.queue(state.day, items);
    state.saved = Date.now();
    state.failure = null;
  } catch (error) {
    state.failure = error;
  }
  await look();
  render();
  void bring();
}

async function open(code, on) {
  state.code = code;
  state.day = { ...model.blank(code, on), ...(await store.day(code, on)) };
  const before = previous();
  if (before && !state.day.weather) model.takeWeather(state.day, before.lines);
  if (before) model.takeStart(state.day, before.lines);
}

const look = async () => {
  state.outbox = await store.outbox();
};

// Sending

let bringing = null;
let isAskedAgain = false;
let retry_ms = FIRST_RETRY_MS;
let retry = null;
/** Sends what waits and fetches what is new, one after the other; whoever asks meanwhile is not forgotten. */
function bring() {
  isAskedAgain = true;
  bringing ??= (async () => {
    try {
      while (isAskedAgain) {
        isAskedAgain = false;
        await bringOnce();
      }
    } finally {
      bringing = null;
    }
  })();
  return bringing;
}

async function bringOnce() {
  try {
    const found = await sync.session();
    state.signedOut = false;
    state.person = found;
    speak(found.language);
    await sync.flush(language(), (item, answer) => {
      for (const breach of answer.sent?.breaches ?? []) state.doubts.push(breach);
      for (const code of answer.sent?.unassigned ?? []) state.unassigned.add(code);
      for (const code of answer.sent?.elsewhere ?? []) state.elsewhere.add(code);
    });
    const fresh = await sync.fetchSite(today(), language());
    await show(fresh);
    retry_ms = FIRST_RETRY_MS;
  } catch (error) {
    if (error instanceof sync.SignedOut) state.signedOut = true;
    else if (!(error instanceof sync.Unreached)) throw error;
    else if (navigator.onLine) {
      clearTimeout(retry);
      retry = setTimeout(() => void bring(), retry_ms);
      retry_ms = Math.min(RETRY_MS, 2 * retry_ms);
    }
  } finally {
    await look();
    render();
  }
}

async function show(site) {
  // The phone stayed open over midnight: what was said of yesterday is yesterday's.
  const isOver = state.day && state.day.on !== today();
  if (isOver) await writeDown();
  state.site = site;
  if (!state.day || isOver || !here()) {
    const code = site.properties.some((one) => one.code === state.code) ? state.code : site.properties[0]?.code;
    if (code) await open(code, today());
  }
}

// Asking

async function addFirm() {
  const packages = [["", "–"], ...here().packages.map((one) => [one.code, one.title])];
  const answers = await ask(
    t("Firma auf der Baustelle", "Firm on the site"),
    h(
      "div",
      { class: "fields" },
      field(t("Firma", "Firm"), select("firm", state.site.firms.map((firm) => [firm.code, firm.name]))),
      field(t("Wie viele Leute", "How many people"), h("input", { id: "headcount", name: "headcount", type: "number", min: 1, max: 200, value: 2, required: true })),
      field(t("Stunden je Person", "Hours each"), h("input", { id: "hours", name: "hours", value: "8:00", inputmode: "numeric", required: true, pattern: "\\d{1,2}:[0-5]\\d|\\d{1,2}([.,]\\d+)?" })),
      field(t("Arbeitspaket", "Work package"), Object.assign(select("package", packages), { required: false })),
      field(t("Was", "What"), h("input", { id: "activity", name: "activity", maxlength: 500 })),
    ),
    t("Eintragen", "Write down"),
  );
  if (!answers) return;
  const count = Number(answers.headcount);
  const firm = { id: model.uuid7(), firm: answers.firm, headcount: count, minutes: Math.max(1, count * (minutesIn(answers.hours) ?? 480)), package: answers.package || null, activity: answers.activity.trim() };
  await act(() => state.day.firms.push(firm))();
}

const noteKinds = () => [
  ["material", t("Material", "Material")],
  ["equipment", t("Gerät", "Equipment")],
  ["hindrance", t("Behinderung", "Hindrance")],
  ["incident", t("Unfall oder Vorfall", "Accident or incident")],
  ["order", t("Anordnung", "Order")],
  ["concern", t("Bedenken", "Concern")],
  ["visitor", t("Besuch", "Visitor")],
  ["note", t("Notiz", "Note")],
];

async function addNote() {
  // An accident must be told well enough for the employers' liability insurance: who, where, how, who saw it, what was done.
  const accident = h(
    "div",
    { class: "fields", hidden: true },
    ["who", "place", "injury", "witness", "aid"].map((name, at) =>
      field(
        [t("Wer, und um wie viel Uhr?", "Who, and at what time?"), t("Wo und wie ist es passiert?", "Where and how did it happen?"), t("Was ist verletzt?", "What is hurt?"), t("Wer hat es gesehen?", "Who saw it?"), t("Erste Hilfe, Arzt, Verbandbuch?", "First aid, doctor, first-aid book?")][at],
        h("input", { id: name, name, maxlength: 300 }),
      ),
    ),
  );
  const kind = select("kind", noteKinds());
  const text = h("textarea", { id: "text", name: "text", rows: 2, required: true, maxlength: 2000 });
  kind.addEventListener("change", () => {
    accident.hidden = kind.value !== "incident";
    for (const input of accident.querySelectorAll("input")) input.required = !accident.hidden && input.id !== "witness";
  });
  const answers = await ask(
    t("Was gehört noch in das Bautagebuch?", "What else belongs in the site diary?"),
    h(
      "div",
      { class: "fields" },
      field(t("Was ist es", "What it is"), kind),
      field(t("Was", "What"), text),
      accident,
      field(t("Menge", "Quantity"), h("input", { id: "quantity", name: "quantity", class: "short", inputmode: "decimal", pattern: "\\d{1,9}([.,]\\d{1,3})?" })),
      field(t("Einheit, etwa m³", "Unit, such as m³"), h("input", { id: "unit", name: "unit", class: "short", maxlength: 20 })),
    ),
    t("Eintragen", "Write down"),
  );
  if (!answers) return;
  const told = answers.kind === "incident" ? [...accident.querySelectorAll("label")].map((label) => `${label.textContent} ${answers[label.htmlFor] || "–"}`) : [];
  const note = { id: model.uuid7(), kind: answers.kind, text: [answers.text.trim(), ...told].join("\n"), quantity: answers.quantity.replace(",", ".") || null, unit: answers.unit.trim() || null };
  await act(() => state.day.notes.push(note))();
}

async function reportHazard() {
  const units = [["", t("Haus", "Building")], ...here().units.map((unit) => [unit.code, `${unit.code}${unit.floor ? ` · ${unit.floor}` : ""}`])];
  const severities = [["acute", t("akut: sofort sperren", "acute: close off now")], ["high", t("hoch", "high")], ["medium", t("mittel", "medium")], ["low", t("gering", "low")]];
  const answers = await ask(
    t("Gefahr oder Mangel melden", "Report a hazard or a defect"),
    h(
      "div",
      { class: "fields" },
      field(t("Was ist gefährlich oder mangelhaft?", "What is dangerous or defective?"), h("textarea", { id: "description", name: "description", rows: 2, required: true, maxlength: 2000 })),
      field(t("Wie schlimm", "How bad"), select("severity", severities, "high")),
      field(t("Gefahr für Menschen", "Danger to people"), select("hazard", [["yes", t("ja", "yes")], ["no", t("nein, nur ein Mangel", "no, only a defect")]])),
      field(t("Wo", "Where"), Object.assign(select("unit", units), { required: false })),
      field(t("Raum", "Room"), h("input", { id: "room", name: "room", maxlength: 100 })),
      field(t("Frist", "Deadline"), h("input", { id: "deadline", name: "deadline", type: "date", min: state.day.on })),
    ),
    t("Melden", "Report"),
  );
  if (!answers) return;
  const body = { is_hazard: answers.hazard === "yes", severity: answers.severity, description: answers.description.trim(), reported_on: state.day.on };
  if (answers.unit) body.unit = answers.unit;
  if (answers.room.trim()) body.room = answers.room.trim();
  if (answers.deadline) body.deadline_on = answers.deadline;
  await put({ kind: "hazard", address: "defects", body });
}

async function changeWeather() {
  const seen = state.day.weather ?? {};
  const temperature = (id, value) => h("input", { id, name: id, type: "number", min: -40, max: 50, class: "short", value: value ?? "" });
  const answers = await ask(t("Temperatur", "Temperature"), h("div", { class: "fields" }, field(t("tiefste °C", "lowest °C"), temperature("min", seen.min)), field(t("höchste °C", "highest °C"), temperature("max", seen.max))), t("Übernehmen", "Take"));
  if (!answers) return;
  const number = (text) => (text === "" ? null : Number(text));
  await act(() => (state.day.weather = { ...seen, min: number(answers.min), max: number(answers.max) }))();
}

async function close() {
  const found = model.questions(state.day, here(), entry());
  const sums = model.totals(state.day);
  const list = (codes) => codes.map(nameOf).join(", ");
  const count = Object.keys(sums).length;
  const minutes = Object.values(sums).reduce((sum, one) => sum + one, 0);
  const answers = await ask(
    t("Tag abschließen", "Close the day"),
    h(
      "div",
      {},
      h("p", {}, t(`${count} Personen, ${clock(minutes)} Stunden, ${state.day.firms.length} Firmen.`, `${count} people, ${clock(minutes)} hours, ${state.day.firms.length} firms.`)),
      found.tooLong.length > 0 && h("div", { class: "note bad" }, h("strong", {}, list(found.tooLong)), t("Mehr als 24 Stunden an einem Tag.", "More than 24 hours in a day.")),
      found.unknown.length > 0 && h("div", { class: "note warn" }, h("strong", {}, list(found.unknown)), t("Erwartet, aber niemand hat gesagt, ob da oder nicht.", "Expected, but nobody said whether there or not.")),
      found.unbriefed.length > 0 && h("div", { class: "note warn" }, h("strong", {}, list(found.unbriefed)), t("Da, aber die Unterweisung nicht bestätigt.", "There, but the briefing not confirmed.")),
      found.idle.length > 0 && h("div", { class: "note warn" }, h("strong", {}, list(found.idle)), t("Da, aber an keiner Arbeit: So zählt der Tag nicht.", "There, but on no work: so the day does not count.")),
      found.differing.length > 0 && h("div", { class: "note" }, h("strong", {}, list(found.differing)), t("Die Arbeit ergibt andere Stunden als die Anwesenheit; es zählt die Arbeit.", "The work adds up to other hours than the presence; the work counts.")),
      found.doubled.length > 0 && h("div", { class: "note warn" }, h("strong", {}, t("Doppelt eingetragen", "Entered twice")), t("Unten entscheiden, was gilt.", "Decide below which holds.")),
    ),
    t("Unterschreiben", "Sign"),
    { no: t("Zurück", "Back") },
  );
  if (answers && !found.tooLong.length) await writeDown({ signs: true });
}

/** A signed day stays as it is; what is added becomes a new version, with its reason. */
async function reopen() {
  const answers = await ask(
    t("Nachtragen", "Add something"),
    h("div", {}, h("p", {}, t("Die unterschriebene Fassung bleibt; es beginnt eine neue.", "The signed version stays; a new one begins.")), field(t("Warum", "Why"), h("input", { id: "warum", name: "reason", required: true, maxlength: 500 }))),
    t("Neue Fassung", "New version"),
  );
  if (!answers) return;
  await act(() => {
    state.day.signed = false;
    state.day.reopened = true;
    state.day.reason = answers.reason.trim();
  })();
}

/** What waits as a file, so that it can be kept elsewhere before the phone is emptied. */
async function exportOutbox() {
  const waiting = [];
  for (const item of await store.outbox()) {
    const blob = item.kind === "photo" && (await store.photo(item.hash));
    waiting.push(blob ? { ...item, media_type: blob.type, base64: await base64(blob) } : item);
  }
  const text = JSON.stringify({ exported_at: new Date().toISOString(), waiting, days: await store.days() }, null, 1);
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  h("a", { href: url, download: `viertelwerk-${iso(new Date())}.json` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  state.exported = true;
  render();
}

/** Takes a saved file back onto a phone: what waits in it goes out from here, once, whoever saved it. */
async function readFile(file) {
  let found;
  try {
    found = JSON.parse(await file.text()).waiting;
    if (!Array.isArray(found) || !found.every((item) => item.id && item.kind && item.path?.startsWith("/api/v1/properties/"))) throw new Error("no outbox");
  } catch {
    await ask(t("Diese Datei geht nicht", "This file will not do"), h("p", {}, t("Erwartet wird eine Datei, die hier mit „In eine Datei sichern“ entstand.", "Expected is a file that was saved here with “Save to a file”.")), "OK");
    return;
  }
  try {
    for (const { base64: bytes, media_type: type, ...item } of found) {
      const blob = bytes && new Blob([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))], { type });
      await store.takeBack({ ...item, problem: null }, blob);
    }
  } catch (error) {
    state.failure = error;
  }
  await look();
  render();
  void bring();
}

async function signOut() {
  await writeDown();
  await bring();
  if (state.outbox.length && !state.exported) {
    const answers = await ask(
      t("Hier wartet noch etwas", "Something still waits here"),
      h("p", {}, t(`${state.outbox.length} Einträge sind noch nicht angekommen. Abmelden leert das Telefon.`, `${state.outbox.length} entries have not arrived. Signing out empties the phone.`)),
      t("In eine Datei sichern", "Save to a file"),
    );
    if (answers) await exportOutbox();
    return;
  }
  await store.wipe();
  const form = h("form", { method: "post", action: "/abmelden" }, h("input", { type: "hidden", name: "_token", value: state.person?.token ?? "" }));
  document.body.append(form);
  form.submit();
}

// Showing

function extras() {
  const firmName = (code) => state.site.firms.find((firm) => firm.code === code)?.name ?? code;
  const kinds = Object.fromEntries(noteKinds());
  const drop = (list, one) => !isClosed() && button(t("Entfernen", "Remove"), act(() => (state.day[list] = state.day[list].filter((each) => each !== one))), { class: "button plain" });
  return h(
    "section",
    { class: "card" },
    h("h2", {}, t("Firmen, Material, Vorfälle", "Firms, material, incidents")),
    state.day.firms.map((firm) => h("div", { class: "line" }, h("div", { class: "title" }, h("strong", {}, firmName(firm.firm)), h("span", { class: "number quiet" }, t(`${firm.headcount} Leute · ${clock(firm.minutes)} h`, `${firm.headcount} people · ${clock(firm.minutes)} h`))), firm.activity, drop("firms", firm))),
    state.day.notes.map((note) => h("div", { class: "line" }, h("div", { class: "title" }, h("strong", {}, kinds[note.kind] ?? note.kind), note.quantity && h("span", { class: "number quiet" }, `${note.quantity.replace(".", ",")} ${note.unit ?? ""}`)), note.text, drop("notes", note))),
    !isClosed() && h("div", { class: "chips" }, chip(t("+ Firma", "+ Firm"), null, addFirm, { "data-key": "firma" }), chip(t("+ Notiz", "+ Note"), null, addNote, { "data-key": "notiz" })),
  );
}

function hazards() {
  const waiting = state.outbox.filter((item) => item.kind === "hazard" && item.property === state.code);
  return h(
    "section",
    { class: "card" },
    h("h2", {}, t("Gefahren und Mängel", "Hazards and defects")),
    here().hazards.map((hazard) => h("div", { class: hazard.severity === "acute" || hazard.severity === "high" ? "note bad" : "note warn" }, h("strong", {}, hazard.description), [hazard.unit, hazard.room, hazard.deadline_on && t(`Frist ${german(hazard.deadline_on)}`, `deadline ${german(hazard.deadline_on)}`)].filter(Boolean).join(" · "))),
    waiting.map((item) => h("div", { class: "note" }, h("strong", {}, item.body.description), t("gemeldet, wartet auf Netz", "reported, waits for reception"))),
    h("p", {}, button(t("+ Gefahr melden", "+ Report a hazard"), reportHazard, { "data-key": "gefahr" })),
  );
}

function weather() {
  const seen = state.day.weather ?? {};
  const set = (name, value) => act(() => (state.day.weather = { ...seen, [name]: seen[name] === value ? null : value }));
  const choice = (name, value, text) => chip(text, seen[name] === value, set(name, value), { "data-key": `w-${value}`, disabled: isClosed() });
  const degrees = seen.min == null && seen.max == null ? "°C" : `${seen.min ?? "–"} … ${seen.max ?? "–"} °C`;
  return h(
    "section",
    { class: "card" },
    h("h2", {}, t("Wetter", "Weather")),
    h(
      "div",
      { class: "chips" },
      choice("precipitation", "none", t("trocken", "dry")),
      choice("precipitation", "rain", t("Regen", "rain")),
      choice("precipitation", "snow", t("Schnee", "snow")),
      choice("sky", "clear", t("klar", "clear")),
      choice("sky", "cloudy", t("wolkig", "cloudy")),
      choice("sky", "overcast", t("bedeckt", "overcast")),
      chip(degrees.replace(/-/g, "−"), seen.min != null || seen.max != null, changeWeather, { "data-key": "grad", disabled: isClosed() }),
    ),
  );
}

const presence = (said) => (!said.is_present ? t("nicht da", "not there") : said.end_minutes ? `${clock(said.start_minutes)}–${clock(said.end_minutes)}` : t("da", "there"));

/** What others have written, and what stands there twice. */
function elsewhere() {
  const lines = model.others(state.day, entry());
  const doubled = model.doubled(state.day, entry());
  if (!lines.length) return null;
  const say = (line) =>
    line.kind === "work_line" ? `${nameOf(line.participant)} · ${titleOf(line.package)} · ${clock(line.minutes)}`
    : line.kind === "firm_presence" ? `${line.firm} · ${line.headcount} · ${clock(line.minutes)}`
    : line.kind === "progress" ? `${titleOf(line.package)} · ${line.done_basis_points / 100} %`
    : line.kind === "note" ? line.text
    : line.kind === "presence" ? `${nameOf(line.participant)} · ${presence(line)}`
    : line.kind === "briefing" ? `${line.topic} · ${line.participants.map(nameOf).join(", ")}`
    : line.kind === "photo" ? t(`Foto: ${line.alternative_text}`, `Photo: ${line.alternative_text}`)
    : t("Wetter", "Weather");
  return h(
    "section",
    { class: "card" },
    h("h2", {}, t("Schon eingetragen", "Entered already")),
    doubled.map((pair) => {
      const { line, mine } = pair;
      const isWork = line.kind === "work_line";
      const said = (one) => (isWork ? clock(one.minutes) : presence(one));
      return h(
        "div",
        { class: "note warn" },
        h("strong", {}, isWork ? t("Zweimal eingetragen: was gilt?", "Entered twice: which holds?") : t("Verschieden eingetragen: was gilt?", "Entered differently: which holds?")),
        `${nameOf(line.participant)}${isWork ? ` · ${titleOf(line.package)}` : ""}: ${said(line)} (${line.author}), ${said(mine.body)} (${t("dieses Telefon", "this phone")})`,
        h("div", { class: "buttons" }, isWork && button(t("Beides", "Both"), () => decide(pair, "both")), button(t("Nur dieses Telefon", "Only this phone"), () => decide(pair, "mine")), button(line.author, () => decide(pair, "theirs"))),
      );
    }),
    h("ul", {}, lines.map((line) => h("li", {}, `${say(line)} `, h("span", { class: "quiet small" }, `${line.author}, ${time(line.recorded_at)}`)))),
  );
}

/** Of what stands there twice one is taken back, or both hold. */
async function decide({ line, mine, slot }, holds) {
  state.day.ids.push(line.id);
  if (holds === "both") return keep();
  const retracted = holds === "mine" ? line.id : mine.id;
  if (holds === "theirs") model.giveWay(state.day, line, slot);
  const body = { retractions: [{ id: model.uuid7(), line: retracted, reason: t("doppelt eingetragen", "entered twice") }] };
  await put({ kind: "diary", address: `diary/${state.day.on}/messages`, body });
}

function notes() {
  const waiting = state.outbox.filter((item) => !item.problem);
  const refused = state.outbox.filter((item) => item.problem);
  const oldest = waiting.reduce((least, item) => Math.min(least, item.since), Infinity);
  const found = [];
  if (state.failure) {
    found.push(h("div", { class: "note bad", role: "alert" }, h("strong", {}, t("Nicht gesichert", "Not saved")), t("Das Telefon nimmt nichts an: kein Platz, oder ein privates Fenster. Was hier steht, jetzt nicht schließen; Platz schaffen oder ein normales Fenster nehmen.", "The phone takes nothing: no room, or a private window. Do not close this now; make room, or use a normal window.")));
  }
  if (state.signedOut) {
    found.push(h("div", { class: "note warn" }, h("strong", {}, t("Nicht angemeldet", "Not signed in")), t("Was hier steht, bleibt auf dem Telefon. ", "What stands here stays on the phone. "), h("a", { href: "/anmelden?weiter=/heute" }, t("Anmelden, dann geht es hinaus", "Sign in, then it goes out"))));
  }
  if (waiting.length && (!navigator.onLine || Date.now() - oldest > RETRY_MS)) {
    const isOld = Date.now() - oldest > OLD_MS;
    const since = new Date(oldest).toLocaleString("de", { day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit" });
    const count = (number) => (number === 1 ? t("1 Eintrag wartet", "1 entry waits") : t(`${number} Einträge warten`, `${number} entries wait`));
    found.push(h("div", { class: isOld ? "note bad" : "note warn" }, h("strong", {}, navigator.onLine ? t("Noch nicht angekommen", "Not arrived yet") : t("Ohne Netz", "Without reception")), t(`${count(waiting.length)} seit ${since} und ${waiting.length === 1 ? "geht" : "gehen"} von selbst hinaus.`, `${count(waiting.length)} since ${since}, and will go out without your help.`), isOld ? t(" Das ist über einen Tag: mit dem Telefon ins Netz gehen, oder in eine Datei sichern.", " That is more than a day: take the phone to reception, or save it to a file.") : "", isOld && h("p", {}, button(t("In eine Datei sichern", "Save to a file"), exportOutbox))));
  }
  for (const item of refused) {
    found.push(
      h(
        "div",
        { class: "note bad" },
        h("strong", {}, t(`Nicht angenommen: ${item.property}, ${german(item.on)}`, `Not taken: ${item.property}, ${german(item.on)}`)),
        [item.problem.title, item.problem.detail, item.problem.hint].filter(Boolean).join(" "),
        h("div", { class: "buttons" }, button(t("Noch einmal senden", "Send again"), async () => {
          await store.update({ ...item, problem: null });
          await bring();
        }), button(t("In eine Datei sichern", "Save to a file"), exportOutbox), state.exported && button(t("Verwerfen", "Discard"), async () => {
          await store.remove(item.id);
          await look();
          render();
        })),
      ),
    );
  }
  for (const breach of state.doubts) {
    found.push(h("div", { class: "note warn" }, h("strong", {}, t("Als Verstoß vermerkt", "Noted as a breach")), `${nameOf(breach.participant)} · ${titleOf(breach.work_package)}: ${breach.gate}`));
  }
  if (state.unassigned.size) {
    const codes = [...state.unassigned].join(", ");
    found.push(h("div", { class: "note warn" }, h("strong", {}, t("Nicht zugeordnet", "Not assigned")), t(`${codes}: so ist heute niemand beschäftigt. Es steht als Notiz im Bautagebuch, und das Büro klärt es.`, `${codes}: nobody employed today has this number. It stands as a note in the site diary, and the office settles it.`)));
  }
  if (state.elsewhere.size) {
    found.push(h("div", { class: "note warn" }, h("strong", {}, t("Zur selben Zeit an zwei Orten", "In two places at the same time")), t(`${[...state.elsewhere].map(nameOf).join(", ")}: auch auf einem anderen Haus eingetragen. Was hier steht, bleibt; das Büro klärt, was gilt.`, `${[...state.elsewhere].map(nameOf).join(", ")}: entered on another house too. What stands here stays; the office settles what holds.`)));
  }
  return found;
}

function savedFile() {
  const input = h("input", { type: "file", id: "datei", accept: "application/json,.json", hidden: true, onchange: (event) => event.target.files[0] && readFile(event.target.files[0]) });
  return [button(t("Gesicherte Datei einlesen", "Read in a saved file"), () => input.click()), input];
}

function render() {
  const focused = document.activeElement?.dataset?.key;
  const site = here();
  const top = notes();
  if (!site) {
    root.replaceChildren(
      ...top,
      h("h1", {}, t("Heute", "Today")),
      h("p", {}, state.site ? t("Es ist kein Haus in Arbeit, das Ihnen anvertraut ist. Das Büro vertraut Häuser an (Konten).", "No house at work is entrusted to you. The office entrusts houses (accounts).") : t("Einmal mit Netz öffnen; danach geht es auch ohne.", "Open it once with reception; then it works without.")),
    );
    bar.hidden = true;
  } else {
    const day = new Date(`${state.day.on}T12:00:00`);
    const houses = state.site.properties;
    root.replaceChildren(
      h("div", { class: "title" }, h("h1", {}, site.name), h("span", { class: "quiet" }, `${day.toLocaleDateString(language(), { weekday: "long" })}, ${german(state.day.on)}`)),
      ...top,
      houses.length > 1 ? h("div", { class: "chips", role: "group", "aria-label": t("Häuser", "Houses") }, houses.map((one) => chip(one.name, one.code === state.code, async () => {
        await writeDown();
        await open(one.code, today());
        render();
      }, { "data-key": `haus-${one.code}` }))) : "",
      state.site.on !== today() ? h("div", { class: "note warn" }, h("strong", {}, t(`Stand vom ${german(state.site.on)}`, `As of ${german(state.site.on)}`)), t("Wer eingeplant ist, kann sich geändert haben; das kommt mit dem Netz.", "Who is planned may have changed; that comes with reception.")) : "",
      isClosed() ? h("div", { class: "note good" }, h("strong", {}, t("Abgeschlossen", "Closed")), t(`Unterschrieben${entry()?.signed_by ? ` von ${entry().signed_by}` : ""}. `, `Signed${entry()?.signed_by ? ` by ${entry().signed_by}` : ""}. `), button(t("Nachtragen", "Add something"), reopen, { class: "button plain", "data-key": "nach" })) : "",
      crew(app),
      briefing(app),
      works(app),
      photos(app),
      extras(),
      hazards(),
      weather(),
      elsewhere() ?? "",
      h("p", { class: "buttons" }, h("a", { class: "button", href: `/objekte/${encodeURIComponent(state.code)}/tagebuch` }, t("Bautagebuch im Büro", "Site diary in the office")), button(t("Abmelden", "Sign out"), signOut), savedFile()),
    );
    const waiting = state.outbox.length;
    const said = state.saved ? t(`gesichert ${time(state.saved)}`, `saved ${time(state.saved)}`) : t("nichts offen", "nothing open");
    bar.hidden = false;
    bar.replaceChildren(
      h("span", { class: waiting ? "state" : "state sent", role: "status" }, waiting ? t(`${said} · ${waiting} ${waiting === 1 ? "wartet" : "warten"}`, `${said} · ${waiting} waiting`) : said),
      isClosed() ? h("span", { class: "tag good" }, t("abgeschlossen", "closed")) : button(t("Tag abschließen", "Close the day"), close, { class: "button main", "data-key": "schluss" }),
    );
  }
  if (focused) document.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
}

// Beginning

addEventListener("online", () => void bring());
addEventListener("offline", render);
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") void writeDown();
  else void bring();
});
setInterval(() => {
  if (navigator.onLine && state.outbox.some((item) => !item.problem)) void bring();
}, RETRY_MS);

try {
  const kept = await store.site();
  if (kept) await show(kept);
  await look();
} catch (error) {
  state.failure = error;
}
render();
void bring();
// From another page, where somebody signs out while something waits here.
if (location.hash === "#abmelden") {
  history.replaceState(null, "", location.pathname);
  void signOut();
}
// Asked for once something is worth keeping; a browser that says no may still keep it.
void navigator.storage?.persist?.();
if ("serviceWorker" in navigator) navigator.serviceWorker.register("/heute.sw.js", { scope: "/heute" }).catch(() => {});
