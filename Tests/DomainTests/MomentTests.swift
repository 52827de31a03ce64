import Testing

@testable import Domain

@Suite struct `Moments and German clocks` {
  /// Checked against the tz database's Europe/Berlin.
  @Test(arguments: [
    (1_412_771_400, "08.10.2014 14:30", "2014-10-08T12:30:00Z"),
    (1_774_745_999, "29.03.2026 01:59", "2026-03-29T00:59:59Z"),
    (1_774_746_000, "29.03.2026 03:00", "2026-03-29T01:00:00Z"),
    (1_792_889_999, "25.10.2026 02:59", "2026-10-25T00:59:59Z"),
    (1_792_890_000, "25.10.2026 02:00", "2026-10-25T01:00:00Z"),
    (1_767_222_000, "01.01.2026 00:00", "2025-12-31T23:00:00Z"),
  ]) func `the wall clock changes on the last Sundays of March and October`(_ seconds: Int, _ german: String, _ iso: String) {
    let moment = Moment(microsecondsSinceEpoch: Int64(seconds) * 1_000_000)
    #expect(moment.description == german)
    #expect(moment.iso == iso)
  }

  @Test func `a wall-clock time comes back from its moment`() {
    for number in 18_000..<22_000 {
      let day = LocalDate(daysSinceEpoch: number)
      for time in [Minutes(0), Minutes(hours: 7, minutes: 30), Minutes(hours: 23, minutes: 59)] {
        let moment = Moment(on: day, at: time)
        #expect(moment.day == day)
        #expect(moment.timeOfDay == time)
      }
    }
  }

  @Test func `the hour that comes twice means its first`() {
    #expect(Moment(on: "2026-10-25", at: Minutes(hours: 2, minutes: 30)).iso == "2026-10-25T00:30:00Z")
  }
}

@Suite struct `Points in time as devices write them` {
  @Test(arguments: [
    ("2026-03-02T14:30:00+01:00", "2026-03-02T13:30:00Z"), ("2026-03-02T13:30Z", "2026-03-02T13:30:00Z"),
    ("2026-03-01T23:30:15.250-0130", "2026-03-02T01:00:15Z"), ("2026-01-01T00:15:00+14:00", "2025-12-31T10:15:00Z"),
  ])
  func `are read with their offset`(_ text: String, _ utc: String) throws {
    #expect(try Moment.parse(text).iso == utc)
  }

  @Test func `keep their fraction of a second`() throws {
    #expect(try Moment.parse("1970-01-01T00:00:00.25Z").microsecondsSinceEpoch == 250_000)
  }

  @Test(arguments: [
    "", "2026-03-02", "2026-03-02T14:30:00", "2026-02-30T14:30:00Z", "2026-03-02T24:00:00Z", "2026-03-02 14:30:00Z",
    "2026-03-02T14:30:00+1:00", "2026-03-02T14:30:00+01:00Z", "2026-03-02T14:30:00.Z", "02.03.2026T14:30:00Z",
    "2026-03-02T14:30:0Z", "2026-03-02T14:30:00 01:00",
  ])
  func `are refused where nobody knows which moment is meant`(_ text: String) {
    #expect(throws: UnreadableValue.self) { try Moment.parse(text) }
  }
}

@Suite struct `Durations` {
  @Test(arguments: [("450", 450), ("7:30", 450), ("7:30 h", 450), ("7,5 h", 450), ("0", 0), ("12 h", 720)])
  func `are read in minutes or hours`(_ text: String, _ minutes: Int) throws {
    #expect(try Minutes.parse(text).count == minutes)
  }

  @Test(arguments: ["", "7:60", "7,5", "-5", "7.5", "7:5", "acht", "0,33 h", ":30"])
  func `are refused where they are no whole minutes`(_ text: String) {
    #expect(throws: UnreadableValue.self) { try Minutes.parse(text) }
  }

  @Test func `read as hours and minutes`() {
    #expect(Minutes(74_045).formatted() == "1.234:05 h")
    #expect(Minutes(-61).formatted() == "-1:01 h")
  }
}

@Suite struct `Phrases` {
  @Test func `speak the language of the task`() {
    let phrase = Phrase("Bautagebuch", en: "Site diary")
    #expect(Language.$override.withValue(.english) { phrase.text() } == "Site diary")
    #expect(Language.$override.withValue(.german) { phrase.text() } == "Bautagebuch")
    #expect((phrase + Phrase("!", en: "?")).english == "Site diary?")
  }
}
