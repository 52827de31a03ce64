import Domain
import Store

/// What the page of a voucher shows, from one snapshot.
struct VoucherModel: Sendable {
  let voucher: VoucherSummary
  let lines: [VoucherLineFacts]
  let allocations: [AllocationFacts]
  /// Released reports that hold its figures.
  let uses: [ReleasedUse]
  let corrections: [ReportedCorrection]
  /// Names of those who are paid by it, by the code of their placement; read only where somebody has asked for them.
  var names: [String: String] = [:]

  /// - Parameter knowsReleases: whether whoever looks has to do with released reports at all.
  /// - Throws: `Problem` `page.unknown` for a voucher that there is not, or that whoever looks may not see.
  init(_ tx: Transaction, number: String, knowsReleases: Bool) throws {
    let id = try WebProblem.hidingUnknown { try Lookup.voucher(number, tx) }
    guard let voucher = try VoucherQueries.summary(of: id, tx) else { throw WebProblem.notFound }
    self.voucher = voucher
    lines = try VoucherQueries.lines(of: id, tx)
    allocations = try AllocationQueries.all(voucher: number, tx)
    let sources = [SourceRow("vouchers", id)] + lines.map { SourceRow("voucher_lines", $0.id) }
    uses = knowsReleases ? try ReleasedReportStore.uses(tx, of: sources) : []
    corrections = knowsReleases ? try ReleasedReportStore.corrections(tx, of: sources) : []
  }

  var net: Money { lines.map(\.net).sum() }
  var vat: Money { lines.map(\.vat).sum() }
  var rest: Money { voucher.amount - voucher.covered }
  var isPay: Bool { lines.contains { $0.placement != nil } }

  /// The same with the names of those who are paid, which the database writes down as a disclosure.
  func naming(_ tx: Transaction) throws -> VoucherModel {
    var model = self
    let placements = Set(lines.compactMap(\.placement))
    let people = try PayQueries.payees(of: placements.sorted(), tx)
    let persons = try Disclosures.persons(of: Array(Set(people.values)), for: .voucher(voucher.number), tx)
    for (placement, participant) in people {
      if let person = persons[participant] { model.names[placement] = "\(person.givenName) \(person.familyName)" }
    }
    return model
  }
}
