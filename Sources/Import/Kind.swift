package import Domain
import Store

/// A kind of file: what it is called, which columns it has, and how its rows are merged.
package struct Kind: Sendable {
  /// Its English name, under which it is known to the program.
  package let name: String
  /// Its German name, after which files are usually called.
  package let german: String
  package let title: Phrase
  package let columns: [Column]
  let merge: ImportMerge

  init(_ name: String, _ german: String, _ title: Phrase, _ columns: [Column], _ merge: ImportMerge) {
    self.name = name
    self.german = german
    self.title = title
    self.columns = columns
    self.merge = merge
  }

  /// Every kind, in the order of dependency: what is referred to comes before what refers to it.
  package static let all: [Kind] = reference + privacy + houses + people + site + money

  /// How a list may head each column, folded; asked for with every header, and of all kinds.
  var headings: [Set<String>] { Self.headings[name] ?? [] }

  private static let headings: [String: [Set<String>]] = Dictionary(
    uniqueKeysWithValues: all.map { kind in
      let names = kind.columns.map { column in
        Set([column.german, column.english, column.name.description].map(HeaderName.folded))
      }
      return (kind.name, names)
    })

  package static func named(_ name: String) -> Kind? {
    let folded = HeaderName.folded(name)
    return all.first { $0.name == folded || $0.german == folded }
  }

  /// The German name of a kind, or the name itself where it is no kind of file.
  package static func germanName(of name: StaticString) -> String {
    germanNames[name.description] ?? name.description
  }

  /// Beside the kinds the tables that references name, where these are called differently.
  private static let germanNames: [String: String] = Dictionary(
    all.map { ($0.name, $0.german) } + [
      ("voucher_lines", "belegpositionen"), ("units", "einheiten"), ("tables", "Tabellen der Datenbank"),
    ],
    uniquingKeysWith: { first, _ in first })
}
