import Domain
import Store

extension ReportSheet {
  mutating func readParticipants(_ figures: FigureReader, _ names: ReportNames) {
    let people = figures["participants"].list
    let totals = figures["totals"]
    facts = [
      Fact("Jobcenter", en: "Job centre", .phrase(figures["jobcenter"].text.map { names.name($0, in: .organisations) })),
      Fact("Monat", en: "Month", .text(figures["month"].text.flatMap { try? YearMonth.parse($0) }?.german)),
      Fact("Teilnehmende", en: "Participants", .integer(totals["participants"].integer)),
      Fact("Anwesenheitstage", en: "Days worked", .integer(totals["worked_days"].integer)),
      Fact("gearbeitet", en: "Worked", .minutes(totals["worked_minutes"].integer)),
      Fact("Fehltage", en: "Days absent", .integer(totals["absent_days"].integer)),
      Fact("unbekannte Tage", en: "Unknown days", .integer(totals["unknown_days"].integer)),
    ]
    addPeople(people, totals)
    addAttendance(people, names)
    addPlaces(people, names)
    addOutcomes(people)
    addPapers(people, names)
    file = Self.peopleFile(people, names)
  }

  private static func path(_ person: FigureReader, _ rest: String) -> String { "participants.\(person.key).\(rest)" }

  private mutating func addPeople(_ people: [FigureReader], _ totals: FigureReader) {
    add(
      Table(
        Phrase("Übersicht", en: "Overview"),
        [
          .text("Teilnehmende", en: "Participant"), .text("Zuweisung", en: "Placement"), .figure("Soll", en: "Plan"),
          .figure("Tage", en: "Days"), .figure("Stunden", en: "Hours"), .figure("Fehl", en: "Absent"),
          .figure("unbek.", en: "Unknown"), .text("nächster Bericht", en: "Next report"),
          .text("§ 16d genutzt", en: "§ 16d used"), .text("Rest", en: "Left"),
        ],
        people.map { person in
          [
            .text(person["name"].text.map { "\(person.key) \($0)" } ?? person.key),
            .text(person["placements"].list.map(\.key).joined(separator: ", ")),
            .integer(person["expected_days"].integer, key: Self.path(person, "expected_days")),
            .integer(person["worked_days"].integer, key: Self.path(person, "worked_days")),
            .minutes(person["worked_minutes"].integer, key: Self.path(person, "worked_minutes")),
            .integer(person["absent_days"].integer, key: Self.path(person, "absent_days")),
            .integer(person["unknown_days"].list.count, key: Self.path(person, "unknown_days")),
            .phrase(Self.nextReports(person)), .phrase(Self.used(person)), .phrase(Self.left(person)),
          ]
        },
        total: [
          .phrase(Phrase("Summe", en: "Total")), .text(""), .integer(totals["expected_days"].integer),
          .integer(totals["worked_days"].integer), .minutes(totals["worked_minutes"].integer),
          .integer(totals["absent_days"].integer), .integer(totals["unknown_days"].integer), .text(""), .text(""), .text(""),
        ]))
  }

  private mutating func addAttendance(_ people: [FigureReader], _ names: ReportNames) {
    add(
      Table(
        Phrase("Fehltage", en: "Days absent"),
        [.text("Code", en: "Code"), .text("Grund", en: "Reason"), .figure("Tage", en: "Days"), .text("am", en: "on")],
        people.flatMap { person in
          person["absences"].list.map { absence in
            [
              .text(person.key), .phrase(Self.reason(absence.key, names)),
              .integer(absence["days"].list.count, key: Self.path(person, "absences.\(absence.key)")),
              Cell(.days(absence["days"].days)),
            ]
          }
        }))
    add(Self.days("unknown_days", Phrase("Unbekannte Tage (zu klären)", en: "Unknown days (to be cleared up)"), people))
    add(
      Self.days(
        "disagreeing_days",
        Phrase(
          "Büro und Bautagebuch stimmen nicht überein; es zählt das Büro",
          en: "Office and site diary disagree; the office counts"),
        people))
  }

  private static func days(_ name: String, _ title: Phrase, _ people: [FigureReader]) -> Table {
    Table(
      title, [.text("Code", en: "Code"), .figure("Tage", en: "Days"), .text("am", en: "on")],
      people.filter { !$0[name].list.isEmpty }.map { person in
        [.text(person.key), .integer(person[name].list.count, key: path(person, name)), Cell(.days(person[name].days))]
      })
  }

