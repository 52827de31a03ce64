package import Domain
import Store

/// A word that a cell may hold, in German and as the database keeps it; both are understood.
package struct Choice: Sendable {
  package let german: String
  package let stored: String

  init(_ german: String, _ stored: String) {
    self.german = german
    self.stored = stored
  }
}

/// What the cells of a column hold.
package enum ColumnType: Sendable {
  case text
  /// A business code: what other files refer to.
  case code
  /// The code of something else.
  case reference(StaticString)
  /// Codes with commas between them.
  case list(of: StaticString)
  case choice([Choice])
  case integer(ClosedRange<Int64>)
  /// A number with a decimal comma and so many digits before and behind it.
  case decimal(digits: Int, places: Int)
  /// Euros, kept in cents.
  case amount
  /// 0 to 100 %, kept in basis points.
  case percent
  case date
  case month
  case boolean
  case uuid
  /// No column of the file but an identity made from those named, so that the same row is the same event each time; a
  /// file may give its own in a column of this name.
  case derivedID(from: [StaticString])
}

/// A column of a kind, as data: reading, checking, explaining and merging all follow from it.
package struct Column: Sendable {
  /// Its name in the staging table.
  package let name: StaticString
  package let german: String
  package let english: String
  package let type: ColumnType
  /// What is to be written there, for people: a clause without a full stop.
  package private(set) var meaning = Phrase("", en: "")
  package private(set) var isRequired = false
  /// Personal data, which no message repeats.
  package private(set) var isPersonal = false
  /// What an empty cell stands for, as it is staged.
  package private(set) var standing: String?
  /// Other ways of writing a value, folded to the one that is staged.
  package private(set) var synonyms: [String: String] = [:]

  init(_ name: StaticString, _ german: String, en english: String? = nil, _ type: ColumnType) {
    self.name = name
    self.german = german
    self.english = english ?? name.description
    self.type = type
  }

  var required: Column { changed { $0.isRequired = true } }
  var personal: Column { changed { $0.isPersonal = true } }
  func empty(means value: String) -> Column { changed { $0.standing = value } }
  func reading(_ written: String, as staged: String) -> Column { changed { $0.synonyms[written] = staged } }

  /// Says what is to be written there; a shared column is given another meaning the same way.
  func means(_ german: String, en english: String) -> Column { changed { $0.meaning = Phrase(german, en: english) } }

  private func changed(_ change: (inout Column) -> Void) -> Column {
    var copy = self
    change(&copy)
    return copy
  }

  /// How the staging table keeps it.
  var storage: StagingColumn.Storage {
    switch type {
    case .text, .code, .reference, .choice: .text
    case .list: .textArray
    case .integer, .amount, .percent: .bigint
    case .decimal: .numeric
    case .date, .month: .date
    case .boolean: .boolean
    case .uuid, .derivedID: .uuid
    }
  }

  /// What is expected, for people.
  package var expectation: Phrase {
    switch type {
    case .text: Phrase("Text", en: "text")
    case .code: Phrase("Kürzel", en: "code")
    case .reference(let kind):
      Phrase("Kürzel aus »\(Kind.germanName(of: kind))«", en: "code of '\(kind)'")
    case .list(let kind):
      Phrase("Kürzel aus »\(Kind.germanName(of: kind))«, mit Komma getrennt", en: "codes of '\(kind)', separated by commas")
    case .choice(let choices):
      Phrase(choices.map(\.german).joined(separator: " | "), en: choices.map(\.stored).joined(separator: " | "))
    case .integer: Phrase("ganze Zahl", en: "whole number")
    case .decimal(_, let places):
      Phrase("Zahl mit bis zu \(places) Nachkommastellen", en: "number with up to \(places) decimals")
    case .amount: Phrase("Betrag in Euro (1.234,56)", en: "amount in euros (1.234,56)")
    case .percent: Phrase("Prozent (20,00)", en: "percentage (20,00)")
    case .date: Phrase("Tag (08.10.2014)", en: "day (08.10.2014)")
    case .month: Phrase("Monat (03.2026)", en: "month (03.2026)")
    case .boolean: Phrase("ja | nein", en: "yes | no")
    case .uuid, .derivedID: Phrase("UUID, sonst selbst gebildet", en: "UUID, else made by the program")
    }
  }
}

