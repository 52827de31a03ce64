import Hummingbird

/// A sentence that the next page shows once („Gespeichert.“); it travels in a cookie, so that no address holds it.
enum Notice {
  private static let name = "__Host-hinweis"

  static func cookie(_ text: String) -> String {
    let hex = text.utf8.prefix(500).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    return Recognition.cookie(name, hex, maxAge_seconds: 60)
  }

  static var clearingCookie: String { Recognition.cookie(name, "", maxAge_seconds: 0) }

  static func read(from request: Request) -> String? {
    guard let hex = request.cookies[name]?.value, !hex.isEmpty, hex.utf8.count <= 1_000 else { return nil }
    let digits = Array(hex.utf8)
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: digits.count - 1, by: 2) {
      guard let byte = UInt8(String(decoding: digits[index...index + 1], as: UTF8.self), radix: 16) else { return nil }
      bytes.append(byte)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
