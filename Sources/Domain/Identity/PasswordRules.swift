/// What a new password must be (NIST SP 800-63B, 5.1.1.2): long, not the user's name, and not one that everybody tries first.
/// No rules about which characters, because they make passwords worse.
package enum PasswordRules {
  package static let shortest_count = 12
  package static let longest_count = 200

  /// What is wrong with a password, or nil.
  package static func problem(with password: String, userName: String) -> Problem? {
    if password.count < shortest_count {
      return Problem(
        code: "password.too_short",
        message: Phrase(
          "Das Kennwort hat weniger als \(shortest_count) Zeichen.",
          en: "The password has fewer than \(shortest_count) characters."),
        hint: Phrase(
          "Mehrere zufällige Wörter hintereinander sind gut zu merken.",
          en: "Several random words in a row are easy to remember."))
    }
    if isTooLong(password) {
      return Problem(
        code: "password.too_long",
        message: Phrase(
          "Das Kennwort hat mehr als \(longest_count) Zeichen.", en: "The password has more than \(longest_count) characters."),
        hint: Phrase("Ein kürzeres wählen.", en: "Choose a shorter one."))
    }
    let folded = password.lowercased()
    if userName.count >= 4, folded.contains(userName) {
      return Problem(
        code: "password.contains_user_name",
        message: Phrase("Das Kennwort enthält den Anmeldenamen.", en: "The password contains the user name."),
        hint: Phrase("Eines ohne den Namen wählen.", en: "Choose one without the name."))
    }
    if Set(folded).count < 4 || isRun(folded) || GuessedFirst.passwords.contains(folded) {
      return Problem(
        code: "password.common",
        message: Phrase(
          "Dieses Kennwort wird als eines der ersten geraten.", en: "This password is one of the first to be guessed."),
        hint: Phrase("Mehrere zufällige Wörter hintereinander nehmen.", en: "Take several random words in a row."))
    }
    return nil
  }

  /// What cannot be any password here, so that nobody has it hashed for nothing.
  package static func isTooLong(_ password: String) -> Bool {
    password.utf8.count > 4 * longest_count || password.count > longest_count
  }

  /// Whether each character follows the one before it in the alphabet or counts on: `abcdefghijklm`, `123456789012`.
  private static func isRun(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return zip(bytes, bytes.dropFirst()).allSatisfy { first, second in
      second == first + 1 || (first == UInt8(ascii: "9") && second == UInt8(ascii: "0"))
    }
  }
}
