import Domain
import Markup
import Store

/// The record: what is next, placements, a year of attendance, what somebody may do and has learned, where they went, and pay.
struct RecordView {
  let model: RecordModel
  let address: RecordAddress
  let t: Words

  private var sight: ParticipantSight { model.sight }

  var html: HTML {
    HTML {
      RecordFrame(participant: model.participant, sight: sight, address: address, page: .record, t: t).html(actions: actions)
      if sight.knowsProgress { figures }
      section(.class("card form wide"), .id("zuweisungen")) {
        heading(t("Zuweisungen und Rechtsgrundlagen", en: "Placements and legal bases"))
        placements.html(t)
        if sight.places { add("zuweisungen", t("Zuweisung aufnehmen", en: "Take in a placement")) }
      }
      section(.class("card"), .id("anwesenheit")) {
        heading(t("Anwesenheit der letzten zwölf Monate", en: "Attendance of the last twelve months"))
        model.year.html(address, t)
      }
      if sight.knowsCertificates {
        section(.class("card form wide"), .id("nachweise")) {
          heading(t("Nachweise und Unterweisungen", en: "Certificates and briefings"))
          certificates.html(t)
          if sight.keepsRecord { add("nachweise", t("Nachweis festhalten", en: "Record a certificate")) }
        }
      }
      if sight.knowsProgress {
        section(.class("card form wide"), .id("qualifikationen")) {
          heading(t("Qualifikationen", en: "Qualifications"))
          qualifications.html(t)
          if sight.opensSensitiveFacts { learning }
        }
        if !model.evidence.isEmpty {
          section(.class("card form wide"), .id("nachweisstunden")) {
            heading(t("Nachweisstunden aus dem Bautagebuch", en: "Evidence from the site diary"))
            EvidenceTable.table(model.evidence, t).html(t)
          }
        }
        section(.class("card form wide"), .id("ergebnisse")) {
          heading(t("Ergebnisse", en: "Outcomes"))
          outcomes.html(t)
          if sight.keepsRecord { add("ergebnisse", t("Ergebnis festhalten", en: "Record an outcome")) }
        }
      }
      if sight.keepsMoney {
        section(.class("card form wide"), .id("zahlungen")) {
          heading(t("Lohn und Mehraufwand", en: "Wages and allowances"))
          payments.html(t)
        }
      }
    }
  }

  private var actions: [HTML] {
    var found: [HTML] = []
    if sight.keepsRecord {
      found.append(
        a(.class("button main"), .href(address.page("anwesenheit", "neu").path)) {
          t("Anwesenheit festhalten", en: "Record attendance")
        })
    }
    if address.area == .ownRecord {
      found.append(
        a(.class("button"), .href(address.page("auskunft").path)) { t("Meine Daten erhalten", en: "Get my data") })
    }
    return found
  }

  private func heading(_ text: String) -> HTML { h2 { text } }

  private func add(_ kind: String, _ text: String) -> HTML {
    p { a(.class("button"), .href(address.page(kind, "neu").path)) { text } }
  }

  private var learning: HTML {
    div(.class("filters")) {
      if sight.keepsRecord {
        a(.class("button"), .href(address.page("qualifikationen", "neu").path)) {
          t("Qualifikation festhalten", en: "Record a qualification")
        }
      }
      a(.class("button"), .href(address.page("qualifikationsnachweis").path)) {
        t("Qualifikationsnachweis zum Drucken", en: "Qualification record to print")
      }
    }
  }

  // MARK: What is next

  private var figures: HTML {
    section(.class("cards figures"), .aria("label", t("Auf einen Blick", en: "At a glance"))) {
      if let last = model.year.months.last {
        figure(
          t("Stunden \(last.month.german)", en: "Hours \(last.month.german)"), last.time.description,
          t("\(last.worked_days) Tage anwesend", en: "\(last.worked_days) days present"))
      }
      figure(
        t("Nächster Bericht", en: "Next report"), t(model.reportsDue.first?.report.dueOn),
        model.reportsDue.first.map { "\(t($0.report.kind.name)), \($0.placement)" }
          ?? t("Keiner fällig", en: "None due"))
      if let clock = model.clock, let terms = model.terms {
        figure(
          t("Uhr des § 16d (6)", en: "Clock of § 16d (6)"),
          t(
            "\(clock.used.months) von \(terms.regular_months) Mon.", en: "\(clock.used.months) of \(terms.regular_months) mths"),
          t(ClockSentence.standing(clock, lastDay: model.lastAssignableDay)))
      }
    }
  }

