import ArgumentParser
import Domain

/// Reads what people type behind an option; what cannot be read is answered with what can.
///
/// Given to `@Option(transform:)` and not by conformances, because a conformance can only say that a value is wrong.
enum Reading {
  /// `08.10.2014` or `2014-10-08`.
  static func day(_ text: String) throws -> LocalDate { try LocalDate.parse(text) }

  /// `2026-03` or `03.2026`.
  static func month(_ text: String) throws -> YearMonth { try YearMonth.parse(text) }

  /// `2026-W10`, `10/2026` or a day of the week.
  static func week(_ text: String) throws -> CalendarWeek { try CalendarWeek.parse(text) }

  /// `1.234,56`
  static func amount(_ text: String) throws -> Money { try Money.parse(text) }

  /// `75` or `12,5`
  static func percent(_ text: String) throws -> BasisPoints { try BasisPoints.parse(text) }

  /// `450`, `7:30` or `7,5 h`
  static func minutes(_ text: String) throws -> Minutes { try Minutes.parse(text) }

  /// A word of a closed list, German or English.
  static func choice<Word: Choice>(_ text: String) throws -> Word { try Word.parse(text) }
}

extension Phrase {
  /// What the values of common options are called in the help.
  static let day = Phrase("tag", en: "day")
  static let month = Phrase("monat", en: "month")
  static let amount = Phrase("betrag", en: "amount")
  static let code = Phrase("code", en: "code")
  static let text = Phrase("text", en: "text")
  static let house = Phrase("haus", en: "property")
  static let stage = Phrase("phase", en: "stage")
  static let kind = Phrase("art", en: "kind")
  static let percent = Phrase("prozent", en: "percent")
  static let userName = Phrase("anmeldename", en: "user-name")
  static let role = Phrase("rolle", en: "role")
  static let evidence = Phrase("beleg", en: "evidence")
}
