import Documents
import Domain
import Harness
import Testing

/// What goes into a spreadsheet is what somebody finds there: with its type, and never a formula.
@Suite(.needsDocuments, .serialized) struct WorkbookTests {
  @Test func `every cell has the type and the look of what it holds`() async throws {
    try await Yardstick.run { yard in
      let file = try await yard.process.xlsx([
        [
          .text("Dach"), .integer(1_234), .money(Money(cents: -123_456)), .day(try LocalDate.parse("2014-10-08")),
          .minutes(4_505),
          .share(BasisPoints(1_250)), .empty,
        ]
      ])
      let sheet = try #require(try await yard.look(file).sheets.first)
      #expect(sheet.cell("A2") == ["s", "General", "Dach"])
      #expect(sheet.cell("B2") == ["n", "#,##0", "1234"])
      #expect(sheet.cell("C2") == ["n", #"#,##0.00\ "€""#, "-1234.56"])
      #expect(sheet.cell("D2") == ["d", #"dd\.mm\.yyyy"#, "2014-10-08 00:00:00"])
      #expect(sheet.cell("E2") == ["d", "[h]:mm", "3 days, 3:05:00"])
      #expect(sheet.cell("F2") == ["n", "0.00%", "0.125"])
      #expect(sheet.cell("G2") == nil)
    }
  }

  @Test func `the header stays in sight and filters, and nobody's name is in the file`() async throws {
    try await Yardstick.run { yard in
      let look = try await yard.look(yard.process.xlsx([["a", "b"], ["c", "d"]]))
      #expect(look.title == "Probe")
      #expect(look.people == [])
      #expect(look.sheets.first?.frozen == "A2")
      #expect(look.sheets.first?.filter == "A1:B3")
    }
  }

  @Test(arguments: [
    "=1+1", "=cmd|' /C calc'!A0", "+49 231", "-2", "@SUMME(A1)", "\t=1", "\n=1", "{=1}", "https://example.org", "0012",
  ])
  func `no text becomes a formula, a number or a link`(text: String) async throws {
    try await Yardstick.run { yard in
      let file = try await yard.process.xlsx([[.text(text)]])
      #expect(try await yard.look(file).sheets.first?.cell("A2")?.first == "s")
      #expect(try await yard.process.rows(of: .bytes(file)).last?.cells == [.text(text)])
    }
  }

  @Test func `what was written comes back`() async throws {
    try await Yardstick.run { yard in
      let day = try LocalDate.parse("2026-02-28")
      let file = try await yard.process.xlsx([
        ["Größe ß € 😀 a\u{301}", .money(Money(cents: 7)), .day(day), .minutes(450), .integer(-3)], [],
        ["zwei\nZeilen \\t \"x\" <&> _x0041_", .empty, .empty, .empty, .share(BasisPoints(10_000))],
      ])
      let rows = try await yard.process.rows(of: .bytes(file))
      #expect(rows.map(\.number) == [1, 2, 4])
      #expect(rows[1].cells == [.text("Größe ß € 😀 a\u{301}"), .number(0.07), .day(day), .time(27_000), .number(-3)])
      #expect(rows[2].cells == [.text("zwei\nZeilen \\t \"x\" <&> _x0041_"), .empty, .empty, .empty, .number(1)])
    }
  }

