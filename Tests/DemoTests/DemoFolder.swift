import Demo
import Domain
import Glibc
import Testing

/// A demo in a folder of its own that is gone when nobody needs it any more.
final class DemoFolder {
  let path: String
  let rows_count: [String: Int]

  init(properties: Int = 12, participants: Int = 60, months: Int = 12, seed: UInt64 = 1, start: String = "2025-11") throws {
    var template = Array("/tmp/viertelwerk-demo-XXXXXX".utf8CString)
    path = try #require(mkdtemp(&template).map { String(cString: $0) })
    let options = try DemoOptions(
      properties: properties, participants: participants, months: months, seed: seed, start: YearMonth.parse(start))
    rows_count = Dictionary(uniqueKeysWithValues: try Demo(options).generate(into: path))
  }

  deinit {
    for name in rows_count.keys { unlink("\(path)/\(name).csv") }
    rmdir(path)
  }

  func text(_ kind: String) throws -> String { try Self.text(of: "\(path)/\(kind).csv") }

  static func text(of path: String) throws -> String {
    let file = try #require(fopen(path, "r"))
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The rows by the names of their columns. No cell of a demo is quoted, so a plain split reads them.
  func rows(_ kind: String) throws -> [[String: String]] {
    let lines = try text(kind).utf8.split(separator: UInt8(ascii: "\n"))
    let cells = lines.map { line in
      line.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { String(Substring($0)) }
    }
    let header = try #require(cells.first)
    return try cells.dropFirst().map { row in
      try #require(row.count == header.count)
      return Dictionary(uniqueKeysWithValues: zip(header, row))
    }
  }
}

extension [String: String] {
  func text(_ column: String) -> String { self[column] ?? "" }
  func date(_ column: String) throws -> LocalDate { try LocalDate.parse(text(column)) }
  func cents(_ column: String) throws -> Int64 { try Money.parse(text(column)).cents }
  func period() throws -> DateRange {
    let last = text("bis")
    return last.isEmpty ? DateRange(from: try date("von")) : DateRange(from: try date("von"), through: try date("bis"))
  }
}
