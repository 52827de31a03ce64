import Domain

/// Which cells of a row are days, and what their words mean.
struct GridHeader {
  /// The days in the order of their cells.
  let days: [(cell: Int, day: LocalDate)]
  /// The column of the kind that gets the day.
  let dayColumn: Int
  /// Columns of the kind that the grid fills.
  let columns: Set<Int>
  private let rules: [(match: MappingProfile.Rule.Match, columns: [Int: MappedCell]?, ownCell: Set<Int>)]
  private(set) var findings: [Finding] = []
  private(set) var isUsable = true

  /// Other cells that give the days something, and the column of the kind that gets it.
  var sources: [Int: Int] {
    rules.reduce(into: [:]) { sources, rule in
      for (number, column) in rule.columns ?? [:] { if let cell = column.cell { sources[cell] = number } }
    }
  }

  /// How a rule names the cell of the day itself.
  private static let ownCell = "cell"

  /// - Parameters:
  ///   - used: cells that other columns take.
  ///   - month: of headings that are bare numbers.
  ///   - cell: finds the cell of one of some headings.
  init(
    _ grid: MappingProfile.Grid, _ names: [String], used: Set<Int>, month: YearMonth?, line: Int, file: String,
    cell: ([String]) -> Int?
  ) {
    dayColumn = grid.day
    rules = grid.rules.map { rule in
      let own = rule.columns?.filter { $0.value.headings == [Self.ownCell] } ?? [:]
      return (
        rule.match,
        rule.columns?.mapValues { MappedCell(mapping: $0, cell: $0.headings.isEmpty ? nil : cell($0.headings)) },
        Set(own.keys)
      )
    }
    columns = grid.rules.reduce(into: [grid.day]) { $0.formUnion($1.columns?.keys.map { $0 } ?? []) }
    var days: [(cell: Int, day: LocalDate)] = []
    var isMonthMissing = false
    for (number, name) in names.enumerated() where !used.contains(number) {
      switch Self.heading(name) {
      case .day(let day): days.append((number, day))
      case .number(let day, let ofMonth):
        guard let month else {
          isMonthMissing = true
          continue
        }
        // A sheet of 31 columns serves for every month; what stands below a day that there is not is found with its row.
        guard ofMonth == nil || ofMonth == month.month else { continue }
        if let day = LocalDate(year: month.year, month: month.month, day: day) { days.append((number, day)) }
      case nil: continue
      }
    }
    self.days = days
    if days.isEmpty {
      isUsable = false
      findings.append(
        isMonthMissing
          ? Finding(
            code: "profile.month_missing", file: file, line: line,
            message: Phrase(
              "Die Spalten nennen Tage, aber niemand sagt den Monat.", en: "The columns name days, but nobody says the month."),
            hint: Phrase(
              "Den Monat mit --month 03.2026 sagen, oder im Profil die Zelle, in der er steht (grid: month: B1).",
              en: "Say the month by --month 03.2026, or in the profile the cell in which it stands (grid: month: B1)."))
          : Finding(
            code: "profile.days_missing", file: file, line: line,
            message: Phrase("Keine Spalte ist ein Tag.", en: "No column is a day."),
            hint: Phrase(
              "Die Zeile der Tage im Profil nennen (header: 4); Tage heißen 1, 01.03. oder 01.03.2026.",
              en: "Name the line of the days in the profile (header: 4); days are called 1, 01.03. or 01.03.2026.")))
    }
  }

  /// What the columns of the kind get for a cell; nil for a cell that stands for nothing.
  ///
  /// - Throws: `UnreadableValue` where no rule knows it.
  func columns(for text: String, in cell: Int) throws(UnreadableValue) -> [Int: MappedCell]? {
    let word = text.lowercased()
    let isNumber = !text.isEmpty && text.allSatisfy { $0.isASCII && ($0.isNumber || $0 == "," || $0 == "." || $0 == ":") }
    for rule in rules {
      switch rule.match {
      case .words(let words) where !words.contains(word): continue
      case .number where !isNumber: continue
      case .words, .number: break
      }
      guard var columns = rule.columns else { return nil }
      for number in rule.ownCell {
        guard let mapping = columns[number]?.mapping else { continue }
        columns[number] = MappedCell(mapping: mapping, cell: cell)
      }
      return columns
    }
    if text.isEmpty { return nil }
    throw UnreadableValue(
      code: "profile.cell_unknown",
      message: Phrase("Was das heißt, sagt das Profil nicht.", en: "The profile does not say what this means."),
      hint: Phrase(
        "Das Zeichen berichtigen, oder es im Profil unter grid: cells aufnehmen.",
        en: "Correct it, or add it to the profile under grid: cells."))
  }

  private enum Heading {
    case day(LocalDate)
    case number(Int, ofMonth: Int?)
  }

  private static let weekdays: Set<String> = {
    let names = Weekday.allCases.flatMap { [$0.name.german, $0.name.english, $0.shortName.german, $0.shortName.english] }
    return Set(names.map { $0.lowercased() })
  }()

  /// `1`, `Mo 02.`, `02.03.`, `02.03.2026`; nil for what is no day.
  private static func heading(_ name: String) -> Heading? {
    let words = name.split { $0.isWhitespace || $0 == "," }.filter { word in
      !weekdays.contains(word.lowercased().filter { $0 != "." })
    }
    guard words.count == 1, let word = words.first else { return nil }
    if let day = try? LocalDate.parse(word) { return .day(day) }
    let parts = word.split(separator: ".", omittingEmptySubsequences: true)
    guard (1...2).contains(parts.count), word.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }),
      parts.allSatisfy({ $0.count <= 2 }),
      let day = Int(parts[0]), (1...31).contains(day)
    else { return nil }
    return .number(day, ofMonth: parts.count == 2 ? Int(parts[1]) : nil)
  }
}
