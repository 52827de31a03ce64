import Domain
import Hummingbird
import Markup
import Operations
import Reports
import Store

/// `/berichte/{number}`: a released version as it was released, what proves it, and what has become of its sources.
enum ReportPage {
  static func page(_ visit: Visit, version: Int?) async throws -> Response {
    let (number, role, trace, language) = (
      try visit.parameter("number"), visit.person.role, visit.query("spur"), visit.visitor.language
    )
    let isFile = ReportFiles.form(visit) != nil
    // Computing it again reads absences, and a Jobcenter's reading is on record too.
    let model = try await visit.disclose { tx in
      try ReportPageModel(tx, number, version: version, for: role, trace: trace, language: language, alone: isFile)
    }
    if let form = ReportFiles.form(visit) {
      guard !model.release.isErased else { throw WebProblem.notFound }
      return try await ReportFiles.released(form, model.release, kind: model.kind, names: model.names, visit)
    }
    let view = ReportPageView(model: model, t: visit.t, role: role, token: visit.visitor.forgeryToken)
    return visit.page("\(model.release.number) · \(model.request.subject)", in: .reports) { view.html }
  }
}

/// A released version with everything that stands with it.
struct ReportPageModel: Sendable {
  let release: StoredRelease
  let kind: ReportKind
  let request: ReportRequest
  let names: ReportNames
  let versions: [ReportVersion]
  /// The version before, where there is one.
  let previous: StoredRelease?
  let receipt: ReportReceipt?
  /// Who released and received, by the account's name, as far as whoever reads may know it.
  private let people: [String: String]
  /// What the database says today; nil for whoever does not see its sources, and for a version that was replaced.
  let state: ReleaseState?
  let sources: [(relation: String, count: Int)]
  /// Figures whose lines can be shown.
  let traced: Set<String>
  let traces: [TracedFigure]

  /// - Parameter alone: only the version itself is wanted, as for a file.
  init(
    _ tx: Transaction, _ number: String, version: Int?, for role: Role, trace: String?, language: Language, alone: Bool
  ) throws {
    guard let release = try ReleasedReportStore.look(tx, number, version: version),
      let kind = ReportKind(rawValue: release.kind),
      let request = ReportRequest(kind: kind, parameters: release.parameters)
    else { throw WebProblem.notFound }
    self.release = release
    self.kind = kind
    self.request = request
    names = try ReportNames(tx)
    versions = try ReportListQueries.versions(of: number, tx)
    previous = release.version > 1 ? try ReleasedReportStore.look(tx, number, version: release.version - 1) : nil
    receipt = role == .jobcenter || role == .coach || role == .management ? try ReportReceipts.find(release.id, tx) : nil
    people = try AccountQueries.displayNames(
      of: Set(versions.map(\.releasedBy) + [receipt?.receivedBy].compactMap(\.self)), tx)
    let isNewest = release.version == versions.map(\.version).max()
    if role == .jobcenter {
      if !alone {
        try AuditEvents.record(
          tx, operation: "report.open", subject: "report:\(number)", facts: ["version": .integer(release.version)])
      }
      sources = []
    } else {
      sources = try ReportListQueries.sources(of: release.id, tx)
    }
    let state = role == .jobcenter || alone || !isNewest ? nil : try ReleaseState(tx, release, keepsReport: true)
    self.state = state
    let all = Language.$override.withValue(language) { state?.recomputed?.traces ?? [] }
    traced = Set(all.map(\.key))
    traces =
      try trace.flatMap { path in
        try Language.$override.withValue(language) { try state?.recomputed?.traces(of: path) }
      } ?? []
  }
}

extension ReportPageModel {
  /// What somebody is called who did something with the report.
  func name(_ account: String) -> String { people[account] ?? account }
}

/// A released version on the page, laid out so that it prints as the report itself.
struct ReportPageView {
  let model: ReportPageModel
  let t: Words
  let role: Role
  let token: String?

  private var release: StoredRelease { model.release }
  private var url: SiteURL { .report(release.number, "fassungen", String(release.version)) }
  private var newest: Int { model.versions.map(\.version).max() ?? release.version }

