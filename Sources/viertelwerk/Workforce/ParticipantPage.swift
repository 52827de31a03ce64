import Domain
import Store

/// Everything that `participant show` tells of one person on one day, from one snapshot.
struct ParticipantPage: Sendable {
  /// The instrument whose assignments § 16d (6) SGB II counts.
  private static let clockInstrument = "16d"

  let code: String
  let day: LocalDate
  let person: PersonRecord?
  let customerNumber: String?
  let placements: [PlacementFacts]
  let clock: AssignmentClock?
  let terms: AssignmentClock.Terms?
  let lastAssignableDay: LocalDate?
  /// Nil without any spell; which limits are missing where it could not be computed.
  let unemployment: Result<LongTermUnemployment, LegalValuesMissing>?
  let certificates: [CertificateFacts]
  let qualifications: [QualificationFacts]
  let evidence: [EvidenceFacts]
  let outcomes: [OutcomeFacts]

  init(_ code: String, on day: LocalDate, names: Bool, _ tx: Transaction) throws {
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

  // MARK: For people

  func show() {
    Terminal.line(Phrase("\(code), Stand \(day)", en: "\(code), as of \(day)").text())
    Terminal.facts(facts)
    if !placements.isEmpty {
      Terminal.heading(Phrase("Zuweisungen", en: "Placements"))
      Terminal.table(PlacementTable.table(of: placements))
    }
    if !certificates.isEmpty {
      Terminal.heading(Phrase("Nachweise", en: "Certificates"))
      Terminal.table(CertificateTable.table(of: certificates, on: day))
    }
    if !qualifications.isEmpty {
      Terminal.heading(Phrase("Qualifikationen", en: "Qualifications"))
      Terminal.table(QualificationTable.table(of: qualifications))
    }
    if !evidence.isEmpty {
      Terminal.heading(Phrase("Nachweisstunden aus dem Bautagebuch", en: "Evidence from the site diary"))
      Terminal.table(
        Table(
          [.text("Qualifikation", en: "Qualification"), .figure("Stunden", en: "Hours"), .figure("nötig", en: "needed")],
          rows: evidence.map { [$0.name.text(), $0.minutes.description, $0.needed.cell] }))
    }
    if !outcomes.isEmpty {
      Terminal.heading(Phrase("Ergebnisse", en: "Outcomes"))
      Terminal.table(
        Table(
          [
            .text("Am", en: "On"), .text("Ergebnis", en: "Outcome"), .text("Organisation", en: "Organisation"),
            .text("Beruf", en: "Occupation"),
          ],
          rows: outcomes.map { [$0.happenedOn.description, $0.kind.name.text(), $0.organisation ?? "–", $0.occupation ?? "–"] })
      )
    }
  }

  private var facts: FactList {
    var list = FactList()
    if let person {
      list.add(Phrase("Name", en: "Name"), "\(person.givenName) \(person.familyName)")
      list.add(Phrase("Geboren", en: "Born"), person.bornOn?.description)
      list.add(Phrase("Geschlecht", en: "Gender"), person.gender?.name.text())
      let place = [person.postalCode, person.city].compactMap { $0 }.joined(separator: " ")
      list.add(
        Phrase("Anschrift", en: "Address"),
        [person.street, place.isEmpty ? nil : place].compactMap { $0 }.joined(separator: ", "))
      list.add(Phrase("Telefon", en: "Phone"), person.phone)
      list.add(Phrase("Kundennummer", en: "Customer number"), customerNumber)
    }
    if let clock, let terms {
      list.add(Phrase("§ 16d (6)", en: "§ 16d (6)"), clockSentence(clock, terms).text())
    }
    if let unemployment {
      let sentence =
        switch unemployment {
        case .success(let assessment): sentence(on: assessment)
        case .failure(let missing):
          Phrase("nicht berechnet: Rechtswerte fehlen (", en: "not computed: legal values are missing (")
            + Phrase("\(missing.codes.joined(separator: ", ")))", en: "\(missing.codes.joined(separator: ", ")))")
        }
      list.add(Phrase("Langzeitarbeitslos", en: "Long-term unemployed"), sentence.text())
    }
    if let next = nextReport { list.add(Phrase("Nächster Bericht", en: "Next report"), next.text()) }
    return list
  }

  private func clockSentence(_ clock: AssignmentClock, _ terms: AssignmentClock.Terms) -> Phrase {
    let used = clock.used.phrase
    let since = clock.window?.lower.map { Phrase(" seit \($0)", en: " since \($0)") } ?? Phrase("", en: "")
    let head =
      used + Phrase(" von \(terms.regular_months) Monaten verbraucht", en: " of \(terms.regular_months) months used") + since
    switch clock.standing {
    case .regular:
      let last = lastAssignableDay.map {
        Phrase(", ohne Pause längstens bis \($0)", en: ", without a break until \($0) at most")
      }
      return head + (last ?? Phrase("", en: ""))
    case .extensionOnly:
      return head
        + Phrase(", weiter nur als Verlängerung durch das Jobcenter", en: ", more only as an extension by the Jobcenter")
    case .exhausted: return head + Phrase(", ausgeschöpft", en: ", exhausted")
    }
  }

  private func sentence(on unemployment: LongTermUnemployment) -> Phrase {
    guard unemployment.isUnemployed else { return Phrase("an diesem Tag nicht arbeitslos", en: "not unemployed on this day") }
    let days = unemployment.continuous_days
    let answer = unemployment.isLongTerm ? Phrase("ja", en: "yes") : Phrase("nein", en: "no")
    return answer + Phrase(", \(days) Tage ohne Unterbrechung", en: ", \(days) days without a break")
      + Phrase("; für Leistungen \(unemployment.benefit_days) Tage", en: "; for benefits \(unemployment.benefit_days) days")
  }

  private var nextReport: Phrase? {
    let due = placements.flatMap { placement in placement.reports.map { (placement.code, $0) } }
      .filter { $0.1.dueOn >= day }.min { $0.1.dueOn < $1.1.dueOn }
    return due.map { code, report in
      report.kind.name + Phrase(" zu \(code), fällig am \(report.dueOn)", en: " on \(code), due on \(report.dueOn)")
    }
  }

  // MARK: For programs

  var json: JSONValue {
    var members: [String: JSONValue] = [
      "code": .text(code), "on": .day(day), "placements": .list(placements.map(\.json)),
      "certificates": .list(certificates.map(\.json)), "qualifications": .list(qualifications.map(\.json)),
      "evidence": .list(
        evidence.map {
          [
            "qualification": .text($0.qualification), "minutes": .integer($0.minutes.count),
            "needed_minutes": .integer($0.needed?.count),
          ]
        }),
      "outcomes": .list(
        outcomes.map {
          [
            "kind": .text($0.kind.rawValue), "on": .day($0.happenedOn), "organisation": .text($0.organisation),
            "occupation": .text($0.occupation),
          ]
        }),
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
