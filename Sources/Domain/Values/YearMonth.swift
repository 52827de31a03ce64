/// A calendar month, the period of settlements and of most reports.
package struct YearMonth: Sendable, Hashable {
  /// Months since January of the year 0.
  private let index: Int

  private init(index: Int) { self.index = min(max(index, 12), 9999 * 12 + 11) }

  /// Nil where the month is not 1 … 12 or the year not 1 … 9999.
  package init?(year: Int, month: Int) {
    guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
    self.init(index: year * 12 + month - 1)
  }

  package init(containing date: LocalDate) {
    let civil = date.civil
    self.init(index: civil.year * 12 + civil.month - 1)
  }

  package var year: Int { index / 12 }
  package var month: Int { index % 12 + 1 }

  package func adding(months: Int) -> YearMonth { YearMonth(index: index + months) }

  package var firstDay: LocalDate {
    LocalDate(year: year, month: month, day: 1) ?? LocalDate(daysSinceEpoch: 0)
  }

  package var lastDay: LocalDate { firstDay.adding(days: LocalDate.days(inMonth: month, of: year) - 1) }

  /// All days of the month.
  package var range: DateRange { DateRange(from: firstDay, through: lastDay) }
}

extension YearMonth: Strideable {
  package static func < (left: YearMonth, right: YearMonth) -> Bool { left.index < right.index }
  package func distance(to other: YearMonth) -> Int { other.index - index }
  package func advanced(by months: Int) -> YearMonth { adding(months: months) }
}

extension YearMonth {
  private static let names = [
    Phrase("Januar", en: "January"), Phrase("Februar", en: "February"), Phrase("März", en: "March"),
    Phrase("April", en: "April"), Phrase("Mai", en: "May"), Phrase("Juni", en: "June"), Phrase("Juli", en: "July"),
    Phrase("August", en: "August"), Phrase("September", en: "September"), Phrase("Oktober", en: "October"),
    Phrase("November", en: "November"), Phrase("Dezember", en: "December"),
  ]

  /// As people say it: `März 2026`.
  package var name: Phrase { Self.names[month - 1] + Phrase(" \(year)", en: " \(year)") }

  /// Reads a month as people write it over a list: `März 2026`, `March 2026`, `03.2026`, `01.03.2026`.
  package init?(written text: String) {
    if let day = try? LocalDate.parse(text) {
      self.init(containing: day)
    } else if let month = try? YearMonth.parse(text) {
      self = month
    } else {
      let words = text.split { !$0.isLetter && !$0.isNumber }.map { $0.lowercased() }
      let month = Self.names.firstIndex { words.contains($0.german.lowercased()) || words.contains($0.english.lowercased()) }
      guard let month, let year = words.lazy.filter({ $0.count == 4 }).compactMap({ Int($0) }).first else { return nil }
      self.init(year: year, month: month + 1)
    }
  }
}

extension YearMonth: CustomStringConvertible {
  /// As people read it: `03.2026`.
  package var description: String { german }

  /// `03.2026`
  package var german: String { "\(month.padded(to: 2)).\(year.padded(to: 4))" }

  /// `2026-03`
  package var iso: String { "\(year.padded(to: 4))-\(month.padded(to: 2))" }

  /// Reads `2026-03` and `03.2026`.
  package static func parse(_ text: some StringProtocol) throws(UnreadableValue) -> YearMonth {
    let bytes = Array(text.utf8).trimmed()
    let isGerman = bytes.contains(UInt8(ascii: "."))
    let fields = bytes.split(separator: UInt8(ascii: isGerman ? "." : "-"), omittingEmptySubsequences: false)
    if fields.count == 2 {
      let (yearField, monthField) = isGerman ? (fields[1], fields[0]) : (fields[0], fields[1])
      if yearField.count == 4, (isGerman ? 1...2 : 2...2).contains(monthField.count),
        let year = yearField.decimalValue(), let month = monthField.decimalValue(),
        let value = YearMonth(year: Int(year), month: Int(month))
      {
        return value
      }
    }
    throw UnreadableValue(
      code: "month.unreadable",
      message: Phrase("„\(text)“ ist kein Monat.", en: "“\(text)” is not a month."),
      hint: Phrase("Ein Monat wird als 2026-03 oder 03.2026 geschrieben.", en: "Write a month as 2026-03 or 03.2026."))
  }
}
