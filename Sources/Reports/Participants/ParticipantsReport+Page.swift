import Documents
import Domain
import Store

extension ParticipantsReport {
  package func page(width: Int) -> TextPage {
    var page = TextPage(
      Phrase(
        "Teilnehmende \(month.german) – \(jobcenter.name) (\(jobcenter.code))",
        en: "Participants \(month.german) – \(jobcenter.name) (\(jobcenter.code))"), width: width)
    page.sentence(
      Phrase(
        "Stand \(asOf.german). Tage und Stunden nach Bautagebuch, wo das Büro nichts anderes eingetragen hat.",
        en: "As of \(asOf.german). Days and hours by the site diary, unless the office recorded otherwise."))
    guard !entries.isEmpty else {
      page.gap()
      page.sentence(
        Phrase(
          "Niemand hatte in diesem Monat eine Zuweisung dieses Jobcenters, und von niemandem gibt es ein Ergebnis.",
          en: "Nobody had a placement of this Jobcenter in this month, and there is an outcome of nobody."))
      return page
    }
    page.gap()
    page.table(overview)
    addDays(to: &page)
    addWork(to: &page)
    addOutcomes(to: &page)
    addPapers(to: &page)
    return page
  }

  private func label(_ entry: ParticipantEntry) -> String { entry.name.map { entry.code + " " + $0 } ?? entry.code }

  private var overview: TextTable {
    var table = TextTable([
      withNames ? .flexible("Teilnehmende", en: "Participant") : .text("Code", en: "Code"),
      .flexible("Zuweisung", en: "Placement"), .figure("Soll", en: "Plan"), .figure("Tage", en: "Days"),
      .figure("Stunden", en: "Hours"), .figure("Fehl", en: "Absent"), .figure("unbek.", en: "unknown"),
      .flexible("nächster Bericht", en: "next report"), .flexible("§ 16d genutzt", en: "§ 16d used"),
      .flexible("Rest", en: "left"),
    ])
    for entry in entries {
      table.rows.append(
        TextTable.Row([
          label(entry), entry.placements.map(\.code).joined(separator: ", "), String(entry.expectedDays.count),
          String(entry.workedDays.count), Minutes(entry.worked_minutes).hours, String(entry.absentDays.count),
          String(entry.unknownDays.count),
          entry.nextReports.map { "\($0.due.kind.short.text()) \($0.due.dueOn.german)" }.joined(separator: ", "),
          entry.clocks.map { $0.used.short }.joined(separator: ", "), entry.clocks.map(\.remainder).joined(separator: ", "),
        ]))
    }
    func sum(_ count: (ParticipantEntry) -> Int) -> Int { entries.reduce(0) { $0 + count($1) } }
    table.total = [
      Phrase("Summe", en: "Total").text(), "", String(sum(\.expectedDays.count)), String(sum(\.workedDays.count)),
      Minutes(worked_minutes).hours, String(sum(\.absentDays.count)), String(sum(\.unknownDays.count)),
    ]
    return table
  }

  private func addDays(to page: inout TextPage) {
    let absences = entries.flatMap { entry in
      entry.absences.map { [entry.code, $0.name.text(), String($0.days.count), Self.days($0.days.map(\.day))] }
    }
    if !absences.isEmpty {
      page.section(Phrase("Fehltage", en: "Days absent"))
      page.table(
        TextTable(
          [
            .text("Code", en: "Code"), .flexible("Grund", en: "Reason"), .figure("Tage", en: "Days"), .flexible("am", en: "on"),
          ], rows: absences))
    }
    let unknown = entries.filter { !$0.unknownDays.isEmpty }
    if !unknown.isEmpty {
      page.section(Phrase("Unbekannte Tage (zu klären)", en: "Unknown days (to be cleared up)"))
      page.table(
        TextTable(
          [.text("Code", en: "Code"), .figure("Tage", en: "Days"), .flexible("am", en: "on")],
          rows: unknown.map { [$0.code, String($0.unknownDays.count), Self.days($0.unknownDays.map(\.day))] }))
    }
    let disagreements = entries.flatMap { entry in
      entry.disagreements.map { day in
        Phrase(
          "\(entry.code), \(day.day.german): das Büro hat \(Minutes(day.minutes)), das Bautagebuch \(Minutes(day.diary_minutes)); "
            + "es zählt das Büro.",
          en: "\(entry.code), \(day.day.german): the office has \(Minutes(day.minutes)), the site diary "
            + "\(Minutes(day.diary_minutes)); the office counts."
        ).text()
      }
    }
    if !disagreements.isEmpty {
      page.section(Phrase("Büro und Bautagebuch stimmen nicht überein", en: "Office and site diary disagree"))
      page.list(disagreements)
    }
  }

