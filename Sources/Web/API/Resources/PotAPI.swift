import Domain
import Operations
import Reports
import Store

/// Funding pots: their decision, their plan, their rules and what is left.
enum PotAPI {
  static let readers: Set<Role> = [.finance, .management, .auditor]
  static let writers: Set<Role> = [.finance, .management]

  private static let summary = APIShape(
    "PotSummary",
    [
      .must("code", .code), .must("name", .text), .must("kind", .choice(PotKind.self)), .may("funder", .text),
      .may("granted_cents", .cents), .must("cover_cents", .cents), .may("rest_cents", .cents), .may("eligible_through", .day),
      .must("invented", .flag),
    ])

  /// What can be said of a pot when it is added, and later, when more is known.
  private static let facts: [APIField] = [
    .may("programme", .text), .may("finance_type", .choice(FinanceType.self)), .may("grant_number", .text),
    .may("granted_on", .day),
    .may("rule_version", .text), .may("rate_basis_points", .basisPoints), .may("granted_cents", .cents),
    .may("eligible_period", .period), .may("line_overrun_basis_points", .basisPoints), .may("spend_within_days", .count),
    .may("binding_until", .day), .may("binding_rule", .text), .may("retention_until", .day), .may("source", .text),
    .may("evidence", .choice(Evidence.self)), .may("note", .text),
  ]

  private static let given: [APIField] =
    facts + [
      .may("funder", .code, Phrase("Organisation.", en: "Code of the organisation.")), .may("own_share_cents", .cents),
      .may("other_cover_cents", .cents), .may("refuses_outside_period", .flag),
    ]

  private static let line = APIShape(
    "BudgetLine",
    [
      .must("code", .code), .must("name", .text), .must("planned_cents", .cents), .must("eligible_cents", .cents),
      .must("cover_cents", .cents), .may("overrun_reason", .text),
    ])

  private static let commitment = APIShape(
    "Commitment",
    [.must("property", .code), .may("amount_cents", .cents), .must("cover_cents", .cents), .may("source", .text)])

  private static let scope: [APIField] = [
    .may("budget_line", .code), .may("property", .code), .may("stage", .code), .may("cost_group_prefix", .code),
    .may("cost_kind", .code),
  ]

  private static let rule = APIShape(
    "EligibilityRule",
    [
      .must("position", .position), .must("effect", .choice(EligibilityEffect.self)), .must("clause", .text),
      .must("valid", .period), .must("evidence", .choice(Evidence.self)),
    ] + scope)

  private static let pot = APIShape(
    "Pot",
    [
      .must("code", .code), .must("name", .text), .must("kind", .choice(PotKind.self)), .may("funder", .text),
      .must("own_share_cents", .cents), .must("other_cover_cents", .cents), .must("cover_cents", .cents),
      .may("rest_cents", .cents),
      .must("refuses_outside_period", .flag), .must("invented", .flag), .must("lines", .list(.object(line))),
      .must("commitments", .list(.object(commitment))), .must("rules", .list(.object(rule))),
    ] + facts)

  private static let read: APIOperation.Read = { call, tx in try page(call["pot"], tx).json }

  private static let exists: APIOperation.Read = { call, tx in
    _ = try Lookup.pot(call["pot"], tx)
    return .null
  }

  private static func page(_ code: String, _ tx: Transaction) throws -> PotDossier {
    guard let page = try PotDossier(code, tx) else { throw APIProblem.unknown }
    return page
  }

