import Domain
import Postgres

/// A column of a long list, as the database sorts by it and searches in it. Its id is that of the page's column, which shows the same.
package struct ListColumn: Sendable {
  /// What the value is, which says how people read it.
  private enum Kind {
    case text, day, money, number, minutes, share
    /// Each choice as the database knows it and by its name.
    case choice([(value: String, name: Phrase)])
  }

  package let id: String
  private let kind: Kind
  private let value: SQL

  private init(_ id: String, _ kind: Kind, _ value: SQL) {
    self.id = id
    self.kind = kind
    self.value = value
  }

  static func text(_ id: String, _ value: SQL) -> ListColumn { ListColumn(id, .text, value) }
  static func day(_ id: String, _ value: SQL) -> ListColumn { ListColumn(id, .day, value) }
  static func money(_ id: String, _ value: SQL) -> ListColumn { ListColumn(id, .money, value) }
  static func number(_ id: String, _ value: SQL) -> ListColumn { ListColumn(id, .number, value) }
  static func minutes(_ id: String, _ value: SQL) -> ListColumn { ListColumn(id, .minutes, value) }
  static func share(_ id: String, _ value: SQL) -> ListColumn { ListColumn(id, .share, value) }

  static func choice<Value: Choice>(_ id: String, _ value: SQL, _: Value.Type) -> ListColumn
  where Value.RawValue == String {
    ListColumn(id, .choice(Value.allCases.map { ($0.rawValue, $0.name) }), value)
  }

  static func choice(_ id: String, _ value: SQL, _ choices: [(value: String, name: Phrase)]) -> ListColumn {
    ListColumn(id, .choice(choices), value)
  }

  /// A yes or no by its names.
  static func flag(_ id: String, _ value: SQL, yes: Phrase, no: Phrase) -> ListColumn {
    ListColumn(id, .choice([("true", yes), ("false", no)]), "(\(fragment: value))::text")
  }

  /// By what rows are sorted: texts without regard to case, choices by their names; what is not there comes last whichever way.
  func order(isDescending: Bool, in language: Language) -> SQL {
    let key: SQL =
      switch kind {
      case .text: "lower((\(fragment: value))::text) collate \"C\""
      case .choice(let choices):
        "array_position(\(Self.ranked(choices, language)), (\(fragment: value))::text)"
      case .day, .money, .number, .minutes, .share: value
      }
    return isDescending ? "\(fragment: key) desc nulls last" : "\(fragment: key) asc nulls last"
  }

  /// Whether the column shows a text, which is in lower case.
  func shows(_ text: String, in language: Language) -> SQL {
    if case .choice(let choices) = kind {
      let found = choices.filter { $0.name.text(language).lowercased().contains(text) }.map(\.value)
      return "(\(fragment: value))::text = any (\(found))"
    }
    return "position(\(text) in lower(\(fragment: shown))) > 0"
  }

  private static func ranked(_ choices: [(value: String, name: Phrase)], _ language: Language) -> [String] {
    choices.sorted { $0.name.text(language).lowercased() < $1.name.text(language).lowercased() }.map(\.value)
  }

  /// The value as `TableValue` shows it to people.
  private var shown: SQL {
    switch kind {
    case .text, .choice: "(\(fragment: value))::text"
    case .number: "(\(fragment: value))::text"
    case .day: "to_char(\(fragment: value), 'DD.MM.YYYY')"
    case .money:
      "translate(to_char((\(fragment: value)) / 100.0, 'FM999,999,999,999,990.00'), ',.', '.,') || ' €'"
    case .share: "replace(to_char((\(fragment: value)) / 100.0, 'FM999999990.00'), '.', ',') || ' %'"
    case .minutes:
      """
      case when (\(fragment: value)) < 0 then '-' else '' end
        || replace(to_char(abs(\(fragment: value)) / 60, 'FM999,999,999,990'), ',', '.')
        || ':' || to_char(abs(\(fragment: value)) % 60, 'FM00') || ' h'
      """
    }
  }
}
