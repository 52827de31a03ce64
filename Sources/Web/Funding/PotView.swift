import Domain
import Markup
import Store

/// The page of a pot: what is urgent, the figures, time against money, the plan, the houses, the decision and its rules.
struct PotView {
  let model: PotModel
  let t: Words
  let mayKeep: Bool

  /// As many findings as stand open on the page; the others are folded.
  private static let openFindings_max = 5

  private var pot: PotRecord { model.pot }
  private func url(_ rest: String...) -> SiteURL {
    switch rest.count {
    case 0: .pot(pot.code)
    case 1: .pot(pot.code, rest[0])
    case 2: .pot(pot.code, rest[0], rest[1])
    default: .pot(pot.code, rest[0], rest[1], rest[2])
    }
  }

  var html: HTML {
    HTML {
      Crumbs.html([(t(Area.pots.name), .pots)], here: pot.code, t)
      title
      if !model.isWhole {
        p(.class("quiet")) {
          t(
            "Zugeordnet und bezahlt ist hier, was Ihre Objekte betrifft.",
            en: "Allocated and paid is what concerns your properties.")
        }
      }
      findings
      figures
      if let overTime = model.overTime {
        section(.class("card")) {
          h2 { t("Zeit gegen Geld", en: "Time against money") }
          overTime.html(t)
          details {
            summary { t("Verlauf als Tabelle", en: "Course as a table") }
            overTime.table(t)
          }
        }
      }
      plan
      houses
      div(.class("split")) {
        decision
        if !model.uses.isEmpty { reports }
      }
      rules
    }
  }

  private var title: HTML {
    div(.class("title")) {
      h1 { pot.name }
      span(.class("tag info")) { kind }
      model.clock.tag(t)
      if pot.isInvented { span(.class("tag")) { t("Beispiel", en: "example") } }
      div(.class("actions")) {
        FundingParts.button(t("Belegliste", en: "Vouchers"), url("belege"))
        if mayKeep { FundingParts.button(t("Bescheid ändern", en: "Change the decision"), url("aendern"), main: true) }
      }
    }
  }

  private var kind: String {
    guard let finance = pot.financeType else { return t(pot.kind.name) }
    let rate = pot.rate.map { " \($0)" } ?? ""
    return switch finance {
    case .share: t("Anteilfinanzierung\(rate)", en: "share financing\(rate)")
    case .shortfall: t("Fehlbedarfsfinanzierung", en: "shortfall financing")
    case .fixed: t("Festbetragsfinanzierung", en: "fixed-sum financing")
    case .full: t("Vollfinanzierung", en: "full financing")
    }
  }

  @HTMLBuilder private var findings: HTML {
    if !model.findings.isEmpty {
      section(.id("feststellungen"), .class("card")) {
        h2 { t("Feststellungen", en: "Findings") }
        list(model.findings.prefix(Self.openFindings_max))
        if model.findings.count > Self.openFindings_max {
          let others = model.findings.count - Self.openFindings_max
          details {
            summary { others == 1 ? t("1 weitere", en: "1 more") : t("\(others) weitere", en: "\(others) more") }
            list(model.findings.dropFirst(Self.openFindings_max))
          }
        }
      }
    }
  }

  private func list(_ findings: ArraySlice<PotModel.Finding>) -> HTML {
    ul {
      for finding in findings {
        li {
          t(finding.sentence)
          " "
          span(.class("quiet small")) { finding.code }
        }
      }
    }
  }

  private var figures: HTML {
    section(.class("cards figures"), .aria("label", t("Beträge", en: "Amounts"))) {
      if model.isWhole {
        FundingParts.figure(
          pot.kind == .loan ? t("Darlehen", en: "Loan") : t("Bewilligt", en: "Granted"), t(pot.granted), note: grantedNote)
      } else {
        FundingParts.figure(t("Für Ihre Objekte", en: "For your properties"), t(model.committed))
      }
      FundingParts.figure(
        t("Zugeordnet", en: "Allocated"), model.covered.description, href: url("zuordnungen"),
        note: model.isWhole
          ? t(
            "von \(model.eligible) im Plan · \(model.voucherCount) Belege",
            en: "of \(model.eligible) in the plan · \(model.voucherCount) vouchers") : nil)
      FundingParts.figure(
        t("Bezahlt", en: "Paid"), model.paid.description, href: url("zuordnungen", "bezahlt"),
        note: t(
          "\(model.covered - model.paid) noch nicht bezahlt", en: "\(model.covered - model.paid) not paid yet"))
      FundingParts.figure(
        t("Frei", en: "Free"), model.clock.rest.map(\.description) ?? t("unbekannt", en: "unknown"),
        note: [model.clock.leftovers(t), spendNote].compactMap { $0 }.joined(separator: " · "))
    }
  }

