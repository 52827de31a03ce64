import Domain
import Hummingbird
import Markup
import Operations
import Reports
import Store

/// `/berichte` for those who make reports: what is due, what was released, and what has been touched since.
enum ReportListPage {
  static func page(_ visit: Visit) async throws -> Response {
    let (role, today, comparesAll) = (visit.person.role, visit.today, visit.query("vergleichen") != nil)
    let read: @Sendable (Transaction) throws -> ReportListModel = { tx in
      try ReportListModel(tx, for: role, on: today, comparesAll: comparesAll)
    }
    let model = comparesAll ? try await visit.disclose(read) : try await visit.read(read)
    let view = ReportListView(
      model: model, t: visit.t, state: TableState(visit), kinds: ReportKind.kinds(for: role), role: role)
    if let file = try await visit.export(view.table) { return file }
    return visit.page(visit.t("Berichte", en: "Reports"), in: .reports) { view.html }
  }
}

/// A released report in the list, and what has become of its figures.
struct ReportListEntry: Sendable {
  /// What has become of the figures since the release.
  enum Since: Sendable, Hashable {
    case unchanged
    case corrected(Int)
    case changed(Int)
    /// Comparing would read why people were absent, so it is done only when somebody asks.
    case notCompared
    case erased
  }

  let row: ReportListRow
  let kind: ReportKind
  let request: ReportRequest
  var since: Since
  var changes: [FigureChange] = []
  var corrections: [ReportedCorrection] = []

  init?(_ row: ReportListRow) {
    guard let kind = ReportKind(rawValue: row.kind), let request = ReportRequest(kind: kind, parameters: row.parameters) else {
      return nil
    }
    self.row = row
    self.kind = kind
    self.request = request
    since = row.isErased ? .erased : row.corrections > 0 ? .corrected(row.corrections) : .notCompared
  }

  mutating func compare(with state: ReleaseState) {
    guard since != .erased else { return }
    changes = state.changes
    corrections = state.corrections
    since =
      !state.changes.isEmpty
      ? .changed(state.changes.count) : state.corrections.isEmpty ? .unchanged : .corrected(state.corrections.count)
  }
}

/// What the list shows.
struct ReportListModel: Sendable {
  private(set) var entries: [ReportListEntry]
  /// Months of Jobcenters without a report, by Jobcenter.
  let due: [[DueReport]]
  let comparesAll: Bool

  /// How far back a month without a report is called due.
  static let due_months = 24
  /// How many reports are compared with today's data without being asked: each is computed anew.
  private static let compared_max = 40

  init(_ tx: Transaction, for role: Role, on day: LocalDate, comparesAll: Bool) throws {
    self.comparesAll = comparesAll
    let knowsReceipts = role == .coach || role == .management
    entries = try ReportListQueries.rows(knowsReceipts: knowsReceipts, knowsCorrections: true, tx).compactMap(
      ReportListEntry.init)
    if ReportKind.participants.readers.contains(role) {
      due = Dictionary(grouping: try ReportListQueries.due(on: day, back: Self.due_months, tx), by: \.jobcenter)
        .sorted { $0.key < $1.key }.map(\.value)
    } else {
      due = []
    }
    var compared = 0
    for index in entries.indices where comparesAll || entries[index].kind != .participants {
      guard comparesAll || compared < Self.compared_max else { break }
      compared += 1
      let row = entries[index].row
      guard let release = try ReleasedReportStore.look(tx, row.number, version: row.version) else { continue }
      entries[index].compare(with: try ReleaseState(tx, release))
    }
  }

  var touched: [ReportListEntry] { entries.filter { !$0.changes.isEmpty || !$0.corrections.isEmpty } }
  var isAnythingNotCompared: Bool {
    entries.contains { entry in
      switch entry.since {
      case .notCompared: true
      case .corrected: !comparesAll && entry.kind == .participants
      case .unchanged, .changed, .erased: false
      }
    }
  }
}

/// The list on the page: due first, then what was released.
struct ReportListView {
  let model: ReportListModel
  let t: Words
  let state: TableState
  let kinds: [ReportKind]
  let role: Role

  private var mayRelease: Bool { kinds.contains { $0.releasers.contains(role) } }

