import Domain
import Operations
import Reports
import Store

/// Houses: what they are, how they were acquired, what surveys found.
enum PropertyAPI {
  static let readers: Set<Role> = [.siteManager, .finance, .management, .auditor]

  static let summary = APIShape(
    "PropertySummary",
    [
      .must("code", .code), .must("name", .text), .must("address", .text), .may("district", .text),
      .must("status", .choice(PropertyStatus.self)), .must("active_stages", .texts), .must("units", .count),
      .must("open_hazards", .count), .must("is_invented", .flag),
    ])

  /// What can be said of a house when it is added, and later, when more is known.
  private static let facts: [APIField] = [
    .may("postal_code", .text), .may("district", .text), .may("year_built", .integer(1000...2400)),
    .may("construction_began_on", .day), .may("living_area_m2", .decimal(whole: 8, fraction: 2)), .may("flats_before", .count),
    .may("flats_after", .count), .may("cadastral_id", .text, Phrase("20 Zeichen.", en: "20 characters.")),
    .may("rent_cents_per_m2", .rate), .may("handed_over_on", .day), .may("source", .text), .may("note", .text),
  ]

  static let acquisition = APIShape(
    "Acquisition",
    [
      .may("position", .position), .must("form", .choice(AcquisitionForm.self)), .may("on", .day), .may("seller", .code),
      .may("acquirer", .code), .may("price_cents", .cents), .may("term", .period), .may("ground_rent_cents_per_year", .cents),
      .may("index_clause", .text), .may("reversion_clause", .text), .may("source", .text), .may("evidence", .text),
      .may("note", .text),
    ])

  static let survey = APIShape(
    "Survey", [.must("result", .choice(SurveyResult.self)), .must("on", .day), .must("source", .text)])

  private static let pot = APIShape(
    "PropertyPot",
    [
      .must("code", .code), .must("name", .text), .must("kind", .choice(PotKind.self)), .may("committed_cents", .cents),
      .must("covered_cents", .cents), .may("binding_until", .day),
    ])

  static let property = APIShape(
    "Property",
    [
      .must("code", .code), .must("name", .text), .must("street", .text), .must("house_number", .text), .must("city", .text),
      .must("status", .choice(PropertyStatus.self)), .must("is_invented", .flag), .must("is_asbestos_presumed", .flag),
      .must("acquisitions", .list(.object(acquisition))), .must("surveys", .list(.object(survey))),
      .must("stages", .list(.object(StageAPI.stage))), .must("units", .list(.object(UnitAPI.unit))),
      .must("open_hazards", .list(.object(DefectAPI.defect))), .must("pots", .list(.object(pot))),
    ] + facts)

  /// The whole page of a house.
  static let page: APIOperation.Read = { call, tx in
    guard let page = try PropertyDossier(call["property"], on: call.today, tx) else { throw APIProblem.unknown }
    return page.json
  }

  /// Only whether there is such a house.
  static let exists: APIOperation.Read = { call, tx in
    _ = try Lookup.property(call["property"], tx)
    return .null
  }