  private var grantedNote: String? {
    let share = pot.rate.flatMap { _ in
      model.planned.isZero ? nil : t("von \(model.planned) im Plan", en: "of \(model.planned) planned")
    }
    let number = pot.grantNumber.map { number in
      pot.grantedOn.map { t("Bescheid \(number) vom \($0.german)", en: "decision \(number) of \($0.german)") }
        ?? t("Bescheid \(number)", en: "decision \(number)")
    }
    return [share, number].compactMap { $0 }.joined(separator: " · ")
  }

  private var spendNote: String? {
    pot.spendWithin_days.map {
      t("Abgerufenes binnen \($0) Tagen zu verausgaben", en: "to be spent within \($0) days of payout")
    }
  }

  private var plan: HTML {
    HTML {
      heading(t("Finanzierungsplan", en: "Plan"), t("Einzelansatz anlegen", en: "Add a budget line"), url("ansaetze", "neu"))
      PlainTable(
        caption: Phrase("Einzelansätze des Plans", en: "Budget lines of the plan"), columns: planColumns,
        rows: model.lines.map { line in PlainTable.Row(cells: planCells(line)) },
        total: model.isWhole
          ? [
            .text(t("Summe", en: "Total")), .text(model.planned.description), .text(model.eligible.description),
            .text(model.covered.description), .text(model.paid.description),
            .text((model.planned - model.eligible).description), .nothing,
          ]
          : [
            .text(t("Summe", en: "Total")), .text(model.eligible.description), .text(model.covered.description),
            .text(model.paid.description),
          ],
        empty: Phrase(
          "Noch kein Einzelansatz; ohne ihn lässt sich nichts zuordnen.",
          en: "No budget line yet; without one nothing can be allocated.")
      ).html(t)
    }
  }

  private var planColumns: [PlainTable.Column] {
    let name = PlainTable.Column("Einzelansatz", en: "Budget line")
    let columns: [PlainTable.Column] = [
      .init("förderfähig", en: "eligible", figure: true), .init("zugeordnet", en: "allocated", figure: true),
      .init("bezahlt", en: "paid", figure: true),
    ]
    // What is planned is planned for all houses of the pot: nothing for whoever sees only their own.
    guard model.isWhole else { return [name] + columns }
    return [name, .init("geplant", en: "planned", figure: true)] + columns + [
      .init("frei im Plan", en: "free in the plan", figure: true), .init("genutzt", en: "used", wide: true),
    ]
  }

  private func planCells(_ line: BudgetLineFacts) -> [HTML] {
    let rest = line.planned - line.eligible
    let name = FundingParts.pair(
      a(.class("main"), .href(url("ansaetze", line.code).path)) { "\(line.code) \(line.name)" }, line.overrunReason)
    let cells: [HTML] = [
      FundingParts.link(line.eligible.description, url("ansaetze", line.code)),
      FundingParts.link(line.covered.description, url("ansaetze", line.code)),
      FundingParts.link(line.paid.description, url("ansaetze", line.code, "bezahlt")),
    ]
    guard model.isWhole else { return [name] + cells }
    return [name, .text(line.planned.description)] + cells + [
      .text(rest.description),
      HTML {
        MoneyBar(plan: line, t).html
        if rest.isNegative {
          span(.class("tag warn")) { overrun(line) }
          " "
        }
        if mayKeep {
          a(
            .class("small tap ways"), .href(url("ansaetze", line.code, "aendern").path),
            .aria("label", t("ändern: \(line.code)", en: "change: \(line.code)"))
          ) { t("ändern", en: "change") }
        }
      },
    ]
  }

