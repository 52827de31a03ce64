import Domain
import Postgres

extension ImportMerge {
  package static let pots = ImportMerge(
    into: "funding_pots", key: ["code"],
    [
      .same("code", "name", "kind"), .lookup("funder_id", "funder", in: "organisations"),
      .same("programme", "finance_type", "grant_number", "granted_on", "rule_version", "rate"),
      .column("granted_cents", "granted"),
      .column("own_share_cents", "own_share", or: "0"), .column("other_cover_cents", "other_cover", or: "0"),
      .period("eligible_period", unknownIsNull: true), .column("refuses_outside_period", or: "false"), .same("line_overrun"),
      .same("spend_within_days", "binding_until", "binding_rule"), .column("is_invented", or: "false"),
      .same("source", "evidence", "note"),
    ], references: [.organisation("funder")], blame: ["funding_pots_grant_number_is_unique": "grant_number"])

  package static let potProperties = ImportMerge(
    into: "pot_commitments", key: ["pot", "property"],
    [.lookup("pot_id", "pot", in: "funding_pots"), .property, .column("amount_cents", "amount"), .same("source")],
    references: [.code("pot", of: "funding_pots"), .property])

  package static let budgetLines = ImportMerge(
    into: "budget_lines", key: ["pot", "code"],
    [
      .lookup("pot_id", "pot", in: "funding_pots"), .same("code", "name"), .column("planned_cents", "planned"),
      .same("overrun_reason"),
    ], references: [.code("pot", of: "funding_pots")])

  private static let budgetLine = ImportReference(
    "budget_lines", ["pot", "budget_line"],
    known: "select p.code::text, b.code::text from budget_lines b join funding_pots p on p.id = b.pot_id")

  private static let budgetLineID: SQL = """
    (select b.id from budget_lines b join funding_pots p on p.id = b.pot_id where p.code = s.pot and b.code = s.budget_line)
    """

  package static let eligibilityRules = ImportMerge(
    into: "eligibility_rules", key: ["pot", "position"],
    [
      .lookup("pot_id", "pot", in: "funding_pots"), .same("position"),
      .value(
        "budget_line_id", budgetLineID, stored: "budget_line",
        as: "(select b.code::text from budget_lines b where b.id = t.budget_line_id)"),
      .same("effect"), .property, .column("stage_code", "stage"), .column("cost_group_prefix", "cost_group"),
      .column("cost_kind_code", "cost_kind"), .same("clause"), .period("valid"), .same("evidence"),
    ],
    references: [
      .code("pot", of: "funding_pots"), budgetLine, .property, .code("stage", of: "stage_kinds"),
      .code("cost_kind", of: "cost_kinds"),
    ])

  package static let vouchers = ImportMerge(
    into: "vouchers", key: ["number"],
    [
      .same("number", "kind"), .lookup("payee_id", "payee", in: "organisations"), .same("invoice_number"),
      .column("invoiced_on", "invoiced"), .same("reason", "award_reference"), .column("is_invented", or: "false"),
      .same("note", "source"),
    ], references: [.organisation("payee")],
    blame: ["vouchers_same_invoice_once": "invoice_number", "vouchers_have_a_payee": "payee"])

