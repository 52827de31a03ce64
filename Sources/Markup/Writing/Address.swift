/// An address that a browser may follow: a path, a query or a fragment of this site, or http, https, mailto, tel.
///
/// Everything else becomes `about:invalid`, in any casing and however it is disguised: browsers drop tabs and line feeds
/// inside an address and controls and blanks around it, so an address that holds a control or begins with a blank is none.
package struct Address: Sendable, Equatable {
  package let text: String

  package init(_ address: String) {
    text = Self.isHarmless(address.utf8) ? Self.encoded(address) : "about:invalid"
  }

  private static func isHarmless(_ address: String.UTF8View) -> Bool {
    if address.first == UInt8(ascii: " ") || address.contains(where: { $0 < 0x20 || $0 == 0x7F }) { return false }
    let slashes = address.prefix(2).allSatisfy { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }
    if slashes && address.count > 1 { return false }  // another host without a scheme
    let end = address.firstIndex { [UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#")].contains($0) }
    guard let end, address[end] == UInt8(ascii: ":") else { return true }
    let rest = address[address.index(after: end)...]
    switch String(address[..<end].map { Character(UnicodeScalar($0 | 0x20)) }) {
    case "http", "https": return rest.starts(with: "//".utf8)
    case "mailto", "tel": return true
    default: return false
    }
  }

  /// The address with what may not stand in one percent-encoded; a backslash too, of which browsers make a slash.
  private static func encoded(_ address: String) -> String {
    let unfit = address.utf8.contains { replacement(of: $0) != nil }
    guard unfit else { return address }
    var bytes: [UInt8] = []
    for byte in address.utf8 {
      if let replacement = replacement(of: byte) { bytes += replacement.utf8 } else { bytes.append(byte) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func replacement(of byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: " "): "%20"
    case UInt8(ascii: "\""): "%22"
    case UInt8(ascii: "<"): "%3C"
    case UInt8(ascii: ">"): "%3E"
    case UInt8(ascii: "\\"): "%5C"
    case UInt8(ascii: "^"): "%5E"
    case UInt8(ascii: "`"): "%60"
    case UInt8(ascii: "{"): "%7B"
    case UInt8(ascii: "|"): "%7C"
    case UInt8(ascii: "}"): "%7D"
    default: nil
    }
  }
}