  private func figure(_ title: String, _ value: String, _ note: String) -> HTML {
    div(.class("card")) {
      h2 { title }
      span(.class("figure")) { value }
      br()
      span(.class("quiet small")) { note }
    }
  }

  // MARK: Tables

  private var placements: RecordTable {
    guard sight.knowsPlacementTerms else {
      return RecordTable(
        caption: Phrase("Zuweisungen", en: "Placements"),
        columns: [.text(Phrase("Zuweisung", en: "Placement")), .text(Phrase("Zeitraum", en: "Period"))],
        rows: model.periods.map { [.text($0.code), .text(t($0.period))] })
    }
    var columns: [RecordTable.Column] = [
      .text(Phrase("Zuweisung", en: "Placement")), .text(Phrase("Zeitraum", en: "Period")),
      .text(Phrase("Rechtsgrundlagen", en: "Legal bases")), .text(Phrase("Jobcenter", en: "Jobcenter")),
      .figure(Phrase("Woche", en: "Week")),
    ]
    if sight.knowsRates { columns.append(.figure(Phrase("je Stunde", en: "per hour"))) }
    if sight.knowsProgress { columns.append(.text(Phrase("Berichte", en: "Reports"))) }
    if sight.places || sight.keepsMoney { columns.append(.ways(Phrase("Weiter", en: "Go on"))) }
    return RecordTable(
      caption: Phrase("Zuweisungen", en: "Placements"), columns: columns,
      rows: model.placements.map { placement in
        var cells: [HTML] = [
          HTML {
            placement.code
            br()
            span(.class("quiet small")) { t(placement.kind.name) }
          },
          HTML {
            t(placement.period)
            if let reason = placement.endReason {
              br()
              span(.class("quiet small")) { t("vorzeitig: \(reason)", en: "early: \(reason)") }
            }
          },
          bases(placement), .whole(placement.jobcenter), .text(Minutes(placement.weekdayMinutes.reduce(0, +)).description),
        ]
        if sight.knowsRates { cells.append(.text((placement.wagePerHour ?? placement.allowancePerHour).map { t($0) } ?? "–")) }
        if sight.knowsProgress { cells.append(reports(placement)) }
        if sight.places || sight.keepsMoney { cells.append(ways(placement)) }
        return cells
      })
  }

  private func bases(_ placement: PlacementFacts) -> HTML {
    HTML {
      if placement.bases.isEmpty { span(.class("quiet")) { t("keine", en: "none") } }
      for (index, basis) in placement.bases.enumerated() {
        if index > 0 { br() }
        basis.law
        if basis.period != placement.period {
          " "
          span(.class("quiet small")) { t(basis.period) }
        }
      }
    }
  }

  private func reports(_ placement: PlacementFacts) -> HTML {
    HTML {
      for (index, report) in placement.reports.enumerated() {
        if index > 0 { br() }
        span(.class("small")) { "\(t(report.kind.name)) \(report.dueOn.german)" }
      }
    }
  }

  private func ways(_ placement: PlacementFacts) -> HTML {
    func way(_ page: String, _ text: String) -> HTML {
      HTML {
        a(.class("tap"), .href(address.page("zuweisungen", placement.code, page).path)) {
          text
          span(.class("unseen")) { " \(placement.code)" }
        }
        " "
      }
    }
    return HTML {
      if sight.places {
        way("verlaengern", t("Verlängern", en: "Extend"))
        way("beenden", t("Beenden", en: "End"))
        way("rechtsgrundlage", t("Rechtsgrundlage", en: "Legal basis"))
      }
      if sight.keepsMoney, placement.wagePerHour != nil || placement.allowancePerHour != nil {
        way("lohn", t("Monat buchen", en: "Book a month"))
      }
    }
  }

