import Domain
import Markup
import Store

/// What is known of a thing, as a list of terms; what nobody knows is left out.
struct FactsView {
  let facts: [(Phrase, HTML?)]
  let t: Words

  init(_ facts: [(Phrase, String?)], _ t: Words) {
    self.facts = facts.map { ($0.0, $0.1.flatMap { $0.isEmpty ? nil : .text($0) }) }
    self.t = t
  }

  init(views facts: [(Phrase, HTML?)], _ t: Words) {
    self.facts = facts
    self.t = t
  }

  var html: HTML {
    dl(.class("facts")) {
      for (term, fact) in facts {
        if let fact, !fact.isNothing {
          dt { t(term) }
          dd { fact }
        }
      }
    }
  }
}

/// How bad a hazard or defect is, as a tag.
struct DefectTag {
  let html: HTML

  init(_ defect: HazardRecord, _ t: Words) {
    let style =
      defect.closedOn != nil
      ? "tag" : defect.severity == .acute || defect.severity == .high ? "tag bad" : defect.isHazard ? "tag warn" : "tag"
    let kind = defect.isHazard ? t("Gefahr", en: "hazard") : t("Mangel", en: "defect")
    html = span(.class(style)) { "\(kind) · \(t(defect.severity.name))" }
  }
}

/// What happened on a day, in a few words.
enum DiarySentence {
  static func of(_ day: DiaryDaySummary, _ t: Words) -> String {
    let parts = [
      day.participantCount == 0
        ? nil
        : t(
          "\(day.participantCount) Teilnehmende \(day.worked)",
          en: "\(day.participantCount) \(day.participantCount == 1 ? "participant" : "participants") \(day.worked)"),
      day.firmCount == 0
        ? nil
        : t(
          "\(day.firmCount) \(day.firmCount == 1 ? "Firma" : "Firmen")",
          en: "\(day.firmCount) \(day.firmCount == 1 ? "firm" : "firms")"),
      day.troubleCount == 0
        ? nil
        : t(
          "\(day.troubleCount) \(day.troubleCount == 1 ? "Störung" : "Störungen")",
          en: "\(day.troubleCount) \(day.troubleCount == 1 ? "trouble" : "troubles")"),
    ].compactMap { $0 }
    return parts.isEmpty ? t("keine Arbeit", en: "no work") : parts.joined(separator: " · ")
  }
}

/// The stages of a house as a chart and as a list, each beside the other.
struct StageTimelineCard {
  let stages: [StageRecord]
  let frame: PropertyFrame

  private var t: Words { frame.t }

  var chart: HTML {
    guard let timeline = StageTimeline(stages, today: frame.today, t) else { return .nothing }
    return HTML {
      timeline.html
      ul(.class("legend")) {
        li { t("gestrichelt: Plan", en: "dashed: plan") }
        li { t("gefüllt: was geschah", en: "filled: what happened") }
        li { t("schraffiert: unterbrochen", en: "hatched: suspended") }
        li { t("Haken: abgenommen", en: "tick: accepted") }
      }
    }
  }

  func list(withActions: Bool) -> HTML {
    ol(.class("timeline")) {
      for stage in stages {
        li(.class(style(stage.state))) {
          strong { a(.href(SiteURL.stage(frame.code, stage.code, stage.occurrence).path)) { t(stage.title) } }
          " "
          span(.class(stage.state.tag)) { t(stage.state.name) }
          if let delay = delay(stage) {
            " "
            span(.class("tag warn")) { delay }
          }
          br()
          span(.class("small")) { t.dates(stage) }
          br()
          span(.class("quiet small")) { work(stage) }
          if withActions, frame.runsSite, !stage.state.actions.isEmpty {
            div(.class("filters")) {
              for action in stage.state.actions {
                a(
                  .class("button"), .href(SiteURL.stage(frame.code, stage.code, stage.occurrence, action.slug).path),
                  .aria("label", "\(t(stage.title)): \(t(action.name))")
                ) { t(action.label) }
              }
            }
          }
        }
      }
    }
  }

  private func style(_ state: StageState) -> String? {
    switch state {
    case .planned: nil
    case .active, .suspended, .completed: "now"
    case .accepted: "past"
    case .skipped: "off"
    }
  }

  private func work(_ stage: StageRecord) -> String {
    let parts = [
      stage.progress.map { t("\($0.value / 100) % getan", en: "\($0.value / 100) % done") },
      stage.packageCount == 0
        ? nil
        : t(
          "\(stage.packageCount) \(stage.packageCount == 1 ? "Arbeitspaket" : "Arbeitspakete")",
          en: "\(stage.packageCount) work \(stage.packageCount == 1 ? "package" : "packages")"),
      stage.worked == .zero ? nil : t("\(stage.worked) gearbeitet", en: "\(stage.worked) worked"), stage.note,
    ]
    return parts.compactMap { $0 }.joined(separator: " · ")
  }

