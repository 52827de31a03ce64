/// What becomes of data whose time is up.
package enum RetentionAction: String, Choice {
  case delete
  /// Another law keeps them: out of everybody's sight until it no longer does.
  case restrict
  /// What is personal in a row goes, the row stays.
  case erase

  package var name: Phrase {
    switch self {
    case .delete: Phrase("löschen", en: "delete")
    case .restrict: Phrase("einschränken", en: "restrict")
    case .erase: Phrase("bereinigen", en: "erase")
    }
  }

  package static var subject: Phrase { Phrase("Maßnahme", en: "Action") }
}
