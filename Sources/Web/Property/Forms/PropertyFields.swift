import Domain
import Store

/// What one can say of a house when it is added and later, when more is known.
enum PropertyFields {
  static func fields(_ facts: PropertyFacts?, _ tx: Transaction) throws -> [FormField] {
    let address = [
      FormField("name", Phrase("Name", en: "Name"), .text(), hint: nameHint, value: facts?.name),
      FormField("strasse", Phrase("Straße", en: "Street"), .text(), required: true, value: facts?.street),
      FormField(
        "hausnummer", Phrase("Hausnummer", en: "House number"), .text(maxLength: 20), required: true, value: facts?.houseNumber),
      FormField("plz", Phrase("Postleitzahl", en: "Postal code"), .text(maxLength: 5), value: facts?.postalCode),
      FormField("ort", Phrase("Ort", en: "City"), .text(), required: true, value: facts?.city ?? "Dortmund"),
      FormField(
        "bezirk", Phrase("Statistischer Bezirk", en: "Statistical district"),
        .choice(try SiteChoices.districts(tx).formChoices), value: facts?.district),
      FormField(
        "flurstueck", Phrase("Flurstückskennzeichen", en: "Cadastral id"), .text(maxLength: 20),
        hint: Phrase(
          "20 Zeichen; fehlende Flur, Nenner oder Folge mit „_“.",
          en: "20 characters; a missing field, denominator or sequence as “_”."),
        value: facts?.cadastralID),
    ].under(Phrase("Lage", en: "Place"))
    let building = [
      FormField.choice(
        "stand", Phrase("Stand", en: "Status"), PropertyStatus.self, required: true, value: facts?.status ?? .planned),
      FormField("baujahr", Phrase("Baujahr", en: "Year built"), .integer, value: facts?.yearBuilt.map(String.init)),
      FormField(
        "baubeginn", Phrase("Baubeginn", en: "Building began"), .day,
        hint: Phrase("Von ihm hängt ab, ob Asbest vermutet wird.", en: "It decides whether asbestos is presumed."),
        value: facts?.constructionBeganOn?.german),
      FormField(
        "wohnflaeche", Phrase("Wohnfläche in m²", en: "Living area in m²"), .decimal, value: facts?.livingArea_m2?.description),
      FormField(
        "wohnungen_vorher", Phrase("Wohnungen vorher", en: "Flats before"), .integer, value: facts?.flatsBefore.map(String.init)
      ),
      FormField(
        "wohnungen_nachher", Phrase("Wohnungen nachher", en: "Flats after"), .integer, value: facts?.flatsAfter.map(String.init)
      ),
      FormField("miete", Phrase("Miete je m²", en: "Rent per m²"), .money, value: facts?.rentPerSquareMetre?.plain()),
      FormField("uebergabe", Phrase("Schlüsselübergabe", en: "Handover"), .day, value: facts?.handedOverOn?.german),
    ].under(Phrase("Gebäude", en: "Building"))
    return address + building + [
      FormField("quelle", Phrase("Woher das bekannt ist", en: "Where this is known from"), .text(), value: facts?.source),
      FormField("bemerkung", Phrase("Bemerkung", en: "Note"), .longText, value: facts?.note),
    ]
  }

  private static let nameHint = Phrase("Ohne Angabe Straße und Hausnummer.", en: "Street and number where left empty.")

  /// Reads the fields into the facts of a house; what is left empty is not known.
  static func read(_ entries: FormReader, into facts: inout PropertyFacts) {
    facts.street = entries.requiredText("strasse")
    facts.houseNumber = entries.requiredText("hausnummer")
    facts.name = entries.text("name") ?? "\(facts.street) \(facts.houseNumber)"
    facts.postalCode = entries.text("plz")
    facts.city = entries.requiredText("ort")
    facts.district = entries.text("bezirk")
    facts.yearBuilt = entries.integer("baujahr")
    facts.constructionBeganOn = entries.day("baubeginn")
    facts.livingArea_m2 = entries.decimal("wohnflaeche")
    facts.flatsBefore = entries.integer("wohnungen_vorher")
    facts.flatsAfter = entries.integer("wohnungen_nachher")
    facts.status = entries.requiredChoice("stand", or: .planned)
    facts.rentPerSquareMetre = entries.money("miete")
    facts.handedOverOn = entries.day("uebergabe")
    facts.source = entries.text("quelle")
    facts.note = entries.text("bemerkung")
    facts.cadastralID = nil
    if let text = entries.text("flurstueck") {
      do {
        facts.cadastralID = try CadastralID.parse(text).text
      } catch {
        entries.refuse("flurstueck", error.message + Phrase(" ", en: " ") + error.hint)
      }
    }
  }
}

extension [CodeChoice] {
  /// As answers of a form: code and name, or the code alone where no name is known.
  var formChoices: [FormChoice] {
    map { choice in
      choice.name.german.isEmpty
        ? FormChoice(choice.code, Phrase(choice.code, en: choice.code))
        : FormChoice(choice.code, Phrase("\(choice.code) · ", en: "\(choice.code) · ") + choice.name)
    }
  }
}
