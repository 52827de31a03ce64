import Domain
import Hummingbird
import Markup
import Operations
import Reports
import Store

/// `/berichte` for a Jobcenter: the reports that were released to it, each to read, keep and acknowledge. Nothing else of the house.
enum ReceivedReports {
  static func page(_ visit: Visit) async throws -> Response {
    let entries = try await visit.read { tx in
      try ReportListQueries.rows(knowsReceipts: true, knowsCorrections: false, tx).compactMap(ReportListEntry.init)
    }
    let view = ReceivedReportsView(entries: entries, t: visit.t, state: TableState(visit))
    if let file = try await visit.export(view.table) { return file }
    return visit.page(visit.t("Berichte", en: "Reports"), in: .reports) { view.html }
  }

  /// Acknowledging twice changes nothing and says when it was done.
  static func acknowledge(_ visit: Visit) async throws -> Response {
    guard let version = Int(try visit.parameter("version")) else { throw WebProblem.notFound }
    let number = try visit.parameter("number")
    let receipt = try await visit.write { tx in
      guard try ReleasedReportStore.look(tx, number, version: version) != nil else { throw WebProblem.notFound }
      return try AcknowledgeReport(number, version: version).run(tx)
    }
    return visit.redirect(
      to: .report(number, "fassungen", String(version)),
      saying: receipt.map {
        Phrase("Eingang bestätigt am \($0.receivedAt).", en: "Receipt acknowledged on \($0.receivedAt).")
      })
  }
}

/// The reports of a Jobcenter on the page: what is not acknowledged yet first.
struct ReceivedReportsView {
  let entries: [ReportListEntry]
  let t: Words
  let state: TableState

  private var open: [ReportListEntry] { entries.filter { $0.row.receipt == nil } }

  var html: HTML {
    HTML {
      div(.class("title")) {
        h1 { t("Berichte für Ihr Jobcenter", en: "Reports for your job centre") }
        span(.class("quiet")) { t("\(entries.count) freigegeben", en: "\(entries.count) released") }
      }
      if !open.isEmpty {
        div(.class("note")) {
          strong {
            open.count == 1
              ? t("1 Bericht wartet auf Ihre Bestätigung.", en: "1 report waits for your acknowledgement.")
              : t(
                "\(open.count) Berichte warten auf Ihre Bestätigung.",
                en: "\(open.count) reports wait for your acknowledgement.")
          }
          t("Bericht öffnen, lesen, Eingang bestätigen.", en: "Open the report, read it, acknowledge its receipt.")
        }
      }
      table.html(t)
    }
  }

  var table: DataTable<ReportListEntry> {
    DataTable(
      caption: Phrase("Berichte über Teilnehmende Ihres Jobcenters", en: "Reports on participants of your job centre"),
      columns: [
        DataColumn("monat", Phrase("Monat", en: "Month")) {
          .text($0.request.subject)
        } view: { entry, t in
          HTML {
            a(.class("main"), .href(SiteURL.report(entry.row.number).path)) {
              t("Bericht \(entry.month)", en: "Report \(entry.month)")
            }
            br()
            span(.class("quiet small")) { entry.row.number }
          }
        },
        DataColumn("fassung", Phrase("Fassung", en: "Version"), figure: true) { .integer($0.row.version) },
        DataColumn("freigegeben", Phrase("freigegeben", en: "released")) { .day($0.row.releasedAt.day) },
        DataColumn("eingang", Phrase("Eingang", en: "Receipt")) {
          .day($0.row.receipt?.receivedAt.day)
        } view: { entry, t in
          entry.row.receipt.map { receipt in
            span(.class("tag good")) {
              t("bestätigt am \(receipt.receivedAt.day.german)", en: "acknowledged on \(receipt.receivedAt.day.german)")
            }
          } ?? span(.class("tag warn")) { t("noch nicht bestätigt", en: "not acknowledged yet") }
        },
        DataColumn("datei", Phrase("Datei", en: "File")) {
          $0.row.isErased ? .phrase(Phrase("Zahlen gelöscht", en: "figures erased")) : .none
        } view: { entry, t in
          guard !entry.row.isErased else { return span(.class("tag")) { t("Zahlen gelöscht", en: "figures erased") } }
          let url = SiteURL.report(entry.row.number, "fassungen", String(entry.row.version))
          return HTML {
            for form in ["CSV", "JSON"] {
              a(
                .href(url.with(["als": form.lowercased()]).path), .rel("nofollow"),
                .aria("label", t("\(entry.row.number) als \(form)", en: "\(entry.row.number) as \(form)"))
              ) { form }
              " "
            }
          }
        },
      ],
      rows: .all(entries), url: .reports, state: state,
      empty: Phrase(
        "Für Ihr Jobcenter ist noch kein Bericht freigegeben. Sobald einer da ist, steht er hier.",
        en: "No report has been released to your job centre yet. As soon as there is one it stands here."))
  }
}

extension ReportListEntry {
  /// The month a participants' report is about.
  fileprivate var month: String {
    if case .participants(_, let month, _, _) = request { month.german } else { "" }
  }
}
