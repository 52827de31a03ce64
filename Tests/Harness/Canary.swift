/// Values that stand for a person wherever one is needed, and that must never come out where nobody asked for them: in messages,
/// logs, metrics, addresses, and the facts of the audit trail.
package enum Canary {
  package static let familyName = "Quetzalkanari"
  package static let givenName = "Zwitscherine"
  package static let bornOn = "1987-11-23"
  package static let street = "Voliereweg 77b"
  package static let city = "Kanarienhausen"
  package static let phone = "0999-4711-0815"
  package static let customerNumber = "947C001733"
  package static let absenceNote = "Federlungenzug"
  package static let note = "Schwarmtrauma"

  /// Each of them as it may be written, a day in both ways.
  package static let all = [
    familyName, givenName, bornOn, "23.11.1987", street, city, phone, customerNumber, absenceNote, note,
  ]

  /// Those that a text holds, whatever the case of its letters; none is what a test wants.
  package static func sung(in text: String) -> [String] {
    let folded = text.lowercased()
    return all.filter { folded.contains($0.lowercased()) }
  }
}
