import Domain

extension CellMapping {
  /// The value of a column from the text of a cell, as our own lists would write it; empty where nothing stands there.
  ///
  /// - Throws: `UnreadableValue` where the text is not written as the profile says.
  func value(of text: String) throws(UnreadableValue) -> String {
    var value = text
    if let part { value = Self.part(part.number, of: value, between: part.separator) }
    if value.isEmpty { return standing ?? "" }
    if !values.isEmpty || otherwise != nil {
      if let meant = values[HeaderName.folded(value)] { return meant }
      if let otherwise { return otherwise }
    }
    switch format {
    case nil: return value
    case .date(let order):
      guard let day = order.day(in: value) else { throw Self.unreadable("profile.date", value, Phrase("Tag", en: "day")) }
      return day.iso
    case .number(let decimal): return Self.plain(value, decimal: decimal)
    case .duration(let unit):
      guard let minutes = Self.minutes(value, unit) else {
        throw Self.unreadable("profile.duration", value, Phrase("Dauer", en: "duration"))
      }
      return String(minutes)
    }
  }

  private static func part(_ number: Int, of text: String, between separator: String) -> String {
    let parts = text.split(separator: separator, omittingEmptySubsequences: true).map { part in
      part.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()
    }
    let index = number > 0 ? number - 1 : parts.count + number
    return parts.indices.contains(index) ? String(parts[index]) : ""
  }

  /// A number as our own lists write it: with a decimal comma, and without anything between thousands.
  static func plain(_ text: String, decimal: Character) -> String {
    let grouping: Character = decimal == "," ? "." : ","
    return String(text.filter { $0 != grouping && $0 != " " && $0 != "\u{A0}" && $0 != "'" }.map { $0 == decimal ? "," : $0 })
  }

  /// Whole minutes; half a minute counts as one.
  private static func minutes(_ text: String, _ unit: DurationUnit) -> Int? {
    if text.contains(":") {
      let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
      guard (2...3).contains(parts.count), let hours = parts[0], let minutes = parts[1], (0..<60).contains(minutes),
        (0..<minutes_max / 60).contains(hours)
      else { return nil }
      let seconds = parts.count == 3 ? parts[2] : 0
      guard let seconds, (0..<60).contains(seconds) else { return nil }
      return hours * 60 + minutes + (seconds >= 30 ? 1 : 0)
    }
    let digits = text.map { $0 == "," ? "." : $0 }
    guard digits.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }), let number = Double(String(digits)) else {
      return nil
    }
    let minutes =
      switch unit {
      case .seconds: number / 60
      case .minutes: number
      case .hours: number * 60
      }
    return minutes < Double(minutes_max) ? Int(minutes.rounded()) : nil
  }

  /// More than any cell means: seventy days without a break.
  private static let minutes_max = 100_000

  private static func unreadable(_ code: String, _ text: String, _ what: Phrase) -> UnreadableValue {
    UnreadableValue(
      code: code,
      message: Phrase("Das ist keine Angabe der Art »", en: "This is no ") + what + Phrase("«.", en: "."),
      hint: Phrase(
        "Das Profil sagt, wie die Spalte geschrieben ist; eines von beiden anpassen.",
        en: "The profile says how the column is written; adjust one of them."))
  }
}
