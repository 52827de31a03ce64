import Documents
import Domain
import FoundationEssentials
import Harness
import Postgres
import Store
import Testing

@testable import Import

/// Lists that were made for something else, by the profiles that are shipped and by those that somebody writes.
@Suite(.needsPostgres) struct ProfileTests {
  private static func shipped(_ name: String) throws -> MappingProfile {
    let folder = Batch.referenceFolder.split(separator: "/").dropLast().joined(separator: "/")
    return try ProfileSearch.profile("/\(folder)/profiles/\(name).yaml")
  }

  private static func run(
    _ name: String, _ lines: [String], by profile: MappingProfile, on test: TestDatabase, encoding: [UInt8]? = nil
  ) async throws -> ImportReport {
    var batch = Batch()
    batch.add(name, bytes: encoding ?? Array((lines.joined(separator: "\n") + "\n").utf8))
    return try await batch.run(on: test.database, options: ImportOptions(profile: profile))
  }

  /// The small town without its diary.
  private static func town(on test: TestDatabase) async throws {
    var batch = SmallTown.batch
    batch.files.removeAll { ["arbeitszeilen.csv", "anwesenheit.csv", "bautagebuch.csv", "fortschritt.csv"].contains($0.name) }
    #expect(try await batch.run(on: test.database).isStored)
  }

  private static func lines(_ test: TestDatabase) async throws -> [String] {
    try await test.database.read(as: Batch.clerk) { tx in
      try tx.query(
        """
        select concat_ws(' ', p.code, l.day, n.code, w.code, l.minutes, l.activity)
          from work_lines l join properties p on p.id = l.property_id join participants n on n.id = l.participant_id
          join work_packages w on w.id = l.work_package_id order by 1
        """
      ).decode(String.self)
    }
  }

  @Test func `the profiles of seeds come with the program, byte for byte`() throws {
    let folder = Batch.referenceFolder.split(separator: "/").dropLast().joined(separator: "/")
    var files: [String: String] = [:]
    for file in try FileManager.default.contentsOfDirectory(atPath: "/\(folder)/profiles") {
      files[String(file.dropLast(".yaml".count))] = try String(contentsOfFile: "/\(folder)/profiles/\(file)", encoding: .utf8)
    }
    #expect(ProfileSearch.shipped == files && files.count >= 3)
  }

