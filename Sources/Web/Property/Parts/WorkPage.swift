import Domain
import Hummingbird
import Markup
import Store

/// The work on a house: its packages with how far they are, who is planned onto them, and what broke a work gate.
struct WorkPage: Sendable {
  let head: PropertyHead
  let packages: [WorkPackageRecord]
  let stageNames: [String: Phrase]
  let assignments: [WorkAssignmentRecord]
  let breaches: [BreachRecord]

  init(_ tx: Transaction, _ code: String, on day: LocalDate, as role: Role) throws {
    head = try PropertyHead.find(code, tx)
    packages = try WorkPackageQueries.all(of: head.id, on: day, tx)
    stageNames = Dictionary(try SiteChoices.stageKinds(tx).map { ($0.code, $0.name) }) { first, _ in first }
    let runsSite = PropertyTab.siteRoles.contains(role)
    assignments = runsSite ? try WorkAssignmentQueries.all(of: head.id, in: DateRange(from: day), tx) : []
    // Who keeps the accounts has nothing to do with certificates.
    breaches = role == .finance ? [] : try BreachQueries.all(of: head.id, closedToo: true, tx)
  }

  func html(_ frame: PropertyFrame, _ state: TableState) -> HTML {
    let t = frame.t
    return frame.html(
      .work,
      actions: frame.runsSite
        ? HTML {
          frame.button(Phrase("Einplanen", en: "Plan people"), to: .property(frame.code, "einsatzplan", "neu"))
          frame.button(
            Phrase("Arbeitspaket anlegen", en: "Add a work package"), to: .property(frame.code, "arbeit", "neu"), main: true)
        } : .nothing
    ) {
      table(frame, state).html(t)
      if frame.runsSite {
        section(.class("card")) {
          h2 { t("Einsatzplan ab heute", en: "Assignments from today") }
          if assignments.isEmpty { p(.class("quiet")) { t("Niemand ist eingeplant.", en: "Nobody is planned.") } }
          ul(.class("trace")) {
            for one in assignments {
              li {
                div(.class("row")) {
                  span { frame.participant(one.participant) }
                  a(.href(SiteURL.workPackage(frame.code, one.workPackage).path)) { one.workPackage }
                  span(.class("quiet small")) { one.note ?? "" }
                  span(.class("number")) { t(one.period) }
                }
              }
            }
          }
        }
      }
      if !breaches.isEmpty {
        section(.class("card")) {
          h2 { t("Arbeit ohne nötigen Nachweis", en: "Work without a needed certificate") }
          BreachList(breaches: breaches, frame: frame).html
        }
      }
    }
  }

