import Domain
import Testing

/// What may become a password, and how secrets are written.
struct PasswordRulesTests {
  @Test(arguments: [
    ("elf zeichen", "password.too_short"), ("aaaaaaaaaaaaaaaa", "password.common"), ("abcabcabcabcabc", "password.common"),
    ("123456789012", "password.common"), ("abcdefghijklmnop", "password.common"), ("Passwort1234", "password.common"),
    ("mein-Bauleitung-Passwort", "password.contains_user_name"), (String(repeating: "äöüß", count: 51), "password.too_long"),
  ]) func `refuses what is guessed first`(_ password: String, _ code: String) {
    #expect(PasswordRules.problem(with: password, userName: "bauleitung")?.code == code)
  }

  @Test(arguments: [
    "kran pappel dienstag löffel", "zwölf zeichen", "\u{1F3D7}\u{1F3D7}\u{1F9F1} gerüst am morgen", "KKKKlllloooopppp",
  ]) func `asks for length and for nothing else`(_ password: String) {
    #expect(PasswordRules.problem(with: password, userName: "bauleitung") == nil)
  }

  @Test func `what is written in base64url and base32 is read back, and nothing else is`() throws {
    for count in 0..<40 {
      let bytes = RandomBytes.make(count: count)
      #expect(Base64URL.decode(Base64URL.encode(bytes)) == bytes)
      #expect(Base32.decode(Base32.encode(bytes)) == bytes)
    }
    // RFC 4648, 10.
    #expect(Base32.encode(Array("foobar".utf8)) == "MZXW6YTBOI")
    #expect(Base32.encode(Array("fooba".utf8)) == "MZXW6YTB")
    #expect(Base64URL.encode([0xFB, 0xFF]) == "-_8")
    #expect(Base64URL.decode("-_9") == nil)
    #expect(Base64URL.decode("A") == nil)
    #expect(Base64URL.decode("a+b/") == nil)
  }

  @Test func `a token is 256 bits, never the same, and its description does not give it away`() throws {
    let tokens = Set((0..<1000).map { _ in SessionToken.make().text })
    #expect(tokens.count == 1000)
    for text in tokens { #expect(Base64URL.decode(text)?.count == 32) }
    let token = SessionToken.make()
    #expect(SessionToken(text: token.text) == token)
    #expect(SessionToken(text: String(token.text.dropLast())) == nil)
    #expect(!"\(token) \(String(reflecting: token))".contains(token.text))
  }
}
