import Domain
import FoundationEssentials

/// Something in a request that does not fit, by the place where it stands (RFC 6901).
struct APIFault: Sendable, Hashable {
  let pointer: String
  let message: Phrase
}

/// What does not fit in a request; all of it at once.
struct APIFaults: Error {
  let faults: [APIFault]
}

/// Compares a value with what it should be.
struct APICheck {
  private(set) var faults: [APIFault] = []
  /// An answer holds every member; a request may leave out what is not required, and says null for „not known“.
  let isAnswer: Bool

  init(isAnswer: Bool = false) { self.isAnswer = isAnswer }

  /// Checks an object; members that nobody knows are refused by name.
  mutating func object(_ value: JSONValue, _ fields: [APIField], at pointer: String = "") {
    members(value, fields, at: pointer)
    guard case .object(let members) = value else { return }
    let known = Set(fields.map(\.name))
    for name in members.keys.filter({ !known.contains($0) }).sorted() {
      let nearest = Suggestion.nearest(to: name, in: fields.map(\.name))
      refuse(
        pointer + "/" + Self.escaped(name),
        Phrase("Die Angabe „\(name)“ gibt es hier nicht.", en: "There is no “\(name)” here.")
          + (nearest.map { Phrase(" Gemeint ist vielleicht „\($0)“.", en: " Did you mean “\($0)”?") } ?? Phrase("", en: "")))
    }
  }

  /// Checks members of an object that may hold others, which are not asked for.
  mutating func members(_ value: JSONValue, _ fields: [APIField], at pointer: String) {
    guard case .object(let members) = value else {
      return refuse(pointer, Phrase("Erwartet wird ein Objekt.", en: "An object is expected."))
    }
    for field in fields {
      let place = pointer + "/" + Self.escaped(field.name)
      switch members[field.name] {
      case nil where field.isRequired || isAnswer:
        refuse(place, Phrase("Diese Angabe fehlt.", en: "This is missing."))
      case nil: break
      case .null?:
        if field.isRequired { refuse(place, Phrase("Diese Angabe darf nicht null sein.", en: "This must not be null.")) }
      case let value?: check(value, field.type, at: place)
      }
    }
  }

  mutating func check(_ value: JSONValue, _ type: APIType, at pointer: String) {
    switch (type, value) {
    case (.text, .text(let text)):
      if text.unicodeScalars.count > APIType.text_max {
        refuse(
          pointer, Phrase("Höchstens \(APIType.text_max) Zeichen.", en: "At most \(APIType.text_max) characters."))
      } else if isRequest, text.isEmpty {
        refuse(pointer, Phrase("Der Text ist leer.", en: "The text is empty."))
      }
    case (.code, .text(let text)):
      if isRequest, !Self.isCode(text) { refuse(pointer, Self.noCode) }
    case (.day, .text(let text)): if !Self.isDay(text) { refuse(pointer, Self.noDay) }
    case (.month, .text(let text)): if !Self.isMonth(text) { refuse(pointer, Self.noMonth) }
    case (.moment, .text(let text)):
      if (try? Moment.parse(text)) == nil {
        refuse(pointer, Phrase("Erwartet wird 2026-03-02T16:05:00+01:00.", en: "Expected is 2026-03-02T16:05:00+01:00."))
      }
    case (.uuid, .text(let text)):
      if (try? UniqueID.parse(text)) == nil { refuse(pointer, Phrase("Das ist keine UUID.", en: "This is not a UUID.")) }
    case (.hash, .text(let text)):
      if (try? PhotoHash.parse(text)) == nil {
        refuse(
          pointer, Phrase("Erwartet werden 64 Zeichen aus 0–9 und a–f.", en: "64 characters out of 0–9 and a–f are expected."))
      }
    case (.bytes(let count), .text(let text)):
      if text.utf8.count > (count + 2) / 3 * 4 || Data(base64Encoded: text)?.isEmpty ?? true {
        refuse(
          pointer,
          Phrase(
            "Erwartet werden 1 bis \(count) Bytes in base64.",
            en: "1 to \(count) bytes in base64 are expected."))
      }
    case (.decimal(let whole, let fraction), .text(let text)):
      if isRequest, !Self.isDecimal(text, whole: whole, fraction: fraction) {
        refuse(
          pointer,
          Phrase(
            "Erwartet werden Ziffern, höchstens \(whole) vor und \(fraction) hinter dem Punkt: „42.5“.",
            en: "Digits are expected, at most \(whole) before the point and \(fraction) behind it: “42.5”."))
      }
    case (.integer(let range), .integer(let number)):
      if !range.contains(number) {
        refuse(
          pointer,
          Phrase(
            "Erwartet wird \(range.lowerBound) bis \(range.upperBound).",
            en: "Expected is \(range.lowerBound) to \(range.upperBound)."))
      }
    case (.flag, .bool): break
    case (.choice(let words), .text(let text)):
      if !words.contains(text) {
        let list = words.joined(separator: ", ")
        refuse(pointer, Phrase("Möglich ist: \(list).", en: "Possible: \(list)."))
      }
    case (.list(let element), .list(let values)):
      if isRequest, values.count > APIType.list_max {
        refuse(pointer, Phrase("Höchstens \(APIType.list_max) Einträge.", en: "At most \(APIType.list_max) entries."))
      } else {
        for (index, value) in values.enumerated() { check(value, element, at: "\(pointer)/\(index)") }
      }
    case (.object(let shape), _): object(value, shape.fields, at: pointer)
    case (.anything, _): break
    default: refuse(pointer, Self.wrongKind(type))
    }
  }

