package import Domain
package import Store

/// Adds a legal basis to a placement, as when § 16e takes over within one employment.
package struct AddPlacementBasis: UseCase {
  package var placement: String
  package var instrument: String
  package var period: DateRange

  package init(placement: String, instrument: String, period: DateRange) {
    self.placement = placement
    self.instrument = instrument
    self.period = period
  }

  package func run(_ tx: Transaction) throws {
    try PlacementWrites.insertBasis(
      ReferenceList.instrument.require(instrument, tx), period, of: Lookup.placement(placement, tx), tx)
    try AuditEvents.record(
      tx, operation: "placement.basis_add", subject: "placement:\(placement)",
      facts: ["period": .period(period)], change: AuditChange(from: [:], to: ["instrument": .text(instrument)]))
  }
}
