// What was done, by whom and how long, and whom the law keeps out of it.

import * as model from "./heute-day.js";
import { ask, button, chip, clock, field, h, minutesIn, option, select, t } from "./heute-view.js";

/** The gates that keep somebody out of a package: what is done all the same is put on record. */
const closed = (site, code, participant) => site.gates.filter((gate) => (gate.is_recorded ?? gate.is_enforced) && gate.package === code && gate.participant === participant);

/** Puts somebody on work: what the law asks for is said first, and what was done is recorded all the same. */
async function tapPerson(app, work, code) {
  const site = app.here();
  const gates = work.people.includes(code) ? [] : closed(site, work.package, code);
  if (!gates.length) return app.act(() => model.assign(app.state.day, site, work.package, code))();
  // Who may do it: there today, and kept out by nothing.
  const able = site.people.filter((each) => app.state.day.people[each.code] > 0 && !closed(site, work.package, each.code).length).map((each) => each.name ?? each.code);
  const answers = await ask(
    `${app.nameOf(code)} · ${app.titleOf(work.package)}`,
    h(
      "div",
      { class: "fields" },
      gates.map((gate) => h("div", { class: gate.is_enforced ? "note bad" : "note warn" }, h("strong", {}, gate.name), gate.hint)),
      able.length > 0 && h("p", {}, t(`Heute da und nicht gehindert: ${able.slice(0, 3).join(", ")}.`, `There today and not kept out: ${able.slice(0, 3).join(", ")}.`)),
      h("p", {}, t("Was getan wurde, wird immer eingetragen. Mit Grund, damit das Büro nachfassen kann.", "What was done is always recorded. With a reason, so that the office can follow up.")),
      field(t("Warum trotzdem", "Why all the same"), h("input", { id: "grund", name: "reason", required: true, maxlength: 500 })),
      field(t("Was daraus folgt", "What follows"), h("input", { id: "folge", name: "followUp", maxlength: 500 })),
    ),
    t("Trotzdem eintragen", "Record all the same"),
  );
  if (!answers) return;
  await app.act(() => model.assign(app.state.day, site, work.package, code, { reason: answers.reason.trim(), followUp: answers.followUp.trim() }))();
}

async function addWork(app) {
  const taken = new Set(app.state.day.work.map((work) => work.package));
  const open = app.here().packages.filter((one) => !taken.has(one.code));
  if (!open.length) return ask(t("Arbeit", "Work"), h("p", {}, t("Jedes offene Arbeitspaket steht schon da.", "Every open work package stands there already.")), "OK");
  const options = open.map((one) => option(one.code, `${one.title}${one.unit ? ` · ${one.unit}` : ""} · ${one.stage_name}`));
  const chosen = await ask(t("Woran wurde gearbeitet?", "What was worked on?"), h("div", { class: "fields" }, options));
  if (chosen) await app.act(() => model.addWork(app.state.day, chosen.answer))();
}

