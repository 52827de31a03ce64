import Domain
import Harness
import Operations
import Postgres
import Store

/// A pot and vouchers for tests of money, as small as they can be.
enum MoneyWorld {
  static let clerk = Actor(name: "test", role: .operator)

  /// Reference data and a house: everything that a voucher line may name.
  static func lay(_ tx: Transaction) throws {
    _ = try tx.run([
      """
      insert into cost_kinds (code, name_de, name_en, is_personnel, source, evidence) values
        ('firma', 'Firma', 'Firm', false, 'Test', 'design'), ('lohn', 'Lohn', 'Wage', true, 'Test', 'design'),
        ('mehraufwand', 'Mehraufwand', 'Allowance', true, 'Test', 'design')
      """,
      """
      insert into stage_kinds (code, name_de, name_en, position, is_repeatable, source, evidence)
      values ('sanierung', 'Sanierung', 'Renovation', 6, false, 'Test', 'design')
      """,
      """
      insert into organisations (code, name, kind) values ('FIRMA-1', 'Musterbau', 'firm'), ('JC-T', 'Jobcenter Muster', 'jobcenter')
      """,
      """
      insert into properties (code, name, street, house_number)
      values ('DO-T-001', 'Haus 1', 'Musterweg', '1'), ('DO-T-002', 'Haus 2', 'Musterweg', '2')
      """,
      "insert into stages (property_id, stage_code) select id, 'sanierung' from properties",
      """
      insert into work_packages (property_id, stage_id, code, title, performer)
      select s.property_id, s.id, 'AP-1', 'Putz', 'participants' from stages s
      """,
    ])
  }

  /// A pot with one budget line `A`, wide enough for any plan.
  static func pot(_ code: String, granted: Money, planned: Money = Money(cents: 100_000_000), _ tx: Transaction) throws {
    var pot = PotRecord(code: code, name: "Topf \(code)", kind: .grant)
    pot.granted = granted
    try AddPot(pot).run(tx)
    try AddBudgetLine(pot: code, code: "A", name: "Bau", planned: planned).run(tx)
  }

  /// A firm's invoice with one line.
  static func voucher(_ number: String, _ amount: Money, invoice: String? = nil, _ tx: Transaction) throws {
    try addVoucher(number, amount, invoice: invoice).run(tx)
  }

  static func addVoucher(_ number: String, _ amount: Money, invoice: String? = nil) -> AddVoucher {
    var record = VoucherRecord(number: number, kind: .invoice, reason: "Fenster")
    record.invoiceNumber = invoice
    return AddVoucher(
      record, payee: "FIRMA-1",
      lines: [AddVoucher.Line(costKind: "firma", purpose: "Fenster", net: amount, vat: .zero, gross: amount)])
  }

  /// A participant with a working placement of 2026 that pays a wage.
  static func placement(_ participant: String, _ placement: String, _ tx: Transaction) throws {
    try AddParticipant(code: participant).run(tx)
    try addPlacement(participant, placement).run(tx)
  }

  static func addPlacement(_ participant: String, _ placement: String) -> AddPlacement {
    var operation = AddPlacement(
      code: placement, participant: participant, jobcenter: "JC-T",
      period: DateRange(from: "2026-01-01", through: "2026-12-31"), weekdayMinutes: [480, 480, 480, 480, 360, 0, 0])
    operation.wagePerHour = Money(cents: 1390)
    return operation
  }

  /// A voucher of pay with one line.
  static func pay(_ number: String, _ placement: String, _ amount: Money, _ tx: Transaction) throws {
    var line = AddVoucher.Line(costKind: "lohn", purpose: "Lohn 03.2026", net: amount, vat: .zero, gross: amount)
    line.placement = placement
    line.month = YearMonth(year: 2026, month: 3)
    line.minutes = Minutes(600)
    try AddVoucher(VoucherRecord(number: number, kind: .wage, reason: "Lohn 03.2026"), lines: [line]).run(tx)
  }

  /// What a pot's rest is.
  static func rest(of pot: String, _ tx: Transaction) throws -> Money? {
    try PotQueries.all(tx).first { $0.code == pot }?.rest
  }
}

/// How one of several writers fared.
enum Fate: Sendable, Equatable {
  case done
  /// Refused by a rule, by its problem's code.
  case refused(String)
  /// Anything that no user should ever see.
  case surprised(String)

  /// Runs a writer and takes down what became of it.
  static func of(_ work: () async throws -> Void) async -> Fate {
    do {
      try await work()
      return .done
    } catch let problem as Problem {
      return .refused(problem.code)
    } catch let error as PostgresError {
      return Problem.violation(of: error).map { .refused($0.code) } ?? .surprised(error.description)
    } catch {
      return .surprised(String(describing: type(of: error)))
    }
  }
}
