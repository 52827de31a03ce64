import Domain
import Markup
import Store

extension StageTimeline {
  /// The stages of a house from the first day that is known of them to the last one or today; nil where no day is known.
  init?(_ stages: [StageRecord], today: LocalDate, _ t: Words) {
    let planned = stages.compactMap(\.planned)
    let days =
      planned.compactMap(\.lower) + planned.compactMap(\.lastDay)
      + stages.flatMap { [$0.startedOn, $0.completedOn, $0.acceptedOn].compactMap { $0 } }
    guard let earliest = days.min(), let latest = days.max() else { return nil }
    let runs = stages.contains { $0.state == .active || $0.state == .suspended }
    let first = earliest
    let last = max(runs ? max(latest, today) : latest, first.adding(days: 30))
    let length = Double(last.days(since: first))
    func place(_ day: LocalDate) -> Double { Double(day.days(since: first)) / length }
    func range(_ begin: LocalDate, _ end: LocalDate) -> ClosedRange<Double> {
      let (low, high) = (place(begin), place(end))
      return low...max(low, high)
    }
    let rows = stages.map { stage in
      let plan: ClosedRange<Double>? = stage.planned.map { period in
        range(period.lower ?? first, period.lastDay ?? last)
      }
      let fact: ClosedRange<Double>? = stage.startedOn.map { begin in
        range(begin, stage.completedOn ?? stage.acceptedOn ?? max(begin, today))
      }
      let name = t(stage.title)
      return Row(
        name, label: "\(name): \(t(stage.state.name)), \(t.dates(stage))", state: stage.state.shape(stage.progress), plan: plan,
        fact: fact)
    }
    let isShown = today >= first && today <= last
    self.init(
      rows, marks: Self.marks(first, last).map { Mark($0.text, at: place($0.day)) },
      today: isShown ? Mark(t("heute", en: "today"), at: place(today)) : nil,
      label: t(
        "Bauphasen vom \(first.german) bis \(last.german), Plan und Ist; die Tage stehen in der Liste daneben",
        en: "Stages from \(first.german) to \(last.german), plan and actual; the days stand in the list beside it"))
  }

  /// Firsts of months, wide enough apart to be read.
  private static func marks(_ first: LocalDate, _ last: LocalDate) -> [(day: LocalDate, text: String)] {
    let months = last.days(since: first) / 30
    let step = months <= 8 ? 1 : months <= 30 ? 3 : months <= 72 ? 12 : 24
    return stride(from: first.yearMonth.adding(months: 1), through: last.yearMonth, by: 1)
      .filter { ($0.month - 1) % min(step, 12) == 0 && (step < 24 || $0.year.isMultiple(of: 2)) }
      .map { ($0.firstDay, step < 12 ? $0.german : String($0.year)) }
  }
}

extension StageRecord {
  /// The stage's name, with the number of its run where there are several.
  var title: Phrase { occurrence == 1 ? name : name + Phrase(" (\(occurrence).)", en: " (\(occurrence))") }
}

extension StageState {
  /// How a chart draws it.
  func shape(_ progress: BasisPoints?) -> StageStrip.State {
    let fraction = Double(progress?.value ?? 0) / 10_000
    return switch self {
    case .planned: .planned
    case .active: .active(fraction: fraction)
    case .suspended: .suspended(fraction: fraction)
    case .completed: .completed
    case .accepted: .accepted
    case .skipped: .skipped
    }
  }

  /// The look of its tag.
  var tag: String {
    switch self {
    case .planned, .skipped: "tag"
    case .active: "tag info"
    case .suspended, .completed: "tag warn"
    case .accepted: "tag good"
    }
  }
}

extension Words {
  /// Plan and what became of it, in a line.
  func dates(_ stage: StageRecord) -> String {
    let plan = stage.planned.map { self("Plan ", en: "plan ") + self($0) }
    let fact = stage.startedOn.map { begin in
      let end = stage.completedOn.map { " – " + $0.german } ?? ""
      return end.isEmpty
        ? self("Ist seit \(begin.german)", en: "actual since \(begin.german)")
        : self("Ist \(begin.german)\(end)", en: "actual \(begin.german)\(end)")
    }
    let accepted = stage.acceptedOn.map { self("abgenommen \($0.german)", en: "accepted \($0.german)") }
    let known = [plan, fact, accepted].compactMap { $0 }
    return known.isEmpty ? self("noch kein Tag bekannt", en: "no day known yet") : known.joined(separator: " · ")
  }
}
