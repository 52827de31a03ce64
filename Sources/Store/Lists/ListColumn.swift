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

  /// By what rows are sorted: texts as `FoldedText` says, choices by their names; what is not there comes last whichever way.
  func order(isDescending: Bool, in language: Language) -> SQL {
    let key: SQL =
      switch kind {
      case .text: "folded((\(fragment: value))::text) collate \"C\""
      case .choice(let choices):
        "array_position(\(Self.ranked(choices, language)), (\(fragment: value))::text)"
      case .day, .money, .number, .minutes, .share: value
      }
    return isDescending ? "\(fragment: key) desc nulls last" : "\(fragment: key) asc nulls last"
  }

  private static func ranked(_ choices: [(value: String, name: Phrase)], _ language: Language) -> [String] {
    choices.sorted { FoldedText($0.name.text(language)) < FoldedText($1.name.text(language)) }.map(\.value)
  }

  /// The value as `TableValue` shows it to people.
  func shown(in language: Language) -> SQL {
    switch kind {
    case .choice(let choices):
      """
      (\(choices.map { $0.name.text(language) }))[array_position(\(choices.map(\.value)), (\(fragment: value))::text)]
      """
    case .text, .number: "(\(fragment: value))::text"
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
