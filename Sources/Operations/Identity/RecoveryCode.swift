import Domain

/// A code that opens once when the device is gone: 80 random bits, so its hash can be kept without the cost of a password's.
enum RecoveryCode {
  /// `K7QX-2M4R-…`, in groups that can be read aloud.
  static func make() -> String {
    let letters = Array(Base32.encode(RandomBytes.make(count: 10)))
    return stride(from: 0, to: letters.count, by: 4).map { String(letters[$0..<$0 + 4]) }.joined(separator: "-")
  }

  /// What is kept of a code, however its groups and its case were typed; nil for what cannot be one.
  static func hash(_ text: String, of account: Account.ID) -> [UInt8]? {
    let typed = text.uppercased().filter { $0 != "-" && $0 != " " }
    guard typed.count == 16, Base32.decode(typed) != nil else { return nil }
    return TokenHash.of("\(account):\(typed)")
  }
}
