import Domain
import Hummingbird
import Markup
import Store

/// One day of the site diary in one of its versions: weather, work, firms, notes, progress, and who signed it.
struct DiaryDayPage: Sendable {
  let head: PropertyHead
  let day: LocalDate
  /// Nil where nothing was written.
  let entry: DiaryDay?
  let version: Int
  let breaches: [BreachRecord]
  let packageTitles: [String: String]
  let photos: [PhotoRecord]
  let before: LocalDate?
  let after: LocalDate?
  /// What was told to the office from this day.
  let notes: [OfficeNote]

  /// - Parameter version: nil is the newest.
  init(_ tx: Transaction, _ code: String, _ day: LocalDate, version: Int?) throws {
    self.day = day
    head = try PropertyHead.find(code, tx)
    let entry = try DiaryQueries.day(day, of: head.id, tx)
    let latest = entry?.latest?.number ?? 1
    guard (1...latest).contains(version ?? latest) else { throw WebProblem.notFound }
    self.entry = entry
    self.version = version ?? latest
    breaches = try BreachQueries.all(of: head.id, closedToo: true, tx).filter { $0.day == day }
    packageTitles = Dictionary(
      try WorkPackageQueries.all(of: head.id, on: day, tx).map { ($0.facts.code, $0.facts.title) }
    ) { first, _ in first }
    photos = try PhotoQueries.all(of: head.id, during: DateRange(day), tx)
    (before, after) = try PropertyPageQueries.neighbours(of: day, on: head.id, tx)
    notes = try OfficeNotes.all(of: head.id, on: day, settledToo: true, tx)
  }

  /// What is shown: lines of the version, and after them what it took back.
  var events: [DiaryEvent] { entry?.events(inVersion: version) ?? [] }
  private var isNewest: Bool { version == entry?.latest?.number ?? 1 }
  private var isSigned: Bool { entry?.latest?.signedAt != nil }

  func html(_ frame: PropertyFrame) -> HTML {
    let t = frame.t
    let mayWrite = frame.runsSite && isNewest && !isSigned && day <= frame.today
    return frame.html(
      below: .diary, title: "\(t(day.weekday.name)), \(day.german)", tags: tags(t), actions: actions(frame, mayWrite)
    ) {
      neighbours(frame)
      if day > frame.today {
        div(.class("note")) {
          strong { t("Dieser Tag kommt noch", en: "This day is still to come") }
          t("Ein Bautagebuch sagt, was war.", en: "A site diary says what was.")
        }
      } else if entry == nil {
        p(.class("empty")) { t("An diesem Tag wurde nichts eingetragen.", en: "Nothing was written on this day.") }
      }
      if !isNewest {
        div(.class("note warn")) {
          strong { t("Fassung \(version), nicht die neueste", en: "Version \(version), not the newest") }
          a(.href(SiteURL.diary(frame.code, day).path)) { t("Zur neuesten Fassung", en: "To the newest version") }
        }
      }
      if entry != nil || mayWrite {
        div(.class("split")) {
          workCard(frame, mayWrite)
          div(.class("cards")) {
            weatherCard(frame, mayWrite)
            progressCard(frame, mayWrite)
          }
        }
        div(.class("split")) {
          presenceCard(frame, mayWrite)
          briefingCard(frame, mayWrite)
        }
        div(.class("split")) {
          firmCard(frame, mayWrite)
          noteCard(frame, mayWrite)
        }
        photoCard(frame, mayWrite)
      }
      if !breaches.isEmpty {
        section(.class("card")) {
          h2 { t("Arbeit ohne nötigen Nachweis", en: "Work without a needed certificate") }
          BreachList(breaches: breaches, frame: frame).html
        }
      }
      OfficeNoteList(notes: notes, t: t).onDay(frame, day)
      if let entry { versionCard(entry, frame) }
    }
  }

