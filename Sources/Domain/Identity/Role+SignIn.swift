extension Role {
  /// Whether the role is only acted in after a second factor: it reaches money, people's records or everybody's access.
  package var needsSecondFactor: Bool {
    switch self {
    case .administrator, .finance, .auditor, .jobcenter: true
    case .operator, .doorkeeper, .siteManager, .coach, .management, .participant: false
    }
  }

  /// The roles that an account can hold; the others belong to the machine.
  package static let grantable: [Role] = allCases.filter { $0 != .operator && $0 != .doorkeeper }
}

extension Role: Choice {
  package static var subject: Phrase { Phrase("Rolle", en: "Role") }

  /// Reads a role that an account can hold, by its German or its English word.
  package static func parseGrantable(_ text: some StringProtocol) throws(UnreadableValue) -> Role {
    let wanted = text.lowercased()
    if let found = grantable.first(where: { $0.word == wanted || $0.rawValue == wanted }) { return found }
    let german = grantable.map(\.word).joined(separator: ", ")
    let english = grantable.map(\.rawValue).joined(separator: ", ")
    throw UnreadableValue(
      code: "role.unknown",
      message: Phrase("Die Rolle „\(text)“ gibt es nicht.", en: "There is no role “\(text)”."),
      hint: Phrase("Möglich ist: \(german).", en: "Possible: \(english)."))
  }
}
