package import Domain
import FoundationEssentials

/// What a rehearsal found of an upload, as it is kept beside it.
package struct ImportReview: Sendable, Codable {
  /// A list of the upload.
  package struct List: Sendable, Codable {
    package let name: String
    /// Nil where nobody could tell.
    package let kind: String?
    package let encoding: String?
    package let rowCount: Int
    package let newCount: Int
    package let changedCount: Int
    package let unchangedCount: Int
    package let sample: ListSample?
  }

  package let lists: [List]
  /// Those that are listed.
  package let findings: [Finding]
  package let findingCount: Int
  package let errorCount: Int
  package let warningCount: Int
  /// What is to be said of lists that go back, by their names.
  package let returnRemarks: [String: Phrase]
  /// The files that they came in, by their names.
  package let returnSources: [String: String]
  /// Too much is unknown to store even a part.
  package let isCutShort: Bool

  package init(_ report: ImportReport, samples: [ListSample]) {
    lists = report.files.map { file in
      List(
        name: file.name, kind: file.kind?.name, encoding: file.encoding?.rawValue, rowCount: file.rowCount,
        newCount: file.newCount, changedCount: file.changedCount, unchangedCount: file.unchangedCount,
        sample: samples.first { $0.list == file.name })
    }
    findings = report.findings
    findingCount = report.found.count
    errorCount = report.found.errorCount
    warningCount = report.found.warningCount
    returnRemarks = Dictionary(
      report.returned.compactMap { list in list.remark.map { (list.name, $0) } }, uniquingKeysWith: { first, _ in first })
    returnSources = Dictionary(report.returned.map { ($0.name, $0.source) }, uniquingKeysWith: { first, _ in first })
    isCutShort = report.isCutShort
  }

  package var rowCount: Int { lists.map(\.rowCount).reduce(0, +) }
  package var newCount: Int { lists.map(\.newCount).reduce(0, +) }
  package var changedCount: Int { lists.map(\.changedCount).reduce(0, +) }
  package var unchangedCount: Int { lists.map(\.unchangedCount).reduce(0, +) }

  /// Whether it may be stored as it was chosen: whole, or the sound part of it.
  package func mayCommit(_ choices: ImportChoices) -> Bool {
    errorCount == 0 || (choices.isPartial && !isCutShort && newCount + changedCount > 0)
  }

  /// As it is kept.
  package var text: String {
    get throws { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
  }

  /// Nil where another version of the program has written it.
  package init?(text: String) {
    guard let read = try? JSONDecoder().decode(Self.self, from: Data(text.utf8)) else { return nil }
    self = read
  }
}