  private func tags(_ t: Words) -> HTML {
    guard let entry, let shown = entry.versions.first(where: { $0.number == version }) else { return .nothing }
    return HTML {
      if entry.versions.count > 1 { span(.class("tag")) { t("Fassung \(version)", en: "version \(version)") } }
      if let name = shown.signedBy {
        span(.class("tag good")) { t("unterschrieben von \(name)", en: "signed by \(name)") }
      } else {
        span(.class("tag warn")) { t("nicht unterschrieben", en: "not signed") }
      }
    }
  }

  private func actions(_ frame: PropertyFrame, _ mayWrite: Bool) -> HTML {
    guard frame.runsSite, isNewest, entry != nil else { return .nothing }
    return isSigned
      ? frame.button(Phrase("Neue Fassung", en: "New version"), to: .diary(frame.code, day, "neue-fassung"))
      : frame.button(
        Phrase("Tag unterschreiben", en: "Sign the day"), to: .diary(frame.code, day, "unterschreiben"), main: true)
  }

  private func neighbours(_ frame: PropertyFrame) -> HTML {
    let t = frame.t
    return nav(.class("pages"), .aria("label", t("Tage", en: "Days"))) {
      if let before {
        a(.class("button"), .rel("prev"), .href(SiteURL.diary(frame.code, before).path)) { "← \(before.german)" }
      }
      a(.href(PropertyTab.diary.url(frame.code).with(["monat": day.yearMonth.iso]).path)) {
        t("Der ganze Monat", en: "The whole month")
      }
      a(.href(SiteURL.diaryWeek(frame.code, CalendarWeek(containing: day)).path)) { t("Die ganze Woche", en: "The whole week") }
      if let after {
        a(.class("button"), .rel("next"), .href(SiteURL.diary(frame.code, after).path)) { "\(after.german) →" }
      }
    }
  }

  // MARK: What was written

  func card(
    _ title: Phrase, _ frame: PropertyFrame, add: (Phrase, String)?, isEmpty: Bool, @HTMLBuilder _ content: () -> HTML
  ) -> HTML {
    let t = frame.t
    return section(.class("card")) {
      h2 { t(title) }
      if isEmpty { p(.class("quiet")) { t("Nichts eingetragen.", en: "Nothing written.") } }
      content()
      if let (label, path) = add {
        p { a(.class("button"), .href(SiteURL.diary(frame.code, day, path).path)) { "+ \(t(label))" } }
      }
    }
  }

  /// A line with the way to take it back.
  func line(
    _ event: DiaryEvent, _ frame: PropertyFrame, _ mayWrite: Bool, _ name: String, @HTMLBuilder _ content: () -> HTML
  )
    -> HTML
  {
    li {
      div(.class("row")) {
        content()
        if mayWrite {
          a(
            .class("quiet small tap ways"),
            .href(SiteURL.diary(frame.code, day, "zuruecknehmen", event.line.id.description).path),
            .aria("label", frame.t("\(name) zurücknehmen", en: "Take back \(name)"))
          ) { frame.t("zurücknehmen", en: "take back") }
        }
      }
    }
  }

  private func workCard(_ frame: PropertyFrame, _ mayWrite: Bool) -> HTML {
    let t = frame.t
    let lines = events.compactMap { event -> (DiaryEvent, WorkDone)? in
      if case .work(let work) = event.line.content { (event, work) } else { nil }
    }
    let packages = Dictionary(grouping: lines, by: \.1.workPackage).sorted { $0.key < $1.key }
    return card(
      Phrase("Was wurde gemacht?", en: "What was done?"), frame, add: mayWrite ? (Phrase("Arbeit", en: "Work"), "arbeit") : nil,
      isEmpty: lines.isEmpty
    ) {
      for (package, lines) in packages {
        div(.class("line")) {
          div(.class("title")) {
            strong {
              a(.href(SiteURL.workPackage(frame.code, package).path)) { packageTitles[package] ?? package }
            }
            span(.class("tag")) { package }
            span(.class("number quiet")) {
              let total = lines.map(\.1.minutes).sum()
              let people = Set(lines.map(\.1.participant)).count
              t(
                "\(people) \(people == 1 ? "Person" : "Personen") · \(total)",
                en: "\(people) \(people == 1 ? "person" : "people") · \(total)")
            }
          }
          ul(.class("trace")) {
            for (event, work) in lines {
              line(event, frame, mayWrite, "\(work.participant) \(work.minutes)") {
                span { frame.participant(work.participant) }
                span(.class("small")) { work.activity ?? "" }
                span(.class("number")) { work.minutes.description }
              }
            }
          }
        }
      }
    }
  }

