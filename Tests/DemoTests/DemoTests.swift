import Demo
import Domain
import Testing

@Suite struct `An invented world` {
  @Test func `is the same to the byte for the same seed, and another for another`() throws {
    let (first, second) = (try DemoFolder(seed: 7), try DemoFolder(seed: 7))
    let other = try DemoFolder(seed: 8)
    #expect(first.rows_count == second.rows_count)
    for kind in first.rows_count.keys {
      #expect(try first.text(kind) == second.text(kind), "\(kind)")
    }
    #expect(try first.text("arbeitszeilen") != other.text("arbeitszeilen"))
  }

  /// Changing the generator means making the seeds anew: `viertelwerk demo generate --seed 1 --output seeds/demo`.
  @Test func `is the one in the seeds where their seed is given`() throws {
    let demo = try DemoFolder(seed: 1)
    let seeds = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/seeds/demo"
    for kind in demo.rows_count.keys {
      #expect(try demo.text(kind) == DemoFolder.text(of: "\(seeds)/\(kind).csv"), "\(kind)")
    }
  }

  @Test func `has the sizes that were asked for`() throws {
    for (properties, participants) in [(1, 0), (1, 3), (2, 7), (13, 60), (50, 20)] {
      let demo = try DemoFolder(properties: properties, participants: participants, months: 3)
      #expect(demo.rows_count["objekte"] == properties)
      #expect(demo.rows_count["teilnehmende"] == participants)
    }
  }

  @Test(arguments: [(0, 1, 1), (2001, 1, 1), (1, -1, 1), (1, 50_001, 1), (1, 1, 0), (1, 1, 61)])
  func `refuses sizes it has no codes for`(_ properties: Int, _ participants: Int, _ months: Int) throws {
    let start = try YearMonth.parse("2025-11")
    let problem = #expect(throws: Problem.self) {
      try DemoOptions(properties: properties, participants: participants, months: months, seed: 1, start: start)
    }
    #expect(problem?.exit == .usage)
  }

  @Test func `leaves nothing half-written where the disk refuses`() throws {
    let options = try DemoOptions(properties: 3, participants: 3, months: 1, seed: 1, start: YearMonth.parse("2025-11"))
    let problem = #expect(throws: Problem.self) { try Demo(options).generate(into: "/proc/demo") }
    #expect(problem?.code == "demo.cannot_write")
  }
}

@Suite struct `What happens in an invented year` {
  private static func demo() throws -> DemoFolder { try DemoFolder() }

