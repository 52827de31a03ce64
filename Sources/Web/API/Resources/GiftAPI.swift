import Domain
import Operations
import Reports
import Store

/// Gifts in kind, costs known only as a sum, and the organisations that give, sell and build.
enum GiftAPI {
  private static let gift = APIShape(
    "Gift",
    [
      .must("property", .code), .must("donor", .code), .must("description", .text), .may("value_cents", .cents),
      .may("given", .period), .may("source", .text),
    ])

  private static let statement = APIShape(
    "CostStatement",
    [
      .must("property", .code), .must("code", .code), .must("amount_cents", .cents), .must("scope", .text),
      .must("rounded", .flag), .must("total", .flag), .may("stated_on", .day), .must("source", .text),
      .must("evidence", .choice(Evidence.self)), .may("note", .text),
    ])

  private static let organisation = APIShape(
    "Organisation",
    [
      .must("code", .code), .must("name", .text), .must("kind", .choice(OrganisationKind.self)), .may("street", .text),
      .may("postal_code", .text), .may("city", .text), .may("source", .text),
    ])

  private static let everybody: Set<Role> = [.siteManager, .coach, .finance, .management, .auditor]

  static let operations: [APIOperation] = [
    .list(
      "/properties/{property}/gifts", "listGifts", Phrase("Sachspenden", en: "Gifts in kind"), for: PotAPI.readers, of: gift,
      by: ["donor", "description", "given", "value_cents", "source"]
    ) { call, tx in
      _ = try Lookup.property(call["property"], tx)
      return try GiftQueries.gifts(property: call["property"], tx).map(\.json)
    },
    .create(
      "/properties/{property}/gifts", "addGift", Phrase("Eine Sachspende festhalten", en: "Record a gift in kind"),
      for: PotAPI.writers, body: gift.fields.filter { $0.name != "property" }, of: gift, in: PropertyAPI.exists
    ) { body, call, tx in
      var operation = AddGift(
        property: call["property"], donor: body.requiredText("donor"), description: body.requiredText("description"))
      operation.value = body.money("value_cents")
      operation.given = try body.period("given")
      operation.source = body.text("source")
      try call.perform(operation, tx)
      return APICreated(
        address: APICall.address("properties", call["property"], "gifts"),
        content: [
          "property": .text(operation.property), "donor": .text(operation.donor), "description": .text(operation.description),
          "value_cents": .cents(operation.value), "given": .period(operation.given), "source": .text(operation.source),
        ], isContentOfAddress: false)
    },
    .list(
      "/properties/{property}/cost-statements", "listCostStatements",
      Phrase("Kosten, die nur als Summe bekannt sind", en: "Costs that are known only as a sum"), for: PotAPI.readers,
      of: statement, by: ["code"]
    ) { call, tx in
      _ = try Lookup.property(call["property"], tx)
      return try GiftQueries.costStatements(property: call["property"], tx).map(\.json)
    },
    .create(
      "/properties/{property}/cost-statements", "addCostStatement",
      Phrase("Eine Kostenangabe mit ihrer Quelle festhalten", en: "Record a cost statement with its source"),
      for: PotAPI.writers,
      body: [
        .must("code", .code), .must("amount_cents", .cents), .must("scope", .text), .may("rounded", .flag),
        .may("total", .flag),
        .may("stated_on", .day), .must("source", .text), .must("evidence", .choice(Evidence.self)), .may("note", .text),
      ], of: statement, in: PropertyAPI.exists
    ) { body, call, tx in
      let (property, code) = (call["property"], body.requiredText("code"))
      var operation = AddCostStatement(
        property: property, code: code, amount: body.requiredMoney("amount_cents"), scope: body.requiredText("scope"),
        source: body.requiredText("source"), evidence: body.requiredChoice("evidence", or: .unverified))
      operation.isRounded = body.flag("rounded")
      operation.isTotal = body.flag("total")
      operation.statedOn = body.day("stated_on")
      operation.note = body.text("note")
      try call.perform(operation, tx)
      let found = try GiftQueries.costStatements(property: property, tx).first { $0.code == code }
      return APICreated(
        address: APICall.address("properties", property, "cost-statements"), content: found?.json ?? .null,
        isContentOfAddress: false)
    },
    .list(
      "/organisations", "listOrganisations",
      Phrase("Geldgeber, Jobcenter, Firmen, Spender", en: "Funders, Jobcenters, firms, donors"), for: everybody,
      of: organisation, by: ["code"], query: [.may("kind", .choice(OrganisationKind.self))]
    ) { call, tx in try OrganisationQueries.all(kind: call.query.choice("kind"), tx).map(\.json) },
    .read(
      "/organisations/{organisation}", "readOrganisation", Phrase("Eine Organisation zeigen", en: "Show an organisation"),
      for: everybody, of: organisation
    ) { call, tx in try OrganisationQueries.one(call["organisation"], tx).json },
    .create(
      "/organisations", "addOrganisation", Phrase("Eine Organisation anlegen", en: "Add an organisation"), for: PotAPI.writers,
      body: organisation.fields, of: organisation
    ) { body, call, tx in
      let code = body.requiredText("code")
      try call.perform(
        AddOrganisation(
          OrganisationRecord(
            code: code, name: body.requiredText("name"), kind: body.requiredChoice("kind", or: .partner),
            street: body.text("street"), postalCode: body.text("postal_code"), city: body.text("city"),
            source: body.text("source"))), tx)
      return APICreated(
        address: APICall.address("organisations", code), content: try OrganisationQueries.one(code, tx).json)
    },
  ]
}
