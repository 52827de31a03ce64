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