  package static let voucherLines = ImportMerge(
    into: "voucher_lines", key: ["voucher", "position"],
    [
      .value(
        "voucher_id", "(select v.id from vouchers v where v.number = s.voucher)", stored: "voucher",
        as: "(select v.number::text from vouchers v where v.id = t.voucher_id)"),
      .same("position"), .property,
      .value(
        "unit_id",
        "(select u.id from units u join properties p on p.id = u.property_id where p.code = s.property and u.code = s.unit)",
        stored: "unit", as: "(select u.code::text from units u where u.id = t.unit_id)"),
      .derived(
        "stage_id",
        """
        (select g.id from stages g join properties p on p.id = g.property_id
          where p.code = s.property and g.stage_code = s.stage and g.occurrence = s.occurrence)
        """),
      .derived("cost_group_edition", "case when s.cost_group is not null then 2018 end"),
      .column("cost_group_code", "cost_group"),
      .column("cost_kind_code", "cost_kind"), .same("purpose"), .column("net_cents", "net"),
      .column("vat_cents", "vat", or: "0"),
      .column("gross_cents", "gross"), .column("discount_cents", "discount", or: "0"),
      .column("has_input_tax_deduction", "input_tax", or: "false"), .column("paid_on", "paid"),
      .lookup("placement_id", "placement", in: "placements"), .same("month", "minutes"),
    ],
    references: [
      .code("voucher", of: "vouchers", known: "select number::text from vouchers"), .property, .unit, .stage, .costGroup2018,
      .code("cost_kind", of: "cost_kinds"), .code("placement", of: "placements"),
    ],
    checks: [
      Check(
        column: "paid", code: "voucher.paid_in_future",
        message: Phrase("Der Zahlungstag kommt noch.", en: "The day of payment is still to come."),
        hint: Phrase("Den Zahlungstag eintragen, wenn gezahlt ist.", en: "Enter the day of payment once it has been paid."),
        // An invented year may go on for as long as somebody wants.
        isBroken: """
          s.paid > current_date and not exists (select from vouchers v where v.number = s.voucher and v.is_invented)
          """, excusedBy: nil)
    ],
    alsoStored: [.init(column: "stage", value: "(select g.stage_code::text from stages g where g.id = t.stage_id)")],
    blame: [
      "voucher_lines_gross_is_net_plus_vat": "gross", "voucher_lines_signs_agree": "gross",
      "voucher_lines_pay_has_placement_month_and_minutes": "placement", "voucher_lines_place_is_in_a_property": "property",
      "voucher_lines_sign_is_that_of_the_kind": "gross", "voucher_lines_pay_is_of_a_month_of_the_placement": "month",
      "voucher_lines_minutes_are_not_negative": "minutes", "voucher_lines_minutes_fit_into_the_month": "minutes",
    ])

  package static let allocations = ImportMerge(
    into: "allocations", key: ["reference"],
    [
      .same("reference"),
      .derived(
        "voucher_line_id",
        """
        (select l.id from voucher_lines l join vouchers v on v.id = l.voucher_id
          where v.number = s.voucher and l.position = s.position)
        """), .lookup("pot_id", "pot", in: "funding_pots"),
      .value(
        "budget_line_id", budgetLineID, stored: "budget_line",
        as: "(select b.code::text from budget_lines b where b.id = t.budget_line_id)"),
      .column("eligible_cents", "eligible"), .column("cover_cents", "cover"), .same("share"),
      .column("allocated_on", "on", or: "current_date"),
    ],
    references: [
      .code("voucher", of: "vouchers", known: "select number::text from vouchers"),
      ImportReference(
        "voucher_lines", ["voucher", "position"],
        known: "select v.number::text, l.position::bigint from voucher_lines l join vouchers v on v.id = l.voucher_id"),
      .code("pot", of: "funding_pots"), budgetLine,
    ],
    alsoStored: [.init(column: "voucher", value: "v.number::text"), .init(column: "position", value: "l.position")],
    joining: "join voucher_lines l on l.id = t.voucher_line_id join vouchers v on v.id = l.voucher_id",
    blame: [
      "allocations_cover_within_the_line": "cover", "allocations_eligible_within_the_line": "eligible",
      "allocations_cover_within_the_pot": "cover", "allocations_within_the_budget_line": "eligible",
      "allocations_within_the_plan": "eligible", "allocations_shares_of_a_minute_within_100_percent": "share",
      "allocations_paid_inside_the_eligible_period": "pot", "allocations_follow_the_eligibility_rules": "budget_line",
      "allocations_cover_is_part_of_eligible": "cover", "allocations_cover_within_their_share": "cover",
      "allocations_spend_credits_once_they_are_in": "cover", "allocations_reverse_exactly": "eligible",
    ])

  package static let costStatements = ImportMerge(
    into: "cost_statements", key: ["property", "code"],
    [
      .property, .same("code"), .column("amount_cents", "amount"), .same("scope"), .column("is_rounded", "rounded"),
      .column("is_total", or: "false"), .column("stated_on", "on"), .sourced, .same("note"),
    ], references: [.property], blame: ["cost_statements_one_total": "is_total"])

  package static let inKindGifts = ImportMerge(
    into: "in_kind_gifts", key: ["property", "donor", "description"],
    [
      .property, .lookup("donor_id", "donor", in: "organisations"), .same("description"), .column("value_cents", "value"),
      .period("given", unknownIsNull: true), .same("source"),
    ], references: [.property, .organisation("donor")])
}
