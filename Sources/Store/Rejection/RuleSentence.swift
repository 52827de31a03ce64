import Domain

/// What a broken rule of the database means to a person, and what to do about it.
struct RuleSentence: Sendable {
  let message: @Sendable (RuleFacts) -> Phrase
  let hint: Phrase?
  let exit: ExitKind

  /// A sentence that needs what the database said beside the rule.
  init(_ message: @escaping @Sendable (RuleFacts) -> Phrase, hint: Phrase? = nil, exit: ExitKind = .data) {
    self.message = message
    self.hint = hint
    self.exit = exit
  }

  /// A sentence that is the same for every row.
  init(_ german: String, en english: String, hint: Phrase? = nil) {
    self.init({ _ in Phrase(german, en: english) }, hint: hint)
  }

  /// Every rule that has a sentence of its own, by the name of its constraint.
  static let all: [String: RuleSentence] = [house, workforce, site, funding, records, accounts, identity, privacy].reduce(
    into: [:]) {
      $0.merge($1) { first, _ in first }
    }
}
