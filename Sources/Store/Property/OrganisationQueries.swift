package import Domain
import Postgres

/// An organisation as it is written down: funder, Jobcenter, firm, donor, seller.
package struct OrganisationRecord: Sendable, Hashable {
  package var code: String
  package var name: String
  package var kind: OrganisationKind
  package var street: String?
  package var postalCode: String?
  package var city: String?
  package var source: String?

  package init(
    code: String, name: String, kind: OrganisationKind, street: String? = nil, postalCode: String? = nil,
    city: String? = nil, source: String? = nil
  ) {
    self.code = code
    self.name = name
    self.kind = kind
    self.street = street
    self.postalCode = postalCode
    self.city = city
    self.source = source
  }
}

/// Reads and writes organisations.
package enum OrganisationQueries {
  /// All of them by code, or those of one kind.
  package static func all(kind: OrganisationKind? = nil, _ tx: Transaction) throws -> [OrganisationRecord] {
    try tx.query(
      """
      select code, name, kind, street, postal_code, city, source from organisations
       where \(kind)::text is null or kind = \(kind)
       order by code
      """
    ).map(record)
  }

  /// One by its code.
  ///
  /// - Throws: `Problem` for an unknown code.
  package static func one(_ code: String, _ tx: Transaction) throws -> OrganisationRecord {
    let id = try Lookup.organisation(code, tx)
    let found = try tx.query(
      "select code, name, kind, street, postal_code, city, source from organisations where id = \(id)"
    ).map(record)
    guard let record = found.first else { throw CodeNoun.organisation.unknown(code, nearest: nil) }
    return record
  }

  package static func insert(_ record: OrganisationRecord, _ tx: Transaction) throws {
    try tx.execute(
      """
      insert into organisations (code, name, kind, street, postal_code, city, source)
      values (\(record.code), \(record.name), \(record.kind), \(record.street), \(record.postalCode), \(record.city),
              \(record.source))
      """)
  }

  private static func record(
    code: String, name: String, kind: OrganisationKind, street: String?, postalCode: String?, city: String?, source: String?
  ) -> OrganisationRecord {
    OrganisationRecord(
      code: code, name: name, kind: kind, street: street, postalCode: postalCode, city: city, source: source)
  }
}
