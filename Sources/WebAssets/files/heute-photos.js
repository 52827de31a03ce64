// The photos of the day: taken, described, kept on the phone until they have arrived.

import * as model from "./heute-day.js";
import * as picture from "./heute-picture.js";
import * as store from "./heute-store.js";
import { ask, button, field, h, select, t } from "./heute-view.js";

const refusals = () => ({
  large: t("Die Datei ist größer als 50 MB: ein Foto, kein Film.", "The file is larger than 50 MB: a photo, not a film."),
  heic: t("Dieses Telefon kann HEIC hier nicht lesen: in der Kamera JPEG („Maximale Kompatibilität“) einstellen.", "This phone cannot read HEIC here: set the camera to JPEG (“most compatible”)."),
  picture: t("Das ist kein Bild, das dieses Telefon lesen kann. JPEG, PNG und WebP gehen.", "This is no picture that this phone can read. JPEG, PNG and WebP will do."),
  memory: t("Das Telefon hat dafür nicht genug Speicher: andere Programme schließen, noch einmal versuchen.", "The phone has not enough memory for it: close other programs and try again."),
});

async function take(app, file) {
  let prepared;
  try {
    prepared = await picture.prepare(file);
  } catch (error) {
    if (!(error instanceof picture.Unreadable)) throw error;
    await ask(t("Dieses Foto geht nicht", "This photo will not do"), h("p", {}, refusals()[error.code]), "OK");
    return;
  }
  const { day } = app.state;
  const units = [["", t("Haus", "Building")], ...app.here().units.map((unit) => [unit.code, `${unit.code}${unit.floor ? ` · ${unit.floor}` : ""}`])];
  const last = day.photos.at(-1);
  const places = new Set(day.photos.map((one) => one.place).filter(Boolean));
  const answers = await ask(
    t("Foto", "Photo"),
    h(
      "div",
      { class: "fields" },
      h("img", { src: prepared.thumbnail, alt: "" }),
      field(t("Was ist zu sehen?", "What is to be seen?"), h("input", { id: "bild", name: "text", required: true, maxlength: 500, placeholder: t("Decke im Bad, Putz lose", "bathroom ceiling, loose plaster") })),
      field(t("Wo", "Where"), Object.assign(select("unit", units, last?.unit ?? ""), { required: false })),
      field(t("Raum oder Seite des Hauses", "Room or side of the house"), h("input", { id: "place", name: "place", maxlength: 100, list: "orte", value: last?.place ?? "", placeholder: t("Bad, Straßenfassade", "bathroom, street front") })),
      h("datalist", { id: "orte" }, [...places].map((place) => h("option", { value: place }))),
      field(t("Vorher oder nachher", "Before or after"), Object.assign(select("moment", [["", "–"], ["before", t("vor der Arbeit", "before the work")], ["after", t("nach der Arbeit", "after the work")]], last?.moment ?? ""), { required: false })),
      h("label", {}, h("input", { type: "checkbox", name: "keeps", value: "yes" }), " ", t("Aufnahmeort im Bild behalten", "Keep the position in the picture")),
    ),
    t("Sichern", "Save"),
  );
  if (!answers?.text.trim()) return;
  const { blob, hash } = await picture.finish(prepared, file, answers.keeps === "yes");
  const photo = { id: model.uuid7(), hash, size_bytes: blob.size, alternative_text: answers.text.trim(), unit: answers.unit || null, place: answers.place.trim() || null, moment: answers.moment || null, taken_at: new Date(prepared.takenAt).toISOString(), thumbnail: prepared.thumbnail };
  await app.keep(() => store.keepPhoto({ ...day, photos: [...day.photos, photo] }, hash, blob), () => day.photos.push(photo));
}

/** The card of the day's photos. */
export function photos(app) {
  const { day } = app.state;
  const waiting = new Set(app.state.outbox.filter((item) => item.kind === "photo").map((item) => item.hash));
  // A camera that is refused comes back like one that was put away: without a picture.
  const none = h("p", { class: "small", role: "status", hidden: true }, t("Kein Foto. Ist die Kamera gesperrt: in den Einstellungen des Telefons dem Browser erlauben, oder ein Bild aus der Galerie wählen. Alles andere ist gesichert.", "No photo. If the camera is blocked: allow it to the browser in the phone's settings, or choose a picture from the gallery. Everything else is saved."));
  const input = h("input", { type: "file", id: "foto", accept: "image/*", hidden: true, oncancel: () => (none.hidden = false), onchange: (event) => event.target.files[0] && take(app, event.target.files[0]) });
  const drop = (one) => () => {
    const rest = day.photos.filter((each) => each !== one);
    const write = waiting.has(one.hash) ? () => store.keepDay({ ...day, photos: rest }) : () => store.dropPhoto({ ...day, photos: rest }, one.hash);
    return app.keep(write, () => (day.photos = rest));
  };
  return h(
    "section",
    { class: "card" },
    h("h2", {}, t("Fotos", "Photos")),
    h("div", { class: "photos" }, day.photos.map((one) => h("figure", {}, h("img", { src: one.thumbnail, alt: one.alternative_text }), h("figcaption", { class: "small" }, [one.unit, one.place, one.alternative_text].filter(Boolean).join(" · "), waiting.has(one.hash) && h("span", { class: "quiet" }, t(" · wartet auf Netz", " · waits for reception")), !app.isClosed() && button(t("Entfernen", "Remove"), drop(one), { class: "button plain" }))))),
    !app.isClosed() && h("p", {}, button(t("+ Foto", "+ Photo"), () => input.click(), { "data-key": "foto" }), input),
    none,
  );
}
