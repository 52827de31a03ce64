import Domain

extension Reading {
  /// `42,5`
  static func decimal(_ text: String) throws -> ExactDecimal { try ExactDecimal.parse(text) }

  /// The day it is in Germany, where an option was left out.
  static var today: LocalDate { Moment.now().day }

  /// A period by its first and its last day, both belonging to it; nil where neither is given.
  static func period(from first: LocalDate?, until last: LocalDate?) throws -> DateRange? {
    guard first != nil || last != nil else { return nil }
    guard let period = DateRange(lower: first, upper: last.map { $0.adding(days: 1) }), !period.isEmpty else {
      throw Problem(
        code: "period.ends_before_it_begins",
        message: Phrase("Der Zeitraum endet, bevor er beginnt.", en: "The period ends before it begins."),
        hint: Phrase(
          "Beide Tage gehören dazu: erst --from, dann --until.", en: "Both days belong to it: --from, then --until."),
        exit: .usage)
    }
    return period
  }

  /// A period from a day on, or from today.
  static func period(fromTodayOr first: LocalDate?, until last: LocalDate?) throws -> DateRange {
    let first = first ?? today
    return try period(from: first, until: last) ?? DateRange(from: first)
  }

  /// A role that an account can hold.
  static func role(_ text: String) throws -> Role { try Role.parseGrantable(text) }

  /// A whole number in a part of a composite argument.
  static func count(_ text: some StringProtocol) throws -> Int {
    guard let number = Int(text) else {
      throw UnreadableValue(
        code: "number.unreadable",
        message: Phrase("„\(text)“ ist keine ganze Zahl.", en: "“\(text)” is not a whole number."),
        hint: Phrase("Nur Ziffern schreiben: 3.", en: "Write digits only: 3."))
    }
    return number
  }

  /// What a command needs although the option is shared with commands that do not.
  static func required<Value>(_ value: Value?, _ option: String) throws -> Value {
    guard let value else {
      throw Problem(
        code: "usage.option_missing", message: Phrase("Es fehlt die Angabe \(option).", en: "The option \(option) is missing."),
        exit: .usage)
    }
    return value
  }
}
