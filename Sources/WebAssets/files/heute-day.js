// A day on a site as the phone keeps it, and what of it has to be sent. Pure: no page, no storage, no network.

export const QUARTER = 15;
/** Whoever is not expected and is there all the same stays this long, until somebody says otherwise. */
const DAY_MINUTES = 6 * 60;
const DAY_MINUTES_MAX = 24 * 60;
/** When a day begins where nobody has said so: 7 o'clock. */
const START_MINUTES = 7 * 60;

/** A UUIDv7 (RFC 9562): the moment in milliseconds, then chance. */
export function uuid7(now = Date.now(), chance = crypto.getRandomValues(new Uint8Array(10))) {
  const bytes = new Uint8Array(16);
  for (let at = 0; at < 6; at += 1) bytes[at] = Math.floor(now / 2 ** (8 * (5 - at))) & 0xff;
  bytes.set(chance, 6);
  bytes[6] = 0x70 | (bytes[6] & 0x0f);
  bytes[8] = 0x80 | (bytes[8] & 0x3f);
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/**
 * A day of which nothing is known yet. `arrivals`: who came without being planned here; `people`: minutes by code, 0 for who is not there; `times`: by code from when to when, where that
 * is other than planned; `sent`: by slot what was written down.
 */
export function blank(property, on) {
  return { property, on, arrivals: [], people: {}, times: {}, start: null, briefing: null, work: [], firms: [], notes: [], photos: [], progress: {}, weather: null, sent: {}, ids: [], signed: false };
}

/** A house, with whoever came to it on the day without being planned there. */
export function withArrivals(site, day) {
  const known = new Set(site.people.map((one) => one.code));
  const arrivals = day.arrivals.filter((one) => !known.has(one.code));
  return arrivals.length ? { ...site, people: [...site.people, ...arrivals] } : site;
}

/** Somebody came who was not planned here: they are there. */
export function arrive(day, site, { code, name = null, planned_minutes = 0, additional_only = false }) {
  if (!site.people.some((one) => one.code === code)) day.arrivals.push({ code, name, planned_minutes, additional_only });
  if (!(day.people[code] > 0)) day.people[code] = planned_minutes || DAY_MINUTES;
}

/** The number on a badge as it was typed: its digits alone are written as those of the others on the site. */
export function badge(typed, like = "") {
  const text = typed.trim().toUpperCase();
  const [, head, digits] = like.match(/^(.*?)(\d+)$/) ?? [];
  return /^\d+$/.test(text) && digits ? head + text.replace(/^0+/, "").padStart(digits.length, "0") : text;
}

/** What the plan expects of somebody. */
export function planned(site, code) {
  return site.people.find((person) => person.code === code)?.planned_minutes || DAY_MINUTES;
}

/** The break that the law asks for in so many minutes of work (§ 4 ArbZG). */
const pause = (minutes) => (minutes > 9 * 60 ? 45 : minutes > 6 * 60 ? 30 : 0);

/** From when to when somebody was there: as said, else as planned; null where that leaves the day. */
export function hours(day, code) {
  if (day.times[code]) return day.times[code];
  const minutes = day.people[code];
  const start = day.start ?? START_MINUTES;
  const rest = pause(minutes);
  return minutes > 0 && start + minutes + rest <= DAY_MINUTES_MAX ? { start, end: start + minutes + rest, pause: rest } : null;
}

/** Says from when to when; what is no break was worked. */
export function setHours(day, code, said) {
  day.people[code] = said.end - said.start - said.pause;
  day.times[code] = said;
}

/** Present as planned, then not there, then unknown again. */
export function toggle(day, site, code) {
  const known = day.people[code];
  if (known === undefined) day.people[code] = planned(site, code);
  else if (known > 0) leave(day, code);
  else delete day.people[code];
}

function leave(day, code) {
  day.people[code] = 0;
  delete day.times[code];
  for (const work of day.work) remove(work, code);
}

function remove(work, code) {
  work.people = work.people.filter((other) => other !== code);
  delete work.minutes[code];
  delete work.reasons[code];
}

/** A day on which nobody works here as planned: a Saturday, a holiday. */
export const nobodyExpected = (site) => !site.people.some((person) => person.planned_minutes > 0);

/** Everybody who is expected and of whom nothing is known yet. */
export function allPresent(day, site) {
  for (const person of site.people) {
    if (person.planned_minutes > 0 && day.people[person.code] === undefined) day.people[person.code] = person.planned_minutes;
  }
}

export function addWork(day, code) {
  let work = day.work.find((one) => one.package === code);
  if (!work) day.work.push((work = { package: code, people: [], minutes: {}, reasons: {}, activity: "" }));
  return work;
}

/** Puts somebody on a package, or takes them off; who works is present. */
export function assign(day, site, code, participant, reason = null) {
  const work = addWork(day, code);
  if (work.people.includes(participant)) return remove(work, participant);
  work.people.push(participant);
  if (reason) work.reasons[participant] = reason;
  if (!(day.people[participant] > 0)) day.people[participant] = planned(site, participant);
}

/** Minutes by package and participant: what was said, and the rest of each one's day in equal shares of whole quarter hours. */
export function shares(day) {
  const found = new Map(day.work.map((work) => [work.package, {}]));
  for (const [code, minutes] of Object.entries(day.people)) {
    const works = day.work.filter((work) => work.people.includes(code));
    const open = works.filter((work) => work.minutes[code] === undefined);
    const said = works.reduce((sum, work) => sum + (work.minutes[code] ?? 0), 0);
    const rest = Math.max(0, minutes - said);
    const quarters = Math.floor(rest / QUARTER);
    open.forEach((work, at) => {
      const mine = Math.floor(quarters / open.length) + (at < quarters % open.length ? 1 : 0);
      found.get(work.package)[code] = mine * QUARTER + (at === 0 ? rest % QUARTER : 0);
    });
    for (const work of works) if (work.minutes[code] !== undefined) found.get(work.package)[code] = work.minutes[code];
  }
  return found;
}

/** How long each one has worked, over all packages. */
export function totals(day) {
  const sums = {};
  for (const minutes of shares(day).values()) {
    for (const [code, count] of Object.entries(minutes)) sums[code] = (sums[code] ?? 0) + count;
  }
  return sums;
}

/** Crew, work, firms and weather as on another day; what was already said today stays. */
export function asBefore(day, site, lines) {
  const known = new Set(site.people.map((one) => one.code));
  for (const line of lines) {
    if (line.kind !== "presence" || !line.is_present || !known.has(line.participant) || day.people[line.participant] !== undefined) continue;
    if (line.end_minutes) setHours(day, line.participant, { start: line.start_minutes, end: line.end_minutes, pause: line.break_minutes });
    else day.people[line.participant] = planned(site, line.participant);
  }
  const packages = new Set(site.packages.map((one) => one.code));
  const people = new Set(site.people.map((one) => one.code));
  const barred = new Set(site.gates.filter((gate) => gate.is_enforced).map((gate) => `${gate.package}:${gate.participant}`));
  for (const line of lines) {
    if (line.kind === "work_line" && packages.has(line.package) && people.has(line.participant)) {
      const work = addWork(day, line.package);
      if (barred.has(`${line.package}:${line.participant}`) || day.people[line.participant] === 0) continue;
      if (!work.people.includes(line.participant)) assign(day, site, line.package, line.participant);
      work.activity ||= line.activity ?? "";
    } else if (line.kind === "firm_presence" && !day.firms.some((firm) => firm.firm === line.firm)) {
      const { firm, headcount, minutes, package: code, qualification, activity } = line;
      day.firms.push({ id: uuid7(), firm, headcount, minutes, package: code, qualification, activity });
    }
  }
  takeWeather(day, lines);
}

/** The day begins when the last one did. */
export function takeStart(day, lines) {
  const starts = lines.filter((line) => line.kind === "presence" && line.start_minutes !== null).map((line) => line.start_minutes);
  if (starts.length) day.start ??= Math.min(...starts);
}

/** Yesterday's weather as a beginning: nothing is fetched from outside. */
export function takeWeather(day, lines) {
  const seen = lines.findLast((line) => line.kind === "weather");
  if (seen) day.weather ??= { min: seen.min, max: seen.max, sky: seen.sky, precipitation: seen.precipitation };
}

const given = (entry) => Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== null && value !== undefined && value !== ""));

