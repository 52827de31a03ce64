import Domain
package import Store

/// Writes down what has become known of a house; what is not named stays.
package struct ChangeProperty: UseCase {
  package let code: String
  private let change: @Sendable (inout PropertyFacts) -> Void

  package init(_ code: String, change: @escaping @Sendable (inout PropertyFacts) -> Void) {
    self.code = code
    self.change = change
  }

  package func run(_ tx: Transaction) throws {
    let property = try Lookup.property(code, tx)
    guard let before = try tx.ask(PropertyQueries.facts(property)) else { return }
    var after = before
    change(&after)
    guard after != before else { return }
    try PropertyWrites.update(property, after, tx)
    try AuditEvents.record(
      tx, operation: "property.change", subject: "property:\(code)",
      facts: ["status_before": .text(before.status.rawValue), "status": .text(after.status.rawValue)],
      change: AuditChange(from: before.auditFacts, to: after.auditFacts))
  }
}

extension PropertyFacts {
  /// What examiners see change; what people wrote in their own words is not among it.
  fileprivate var auditFacts: [String: JSONValue] {
    [
      "name": .text(name), "street": .text(street), "house_number": .text(houseNumber), "postal_code": .text(postalCode),
      "city": .text(city), "district": .text(district), "year_built": .integer(yearBuilt),
      "construction_began_on": .day(constructionBeganOn), "living_area_m2": .text(livingArea_m2?.description),
      "flats_before": .integer(flatsBefore), "flats_after": .integer(flatsAfter), "cadastral_id": .text(cadastralID),
      "status": .text(status.rawValue), "rent_cents_per_m2": .cents(rentPerSquareMetre), "handed_over_on": .day(handedOverOn),
    ]
  }
}
