import Domain
import Operations
import Testing

/// Codes of the second factor against the tables of the RFCs.
struct TOTPTests {
  private static let secret = Array("12345678901234567890".utf8)

  @Test(arguments: [
    (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
    (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
  ]) func `RFC 6238, appendix B, SHA-1`(_ seconds: Int64, _ code: String) {
    let counter = TOTP.counter(at: Moment(microsecondsSinceEpoch: seconds * 1_000_000))
    #expect(TOTP.code(Self.secret, counter: counter, digits_count: 8) == code)
  }

  @Test func `RFC 4226, appendix D`() {
    let codes = (0..<10).map { TOTP.code(Self.secret, counter: $0) }
    #expect(
      codes == ["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"])
  }

  @Test func `a clock may be one step off and not two`() {
    let now = Moment(microsecondsSinceEpoch: 1_111_111_109 * 1_000_000)
    let counter = TOTP.counter(at: now)
    let found = (-2...2).map { TOTP.match(TOTP.code(Self.secret, counter: counter + $0), secret: Self.secret, at: now) }
    #expect(found == [nil, counter - 1, counter, counter + 1, nil])
    for wrong in ["", "12345", "1234567", "abcdef", "０８１８０４"] {
      #expect(TOTP.match(wrong, secret: Self.secret, at: now) == nil, "\(wrong)")
    }
  }

  @Test func `the app gets what it needs`() {
    let enrolment = TOTP.enrolment(Self.secret, userName: "finanzen")
    #expect(enrolment.secretBase32 == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
    #expect(
      enrolment.uri
        == "otpauth://totp/Viertelwerk:finanzen?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Viertelwerk&algorithm=SHA1&digits=6&period=30"
    )
  }
}
