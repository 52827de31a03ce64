// What the parts of today's page are made of: elements, questions, words in two languages.

let spoken = localStorage.getItem("viertelwerk-language") ?? "de";

export const language = () => spoken;
/** Speaks another language from now on, and after the next opening. */
export function speak(wanted) {
  if (wanted === spoken) return;
  spoken = wanted;
  localStorage.setItem("viertelwerk-language", wanted);
  relabel();
}

export const t = (german, english) => (spoken === "en" ? english : german);

/** What the page said before it knew who reads it. */
function relabel() {
  document.documentElement.lang = spoken;
  for (const element of document.querySelectorAll("[data-en]")) {
    element.dataset.de ??= element.textContent;
    element.textContent = t(element.dataset.de, element.dataset.en);
  }
}
relabel();
export const clock = (minutes) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
const pad = (number) => String(number).padStart(2, "0");
export const iso = (date) => `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
export const today = () => iso(new Date());
export const german = (day) => day.split("-").reverse().join(".");
export const time = (moment) => new Date(moment).toLocaleTimeString(spoken, { hour: "2-digit", minute: "2-digit" });

/** An element with attributes and children; `on…` are handlers, texts stay texts, and what is null or false is left out. */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export const button = (text, onclick, attributes = {}) => h("button", { type: "button", class: "button", onclick, ...attributes }, text);
export const chip = (text, pressed, onclick, attributes = {}) =>
  h("button", { type: "button", class: "chip", "aria-pressed": pressed === null ? null : String(pressed), onclick, ...attributes }, text);
export const field = (label, input) => h("div", { class: "field" }, h("label", { for: input.id }, label), input);

/** A dialog with a form; the answers by name and which button was taken, or null. Without `yes` its content has buttons to choose from. */
export function ask(title, content, yes, { no = t("Abbrechen", "Cancel"), plain = null } = {}) {
  return new Promise((resolve) => {
    const form = h(
      "form",
      { method: "dialog", class: "form" },
      h("h2", { id: "frage" }, title),
      content,
      h("div", { class: "buttons" }, yes && h("button", { class: "button main", value: "yes" }, yes), plain && h("button", { class: "button", value: "plain", formnovalidate: true }, plain), h("button", { class: "button", value: "", formnovalidate: true }, no)),
    );
    const dialog = h("dialog", { "aria-labelledby": "frage" }, form);
    dialog.addEventListener("close", () => {
      const answers = dialog.returnValue ? { ...Object.fromEntries(new FormData(form)), answer: dialog.returnValue } : null;
      dialog.remove();
      resolve(answers);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** One of several things to take in a dialog, by its value. */
export const option = (value, text, attributes = {}) => button(text, (event) => event.currentTarget.closest("dialog").close(value), { value, ...attributes });

/** `6:00`, `6,5` or `390` as minutes; null where it is none. */
export function minutesIn(text) {
  const [, hours, minutes] = text.trim().match(/^(\d{1,2}):(\d{2})$/) ?? [];
  if (hours !== undefined) return Number(minutes) < 60 ? Number(hours) * 60 + Number(minutes) : null;
  const number = Number(text.trim().replace(",", "."));
  if (text.trim() === "" || !Number.isFinite(number) || number < 0) return null;
  return number > 24 ? Math.round(number) : Math.round(number * 60);
}

export const select = (id, options, value = "") =>
  h("select", { id, name: id, required: true }, options.map(([key, text]) => h("option", { value: key, selected: key === value }, text)));
