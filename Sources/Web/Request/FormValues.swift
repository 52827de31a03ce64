import Hummingbird

/// The fields of a form as a browser sent them; a name may come several times where it ends in `[]`.
struct FormValues: Sendable, Hashable {
  private(set) var values: [String: [String]] = [:]

  init(_ values: [String: [String]] = [:]) { self.values = values }

  /// The value of a field, without blanks around it; nil where it is empty.
  subscript(name: String) -> String? {
    guard let text = values[name]?.last else { return nil }
    let trimmed = text.drop { $0.isWhitespace }
    guard let end = trimmed.lastIndex(where: { !$0.isWhitespace }) else { return nil }
    return String(trimmed[...end])
  }

  /// Every value of a field that may be chosen several times; the decoder leaves out the `[]` that its name ends in.
  func all(_ name: String) -> [String] {
    let key = name.hasSuffix("[]") ? String(name.dropLast(2)) : name
    return (values[key] ?? []).filter { !$0.isEmpty }
  }

  /// Adds a value to a field.
  mutating func append(_ value: String, to name: String) { values[name, default: []].append(value) }

  /// The fields without those that steer the form itself (their names begin with `_`).
  var entered: FormValues { FormValues(values.filter { !$0.key.hasPrefix("_") }) }
}

extension FormValues: Decodable {
  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Name.self)
    for name in container.allKeys {
      if let text = try? container.decode(String.self, forKey: name) {
        values[name.stringValue] = [text]
      } else {
        values[name.stringValue] = try container.decode([String].self, forKey: name)
      }
    }
  }

  /// Reads `application/x-www-form-urlencoded`.
  ///
  /// - Throws: `Problem` `form.unreadable`.
  static func parse(_ text: String) throws -> FormValues {
    do {
      return try URLEncodedFormDecoder().decode(FormValues.self, from: text)
    } catch {
      throw WebProblem.unreadableForm
    }
  }
}
