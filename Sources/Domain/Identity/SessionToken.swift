/// What a browser shows to be known again: 256 bits of the system's random numbers. The database keeps only its hash.
package struct SessionToken: Sendable, Hashable {
  /// base64url without padding.
  package let text: String

  /// Nil unless the text has the form of a token; whether there is such a session only the database knows.
  package init?(text: some StringProtocol) {
    guard let bytes = Base64URL.decode(text), bytes.count == RandomBytes.tokenLength_bytes else { return nil }
    self.text = String(text)
  }

  private init() { text = Base64URL.encode(RandomBytes.token()) }

  /// A fresh one.
  package static func make() -> SessionToken { SessionToken() }
}

extension SessionToken: CustomStringConvertible, CustomReflectable {
  /// Keeps the secret out of logs and messages.
  package var description: String { "SessionToken" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
