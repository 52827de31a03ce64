import Domain
import Postgres
import Store

/// Vouchers and allocations at random, and beside them the sums as a ledger of its own adds them up while they are made.
struct RandomLedger {
  static let house = "DO-LEDGER"

  /// SplitMix64 (Steele, Lea, Flood 2014): the same seed gives the same ledger.
  private struct Source: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  private var source: Source
  private(set) var expenditure: Int64 = 0
  private(set) var paid: Int64 = 0
  /// By pot.
  private(set) var cover: [String: Int64] = ["A": 0, "B": 0]
  private(set) var eligible: [String: Int64] = ["A": 0, "B": 0]
  /// By `pot:line`, covered cents.
  private(set) var coverByLine: [String: Int64] = [:]
  private(set) var byGroup: [String: Int64] = [:]
  private(set) var linesWithoutPot = 0

  init(seed: UInt64) { source = Source(state: seed) }

  /// The world and `vouchers` vouchers with up to three lines each, in two pots with two lines each; some reversed again.
  mutating func statements(vouchers: Int) -> [SQL] {
    var statements: [SQL] = [
      "insert into organisations (code, name, kind) values ('FIRMA-L', 'Musterfirma', 'firm')",
      "insert into properties (code, name, street, house_number) values (\(Self.house), 'Musterstraße 9', 'Musterstraße', '9')",
      "insert into cost_kinds (code, name_de, name_en, is_personnel, source, evidence) values ('firma', 'Firma', 'Firm', false, 'Test', 'design')",
      """
      insert into cost_groups (edition, code, name_de, name_en, source, evidence) values
        (2018, '330', 'Außenwände', 'Outer walls', 'Test', 'V'), (2018, '440', 'Elektro', 'Electrical', 'Test', 'V')
      """,
      """
      insert into funding_pots (code, name, kind, granted_cents) values ('A', 'Topf A', 'grant', 900000000), ('B', 'Topf B', 'loan', 900000000)
      """,
      """
      insert into budget_lines (pot_id, code, name, planned_cents)
      select p.id, l, 'Ansatz ' || l, 450000000 from funding_pots p, unnest(array['1', '2']) l where p.code in ('A', 'B')
      """,
    ]
    for number in 1...vouchers {
      let voucher = "L-\(number)"
      statements.append(
        """
        insert into vouchers (number, kind, payee_id, reason)
        select \(voucher), 'invoice', id, 'Arbeit' from organisations where code = 'FIRMA-L'
        """)
      for position in 1...Int.random(in: 1...3, using: &source) { statements += line(voucher, position) }
    }
    return statements
  }

  private mutating func line(_ voucher: String, _ position: Int) -> [SQL] {
    let net = Int64.random(in: 1...2_000_000, using: &source)
    let vat = Int64.random(in: 0...net / 5, using: &source)
    let deducts = Bool.random(using: &source)
    let discount = Int64.random(in: 0...net / 50, using: &source)
    // With the discount the tax falls, and with it what is deducted of it.
    let fundable = net + vat - discount - (deducts ? vat - Int64((Double(discount * vat) / Double(net + vat)).rounded()) : 0)
    let isPaid = Int.random(in: 0..<4, using: &source) > 0
    let group = Bool.random(using: &source) ? "330" : "440"
    expenditure += fundable
    if isPaid { paid += fundable }
    byGroup[group, default: 0] += fundable
    var statements: [SQL] = [
      """
      insert into voucher_lines (voucher_id, position, property_id, cost_group_edition, cost_group_code, cost_kind_code, purpose,
                                 net_cents, vat_cents, gross_cents, discount_cents, has_input_tax_deduction, paid_on)
      select v.id, \(position)::smallint, p.id, 2018::smallint, \(group), 'firma', 'Arbeit', \(net), \(vat), \(net + vat), \(discount),
             \(deducts), case when \(isPaid) then date '2026-04-01' end
        from vouchers v, properties p where v.number = \(voucher) and p.code = \(Self.house)
      """
    ]
    var open = fundable
    var isInPlan = false
    for pot in ["A", "B"] where Bool.random(using: &source) {
      let line = Bool.random(using: &source) ? "1" : "2"
      let covered = Int64.random(in: 0...open, using: &source)
      let counted = Int64.random(in: covered...fundable, using: &source)
      statements.append(allocation(voucher, position, pot, line, eligible: counted, cover: covered))
      // Every fourth was a mistake and is reversed: it adds nothing.
      if Int.random(in: 0..<4, using: &source) == 0 {
        statements.append(reversal(voucher, position, pot))
        continue
      }
      isInPlan = isInPlan || counted > 0
      open -= covered
      cover[pot, default: 0] += covered
      eligible[pot, default: 0] += counted
      coverByLine["\(pot):\(line)", default: 0] += covered
    }
    if !isInPlan { linesWithoutPot += 1 }
    return statements
  }

  private func allocation(
    _ voucher: String, _ position: Int, _ pot: String, _ line: String, eligible: Int64, cover: Int64
  ) -> SQL {
    """
    insert into allocations (voucher_line_id, pot_id, budget_line_id, eligible_cents, cover_cents, allocated_on)
    select l.id, p.id, b.id, \(eligible), \(cover), date '2026-04-01'
      from voucher_lines l join vouchers v on v.id = l.voucher_id
      join funding_pots p on p.code = \(pot) join budget_lines b on b.pot_id = p.id and b.code = \(line)
     where v.number = \(voucher) and l.position = \(position)
    """
  }

  private func reversal(_ voucher: String, _ position: Int, _ pot: String) -> SQL {
    """
    insert into allocations (voucher_line_id, pot_id, budget_line_id, eligible_cents, cover_cents, reverses_id, reason, allocated_on)
    select a.voucher_line_id, a.pot_id, a.budget_line_id, -a.eligible_cents, -a.cover_cents, a.id, 'falscher Topf', date '2026-04-02'
      from allocations a join voucher_lines l on l.id = a.voucher_line_id join vouchers v on v.id = l.voucher_id
      join funding_pots p on p.id = a.pot_id
     where v.number = \(voucher) and l.position = \(position) and p.code = \(pot)
    """
  }
}
