@testable import Documents
import Domain
import FoundationEssentials
import Glibc
import Harness
import Subprocess
import SystemPackage
import Testing

/// A test's own folder, and the second opinion of `tools/documents/yardstick.py`: openpyxl, and makers of hostile files.
struct Yardstick {
  let process: DocumentProcess
  let folder: String

  /// Gives a test the process and an empty folder.
  static func run(_ body: (Yardstick) async throws -> Void) async throws {
    let process = try #require(Harness.documents)
    let folder = try TestEnvironment.temporaryDirectory("documents")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await body(Yardstick(process: process, folder: folder))
  }

  func path(_ name: String) -> String { "\(folder)/\(name)" }

  /// Writes bytes into the folder and returns where.
  func keep(_ bytes: [UInt8], as name: String = "file.xlsx") throws -> String {
    try Data(bytes).write(to: URL(filePath: path(name)))
    return path(name)
  }

  /// A file of the kind that `yardstick.py` knows to make.
  func spoiled(_ kind: String) async throws -> DocumentSource {
    _ = try await python("spoil", kind, path(kind))
    return .file(path(kind))
  }

  /// What openpyxl finds in a workbook.
  func look(_ bytes: [UInt8]) async throws -> Look {
    try JSONDecoder().decode(Look.self, from: Data(try await python("look", keep(bytes)).utf8))
  }

  /// Damaged copies of a file that `spoiled` makes.
  func damaged(_ kind: String, count: Int) async throws -> [String] {
    _ = try await spoiled(kind)
    _ = try await python("damage", path(kind), "\(count)")
    return (0..<count).map { "\(path(kind)).\($0)" }
  }

  /// What a process of its own takes for a request about each file.
  func peaks(_ command: String, _ limits: DocumentLimits, _ paths: [String]) async throws -> [Peak] {
    let peaks = try await python(["peaks", command, limits.json.compact] + paths)
    return try JSONDecoder().decode([Peak].self, from: Data(peaks.utf8))
  }

  private func python(_ arguments: String...) async throws -> String { try await python(arguments) }

  private func python(_ arguments: [String]) async throws -> String {
    let result = try await Subprocess.run(
      .path(FilePath(process.python)), arguments: Arguments(["-B", process.program + "/yardstick.py"] + arguments),
      output: .string(limit: 16 << 20), error: .string(limit: 1 << 16))
    try #require(result.terminationStatus.isSuccess, "\(result.standardError)")
    return result.standardOutput
  }
}

/// What a process took that answered one request.
struct Peak: Decodable {
  /// The most memory that it has had resident.
  let peak_kb: Int
  let cpu_s: Double
  /// Its exit status; where a signal ended it, the signal below zero.
  let status: Int
  /// How long its answer was.
  let bytes: Int
  /// The last line of it.
  let end: String
}

/// A workbook as openpyxl reads it.
struct Look: Decodable {
  /// One of its sheets.
  struct Sheet: Decodable {
    let name: String
    let frozen: String?
    let filter: String?
    let comments: [String]
    let lists: [String]
    /// Place, type, number format, value.
    let cells: [[String]]

    func cell(_ place: String) -> [String]? { cells.first { $0[0] == place }.map { Array($0.dropFirst()) } }
  }

  let title: String?
  let people: [String]
  let sheets: [Sheet]
  /// Width and height of each comment, in pixels.
  let boxes: [[Double]]
}

extension DocumentProcess {
  /// All rows of a sheet; for files that are known to be small.
  func rows(of source: DocumentSource, named sheet: String? = nil) async throws -> [FoundRow] {
    var rows: [FoundRow] = []
    try await readSheet(of: source, named: sheet) { rows.append($0) }
    return rows
  }

  /// A workbook of one sheet with one column for each cell of the longest row.
  func xlsx(_ rows: [[SheetCell]]) async throws -> [UInt8] {
    let columns = (0..<(rows.map(\.count).max() ?? 1)).map { Sheet.Column("Spalte \($0 + 1)") }
    return try await xlsx(Workbook(title: "Probe", sheets: [Sheet(name: "Blatt", columns: columns, rows: rows)]))
  }
}
