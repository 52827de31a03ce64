import Domain
import Import
import Markup

/// How lists are to be read and stored, as fields of a form: what the command is told by its options.
struct ImportChoiceFields {
  let choices: ImportChoices
  /// What whoever chooses may store.
  let storable: [Kind]
  let t: Words

  /// What somebody has chosen.
  static func read(_ form: FormValues) -> ImportChoices {
    var choices = ImportChoices()
    choices.profile = form["profil"]
    choices.kind = form["art"]
    choices.month = form["monat"].map { String($0.prefix(40)) }
    choices.sheet = form["blatt"].map { String($0.prefix(100)) }
    choices.reason = form["grund"].map { String($0.prefix(500)) }
    choices.changesRows = form["aendern"] != nil
    choices.isPartial = form["teilweise"] != nil
    return choices
  }

  var html: HTML {
    HTML {
      div(.class("fields")) {
        choice(
          "profil", Phrase("Profil", en: "Profile"),
          hint: Phrase(
            "Für Listen mit anderen Spalten. Ein eigenes (YAML) mit der Liste hochladen.",
            en: "For lists with other columns. Upload one of your own (YAML) with the list."),
          none: Phrase("keines, oder das hochgeladene", en: "none, or the one uploaded"), value: choices.profile, profiles)
        choice(
          "art", Phrase("Was die Listen enthalten", en: "What the lists hold"),
          hint: Phrase(
            "Nur nötig, wo weder Name noch Spalten es sagen.", en: "Only needed where neither name nor columns tell."),
          none: Phrase("jede sagt es selbst", en: "each tells by itself"), value: choices.kind, kinds)
        line(
          "monat", Phrase("Monat", en: "Month"),
          hint: Phrase("Eines Rasters, das ihn nicht nennt: 03.2026", en: "Of a grid that does not say it: 03.2026"),
          value: choices.month)
        line(
          "blatt", Phrase("Blatt", en: "Sheet"),
          hint: Phrase("Name oder Nummer; sonst alle sichtbaren", en: "Name or number; else all that can be seen"),
          value: choices.sheet)
        line(
          "grund", Phrase("Grund der Änderung", en: "Reason for the change"),
          hint: Phrase(
            "Nur nötig, wo etwas schon in einem freigegebenen Bericht steht.",
            en: "Only needed for what stands in a released report already."),
          value: choices.reason, maxLength: 500)
      }
      box(
        "aendern", Phrase("Gespeichertes ändern", en: "Change what is stored"),
        hint: Phrase(
          "Wo die Listen etwas anderes sagen; vorher wird jede Änderung gezeigt, alt → neu.",
          en: "Where the lists say something else; before that every change is shown, old → new."),
        isChosen: choices.changesRows)
      box(
        "teilweise", Phrase("Nur speichern, was stimmt", en: "Store only what is sound"),
        hint: Phrase(
          "Die übrigen Zeilen kommen als Liste mit Befunden zurück.",
          en: "The other rows come back as a list with what was found."),
        isChosen: choices.isPartial)
    }
  }

  private var profiles: [(value: String, label: String)] {
    ProfileSearch.names.compactMap { name in
      guard let profile = try? ProfileSearch.profile(name), storable.contains(where: { $0.name == profile.kind.name }) else {
        return nil
      }
      return (name, "\(name) → \(t(profile.kind.title))")
    }
  }

  private var kinds: [(value: String, label: String)] {
    storable.map { ($0.german, t($0.title)) }.sorted { FoldedText($0.label) < FoldedText($1.label) }
  }

  private func choice(
    _ name: String, _ title: Phrase, hint: Phrase, none: Phrase, value: String?, _ options: [(value: String, label: String)]
  ) -> HTML {
    field(name, title, hint) {
      select(.id("wahl-\(name)"), .name(name), .aria("describedby", "wahl-\(name)-hinweis")) {
        option(.value("")) { t(none) }
        for choice in options { option(.value(choice.value), .selected(choice.value == value)) { choice.label } }
      }
    }
  }

  private func line(_ name: String, _ title: Phrase, hint: Phrase, value: String?, maxLength: Int = 100) -> HTML {
    field(name, title, hint) {
      input(
        .type("text"), .id("wahl-\(name)"), .name(name), .value(value), .maxlength(maxLength), .autocomplete("off"),
        .aria("describedby", "wahl-\(name)-hinweis"))
    }
  }

  private func field(_ name: String, _ title: Phrase, _ hint: Phrase, _ control: () -> HTML) -> HTML {
    div(.class("field")) {
      label(.for("wahl-\(name)")) { t(title) }
      span(.class("hint"), .id("wahl-\(name)-hinweis")) { t(hint) }
      control()
    }
  }

  private func box(_ name: String, _ title: Phrase, hint: Phrase, isChosen: Bool) -> HTML {
    div(.class("field")) {
      div(.class("choice")) {
        input(
          .type("checkbox"), .id("wahl-\(name)"), .name(name), .value("ja"), .checked(isChosen),
          .aria("describedby", "wahl-\(name)-hinweis"))
        label(.for("wahl-\(name)")) { t(title) }
      }
      span(.class("hint"), .id("wahl-\(name)-hinweis")) { t(hint) }
    }
  }
}