  private func overrun(_ line: BudgetLineFacts) -> String {
    let excess = (line.eligible - line.planned).description
    if line.overrunReason != nil { return t("\(excess) darüber, durch Auflage gedeckt", en: "\(excess) over, by requirement") }
    if let allowed = pot.lineOverrun {
      return t("\(excess) darüber, Ausgleich nötig (\(allowed)-Regel)", en: "\(excess) over, to be balanced (\(allowed) rule)")
    }
    return t("\(excess) darüber", en: "\(excess) over")
  }

  private var houses: HTML {
    HTML {
      heading(
        t("Objekte und Bauphasen", en: "Properties and stages"), t("Objekt vorsehen", en: "Set aside for a property"),
        url("objekte", "neu"))
      PlainTable(
        caption: Phrase("Was der Topf für Objekte vorsieht und bezahlt", en: "What the pot holds and pays for properties"),
        columns: [
          .init("Objekt", en: "Property"), .init("Bauphasen", en: "Stages", wide: true),
          .init("vorgesehen", en: "set aside", figure: true), .init("zugeordnet", en: "allocated", figure: true),
          .init("bezahlt", en: "paid", figure: true), .init("Rest", en: "rest", figure: true),
        ],
        rows: model.houses.map { PlainTable.Row(cells: cells($0)) },
        total: [
          .text(t("Summe", en: "Total")), .nothing, .text(model.committed?.description ?? "–"),
          .text(model.covered.description),
          .text(model.paid.description), .nothing,
        ],
        empty: Phrase("Noch für kein Objekt vorgesehen.", en: "Not set aside for any property yet.")
      ).html(t)
    }
  }

  private func cells(_ house: PotModel.House) -> [HTML] {
    [
      house.code.map { code in
        FundingParts.pair(
          a(.class("main"), .href(SiteURL.property(code).path)) { house.name ?? code },
          [code, house.commitment?.source].compactMap { $0 }.joined(separator: " · "))
      } ?? .text(t("ohne Objekt", en: "no property")),
      HTML {
        for part in house.spending where !part.covered.isZero {
          if let stage = part.stage {
            span(.class("tag")) {
              let name = (part.occurrence ?? 1) > 1 ? "\(t(stage)) \(part.occurrence ?? 1)" : t(stage)
              "\(name): "
              HTML.whole(part.covered.description)
            }
            " "
          }
        }
      },
      .text(house.commitment.map { t($0.amount) } ?? "–"),
      house.code.map { FundingParts.link(house.covered.description, url("objekte", $0)) } ?? .text(house.covered.description),
      house.code.map { FundingParts.link(house.paid.description, url("objekte", $0, "bezahlt")) }
        ?? .text(house.paid.description),
      .text(house.rest.map(\.description) ?? "–"),
    ]
  }

  private var decision: HTML {
    section(.class("card")) {
      h2 { t("Bescheid", en: "Decision") }
      FundingParts.facts([
        (t("Code", en: "Code"), pot.code), (t("Art", en: "Kind"), t(pot.kind.name)),
        (t("Geldgeber", en: "Funder"), model.funder), (t("Programm", en: "Programme"), pot.programme),
        (t("Bescheid", en: "Decision"), pot.grantNumber), (t("vom", en: "of"), pot.grantedOn?.german),
        (t("Nebenbestimmungen", en: "Conditions"), pot.ruleVersion),
        (t("Finanzierungsart", en: "Type of finance"), pot.financeType.map { t($0.name) }),
        (t("Fördersatz", en: "Rate"), pot.rate?.description),
        (t("Eigenanteil", en: "Own share"), model.isWhole && !pot.ownShare.isZero ? pot.ownShare.description : nil),
        (t("andere Deckung", en: "Other cover"), model.isWhole && !pot.otherCover.isZero ? pot.otherCover.description : nil),
        (t("Bewilligungszeitraum", en: "Eligible period"), pot.eligiblePeriod.map { t($0) }),
        (
          t("Zahlungen außerhalb", en: "Payments outside"),
          pot.eligiblePeriod == nil
            ? nil
            : pot.refusesOutsidePeriod
              ? t("schließt der Bescheid aus", en: "are excluded by the decision")
              : t("werden als Hinweis gezeigt", en: "are shown as a finding")
        ),
        (
          t("Überschreitung je Ansatz", en: "Overrun of a line"),
          pot.lineOverrun.map { t("höchstens \($0)", en: "at most \($0)") }
            ?? t("nur die Summe bindet", en: "only the total binds")
        ),
        (t("zu verausgaben binnen", en: "To be spent within"), pot.spendWithin_days.map { t("\($0) Tagen", en: "\($0) days") }),
        (t("Zweckbindung bis", en: "Bound until"), pot.bindingUntil?.german), (t("Bindung", en: "Binding"), pot.bindingRule),
        (t("Aufbewahren bis", en: "Keep until"), pot.retentionUntil?.german),
        (t("Quelle", en: "Source"), pot.source.map { $0 + (pot.evidence.map { " (\(t($0.name)))" } ?? "") }),
        (t("Bemerkung", en: "Note"), pot.note),
      ])
    }
  }