  var html: HTML {
    HTML {
      div(.class("title")) {
        h1 { t(model.kind.title) + " " + model.request.subject }
        span(.class("quiet")) {
          t("\(release.number), Fassung \(release.version)", en: "\(release.number), version \(release.version)")
        }
        if !release.isErased {
          div(.class("actions")) {
            a(.class("button"), .href(url.with(["als": "csv"]).path), .rel("nofollow")) { "CSV" }
            a(.class("button"), .href(url.with(["als": "xlsx"]).path), .rel("nofollow")) { "XLSX" }
            a(.class("button"), .href(url.with(["als": "json"]).path), .rel("nofollow")) { "JSON" }
            if role != .jobcenter, release.version == newest, model.kind.releasers.contains(role) {
              a(.class("button"), .href(SiteURL.report(release.number, "berichtigen").path)) { t("Berichtigen", en: "Correct") }
            }
          }
        }
      }
      notes
      facts
      if role == .jobcenter { acknowledgement }
      if !model.traces.isEmpty { TraceView(traces: model.traces, t: t, close: url).html }
      if !release.isErased {
        ReportSheetView(sheet: ReportSheet(kind: model.kind, figures: release.figures, names: model.names), t: t) { key in
          model.traced.contains(key) ? url.with(["spur": key]).path + "#spur" : nil
        }.html
      }
      since
      comparison
      history
    }
  }

  @HTMLBuilder private var notes: HTML {
    if release.isErased {
      div(.class("note")) {
        strong {
          t(
            "Die Zahlen dieses Berichts wurden nach Ablauf ihrer Frist gelöscht.",
            en: "The figures of this report were erased when their time was up.")
        }
        t(
          "Die Prüfsumme bleibt: Wer den Bericht hat, kann ihn damit belegen.",
          en: "The checksum stays: whoever has the report can prove it by that.")
      }
    } else if !release.isIntact {
      div(.class("note bad"), .role("alert")) {
        strong {
          t("Die Zahlen passen nicht zur Prüfsumme der Freigabe.", en: "The figures do not match the checksum of the release.")
        }
        t(
          "Der Bericht ist nicht mehr, was freigegeben wurde: bitte der Verwaltung melden.",
          en: "The report is no longer what was released: please tell the administrator.")
      }
    }
    if release.version < newest {
      div(.class("note warn")) {
        strong { t("Es gibt eine neuere Fassung.", en: "There is a newer version.") }
        a(.href(SiteURL.report(release.number).path)) { t("Zu Fassung \(newest)", en: "To version \(newest)") }
      }
    }
  }

  private var facts: HTML {
    section(.class("card")) {
      h2 { t("Freigabe", en: "Release") }
      dl(.class("facts")) {
        dt { t("Bericht", en: "Report") }
        dd { t("\(release.number), Fassung \(release.version)", en: "\(release.number), version \(release.version)") }
        dt { t("Art", en: "Kind") }
        dd { t(model.kind.name) }
        dt { t("Stand", en: "As of") }
        dd { model.request.asOf.german }
        dt { t("Empfänger", en: "Recipient") }
        dd { release.recipient.map { "\(t(model.names.name($0, in: .organisations))) (\($0))" } ?? "–" }
        dt { t("Freigegeben", en: "Released") }
        dd { done(release.releasedAt, by: release.releasedBy) }
        if let reason = release.reason {
          dt { t("Grund der Berichtigung", en: "Reason for the correction") }
          dd { reason }
        }
        if model.kind == .participants {
          dt { t("Eingang bestätigt", en: "Acknowledged") }
          dd {
            model.receipt.map { done($0.receivedAt, by: $0.receivedBy) } ?? t("noch nicht", en: "not yet")
          }
        }
        dt { "SHA-256" }
        dd {
          code { ContentHash.text(release.hash) }
          if !release.isErased {
            " "
            span(.class(release.isIntact ? "tag good" : "tag bad")) {
              release.isIntact ? t("stimmt", en: "matches") : t("stimmt nicht", en: "does not match")
            }
          }
        }
        if let state = model.state, !release.isErased {
          dt { t("Seither", en: "Since") }
          dd {
            let since = ReportListEntry.Since(state)
            span(.class(since.tag)) { t(since.phrase) }
          }
        }
      }
    }
  }

