import Import
import Testing

/// Any table, written in any of the ways that people and programs write lists, is read back as it was.
struct CSVRoundTripTests {
  /// How a table becomes bytes.
  private struct Manner {
    enum Quotes: CaseIterable { case needed, always, sometimes }

    let delimiter: Character
    let quotes: Quotes
    let lineEnd: String
    let encoding: FileEncoding
    let endsWithLine: Bool

    static let all: [Manner] = [";", ",", "\t", "|"].flatMap { (delimiter: Character) in
      Quotes.allCases.flatMap { quotes in
        ["\n", "\r\n", "\r"].flatMap { lineEnd in
          [FileEncoding.utf8, .utf16LittleEndian, .utf16BigEndian, .windows1252, .iso8859_15].flatMap { encoding in
            [true, false].map { end in
              Manner(delimiter: delimiter, quotes: quotes, lineEnd: lineEnd, encoding: encoding, endsWithLine: end)
            }
          }
        }
      }
    }

    func bytes(_ table: [[String]], _ dice: inout Dice) -> [UInt8] {
      let lines = table.map { row in row.map { written($0, &dice) }.joined(separator: String(delimiter)) }
      let text = lines.joined(separator: lineEnd) + (endsWithLine ? lineEnd : "")
      switch encoding {
      case .utf16LittleEndian: return [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      case .utf16BigEndian: return [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
      case .windows1252: return text.unicodeScalars.map { $0 == "€" ? 0x80 : UInt8($0.value) }
      case .iso8859_15: return text.unicodeScalars.map { $0 == "€" ? 0xA4 : UInt8($0.value) }
      default: return Array(text.utf8)
      }
    }

    private func written(_ cell: String, _ dice: inout Dice) -> String {
      let isNeeded = cell.unicodeScalars.contains { "\"\r\n".unicodeScalars.contains($0) || String($0) == String(delimiter) }
      let isQuoted =
        switch quotes {
        case .needed: isNeeded
        case .always: true
        case .sometimes: isNeeded || Bool.random(using: &dice)
        }
      guard isQuoted else { return cell }
      return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
  }

  /// Letters that mean something to the reader stand beside such as are written with one, two and three bytes.
  private static let letters = Array("aZ7 .ü€ß\"\";,|\t").map(String.init) + ["\n", "\r\n", "\r", "\"\n\""]

  private static func table(_ dice: inout Dice) -> [[String]] {
    let columns = Int.random(in: 2...6, using: &dice)
    return (0..<12).map { number in
      // A header without anything that could be taken for the delimiter, and no row that is blank.
      if number == 0 { return (0..<columns).map { "spalte€\($0)" } }
      return (0..<columns).map { column in
        let text = (0..<Int.random(in: 0...14, using: &dice)).map { _ in letters.randomElement(using: &dice) ?? "" }.joined()
        return column == 0 ? "z\(number)" + text : text
      }
    }
  }

  @Test(arguments: [7, 64, 256 * 1024])
  func `every manner of writing a table gives the table`(chunk_bytes: Int) async throws {
    var dice = Dice(state: UInt64(chunk_bytes))
    for manner in Manner.all {
      let table = Self.table(&dice)
      var batch = Batch()
      batch.add("file.csv", bytes: manner.bytes(table, &dice))
      let (encoding, read) = try await batch.withFolder { folder in
        let file = try SourceFile(examining: "\(folder)/file.csv")
        var reader = try CSVReader(file, chunk_bytes: chunk_bytes)
        var rows = [try reader.readHeader() ?? []]
        while let row = try reader.next() { rows.append(row == .cells ? reader.texts() : ["\(row)"]) }
        return (file.encoding, rows)
      }
      #expect(encoding == manner.encoding)
      #expect(read == table, "\(manner)")
    }
  }

  @Test func `wherever a piece of the file ends, rows, lines and broken rows are the same`() async throws {
    let text = "a;b\r\n1;\"zwei\r\ndrei\"\r\n\r\n\"x\"y;2\r\n4;\"fünf \"\"6\"\"\"\r7;8\n9;\"offen\n10;11"
    var batch = Batch()
    batch.add("file.csv", bytes: [0xEF, 0xBB, 0xBF] + Array(text.utf8))
    try await batch.withFolder { folder in
      let file = try SourceFile(examining: "\(folder)/file.csv")
      func rows(_ chunk_bytes: Int) throws -> [String] {
        var reader = try CSVReader(file, chunk_bytes: chunk_bytes)
        var rows = try [reader.readHeader()?.joined(separator: "|") ?? ""]
        while let row = try reader.next() { rows.append("\(reader.line) \(row) \(reader.texts().joined(separator: "|"))") }
        return rows
      }
      let whole = try rows(256 * 1024)
      #expect(
        whole == [
          "a|b", "2 cells 1|zwei\r\ndrei", "5 strayQuote ", "6 cells 4|fünf \"6\"", "7 cells 7|8", "8 unclosedQuote ",
          "9 cells 10|11",
        ])
      for chunk_bytes in 1...40 { #expect(try rows(chunk_bytes) == whole, "\(chunk_bytes) bytes") }
    }
  }
}
