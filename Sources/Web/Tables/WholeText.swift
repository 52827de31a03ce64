import Markup

extension HTML {
  /// A text that stays on one line where it is short: a code folds at its hyphens otherwise, and an amount before its sign.
  static func whole(_ text: String) -> HTML {
    text.utf8.count <= wholeText_bytes ? span(.class("whole")) { text } : .text(text)
  }

  /// As much as the half of a phone has room for.
  private static let wholeText_bytes = 18
}