  private mutating func addPlaces(_ people: [FigureReader], _ names: ReportNames) {
    add(
      Table(
        Phrase("Einsatzorte laut Bautagebuch", en: "Places of work by the site diary"),
        [
          .text("Code", en: "Code"), .text("Objekt", en: "Property"), .text("Bauphase", en: "Stage"),
          .figure("Stunden", en: "Hours"),
        ],
        people.flatMap { person in
          person["places"].list.map { place in
            [
              .text(person.key), .text(place["property"].text),
              .phrase(Self.stage(place["stage"].text ?? "", place["occurrence"].integer ?? 1, names)),
              .minutes(place["minutes"].integer, key: Self.path(person, "places.\(place.key)")),
            ]
          }
        }))
    add(
      Table(
        Phrase("Arbeiten ohne geforderten Nachweis", en: "Work without a required certificate"),
        [
          .text("Code", en: "Code"), .text("Tag", en: "Day"), .text("Arbeit", en: "Work"), .text("Vorschrift", en: "Rule"),
          .text("Stand", en: "State"),
        ],
        people.flatMap { person in
          person["breaches"].list.map { breach in
            [
              .text(person.key),
              Cell(breach["day"].day.map { .day($0) } ?? .none, key: Self.path(person, "breaches.\(breach.key)")),
              .text(breach.key.split(separator: "/").last.map(String.init)),
              .phrase(names.name(breach["gate"].text ?? "", in: .workGates)),
              .phrase(breach["is_open"].flag ? Phrase("offen", en: "open") : Phrase("erledigt", en: "closed")),
            ]
          }
        }))
  }

  private mutating func addOutcomes(_ people: [FigureReader]) {
    add(
      Table(
        Phrase("Vorzeitig beendete Zuweisungen", en: "Placements ended early"),
        [.text("Code", en: "Code"), .text("Zuweisung", en: "Placement"), .text("letzter Tag", en: "Last day")],
        people.flatMap { person in
          Self.earlyEnds(person).map { placement, last in
            [
              .text(person.key), .text(placement),
              Cell(.day(last), key: Self.path(person, "placements.\(placement).ended_on")),
            ]
          }
        }))
    add(
      Table(
        Phrase("Ergebnisse und Verbleib", en: "Outcomes"),
        [.text("Code", en: "Code"), .text("am", en: "on"), .text("Ergebnis", en: "Outcome")],
        people.flatMap { person in
          person["outcomes"].list.map { outcome in
            [
              .text(person.key),
              Cell(outcome["on"].day.map { .day($0) } ?? .none, key: Self.path(person, "outcomes.\(outcome.key)")),
              .phrase(Self.kind(outcome)),
            ]
          }
        }))
  }

  private static func earlyEnds(_ person: FigureReader) -> [(placement: String, lastDay: LocalDate)] {
    person["placements"].list.compactMap { placement in placement["ended_on"].day.map { (placement.key, $0) } }
  }

  private static func kind(_ outcome: FigureReader) -> Phrase {
    let code = outcome["kind"].text ?? ""
    return OutcomeKind(rawValue: code)?.name ?? Phrase(code, en: code)
  }

  private mutating func addPapers(_ people: [FigureReader], _ names: ReportNames) {
    add(
      Table(
        Phrase("Erworbene Qualifikationen", en: "Qualifications gained"),
        [
          .text("Code", en: "Code"), .text("am", en: "on"), .text("Qualifikation", en: "Qualification"),
          .text("Stufe", en: "Level"),
          .figure("Nachweis", en: "Evidence"), .text("Zertifikat", en: "Certificate"),
        ],
        people.flatMap { person in
          person["qualifications"].list.map { record in
            [
              .text(person.key), .day(record["achieved_on"].day),
              .phrase(names.name(record["qualification"].text ?? "", in: .qualifications)),
              .phrase(record["level"].text.flatMap { QualificationLevel(rawValue: $0)?.name }),
              .minutes(record["evidence_minutes"].integer, key: Self.path(person, "qualifications.\(record.key)")),
              .text(record["certificate"].text),
            ]
          }
        }))
    add(
      Table(
        Phrase("Nachweise und Unterweisungen", en: "Certificates and briefings"),
        [
          .text("Code", en: "Code"), .text("Nachweis", en: "Certificate"), .text("gültig", en: "Valid"),
          .text("Hinweis", en: "Note"),
        ],
        people.flatMap { person in
          person["certificates"].list.map { record in
            [
              .text(person.key), .phrase(names.name(record["certificate_kind"].text ?? "", in: .certificateKinds)),
              .period(record["valid"].period, key: Self.path(person, "certificates.\(record.key)")),
              record["is_ending"].flag ? .phrase(Phrase("läuft aus", en: "ending")) : .text(""),
            ]
          }
        }))
    add(
      Table(
        Phrase("Rechtsgrundlagen", en: "Legal bases"),
        [
          .text("Code", en: "Code"), .text("Zuweisung", en: "Placement"), .text("Maßnahme", en: "Measure"),
          .text("Rechtsgrundlage", en: "Legal basis"), .text("Zeitraum", en: "Period"),
        ],
        people.flatMap { person in
          person["placements"].list.flatMap { placement in
            placement["bases"].list.map { basis in
              [
                .text(person.key), .text(placement.key), .text(placement["measure"].text), .text(basis["law"].text),
                .period(basis["period"].period),
              ]
            }
          }
        }))
  }

  static func stage(_ code: String, _ occurrence: Int, _ names: ReportNames) -> Phrase {
    let suffix = occurrence > 1 ? " \(occurrence)" : ""
    return names.name(code, in: .stageKinds) + Phrase(suffix, en: suffix)
  }

