package import Domain
package import Store

/// Everything that `participant show` tells of one person on one day, from one snapshot.
package struct ParticipantDossier: Sendable {
  /// The instrument whose assignments § 16d (6) SGB II counts.
  private static let clockInstrument = "16d"

  package let code: String
  package let day: LocalDate
  package let person: PersonRecord?
  package let customerNumber: String?
  package let placements: [PlacementFacts]
  package let clock: AssignmentClock?
  package let terms: AssignmentClock.Terms?
  package let lastAssignableDay: LocalDate?
  /// Nil without any spell; which limits are missing where it could not be computed.
  package let unemployment: Result<LongTermUnemployment, LegalValuesMissing>?
  package let certificates: [CertificateFacts]
  package let qualifications: [QualificationFacts]
  package let evidence: [EvidenceFacts]
  package let outcomes: [OutcomeFacts]

  package init(_ code: String, on day: LocalDate, names: Bool, _ tx: Transaction) throws {
    let id = try Lookup.participant(code, tx)
    self.code = code
    self.day = day
    let benefits = try Disclosures.benefitData(of: id, for: .record, tx)
    person = names ? try Disclosures.persons(of: [id], for: .record, tx)[id] : nil
    customerNumber = names ? benefits.customerNumber(on: day) : nil
    placements = try PlacementQueries.all(of: id, tx)
    terms = try PlacementQueries.terms(of: Self.clockInstrument, on: day, tx)
    let assignments = try PlacementQueries.assignments(of: id, under: Self.clockInstrument, tx)
    let clock = assignments.isEmpty ? nil : terms.map { AssignmentClock(assignments: assignments, on: day, terms: $0) }
    self.clock = clock
    lastAssignableDay = clock?.lastDay(assignedFrom: day, withExtension: false)
    let spells = benefits.spells
    unemployment =
      spells.isEmpty
      ? nil
      : try LegalValueQueries.longTermUnemployment(on: day, tx).map { LongTermUnemployment(spells: spells, on: day, terms: $0) }
    certificates = try ParticipantQueries.certificates(of: id, tx)
    qualifications = try ParticipantQueries.qualifications(of: id, tx)
    evidence = try ParticipantQueries.evidence(of: id, through: day, tx)
    outcomes = try ParticipantQueries.outcomes(of: id, tx)
  }

  /// What programs read.
  package var json: JSONValue {
    var members: [String: JSONValue] = [
      "code": .text(code), "on": .day(day), "placements": .list(placements.map(\.json)),
      "certificates": .list(certificates.map(\.json)), "qualifications": .list(qualifications.map(\.json)),
      "evidence": .list(evidence.map(\.json)), "outcomes": .list(outcomes.map(\.json)),
    ]
    if let clock {
      members["assignment_clock"] = [
        "window": .period(clock.window), "used_months": .integer(clock.used.months), "used_days": .integer(clock.used.days),
        "last_assignable_day": .day(lastAssignableDay),
      ]
    }
    switch unemployment {
    case .success(let assessment):
      members["long_term_unemployed"] = [
        "unemployed": .bool(assessment.isUnemployed), "long_term": .bool(assessment.isLongTerm),
        "long_term_for_benefits": .bool(assessment.isLongTermForBenefits),
        "continuous_days": .integer(assessment.continuous_days), "benefit_days": .integer(assessment.benefit_days),
      ]
    case .failure(let missing):
      members["long_term_unemployed"] = ["missing_legal_values": .list(missing.codes.map { .text($0) })]
    case nil: break
    }
    if let person {
      members["person"] = [
        "family_name": .text(person.familyName), "given_name": .text(person.givenName), "born_on": .day(person.bornOn),
        "gender": .text(person.gender?.rawValue), "street": .text(person.street), "postal_code": .text(person.postalCode),
        "city": .text(person.city), "phone": .text(person.phone), "customer_number": .text(customerNumber),
      ]
    }
    return .object(members)
  }
}