extension Column {
  static func text(_ name: StaticString, _ german: String, en: String? = nil) -> Column { Column(name, german, en: en, .text) }
  static func code(_ name: StaticString, _ german: String, en: String? = nil) -> Column { Column(name, german, en: en, .code) }
  static func date(_ name: StaticString, _ german: String, en: String? = nil) -> Column { Column(name, german, en: en, .date) }
  static func flag(_ name: StaticString, _ german: String, en: String? = nil) -> Column {
    Column(name, german, en: en, .boolean)
  }
  static func amount(_ name: StaticString, _ german: String, en: String? = nil) -> Column {
    Column(name, german, en: en, .amount)
  }
  static func percent(_ name: StaticString, _ german: String, en: String? = nil) -> Column {
    Column(name, german, en: en, .percent)
  }

  /// A number that PostgreSQL keeps as smallint.
  static func small(_ name: StaticString, _ german: String, en: String? = nil) -> Column {
    Column(name, german, en: en, .integer(-32_768...32_767))
  }

  /// A number that PostgreSQL keeps as integer.
  static func whole(_ name: StaticString, _ german: String, en: String? = nil) -> Column {
    Column(name, german, en: en, .integer(-2_147_483_648...2_147_483_647))
  }

  static func reference(_ name: StaticString, _ german: String, to kind: StaticString, en: String? = nil) -> Column {
    Column(name, german, en: en, .reference(kind))
  }

  static func list(_ name: StaticString, _ german: String, of kind: StaticString, en: String? = nil) -> Column {
    Column(name, german, en: en, .list(of: kind))
  }

  static func choice(_ name: StaticString, _ german: String, en: String? = nil, _ choices: [Choice]) -> Column {
    Column(name, german, en: en, .choice(choices))
  }

  // Columns that many kinds have.
  static let since = Column("since", "von", en: "from", .date).means(
    "Erster Tag, an dem die Zeile gilt; leer: ohne Anfang", en: "First day on which the row holds; empty: no beginning")
  /// The inclusive last day.
  static let until = Column("until", "bis", en: "until", .date).means(
    "Letzter Tag, an dem die Zeile gilt; leer: ohne Ende", en: "Last day on which the row holds; empty: no end")
  static let source = text("source", "quelle").means(
    "Wo das steht: Gesetz, Unterlage oder Seite im Netz, mit Stelle und Tag",
    en: "Where that is written: law, document or web page, with place and day")
  static let evidence = choice(
    "evidence", "beleg",
    ["V-law", "V", "V2", "D", "X", "U", "design"].map { Choice($0, $0) }
  ).means(
    "Wie gut es belegt ist: Gesetz, Quelle, Zweitquelle, abgeleitet, strittig, unbelegt, eigene Wahl",
    en: "How well it is known: statute, source, second hand, derived, contradicted, not found, our choice")
  static let note = text("note", "bemerkung").means(
    "Was sonst noch wichtig ist, in eigenen Worten", en: "Whatever else matters, in your own words")
  static let nameGerman = text("name_de", "name_de").required.means(
    "Bezeichnung auf Deutsch, wie sie in Listen und Berichten steht", en: "Its name in German, as lists and reports show it")
  static let nameEnglish = text("name_en", "name_en").required.means(
    "Bezeichnung auf Englisch, für alle, die Englisch lesen", en: "Its name in English, for those who read English")
  static let isInvented = flag("is_invented", "erfunden", en: "invented").means(
    "Ob das ausgedacht ist, etwa zum Üben; leer: nein", en: "Whether this is made up, such as for practice; empty: no")
  static let property = reference("property", "objekt", to: "properties").required.means(
    "Haus, um das es geht", en: "House that it is about")
  static let participant = reference("participant", "teilnehmende", to: "participants").required.means(
    "Die Person unter den Teilnehmenden, um die es geht", en: "The participant whom it is about")
  static let stage = reference("stage", "phase", to: "stage_kinds").means(
    "Bauphase des Hauses, um die es geht, etwa die Räumung", en: "Stage of the house that it is about, such as the clearance")
  /// Which run of a stage on its property; empty is the first.
  static let occurrence = small("occurrence", "nr").empty(means: "1").means(
    "Zum wievielten Mal das Haus diese Bauphase hat; leer: zum ersten Mal",
    en: "For which time the house has this stage; empty: the first")
  static let day = date("day", "tag").required.means("Tag, um den es geht", en: "Day that it is about")
}
