import Documents
import Domain
import Reports
import Testing

/// How figures are written down: for a spreadsheet, a terminal, and a hash.
@Suite struct FormatTests {
  @Test(arguments: ["=1+1", "+49 231", "-2", "@SUMME(A1)", "\t=1"])
  func `no cell of a spreadsheet starts a formula`(text: String) {
    let written = CSVDocument([Phrase("Spalte", en: "Column")], rows: [[.text(text)]]).rendered()
    #expect(written == "\u{FEFF}Spalte\r\n'\(text)\r\n")
  }

  @Test func `a negative amount is a figure and no formula`() {
    let written = CSVDocument([Phrase("Betrag", en: "Amount")], rows: [[.money(Money(cents: -123_456))]]).rendered()
    #expect(written == "\u{FEFF}Betrag\r\n-1234,56\r\n")
  }

  @Test func `separators, quotes and line breaks stay inside their cell`() {
    let written = CSVDocument([Phrase("A", en: "A")], rows: [[.text("Dach; \"alt\"\nneu")]]).rendered()
    #expect(written == "\u{FEFF}A\r\n\"Dach; \"\"alt\"\"\nneu\"\r\n")
  }

  @Test func `a table stays within its width and loses no word`() {
    let words = "Abbruch der alten Putzschichten und Entsorgung des Bauschutts aus allen Geschossen des Hauses"
    let table = TextTable(
      [.text("Code", en: "Code"), .flexible("Arbeit", en: "Work"), .figure("Betrag", en: "Amount")],
      rows: [["AP-01", words, "1.234,56"]], total: ["Summe", "", "1.234,56"])
    let lines = table.lines(width: 40)
    #expect(lines.allSatisfy { $0.count <= 40 })
    for word in words.split(separator: " ") { #expect(lines.contains { $0.contains(word) }) }
    #expect(lines.last?.hasSuffix("1.234,56") == true)
  }

  @Test func `a difference names the figure by the keys on its way`() {
    let old: JSONValue = [
      "pots": [["key": "WRF", "rest_cents": 100], ["key": "SPK", "rest_cents": 5]], "days": ["2026-03-02"],
    ]
    let new: JSONValue = ["pots": [["key": "SPK", "rest_cents": 5], ["key": "WRF", "rest_cents": 90]], "days": []]
    let changes = FigureChange.between(old, new)
    #expect(changes.map(\.path) == ["days", "pots.WRF.rest_cents"])
    #expect(changes.last?.old == 100)
    #expect(changes.last?.new == 90)
  }

  @Test func `what an older program did not count has not changed, and what is new in a list has`() {
    let old: JSONValue = ["lines": [["key": "A", "cents": 1]], "gifts": [], "totals": ["cents": 1]]
    let counted: JSONValue = [
      "lines": [["key": "A", "cents": 1, "payee": "Firma"]], "gifts": [], "totals": ["cents": 1, "open_cents": 0],
      "pots": [["key": "P", "cents": 3]],
    ]
    #expect(FigureChange.between(old, counted) == [])
    let more: JSONValue = [
      "lines": [["key": "A", "cents": 1], ["key": "B", "cents": 2]], "gifts": [["key": "G", "cents": 5]],
      "totals": ["cents": 1],
    ]
    #expect(
      FigureChange.between(old, more).map(\.path) == ["gifts", "gifts.G.cents", "gifts.G.key", "lines.B.cents", "lines.B.key"])
    #expect(FigureChange.between(more, old).map(\.path).contains("lines.B.cents"))
  }

  @Test func `what a release keeps of a request leads back to the request`() throws {
    let day = try LocalDate.parse("2026-04-05")
    let requests: [ReportRequest] = [
      .participants(jobcenter: "JC-DO", month: try YearMonth.parse("2026-03"), withNames: true, asOf: day),
      .funding(property: "DO-BRU-051", asOf: day), .property("DO-BRU-051", asOf: day),
    ]
    for request in requests { #expect(ReportRequest(kind: request.kind, parameters: request.parameters) == request) }
    #expect(ReportRequest(kind: .funding, parameters: ["property": "DO-BRU-051"]) == nil)
  }
}
