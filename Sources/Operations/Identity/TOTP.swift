import Crypto
package import Domain

/// Codes that change with the clock (RFC 6238 over RFC 4226): SHA-1, steps of 30 seconds, 6 digits, because that is what every
/// authenticator app can do.
package enum TOTP {
  package static let step_seconds: Int64 = 30
  /// What RFC 4226 asks for.
  package static let secretLength_bytes = 20
  /// A telephone's clock may be a step off on either side.
  private static let tolerance_steps: Int64 = 1

  package static func makeSecret() -> [UInt8] { RandomBytes.make(count: secretLength_bytes) }

  /// The number of the step that a moment lies in.
  package static func counter(at moment: Moment) -> Int64 {
    moment.microsecondsSinceEpoch / (step_seconds * 1_000_000)
  }

  /// The code of a step (RFC 4226, 5.3).
  package static func code(_ secret: [UInt8], counter: Int64, digits_count: Int = 6) -> String {
    let message = (0..<8).map { UInt8(truncatingIfNeeded: counter >> (56 - 8 * $0)) }
    let mac = Array(HMAC<Insecure.SHA1>.authenticationCode(for: message, using: SymmetricKey(data: secret)))
    let offset = Int(mac[mac.count - 1] & 0xF)
    let number = mac[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } & 0x7FFF_FFFF
    let modulus = (0..<digits_count).reduce(1) { product, _ in product * 10 }
    return (number % modulus).padded(to: digits_count)
  }

  /// The step whose code it is, now or one step around; nil for a wrong one. All steps are compared, whichever it is.
  package static func match(_ code: String, secret: [UInt8], at moment: Moment) -> Int64? {
    let wanted = Array(code.utf8)
    let now = counter(at: moment)
    var found: Int64?
    for step in (now - tolerance_steps)...(now + tolerance_steps)
    where ConstantTime.areEqual(Array(Self.code(secret, counter: step).utf8), wanted) {
      found = step
    }
    return found
  }

  /// What an app needs, under the name of the program and the user name.
  package static func enrolment(_ secret: [UInt8], userName: String) -> TOTPEnrolment {
    let secret = Base32.encode(secret)
    // User names have only characters that stand for themselves in a URL.
    return TOTPEnrolment(
      secretBase32: secret,
      uri: "otpauth://totp/Viertelwerk:\(userName)?secret=\(secret)&issuer=Viertelwerk&algorithm=SHA1&digits=6&period=30")
  }
}
