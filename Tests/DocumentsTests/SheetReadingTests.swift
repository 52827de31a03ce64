import Domain
import Harness
import Testing

@testable import Documents

/// What is read from a spreadsheet is what it holds, and a file that is none, or a trap, is refused with its reason.
@Suite(.needsDocuments, .serialized) struct SheetReadingTests {
  @Test func `cells come with their types, formulas by their last value, and errors as errors`() async throws {
    try await Yardstick.run { yard in
      let rows = try await yard.process.rows(of: try await yard.spoiled("hidden"))
      let day = try LocalDate.parse("2023-03-15")
      #expect(rows[1] == FoundRow(number: 2, cells: [.text("TN-0001"), .day(day), .time(27_000), .moment(day, 64_800)]))
      #expect(rows[2] == FoundRow(number: 3, cells: [.number(5), .error("#REF!"), .bool(true)]))
      #expect(rows.map(\.number) == [1, 2, 3, 5, 7, 8])
    }
  }

  @Test func `a large sheet comes row by row as it is, whatever stands below what in a column`() async throws {
    try await Yardstick.run { yard in
      let rows = try await yard.process.rows(of: try await yard.spoiled("patchwork"))
      let first = try LocalDate.parse("2023-03-15")
      let expected = (0..<3000).filter { $0 % 100 != 99 }.map { row in
        let mixed: [FoundCell] = [.number(Double(row) + 0.5), .text("a\tb\\c\nd"), .empty]
        let number = FoundCell.number(Double(row))
        let cells: [FoundCell] =
          [.empty, .text("Zeile \(row + 1)"), mixed[row % 3], .day(first.adding(days: row % 500)), number]
          + [row % 700 == 50 ? .error("#DIV/0!") : number, number, number]
        return FoundRow(number: row + 1, cells: row % 2 == 1 ? cells + [.text("Ende")] : cells)
      }
      #expect(rows == expected)
    }
  }

  @Test func `errors beside and below everything that holds a value are told as well`() async throws {
    try await Yardstick.run { yard in
      let rows = try await yard.process.rows(of: try await yard.spoiled("ods-errors"))
      let last = FoundRow(number: 4, cells: [.error("#NV"), .empty, .empty, .empty, .error("#NV")])
      #expect(rows.count == 4 && rows.last == last)
    }
  }

  @Test func `what is out of sight is named`() async throws {
    try await Yardstick.run { yard in
      let found = try await yard.process.sheet(of: try await yard.spoiled("hidden"))
      #expect(found.format == .xlsx)
      #expect(found.sheets.map(\.text) == ["Anwesenheit", "Geheim"])
      #expect(found.sheets.map(\.isVisible) == [true, false])
      #expect(found.hiddenRows == [5...6])
      #expect(found.hiddenColumns == [3...3])
      #expect(found.merged == [FoundSheet.Merged(rows: 8...8, columns: 0...2)])
      #expect((1...8).filter { found.isHidden(row: $0) } == [5, 6])
    }
  }

  @Test func `a sheet is chosen by name or number, and one that there is not is answered with those that there are`()
    async throws
  {
    try await Yardstick.run { yard in
      let file = try await yard.spoiled("hidden")
      #expect(try await yard.process.rows(of: file, named: "Geheim").first?.cells == [.text("anderes Blatt")])
      #expect(try await yard.process.rows(of: file, named: "2").first?.cells == [.text("anderes Blatt")])
      let problem = await #expect(throws: Problem.self) { try await yard.process.rows(of: file, named: "Blatt9") }
      #expect(problem?.code == "documents.sheet_unknown")
      #expect(problem?.hint?.german == "Es gibt: „Anwesenheit“, „Geheim“")
    }
  }

  @Test func `an ODS sheet is read with its hidden rows`() async throws {
    try await Yardstick.run { yard in
      let file = try await yard.spoiled("ods")
      let found = try await yard.process.sheet(of: file)
      #expect(found.format == .ods)
      #expect(found.hiddenRows == [2...2])
      let rows = try await yard.process.rows(of: file)
      #expect(
        rows.map(\.cells) == [
          [.text("Code"), .text("Betrag")], [.text("TN-1"), .number(12.5)], [.day(try LocalDate.parse("2014-10-08"))],
        ])
    }
  }

  @Test(arguments: ["bomb", "lying-bomb"])
  func `a ZIP bomb is refused with the limit's name, also where it lies about its size`(kind: String) async throws {
    try await Yardstick.run { yard in
      var process = yard.process
      process.limits.unpacked_bytes = 16 << 20
      let file = try await yard.spoiled(kind)
      let problem = await #expect(throws: Problem.self) { try await process.rows(of: file) }
      #expect(problem?.code == "documents.limit")
      #expect(problem?.message.german == "Die Datei wird beim Entpacken größer als 16 MB.")
    }
  }

  @Test func `two cells at the ends of a sheet do not make a rectangle of seventeen thousand million`() async throws {
    try await Yardstick.run { yard in
      let file = try await yard.spoiled("wide")
      let problem = await #expect(throws: Problem.self) { try await yard.process.rows(of: file) }
      #expect(problem?.code == "documents.limit")
      #expect(problem?.message.german == "Die Datei braucht mehr Arbeitsspeicher als erlaubt (1 GB).")
    }
  }

  @Test func `entities that double are not resolved`() async throws {
    try await Yardstick.run { yard in
      let file = try await yard.spoiled("entities")
      let problem = await #expect(throws: Problem.self) { try await yard.process.rows(of: file) }
      #expect(problem?.code == "documents.damaged")
    }
  }

  @Test(arguments: [
    ("", "documents.no_spreadsheet"), ("Code;Name\nTN-1;x\n", "documents.no_spreadsheet"),
    ("PK\u{3}\u{4}kaputt", "documents.damaged"),
    ("%PDF-1.7", "documents.no_spreadsheet"),
  ])
  func `a file that is no spreadsheet is refused whatever it is called`(text: String, code: String) async throws {
    try await Yardstick.run { yard in
      let path = try yard.keep(Array(text.utf8))
      let problem = await #expect(throws: Problem.self) { try await yard.process.rows(of: .file(path)) }
      #expect(problem?.code == code)
    }
  }

  @Test func `a file cut off anywhere is refused or read, and never hangs`() async throws {
    try await Yardstick.run { yard in
      let whole = try await yard.process.xlsx((1...50).map { [.text("Zeile \($0)"), .integer($0)] })
      for length in stride(from: 1, to: whole.count, by: whole.count / 7) {
        let problem = await #expect(throws: Problem.self) { try await yard.process.rows(of: .bytes(Array(whole[..<length]))) }
        #expect(["documents.damaged", "documents.no_spreadsheet"].contains(problem?.code))
      }
    }
  }

  @Test func `a file beyond the limit is refused before it is read to its end`() async throws {
    try await Yardstick.run { yard in
      var process = yard.process
      process.limits.input_bytes = 1 << 20
      let problem = await #expect(throws: Problem.self) {
        try await process.rows(of: .pieces { [UInt8](repeating: 80, count: 1 << 16) })
      }
      #expect(problem?.message.german == "Die Datei ist größer als 1 MB.")
    }
  }
}