/** What the day says, by slot: under which name of the message, and with which members. */
export function lines(day) {
  const slots = {};
  const minutes = shares(day);
  for (const work of day.work) {
    for (const participant of work.people) {
      const count = minutes.get(work.package)[participant];
      if (!(count > 0)) continue;
      const reason = work.reasons[participant] ?? {};
      slots[`work:${work.package}:${participant}`] = {
        list: "work",
        body: given({ participant, package: work.package, minutes: count, activity: work.activity.trim(), breach_reason: reason.reason, follow_up: reason.followUp }),
      };
    }
  }
  // Whether somebody came is all that is said here; why not is nobody's business.
  for (const [participant, count] of Object.entries(day.people)) {
    const said = count > 0 ? hours(day, participant) : null;
    slots[`presence:${participant}`] = {
      list: "presences",
      body: given({ participant, is_present: count > 0, start_minutes: said?.start, end_minutes: said?.end, break_minutes: said?.pause }),
    };
  }
  if (day.briefing) slots.briefing = { list: "briefings", body: { topic: day.briefing.topic, participants: [...day.briefing.participants].sort() } };
  for (const { id, thumbnail, ...photo } of day.photos) slots[`photo:${id}`] = { list: "photos", body: given(photo) };
  for (const { id, ...firm } of day.firms) slots[`firm:${id}`] = { list: "firms", body: given(firm) };
  for (const { id, ...note } of day.notes) slots[`note:${id}`] = { list: "notes", body: given(note) };
  for (const [code, done] of Object.entries(day.progress)) {
    slots[`progress:${code}`] = { list: "progress", body: { package: code, done_basis_points: done } };
  }
  const weather = day.weather && given(day.weather);
  if (weather && Object.keys(weather).length) slots.weather = { list: "weather", body: weather };
  return slots;
}