  @Test func `has a suspended stage, repeated pest control, a skipped stage and flats that become others`() throws {
    let demo = try Self.demo()
    let events = try demo.rows("bauphasenereignisse")
    let year = DateRange(from: "2025-11-01", through: "2026-10-31")
    #expect(
      try events.contains {
        try $0.text("zustand") == "unterbrochen" && !$0.text("grund").isEmpty && year.contains($0.date("am"))
      })
    #expect(events.contains { $0.text("zustand") == "uebersprungen" && !$0.text("grund").isEmpty })
    #expect(
      events.contains {
        $0.text("phase") == "schaedlingsbekaempfung" && $0.text("nr") == "2" && $0.text("zustand") == "abgenommen"
      })
    let changes = try demo.rows("einheitenaenderungen")
    #expect(Set(changes.map { $0.text("art") }) == ["zusammenlegung", "teilung"])
    let units = try demo.rows("einheiten")
    for change in changes {
      let on = try change.date("am")
      for code in change.text("vorher").split(separator: ",") {
        let unit = try #require(units.first { $0.text("objekt") == change.text("objekt") && $0.text("code") == code })
        #expect(try unit.date("bis") == on.adding(days: -1))
      }
      for code in change.text("nachher").split(separator: ",") {
        let unit = try #require(units.first { $0.text("objekt") == change.text("objekt") && $0.text("code") == code })
        #expect(try unit.date("von") == on)
      }
    }
  }

  @Test func `has sickness, leave, unknown days and days that are not yet signed`() throws {
    let demo = try Self.demo()
    let kinds = Set(try demo.rows("anwesenheit").map { $0.text("art") })
    #expect(kinds.isSuperset(of: ["anwesend", "krank-erst", "krank-folge", "urlaub", "unentschuldigt", "kind-krank"]))
    let diary = try demo.rows("bautagebuch")
    #expect(diary.contains { $0.text("unterschrieben_von").isEmpty })
    #expect(diary.filter { $0.text("unterschrieben_von").isEmpty }.count < diary.count / 10)
  }

  @Test func `nobody works on a holiday, beside the placement or while ill`() throws {
    let demo = try Self.demo()
    let placements = Dictionary(grouping: try demo.rows("zuweisungen").filter { $0.text("art") == "arbeit" }) {
      $0.text("teilnehmende")
    }
    let away = Set(try demo.rows("anwesenheit").map { $0.text("teilnehmende") + $0.text("tag") })
    let holidays: Set<LocalDate> = [
      "2025-12-25", "2025-12-26", "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-01", "2026-05-14", "2026-05-25",
      "2026-06-04",
    ]
    var minutes: [String: Int] = [:]
    for line in try demo.rows("arbeitszeilen") {
      let day = try line.date("tag")
      let person = line.text("teilnehmende")
      #expect(!holidays.contains(day) && day.weekday <= .friday)
      #expect(try placements[person, default: []].contains { try $0.period().contains(day) })
      #expect(!away.contains(person + line.text("tag")))
      minutes[person + line.text("tag"), default: 0] += try #require(Int(line.text("minuten")))
    }
    #expect(minutes.values.allSatisfy { $0 <= 468 && $0 >= 30 })
  }

  @Test func `placements of one person never overlap`() throws {
    let working = try Self.demo().rows("zuweisungen").filter { $0.text("art") == "arbeit" }
    for (_, placements) in Dictionary(grouping: working, by: { $0.text("teilnehmende") }) {
      let periods = try placements.map { try $0.period() }
      for (index, period) in periods.enumerated() {
        #expect(periods.dropFirst(index + 1).allSatisfy { !$0.overlaps(period) })
      }
    }
  }

  @Test func `work happens only in stages that run, and renovation waits for safety`() throws {
    let demo = try Self.demo()
    let packages = Dictionary(
      uniqueKeysWithValues: try demo.rows("arbeitspakete").map { ($0.text("objekt") + $0.text("code"), $0) })
    var running: [String: [(from: LocalDate, state: String)]] = [:]
    for event in try demo.rows("bauphasenereignisse") {
      running[event.text("objekt") + event.text("phase") + event.text("nr"), default: []].append(
        (try event.date("am"), event.text("zustand")))
    }
    for line in try demo.rows("arbeitszeilen") {
      let package = try #require(packages[line.text("objekt") + line.text("paket")])
      let day = try line.date("tag")
      let events = running[package.text("objekt") + package.text("phase") + package.text("nr"), default: []]
      let state = events.filter { $0.from <= day }.max { $0.from < $1.from }?.state
      #expect(state == "begonnen" || (state == "abgeschlossen" && events.contains { $0.from == day }))
    }
    for (key, events) in running where key.contains("sanierung") {
      let safety = running[key.replacing("sanierung", with: "sicherung"), default: []]
      let accepted = try #require(safety.first { $0.state == "abgenommen" }?.from)
      #expect(try accepted <= #require(events.map(\.from).min()))
    }
  }

  @Test func `every package of an accepted stage is complete`() throws {
    let demo = try Self.demo()
    let accepted = Set(
      try demo.rows("bauphasenereignisse").filter { $0.text("zustand") == "abgenommen" }.map {
        $0.text("objekt") + $0.text("phase") + $0.text("nr")
      })
    let complete = Set(
      try demo.rows("fortschritt").filter { $0.text("fortschritt") == "100,00" }.map { $0.text("objekt") + $0.text("paket") })
    let packages = try demo.rows("arbeitspakete").filter {
      accepted.contains($0.text("objekt") + $0.text("phase") + $0.text("nr"))
    }
    #expect(!packages.isEmpty)
    #expect(packages.allSatisfy { complete.contains($0.text("objekt") + $0.text("code")) })
  }

  @Test func `no hazard is open where safety is accepted`() throws {
    let demo = try Self.demo()
    let accepted = Set(
      try demo.rows("bauphasenereignisse").filter { $0.text("phase") == "sicherung" && $0.text("zustand") == "abgenommen" }.map
      { $0.text("objekt") })
    let open = try demo.rows("maengel").filter { $0.text("gefahr") == "ja" && $0.text("zustand") != "geprueft" }
    #expect(!accepted.isEmpty)
    #expect(open.allSatisfy { !accepted.contains($0.text("objekt")) })
  }

  @Test func `everything says that it is invented`() throws {
    let demo = try Self.demo()
    #expect(try demo.rows("objekte").allSatisfy { $0.text("erfunden") == "ja" && $0.text("name").contains("erfunden") })
    #expect(
      try demo.rows("teilnehmende").allSatisfy {
        $0.text("nachname").hasPrefix("Erfunden-") && $0.text("vorname").hasPrefix("Muster-")
      })
    #expect(try demo.rows("belege").allSatisfy { $0.text("erfunden") == "ja" })
    #expect(try demo.rows("toepfe").allSatisfy { $0.text("erfunden") == "ja" })
  }
}
