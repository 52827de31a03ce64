// Brings what waits to the service, in the order in which it was written, and fetches what the phone needs for today.

import * as store from "./heute-store.js";

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

async function send(item, language) {
  const headers = { "Content-Type": "application/json", "Idempotency-Key": item.id, "X-Form-Token": token, "Accept-Language": language };
  const answer = await ask(item.path, { method: "POST", headers, body: JSON.stringify(item.body) });
  if (answer.ok) return { sent: await answer.json() };
  const problem = await answer.json().catch(() => ({}));
  // The secret is another since somebody signed in anew.
  if (problem.code === "request.forged") throw new SignedOut();
  return { problem: { code: problem.code ?? String(answer.status), title: problem.title ?? String(answer.status), detail: problem.detail, hint: problem.hint } };
}

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
      if (answer.sent) await store.remove(item.id);
      else await store.update({ ...item, problem: answer.problem });
      heard(item, answer);
    }
  });
}