  private var reports: HTML {
    section(.class("card")) {
      h2 { t("Freigegebene Berichte", en: "Released reports") }
      ul {
        for use in model.uses {
          li {
            FundingParts.link(
              t("\(use.number), Fassung \(use.version)", en: "\(use.number), version \(use.version)"), .report(use.number))
            " "
            span(.class("quiet small")) {
              use.releasedAt.day.german + (use.isReplaced ? t(", ersetzt", en: ", replaced") : "")
            }
          }
        }
      }
      p(.class("quiet small")) {
        t(
          "Änderungen am Bescheid brauchen deshalb einen Grund.", en: "Changes of the decision therefore need a reason.")
      }
    }
  }

  private var rules: HTML {
    HTML {
      heading(t("Förderregeln", en: "Eligibility rules"), t("Regel anlegen", en: "Add a rule"), url("regeln", "neu"))
      PlainTable(
        caption: Phrase("Was der Topf zahlen darf", en: "What the pot may pay for"),
        columns: [
          .init("Nr.", en: "No."), .init("Wirkung", en: "Effect"), .init("gilt für", en: "holds for"),
          .init("Klausel", en: "Clause", wide: true), .init("gültig", en: "valid"), .init("Beleg", en: "Evidence"),
        ],
        rows: model.rules.map { rule in
          PlainTable.Row(cells: [
            .text(String(rule.position)),
            span(.class(rule.effect == .eligible ? "tag good" : "tag bad")) { t(rule.effect.name) }, .text(scope(of: rule)),
            .text(rule.clause), .text(rule.valid == .unbounded ? t("unbefristet", en: "unlimited") : t(rule.valid)),
            FundingParts.pair(
              .text(t(rule.evidence.name)),
              [.law, .verified].contains(rule.evidence) ? t("lehnt ab", en: "refuses") : t("warnt nur", en: "only warns")),
          ])
        },
        empty: Phrase("Keine Regel: der Topf darf alles zahlen.", en: "No rule: the pot may pay for everything.")
      ).html(t)
    }
  }

  private func scope(of rule: EligibilityRuleFacts) -> String {
    let parts = [
      rule.budgetLine.map { t("Ansatz \($0)", en: "line \($0)") }, rule.property,
      rule.stage.map { t("Bauphase \($0)", en: "stage \($0)") },
      rule.costGroupPrefix.map { t("KG \($0.padding(to: 3))", en: "cost group \($0.padding(to: 3))") },
      rule.costKind.map { t("Kostenart \($0)", en: "kind \($0)") },
    ].compactMap { $0 }
    return parts.isEmpty ? t("alles", en: "everything") : parts.joined(separator: ", ")
  }

  private func heading(_ text: String, _ action: String, _ url: SiteURL) -> HTML {
    div(.class("title")) {
      h2 { text }
      if mayKeep { div(.class("actions")) { FundingParts.button(action, url) } }
    }
  }
}

extension MoneyBar {
  /// A line of a plan: what is planned as eligible, and of it what stands there and what of that is paid.
  fileprivate init(plan line: BudgetLineFacts, _ t: Words) {
    self.init(
      granted_cents: line.planned.cents, allocated_cents: line.eligible.cents, paid_cents: line.paid.cents,
      label: t(
        "\(line.eligible) von \(line.planned) förderfähig, \(line.paid) bezahlt",
        en: "\(line.eligible) of \(line.planned) eligible, \(line.paid) paid"))
  }
}

extension String {
  /// A cost group's first digits with what they leave open: `3..`.
  /// The number of the whole group that begins so: `3` is KG 300 with all of its own groups (DIN 276).
  fileprivate func padding(to length: Int) -> String { self + String(repeating: "0", count: Swift.max(0, length - count)) }
}
