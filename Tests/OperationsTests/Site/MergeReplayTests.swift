import Domain
import Foundation
import Harness
import Operations
import Postgres
import Store
import Testing

/// What phones and the office send about one day, in every order that has ever mattered, and what must stand there afterwards. The
/// cases are files in `replay/`: what is sent, and the state that comes of it.
@Suite(.needsPostgres) struct MergeReplayTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "replay")

  /// A day on which nothing stands yet.
  fileprivate static let day = RoleWorld.day.adding(days: 1)

  private static let names: [String] =
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }.sorted()) ?? []

  @Test func `there are cases`() {
    #expect(Self.names.count >= 24)
  }

  @Test(arguments: names) func `what arrives is merged as the case says`(_ name: String) async throws {
    let replay = try JSONValue.parse(Array(Data(contentsOf: Self.folder.appending(path: name))))
    try await Harness.withDatabase { test in
      let world = try await RoleWorld(test.database)
      let stage = try await Stage(world)
      for event in replay["events"]?.elements ?? [] { try await stage.play(event, in: name) }
      let state = try await stage.state()
      #expect(state == replay["state"], "\(name): \(state.compact)")
    }
  }

  /// One house and two people who are known on it, by the letters of a case; C is employed and planned elsewhere, Z nobody's number.
  private struct Stage {
    let world: RoleWorld
    let people: [String: String]
    private static let unknown = "TN-UNKNOWN"

    init(_ world: RoleWorld) async throws {
      self.world = world
      let house = world.mine
      let other = try await world.database.write(as: MoneyWorld.clerk) { tx in
        let code = "TN-OTHER"
        try RoleWorld.take(code, onto: house, "JC-T", tx)
        for person in [world.participant, code] {
          for certificate in [house.lawCertificate, house.warningCertificate] {
            try house.certify(person, certificate, DateRange(from: MergeReplayTests.day.adding(days: -400)), tx)
          }
        }
        return code
      }
      people = ["A": world.participant, "B": other, "C": world.stranger, "Z": Self.unknown]
    }

    private func letter(_ code: String) -> String { people.first { $0.value == code }?.key ?? code }

    /// The same letter is the same identity in a case.
    private static func id(_ letter: String) throws -> UniqueID {
      let digits = String(letter.utf8.first.map { Int($0) } ?? 0, radix: 16)
      return try UniqueID.parse("01936000-0000-7000-8000-0000000000\(digits)")
    }

    private static func hours(_ line: JSONValue) -> SitePresence.Hours? {
      guard let start = line["start"]?.integer, let end = line["end"]?.integer else { return nil }
      return SitePresence.Hours(from: Minutes(Int(start)), to: Minutes(Int(end)))
    }

    func play(_ event: JSONValue, in name: String) async throws {
      if let act = event["office"]?.text { return try await office(act, event) }
      let send = try message(event)
      do {
        let outcome = try await world.write(as: .siteManager) { tx in try send.run(tx) }
        #expect(event["refused"] == nil, "\(name)")
        let found: JSONValue = [
          "written": .integer(outcome.record.written.count), "already": .integer(outcome.record.alreadyThere),
          "retracted": .integer(outcome.retracted), "signed": .bool(outcome.isSigned), "reopened": .bool(outcome.hasReopened),
          "unassigned": .integer(outcome.unassigned.count), "elsewhere": .integer(outcome.elsewhere.count),
        ]
        guard case .object(let expected)? = event["expects"] else { return }
        for (key, value) in expected { #expect(found[key] == value, "\(name): \(key)") }
      } catch {
        let problem = error as? Problem ?? (error as? PostgresError).flatMap { Problem.violation(of: $0) }
        #expect(problem?.code == event["refused"]?.text, "\(name): \(error)")
      }
    }

    private func message(_ event: JSONValue) throws -> SendDiaryDay {
      let lines = try (event["work"]?.elements ?? []).map { line in
        DiaryLine(
          .work(
            WorkDone(
              participant: people[line["participant"]?.text ?? ""] ?? "", workPackage: line["package"]?.text ?? "",
              minutes: Minutes(Int(line["minutes"]?.integer ?? 0)))), id: try Self.id(line["id"]?.text ?? ""),
          writtenAt: try line["device_at"]?.text.map(Moment.parse))
      }
      let presences = try (event["presences"]?.elements ?? []).map { line in
        DiaryLine(
          .presence(
            SitePresence(
              people[line["participant"]?.text ?? ""] ?? "", isPresent: line["present"] == .bool(true), hours: Self.hours(line))
          ),
          id: try Self.id(line["id"]?.text ?? ""))
      }
      let briefings = try (event["briefings"]?.elements ?? []).map { line in
        DiaryLine(
          .briefing(
            SiteBriefing(
              line["topic"]?.text ?? "",
              participants: (line["participants"]?.elements ?? []).map { people[$0.text ?? ""] ?? "" })),
          id: try Self.id(line["id"]?.text ?? ""))
      }
      let retractions = try (event["retractions"]?.elements ?? []).map {
        SendDiaryDay.Retraction(
          id: try Self.id($0["id"]?.text ?? ""), line: try Self.id($0["line"]?.text ?? ""), reason: "geändert")
      }
      return SendDiaryDay(
        world.mine.property, on: try event["on"]?.text.map(LocalDate.parse) ?? MergeReplayTests.day,
        lines + presences + briefings,
        retractions: retractions,
        isSigned: event["signs"] == .bool(true), reason: event["reason"]?.text, today: MergeReplayTests.day)
    }

    /// What happens while a phone has no reception.
    private func office(_ act: String, _ event: JSONValue) async throws {
      let participant = people[event["participant"]?.text ?? ""] ?? ""
      let account = world.actor(.siteManager).account
      try await world.database.write(as: MoneyWorld.clerk) { tx in
        switch act {
        case "certificate ended":
          try tx.execute(
            """
            update certificates c set valid = daterange(lower(c.valid), \(MergeReplayTests.day)) from participants t
             where t.id = c.participant_id and t.code = \(participant)
            """)
        case "house taken away":
          try tx.execute(
            "update property_assignments set period = '[2020-01-01,2020-02-01)' where account_id = \(account)")
        case "there on another house":
          let hours = SitePresence.Hours(from: Minutes(hours: 8), to: Minutes(hours: 12))
          let there = SitePresence(participant, isPresent: true, hours: hours)
          _ = try RecordDiaryDay(
            world.theirs.property, on: MergeReplayTests.day, [DiaryLine(.presence(there))], today: MergeReplayTests.day
          ).run(tx)
        case "employed":
          try RoleWorld.take(participant, onto: world.theirs, "JC-T", tx)
        case "stage asks for additional work":
          try tx.execute(
            """
            insert into work_gates (code, name_de, name_en, stage_code, instrument_code, only_warns, hint_de, hint_en, source, evidence)
            values ('additional', 'Nicht zusätzlich', 'Not additional', \(world.mine.renovation), '16e', true, 'H', 'H', 'Test', 'V-law')
            """)
        default: Issue.record("nobody knows “\(act)”")
        }
      }
    }

    func state() async throws -> JSONValue {
      let (entry, breaches, told) = try await world.read(as: .management) { tx in
        let id = try world.mine.id(tx)
        return (
          try DiaryQueries.day(MergeReplayTests.day, of: id, tx), try BreachQueries.all(of: id, tx),
          try tx.query("select count(*) from office_notes where property_id = \(id)").first(as: Int.self) ?? 0
        )
      }
      let latest = entry?.latest?.number ?? 1
      let lines = (entry?.events(inVersion: latest) ?? []).compactMap { event -> String? in
        guard case .work(let work) = event.line.content else { return nil }
        return "\(letter(work.participant)) \(work.workPackage) \(work.minutes.count)"
      }
      let presences = (entry?.events(inVersion: latest) ?? []).compactMap { event -> String? in
        guard case .presence(let presence) = event.line.content else { return nil }
        return "\(letter(presence.participant)) \(presence.isPresent ? "there" : "not there")"
      }
      let briefings = (entry?.events(inVersion: latest) ?? []).compactMap { event -> String? in
        guard case .briefing(let briefing) = event.line.content else { return nil }
        return
          "\(briefing.topic.replacing(Self.unknown, with: "Z")): \(briefing.participants.map(letter).sorted().joined(separator: " "))"
      }
      let notes = (entry?.events(inVersion: latest) ?? []).compactMap { event -> String? in
        guard case .note(let note) = event.line.content else { return nil }
        return note.text.replacing(Self.unknown, with: "Z")
      }
      let versions = (entry?.versions ?? []).map { version in
        let state = version.signedBy == nil ? "open" : "signed"
        // A reason that a person gave is part of the state; the one that the program gives is not.
        return version.reason.map { $0.hasPrefix("Kam von einem Telefon") ? state : "\(state): \($0)" } ?? state
      }
      var state: [String: JSONValue] = [
        "lines": .list(lines.sorted().map { .text($0) }), "versions": .list(versions.map { .text($0) }),
        "breaches": .list(Set(breaches.map { letter($0.participant) }).sorted().map { .text($0) }),
      ]
      if !presences.isEmpty { state["presences"] = .list(presences.sorted().map { .text($0) }) }
      if !briefings.isEmpty { state["briefings"] = .list(briefings.sorted().map { .text($0) }) }
      if !notes.isEmpty { state["notes"] = .list(notes.sorted().map { .text($0) }) }
      if told > 0 { state["told"] = .integer(told) }
      return .object(state)
    }
  }
}