  func table(_ frame: PropertyFrame, _ state: TableState) -> DataTable<WorkPackageRecord> {
    let (code, stageNames) = (frame.code, stageNames)
    return DataTable(
      caption: Phrase("Arbeitspakete mit Stand", en: "Work packages with their progress"),
      columns: [
        DataColumn("code", Phrase("Code", en: "Code"), onlyInFiles: true) { .text($0.facts.code) },
        DataColumn("paket", Phrase("Arbeitspaket", en: "Work package")) {
          .text($0.facts.title)
        } view: { row, _ in
          HTML {
            a(.class("main"), .href(SiteURL.workPackage(code, row.facts.code).path)) { row.facts.title }
            br()
            span(.class("quiet small")) { [row.facts.code, row.facts.unit].compactMap { $0 }.joined(separator: " · ") }
          }
        },
        DataColumn("bauphase", Phrase("Bauphase", en: "Stage")) { row in
          stageNames[row.facts.stage].map { name in
            .phrase(
              row.facts.occurrence == 1 ? name : name + Phrase(" (\(row.facts.occurrence).)", en: " (\(row.facts.occurrence))"))
          } ?? .text(row.facts.stage)
        },
        DataColumn("gewerk", Phrase("Gewerk", en: "Trade")) { row in
          row.tradeName.map { .phrase($0) } ?? .text(row.facts.trade)
        },
        DataColumn("gewerkecode", Phrase("Gewerk, Code", en: "Trade, code"), onlyInFiles: true) { .text($0.facts.trade) },
        DataColumn("kg", Phrase("KG", en: "CG")) { .text($0.facts.costGroup) },
        DataColumn("wer", Phrase("Wer", en: "Who")) { row in
          (row.firmName ?? row.facts.firm).map { .text($0) } ?? .phrase(row.facts.performer.name)
        },
        DataColumn("plan", Phrase("geplant", en: "planned"), figure: true) {
          $0.facts.planned == .zero ? .none : .minutes($0.facts.planned)
        } view: { row, _ in
          let (time, cost) = (row.facts.planned, row.facts.plannedCost)
          let known = [time == .zero ? nil : time.description, cost.isZero ? nil : cost.description].compactMap { $0 }
          return HTML {
            if known.isEmpty { "–" }
            for (index, figure) in known.enumerated() {
              if index > 0 { br() }
              figure
            }
          }
        },
        DataColumn("plankosten", Phrase("Plankosten", en: "planned cost"), figure: true, onlyInFiles: true) {
          $0.facts.plannedCost.isZero ? .none : .money($0.facts.plannedCost)
        },
        DataColumn("gearbeitet", Phrase("gearbeitet", en: "worked"), figure: true) {
          .minutes($0.worked + $0.firmWorked)
        } view: { row, _ in
          a(.href(SiteURL.trace(code, "arbeitspaket", row.facts.code).path)) { (row.worked + row.firmWorked).description }
        },
        DataColumn("stand", Phrase("Stand", en: "Done"), figure: true) {
          .share($0.done)
        } view: { row, _ in
          .text("\(row.done.value / 100) %")
        },
      ],
      rows: .all(packages), url: PropertyTab.work.url(code), state: state,
      empty: Phrase("Noch kein Arbeitspaket angelegt.", en: "No work package yet."))
  }
}

/// Breaches of work gates with what came of them.
struct BreachList {
  let breaches: [BreachRecord]
  let frame: PropertyFrame

  private var t: Words { frame.t }

  var html: HTML {
    ul(.class("trace")) {
      for breach in breaches {
        li {
          div(.class("row")) {
            span {
              span(.class(breach.closedOn == nil ? "tag bad" : "tag good")) {
                breach.closedOn.map { t("geklärt \($0.german)", en: "settled \($0.german)") } ?? t("offen", en: "open")
              }
              " "
              t(breach.gateName)
            }
            span { frame.participant(breach.participant) }
            span { frame.day(breach.day) }
            a(.href(SiteURL.workPackage(frame.code, breach.workPackage).path)) { breach.workPackage }
            span(.class("number")) { breach.minutes.description }
          }
          if let reason = breach.reason { p(.class("small")) { t("Grund: \(reason)", en: "Reason: \(reason)") } }
          if let followUp = breach.followUp { p(.class("small")) { t("Folge: \(followUp)", en: "Follow-up: \(followUp)") } }
          if breach.closedOn == nil {
            p(.class("quiet small")) { t(breach.hint) }
            if frame.runsSite {
              p {
                a(
                  .class("button"), .href(SiteURL.property(frame.code, "verstoesse", String(breach.number)).path),
                  .aria(
                    "label",
                    t("Verstoß \(breach.number) klären", en: "Settle breach \(breach.number)"))
                ) { t("Klären", en: "Settle") }
              }
            }
          }
        }
      }
    }
  }
}

/// One work package: what is planned, how far it is by whose report, and every hour on it.
struct WorkPackagePage: Sendable {
  let head: PropertyHead
  let package: WorkPackageRecord
  let stageName: Phrase
  let tradeName: Phrase?
  let progress: [TracedProgress]
  let work: ListPage<TracedWork>

  /// Further lines stand on the page of lines.
  static let lines_max = 12

  init(_ tx: Transaction, _ code: String, _ package: String, on day: LocalDate) throws {
    head = try PropertyHead.find(code, tx)
    let id = try orNotFound { [head] in try Lookup.workPackage(package, of: head.id, tx) }
    guard let found = try WorkPackageQueries.all(of: head.id, on: day, tx).first(where: { $0.facts.code == package }) else {
      throw WebProblem.notFound
    }
    self.package = found
    let stage = try SiteChoices.stageKinds(tx).first { $0.code == found.facts.stage }?.name
    stageName = stage ?? Phrase(found.facts.stage, en: found.facts.stage)
    tradeName = try found.facts.trade.flatMap { code in try SiteChoices.trades(tx).first { $0.code == code }?.name }
    progress = try PropertyTraceQueries.progress(of: id, tx)
    work = try PropertyTraceQueries.work(
      on: head.id, .package(id), through: day, ListRequest(rowsPerPage: Self.lines_max), tx
    ).page
  }

