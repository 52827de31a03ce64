import ArgumentParser
import Domain
import Store

/// What one can say of a house when it is added and later, when more is known.
struct PropertyOptions: ParsableArguments {
  @Option(help: .phrase("Name.", en: "Name.")) var name: String?
  @Option(help: .phrase("Straße.", en: "Street.", value: Phrase("straße", en: "street"))) var street: String?
  @Option(help: .phrase("Hausnummer.", en: "House number.", value: Phrase("nummer", en: "number"))) var houseNumber: String?
  @Option(help: .phrase("Postleitzahl.", en: "Postal code.", value: Phrase("plz", en: "code"))) var postalCode: String?
  @Option(help: .phrase("Ort (sonst Dortmund).", en: "City (else Dortmund).", value: Phrase("ort", en: "city"))) var city:
    String?
  @Option(help: .phrase("Statistischer Bezirk.", en: "Statistical district.", value: Phrase("bezirk", en: "district")))
  var district: String?
  @Option(help: .phrase("Baujahr.", en: "Year built.", value: Phrase("jahr", en: "year"))) var yearBuilt: Int?
  @Option(
    help: .phrase(
      "Tag des Baubeginns; von ihm hängt ab, ob Asbest vermutet wird.",
      en: "Day on which building began; it decides whether asbestos is presumed.", value: Phrase("tag", en: "day")),
    transform: Reading.day)
  var constructionBegan: LocalDate?
  @Option(
    help: .phrase("Wohnfläche in m², etwa 612,5.", en: "Living area in m², such as 612,5.", value: Phrase("m²", en: "m²")),
    transform: Reading.decimal)
  var area: ExactDecimal?
  @Option(help: .phrase("Wohnungen vorher.", en: "Flats before.", value: Phrase("anzahl", en: "count"))) var flatsBefore: Int?
  @Option(help: .phrase("Wohnungen nachher.", en: "Flats after.", value: Phrase("anzahl", en: "count"))) var flatsAfter: Int?
  @Option(
    help: .phrase(
      "Flurstückskennzeichen, 20 Zeichen.", en: "Cadastral id, 20 characters.", value: Phrase("kennzeichen", en: "id")))
  var cadastralID: String?
  @Option(
    help: .phrase(
      "Stand: geplant, erworben, im_bau, vermietet, verkauft.", en: "Status: planned, acquired, in_works, let, sold.",
      value: Phrase("stand", en: "status")), transform: Reading.choice)
  var status: PropertyStatus?
  @Option(
    help: .phrase("Miete je m², etwa 5,25.", en: "Rent per m², such as 5,25.", value: Phrase("betrag", en: "amount")),
    transform: Reading.amount)
  var rent: Money?
  @Option(
    help: .phrase("Tag der Schlüsselübergabe.", en: "Day of handover.", value: Phrase("tag", en: "day")), transform: Reading.day
  )
  var handedOver: LocalDate?
  @Option(help: .phrase("Woher das bekannt ist.", en: "Where this is known from.", value: Phrase("quelle", en: "source")))
  var source: String?
  @Option(help: .phrase("Bemerkung.", en: "Note.", value: Phrase("text", en: "text"))) var note: String?

  /// The change that these options describe, once all of them could be read.
  func change() throws -> @Sendable (inout PropertyFacts) -> Void {
    let cadastralID = try cadastralID.map { text in try CadastralID.parse(text).text }
    return { [self] facts in
      if let name { facts.name = name }
      if let street { facts.street = street }
      if let houseNumber { facts.houseNumber = houseNumber }
      if let postalCode { facts.postalCode = postalCode }
      if let city { facts.city = city }
      if let district { facts.district = district }
      if let yearBuilt { facts.yearBuilt = yearBuilt }
      if let constructionBegan { facts.constructionBeganOn = constructionBegan }
      if let area { facts.livingArea_m2 = area }
      if let flatsBefore { facts.flatsBefore = flatsBefore }
      if let flatsAfter { facts.flatsAfter = flatsAfter }
      if let cadastralID { facts.cadastralID = cadastralID }
      if let status { facts.status = status }
      if let rent { facts.rentPerSquareMetre = rent }
      if let handedOver { facts.handedOverOn = handedOver }
      if let source { facts.source = source }
      if let note { facts.note = note }
    }
  }
}
