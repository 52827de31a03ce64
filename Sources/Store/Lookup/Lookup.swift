package import Domain
import Postgres

/// Finds the key behind a code that a person typed; an unknown code is answered with the nearest one that exists.
///
/// What is hidden from the acting role and what does not exist look the same.
package enum Lookup {
  package static func property(_ code: String, _ tx: Transaction) throws -> Property.ID {
    try key(
      code, .property, tx, "select id from properties where code = \(code)", others: "select code from properties order by code"
    )
  }

  package static func organisation(_ code: String, _ tx: Transaction) throws -> Organisation.ID {
    try key(
      code, .organisation, tx, "select id from organisations where code = \(code)",
      others: "select code from organisations order by code")
  }

  /// An organisation of one kind, such as a Jobcenter; another one of that code is refused like an unknown one.
  package static func organisation(_ code: String, kind: String, _ tx: Transaction) throws -> Organisation.ID {
    try key(
      code, kind == "jobcenter" ? .jobcenter : .organisation, tx,
      "select id from organisations where code = \(code) and kind = \(kind)",
      others: "select code from organisations where kind = \(kind) order by code")
  }

  package static func unit(_ code: String, of property: Property.ID, _ tx: Transaction) throws -> Unit.ID {
    try key(
      code, .unit, tx, "select id from units where property_id = \(property) and code = \(code)",
      others: "select code from units where property_id = \(property) order by code")
  }

  /// One run of a stage of the template on a house; `occurrence` counts from 1.
  package static func stage(
    _ code: String, occurrence: Int, of property: Property.ID, _ tx: Transaction
  ) throws -> Stage.ID {
    try key(
      occurrence == 1 ? code : "\(code) \(occurrence)", .stage, tx,
      """
      select id from stages
      where property_id = \(property) and stage_code = \(code) and occurrence = \(occurrence)
      """,
      others: "select distinct stage_code from stages where property_id = \(property) order by stage_code")
  }

  package static func workPackage(_ code: String, of property: Property.ID, _ tx: Transaction) throws -> WorkPackage.ID {
    try key(
      code, .workPackage, tx, "select id from work_packages where property_id = \(property) and code = \(code)",
      others: "select code from work_packages where property_id = \(property) order by code")
  }

  package static func participant(_ code: String, _ tx: Transaction) throws -> Participant.ID {
    try key(
      code, .participant, tx, "select id from participants where code = \(code)",
      others: "select code from participants order by code")
  }

  package static func placement(_ code: String, _ tx: Transaction) throws -> Placement.ID {
    try key(
      code, .placement, tx, "select id from placements where code = \(code)",
      others: "select code from placements order by code")
  }

  package static func pot(_ code: String, _ tx: Transaction) throws -> FundingPot.ID {
    try key(
      code, .pot, tx, "select id from funding_pots where code = \(code)", others: "select code from funding_pots order by code")
  }

  package static func budgetLine(_ code: String, of pot: FundingPot.ID, _ tx: Transaction) throws -> BudgetLine.ID {
    try key(
      code, .budgetLine, tx, "select id from budget_lines where pot_id = \(pot) and code = \(code)",
      others: "select code from budget_lines where pot_id = \(pot) order by code")
  }

  package static func voucher(_ number: String, _ tx: Transaction) throws -> Voucher.ID {
    try key(
      number, .voucher, tx, "select id from vouchers where number = \(number)",
      others: "select number from vouchers order by number")
  }

  package static func voucherLine(_ position: Int, of voucher: Voucher.ID, _ tx: Transaction) throws -> VoucherLine.ID {
    try key(
      String(position), .voucherLine, tx,
      "select id from voucher_lines where voucher_id = \(voucher) and position = \(position)",
      others: "select position::text from voucher_lines where voucher_id = \(voucher) order by position")
  }

  private static func key<Of: Entity>(
    _ code: String, _ noun: CodeNoun, _ tx: Transaction, _ find: SQL, others: SQL
  ) throws -> Identifier<Of> {
    guard let id = try tx.query(find).first(as: Int64.self) else { throw try unknown(code, noun, tx, others) }
    return Identifier(id)
  }

  /// The problem of a code that nothing has.
  static func unknown(_ code: String, _ noun: CodeNoun, _ tx: Transaction, _ others: SQL) throws -> Problem {
    noun.unknown(code, nearest: Suggestion.nearest(to: code, in: try tx.query(others).decode(String.self)))
  }
}