  var html: HTML {
    HTML {
      div(.class("title")) {
        h1 { t("Berichte", en: "Reports") }
        span(.class("quiet")) { t("\(model.entries.count) freigegeben", en: "\(model.entries.count) released") }
        div(.class("actions")) {
          if kinds.contains(.funding) {
            a(.class("button"), .href(SiteURL.report("journal").path), .rel("nofollow")) {
              t("Journal (hledger)", en: "Journal (hledger)")
            }
          }
          a(.class("button main"), .href(SiteURL.newReport.path)) {
            mayRelease ? t("Bericht erstellen", en: "Make a report") : t("Entwurf ansehen", en: "Look at a draft")
          }
        }
      }
      if kinds.contains(.participants) { due }
      section {
        h2 { t("Freigegebene Berichte", en: "Released reports") }
        if model.isAnythingNotCompared {
          p(.class("quiet small")) {
            t(
              "Ob heutige Daten andere Zahlen ergäben, wird bei Berichten über Teilnehmende nur auf Verlangen geprüft, weil dafür Fehlzeiten "
                + "gelesen werden. ",
              en:
                "Whether today's data would give other figures is checked for reports on participants only when asked for, because it reads "
                + "absences. ")
            a(.href(SiteURL.reports.with(["vergleichen": "ja"]).path)) { t("Alle jetzt vergleichen", en: "Compare all now") }
          }
        }
      }
      table.html(t)
      touched
    }
  }

  @HTMLBuilder private var due: HTML {
    section(.class("card")) {
      h2 { t("Noch nicht freigegeben", en: "Not released yet") }
      if model.due.isEmpty {
        p(.class("quiet")) {
          t(
            "Über jeden abgeschlossenen Monat mit Zuweisungen hat das Jobcenter seinen Bericht.",
            en: "The job centre has its report on every finished month with placements.")
        }
      } else {
        dl(.class("facts")) {
          for months in model.due {
            dt { months.first.map { "\($0.jobcenter) · \($0.name)" } ?? "" }
            dd { dueMonths(months) }
          }
        }
      }
    }
  }

  @HTMLBuilder private func dueMonths(_ months: [DueReport]) -> HTML {
    let whole = months.filter { $0.leftOut == 0 }
    let others = months.count - whole.count
    for (index, due) in whole.enumerated() {
      if index > 0 { " · " }
      a(
        .href(
          SiteURL.draft.with([
            "art": DraftAddress.word(.participants), "jobcenter": due.jobcenter, "monat": due.month.iso,
          ]).path),
        .aria("label", t("\(due.jobcenter) \(due.month.german) erstellen", en: "Make \(due.jobcenter) \(due.month.german)"))
      ) { due.month.german }
    }
    if others > 0 {
      if !whole.isEmpty { br() }
      span(.class("quiet small")) {
        t(
          others == 1
            ? "1 Monat mit Zuweisungen, die jemand anderem anvertraut sind: den gibt die Geschäftsführung frei."
            : "\(others) Monate mit Zuweisungen, die jemand anderem anvertraut sind: die gibt die Geschäftsführung frei.",
          en: others == 1
            ? "1 month with placements entrusted to somebody else: management releases it."
            : "\(others) months with placements entrusted to somebody else: management releases them.")
      }
    }
  }

