import Domain
import Reports
import Store

extension ParticipantDossier {
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
}
