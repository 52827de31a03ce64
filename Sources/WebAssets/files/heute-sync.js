// Brings what waits to the service, in the order in which it was written, and fetches what the phone needs for today.

import { uuid7 } from "./heute-day.js";
import { base64 } from "./heute-picture.js";
import * as store from "./heute-store.js";

/** So much of a photo travels at once: what breaks off is not much. */
const PART_BYTES = 256 * 1024;

/** Nobody is signed in any more; what waits goes on waiting. */
export class SignedOut extends Error {}

/** The service was not reached, or was too busy. */
export class Unreached extends Error {}

let token = null;

async function ask(path, options = {}) {
  let answer;
  try {
    answer = await fetch(path, { credentials: "same-origin", cache: "no-store", signal: AbortSignal.timeout(30_000), ...options });
  } catch {
    throw new Unreached();
  }
  if (answer.status === 401) throw new SignedOut();
  if (answer.status >= 500 || answer.status === 408 || answer.status === 429) throw new Unreached();
  return answer;
}

/** Who is signed in here, and the secret that shows that a request comes from this page. */
export async function session() {
  const answer = await ask("/heute/sitzung");
  if (!answer.ok) throw new SignedOut();
  const found = await answer.json();
  token = found.token;
  return found;
}

/** The day that it is at the service, with everything about the sites. */
export async function fetchSite(on, language) {
  const answer = await ask(`/api/v1/site-days/${on}`, { headers: { "Accept-Language": language } });
  // Who runs no site has none here.
  if (answer.status === 403) return { on, properties: [], firms: [] };
  if (!answer.ok) throw new Unreached();
  const found = { ...(await answer.json()), fetched: Date.now() };
  await store.keepSite(found);
  return found;
}

async function post(path, key, body, language) {
  const headers = { "Content-Type": "application/json", "Idempotency-Key": key, "X-Form-Token": token, "Accept-Language": language };
  const answer = await ask(path, { method: "POST", headers, body: JSON.stringify(body) });
  if (answer.ok) return { sent: await answer.json() };
  return { problem: await problem(answer) };
}

async function problem(answer) {
  const found = await answer.json().catch(() => ({}));
  // The secret is another since somebody signed in anew.
  if (found.code === "request.forged") throw new SignedOut();
  return { code: found.code ?? String(answer.status), title: found.title ?? String(answer.status), detail: found.detail, hint: found.hint };
}

/** Sends a photo from where it stopped, part by part. */
async function sendPhoto(item, language) {
  const blob = await store.photo(item.hash);
  if (!blob) return { problem: { code: "photo.gone", title: language === "en" ? "The photo is no longer on this phone." : "Das Foto ist nicht mehr auf diesem Telefon." } };
  const answer = await ask(item.path, { headers: { "Accept-Language": language } });
  if (!answer.ok) return { problem: await problem(answer) };
  let state = await answer.json();
  while (!state.is_complete) {
    const part = blob.slice(state.received_bytes, state.received_bytes + PART_BYTES);
    const next = await post(`${item.path}/parts`, uuid7(), { first_byte: state.received_bytes, bytes: await base64(part) }, language);
    if (next.problem) return next;
    state = next.sent;
    if (state.refusal) return { problem: { code: "photo.refused", title: state.refusal } };
  }
  return { sent: {} };
}

const send = (item, language) => (item.kind === "photo" ? sendPhoto(item, language) : post(item.path, item.id, item.body, language));

/**
 * Sends what waits. What the service refuses stays, with the reason, and lets the rest pass.
 *
 * @param heard told each answer.
 */
export async function flush(language, heard) {
  // Two tabs send nothing twice at once; if they did, the service would know it again.
  await navigator.locks.request("viertelwerk-outbox", async () => {
    for (const item of await store.outbox()) {
      if (!token) await session();
      let answer;
      try {
        answer = await send(item, language);
      } catch (error) {
        if (!(error instanceof SignedOut)) throw error;
        token = null;
        await session();
        answer = await send(item, language);
      }
      if (answer.sent) await (item.kind === "photo" ? store.arrived(item.id, item.hash) : store.remove(item.id));
      else await store.update({ ...item, problem: answer.problem });
      heard(item, answer);
    }
  });
}