  func html(_ frame: PropertyFrame) -> HTML {
    let t = frame.t
    let facts = package.facts
    return frame.html(
      below: .work, title: facts.title, tags: span(.class("tag")) { facts.code },
      actions: frame.runsSite
        ? HTML {
          frame.button(Phrase("Ändern", en: "Change"), to: .workPackage(frame.code, facts.code, "aendern"))
          frame.button(Phrase("Einplanen", en: "Plan people"), to: .workPackage(frame.code, facts.code, "einsatz"))
          frame.button(
            Phrase("Stand melden", en: "Report progress"), to: .workPackage(frame.code, facts.code, "stand"), main: true)
        } : .nothing
    ) {
      div(.class("split")) {
        section(.class("card")) {
          h2 { t("Plan", en: "Plan") }
          FactsView(views: self.facts(frame), t).html
        }
        section(.class("card")) {
          h2 { t("Stand", en: "Progress") }
          p { span(.class("figure")) { "\(package.done.value / 100) %" } }
          ul(.class("trace")) {
            for report in progress {
              li {
                div(.class("row")) {
                  span { frame.day(report.day) }
                  span(.class("number")) { "\(report.done.value / 100) %" }
                }
              }
            }
          }
        }
      }
      section(.class("card")) {
        h2 { t("Gearbeitet", en: "Worked") }
        p {
          a(.class("figure"), .href(SiteURL.trace(frame.code, "arbeitspaket", facts.code).path)) {
            (package.worked + package.firmWorked).description
          }
        }
        ul(.class("trace")) {
          for line in work.rows {
            li {
              div(.class("row")) {
                span { frame.day(line.day) }
                span { line.isFirm ? .text(line.who) : frame.participant(line.who) }
                span(.class("number")) { line.minutes.description }
              }
            }
          }
        }
        if work.count > Self.lines_max {
          p {
            a(.href(SiteURL.trace(frame.code, "arbeitspaket", facts.code).path)) {
              t("Alle \(work.count) Zeilen", en: "All \(work.count) lines")
            }
          }
        }
      }
    }
  }

  private func facts(_ frame: PropertyFrame) -> [(Phrase, HTML?)] {
    let (t, facts) = (frame.t, package.facts)
    return [
      (
        Phrase("Bauphase", en: "Stage"),
        a(.href(SiteURL.stage(frame.code, facts.stage, facts.occurrence).path)) {
          facts.occurrence == 1 ? t(stageName) : "\(t(stageName)) (\(facts.occurrence).)"
        }
      ),
      (Phrase("Einheit", en: "Unit"), facts.unit.map { unit in a(.href(SiteURL.unit(frame.code, unit).path)) { unit } }),
      (
        Phrase("Gewerk", en: "Trade"),
        facts.trade.map { .text([$0, tradeName.map { t($0) }].compactMap { $0 }.joined(separator: " ")) }
      ),
      (
        Phrase("Kostengruppe", en: "Cost group"),
        facts.costGroup.map { .text("\($0) (DIN 276:\(facts.costGroupEdition.map(String.init) ?? "?"))") }
      ),
      (Phrase("Ausführung", en: "Performer"), .text(t(facts.performer.name))),
      (Phrase("Firma", en: "Firm"), (package.firmName ?? facts.firm).map { .text($0) }),
      (Phrase("Geplante Zeit", en: "Planned time"), facts.planned == .zero ? nil : .text(facts.planned.description)),
      (Phrase("Geplante Kosten", en: "Planned cost"), facts.plannedCost.isZero ? nil : .text(facts.plannedCost.description)),
      (
        Phrase("Braucht Nachweise für", en: "Needs certificates for"),
        facts.workKinds.isEmpty ? nil : .text(facts.workKinds.joined(separator: ", "))
      ),
      (Phrase("Bemerkung", en: "Note"), facts.note.map { .text($0) }),
    ]
  }
}
