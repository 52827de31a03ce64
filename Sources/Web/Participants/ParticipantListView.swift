import Domain
import Markup
import Store

/// The list of participants: what waits first, then a line each, in the columns that the acting role has.
struct ParticipantListView {
  let model: ParticipantListModel
  let t: Words
  let state: TableState
  let visitor: Visitor

  private var sight: ParticipantSight { model.sight }

  var html: HTML {
    HTML {
      div(.class("title")) {
        h1 { t("Teilnehmende", en: "Participants") }
        span(.class("quiet")) {
          t(
            "\(model.counts.all) Personen · \(model.counts.placed) mit laufender Zuweisung",
            en: "\(model.counts.all) people · \(model.counts.placed) with a running placement")
        }
        div(.class("actions")) {
          if sight.role != .finance {
            a(.class("button"), .href(SiteURL.weeklyHours.path)) { t("Wochenstunden", en: "Weekly hours") }
            a(.class("button"), .href(SiteURL.unknownDays(lastMonth).path)) { t("Unbekannte Tage", en: "Unknown days") }
          }
          if sight.places {
            a(.class("button main"), .href(SiteURL.under(.participants, "neu").path)) {
              t("Person aufnehmen", en: "Take somebody in")
            }
          }
        }
      }
      OfficeNoteList(notes: model.notes, t: t).waiting(for: visitor)
      if sight.keepsRecord, !waiting.isEmpty || model.openLastMonth.map({ $0 > 0 }) == true {
        section(.class("cards"), .aria("label", t("Heute wichtig", en: "Important today"))) {
          if let open = model.openLastMonth, open > 0 { openDays(open) }
          for (text, link, column) in waiting {
            div(.class("note warn")) {
              strong { text }
              a(.href(SiteURL.participants.with(["sortieren": column]).path)) { link }
            }
          }
        }
      }
      table.html(t)
    }
  }

  private var lastMonth: YearMonth { model.day.yearMonth.adding(months: -1) }

  /// What has to be known before last month is reported.
  private func openDays(_ count: Int) -> HTML {
    div(.class("note warn")) {
      strong {
        count == 1
          ? t("\(t(lastMonth.name)): 1 Tag ohne Angabe", en: "\(t(lastMonth.name)): 1 day of which nobody knows")
          : t(
            "\(t(lastMonth.name)): \(count) Tage ohne Angabe", en: "\(t(lastMonth.name)): \(count) days of which nobody knows")
      }
      a(.href(SiteURL.unknownDays(lastMonth).path)) { t("Alle in einer Liste klären", en: "Settle them all in one list") }
    }
  }

  /// What waits, what the link to it says, and the column that puts it on top.
  private var waiting: [(String, String, String)] {
    var found: [(String, String, String)] = []
    let counts = model.counts
    let (reports, certificates) = (counts.reportsDue, counts.certificatesEnding)
    if reports > 0 {
      found.append(
        (
          reports == 1
            ? t("1 Bericht in den nächsten 30 Tagen", en: "1 report within the next 30 days")
            : t("\(reports) Berichte in den nächsten 30 Tagen", en: "\(reports) reports within the next 30 days"),
          t("Nach Bericht sortieren", en: "Sort by report"), "bericht"
        ))
    }
    if certificates > 0 {
      found.append(
        (
          t(
            "Bei \(certificates) Personen läuft ein Nachweis ab oder ist abgelaufen",
            en: "\(certificates) people have a certificate that ends soon or has ended"),
          t("Nach Nachweis sortieren", en: "Sort by certificate"), "nachweis"
        ))
    }
    if counts.withUnknownDays > 0 {
      let days = counts.unknown_days
      found.append(
        (
          days == 1
            ? t("1 Tag ohne Angabe", en: "1 day of which nobody knows")
            : t("\(days) Tage ohne Angabe", en: "\(days) days of which nobody knows"),
          t("Nach unbekannten Tagen sortieren", en: "Sort by unknown days"), "-unbekannt"
        ))
    }
    return found
  }

  var table: DataTable<ParticipantLine> {
    DataTable(
      caption: Phrase("Teilnehmende mit ihren nächsten Terminen", en: "Participants with their next dates"),
      columns: columns, rows: .page(model.page), url: .participants, state: state,
      empty: Phrase("Ihnen ist niemand anvertraut.", en: "Nobody is entrusted to you."))
  }

  private var columns: [DataColumn<ParticipantLine>] {
    switch sight.role {
    case .siteManager: [code, person, today, placement, certificates]
    case .coach: [code, person, placement, report, certificateEnd, unknown] + hours
    case .finance: [code, person, placement, jobcenter, rate] + hours + [pay]
    default: [code, person, placement, jobcenter, report, certificateEnd, unknown] + hours + [pay]
    }
  }

  private var code: DataColumn<ParticipantLine> {
    DataColumn("kuerzel", Phrase("Kürzel", en: "Code"), onlyInFiles: true) { .text($0.code) }
  }

  private var person: DataColumn<ParticipantLine> {
    DataColumn("person", Phrase("Person", en: "Person")) {
      .text($0.participant.name ?? $0.code)
    } view: { line, _ in
      HTML {
        a(.class("main"), .href(SiteURL.participant(line.code).path)) { line.participant.name ?? line.code }
        if line.participant.name != nil {
          br()
          span(.class("quiet small")) { line.code }
        }
      }
    }
  }

