import Crypto
import Domain
import Operations

/// Who asks: a browser that may carry a session, in a language.
struct Visitor: Sendable {
  /// The session's secret; nil before anybody signs in.
  var token: SessionToken?
  var state: SessionState?
  /// A secret of the browser before it signs in, so that the form for signing in cannot be forged either.
  var anteroom: String?
  var language = Language.german
  /// What a program's token allows; nil for a person, who may do what the role may.
  var tokenScope: TokenScope?

  /// Who it is, once everything that was due has been shown.
  var signedIn: SignedIn? {
    if case .open(let person)? = state { person } else { nil }
  }

  /// What a form must carry to be believed; nil where the browser holds no secret yet.
  ///
  /// Made from the browser's secret (HMAC-SHA256), so that nothing needs to be kept, and who learns it does not learn the secret.
  var forgeryToken: String? {
    guard let secret = token?.text ?? anteroom else { return nil }
    let mac = HMAC<SHA256>.authenticationCode(for: Array("form".utf8), using: SymmetricKey(data: Array(secret.utf8)))
    return mac.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// Whether a form carries the right token, compared in constant time.
  func believes(_ text: String?) -> Bool {
    guard let secret = token?.text ?? anteroom, let text, text.utf8.count == 64 else { return false }
    var bytes: [UInt8] = []
    let digits = Array(text.utf8)
    for index in stride(from: 0, to: 64, by: 2) {
      guard let byte = UInt8(String(decoding: digits[index...index + 1], as: UTF8.self), radix: 16) else { return false }
      bytes.append(byte)
    }
    return HMAC<SHA256>.isValidAuthenticationCode(
      bytes, authenticating: Array("form".utf8), using: SymmetricKey(data: Array(secret.utf8)))
  }
}
