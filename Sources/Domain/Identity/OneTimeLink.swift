/// A link that sets a password once; whoever keeps the accounts hands it over.
package struct OneTimeLink: Sendable, Hashable {
  /// Why it was made.
  package enum Purpose: String, Sendable, CaseIterable {
    /// The first password of a new account.
    case invite
    /// A new password where the old one is forgotten.
    case reset
  }

  package let userName: String
  package let purpose: Purpose

  package init(userName: String, purpose: Purpose) {
    self.userName = userName
    self.purpose = purpose
  }

  /// Where the link leads on the site, with the secret that it carries.
  package static func path(of text: String) -> String { "/link/\(text)" }
}

/// What a program may do with its token.
package enum TokenScope: String, Choice {
  case read
  case write

  package var name: Phrase {
    switch self {
    case .read: Phrase("lesen", en: "read")
    case .write: Phrase("schreiben", en: "write")
    }
  }

  package static var subject: Phrase { Phrase("Umfang", en: "Scope") }
}
