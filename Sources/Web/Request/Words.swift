import Domain

/// Speaks the language of whoever reads a page: `t("Objekte", en: "Properties")`.
struct Words: Sendable {
  let language: Language

  func callAsFunction(_ phrase: Phrase) -> String { phrase.text(language) }
  func callAsFunction(_ german: String, en english: String) -> String { language == .german ? german : english }

  /// `08.10.2014`; a dash where the day is not known.
  func callAsFunction(_ day: LocalDate?) -> String { day.map(\.german) ?? "–" }

  /// `1.234,56 €`; „unbekannt“ where nobody knows the amount.
  func callAsFunction(_ amount: Money?) -> String { amount.map(\.description) ?? self("unbekannt", en: "unknown") }

  /// The first and the last day of a period, as people say it.
  func callAsFunction(_ period: DateRange?) -> String {
    guard let period else { return "–" }
    switch (period.lower, period.lastDay) {
    case (let first?, let last?): return "\(first.german) – \(last.german)"
    case (let first?, nil): return self("seit \(first.german)", en: "since \(first.german)")
    case (nil, let last?): return self("bis \(last.german)", en: "until \(last.german)")
    case (nil, nil): return self("unbefristet", en: "unlimited")
    }
  }
}
