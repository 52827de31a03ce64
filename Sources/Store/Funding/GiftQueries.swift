package import Domain
import Postgres

/// A gift in kind; value nil: nobody has put a figure on it.
package struct GiftFacts: Sendable, Hashable {
  package let property: String
  package let donor: String
  package let description: String
  package let value: Money?
  package let given: DateRange?
  package let source: String?
}

/// A cost known only as a sum.
package struct CostStatementFacts: Sendable, Hashable {
  package let property: String
  package let code: String
  package let amount: Money
  package let scope: String
  package let isRounded: Bool
  package let isTotal: Bool
  package let statedOn: LocalDate?
  package let source: String
  package let evidence: Evidence
  package let note: String?
}

/// Reads gifts in kind and cost statements.
package enum GiftQueries {
  package static func gifts(property: String? = nil, _ tx: Transaction) throws -> [GiftFacts] {
    try tx.query(
      """
      select p.code, folded(o.name), g.description, g.value_cents, g.given, g.source
        from in_kind_gifts g join properties p on p.id = g.property_id join organisations o on o.id = g.donor_id
       where \(property)::text is null or p.code = \(property)
       order by p.code, folded(o.name), g.description
      """
    ).map { (property: String, donor: String, description: String, value: Money?, given: DateRange?, source: String?) in
      GiftFacts(property: property, donor: donor, description: description, value: value, given: given, source: source)
    }
  }

  package static func costStatements(property: String? = nil, _ tx: Transaction) throws -> [CostStatementFacts] {
    try tx.query(
      """
      select p.code, c.code, c.amount_cents, c.scope, c.is_rounded, c.is_total, c.stated_on, c.source, c.evidence, c.note
        from cost_statements c join properties p on p.id = c.property_id
       where \(property)::text is null or p.code = \(property)
       order by p.code, c.code
      """
    ).map {
      (
        property: String, code: String, amount: Money, scope: String, isRounded: Bool, isTotal: Bool, on: LocalDate?,
        source: String, evidence: Evidence, note: String?
      ) in
      CostStatementFacts(
        property: property, code: code, amount: amount, scope: scope, isRounded: isRounded, isTotal: isTotal, statedOn: on,
        source: source, evidence: evidence, note: note)
    }
  }
}