  private var isRequest: Bool { !isAnswer }

  private mutating func refuse(_ pointer: String, _ message: Phrase) {
    if faults.count < 50 { faults.append(APIFault(pointer: pointer, message: message)) }
  }

  static let noDay = Phrase("Erwartet wird ein Tag: 2026-03-02.", en: "A day is expected: 2026-03-02.")
  static let noMonth = Phrase("Erwartet wird ein Monat: 2026-03.", en: "A month is expected: 2026-03.")
  static let noCode = Phrase(
    "Erwartet wird ein Kürzel aus höchstens \(APIType.code_max) Zeichen ohne Steuerzeichen.",
    en: "A code of at most \(APIType.code_max) characters without control characters is expected.")

  static func isCode(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    return !scalars.isEmpty && scalars.count <= APIType.code_max
      && scalars.allSatisfy { !(0..<0x20).contains($0.value) && !(0x7F...0x9F).contains($0.value) }
  }

  static func isDay(_ text: String) -> Bool { day(text) != nil }

  /// A day of the centuries that a house can speak of.
  static func day(_ text: String) -> LocalDate? {
    guard text.utf8.count == 10, let day = try? LocalDate.parse(text), day.iso == text, (1500...2400).contains(day.year) else {
      return nil
    }
    return day
  }

  static func isMonth(_ text: String) -> Bool { month(text) != nil }

  static func month(_ text: String) -> YearMonth? {
    guard text.utf8.count == 7, let month = try? YearMonth.parse(text), month.iso == text, (1500...2400).contains(month.year)
    else { return nil }
    return month
  }

  static func isDecimal(_ text: String, whole: Int, fraction: Int) -> Bool {
    let halves = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(halves.count), halves[0].utf8.count <= whole, halves.count == 1 || halves[1].utf8.count <= fraction
    else { return false }
    return ExactDecimal(text: text) != nil && !text.hasPrefix(".") && !text.hasSuffix(".")
  }

  private static func wrongKind(_ type: APIType) -> Phrase {
    switch type {
    case .text, .code, .uuid, .hash, .bytes, .moment, .decimal, .choice:
      Phrase("Erwartet wird ein Text.", en: "A text is expected.")
    case .day: noDay
    case .month: noMonth
    case .integer: Phrase("Erwartet wird eine ganze Zahl.", en: "A whole number is expected.")
    case .flag: Phrase("Erwartet wird true oder false.", en: "True or false is expected.")
    case .list: Phrase("Erwartet wird eine Liste.", en: "A list is expected.")
    case .object: Phrase("Erwartet wird ein Objekt.", en: "An object is expected.")
    case .anything: Phrase("Erwartet wird ein Wert.", en: "A value is expected.")
    }
  }

  private static func escaped(_ name: String) -> String { name.replacing("~", with: "~0").replacing("/", with: "~1") }
}