  /// A reason that the Jobcenter may have; of the others only that somebody was absent.
  private static func reason(_ key: String, _ names: ReportNames) -> Phrase {
    key == "undisclosed" ? Phrase("abwesend", en: "absent") : names.name(key, in: .absenceKinds)
  }

  private static func nextReports(_ person: FigureReader) -> Phrase {
    joined(
      person["next_reports"].list.compactMap { report in
        guard let kind = report["kind"].text.flatMap({ ReportDue.Kind(rawValue: $0) }), let day = report["due_on"].day else {
          return nil
        }
        return kind.name + Phrase(" \(day.german)", en: " \(day.german)")
      })
  }

  private static func used(_ person: FigureReader) -> Phrase {
    joined(person["clocks"].list.map { short(span($0["used_months"], $0["used_days"])) })
  }

  private static func left(_ person: FigureReader) -> Phrase {
    joined(
      person["clocks"].list.map { clock in
        switch clock["standing"].text {
        case "extension_only": Phrase("nur Verlängerung", en: "extension only")
        case "exhausted": Phrase("ausgeschöpft", en: "exhausted")
        default: short(span(clock["left_months"], clock["left_days"]))
        }
      })
  }

  private static func span(_ months: FigureReader, _ days: FigureReader) -> AssignmentClock.Span {
    AssignmentClock.Span(months: months.integer ?? 0, days: days.integer ?? 0)
  }

  /// `13 M. 5 T.`
  private static func short(_ span: AssignmentClock.Span) -> Phrase {
    Phrase("\(span.months) M. \(span.days) T.", en: "\(span.months) m. \(span.days) d.")
  }

  static func joined(_ phrases: [Phrase]) -> Phrase {
    Phrase(phrases.map(\.german).joined(separator: ", "), en: phrases.map(\.english).joined(separator: ", "))
  }

  private static func peopleFile(_ people: [FigureReader], _ names: ReportNames) -> Table {
    Table(
      Phrase("Teilnehmende", en: "Participants"),
      [
        .text("Code", en: "Code"), .text("Name", en: "Name"), .text("Zuweisungen", en: "Placements"),
        .figure("Solltage", en: "Expected days"), .figure("Anwesenheitstage", en: "Days worked"),
        .figure("Minuten", en: "Minutes"),
        .figure("Fehltage", en: "Days absent"), .text("Fehlgründe", en: "Reasons"),
        .text("Unbekannte Tage", en: "Unknown days"),
        .text("Einsatzorte (Minuten)", en: "Places (minutes)"), .text("Qualifikationen", en: "Qualifications"),
        .text("Auslaufende Nachweise", en: "Ending certificates"), .text("Nächster Bericht", en: "Next report"),
        .text("§ 16d genutzt", en: "§ 16d used"), .text("§ 16d Rest", en: "§ 16d left"),
        .text("Rechtsgrundlagen", en: "Legal bases"),
        .figure("Verstöße", en: "Breaches"), .text("Vorzeitig beendet", en: "Ended early"), .text("Ergebnisse", en: "Outcomes"),
      ],
      people.map { person in
        [
          .text(person.key), .text(person["name"].text ?? ""),
          .text(person["placements"].list.map(\.key).joined(separator: ", ")),
          .integer(person["expected_days"].integer), .integer(person["worked_days"].integer),
          .integer(person["worked_minutes"].integer), .integer(person["absent_days"].integer),
          .phrase(
            joined(
              person["absences"].list.map { absence in
                let count = ": \(absence["days"].list.count)"
                return reason(absence.key, names) + Phrase(count, en: count)
              })), Cell(.days(person["unknown_days"].days)),
          .phrase(
            joined(
              person["places"].list.map { place in
                let (house, minutes) = ("\(place["property"].text ?? "") ", ": \(place["minutes"].integer ?? 0)")
                return Phrase(house, en: house) + stage(place["stage"].text ?? "", place["occurrence"].integer ?? 1, names)
                  + Phrase(minutes, en: minutes)
              })),
          .phrase(
            joined(person["qualifications"].list.map { names.name($0["qualification"].text ?? "", in: .qualifications) })),
          .phrase(
            joined(
              person["certificates"].list.filter { $0["is_ending"].flag }.map { record in
                let day = " \(record["valid"].period?.lastDay?.german ?? "")"
                return names.name(record["certificate_kind"].text ?? "", in: .certificateKinds) + Phrase(day, en: day)
              })),
          .phrase(nextReports(person)),
          .phrase(joined(person["clocks"].list.map { span($0["used_months"], $0["used_days"]).phrase })),
          .phrase(joined(person["clocks"].list.map { span($0["left_months"], $0["left_days"]).phrase })),
          .text(person["placements"].list.flatMap { $0["bases"].list.compactMap(\.["law"].text) }.joined(separator: ", ")),
          .integer(person["breaches"].list.count),
          .text(earlyEnds(person).map { "\($0.placement) \($0.lastDay.german)" }.joined(separator: ", ")),
          .phrase(
            joined(
              person["outcomes"].list.map { outcome in
                let day = " \(outcome["on"].day?.german ?? "")"
                return kind(outcome) + Phrase(day, en: day)
              })),
        ]
      })
  }
}
