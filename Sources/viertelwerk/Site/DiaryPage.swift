import Domain
import Store

/// The site diary for people and for programs.
enum DiaryPage {
  /// How many characters of a line's id are shown: enough to name it within a day.
  private static let shownID_characters = 6

  /// What is known of a version: who opened it, why, who signed it.
  static func sentence(_ version: DiaryVersion) -> Phrase {
    let reason = version.reason.map { Phrase(", weil: \($0)", en: ", because: \($0)") } ?? Phrase("", en: "")
    let signature: Phrase =
      if let name = version.signedBy, let moment = version.signedAt {
        Phrase(", unterschrieben von \(name) am \(moment)", en: ", signed by \(name) on \(moment)")
      } else {
        Phrase(", nicht unterschrieben", en: ", not signed")
      }
    return Phrase("Fassung \(version.number)", en: "Version \(version.number)") + reason + signature
  }

  static func table(of events: [DiaryEvent]) -> Table {
    Table(columns, rows: sorted(events).map(row))
  }

  /// What a version added (+) and took back (−).
  static func table(added: [DiaryEvent], takenBack: [DiaryEvent]) -> Table {
    let gone = sorted(takenBack).map { event in
      ["−"] + row(event) + [event.retractionReason ?? ""]
    }
    let new = sorted(added).map { event in ["+"] + row(event) }
    return Table([.text("", en: "")] + columns + [.text("Grund", en: "Reason")], rows: gone + new)
  }

  private static let columns: [Table.Column] = [
    .text("Art", en: "Kind"), .text("Wer", en: "Who"), .text("Paket", en: "Package"), .figure("Zeit", en: "Time"),
    .text("Was", en: "What"), .text("Kennung", en: "Id"),
  ]

  /// By kind, in the order in which a day is told, then by time.
  private static func sorted(_ events: [DiaryEvent]) -> [DiaryEvent] {
    let order = DiaryEventKind.allCases
    func place(_ event: DiaryEvent) -> Int { order.firstIndex(of: event.line.content.kind) ?? order.count }
    return events.sorted { place($0) == place($1) ? $0.line.id < $1.line.id : place($0) < place($1) }
  }

  private static func row(_ event: DiaryEvent) -> [String] {
    let id = String(event.line.id.description.suffix(shownID_characters))
    switch event.line.content {
    case .weather(let seen):
      return [DiaryEventKind.weather.name.text(), "", "", "", describe(seen), id]
    case .work(let work):
      return [
        DiaryEventKind.workLine.name.text(), work.participant, work.workPackage, work.minutes.description,
        work.activity ?? "", id,
      ]
    case .firm(let firm):
      let people = Phrase("\(firm.headcount) Personen", en: "\(firm.headcount) people").text()
      let what = [people, firm.qualification, firm.activity].compactMap { $0 }.joined(separator: ", ")
      return [
        DiaryEventKind.firmPresence.name.text(), firm.firm, firm.workPackage ?? "", firm.minutes.description, what, id,
      ]
    case .note(let note):
      let quantity = note.quantity.map { "\($0) \(note.unitOfMeasure ?? "") " } ?? ""
      return [note.kind.name.text(), "", note.workPackage ?? "", "", quantity + note.text, id]
    case .progress(let report):
      return [DiaryEventKind.progress.name.text(), "", report.workPackage, "", report.done.description, id]
    case .presence(let presence):
      let said = presence.isPresent ? Phrase("da", en: "there") : Phrase("nicht da", en: "not there")
      return [
        DiaryEventKind.presence.name.text(), presence.participant, "", "",
        [said.text(), presence.hours?.description].compactMap { $0 }.joined(separator: ", "), id,
      ]
    case .briefing(let briefing):
      return [
        DiaryEventKind.briefing.name.text(), briefing.participants.joined(separator: " "), "", "", briefing.topic, id,
      ]
    case .photo(let photo):
      let place = [photo.unit, photo.place, photo.moment?.name.text(), photo.alternativeText].compactMap { $0 }
      return [DiaryEventKind.photo.name.text(), "", photo.workPackage ?? "", "", place.joined(separator: ", "), id]
    }
  }

  private static func describe(_ seen: WeatherObservation) -> String {
    let degrees: String? =
      switch (seen.minimum_celsius, seen.maximum_celsius) {
      case (let low?, let high?): "\(low) … \(high) °C"
      case (let one?, nil), (nil, let one?): "\(one) °C"
      case (nil, nil): nil
      }
    return [degrees, seen.sky?.name.text(), seen.precipitation?.name.text(), seen.note].compactMap { $0 }
      .joined(separator: ", ")
  }

  static func table(of days: [DiaryDaySummary]) -> Table {
    Table(
      [
        .text("Tag", en: "Day"), .figure("Leute", en: "People"), .figure("Zeit", en: "Time"),
        .figure("Firmen", en: "Firms"), .figure("Zeit", en: "Time"), .figure("Notizen", en: "Notes"),
        .figure("Störungen", en: "Troubles"), .figure("Fassung", en: "Version"), .text("unterschrieben", en: "signed"),
      ],
      rows: days.map { day in
        [
          "\(day.day.weekday.shortName.text()) \(day.day)", String(day.participantCount), day.worked.description,
          String(day.firmCount), day.firmWorked.description, String(day.noteCount), String(day.troubleCount),
          String(day.version), day.signedBy ?? Phrase("nein", en: "no").text(),
        ]
      })
  }
}
