import Domain
import FoundationEssentials
import Harness
import Import
import Operations
import Store

/// The repository's own seeds with an account for each role, laid out once a run and copied for each test.
enum DemoTown {
  /// The day that pages take for today, so that what they print does not change.
  static let today = LocalDate(year: 2026, month: 11, day: 2) ?? Moment.now().day

  static let clerk = Actor(name: "k.beispiel", role: .operator)

  private static let preparing = Task {
    try await Harness.prepare(named: "viertelwerk_town_test") { test in
      let report = try await ImportRun(paths: [seedsFolder]).run(on: test.database, as: clerk)
      guard report.isStored else { throw SeedsRefused(sentences: report.findings.map(\.sentence.german)) }
      _ = try await InventAccounts(database: test.database, actor: clerk).run()
    }
  }

  static func prepared() async throws -> PreparedDatabase { try await preparing.value }

  private static var seedsFolder: String {
    "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/") + "/seeds"
  }

  /// The seeds do not fit the importer: nothing after that means anything.
  struct SeedsRefused: Error {
    let sentences: [String]
  }
}