  @Test func `a Kimai export becomes work lines, whatever its language and however it writes durations`() async throws {
    let profile = try Self.shipped("kimai")
    let german = [
      "Datum,Von,Bis,Dauer,Währung,Preis,Benutzer,Benutzername,Kunde,Projekt,Tätigkeit,Beschreibung,Abrechenbar,Schlagworte",
      "2026-03-09,08:00,12:00,4.00,EUR,0,Alex Muster,TN-1,Viertelwerk,HA-1 Musterhaus,AP-1 Putz abschlagen,\"Putz, Nordwand\",Nein,",
      "2026-03-10,08:00,09:30,1:30,EUR,0,Alex Muster,TN-1,Viertelwerk,HA-1 Musterhaus,AP-1 Putz abschlagen,,Nein,",
      ",,,5.50,,,,,,,,,,",
    ]
    let english = [
      "Date,From,To,Duration,User,Project,Activity,Description", "2026-03-11,08:00,08:20,0.3333,TN-1,HA-1,AP-1,Cleaned",
    ]
    try await Batch.withReference { test in
      try await Self.town(on: test)
      for (name, lines, count) in [("export.csv", german, 2), ("export-en.csv", english, 1)] {
        let report = try await Self.run(name, lines, by: profile, on: test)
        #expect(report.findings.map(\.code) == ["import.column_aside"])
        #expect(report.isStored && report.newCount == count)
      }
      #expect(
        try await Self.lines(test) == [
          "HA-1 2026-03-09 TN-1 AP-1 240 Putz, Nordwand", "HA-1 2026-03-10 TN-1 AP-1 90",
          "HA-1 2026-03-11 TN-1 AP-1 20 Cleaned",
        ])
    }
  }

  @Test func `Redmine's time entries in ISO 8859-15 become work lines, and a wrong cell is found under its own heading`()
    async throws
  {
    let profile = try Self.shipped("redmine")
    func export(_ hours: String, _ day: String) -> [UInt8] {
      let text =
        "Projekt;Datum;Woche;Benutzer;Aktivit\u{E4}t;Ticket;Kommentar;Stunden\n"
        + "HA-1;\(day);11;TN-1;Bau;Aufgabe #17: AP-1 Putz;W\u{E4}nde;\(hours)\n"
      return text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    }
    try await Batch.withReference { test in
      try await Self.town(on: test)
      let broken = try await Self.run("timelog.csv", [], by: profile, on: test, encoding: export("viel", "31.02.2026"))
      #expect(
        Set(broken.places).isSuperset(of: ["timelog.csv:2 Datum profile.date", "timelog.csv:2 Stunden profile.duration"]))
      #expect(!broken.isStored)
      let report = try await Self.run("timelog.csv", [], by: profile, on: test, encoding: export("2,75", "10.03.2026"))
      #expect(report.isStored)
      #expect(try await Self.lines(test) == ["HA-1 2026-03-10 TN-1 AP-1 165 Wände"])
    }
  }

  /// The grid as a site office keeps it.
  private static let grid: [[SheetCell]] = [
    ["", "März 2026"], [""],
    ["Kürzel", "Name", "Std./Tag", .integer(2), .integer(3), "Mi 4.", "05.03."],
    ["TN-1", "egal", .text("6"), .text("x"), "K", .text("5,5"), "U"], ["Summe", "", "", .integer(6), "", "", ""],
  ]

  private static func workbook(_ rows: [[SheetCell]]) async throws -> [UInt8] {
    let documents = try #require(Harness.documents)
    let width = rows.map(\.count).max() ?? 0
    let padded = rows.map { $0 + [SheetCell](repeating: .empty, count: width - $0.count) }
    let columns = padded[0].map { if case .text(let text) = $0 { Sheet.Column(text) } else { Sheet.Column("") } }
    let sheet = Sheet(name: "März", columns: columns, rows: Array(padded.dropFirst()))
    return try await documents.xlsx(Workbook(title: "Anwesenheit", sheets: [sheet]))
  }

  @Test(.needsDocuments)
  func `an attendance grid becomes days with their kinds; a sign that nobody explained is found in its cell`()
    async throws
  {
    let profile = try Self.shipped("anwesenheitsraster")
    let documents = try #require(Harness.documents)
    try await Batch.withReference { test in
      try await Self.town(on: test)
      func run(_ rows: [[SheetCell]]) async throws -> ImportReport {
        var batch = Batch()
        batch.add("anwesenheit.xlsx", bytes: try await Self.workbook(rows))
        return try await batch.withFolder { folder in
          try await ImportRun(paths: [folder], options: ImportOptions(profile: profile)) { documents }.run(
            on: test.database, as: Batch.clerk)
        }
      }
      var strange = Self.grid
      strange[3][5] = "?"
      #expect(try await run(strange).places.contains("anwesenheit.xlsx [März]:4 Mi 4. profile.cell_unknown"))
      let report = try await run(Self.grid)
      #expect(report.findings.filter { $0.severity != .note }.map(\.sentence.german) == [])
      #expect(report.isStored && report.newCount == 4)
      let days = try await test.database.read(as: Batch.clerk) { tx in
        try tx.query(
          """
          select concat_ws(' ', t.day, t.minutes, a.absence_kind_code) from attendance_days t
            left join absences a on a.attendance_day_id = t.id order by 1
          """
        ).decode(String.self)
      }
      #expect(days == ["2026-03-02 360", "2026-03-03 0 krank-erst", "2026-03-04 330", "2026-03-05 0 urlaub"])
    }
  }

  @Test func `a grid of bare days without a month asks for it`() async throws {
    let text =
      "kind: anwesenheit\ncolumns: {teilnehmende: {from: TN}}\ngrid: {day: tag, cells: [{is: [K], set: {art: krank-erst}}, {is: ['']}]}"
    let profile = try ProfileDocument(file: "raster.yaml").read(text)
    try await Batch.withReference { test in
      try await Self.town(on: test)
      let lines = ["TN;1;2;3;31", "TN-1;;K;;"]
      #expect(try await Self.run("mai.csv", lines, by: profile, on: test).places == ["mai.csv:1 – profile.month_missing"])
      var batch = Batch()
      batch.add("mai.csv", bytes: Array(lines.joined(separator: "\n").utf8))
      let month = try YearMonth.parse("03.2026")
      let report = try await batch.run(on: test.database, options: ImportOptions(profile: profile, month: month))
      #expect(report.findings.map(\.sentence.german) == [])
      #expect(report.newCount == 1)
    }
  }

  @Test(arguments: [
    ("kind: mond", "profil.yaml:1: ", "mond"), ("kind: objekte\nspalten: {}", "profil.yaml:2: ", "spalten"),
    ("kind: objekte\ncolumns:\n  stra: {from: Straße}", "profil.yaml:3: ", "stra"),
    ("kind: objekte\ncolumns:\n  name: {values: {a: b}}", "profil.yaml:3: ", "from"),
    ("kind: objekte\ncolumns:\n  name: {from: N, date: MMJJ}", "profil.yaml:3: ", "Reihenfolge"),
    ("kind: [objekte", "profil.yaml: ", "YAML"), ("columns: {}", "profil.yaml:1: ", "kind"),
    ("kind: objekte\ncolumns:\n  name: {from: N, lookup: gibt-es-nicht.csv}", "profil.yaml:3: ", "gibt-es-nicht.csv"),
  ])
  func `what is wrong with a profile is said with its line`(text: String, place: String, word: String) {
    let problem = #expect(throws: Problem.self) { try ProfileDocument(file: "profil.yaml").read(text) }
    #expect(problem?.message.german.hasPrefix(place) == true)
    #expect(problem?.message.german.contains(word) == true)
  }

  @Test(arguments: [
    ("split: ',', part: 1", "Muster, Alex", "Muster"), ("split: ',', part: -1", "Muster, Alex", "Alex"),
    ("values: {Krank: krank-erst}", "KRANK", "krank-erst"), ("values: {a: b}, otherwise: c", "x", "c"),
    ("date: MM/TT/JJJJ", "3/9/2026", "2026-03-09"), ("date: JJJJMMTT", "20260309", "2026-03-09"),
    ("date: TT.MM.JJ", "09.03.26 08:15", "2026-03-09"), ("decimal: '.'", "1,234.56", "1234,56"),
    ("duration: minutes", "7:30", "450"), ("duration: hours", "7,5", "450"), ("duration: seconds", "5400", "90"),
    ("empty: nein", "", "nein"),
  ])
  func `a value is read as the profile says`(steps: String, written: String, meant: String) throws {
    let profile = try ProfileDocument(file: "p.yaml").read("kind: objekte\ncolumns: {name: {from: N, \(steps)}}")
    let mapping = try #require(profile.mappings.values.first)
    #expect(try mapping.value(of: written) == meant)
  }
}
