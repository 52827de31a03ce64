/// Somebody who is known: who, and in which of their roles they act now.
package struct SignedIn: Sendable, Hashable {
  package let account: Account.ID
  package let userName: String
  package let displayName: String
  package let language: Language
  /// The role they act in.
  package let role: Role
  /// All roles that they may act in today.
  package let roles: [Role]
  /// An account of the demo world.
  package let isInvented: Bool

  package init(
    account: Account.ID, userName: String, displayName: String, language: Language, role: Role, roles: [Role],
    isInvented: Bool
  ) {
    self.account = account
    self.userName = userName
    self.displayName = displayName
    self.language = language
    self.role = role
    self.roles = roles
    self.isInvented = isInvented
  }

  /// What every transaction of theirs is run as.
  package var actor: Actor { Actor(name: userName, role: role, account: account) }
}

/// How far somebody has come at the front desk.
package enum SessionState: Sendable, Hashable {
  case open(SignedIn)
  /// The password was right, the code of the second factor is missing.
  case secondFactorDue(userName: String)
  /// The password was right, and the role asks for a second factor that has yet to be set up.
  case enrolmentDue(userName: String)
}

/// What an authenticator app needs to know.
package struct TOTPEnrolment: Sendable, Hashable {
  /// For typing.
  package let secretBase32: String
  /// For scanning: `otpauth://totp/…`.
  package let uri: String

  package init(secretBase32: String, uri: String) {
    self.secretBase32 = secretBase32
    self.uri = uri
  }
}