  private func weatherCard(_ frame: PropertyFrame, _ mayWrite: Bool) -> HTML {
    let seen = events.compactMap { event -> (DiaryEvent, WeatherObservation)? in
      if case .weather(let weather) = event.line.content { (event, weather) } else { nil }
    }
    return card(
      Phrase("Wetter", en: "Weather"), frame, add: mayWrite ? (Phrase("Wetter", en: "Weather"), "wetter") : nil,
      isEmpty: seen.isEmpty
    ) {
      ul(.class("trace")) {
        for (event, weather) in seen.reversed() {
          line(event, frame, mayWrite, frame.t("Wetter", en: "weather")) { span { weather.sentence(frame.t) } }
        }
      }
    }
  }

  private func progressCard(_ frame: PropertyFrame, _ mayWrite: Bool) -> HTML {
    let reports = events.compactMap { event -> (DiaryEvent, ProgressReport)? in
      if case .progress(let report) = event.line.content { (event, report) } else { nil }
    }
    return card(
      Phrase("Fortschritt", en: "Progress"), frame, add: mayWrite ? (Phrase("Stand", en: "Progress"), "stand") : nil,
      isEmpty: reports.isEmpty
    ) {
      ul(.class("trace")) {
        for (event, report) in reports {
          line(event, frame, mayWrite, report.workPackage) {
            a(.href(SiteURL.workPackage(frame.code, report.workPackage).path)) {
              packageTitles[report.workPackage] ?? report.workPackage
            }
            span(.class("number")) { "\(report.done.value / 100) %" }
          }
        }
      }
    }
  }

  private func firmCard(_ frame: PropertyFrame, _ mayWrite: Bool) -> HTML {
    let t = frame.t
    let firms = events.compactMap { event -> (DiaryEvent, FirmPresence)? in
      if case .firm(let firm) = event.line.content { (event, firm) } else { nil }
    }
    return card(
      Phrase("Firmen", en: "Firms"), frame, add: mayWrite ? (Phrase("Firma", en: "Firm"), "firma") : nil, isEmpty: firms.isEmpty
    ) {
      ul(.class("trace")) {
        for (event, firm) in firms {
          line(event, frame, mayWrite, firm.firm) {
            span {
              strong { firm.firm }
              t(
                " · \(firm.headcount) \(firm.headcount == 1 ? "Person" : "Personen")",
                en: " · \(firm.headcount) \(firm.headcount == 1 ? "person" : "people")")
            }
            span(.class("small")) {
              [firm.workPackage, firm.qualification, firm.activity].compactMap { $0 }.joined(separator: " · ")
            }
            span(.class("number")) { firm.minutes.description }
          }
        }
      }
    }
  }

  private func noteCard(_ frame: PropertyFrame, _ mayWrite: Bool) -> HTML {
    let t = frame.t
    let notes = events.compactMap { event -> (DiaryEvent, DiaryNote)? in
      if case .note(let note) = event.line.content { (event, note) } else { nil }
    }
    return card(
      Phrase("Notizen", en: "Notes"), frame, add: mayWrite ? (Phrase("Notiz", en: "Note"), "notiz") : nil,
      isEmpty: notes.isEmpty
    ) {
      ul(.class("trace")) {
        for (event, note) in notes {
          line(event, frame, mayWrite, t(note.kind.name)) {
            span {
              span(.class(note.kind == .incident || note.kind == .hindrance ? "tag warn" : "tag")) { t(note.kind.name) }
              " "
              note.quantity.map { "\($0) \(note.unitOfMeasure ?? "") " } ?? ""
              note.text
            }
            span(.class("quiet small")) { note.workPackage ?? "" }
          }
        }
      }
    }
  }