  private func addWork(to page: inout TextPage) {
    let places = entries.flatMap { entry in
      entry.places.map {
        [entry.code, $0.property, $0.name.text() + ($0.occurrence > 1 ? " \($0.occurrence)" : ""), Minutes($0.minutes).hours]
      }
    }
    if !places.isEmpty {
      page.section(Phrase("Einsatzorte laut Bautagebuch", en: "Places of work by the site diary"))
      page.table(
        TextTable(
          [
            .text("Code", en: "Code"), .text("Objekt", en: "Property"), .flexible("Bauphase", en: "Stage"),
            .figure("Stunden", en: "Hours"),
          ], rows: places))
    }
    let breaches = entries.flatMap { entry in
      entry.breaches.map {
        [
          entry.code, $0.day.german, $0.property + " " + $0.workPackage, $0.name.text(),
          ($0.isOpen ? Phrase("offen", en: "open") : Phrase("erledigt", en: "closed")).text(),
        ]
      }
    }
    if !breaches.isEmpty {
      page.section(Phrase("Arbeiten ohne geforderten Nachweis", en: "Work without a required certificate"))
      page.table(
        TextTable(
          [
            .text("Code", en: "Code"), .text("Tag", en: "Day"), .text("Arbeit", en: "Work"),
            .flexible("Vorschrift", en: "Rule"), .text("Stand", en: "State"),
          ], rows: breaches))
    }
  }

  private func addOutcomes(to page: inout TextPage) {
    let ends = entries.flatMap { entry in entry.earlyEnds.map { [entry.code, $0.placement.code, $0.lastDay.german] } }
    if !ends.isEmpty {
      page.section(Phrase("Vorzeitig beendete Zuweisungen", en: "Placements ended early"))
      page.table(
        TextTable(
          [.text("Code", en: "Code"), .flexible("Zuweisung", en: "Placement"), .text("letzter Tag", en: "last day")], rows: ends
        ))
    }
    let outcomes = entries.flatMap { entry in entry.outcomes.map { [entry.code, $0.happenedOn.german, $0.kind.name.text()] } }
    if !outcomes.isEmpty {
      page.section(Phrase("Ergebnisse und Verbleib", en: "Outcomes"))
      page.table(
        TextTable(
          [.text("Code", en: "Code"), .text("am", en: "on"), .flexible("Ergebnis", en: "Outcome")], rows: outcomes))
    }
  }

  private func addPapers(to page: inout TextPage) {
    let qualifications = entries.flatMap { entry in
      entry.qualifications.map {
        [
          entry.code, $0.achievedOn.german, $0.name.text(), $0.level.name.text(), Minutes($0.evidence_minutes).hours,
          $0.certificate ?? "",
        ]
      }
    }
    if !qualifications.isEmpty {
      page.section(Phrase("Erworbene Qualifikationen", en: "Qualifications gained"))
      page.table(
        TextTable(
          [
            .text("Code", en: "Code"), .text("am", en: "on"), .flexible("Qualifikation", en: "Qualification"),
            .text("Stufe", en: "Level"), .figure("Nachweis", en: "Evidence"), .flexible("Zertifikat", en: "Certificate"),
          ], rows: qualifications))
    }
    let certificates = entries.flatMap { entry in
      let ending = Set(entry.endingCertificates.map(\.id))
      return entry.certificates.map {
        [
          entry.code, $0.name.text(), $0.valid.lastDay?.german ?? Phrase("unbefristet", en: "no end").text(),
          ending.contains($0.id) ? Phrase("läuft aus", en: "ending").text() : "",
        ]
      }
    }
    if !certificates.isEmpty {
      page.section(Phrase("Nachweise und Unterweisungen", en: "Certificates and briefings"))
      page.table(
        TextTable(
          [
            .text("Code", en: "Code"), .flexible("Nachweis", en: "Certificate"), .text("gültig bis", en: "valid until"),
            .text("", en: ""),
          ], rows: certificates))
    }
    page.section(Phrase("Rechtsgrundlagen", en: "Legal bases"))
    page.table(
      TextTable(
        [
          .text("Code", en: "Code"), .text("Zuweisung", en: "Placement"), .flexible("Rechtsgrundlage", en: "Legal basis"),
          .text("Zeitraum", en: "Period"),
        ],
        rows: entries.flatMap { entry in
          entry.placements.flatMap { placement in
            entry.bases.filter { $0.placementID == placement.id }.map {
              [entry.code, placement.code, $0.law, $0.period.description]
            }
          }
        }))
  }