/** Of these the newest counts, so that nothing needs to be taken back. */
const isNewest = (slot) => slot === "weather" || slot.startsWith("progress:");

/**
 * What has to be sent so that the diary says what the day says; null where it does already. The day then knows it as written down.
 * What was sent under an identity is never sent differently: it is taken back, and said anew.
 */
export function message(day, reason, now = new Date(), make = uuid7) {
  const wanted = lines(day);
  const body = {};
  const retractions = [];
  for (const [slot, was] of Object.entries(day.sent)) {
    if (wanted[slot] && JSON.stringify(wanted[slot].body) === JSON.stringify(was.body)) continue;
    if (!wanted[slot] || !isNewest(slot)) retractions.push({ id: make(), line: was.id, reason });
    delete day.sent[slot];
  }
  for (const [slot, { list, body: entry }] of Object.entries(wanted)) {
    if (day.sent[slot]) continue;
    const id = make();
    (body[list] ??= []).push({ id, device_at: now.toISOString(), ...entry });
    day.sent[slot] = { id, body: entry };
    day.ids.push(id);
  }
  if (retractions.length) body.retractions = retractions;
  return Object.keys(body).length ? body : null;
}

/** What others have written of the day, or this phone before it was emptied. */
export function others(day, entry) {
  const mine = new Set(day.ids);
  return (entry?.lines ?? []).filter((line) => !mine.has(line.id));
}

/** What somebody else has said of whether a person was there; the newest counts. */
export function presenceElsewhere(day, entry, code) {
  return others(day, entry).findLast((line) => line.kind === "presence" && line.participant === code);
}

/** What of this phone's a line of somebody else stands against: the same work, or another word on whether a person was there. */
function against(day, line) {
  if (line.kind === "work_line") return `work:${line.package}:${line.participant}`;
  if (line.kind !== "presence") return null;
  const slot = `presence:${line.participant}`;
  const mine = day.sent[slot]?.body;
  const isSame = mine && ["is_present", "start_minutes", "end_minutes", "break_minutes"].every((name) => (mine[name] ?? null) === (line[name] ?? null));
  return isSame ? null : slot;
}

/** What stands there twice, as when two phones logged the same: people decide which holds. */
export function doubled(day, entry) {
  const found = [];
  for (const line of others(day, entry)) {
    const slot = against(day, line);
    const mine = slot && day.sent[slot];
    if (mine) found.push({ line, mine, slot });
  }
  return found;
}

/** Somebody else's word holds: what this phone said of it is no longer part of its day. */
export function giveWay(day, line, slot) {
  delete day.sent[slot];
  if (line.kind === "presence") {
    delete day.people[line.participant];
    delete day.times[line.participant];
  } else {
    const work = day.work.find((one) => one.package === line.package);
    if (work) remove(work, line.participant);
  }
}

/** What should be looked at before the day is signed. */
export function questions(day, site, entry) {
  const sums = totals(day);
  const elsewhere = new Set(others(day, entry).filter((line) => line.kind === "work_line" || line.kind === "presence").map((line) => line.participant));
  const present = Object.keys(day.people).filter((code) => day.people[code] > 0);
  return {
    idle: present.filter((code) => !sums[code] && !elsewhere.has(code)),
    unknown: site.people.filter((person) => person.planned_minutes > 0 && day.people[person.code] === undefined && !elsewhere.has(person.code)).map((person) => person.code),
    differing: present.filter((code) => sums[code] && sums[code] !== day.people[code]),
    unbriefed: day.briefing ? present.filter((code) => !day.briefing.participants.includes(code)) : [],
    tooLong: Object.keys(sums).filter((code) => sums[code] > DAY_MINUTES_MAX),
    doubled: doubled(day, entry),
  };
}
