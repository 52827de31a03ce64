import Domain

/// What a value in a request or an answer of the API is: checked when it arrives, and described in OpenAPI by the same words.
indirect enum APIType: Sendable {
  /// Free text.
  case text
  /// The code or number by which people name something.
  case code
  case day
  case month
  case moment
  case uuid
  /// SHA-256 in hexadecimal digits.
  case hash
  /// Bytes as base64 (RFC 4648, 4); at most so many.
  case bytes(Int)
  /// A figure with decimals as its digits, such as `42.5`: never floating point.
  case decimal(whole: Int, fraction: Int)
  case integer(ClosedRange<Int64>)
  case flag
  case choice([String])
  case list(APIType)
  case object(APIShape)
  /// Whatever a report says.
  case anything

  static let text_max = 4_000
  static let code_max = 60
  static let list_max = 500

  /// Cents: below ten thousand million euros, so that sums stay numbers.
  static let cents = APIType.integer(-1_000_000_000_000...1_000_000_000_000)
  /// Cents an hour or a square metre, and a month's pay: below a million euros.
  static let rate = APIType.integer(0...100_000_000)
  static let minutes = APIType.integer(0...10_000_000)
  static let basisPoints = APIType.integer(0...100_000)
  static let count = APIType.integer(0...10_000)
  static let position = APIType.integer(1...10_000)
  static let number = APIType.integer(1...9_007_199_254_740_991)
  /// First and last day, both belonging to it; null is unbounded.
  static let period = APIType.object(APIShape("Period", [.may("from", .day), .may("through", .day)]))
  static let texts = APIType.list(.text)

  static func choice<Word: Choice>(_: Word.Type) -> APIType { .choice(Word.allCases.map(\.rawValue)) }
}

/// A member of an object.
struct APIField: Sendable {
  let name: String
  let type: APIType
  /// In a request: it must be there. In an answer everything is there, and this says that it is never null.
  let isRequired: Bool
  let note: Phrase?

  static func must(_ name: String, _ type: APIType, _ note: Phrase? = nil) -> APIField {
    APIField(name: name, type: type, isRequired: true, note: note)
  }

  static func may(_ name: String, _ type: APIType, _ note: Phrase? = nil) -> APIField {
    APIField(name: name, type: type, isRequired: false, note: note)
  }
}

/// An object with its members; named, so that the description can refer to it.
struct APIShape: Sendable {
  let name: String
  let fields: [APIField]

  init(_ name: String, _ fields: [APIField]) {
    self.name = name
    self.fields = fields
  }

  /// The same with more members, under another name.
  func with(_ name: String, _ more: [APIField]) -> APIShape { APIShape(name, fields + more) }
}
