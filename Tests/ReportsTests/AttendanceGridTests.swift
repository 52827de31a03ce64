import Documents
import Domain
import FoundationEssentials
import Harness
import Import
import Reports
import Store
import Testing

/// The month as a site office keeps it, beside the same month as our own list.
@Suite(.needsPostgres, .needsDocuments) struct AttendanceGridTests {
  private static let people_count = 60
  private static let month = YearMonth(containing: "2026-03-01")
  private static let clerk = Actor(name: "k.beispiel", role: .operator)

  private static var days: [LocalDate] {
    (0..<31).map { month.firstDay.adding(days: $0) }.filter { ![.saturday, .sunday].contains($0.weekday) }
  }

  private static func code(_ person: Int) -> String { "TN-\(100 + person)" }

  /// What stands in the grid's cell, and the kind and minutes that this is.
  private static func entry(_ person: Int, _ day: LocalDate) -> (cell: String, kind: String, minutes: String) {
    switch (person * 7 + day.day) % 13 {
    case 0: ("K", "krank-erst", "")
    case 1: ("KF", "krank-folge", "")
    case 2: ("U", "urlaub", "")
    case 3: ("ue", "unentschuldigt", "")
    case 4: ("5,5", "anwesend", "330")
    case 5: ("7:15", "anwesend", "435")
    default: ("x", "anwesend", "360")
    }
  }

  private static func write(_ lines: [String], _ name: String, into folder: String) throws {
    try Data(lines.joined(separator: "\n").utf8).write(to: URL(filePath: "\(folder)/\(name)"))
  }

  private static var seeds: String { "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/seeds" }

  /// The month's report after an import of the attendance that `list` writes into the folder.
  private static func report(_ options: ImportOptions, _ list: (String) async throws -> Void) async throws -> String {
    let documents = try #require(Harness.documents)
    let folder = try TestEnvironment.temporaryDirectory("grid")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try write(["code;name;art", "JC-EINS;Jobcenter Eins;jobcenter"], "organisationen.csv", into: folder)
    try write(["code"] + (0..<people_count).map(code), "teilnehmende.csv", into: folder)
    let placements = (0..<people_count).map {
      "ZW-\($0);\(code($0));arbeit;JC-EINS;01.01.2026;31.12.2026;360;360;360;360;360;16i"
    }
    try write(
      ["code;teilnehmende;art;jobcenter;von;bis;minuten_mo;minuten_di;minuten_mi;minuten_do;minuten_fr;instrumente"]
        + placements,
      "zuweisungen.csv", into: folder)
    return try await Harness.withDatabase { test in
      let base = try await ImportRun(paths: ["\(seeds)/reference", folder]).run(on: test.database, as: clerk)
      #expect(base.isStored, "\(base.findings.prefix(3))")
      let lists = folder + "/lists"
      try FileManager.default.createDirectory(atPath: lists, withIntermediateDirectories: true)
      try await list(lists)
      let attendance = try await ImportRun(paths: [lists], options: options) { documents }.run(on: test.database, as: clerk)
      #expect(attendance.findings.filter { $0.severity != .note }.prefix(3).map(\.sentence.german) == [])
      #expect(attendance.newCount == people_count * days.count)
      return try await test.database.disclose(as: clerk) { tx in
        try ReportRequest.participants(jobcenter: "JC-EINS", month: month, withNames: false, asOf: "2026-04-05").compute(tx)
          .csv()
          .rendered()
      }
    }
  }

  @Test func `the grid of sixty people in a workbook gives the report that our own list gives`() async throws {
    let documents = try #require(Harness.documents)
    let own = try await Self.report(ImportOptions()) { folder in
      let rows = (0..<Self.people_count).flatMap { person in
        Self.days.map { day in
          let entry = Self.entry(person, day)
          return "\(Self.code(person));\(day);\(entry.kind);\(entry.minutes)"
        }
      }
      try Self.write(["teilnehmende;tag;art;minuten"] + rows, "anwesenheit.csv", into: folder)
    }
    let profile = try ProfileSearch.profile("\(Self.seeds)/profiles/anwesenheitsraster.yaml")
    let grid = try await Self.report(ImportOptions(profile: profile)) { folder in
      let allDays = (0..<31).map { Self.month.firstDay.adding(days: $0) }
      let head: [SheetCell] = ["Kürzel", "Name", "Std./Tag"] + allDays.map { .integer($0.day) } + ["Summe"]
      let people: [[SheetCell]] = (0..<Self.people_count).map { person in
        [.text(Self.code(person)), "Erfunden", .integer(6)]
          + allDays.map { Self.days.contains($0) ? .text(Self.entry(person, $0).cell) : "" } + [.integer(99)]
      }
      let blank = [SheetCell](repeating: .empty, count: head.count)
      let total: [SheetCell] = ["Summe"] + [SheetCell](repeating: .integer(60), count: head.count - 1)
      let columns = [Sheet.Column(""), Sheet.Column("März 2026")] + head.dropFirst(2).map { _ in Sheet.Column("") }
      let sheet = Sheet(name: "März", columns: columns, rows: [blank, head] + people + [total])
      let bytes = try await documents.xlsx(Workbook(title: "Anwesenheit", sheets: [sheet]))
      try Data(bytes).write(to: URL(filePath: "\(folder)/Anwesenheit März 2026.xlsx"))
    }
    #expect(grid == own)
    #expect(own.contains(Self.code(0)))
  }
}
