import Domain
package import Store

/// Adds a funder, Jobcenter, firm, donor or other organisation.
package struct AddOrganisation: UseCase {
  package let record: OrganisationRecord

  package init(_ record: OrganisationRecord) { self.record = record }

  package var newCode: String? { record.code }

  package func run(_ tx: Transaction) throws {
    try OrganisationQueries.insert(record, tx)
    try AuditEvents.record(
      tx, operation: "organisation.add", subject: "organisation:\(record.code)", facts: ["kind": .text(record.kind.rawValue)])
  }
}