  private var placement: DataColumn<ParticipantLine> {
    let showsLaw = sight.knowsPlacementTerms
    return DataColumn("zuweisung", Phrase("Zuweisung bis", en: "Placed until")) {
      .day($0.placement?.period.lastDay ?? $0.endedOn)
    } view: { line, t in
      HTML {
        if let placement = line.placement {
          t(placement.period.lastDay)
          if showsLaw, let terms = line.terms, !terms.bases.isEmpty {
            br()
            span(.class("quiet small")) { Array(Set(terms.bases.map(\.law))).sorted().joined(separator: ", ") }
          }
        } else {
          span(.class("quiet")) {
            line.endedOn.map { t("beendet \($0.german)", en: "ended \($0.german)") } ?? t("keine", en: "none")
          }
        }
      }
    }
  }

  private var jobcenter: DataColumn<ParticipantLine> {
    DataColumn("jobcenter", Phrase("Jobcenter", en: "Jobcenter")) { .text($0.terms?.jobcenter) }
  }

  private var today: DataColumn<ParticipantLine> {
    DataColumn("heute", Phrase("Heute", en: "Today")) {
      $0.today.map { .phrase($0.name) } ?? .none
    } view: { line, t in
      line.today.map { AttendanceTag.html($0, t) } ?? span(.class("quiet")) { t("nicht geplant", en: "not planned") }
    }
  }

  private var certificates: DataColumn<ParticipantLine> {
    let day = model.day
    return DataColumn("nachweise", Phrase("Nachweise", en: "Certificates"), wide: true) { line in
      .text(line.certificates.filter { $0.isValid(on: day) }.map(\.kind).joined(separator: ", "))
    } view: { line, t in
      HTML {
        if line.certificates.isEmpty { span(.class("tag bad")) { t("keine", en: "none") } }
        for certificate in line.certificates {
          certificate.isValid(on: day)
            ? span(.class("tag good")) { "\(t(certificate.name)): \(t("ja", en: "yes"))" }
            : span(.class("tag bad")) { "\(t(certificate.name)): \(t("nein", en: "no"))" }
          " "
        }
      }
    }
  }

  private var report: DataColumn<ParticipantLine> {
    let day = model.day
    return DataColumn("bericht", Phrase("Nächster Bericht", en: "Next report")) {
      .day($0.nextReport?.dueOn)
    } view: { line, t in
      HTML {
        if let report = line.nextReport {
          let isSoon = report.dueOn.days(since: day) <= ParticipantListModel.reportWarning_days
          if isSoon { span(.class("tag warn")) { report.dueOn.german } } else { report.dueOn.german }
          br()
          span(.class("quiet small")) { t(report.kind.name) }
        } else {
          "–"
        }
      }
    }
  }

  private var certificateEnd: DataColumn<ParticipantLine> {
    let model = model
    return DataColumn("nachweis", Phrase("Nachweis endet", en: "Certificate ends")) {
      .day($0.endingCertificate?.lastDay)
    } view: { line, t in
      HTML {
        if let certificate = line.endingCertificate, let lastDay = certificate.lastDay {
          if lastDay < model.day {
            span(.class("tag bad")) { lastDay.german }
          } else if model.isEnding(certificate) {
            span(.class("tag warn")) { lastDay.german }
          } else {
            lastDay.german
          }
          br()
          span(.class("quiet small")) { t(certificate.name) }
        } else {
          "–"
        }
      }
    }
  }

  private var unknown: DataColumn<ParticipantLine> {
    DataColumn("unbekannt", Phrase("Tage unbekannt", en: "Days unknown"), figure: true) {
      .integer($0.totals.unknown_days)
    } view: { line, _ in
      line.totals.unknown_days == 0
        ? span { "0" }
        : a(.href(SiteURL.participant(line.code).path + "#anwesenheit")) {
          span(.class("tag warn")) { String(line.totals.unknown_days) }
        }
    }
  }

  private var hours: [DataColumn<ParticipantLine>] {
    let month = model.day.yearMonth
    let before = month.adding(months: -1)
    return [
      DataColumn("vormonat", Phrase("Std. \(before.german)", en: "Hours \(before.german)"), figure: true) {
        .minutes($0.totals.lastMonth)
      } view: { line, _ in
        a(.href(RecordAddress.of(line.code).month(before).path)) { line.totals.lastMonth.description }
      },
      DataColumn("monat", Phrase("Std. \(month.german)", en: "Hours \(month.german)"), figure: true) {
        .minutes($0.totals.thisMonth)
      } view: { line, _ in
        a(.href(RecordAddress.of(line.code).month(month).path)) { line.totals.thisMonth.description }
      },
    ]
  }

  private var rate: DataColumn<ParticipantLine> {
    DataColumn("satz", Phrase("je Stunde", en: "per hour"), figure: true) {
      .money($0.terms.flatMap { $0.wagePerHour ?? $0.allowancePerHour })
    }
  }

  private var pay: DataColumn<ParticipantLine> {
    let year = String(model.day.year)
    return DataColumn("lohn", Phrase("Lohn \(year)", en: "Pay \(year)"), figure: true) {
      .money($0.pay)
    } view: { line, t in
      line.pay.map { amount in
        a(.href(SiteURL.participant(line.code).path + "#zahlungen")) { t(amount) }
      } ?? span(.class("quiet")) { "–" }
    }
  }
}
