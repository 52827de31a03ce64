import Domain

/// How a list that was made for something else becomes rows of a kind: which heading fills which column, and how its values are
/// written. Kept as YAML, beside the list or in `seeds/profiles`.
package struct MappingProfile: Sendable {
  /// As findings and the record of a batch name it.
  package let name: String
  package let kind: Kind
  /// The line in which the columns are named.
  let headerLine: Int
  /// Rows that hold nothing of their own, such as totals: by a heading and what stands below it.
  let skips: [Skip]
  /// For the columns of the kind, by their number; what is not here is filled by a heading of its own name.
  let mappings: [Int: CellMapping]
  let grid: Grid?

  /// Rows of which a cell says that they are none.
  struct Skip: Sendable {
    let headings: [String]
    let values: Set<String>
  }

  /// A row for each day: people down, days across, codes in the cells.
  struct Grid: Sendable {
    /// The column of the kind that gets the day.
    let day: Int
    /// Where the month stands, as spreadsheets name cells; nil where the headings are whole days or somebody says the month.
    let month: SheetPlace?
    let rules: [Rule]
  }

  /// What a cell of a grid means.
  struct Rule: Sendable {
    enum Match: Sendable {
      /// One of these, folded.
      case words(Set<String>)
      case number
    }
    let match: Match
    /// Nil where the cell stands for nothing; else what the columns of the kind get.
    let columns: [Int: CellMapping]?
  }
}

/// A cell as spreadsheets name it.
struct SheetPlace: Sendable {
  /// Counted from 1.
  let line: Int
  /// Counted from 0.
  let column: Int

  /// `B1`; nil where that is no name of a cell.
  init?(_ name: some StringProtocol) {
    let letters = name.prefix { $0.isASCII && $0.isLetter }
    guard !letters.isEmpty, letters.count <= 3, let line = Int(name.dropFirst(letters.count)), line > 0 else { return nil }
    self.line = line
    column = letters.uppercased().utf8.reduce(0) { $0 * 26 + Int($1 - UInt8(ascii: "A")) + 1 } - 1
  }
}

/// How the cells below a heading become the values of a column.
struct CellMapping: Sendable {
  /// Headings that may fill the column; the first that the list has. None: the value stands for every row.
  var headings: [String] = []
  /// What every row gets, or every row whose cell is empty.
  var standing: String?
  /// A part of the text: what separates the parts, and which one, from 1; from the end below 0.
  var part: (separator: String, number: Int)?
  /// What values mean, by their folded text.
  var values: [String: String] = [:]
  /// What any other value means.
  var otherwise: String?
  var format: Format?

  /// How the list writes what it writes differently.
  enum Format: Sendable {
    case date(DateOrder)
    /// Minutes from a duration in this unit; with a colon it is hours and minutes in any case.
    case duration(DurationUnit)
    /// A number whose decimals stand behind this.
    case number(decimal: Character)
  }
}

/// What a duration is counted in.
enum DurationUnit: String, CaseIterable, Sendable {
  case seconds, minutes, hours
}

/// In which order a list writes day, month and year.
struct DateOrder: Sendable {
  private enum Part: Sendable { case day, month, year }
  private let parts: [Part]
  /// Digits of each part where nothing stands between them.
  private let widths: [Int]?

  /// `TT.MM.JJJJ`, `MM/DD/YYYY`, `YYYYMMDD` and the like; nil where one of the three is missing.
  init?(_ pattern: String) {
    var runs: [(part: Part, width: Int)] = []
    var last: Character?
    var hasSeparator = false
    for letter in pattern.uppercased() {
      let part: Part? =
        switch letter {
        case "T", "D": .day
        case "M": .month
        case "J", "Y": .year
        default: nil
        }
      guard let part else {
        hasSeparator = true
        last = nil
        continue
      }
      if letter == last {
        runs[runs.count - 1].width += 1
      } else {
        runs.append((part, 1))
      }
      last = letter
    }
    parts = runs.map(\.part)
    widths = hasSeparator ? nil : runs.map(\.width)
    guard parts.count == 3, Set(parts).count == 3 else { return nil }
  }

  /// Two digits of a year are those of the eighty years before 2050.
  private static let firstShortYear = 70

  /// The day, whatever stands behind it (a time); nil where there is none.
  func day(in text: String) -> LocalDate? {
    let groups: [Substring]
    if let widths {
      var rest = text[...]
      groups = widths.map { width in
        defer { rest = rest.dropFirst(width) }
        return rest.prefix(width)
      }
    } else {
      groups = Array(text.split { !$0.isASCII || !$0.isNumber }.prefix(3))
    }
    guard groups.count == 3 else { return nil }
    var (year, month, day) = (0, 0, 0)
    for (part, group) in zip(parts, groups) {
      guard let number = Int(group) else { return nil }
      switch part {
      case .day: day = number
      case .month: month = number
      case .year: year = group.count == 2 ? number + (number < Self.firstShortYear ? 2000 : 1900) : number
      }
    }
    return LocalDate(year: year, month: month, day: day)
  }
}
