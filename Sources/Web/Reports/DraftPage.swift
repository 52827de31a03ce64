import Domain
import Hummingbird
import Markup
import Operations
import Reports
import Store

/// `/berichte/entwurf`: a report as it would be released now, with everything to check before that.
enum DraftPage {
  static func page(_ visit: Visit) async throws -> Response {
    guard let request = try DraftAddress.request(visit) else {
      return visit.redirect(to: SiteURL.newReport.with(["art": visit.query("art")]))
    }
    if let form = ReportFiles.form(visit) {
      let report = try await visit.disclose { tx in try request.compute(tx) }
      return try await ReportFiles.draft(form, report, visit)
    }
    let (trace, language, today) = (visit.query("spur"), visit.visitor.language, visit.today)
    guard request.kind.releasers.contains(visit.person.role) else {
      return try await look(visit, request, trace, language, today)
    }
    let isWhole = try await visit.read { tx in (try? request.requireWhole(tx)) != nil }
    return isWhole
      ? try await FormRun(visit, try ReleaseForm(visit)).show() : try await look(visit, request, trace, language, today)
  }

  /// The draft alone, for whoever may not release it, or where it is not whole.
  private static func look(
    _ visit: Visit, _ request: ReportRequest, _ trace: String?, _ language: Language, _ today: LocalDate
  ) async throws -> Response {
    let model = try await visit.disclose { tx in try DraftModel(tx, request, trace: trace, language: language, on: today) }
    let view = DraftView(model: model, t: visit.t)
    return visit.page(visit.t(view.title), in: .reports) {
      div(.class("title")) { h1 { visit.t(view.title) } }
      view.html
    }
  }
}

/// A draft with all that must be known before it is released.
struct DraftModel: Sendable {
  let request: ReportRequest
  let sheet: ReportSheet
  /// Figures that have lines behind them.
  let traced: Set<String>
  /// The lines that were asked for.
  let traces: [TracedFigure]
  let hash: String
  /// Why it cannot be released.
  let obstacle: Problem?
  /// The report about the same thing that was released before.
  let releasedBefore: String?
  let isMonthOver: Bool

  init(_ tx: Transaction, _ request: ReportRequest, trace: String?, language: Language, on day: LocalDate) throws {
    self.request = request
    let report = try request.compute(tx)
    let figures = report.figures
    sheet = ReportSheet(kind: report.kind, figures: figures, names: try ReportNames(tx))
    hash = ContentHash.text(ContentHash.of(figures))
    let all = Language.$override.withValue(language) { report.traces }
    traced = Set(all.map(\.key))
    traces = try trace.map { path in try Language.$override.withValue(language) { try report.traces(of: path) } } ?? []
    do {
      try request.requireWhole(tx)
      obstacle = nil
    } catch let problem as Problem {
      obstacle = problem
    }
    releasedBefore = try ReportListQueries.released(kind: report.kind.rawValue, about: request.subjectParameters, tx)
    if case .participants(_, let month, _, _) = request { isMonthOver = month.lastDay < day } else { isMonthOver = true }
  }
}

/// The draft on the page: what stands in the way first, then the figures with the way to their lines.
struct DraftView {
  let model: DraftModel
  let t: Words
  /// Whether the form for releasing it stands below.
  var mayRelease = false

  private var url: SiteURL { DraftAddress.url(model.request) }

  var title: Phrase {
    Phrase("Entwurf: ", en: "Draft: ") + model.request.kind.name
      + Phrase(" \(model.request.subject)", en: " \(model.request.subject)")
  }

  var html: HTML {
    HTML {
      p(.class("quiet")) {
        t(
          "Stand \(model.request.asOf.german). Noch nicht freigegeben; jede unterstrichene Zahl führt zu ihren Zeilen.",
          en: "As of \(model.request.asOf.german). Not released yet; every underlined figure leads to its lines.")
      }
      div(.class("filters")) {
        a(.class("button"), .href(url.with(["als": "csv"]).path), .rel("nofollow")) { "CSV" }
        a(.class("button"), .href(url.with(["als": "xlsx"]).path), .rel("nofollow")) { "XLSX" }
        a(.class("button"), .href(url.with(["als": "json"]).path), .rel("nofollow")) { "JSON" }
        if case .funding(let property, _) = model.request {
          a(.class("button"), .href(SiteURL.report("journal").with(["objekt": property]).path), .rel("nofollow")) { "hledger" }
        }
        if mayRelease { a(.class("button"), .href("#freigabe")) { t("Zur Freigabe", en: "To the release") } }
        a(.class("button"), .href(change.path)) { t("Auswahl ändern", en: "Change the choice") }
      }
      if let obstacle = model.obstacle { ProblemAnswer.note(obstacle, t) }
      if let number = model.releasedBefore {
        div(.class("note warn")) {
          strong {
            t("Darüber gibt es schon einen freigegebenen Bericht.", en: "There is a released report about this already.")
          }
          t("Ändert sich daran etwas, wird er berichtigt. ", en: "If something about it changes, it is corrected. ")
          a(.href(SiteURL.report(number).path)) { t("Zu \(number)", en: "To \(number)") }
        }
      }
      if !model.isMonthOver {
        div(.class("note warn")) { strong { t("Der Monat ist noch nicht zu Ende.", en: "The month is not over yet.") } }
      }
      if !model.traces.isEmpty { TraceView(traces: model.traces, t: t, close: url).html }
      ReportSheetView(sheet: model.sheet, t: t) { key in
        model.traced.contains(key) ? url.with(["spur": key]).path + "#spur" : nil
      }.html
    }
  }

  private var change: SiteURL {
    switch model.request {
    case .participants(let jobcenter, let month, _, _): DraftAddress.new(.participants, jobcenter: jobcenter, month: month)
    case .funding(let property, _): DraftAddress.new(.funding).with(["objekt": property])
    case .property(let property, _): DraftAddress.new(.property).with(["objekt": property])
    }
  }
}