  private func versionCard(_ entry: DiaryDay, _ frame: PropertyFrame) -> HTML {
    let t = frame.t
    return section(.class("card")) {
      h2 { t("Fassungen", en: "Versions") }
      ol(.class("timeline")) {
        for one in entry.versions {
          li(.class(one.signedAt == nil ? "now" : "past")) {
            strong {
              a(
                .href(SiteURL.diary(frame.code, day).with(["fassung": String(one.number)]).path),
                .aria("current", one.number == version ? "page" : nil)
              ) { t("Fassung \(one.number)", en: "Version \(one.number)") }
            }
            br()
            span(.class("small")) {
              t("begonnen von \(one.openedBy) am \(one.openedAt)", en: "opened by \(one.openedBy) on \(one.openedAt)")
            }
            if let reason = one.reason {
              br()
              span(.class("small")) { t("Grund: \(reason)", en: "Reason: \(reason)") }
            }
            if let name = one.signedBy, let moment = one.signedAt {
              br()
              span(.class("small")) { t("unterschrieben von \(name) am \(moment)", en: "signed by \(name) on \(moment)") }
            }
            takenBack(entry, one.number, frame)
          }
        }
      }
    }
  }

  /// What a version took back stays visible, with the reason.
  private func takenBack(_ entry: DiaryDay, _ number: Int, _ frame: PropertyFrame) -> HTML {
    let gone = entry.events.filter { $0.retractedInVersion == number }
    guard !gone.isEmpty else { return .nothing }
    return ul(.class("trace")) {
      for event in gone {
        li {
          div(.class("row")) {
            span(.class("tag")) { frame.t("zurückgenommen", en: "taken back") }
            span(.class("quiet")) { event.line.content.sentence(frame.t) }
            span(.class("quiet small")) { event.retractionReason ?? "" }
          }
        }
      }
    }
  }
}

extension WeatherObservation {
  /// `2 … 9 °C, bedeckt, Regen`
  func sentence(_ t: Words) -> String {
    let degrees: String? =
      switch (minimum_celsius, maximum_celsius) {
      case (let low?, let high?): "\(low) … \(high) °C"
      case (let one?, nil), (nil, let one?): "\(one) °C"
      case (nil, nil): nil
      }
    return [degrees, sky.map { t($0.name) }, precipitation.map { t($0.name) }, note].compactMap { $0 }.joined(separator: ", ")
  }
}

extension SitePresence {
  /// `da, 7:00–14:30, Pause 0:30`
  func sentence(_ t: Words) -> String {
    [isPresent ? t("da", en: "there") : t("nicht da", en: "not there"), hours?.description].compactMap { $0 }
      .joined(separator: ", ")
  }
}

extension DiaryLine.Content {
  /// The line in a few words.
  func sentence(_ t: Words) -> String {
    switch self {
    case .weather(let seen): seen.sentence(t)
    case .work(let work):
      [work.participant, work.workPackage, work.minutes.description, work.activity].compactMap { $0 }.joined(separator: " · ")
    case .firm(let firm): "\(firm.firm) · \(firm.headcount) × · \(firm.minutes)"
    case .note(let note): "\(t(note.kind.name)): \(note.text)"
    case .progress(let report): "\(report.workPackage): \(report.done.value / 100) %"
    case .presence(let presence): "\(presence.participant): \(presence.sentence(t))"
    case .briefing(let briefing): briefing.topic
    case .photo(let photo): photo.alternativeText
    }
  }
}