  /// How late a stage was done, or how long it is overdue.
  private func delay(_ stage: StageRecord) -> String? {
    guard let planned = stage.planned?.lastDay else { return nil }
    if let done = stage.completedOn {
      let days = done.days(since: planned)
      guard days > 0 else { return nil }
      return days == 1
        ? t("1 Tag später als geplant", en: "1 day later than planned")
        : t("\(days) Tage später als geplant", en: "\(days) days later than planned")
    }
    let days = frame.today.days(since: planned)
    let isOpen = stage.state == .active || stage.state == .suspended || stage.state == .planned
    guard isOpen, days > 0 else { return nil }
    return days == 1
      ? t("seit 1 Tag überfällig", en: "1 day overdue") : t("seit \(days) Tagen überfällig", en: "\(days) days overdue")
  }
}

extension StageAction {
  /// The action in an address.
  var slug: String {
    switch self {
    case .start: "beginnen"
    case .suspend: "unterbrechen"
    case .resume: "fortsetzen"
    case .complete: "fertig"
    case .accept: "abnehmen"
    case .reopen: "verweigern"
    case .skip: "entfallen"
    }
  }

  /// What a button says.
  var label: Phrase {
    let (german, english) = (name.german, name.english)
    return Phrase(german.prefix(1).uppercased() + german.dropFirst(), en: english.prefix(1).uppercased() + english.dropFirst())
  }
}

/// The pots of a house, each as one bar with its figures, which lead to the lines they consist of.
struct PotList {
  let pots: [PropertyPotMoney]
  let frame: PropertyFrame

  private var t: Words { frame.t }

  var html: HTML {
    ul(.class("trace")) {
      for pot in pots {
        li {
          div(.class("row")) {
            span {
              frame.pot(pot.code, pot.name)
              " "
              span(.class("tag")) { t(pot.kind.name) }
            }
            span(.class("number")) {
              pot.committed.map { t("bewilligt \($0)", en: "granted \($0)") } ?? t("ohne festen Betrag", en: "no fixed amount")
            }
          }
          if let committed = pot.committed {
            MoneyBar(granted: committed, allocated: pot.allocated, paid: pot.paid, t).html
          }
          span(.class("small")) {
            t("zugeordnet ", en: "allocated ")
            a(.href(SiteURL.trace(frame.code, "topf", pot.code).path)) { HTML.whole(pot.allocated.description) }
            t(" · bezahlt ", en: " · paid ")
            HTML.whole(pot.paid.description)
            if let binding = pot.bindingUntil { t(" · gebunden bis \(binding.german)", en: " · bound until \(binding.german)") }
          }
        }
      }
    }
  }
}

/// The hundreds of DIN 276 as parts of one bar.
struct CostGroupBar {
  let groups: [PropertyCostGroup]
  let t: Words

  var html: HTML {
    let hundreds = Dictionary(grouping: groups) { $0.code.map { $0.prefix(1) + "00" } ?? "–" }
      .map { (name: String($0.key), amount: $0.value.map(\.amount).sum()) }.sorted { FoldedText($0.name) < FoldedText($1.name) }
    return StackedBar(
      hundreds.map { StackedBar.Part($0.name, amount_cents: $0.amount.cents) },
      label: hundreds.map { "KG \($0.name): \($0.amount)" }.joined(separator: "; ")
    ).html
  }
}

/// The cost groups of a house with what each cost; each figure leads to its lines.
struct CostGroupList {
  let groups: [PropertyCostGroup]
  let frame: PropertyFrame

  var html: HTML {
    ul(.class("trace")) {
      for group in groups {
        li {
          div(.class("row")) {
            span { frame.t(group.title) }
            a(.class("number"), .href(group.trace(frame.code).path)) { group.amount.description }
          }
        }
      }
    }
  }
}

extension PropertyCostGroup {
  /// Number and name: „340 Innenwände“.
  var title: Phrase {
    guard let code else { return Phrase("ohne Kostengruppe", en: "without a cost group") }
    let name = name ?? Phrase("", en: "")
    return Phrase("\(code) \(name.german)", en: "\(code) \(name.english)")
  }

  /// Where the lines behind the group's figures stand.
  func trace(_ property: String) -> SiteURL {
    guard let edition, let code else { return .trace(property, "kostengruppe", "ohne") }
    return .trace(property, "kostengruppe", "\(edition)-\(code)")
  }
}
