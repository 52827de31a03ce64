import Postgres

/// Ways around what keeps paid money as it was paid, and a minute of pay from being paid twice.
extension Loophole {
  /// A second voucher with one line, paid or not.
  private static func second(_ kind: String, _ cents: Int, paidOn: String?) -> [SQL] {
    [
      "insert into vouchers (number, kind, payee_id, reason) values ('R-2', \(kind), 1, 'Dach')",
      """
      insert into voucher_lines (voucher_id, position, property_id, cost_kind_code, purpose, net_cents, gross_cents, paid_on)
      select id, 1, 1, 'firma', 'Dach', \(cents), \(cents), \(paidOn)::text::date from vouchers where number = 'R-2'
      """,
    ]
  }

  private static func line(_ voucher: String, eligible: Int, cover: Int) -> SQL {
    """
    insert into allocations (voucher_line_id, pot_id, budget_line_id, eligible_cents, cover_cents)
    select l.id, 1, 1, \(eligible), \(cover) from voucher_lines l join vouchers v on v.id = l.voucher_id where v.number = \(voucher)
    """
  }

  private static let paid: SQL = "update voucher_lines set paid_on = '2026-06-01'"
  private static let pay: SQL = "update voucher_lines set placement_id = 1, month = '2026-03-01', minutes = 600"

  private static let lineChanges: [(String, SQL)] = [
    ("amounts", "net_cents = 1, gross_cents = 1"), ("discount", "discount_cents = 1"),
    ("input tax", "has_input_tax_deduction = true"), ("house", "property_id = null"), ("day", "paid_on = '2026-06-02'"),
    ("no day", "paid_on = null"), ("position", "position = 2"),
    ("placement", "placement_id = 1, month = '2026-03-01', minutes = 1"),
  ]
  private static let voucherChanges: [(String, SQL)] = [
    ("number", "number = 'R-9'"), ("kind", "kind = 'receipt'"), ("payee", "payee_id = 2"),
    ("day of the invoice", "invoiced_on = '2026-01-02'"), ("no invoice number", "invoice_number = null"),
  ]

  static let paidMoney: [Loophole] =
    lineChanges.map { name, change in
      Loophole(
        "a paid line with another \(name)", "paid_money_is_never_edited",
        [paid, "update voucher_lines set \(fragment: change)"])
    }
    + voucherChanges.map { name, change in
      Loophole(
        "a paid voucher with another \(name)", "paid_money_is_never_edited",
        [
          "update vouchers set invoice_number = '17', invoiced_on = '2026-01-01'", paid,
          "update vouchers set \(fragment: change)",
        ])
    } + [
      Loophole(
        "money spent that a credit note is still to bring back", "allocations_spend_credits_once_they_are_in",
        [allocate(eligible: 90_000, cover: 90_000)] + second("credit_note", -100, paidOn: nil) + [
          line("R-2", eligible: -100, cover: -100),
          "insert into vouchers (number, kind, payee_id, reason) values ('R-3', 'invoice', 1, 'Tor')",
          """
          insert into voucher_lines (voucher_id, position, property_id, cost_kind_code, purpose, net_cents, gross_cents)
          select id, 1, 1, 'firma', 'Tor', 100, 100 from vouchers where number = 'R-3'
          """,
          line("R-3", eligible: 1, cover: 1),
        ]),
      Loophole(
        "a share of one per cent that pays more", "allocations_cover_within_their_share",
        [
          pay,
          """
          insert into allocations (voucher_line_id, pot_id, budget_line_id, eligible_cents, cover_cents, share)
          values (1, 1, 1, 1603, 1603, 100)
          """,
        ]),
      Loophole(
        "an invoice that takes money back", "voucher_lines_sign_is_that_of_the_kind", second("invoice", -100, paidOn: nil)),
      Loophole(
        "a credit note that costs", "voucher_lines_sign_is_that_of_the_kind", second("credit_note", 100, paidOn: nil)),
      Loophole(
        "an invoice that becomes a credit note and keeps its amounts", "voucher_lines_sign_is_that_of_the_kind",
        ["update vouchers set kind = 'credit_note'"]),
      Loophole(
        "pay for a month after the placement", "voucher_lines_pay_is_of_a_month_of_the_placement",
        ["update voucher_lines set placement_id = 1, month = '2026-07-01', minutes = 600"]),
      Loophole(
        "more minutes of pay than the month has, on a voucher that is new", "voucher_lines_minutes_fit_into_the_month",
        [
          "insert into vouchers (number, kind, reason) values ('R-2', 'wage', 'Lohn')",
          """
          insert into voucher_lines
            (voucher_id, position, cost_kind_code, purpose, net_cents, gross_cents, placement_id, month, minutes)
          select id, 1, 'firma', 'Lohn', 100, 100, 1, '2026-02-01', 40321 from vouchers where number = 'R-2'
          """,
        ]),
      Loophole(
        "a month that is paid twice over", "voucher_lines_minutes_fit_into_the_month",
        ["update voucher_lines set placement_id = 1, month = '2026-02-01', minutes = 40321"]),
    ]
}
