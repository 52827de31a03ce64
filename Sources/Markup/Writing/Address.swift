/// An address that a browser may follow: a path, a query or a fragment of this site, or http, https, mailto, tel.
///
/// Everything else becomes `about:invalid`, in any casing and however it is disguised: browsers drop tabs and line feeds
/// inside an address and controls and blanks around it, so an address that holds a control or begins with a blank is none.
package struct Address: Sendable, Equatable {
  package let text: String

  package init(_ address: String) {
    var address = address
    let verdict = address.withUTF8 { Self.verdict(on: $0) }
    switch verdict {
    case .plain: text = address
    case .unfit: text = Self.encoded(address)
    case .harmful: text = "about:invalid"
    }
  }

  /// What is to be done with an address: nothing, percent-encoding, or leaving it out.
  private enum Verdict { case plain, unfit, harmful }

  private static func verdict(on address: UnsafeBufferPointer<UInt8>) -> Verdict {
    var verdict = Verdict.plain
    for byte in address {
      if byte < 0x20 || byte == 0x7F { return .harmful }
      if replacement(of: byte) != nil { verdict = .unfit }
    }
    guard let first = address.first else { return .plain }
    let isSlash = { (byte: UInt8) in byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") }
    if first == UInt8(ascii: " ") || address.count > 1 && isSlash(first) && isSlash(address[1]) { return .harmful }
    for (index, byte) in address.enumerated() {
      switch byte {
      case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): return verdict
      case UInt8(ascii: ":"): return isKnown(scheme: address[..<index], before: address[(index + 1)...]) ? verdict : .harmful
      default: break
      }
    }
    return verdict
  }

  private static func isKnown(scheme: Slice<UnsafeBufferPointer<UInt8>>, before rest: Slice<UnsafeBufferPointer<UInt8>>) -> Bool
  {
    let name = scheme.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
    let isHTTP = name.elementsEqual("http".utf8) || name.elementsEqual("https".utf8)
    return isHTTP ? rest.starts(with: "//".utf8) : name.elementsEqual("mailto".utf8) || name.elementsEqual("tel".utf8)
  }

  /// The address with what may not stand in one percent-encoded; a backslash too, of which browsers make a slash.
  private static func encoded(_ address: String) -> String {
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
