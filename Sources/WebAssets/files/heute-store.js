// What the phone keeps: the sites of today, the days that are being written, and what waits to be sent. "Saved" is said only when the
// browser has said so.

const NAME = "viertelwerk";
let opening = null;

function request(asked) {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

function database() {
  opening ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 2);
    asked.onupgradeneeded = (event) => {
      if (event.oldVersion < 1) {
        asked.result.createObjectStore("sites");
        asked.result.createObjectStore("days");
        asked.result.createObjectStore("outbox", { keyPath: "id" });
      }
      asked.result.createObjectStore("photos");
    };
    asked.onsuccess = () => {
      // Another tab empties the phone: it must not wait for this one.
      asked.result.onversionchange = () => {
        asked.result.close();
        opening = null;
      };
      resolve(asked.result);
    };
    asked.onerror = () => {
      opening = null;
      reject(asked.error);
    };
  });
  return opening;
}

/** Runs changes of several stores as one; they are on the phone when this is done. */
export async function change(stores, work) {
  const transaction = (await database()).transaction(stores, "readwrite", { durability: "strict" });
  const done = new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error);
  });
  work(...stores.map((name) => transaction.objectStore(name)));
  await done;
}

async function read(store, ask) {
  return request(ask((await database()).transaction(store).objectStore(store)));
}

export const site = () => read("sites", (store) => store.get("today"));
export const day = (property, on) => read("days", (store) => store.get(`${property}|${on}`));
export const days = () => read("days", (store) => store.getAll());
/** In the order in which it was written: UUIDv7 sort by time. */
export const outbox = () => read("outbox", (store) => store.getAll());

/** Keeps today's sites, and forgets days that were sent and are over. */
export async function keepSite(found) {
  const [kept, waiting] = [await days(), await outbox()];
  const busy = new Set(waiting.map((item) => `${item.property}|${item.on}`));
  await change(["sites", "days"], (sites, daysStore) => {
    sites.put(found, "today");
    for (const old of kept) {
      const key = `${old.property}|${old.on}`;
      if (old.signed && old.on < found.on && !busy.has(key)) daysStore.delete(key);
    }
  });
}

export const keepDay = (day) => change(["days"], (store) => store.put(day, `${day.property}|${day.on}`));

/** A day together with a photo that it names: both or neither. */
export const keepPhoto = (day, hash, blob) =>
  change(["days", "photos"], (daysStore, photos) => {
    daysStore.put(day, `${day.property}|${day.on}`);
    photos.put(blob, hash);
  });
/** A day without a photo of which nothing was written down yet: its bytes go with it. */
export const dropPhoto = (day, hash) =>
  change(["days", "photos"], (daysStore, photos) => {
    daysStore.put(day, `${day.property}|${day.on}`);
    photos.delete(hash);
  });
export const photo = (hash) => read("photos", (store) => store.get(hash));

/** A day together with what of it is to be sent: all or nothing. */
export const queue = (day, items) =>
  change(["days", "outbox"], (daysStore, outboxStore) => {
    daysStore.put(day, `${day.property}|${day.on}`);
    for (const item of items) outboxStore.put(item);
  });

export const update = (item) => change(["outbox"], (store) => store.put(item));
export const remove = (id) => change(["outbox"], (store) => store.delete(id));
/** What was saved to a file waits here again, with its photo where it is one. */
export const takeBack = (item, blob) =>
  change(["outbox", "photos"], (outboxStore, photos) => {
    outboxStore.put(item);
    if (blob) photos.put(blob, item.hash);
  });
/** A photo has arrived: neither it nor what waits for it is needed. */
export const arrived = (id, hash) =>
  change(["outbox", "photos"], (outboxStore, photos) => {
    outboxStore.delete(id);
    photos.delete(hash);
  });

/** Leaves nothing on the phone. */
export async function wipe() {
  (await database()).close();
  opening = null;
  await request(indexedDB.deleteDatabase(NAME));
}
