// Keeps the shell of today's page, so that it opens without reception. It holds no data of anybody: these are in the phone's database,
// which this never touches. VERSION and FILES stand before it, written by the service.

const SHELL = "/heute";

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(VERSION)
      .then((cache) => cache.addAll(FILES.map((path) => new Request(path, { cache: "reload", credentials: "omit" }))))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== VERSION).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  const path = event.request.mode === "navigate" && url.pathname === SHELL ? SHELL : url.pathname;
  if (!FILES.includes(path)) return;
  event.respondWith(caches.open(VERSION).then(async (cache) => (await cache.match(path)) ?? fetch(event.request)));
});
