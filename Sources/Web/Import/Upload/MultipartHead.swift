/// What stands before the content of a part: which field it is, and of a file its name.
struct MultipartHead: Equatable {
  let field: String
  /// As the browser gives it; nil for what is no file.
  let fileName: String?

  /// Nil where it is no part of a form.
  init?(_ bytes: ArraySlice<UInt8>) {
    let lines = bytes.split(separator: UInt8(ascii: "\n")).map { $0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0 }
    let disposition = lines.first { line in
      String(decoding: line.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self).lowercased() == "content-disposition"
    }
    guard let disposition, let colon = disposition.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let value = disposition[(colon + 1)...]
    let kind = String(decoding: value.prefix { $0 != UInt8(ascii: ";") }.filter { $0 > 0x20 }, as: UTF8.self)
    let parameters = Self.parameters(value)
    guard kind.lowercased() == "form-data", let field = parameters["name"] else { return nil }
    self.field = Self.unescaped(field)
    fileName = parameters["filename"].map(Self.unescaped)
  }

  /// The `; name=value` of a header, whose values may stand in quotes.
  static func parameters(_ value: ArraySlice<UInt8>) -> [String: String] {
    var found: [String: String] = [:]
    var rest = value.drop { $0 != UInt8(ascii: ";") }
    while rest.popFirst() != nil {
      rest = rest.drop { $0 <= 0x20 }
      let name = rest.prefix { $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ";") }
      rest = rest[name.endIndex...]
      guard rest.first == UInt8(ascii: "=") else { continue }
      rest.removeFirst()
      var text: [UInt8] = []
      if rest.first == UInt8(ascii: "\"") {
        rest.removeFirst()
        while let byte = rest.popFirst(), byte != UInt8(ascii: "\"") {
          // A path of Windows has backslashes of its own; only a quote is escaped by one.
          let isEscape = byte == UInt8(ascii: "\\") && rest.first == UInt8(ascii: "\"")
          text.append(isEscape ? rest.removeFirst() : byte)
        }
        rest = rest.drop { $0 != UInt8(ascii: ";") }
      } else {
        text = rest.prefix { $0 != UInt8(ascii: ";") }.filter { $0 > 0x20 }
        rest = rest.drop { $0 != UInt8(ascii: ";") }
      }
      found[String(decoding: name.filter { $0 > 0x20 }, as: UTF8.self).lowercased()] = String(decoding: text, as: UTF8.self)
    }
    return found
  }

  /// Browsers escape quotes and line breaks in names, and nothing else.
  private static func unescaped(_ text: String) -> String {
    text.replacing("%22", with: "\"").replacing("%0D", with: "\r").replacing("%0A", with: "\n")
  }
}