  @HTMLBuilder private var acknowledgement: HTML {
    if let receipt = model.receipt {
      div(.class("note good")) {
        strong { t("Eingang bestätigt", en: "Receipt acknowledged") }
        t("am ", en: "on ") + done(receipt.receivedAt, by: receipt.receivedBy)
      }
    } else {
      form(.class("form card"), .method(.post), .action(url.path + "/bestaetigen")) {
        input(.type("hidden"), .name("_token"), .value(token))
        p {
          t(
            "Mit der Bestätigung halten Sie fest, dass Ihr Jobcenter Fassung \(release.version) erhalten hat.",
            en: "By acknowledging you record that your job centre has received version \(release.version).")
        }
        div(.class("buttons")) {
          button(.class("button main"), .type("submit")) { t("Eingang bestätigen", en: "Acknowledge receipt") }
        }
      }
    }
  }

  @HTMLBuilder private var since: HTML {
    if let state = model.state, state.isTouched {
      section(.class("card")) {
        h2 { t("Was sich seit der Freigabe geändert hat", en: "What has changed since the release") }
        if !state.changes.isEmpty {
          ChangesView(
            changes: state.changes, t: t, before: Phrase("freigegeben", en: "released"), after: Phrase("heute", en: "today"),
            title: Phrase("Zahlen, die heute anders wären", en: "Figures that would be different today")
          ).html
        }
        CorrectionsView(corrections: state.corrections, t: t).html
        if !state.changes.isEmpty, model.kind.releasers.contains(role) {
          p(.class("buttons")) {
            a(.class("button"), .href(SiteURL.report(release.number, "berichtigen").path)) {
              t("Als neue Fassung berichtigen", en: "Correct as a new version")
            }
          }
        }
      }
    }
  }

  @HTMLBuilder private var comparison: HTML {
    if let previous = model.previous, !previous.isErased, !release.isErased {
      section(.class("card")) {
        h2 { t("Gegenüber Fassung \(previous.version)", en: "Compared with version \(previous.version)") }
        ChangesView(
          changes: FigureChange.between(previous.figures, release.figures), t: t,
          before: Phrase("Fassung \(previous.version)", en: "version \(previous.version)"),
          after: Phrase("Fassung \(release.version)", en: "version \(release.version)"),
          title: Phrase("Unterschiede zur Fassung davor", en: "Differences from the version before")
        ).html
      }
    }
  }

  private func done(_ moment: Moment, by account: String) -> String {
    t("\(moment) von \(model.name(account))", en: "\(moment) by \(model.name(account))")
  }

  @HTMLBuilder private var history: HTML {
    if model.versions.count > 1 || !model.sources.isEmpty {
      section(.class("card")) {
        h2 { t("Fassungen und Quellen", en: "Versions and sources") }
        if model.versions.count > 1 {
          ul {
            for version in model.versions {
              li {
                if version.version == release.version {
                  t("Fassung \(version.version) (diese)", en: "version \(version.version) (this one)")
                } else {
                  a(.href(SiteURL.report(release.number, "fassungen", String(version.version)).path)) {
                    t("Fassung \(version.version)", en: "Version \(version.version)")
                  }
                }
                ", " + done(version.releasedAt, by: version.releasedBy)
                version.reason.map { ": „\($0)“" }
              }
            }
          }
        }
        if !model.sources.isEmpty {
          p {
            t("Die Zahlen kommen aus: ", en: "The figures come from: ")
            model.sources.map { "\($0.count) \(t(FigureWording.relation($0.relation)))" }.joined(separator: ", ")
          }
        }
      }
    }
  }
}

extension ReportKind {
  /// What the report calls itself.
  var title: Phrase {
    switch self {
    case .participants: Phrase("Bericht über Teilnehmende", en: "Report on participants")
    case .funding: Phrase("Finanzierungsbericht", en: "Funding report")
    case .property: Phrase("Objektbericht", en: "Property report")
    }
  }
}

extension ReportListEntry.Since {
  init(_ state: ReleaseState) {
    self =
      !state.changes.isEmpty
      ? .changed(state.changes.count) : state.corrections.isEmpty ? .unchanged : .corrected(state.corrections.count)
  }
}
