import Domain
import Operations
import Store

/// Writes down how a house changed hands.
struct AcquirePropertyForm: FormPage {
  let code: String

  init(_ visit: Visit) throws { code = try visit.parameter("code") }

  func form(_ tx: Transaction) throws -> Form {
    let head = try PropertyHead.find(code, tx)
    let organisations = try SiteChoices.organisations(tx).formChoices
    let handover = [
      FormField.choice("form", Phrase("Form", en: "Form"), AcquisitionForm.self, required: true),
      FormField("tag", Phrase("Tag", en: "Day"), .day),
      FormField("von", Phrase("Von wem", en: "From whom"), .choice(organisations)),
      FormField(
        "an", Phrase("An wen", en: "To whom"), .choice(organisations),
        hint: Phrase(
          "Wer fehlt, wird zuerst als Organisation angelegt.", en: "Who is missing is added as an organisation first.")),
      FormField("preis", Phrase("Preis", en: "Price"), .money),
    ].under(Phrase("Übergang", en: "Handover"))
    let lease = [
      FormField("laufzeit_von", Phrase("Laufzeit: erster Tag", en: "Term: first day"), .day),
      FormField("laufzeit_bis", Phrase("Laufzeit: letzter Tag", en: "Term: last day"), .day),
      FormField("erbbauzins", Phrase("Erbbauzins im Jahr", en: "Ground rent a year"), .money),
      FormField("anpassung", Phrase("Anpassungsklausel", en: "Index clause"), .text()),
      FormField("heimfall", Phrase("Heimfall", en: "Reversion clause"), .text()),
    ].under(Phrase("Nur beim Erbbaurecht", en: "For a ground lease only"), folded: true)
    let origin = [
      FormField("quelle", Phrase("Woher das bekannt ist", en: "Where this is known from"), .text()),
      FormField.choice("beleg", Phrase("Wie gut es bekannt ist", en: "How well it is known"), Evidence.self),
      FormField("bemerkung", Phrase("Bemerkung", en: "Note"), .longText),
    ].under(Phrase("Herkunft", en: "Source"))
    return Form(
      title: Phrase("Erwerb von \(head.name)", en: "Acquisition of \(head.name)"), isWide: true,
      action: Phrase("Erwerb eintragen", en: "Record the acquisition"), cancel: .property(code), area: .properties,
      fields: handover + lease + origin)
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let evidence: Evidence? = entries.choice("beleg")
    let facts = AcquisitionFacts(
      form: entries.requiredChoice("form", or: .unclear), acquiredOn: entries.day("tag"), seller: entries.text("von"),
      acquirer: entries.text("an"), price: entries.money("preis"),
      term: entries.period(from: "laufzeit_von", until: "laufzeit_bis"),
      groundRentPerYear: entries.money("erbbauzins"), indexClause: entries.text("anpassung"),
      reversionClause: entries.text("heimfall"), source: entries.text("quelle"), evidence: evidence?.rawValue,
      note: entries.text("bemerkung"))
    try entries.check()
    let position = try AcquireProperty(code, facts).run(tx)
    return FormOutcome(
      .property(code), saying: Phrase("Der \(position). Erwerb ist eingetragen.", en: "Acquisition \(position) is recorded."))
  }
}
