import Domain
import FoundationEssentials
import Harness
import Testing

@testable import Import

/// A profile that is proposed for a list: it can be read as it stands, whatever the list is headed.
@Suite struct ProfileSuggestionTests {
  private static func suggestion(_ lines: [String], kind: String) throws -> String {
    let folder = try TestEnvironment.temporaryDirectory("suggestion")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = "\(folder)/liste.csv"
    try Data(lines.joined(separator: "\n").utf8).write(to: URL(filePath: path))
    return try ProfileSuggestion(path, kind: try #require(Kind.named(kind))).yaml
  }

  private static func columns(_ yaml: String) throws -> [String: CellMapping] {
    let profile = try ProfileDocument(file: "vorschlag.yaml").read(yaml)
    return Dictionary(uniqueKeysWithValues: profile.mappings.map { (profile.kind.columns[$0.key].german, $0.value) })
  }

  @Test func `headings and values of another program become a profile that reads the list`() throws {
    let yaml = try Self.suggestion(
      ["Datum;Benutzer;Projekt;Dauer;Farbe", "2026-03-09;TN-1;HA-1;1:30;rot", "2026-03-10;TN-2;HA-1;2:00;blau"],
      kind: "arbeitszeilen")
    let columns = try Self.columns(yaml)
    #expect(columns["tag"]?.headings == ["Datum"] && columns["teilnehmende"]?.headings == ["Benutzer"])
    #expect(try columns["minuten"]?.value(of: "1:30") == "90")
    #expect(yaml.contains("# Nicht verwendet: Farbe") || yaml.contains("# Not used: Farbe"))
  }

  @Test func `where two orders of day and month fit, one is proposed and the other named behind it`() throws {
    let yaml = try Self.suggestion(["Datum;Benutzer", "03/04/2026;TN-1"], kind: "anwesenheit")
    #expect(yaml.contains("tag: {from: \"Datum\", date: TT.MM.JJJJ}  # MM/TT/JJJJ, "))
    #expect(try Self.columns(yaml)["tag"]?.value(of: "03/04/2026") == "2026-04-03")
  }

  @Test func `a list of which nothing is known gives a profile of comments`() throws {
    #expect(try Self.columns(Self.suggestion(["x;y", "1;2"], kind: "teilnehmende")).isEmpty)
  }

  @Test func `headings with quotes, line breaks and letters that YAML does not take are kept as they are`() throws {
    let heading = "Datum\u{7}\n\"heute\"\u{2028}\\"
    let yaml = try Self.suggestion(
      ["\"" + heading.replacing("\"", with: "\"\"") + "\";\"neben\nher\"", "01.03.2026;1"], kind: "anwesenheit")
    _ = try Self.columns(yaml)
    #expect(yaml.contains("neben·her"))
    let tag = try Self.suggestion(["\"Tag\u{85}\";b", "01.03.2026;1"], kind: "anwesenheit")
    #expect(try Self.columns(tag)["tag"]?.headings == ["Tag\u{85}"])
  }

  @Test(arguments: ["9223372036854775807:00", "153722867280912931:00", "1667:00", "-1:30", "1e30", ":", "1:60"])
  func `a duration beyond all measure is a finding`(text: String) {
    let mapping = CellMapping(headings: ["Dauer"], format: .duration(.hours))
    #expect(throws: UnreadableValue.self) { try mapping.value(of: text) }
  }

  @Test(arguments: ["Wohnfläche m2", "wohnflaeche_m2", "*Wohnflaeche-m2:", "__wohnflaeche/m2 "])
  func `one name in many spellings is one name`(text: String) {
    #expect(HeaderName.folded(text) == "wohnflaeche_m2")
  }
}