  /// Days of the month as a short list: `03., 04., 17.03.2026`.
  static func days(_ days: [LocalDate]) -> String {
    guard let last = days.last else { return "" }
    return (days.dropLast().map { String($0.german.prefix(3)) } + [last.german]).joined(separator: ", ")
  }

  package func csv() -> CSVDocument {
    var document = CSVDocument([
      Phrase("Code", en: "Code"), Phrase("Name", en: "Name"), Phrase("Zuweisungen", en: "Placements"),
      Phrase("Solltage", en: "Expected days"), Phrase("Anwesenheitstage", en: "Days worked"),
      Phrase("Minuten", en: "Minutes"), Phrase("Fehltage", en: "Days absent"), Phrase("Fehlgründe", en: "Reasons"),
      Phrase("Unbekannte Tage", en: "Unknown days"), Phrase("Einsatzorte (Minuten)", en: "Places (minutes)"),
      Phrase("Qualifikationen", en: "Qualifications"), Phrase("Auslaufende Nachweise", en: "Ending certificates"),
      Phrase("Nächster Bericht", en: "Next report"), Phrase("§ 16d genutzt", en: "§ 16d used"),
      Phrase("§ 16d Rest", en: "§ 16d left"), Phrase("Rechtsgrundlagen", en: "Legal bases"),
      Phrase("Verstöße", en: "Breaches"), Phrase("Vorzeitig beendet", en: "Ended early"),
      Phrase("Ergebnisse", en: "Outcomes"),
    ])
    document.rows = entries.map { entry in
      [
        .text(entry.code), .text(entry.name ?? ""), .text(entry.placements.map(\.code).joined(separator: ", ")),
        .integer(entry.expectedDays.count), .integer(entry.workedDays.count), .minutes(entry.worked_minutes),
        .integer(entry.absentDays.count),
        .text(entry.absences.map { "\($0.name.text()): \($0.days.count)" }.joined(separator: ", ")),
        .text(entry.unknownDays.map(\.day.german).joined(separator: ", ")),
        .text(entry.places.map { "\($0.label): \($0.minutes)" }.joined(separator: ", ")),
        .text(entry.qualifications.map { $0.name.text() }.joined(separator: ", ")),
        .text(entry.endingCertificates.map { "\($0.name.text()) \($0.valid.lastDay?.german ?? "")" }.joined(separator: ", ")),
        .text(entry.nextReports.map { "\($0.due.kind.name.text()) \($0.due.dueOn.german)" }.joined(separator: ", ")),
        .text(entry.clocks.map { $0.used.phrase.text() }.joined(separator: ", ")),
        .text(entry.clocks.map { $0.left.phrase.text() }.joined(separator: ", ")),
        .text(entry.bases.map(\.law).joined(separator: ", ")), .integer(entry.breaches.count),
        .text(entry.earlyEnds.map { "\($0.placement.code) \($0.lastDay.german)" }.joined(separator: ", ")),
        .text(entry.outcomes.map(\.label).joined(separator: ", ")),
      ]
    }
    return document
  }
}

extension Minutes {
  /// Hours and minutes without the unit, for a column whose heading names it.
  var hours: String { String(formatted().dropLast(2)) }
}

extension AssignmentClock.Span {
  /// `13 M. 5 T.`
  var short: String { Phrase("\(months) M. \(days) T.", en: "\(months) m. \(days) d.").text() }
}

extension ParticipantEntry.Clock {
  /// What is left of the regular time, or that there is none.
  var remainder: String {
    switch standing {
    case .regular: left.short
    case .extensionOnly: Phrase("nur Verlängerung", en: "extension only").text()
    case .exhausted: Phrase("ausgeschöpft", en: "exhausted").text()
    }
  }
}

extension ReportDue.Kind {
  var short: Phrase {
    switch self {
    case .interim: Phrase("Zwischen", en: "interim")
    case .final: Phrase("Ergebnis", en: "final")
    }
  }
}
