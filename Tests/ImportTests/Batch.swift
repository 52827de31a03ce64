import Domain
import FoundationEssentials
import Harness
import Import
import Store

/// Files of one batch, written as a person would write them, in a folder of their own.
struct Batch {
  var files: [(name: String, bytes: [UInt8])] = []

  /// A file from its lines; line 1 is the header.
  mutating func add(_ name: String, _ lines: String...) {
    files.append((name, Array((lines.joined(separator: "\n") + "\n").utf8)))
  }

  mutating func add(_ name: String, bytes: [UInt8]) {
    files.append((name, bytes))
  }

  /// Writes the files, imports them, and removes them.
  func run(on database: Database, options: ImportOptions = ImportOptions()) async throws -> ImportReport {
    try await withFolder { folder in
      try await ImportRun(paths: [folder], options: options).run(on: database, as: Self.clerk)
    }
  }

  func withFolder<Output>(_ body: (String) async throws -> Output) async throws -> Output {
    let folder = FileManager.default.temporaryDirectory.appending(path: "viertelwerk-import-\(UniqueID.make())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for file in files {
      try Data(file.bytes).write(to: folder.appending(path: file.name))
    }
    return try await body(folder.path(percentEncoded: false))
  }

  static let clerk = Actor(name: "k.beispiel", role: .operator)

  /// The repository's own reference data, which everything refers to.
  static var referenceFolder: String {
    "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/seeds/reference"
  }

  /// A database in which the reference data is.
  static func withReference<Output>(_ body: (TestDatabase) async throws -> Output) async throws -> Output {
    try await Harness.withDatabase { test in
      let report = try await ImportRun(paths: [referenceFolder]).run(on: test.database, as: clerk)
      guard report.isStored else { throw ReferenceRefused(sentences: report.findings.map(\.sentence.german)) }
      return try await body(test)
    }
  }

  /// The seeds do not fit the importer: nothing after that means anything.
  struct ReferenceRefused: Error {
    let sentences: [String]
  }
}

extension ImportReport {
  /// Findings as `file:line column code`, to compare with what is expected.
  var places: [String] {
    findings.map { finding in
      let file = finding.file.split(separator: "/").last.map(String.init) ?? finding.file
      return "\(file):\(finding.line.map(String.init) ?? "–") \(finding.column ?? "–") \(finding.code)"
    }
  }
}