  static let operations: [APIOperation] = [
    .list(
      "/properties", "listProperties", Phrase("Häuser auflisten", en: "List the houses"), for: readers, of: summary,
      by: ["code"], query: [.may("status", .choice(PropertyStatus.self))]
    ) { call, tx in
      try PropertyQueries.all(status: call.query.choice("status"), on: call.today, tx).map(\.json)
    },
    .read(
      "/properties/{property}", "readProperty", Phrase("Ein Haus zeigen", en: "Show a house"), for: readers, of: property, page),
    .create(
      "/properties", "addProperty", Phrase("Ein Haus anlegen", en: "Add a house"), for: [.management],
      body: [
        .must("code", .code), .may("name", .text), .must("street", .text), .must("house_number", .text), .may("city", .text),
        .may("status", .choice(PropertyStatus.self)), .may("is_invented", .flag),
      ] + facts, of: property
    ) { body, call, tx in
      let (code, street, number) = (
        body.requiredText("code"), body.requiredText("street"), body.requiredText("house_number")
      )
      var record = PropertyFacts(
        code: code, name: body.text("name") ?? "\(street) \(number)", street: street, houseNumber: number,
        isInvented: body.flag("is_invented"))
      try change(body)(&record)
      try call.perform(AddProperty(record), tx)
      return try created(code, call, tx)
    },
    .amend(
      "/properties/{property}", "changeProperty",
      Phrase("Angaben zu einem Haus ergänzen oder ändern", en: "Complete or change what is known of a house"),
      for: [.management],
      body: [
        .may("name", .text), .may("street", .text), .may("house_number", .text), .may("city", .text),
        .may("status", .choice(PropertyStatus.self)),
      ] + facts, of: property, changing: page
    ) { body, call, tx in
      try call.perform(ChangeProperty(call["property"], change: try change(body)), tx)
      return nil
    },
    .list(
      "/properties/{property}/acquisitions", "listAcquisitions", Phrase("Erwerbe eines Hauses", en: "How a house was acquired"),
      for: readers, of: acquisition, by: ["position"]
    ) { call, tx in try PropertyQueries.acquisitions(Lookup.property(call["property"], tx), tx).map(\.json) },
    .create(
      "/properties/{property}/acquisitions", "acquireProperty",
      Phrase("Erwerb, Erbbaurecht oder Verwaltung eintragen", en: "Record purchase, ground lease or management"),
      for: [.management], body: acquisition.fields.filter { $0.name != "position" }, of: acquisition, in: exists
    ) { body, call, tx in
      var facts = AcquisitionFacts(
        form: body.requiredChoice("form", or: .unclear), acquiredOn: body.day("on"), seller: body.text("seller"),
        acquirer: body.text("acquirer"), price: body.money("price_cents"), term: try body.period("term"),
        groundRentPerYear: body.money("ground_rent_cents_per_year"), indexClause: body.text("index_clause"),
        reversionClause: body.text("reversion_clause"), source: body.text("source"), evidence: body.text("evidence"),
        note: body.text("note"))
      facts.position = try call.perform(AcquireProperty(call["property"], facts), tx)
      return APICreated(
        address: APICall.address("properties", call["property"], "acquisitions"), content: facts.json,
        isContentOfAddress: false)
    },
    .list(
      "/properties/{property}/surveys", "listSurveys",
      Phrase("Asbestgutachten eines Hauses", en: "A house's surveys for asbestos"),
      for: readers, of: survey, by: ["on", "source", "result"]
    ) { call, tx in try tx.ask(PropertyQueries.surveys(Lookup.property(call["property"], tx))).map(\.json) },
    .create(
      "/properties/{property}/surveys", "surveyProperty",
      Phrase("Ein Asbestgutachten eintragen", en: "Record a survey for asbestos"), for: [.management], body: survey.fields,
      of: survey, in: exists
    ) { body, call, tx in
      let facts = SurveyFacts(
        result: body.requiredChoice("result", or: .found), surveyedOn: body.requiredDay("on"),
        source: body.requiredText("source"))
      try call.perform(SurveyProperty(call["property"], facts), tx)
      return APICreated(
        address: APICall.address("properties", call["property"], "surveys"), content: facts.json, isContentOfAddress: false)
    },
  ]

  private static func created(_ code: String, _ call: APICall, _ tx: Transaction) throws -> APICreated {
    guard let page = try PropertyDossier(code, on: call.today, tx) else { throw APIProblem.unknown }
    return APICreated(address: APICall.address("properties", code), content: page.json)
  }

  /// What a request says of a house; null says that it is not known any more.
  private static func change(_ body: APIEntries) throws -> @Sendable (inout PropertyFacts) -> Void {
    let cadastralID = try body.text("cadastral_id").map { try CadastralID.parse($0).text }
    return { facts in
      if let name = body.text("name") { facts.name = name }
      if let street = body.text("street") { facts.street = street }
      if let number = body.text("house_number") { facts.houseNumber = number }
      if let city = body.text("city") { facts.city = city }
      if let status = body.choice("status", PropertyStatus.self) { facts.status = status }
      if body.has("postal_code") { facts.postalCode = body.text("postal_code") }
      if body.has("district") { facts.district = body.text("district") }
      if body.has("year_built") { facts.yearBuilt = body.integer("year_built") }
      if body.has("construction_began_on") { facts.constructionBeganOn = body.day("construction_began_on") }
      if body.has("living_area_m2") { facts.livingArea_m2 = body.decimal("living_area_m2") }
      if body.has("flats_before") { facts.flatsBefore = body.integer("flats_before") }
      if body.has("flats_after") { facts.flatsAfter = body.integer("flats_after") }
      if body.has("cadastral_id") { facts.cadastralID = cadastralID }
      if body.has("rent_cents_per_m2") { facts.rentPerSquareMetre = body.money("rent_cents_per_m2") }
      if body.has("handed_over_on") { facts.handedOverOn = body.day("handed_over_on") }
      if body.has("source") { facts.source = body.text("source") }
      if body.has("note") { facts.note = body.text("note") }
    }
  }
}