  var table: DataTable<ReportListEntry> {
    var columns: [DataColumn<ReportListEntry>] = [
      DataColumn("nummer", Phrase("Nummer", en: "Number")) {
        .text($0.row.number)
      } view: { entry, _ in
        a(.class("main"), .href(SiteURL.report(entry.row.number).path)) { entry.row.number }
      },
      DataColumn("fassung", Phrase("Fassung", en: "Version"), figure: true) { .integer($0.row.version) },
      DataColumn("art", Phrase("Art", en: "Kind")) { .phrase($0.kind.name) },
      DataColumn("worueber", Phrase("Worüber", en: "Subject")) { .text($0.request.subject) },
      DataColumn("empfaenger", Phrase("Empfänger", en: "Recipient")) { .text($0.row.recipientName ?? $0.row.recipient) },
      DataColumn("freigegeben", Phrase("freigegeben", en: "released")) { .day($0.row.releasedAt.day) },
      DataColumn("von", Phrase("von", en: "by")) { .text($0.row.releasedBy) },
      DataColumn("seither", Phrase("seither", en: "since")) {
        .phrase($0.since.phrase)
      } view: { entry, t in
        span(.class(entry.since.tag)) { t(entry.since.phrase) }
      },
    ]
    if kinds.contains(.participants) {
      columns.append(
        DataColumn("eingang", Phrase("Eingang bestätigt", en: "Acknowledged")) {
          .day($0.row.receipt?.receivedAt.day)
        } view: { entry, t in
          guard entry.kind == .participants else { return span(.class("quiet")) { "–" } }
          return entry.row.receipt.map { receipt in span { "\(receipt.receivedAt.day.german) · \(receipt.receivedBy)" } }
            ?? span(.class("tag warn")) { t("noch nicht", en: "not yet") }
        })
    }
    return DataTable(
      caption: Phrase("Freigegebene Berichte", en: "Released reports"), columns: columns, rows: .all(model.entries),
      url: .reports,
      state: state,
      empty: Phrase(
        "Noch kein Bericht ist freigegeben. Oben „Bericht erstellen“ beginnt mit einem Entwurf.",
        en: "No report has been released yet. “Make a report” above begins with a draft."))
  }

  @HTMLBuilder private var touched: HTML {
    for entry in model.touched {
      section(.class("card")) {
        h2 { "\(entry.row.number) · \(entry.request.subject)" }
        if !entry.changes.isEmpty {
          ChangesView(
            changes: entry.changes, t: t, before: Phrase("freigegeben", en: "released"), after: Phrase("heute", en: "today"),
            title: Phrase("Geänderte Zahlen in \(entry.row.number)", en: "Changed figures in \(entry.row.number)"),
            shown_max: 10
          ).html
        }
        CorrectionsView(corrections: entry.corrections, t: t).html
        p {
          a(.href(SiteURL.report(entry.row.number).path)) {
            t("\(entry.row.number) ansehen", en: "Look at \(entry.row.number)")
          }
          if entry.kind.releasers.contains(role), !entry.changes.isEmpty {
            " · "
            a(.href(SiteURL.report(entry.row.number, "berichtigen").path)) {
              t("\(entry.row.number) berichtigen", en: "Correct \(entry.row.number)")
            }
          }
        }
      }
    }
  }
}

extension ReportListEntry.Since {
  var phrase: Phrase {
    switch self {
    case .unchanged: Phrase("unverändert", en: "unchanged")
    case .corrected(let count):
      count == 1
        ? Phrase("1 Quelle berichtigt", en: "1 source corrected")
        : Phrase("\(count) Quellen berichtigt", en: "\(count) sources corrected")
    case .changed(let count):
      count == 1
        ? Phrase("1 Zahl geändert", en: "1 figure changed") : Phrase("\(count) Zahlen geändert", en: "\(count) figures changed")
    case .notCompared: Phrase("nicht verglichen", en: "not compared")
    case .erased: Phrase("Zahlen gelöscht", en: "figures erased")
    }
  }

  var tag: String {
    switch self {
    case .unchanged: "tag good"
    case .corrected, .changed: "tag warn"
    case .notCompared, .erased: "tag"
    }
  }
}

/// What was corrected in the sources of a report since, with the reasons that were given.
struct CorrectionsView {
  let corrections: [ReportedCorrection]
  let t: Words

  private static let shown_max = 30

  @HTMLBuilder var html: HTML {
    if !corrections.isEmpty {
      p { strong { t("Berichtigte Quellen", en: "Corrected sources") } }
      ul {
        for correction in corrections.prefix(Self.shown_max) {
          li {
            name(correction) + ": „\(correction.reason)“ (\(correction.actor))"
          }
        }
        if corrections.count > Self.shown_max {
          li { t("und \(corrections.count - Self.shown_max) weitere", en: "and \(corrections.count - Self.shown_max) more") }
        }
      }
    }
  }

  /// A line of the diary by house, day and person, everything else by its key.
  private func name(_ correction: ReportedCorrection) -> String {
    guard let line = correction.line else {
      return t(FigureWording.relation(correction.source.relation)) + " " + correction.source.id
    }
    return t(
      "Bautagebuch \(line.property), \(line.day.german), \(line.participant)",
      en: "Site diary \(line.property), \(line.day.german), \(line.participant)")
  }
}