  private var certificates: RecordTable {
    let showsPapers = sight.role != .siteManager
    let papers: [RecordTable.Column] =
      showsPapers ? [.text(Phrase("Nummer", en: "Number")), .text(Phrase("Aussteller", en: "Issuer"))] : []
    return RecordTable(
      caption: Phrase("Nachweise", en: "Certificates"),
      columns: [
        .text(Phrase("Nachweis", en: "Certificate")), .text(Phrase("Stand", en: "State")), .text(Phrase("Gültig", en: "Valid")),
      ] + papers,
      rows: model.certificates.map { certificate in
        let row: [HTML] = [.text(t(certificate.name)), validity(of: certificate), .text(t(certificate.valid))]
        return row + (showsPapers ? [.text(certificate.number ?? "–"), .text(certificate.issuer ?? "–")] : [])
      })
  }

  private func validity(of certificate: CertificateFacts) -> HTML {
    let day = model.day
    if let first = certificate.valid.lower, day < first { return span(.class("tag")) { t("noch nicht", en: "not yet") } }
    guard let last = certificate.valid.lastDay else { return span(.class("tag good")) { t("ja", en: "yes") } }
    if day > last {
      return model.isReplaced(certificate)
        ? span(.class("tag")) { t("ersetzt", en: "replaced") }
        : span(.class("tag bad")) { t("nein, abgelaufen", en: "no, expired") }
    }
    let left = last.days(since: day)
    return left <= ParticipantListModel.certificateWarning_days && !model.isReplaced(certificate)
      ? span(.class("tag warn")) { t("ja, noch \(left) Tage", en: "yes, \(left) days left") }
      : span(.class("tag good")) { t("ja", en: "yes") }
  }

  private var qualifications: RecordTable {
    RecordTable(
      caption: Phrase("Qualifikationen", en: "Qualifications"), columns: QualificationTable.columns,
      rows: model.qualifications.reversed().map { QualificationTable.row($0, t) })
  }

  private var outcomes: RecordTable {
    RecordTable(
      caption: Phrase("Ergebnisse", en: "Outcomes"),
      columns: [
        .text(Phrase("Ergebnis", en: "Outcome")), .text(Phrase("Am", en: "On")), .text(Phrase("Wo", en: "Where")),
        .text(Phrase("Beruf", en: "Occupation")),
      ],
      rows: model.outcomes.map {
        [.text(t($0.kind.name)), .text(t($0.happenedOn)), .text($0.organisation ?? "–"), .text($0.occupation ?? "–")]
      })
  }

  private var payments: RecordTable {
    RecordTable(
      caption: Phrase("Gebuchte Zahlungen", en: "Booked payments"),
      columns: [
        .text(Phrase("Monat", en: "Month")), .text(Phrase("Beleg", en: "Voucher")), .text(Phrase("Zuweisung", en: "Placement")),
        .figure(Phrase("Zeit", en: "Time")), .figure(Phrase("Betrag", en: "Amount")),
        .text(Phrase("Bezahlt am", en: "Paid on")),
      ],
      rows: model.payments.map { pay in
        [
          .text(pay.month.german), a(.href(SiteURL.voucher(pay.voucher).path)) { pay.voucher }, .text(pay.placement),
          .text(pay.minutes.description), .text(t(pay.amount)), .text(t(pay.paidOn)),
        ]
      })
  }
}

/// How the clock of § 16d (6) SGB II stands, in words.
enum ClockSentence {
  static func standing(_ clock: AssignmentClock, lastDay: LocalDate?) -> Phrase {
    let head =
      clock.used.phrase
      + (clock.window.map {
        Phrase(
          " verbraucht im Fenster \($0.lower?.german ?? "") – \($0.lastDay?.german ?? "")",
          en: " used in the window \($0.lower?.german ?? "") – \($0.lastDay?.german ?? "")")
      } ?? Phrase(" verbraucht", en: " used"))
    switch clock.standing {
    case .regular:
      return head
        + (lastDay.map { Phrase("; ohne Pause längstens bis \($0.german)", en: "; without a break until \($0.german) at most") }
          ?? Phrase("", en: ""))
    case .extensionOnly:
      return head
        + Phrase("; weiter nur als Verlängerung durch das Jobcenter", en: "; more only as an extension by the Jobcenter")
    case .exhausted: return head + Phrase("; ausgeschöpft", en: "; exhausted")
    }
  }
}