function work(app, one) {
  const site = app.here();
  const found = site.packages.find((each) => each.code === one.package);
  const minutes = model.shares(app.state.day).get(one.package);
  const sum = Object.values(minutes).reduce((all, each) => all + each, 0);
  const done = app.state.day.progress[one.package] ?? found?.done_basis_points ?? 0;
  // Whoever is not there, or was not expected, stands behind a tap of its own; on a Saturday, where nobody is expected, nobody does.
  const isFree = model.nobodyExpected(site);
  const isNear = (each) => app.state.day.people[each.code] > 0 || ((each.planned_minutes > 0 || isFree) && app.state.day.people[each.code] === undefined);
  const crew = site.people.filter((each) => one.people.includes(each.code) || (!app.isClosed() && (isNear(each) || app.state.all.has(one.package))));
  const isCut = !app.isClosed() && crew.length < site.people.length;
  return h(
    "div",
    { class: "line" },
    h("div", { class: "title" }, h("strong", {}, app.titleOf(one.package)), found?.unit && h("span", { class: "tag" }, found.unit), h("span", { class: "number quiet" }, `${one.people.length} · ${clock(sum)} h`)),
    h(
      "div",
      { class: "chips" },
      crew.map((each) => {
        const isOn = one.people.includes(each.code);
        if (app.isClosed()) return h("span", { class: "tag" }, `${each.name ?? each.code} ${clock(minutes[each.code] ?? 0)}`);
        const gate = !isOn && closed(site, one.package, each.code)[0];
        const name = each.name ?? each.code;
        const text = isOn ? `${name} ${clock(minutes[each.code] ?? 0)}` : gate ? `${name} ⚠` : name;
        return chip(text, isOn, () => tapPerson(app, one, each.code), { "data-key": `an-${one.package}-${each.code}`, class: gate ? "chip quiet" : "chip", "aria-label": gate ? `${name}: ${gate.name}` : null });
      }),
      isCut && chip(t("… andere", "… others"), null, () => {
        app.state.all.add(one.package);
        app.render();
      }),
    ),
    !app.isClosed() &&
      h(
        "div",
        { class: "chips" },
        one.people.length > 0 && chip(t("Minuten ändern", "Change minutes"), null, () => splitHours(app, one, minutes), { "data-key": `min-${one.package}` }),
        chip(t(`fertig ${done / 100} %`, `done ${done / 100} %`), app.state.day.progress[one.package] !== undefined, () => changeProgress(app, one.package, done), { "data-key": `fort-${one.package}` }),
        chip(one.activity || t("Was genau?", "What exactly?"), one.activity !== "", () => changeActivity(app, one), { "data-key": `was-${one.package}` }),
        one.people.length === 0 && chip(t("Entfernen", "Remove"), null, app.act(() => (app.state.day.work = app.state.day.work.filter((each) => each !== one)))),
      ),
  );
}

async function changeActivity(app, one) {
  const answers = await ask(app.titleOf(one.package), field(t("Was wurde gemacht?", "What was done?"), h("input", { id: "was", name: "activity", value: one.activity, maxlength: 500 })), t("Übernehmen", "Take"));
  if (answers) await app.act(() => (one.activity = answers.activity.trim()))();
}

async function changeProgress(app, code, done) {
  const steps = Array.from({ length: 21 }, (_, at) => at * 500).map((each) => [String(each), `${each / 100} %`]);
  if (!steps.some(([key]) => key === String(done))) steps.push([String(done), `${done / 100} %`]);
  const answers = await ask(app.titleOf(code), field(t("Wie weit ist es?", "How far is it?"), select("done", steps, String(done))), t("Übernehmen", "Take"));
  if (answers) await app.act(() => (app.state.day.progress[code] = Number(answers.done)))();
}

async function splitHours(app, one, minutes) {
  const answers = await ask(
    app.titleOf(one.package),
    h("div", { class: "fields" }, one.people.map((code) => field(app.nameOf(code), h("input", { id: `m-${code}`, name: code, class: "short number", value: clock(minutes[code] ?? 0), inputmode: "numeric", pattern: "\\d{1,2}:[0-5]\\d|\\d{1,4}([.,]\\d+)?" })))),
    t("Übernehmen", "Take"),
  );
  if (!answers) return;
  await app.act(() => {
    for (const code of one.people) {
      const found = minutesIn(answers[code]);
      if (found !== null && found <= 1440 && found !== minutes[code]) one.minutes[code] = found;
    }
  })();
}

/** The card of what was done, by whom and how long. */
export function works(app) {
  return h(
    "section",
    { class: "card" },
    h("h2", {}, t("Was wurde gemacht?", "What was done?")),
    app.state.day.work.map((one) => work(app, one)),
    !app.isClosed() && h("p", {}, button(t("+ Arbeit", "+ Work"), () => addWork(app), { "data-key": "arbeit" })),
  );
}