  @Test func `characters that no spreadsheet may hold are replaced and damage nothing`() async throws {
    try await Yardstick.run { yard in
      let file = try await yard.process.xlsx([[.text("a\u{0}b\u{1B}c\u{FFFE}d\r\ne\rf"), "zuletzt"]])
      #expect(
        try await yard.process.rows(of: .bytes(file)).last?.cells == [
          .text("a\u{FFFD}b\u{FFFD}c\u{FFFD}d\ne\nf"), .text("zuletzt"),
        ])
      #expect(try await yard.look(file).sheets.first?.cell("B2")?.last == "zuletzt")
    }
  }

  @Test func `a text that is longer than a cell is cut where it shows, and counted`() async throws {
    try await Yardstick.run { yard in
      let (fits, tooLong, wide) = (
        String(repeating: "x", count: 32_767), String(repeating: "y", count: 32_768), String(repeating: "😀", count: 20_000)
      )
      let sheet = Sheet(
        name: "Blatt", columns: [Sheet.Column("A"), Sheet.Column("B"), Sheet.Column("C")],
        rows: [[.text(fits), .text(tooLong), .text(wide)]])
      var file: [UInt8] = []
      let written = try await yard.process.write(Workbook(title: "", sheets: [sheet])) { file += $0 }
      #expect(written.cutCells == 2)
      #expect(written.bytes == Int64(file.count))
      let cells = try #require(try await yard.process.rows(of: .bytes(file)).last?.cells)
      #expect(cells == [.text(fits), .text(tooLong.prefix(32_766) + "…"), .text(wide.prefix(16_383) + "…")])
    }
  }

  @Test func `days before the spreadsheet's calendar and amounts beyond its numbers stay exact, as texts`() async throws {
    try await Yardstick.run { yard in
      let file = try await yard.process.xlsx([
        [
          .day(try LocalDate.parse("1887-11-12")), .day(try LocalDate.parse("1900-03-01")),
          .money(Money(cents: 9_007_199_254_740_993)),
          .money(Money(cents: 9_007_199_254_740_991)),
        ]
      ])
      #expect(
        try await yard.process.rows(of: .bytes(file)).last?.cells == [
          .text("12.11.1887"), .day(try LocalDate.parse("1900-03-01")), .text("90071992547409,93"),
          .number(90_071_992_547_409.91),
        ])
    }
  }

  @Test func `names of sheets are mended and made unlike each other`() async throws {
    try await Yardstick.run { yard in
      let long = "Finanzierung DO-BRU-051: Töpfe/Belege [2026]"
      let sheets = [long, long, "", "'x'", "Auswahl"].map { Sheet(name: $0, columns: [Sheet.Column("A")], rows: [["1"]]) }
      let file = try await yard.process.xlsx(Workbook(title: "", sheets: sheets))
      let names = try await yard.process.sheet(of: .bytes(file)).sheets.map(\.text)
      #expect(names == ["Finanzierung DO-BRU-051  Töpfe", "Finanzierung DO-BRU-051  Tö (2)", "Tabelle", "x", "Auswahl (2)"])
    }
  }

  @Test func `a comment is as large as its text needs in a font of usual width`() async throws {
    try await Yardstick.run { yard in
      let notes = ["Kurz.", String(repeating: "Ein längerer Satz. ", count: 20), String(repeating: "wort ", count: 200)]
      let sheet = Sheet(name: "Blatt", columns: notes.map { Sheet.Column("a", note: $0) }, rows: [])
      let look = try await yard.look(yard.process.xlsx(Workbook(title: "T", sheets: [sheet])))
      #expect(look.boxes.count == 3)
      for (note, box) in zip(notes, look.boxes) {
        // A letter of nine points is seven pixels wide at most on average, and a line seventeen high.
        let lines = (Double(note.count) * 7 / (box[0] - 10)).rounded(.up)
        #expect(box[1] >= lines * 17 && box[1] < lines * 17 + 120, "\(box) for \(note.count) letters")
      }
    }
  }

  @Test func `a sheet to be filled in has comments and drop-downs`() async throws {
    try await Yardstick.run { yard in
      let kinds = (1...100).map { "Fehlzeitart \($0)" }
      let columns = [
        Sheet.Column("Code", note: "Etwa TN-0001."), Sheet.Column("Art", choices: kinds), Sheet.Column("Tag", kind: .day),
      ]
      let look = try await yard.look(
        yard.process.xlsx(Workbook(title: "", sheets: [Sheet(name: "Vorlage", columns: columns, rows: [[SheetCell]]())])))
      let sheet = try #require(look.sheets.first)
      #expect(sheet.comments == ["Etwa TN-0001."])
      #expect(sheet.lists == ["'Auswahl'!$A$1:$A$100"])
      #expect(look.sheets.last?.cell("A100")?.last == "Fehlzeitart 100")
    }
  }
}