  static let operations: [APIOperation] = [
    .list(
      "/pots", "listPots", Phrase("Töpfe mit ihrem Rest", en: "Pots with what is left"), for: readers, of: summary, by: ["code"]
    ) {
      _, tx in try PotQueries.all(tx).map(\.json)
    },
    .read("/pots/{pot}", "readPot", Phrase("Einen Topf zeigen", en: "Show a pot"), for: readers, of: pot, read),
    .create(
      "/pots", "addPot", Phrase("Einen Topf mit seinem Bescheid anlegen", en: "Add a pot with its decision"), for: writers,
      body: [.must("code", .code), .must("name", .text), .must("kind", .choice(PotKind.self)), .may("invented", .flag)] + given,
      of: pot
    ) { body, call, tx in
      let code = body.requiredText("code")
      var record = PotRecord(code: code, name: body.requiredText("name"), kind: body.requiredChoice("kind", or: .grant))
      record.isInvented = body.flag("invented")
      apply(body, period: try body.period("eligible_period"), to: &record)
      try call.perform(AddPot(record, funder: body.text("funder")), tx)
      return APICreated(address: APICall.address("pots", code), content: try page(code, tx).json)
    },
    .amend(
      "/pots/{pot}", "changePot",
      Phrase("Angaben zu einem Topf ergänzen oder ändern", en: "Complete or change what is known of a pot"), for: writers,
      body: [
        .may("name", .text), .may("kind", .choice(PotKind.self)),
        .may(
          "reason", .text,
          Phrase(
            "Warum, wenn der Topf in einem freigegebenen Bericht steht.", en: "Why, where the pot stands in a released report.")
        ),
      ] + given, of: pot, outcome: [.must("changed", .texts)], changing: read
    ) { body, call, tx in
      let period = try body.period("eligible_period")
      let changed = try call.perform(
        ChangePot(call["pot"], funder: body.text("funder"), reason: body.text("reason")) { record in
          if let name = body.text("name") { record.name = name }
          if let kind = body.choice("kind", PotKind.self) { record.kind = kind }
          apply(body, period: period, to: &record)
        }, tx)
      return ["changed": .list(changed.map { .text($0) })]
    },
    .list(
      "/pots/{pot}/budget-lines", "listBudgetLines", Phrase("Einzelansätze", en: "Lines of the plan"), for: readers, of: line,
      by: ["code"]
    ) { call, tx in try PotQueries.lines(of: Lookup.pot(call["pot"], tx), tx).map(\.json) },
    .create(
      "/pots/{pot}/budget-lines", "addBudgetLine", Phrase("Einen Einzelansatz anlegen", en: "Add a budget line"), for: writers,
      body: [
        .must("code", .code), .must("name", .text), .must("planned_cents", .cents),
        .may(
          "overrun_reason", .text,
          Phrase("Auflage, die die Grenze aufhebt.", en: "Official requirement that lifts the limit of this line.")),
      ], of: line, in: exists
    ) { body, call, tx in
      let (pot, code) = (call["pot"], body.requiredText("code"))
      var operation = AddBudgetLine(
        pot: pot, code: code, name: body.requiredText("name"), planned: body.requiredMoney("planned_cents"))
      operation.overrunReason = body.text("overrun_reason")
      try call.perform(operation, tx)
      let found = try PotQueries.lines(of: Lookup.pot(pot, tx), tx).first { $0.code == code }
      return APICreated(
        address: APICall.address("pots", pot, "budget-lines"), content: found?.json ?? .null, isContentOfAddress: false)
    },
    .list(
      "/pots/{pot}/rules", "listEligibilityRules", Phrase("Förderregeln", en: "Eligibility rules"), for: readers, of: rule,
      by: ["position"]
    ) { call, tx in try PotQueries.rules(of: Lookup.pot(call["pot"], tx), tx).map(\.json) },
    .create(
      "/pots/{pot}/rules", "addEligibilityRule",
      Phrase("Eine Regel anlegen, was der Topf zahlen darf", en: "Add a rule of what the pot may pay for"), for: writers,
      body: [
        .must("effect", .choice(EligibilityEffect.self)), .must("clause", .text), .must("evidence", .choice(Evidence.self)),
        .may("valid", .period),
      ] + scope, of: rule, in: exists
    ) { body, call, tx in
      var operation = AddEligibilityRule(
        pot: call["pot"], effect: body.requiredChoice("effect", or: .eligible), clause: body.requiredText("clause"),
        evidence: body.requiredChoice("evidence", or: .unverified))
      operation.valid = try body.period("valid") ?? .unbounded
      operation.budgetLine = body.text("budget_line")
      operation.property = body.text("property")
      operation.stage = body.text("stage")
      operation.costGroupPrefix = body.text("cost_group_prefix")
      operation.costKind = body.text("cost_kind")
      let position = try call.perform(operation, tx)
      let found = try PotQueries.rules(of: Lookup.pot(call["pot"], tx), tx).first { $0.position == position }
      return APICreated(
        address: APICall.address("pots", call["pot"], "rules"), content: found?.json ?? .null, isContentOfAddress: false)
    },
    .list(
      "/pots/{pot}/commitments", "listCommitments",
      Phrase("Was ein Topf für Häuser vorsieht", en: "What a pot holds for houses"), for: readers, of: commitment,
      by: ["property"]
    ) { call, tx in try PotQueries.commitments(of: Lookup.pot(call["pot"], tx), tx).map(\.json) },
    .create(
      "/pots/{pot}/commitments", "commitPot",
      Phrase("Festhalten, was ein Topf für ein Haus vorsieht", en: "Set aside what a pot holds for a house"), for: writers,
      body: [.must("property", .code), .may("amount_cents", .cents), .may("source", .text)], of: commitment, in: exists
    ) { body, call, tx in
      let (pot, property) = (call["pot"], body.requiredText("property"))
      var operation = CommitPot(pot: pot, property: property, amount: body.money("amount_cents"))
      operation.source = body.text("source")
      try call.perform(operation, tx)
      let found = try PotQueries.commitments(of: Lookup.pot(pot, tx), tx).first { $0.property == property }
      return APICreated(
        address: APICall.address("pots", pot, "commitments"), content: found?.json ?? .null, isContentOfAddress: false)
    },
  ]

  /// Writes what was said over what is known; null says that it is not known any more.
  private static func apply(_ body: APIEntries, period: DateRange?, to pot: inout PotRecord) {
    if body.has("programme") { pot.programme = body.text("programme") }
    if body.has("finance_type") { pot.financeType = body.choice("finance_type") }
    if body.has("grant_number") { pot.grantNumber = body.text("grant_number") }
    if body.has("granted_on") { pot.grantedOn = body.day("granted_on") }
    if body.has("rule_version") { pot.ruleVersion = body.text("rule_version") }
    if body.has("rate_basis_points") { pot.rate = body.share("rate_basis_points") }
    if body.has("granted_cents") { pot.granted = body.money("granted_cents") }
    if let share = body.money("own_share_cents") { pot.ownShare = share }
    if let cover = body.money("other_cover_cents") { pot.otherCover = cover }
    if body.has("eligible_period") { pot.eligiblePeriod = period }
    if body.has("refuses_outside_period") { pot.refusesOutsidePeriod = body.flag("refuses_outside_period") }
    if body.has("line_overrun_basis_points") { pot.lineOverrun = body.share("line_overrun_basis_points") }
    if body.has("spend_within_days") { pot.spendWithin_days = body.integer("spend_within_days") }
    if body.has("binding_until") { pot.bindingUntil = body.day("binding_until") }
    if body.has("binding_rule") { pot.bindingRule = body.text("binding_rule") }
    if body.has("retention_until") { pot.retentionUntil = body.day("retention_until") }
    if body.has("source") { pot.source = body.text("source") }
    if body.has("evidence") { pot.evidence = body.choice("evidence") }
    if body.has("note") { pot.note = body.text("note") }
  }
}
