import Domain
import Markup
import Store

/// A month of the site diary as it is printed and signed: everything of each day that a Bautagebuch has to hold (HOAI Anlage 10, LPH 8 e),
/// in its newest version, with room for both signatures.
struct DiaryPrintPage: Sendable {
  let head: PropertyHead
  let month: YearMonth
  let days: [DiaryDay]
  let packages: [String: WorkPackageFacts]
  let firms: [String: String]
  let photos: [LocalDate: [PhotoRecord]]
  /// Working days without an entry: what is missing is printed too.
  let gaps: [LocalDate]
  /// Who signed, by the account's name.
  let signers: [String: String]

  /// - Parameter month: nil is the month of the newest entry.
  init(_ tx: Transaction, _ code: String, _ month: YearMonth?, on day: LocalDate) throws {
    head = try PropertyHead.find(code, tx)
    self.month = try month ?? (tx.ask(DiaryQueries.newestDay(of: head.id, upTo: day)) ?? day).yearMonth
    days = try DiaryQueries.whole(in: self.month.range, of: head.id, tx)
    signers = try AccountQueries.displayNames(of: Set(days.compactMap { $0.latest?.signedBy }), tx)
    gaps = try DiaryQueries.gaps(in: self.month.range, before: day, of: head.id, tx)
    photos = Dictionary(grouping: try PhotoQueries.all(of: head.id, during: self.month.range, tx), by: \.day)
    packages = Dictionary(
      try WorkPackageQueries.all(of: head.id, on: day, tx).map { ($0.facts.code, $0.facts) }
    ) { first, _ in first }
    firms = Dictionary(try SiteChoices.organisations(tx).map { ($0.code, $0.name.german) }) { first, _ in first }
  }

  func html(_ frame: PropertyFrame) -> HTML {
    let t = frame.t
    return frame.html(below: .diary, title: t("Bautagebuch \(t(month.name))", en: "Site diary \(t(month.name))")) {
      if days.isEmpty {
        p(.class("empty")) { t("In diesem Monat wurde nichts eingetragen.", en: "Nothing was written in this month.") }
      }
      if !gaps.isEmpty {
        p {
          t("Arbeitstage ohne Eintrag: ", en: "Working days without an entry: ")
          gaps.map(\.german).joined(separator: ", ")
        }
      }
      for day in days { sheet(day, frame) }
    }
  }

  private func sheet(_ day: DiaryDay, _ frame: PropertyFrame) -> HTML {
    let t = frame.t
    let version = day.latest
    let lines = day.events(inVersion: version?.number ?? 1).map(\.line.content)
    return section(.class("card")) {
      h2 { "\(t(day.day.weekday.name)), \(day.day.german)" }
      dl(.class("facts")) {
        fact(t("Wetter", en: "Weather"), weather(lines, t))
        for kind in DiaryNoteKind.allCases { fact(t(kind.name), notes(kind, lines)) }
        fact(t("Anwesend", en: "Present"), presences(lines, t))
        fact(t("Unterweisung", en: "Briefing"), briefings(lines, t))
        fact(t("Stand der Arbeiten", en: "State of the works"), progress(lines, t))
      }
      work(lines, day.day, frame)
      firmTable(lines, day.day, frame)
      if let photos = photos[day.day] { PhotoList(photos: photos, frame: frame, isPrinted: true).html }
      signatures(day, frame)
    }
  }

  /// What there is to say of something; nothing where nobody said anything.
  private func fact(_ name: String, _ said: [String]) -> HTML {
    guard !said.isEmpty else { return .nothing }
    return HTML {
      dt { name }
      dd {
        for (number, text) in said.enumerated() {
          if number > 0 { br() }
          text
        }
      }
    }
  }

  private func weather(_ lines: [DiaryLine.Content], _ t: Words) -> [String] {
    let seen = lines.compactMap { if case .weather(let weather) = $0 { weather } else { nil } }
    return seen.last.map { [$0.sentence(t)] } ?? []
  }

  private func notes(_ kind: DiaryNoteKind, _ lines: [DiaryLine.Content]) -> [String] {
    lines.compactMap { line in
      guard case .note(let note) = line, note.kind == kind else { return nil }
      let amount = note.quantity.map { "\($0) \(note.unitOfMeasure ?? "") " } ?? ""
      return amount + note.text + (place(note.workPackage).map { " (\($0))" } ?? "")
    }
  }

