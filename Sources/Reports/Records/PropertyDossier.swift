package import Domain
package import Store

/// Everything that is told of one house on one day, from one snapshot.
package struct PropertyDossier: Sendable {
  package let facts: PropertyFacts
  package let acquisitions: [AcquisitionFacts]
  package let surveys: [SurveyFacts]
  package let isAsbestosPresumed: Bool
  package let stages: [StageRecord]
  package let units: [UnitRecord]
  package let hazards: [HazardRecord]
  package let pots: [PropertyPot]

  /// - Throws: `Problem` `property.unknown`.
  package init?(_ code: String, on day: LocalDate, _ tx: Transaction) throws {
    let id = try Lookup.property(code, tx)
    guard let facts = try tx.ask(PropertyQueries.facts(id)) else { return nil }
    self.facts = facts
    acquisitions = try PropertyQueries.acquisitions(id, tx)
    surveys = try tx.ask(PropertyQueries.surveys(id))
    isAsbestosPresumed = try tx.ask(PropertyQueries.isAsbestosPresumed(id, on: day))
    stages = try tx.ask(StageQueries.all(of: id, on: day))
    units = try UnitQueries.all(of: id, on: day, tx)
    hazards = try tx.ask(HazardQueries.all(of: id, hazards: true))
    pots = try PropertyQueries.pots(id, tx)
  }

  /// What programs read.
  package var json: JSONValue {
    var members = facts.json
    members["is_asbestos_presumed"] = .bool(isAsbestosPresumed)
    members["acquisitions"] = .list(acquisitions.map(\.json))
    members["surveys"] = .list(surveys.map(\.json))
    members["stages"] = .list(stages.map(\.json))
    members["units"] = .list(units.map(\.json))
    members["open_hazards"] = .list(hazards.map(\.json))
    members["pots"] = .list(pots.map(\.json))
    return .object(members)
  }
}
