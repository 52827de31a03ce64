extension Moment {
  /// Reads a point in time as devices write it (ISO 8601 with its offset): `2026-03-02T14:30:00+01:00`, `2026-03-02T13:30:00.25Z`.
  ///
  /// Without an offset nobody knows which moment is meant, so it is refused.
  package static func parse(_ text: some StringProtocol) throws(UnreadableValue) -> Moment {
    let bytes = Array(text.utf8)
    guard let moment = moment(in: bytes) else {
      throw UnreadableValue(
        code: "moment.unreadable",
        message: Phrase("„\(text)“ ist kein Zeitpunkt.", en: "“\(text)” is no point in time."),
        hint: Phrase(
          "Mit Tag, Uhrzeit und Abstand zu UTC schreiben: 2026-03-02T14:30:00+01:00.",
          en: "Write day, time and offset from UTC: 2026-03-02T14:30:00+01:00."))
    }
    return moment
  }

  private static func moment(in bytes: [UInt8]) -> Moment? {
    guard bytes.count >= 17, bytes[10] == UInt8(ascii: "T"),
      let day = try? LocalDate.parse(String(decoding: bytes[..<10], as: UTF8.self)), bytes[4] == UInt8(ascii: "-"),
      let hour = number(bytes[11..<13], below: 24), bytes[13] == UInt8(ascii: ":"),
      let minute = number(bytes[14..<16], below: 60)
    else { return nil }
    var rest = bytes[16...]
    var microseconds = 0
    if rest.first == UInt8(ascii: ":") {
      guard rest.count >= 3, let second = number(rest.dropFirst().prefix(2), below: 60) else { return nil }
      microseconds = second * 1_000_000
      rest = rest.dropFirst(3)
      if rest.first == UInt8(ascii: ".") {
        let digits = rest.dropFirst().prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard (1...6).contains(digits.count), let fraction = number(digits, below: 1_000_000) else { return nil }
        microseconds += (digits.count..<6).reduce(fraction) { value, _ in value * 10 }
        rest = rest.dropFirst(1 + digits.count)
      }
    }
    guard let offset_minutes = offset(rest) else { return nil }
    let minutes = Int64(day.daysSinceEpoch) * 1440 + Int64(hour * 60 + minute - offset_minutes)
    return Moment(microsecondsSinceEpoch: minutes * 60_000_000 + Int64(microseconds))
  }

  /// `Z`, `+01:00` or `+0100`, in minutes east of Greenwich.
  private static func offset(_ text: ArraySlice<UInt8>) -> Int? {
    if text.elementsEqual([UInt8(ascii: "Z")]) { return 0 }
    let digits = text.dropFirst().filter { $0 != UInt8(ascii: ":") }
    guard let sign = text.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), digits.count == 4,
      text.count == 5 || (text.count == 6 && text[text.startIndex + 3] == UInt8(ascii: ":")),
      let hours = number(digits[..<2], below: 15), let minutes = number(digits[2...], below: 60)
    else { return nil }
    return (sign == UInt8(ascii: "-") ? -1 : 1) * (hours * 60 + minutes)
  }

  private static func number(_ digits: some Collection<UInt8>, below limit: Int) -> Int? {
    guard !digits.isEmpty, digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
    let value = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    return value < limit ? value : nil
  }
}
