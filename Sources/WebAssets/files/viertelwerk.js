// Makes pages quicker; every page works without it. Words come from the page, so that they are in the reader's language.

/** A text as people look it up, without accents and capitals (as `FoldedText` on the server). */
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ß", "ss");

/** What finds a word, also where some of its umlauts were typed as two letters. */
const finder = (word) => new RegExp(word.replace(/[^\p{L}\p{N}\s]/gu, "\\$&").replace(/([aou])e/g, "$1e?"));

/** An element with attributes and children; texts stay texts. */
function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

// What only works with scripts is hidden until there are some.
for (const element of document.querySelectorAll("[data-needs-script]")) element.hidden = false;

// <input type="search" data-filter="ID of a table"> shows the rows that hold every word typed;
// <output data-filter-count="ID of the table"> says how many.
for (const field of document.querySelectorAll("input[data-filter]")) {
  const table = document.getElementById(field.dataset.filter);
  if (!table) continue;
  // A row that says that there is none is no row to filter.
  const rows = [...table.tBodies].flatMap((body) => [...body.rows]).filter((row) => !row.querySelector("td[colspan]"));
  if (rows.length === 0) continue;
  const texts = rows.map((row) => plain(row.textContent));
  const count = document.querySelector(`output[data-filter-count="${CSS.escape(table.id)}"]`);
  const apply = () => {
    const words = plain(field.value).split(/\s+/).map(finder);
    let shown = 0;
    rows.forEach((row, index) => {
      row.hidden = !words.every((word) => word.test(texts[index]));
      if (!row.hidden) shown += 1;
    });
    if (count) count.value = field.value ? `${shown} / ${rows.length}` : "";
  };
  field.addEventListener("input", apply);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !field.form) event.preventDefault();
  });
  if (field.value) apply();
}

/** Asks in front of the page; the answer that changes nothing has the focus. */
function ask(form) {
  return new Promise((resolve) => {
    const { confirm, confirmYes, confirmNo } = form.dataset;
    const question = make("p", { id: "confirm-question" }, confirm);
    const no = make("button", { class: "button", value: "" }, confirmNo || "Abbrechen");
    const yes = make("button", { class: "button danger", value: "yes" }, confirmYes || "OK");
    const buttons = make("form", { method: "dialog", class: "buttons" }, no, yes);
    const dialog = make("dialog", { "aria-labelledby": question.id }, question, buttons);
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
    document.body.append(dialog);
    dialog.showModal();
    no.focus();
  });
}

const confirmed = new WeakSet();
const sent = new Map();
const changed = new Set();

/** Lets a form be sent again: the page is back, or no answer came. */
function release(form) {
  clearTimeout(sent.get(form));
  sent.delete(form);
  for (const button of form.querySelectorAll("button[data-held]")) {
    button.disabled = false;
    delete button.dataset.held;
  }
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method === "dialog") return;
  if (sent.has(form)) return event.preventDefault();
  // data-confirm: a question before what cannot be undone, on the form or on the button.
  const asking = event.submitter?.dataset.confirm ? event.submitter : form;
  // What is missing is said before anybody is asked.
  if (asking.dataset.confirm && form.checkValidity() && !confirmed.delete(form)) {
    event.preventDefault();
    if (!(await ask(asking))) return event.submitter?.focus();
    confirmed.add(form);
    form.requestSubmit(event.submitter);
    return;
  }
  changed.delete(form);
  if (form.method !== "post") return;
  // A second press sends nothing; after ten seconds without an answer it may. data-again: a form whose answer is a file. Files take
  // their time.
  const patience = "again" in form.dataset ? 1_000 : form.enctype === "multipart/form-data" ? 900_000 : 10_000;
  sent.set(form, setTimeout(() => release(form), patience));
  // Only after the browser has packed the form: a disabled button would not be sent.
  setTimeout(() => {
    for (const button of form.querySelectorAll("button:not([type=button], :disabled)")) {
      button.disabled = true;
      button.dataset.held = "";
    }
  });
});

addEventListener("pageshow", (event) => {
  if (event.persisted) for (const form of [...sent.keys()]) release(form);
});

// <form data-guard>: leaving the page with something typed asks first, in the browser's words.
document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (form && "guard" in form.dataset) changed.add(form);
});
addEventListener("beforeunload", (event) => {
  if (changed.size) event.preventDefault();
});

// „/“ or Ctrl+K goes to the search. <html data-keys="off"> leaves the single key alone, for those who dictate.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, select, textarea, [contenteditable], dialog");
  const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !typing;
  const search = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey;
  if (!search && !(slash && document.documentElement.dataset.keys !== "off")) return;
  const field = [...document.querySelectorAll("[role=search] input, search input")].find((input) => input.checkVisibility());
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select();
});

// <input type="file" data-folder> takes a whole folder, with all that lies in it.
for (const input of document.querySelectorAll("input[data-folder]")) input.webkitdirectory = true;

/** The files below what was dropped, folders among it. */
async function below(entry) {
  if (entry.isFile) return [await new Promise((resolve, reject) => entry.file(resolve, reject))];
  const reader = entry.createReader();
  const files = [];
  for (;;) {
    // A folder tells its entries a hundred at a time.
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!some.length) return files;
    for (const next of some) if (!/^(\.|~\$)/.test(next.name)) files.push(...(await below(next)));
  }
}

// <form data-drop="ID of its file field"> takes files and folders that are dropped anywhere on it.
for (const form of document.querySelectorAll("form[data-drop]")) {
  const field = document.getElementById(form.dataset.drop);
  const over = (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    form.classList.toggle("over", event.type === "dragover");
  };
  form.addEventListener("dragover", over);
  form.addEventListener("dragleave", over);
  form.addEventListener("drop", async (event) => {
    over(event);
    // Asked before the first pause: afterwards the browser has forgotten what was dropped.
    const dropped = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry() ?? item.getAsFile()).filter(Boolean);
    const chosen = new DataTransfer();
    for (const one of dropped) for (const file of one instanceof File ? [one] : await below(one)) chosen.items.add(file);
    field.files = chosen.files;
    field.focus();
  });
}

// <div class="pair" data-compare="NAME">: two pictures of one place lie over each other, and a slider of that name shows more of the one or
// of the other.
for (const pair of document.querySelectorAll("[data-compare]")) {
  const slider = document.createElement("input");
  Object.assign(slider, { type: "range", min: 0, max: 100, value: 50 });
  slider.setAttribute("aria-label", pair.dataset.compare);
  slider.addEventListener("input", () => pair.style.setProperty("--at", `${slider.value}%`));
  pair.classList.add("over");
  pair.after(slider);
}

const asked = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** How much of today's page waits on this device to be sent; null where it was never opened here. */
async function waiting() {
  const known = await indexedDB.databases();
  if (!known.some((one) => one.name === "viertelwerk")) return null;
  const database = await asked(indexedDB.open("viertelwerk"));
  const count = await asked(database.transaction("outbox").objectStore("outbox").count());
  database.close();
  return count;
}

// Signing out leaves nothing of a site on the device. What has not arrived yet is looked after on today's page first.
for (const form of document.querySelectorAll('form[action="/abmelden"]')) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const count = await waiting().catch(() => null);
    if (count) return location.assign("/heute#abmelden");
    if (count === 0) await asked(indexedDB.deleteDatabase("viertelwerk")).catch(() => {});
    form.submit();
  });
}