  private func progress(_ lines: [DiaryLine.Content], _ t: Words) -> [String] {
    var newest: [String: BasisPoints] = [:]
    for case .progress(let report) in lines { newest[report.workPackage] = report.done }
    return newest.sorted { $0.key < $1.key }.map { "\(place($0.key) ?? $0.key): \($0.value.value / 100) %" }
  }

  private func presences(_ lines: [DiaryLine.Content], _ t: Words) -> [String] {
    lines.compactMap { if case .presence(let presence) = $0 { presence } else { nil } }.sorted {
      $0.participant < $1.participant
    }
    .map { "\($0.participant): \($0.sentence(t))" }
  }

  private func briefings(_ lines: [DiaryLine.Content], _ t: Words) -> [String] {
    lines.compactMap { line in
      guard case .briefing(let briefing) = line else { return nil }
      let confirmed = briefing.participants.joined(separator: ", ")
      return briefing.topic + (confirmed.isEmpty ? "" : t(" (bestätigt: \(confirmed))", en: " (confirmed: \(confirmed))"))
    }
  }

  /// The package and where in the house it is.
  private func place(_ package: String?) -> String? {
    package.map { code in
      [packages[code]?.title ?? code, packages[code]?.unit].compactMap { $0 }.joined(separator: ", ")
    }
  }

  private func work(_ lines: [DiaryLine.Content], _ day: LocalDate, _ frame: PropertyFrame) -> HTML {
    let t = frame.t
    let done = lines.compactMap { if case .work(let work) = $0 { work } else { nil } }
    guard !done.isEmpty else { return .nothing }
    let sorted = done.sorted { ($0.workPackage, $0.participant) < ($1.workPackage, $1.participant) }
    return rows(
      t("Teilnehmende", en: "Participants"), day,
      [t("Arbeit und Ort", en: "Work and place"), t("Wer", en: "Who"), t("Was", en: "What")], t("Zeit", en: "Time"),
      sorted.map { ([place($0.workPackage) ?? $0.workPackage, $0.participant, $0.activity ?? ""], $0.minutes) })
  }

  private func firmTable(_ lines: [DiaryLine.Content], _ day: LocalDate, _ frame: PropertyFrame) -> HTML {
    let t = frame.t
    let present = lines.compactMap { if case .firm(let firm) = $0 { firm } else { nil } }
    guard !present.isEmpty else { return .nothing }
    return rows(
      t("Firmen", en: "Firms"), day,
      [t("Firma", en: "Firm"), t("Leute", en: "People"), t("Qualifikation", en: "Qualification"), t("Arbeit", en: "Work")],
      t("Zeit", en: "Time"),
      present.map { firm in
        let what = [place(firm.workPackage), firm.activity].compactMap { $0 }.joined(separator: ": ")
        return ([firms[firm.firm] ?? firm.firm, String(firm.headcount), firm.qualification ?? "", what], firm.minutes)
      })
  }

  /// A table of texts with a time at the end of each row, and their sum.
  private func rows(_ title: String, _ day: LocalDate, _ columns: [String], _ time: String, _ rows: [([String], Minutes)])
    -> HTML
  {
    div(.class("table"), .tabindex(0), .role("region"), .aria("label", "\(title), \(day.german)")) {
      table(.class("rows")) {
        caption { title }
        thead {
          tr {
            for column in columns { th(.scope(.col)) { column } }
            th(.scope(.col), .class("number")) { time }
          }
        }
        tbody {
          for (texts, minutes) in rows {
            tr {
              for (column, text) in zip(columns, texts) { td(.data("label", column)) { text } }
              td(.class("number"), .data("label", time)) { minutes.description }
            }
          }
        }
        tfoot {
          tr {
            td(.colspan(columns.count)) {}
            td(.class("number"), .data("label", time)) { rows.map(\.1).sum().description }
          }
        }
      }
    }
  }

  private func signatures(_ day: DiaryDay, _ frame: PropertyFrame) -> HTML {
    let t = frame.t
    return HTML {
      for version in day.versions where version.reason != nil {
        p(.class("small")) {
          t("Fassung \(version.number): \(version.reason ?? "")", en: "Version \(version.number): \(version.reason ?? "")")
        }
      }
      p {
        if let name = day.latest?.signedBy, let moment = day.latest?.signedAt {
          let signer = signers[name].map { "\($0) (\(name))" } ?? name
          t("Bauleitung: \(signer), \(moment)", en: "Site manager: \(signer), \(moment)")
        } else {
          strong { t("Noch nicht unterschrieben.", en: "Not signed yet.") }
        }
        br()
        t("Auftraggeber oder Firma: ", en: "Client or firm: ")
        "_______________________________"
      }
    }
  }
}
