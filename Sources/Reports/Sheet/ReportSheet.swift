import Documents
package import Domain
package import Store

/// The figures of a report as tables for people: of a draft and of what was released long ago alike, because both are read from the
/// figures that a release keeps, and from nothing else.
package struct ReportSheet: Sendable {
  /// What stands in a cell.
  package enum Value: Sendable, Hashable {
    case text(String)
    case phrase(Phrase)
    case integer(Int)
    case money(Money)
    case minutes(Int)
    case share(BasisPoints)
    case day(LocalDate)
    /// Days of one month.
    case days([LocalDate])
    case period(DateRange)
    case none
  }

  /// A value, and the path of the figure that it is, by which it is traced to its lines.
  package struct Cell: Sendable, Hashable {
    package let value: Value
    package let key: String?

    init(_ value: Value, key: String? = nil) {
      self.value = value
      self.key = key
    }

    static func text(_ text: String?) -> Cell { Cell(text.map { .text($0) } ?? .none) }
    static func phrase(_ phrase: Phrase?) -> Cell { Cell(phrase.map { .phrase($0) } ?? .none) }
    static func integer(_ number: Int?, key: String? = nil) -> Cell { Cell(number.map { .integer($0) } ?? .none, key: key) }
    static func money(_ amount: Money?, key: String? = nil) -> Cell { Cell(amount.map { .money($0) } ?? .none, key: key) }
    static func minutes(_ count: Int?, key: String? = nil) -> Cell { Cell(count.map { .minutes($0) } ?? .none, key: key) }
    static func share(_ share: BasisPoints?, key: String? = nil) -> Cell { Cell(share.map { .share($0) } ?? .none, key: key) }
    static func day(_ day: LocalDate?) -> Cell { Cell(day.map { .day($0) } ?? .none) }
    static func period(_ period: DateRange?, key: String? = nil) -> Cell { Cell(period.map { .period($0) } ?? .none, key: key) }
    static var nothing: Cell { Cell(.none) }
  }

  /// A heading and how its values stand.
  package struct Column: Sendable {
    package let title: Phrase
    package let isFigure: Bool

    static func text(_ german: String, en english: String) -> Column {
      Column(title: Phrase(german, en: english), isFigure: false)
    }
    static func figure(_ german: String, en english: String) -> Column {
      Column(title: Phrase(german, en: english), isFigure: true)
    }
  }

  /// Rows under a title.
  package struct Table: Sendable {
    package let title: Phrase
    package let columns: [Column]
    package let rows: [[Cell]]
    package let total: [Cell]?

    init(_ title: Phrase, _ columns: [Column], _ rows: [[Cell]], total: [Cell]? = nil) {
      self.title = title
      self.columns = columns
      self.rows = rows
      self.total = total
    }
  }

  /// A name with its value, above the tables.
  package struct Fact: Sendable {
    package let label: Phrase
    package let cell: Cell

    init(_ german: String, en english: String, _ cell: Cell) {
      label = Phrase(german, en: english)
      self.cell = cell
    }
  }

  /// Something that whoever reads it must know.
  package struct Remark: Sendable {
    package let sentence: Phrase
    package let key: String?
  }

  package var facts: [Fact] = []
  package var remarks: [Remark] = []
  /// Only those with rows.
  package private(set) var tables: [Table] = []
  /// The one table that a spreadsheet gets.
  package var file = Table(Phrase("", en: ""), [], [])

  /// - Parameter names: what the codes in the figures are called.
  package init(kind: ReportKind, figures: JSONValue, names: ReportNames) {
    let reader = FigureReader(figures)
    switch kind {
    case .participants: readParticipants(reader, names)
    case .funding: readFunding(reader)
    case .property: readProperty(reader, names)
    }
  }

  mutating func add(_ table: Table) { if !table.rows.isEmpty { tables.append(table) } }

  /// The rows as a file, with the columns of the command's.
  package func csv() -> CSVDocument {
    CSVDocument(file.columns.map(\.title), rows: file.rows.map { row in row.map(\.value.csv) })
  }
}

extension ReportSheet.Value {
  /// As people read it; a dash where there is nothing.
  package var shown: Phrase {
    switch self {
    case .text(let text): Phrase(text, en: text)
    case .phrase(let phrase): phrase
    case .integer(let number): Phrase(String(number), en: String(number))
    case .money(let amount): Phrase(amount.description, en: amount.description)
    case .minutes(let count): Phrase(Minutes(count).description, en: Minutes(count).description)
    case .share(let share): Phrase(share.description, en: share.description)
    case .day(let day): Phrase(day.german, en: day.german)
    case .days(let days): Phrase(ParticipantsReport.days(days), en: ParticipantsReport.days(days))
    case .period(let period): period.phrase
    case .none: Phrase("–", en: "–")
    }
  }

  fileprivate var csv: CSVDocument.Cell {
    switch self {
    case .text(let text): .text(text)
    case .phrase(let phrase): .text(phrase.text())
    case .integer(let number): .integer(number)
    case .minutes(let number): .minutes(number)
    case .money(let amount): .money(amount)
    case .share(let share): .share(share)
    case .day(let day): .day(day)
    case .days(let days): .text(days.map(\.german).joined(separator: ", "))
    case .period(let period): .text(period.phrase.text())
    case .none: .empty
    }
  }
}
