// Makes pages quicker; every page works without it. Words come from the page, so that they are in the reader's language.

/** A text without accents and capitals, for comparing. */
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

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
  const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
  const texts = rows.map((row) => plain(row.textContent));
  const count = document.querySelector(`output[data-filter-count="${CSS.escape(table.id)}"]`);
  const apply = () => {
    const words = plain(field.value).split(/\s+/);
    let shown = 0;
    rows.forEach((row, index) => {
      row.hidden = !words.every((word) => texts[index].includes(word));
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
  if (asking.dataset.confirm && !confirmed.delete(form)) {
    event.preventDefault();
    if (!(await ask(asking))) return event.submitter?.focus();
    confirmed.add(form);
    form.requestSubmit(event.submitter);
    return;
  }
  changed.delete(form);
  if (form.method !== "post") return;
  // A second press sends nothing; after ten seconds without an answer it may. data-again: a form whose answer is a file.
  sent.set(form, setTimeout(() => release(form), "again" in form.dataset ? 1_000 : 10_000));
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
