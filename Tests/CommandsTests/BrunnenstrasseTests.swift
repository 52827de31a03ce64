import Harness
import Testing

/// Brunnenstraße 51 a second time: typed in by commands alone, it is the same house to finance and to everybody else.
@Suite(.needsPostgres) struct BrunnenstrasseTests {
  private static let seeds = #filePath.split(separator: "/").dropLast(3).map { "/\($0)" }.joined() + "/seeds"

  private static let gruenbau = "GrünBau (GB); Jahr auch DW 3/2015 (DW16)"
  private static let book = "DOGEWO21-Jubiläumsbuch 2018 (DG18)"
  private static let housingPromotion =
    "DOGEWO21-Jubiläumsbuch 2018 (DG18); DOGEWO21, 07/2014 (DG14a) und 24vest 2013 (RN13) nennen 600.000 EUR"
  private static let savingsBank = "DOGEWO21-Jubiläumsbuch 2018 (DG18); Betrag DW 3/2015, S. 15 (DW15)"

  /// What somebody would type who has the sources of the seeds on the desk.
  private static let script: [[String]] = [
    [
      "organisation", "add", "STIFTUNG-SSD", "--name", "Stiftung Soziale Stadt Dortmund", "--kind", "eigentuemer", "--source",
      "GrünBau (GB); DW 3/2015 (DW16)",
    ],
    [
      "organisation", "add", "DOGEWO21", "--name", "DOGEWO21", "--kind", "eigentuemer", "--source",
      "Mieterforum, 28.11.2013 (MF13); DW 3/2015 (DW16)",
    ],
    ["organisation", "add", "LAND-NRW", "--name", "Land Nordrhein-Westfalen", "--kind", "geldgeber", "--source", book],
    [
      "organisation", "add", "SPARKASSE-DO", "--name", "Sparkasse Dortmund", "--kind", "geldgeber", "--source",
      "DOGEWO21-Jubiläumsbuch 2018 (DG18); DW 3/2015 (DW16)",
    ],
    ["organisation", "add", "DEW21", "--name", "DEW21", "--kind", "spender", "--source", book],
    ["organisation", "add", "EDG", "--name", "EDG", "--kind", "spender", "--source", book],
    [
      "property", "add", "DO-BRU-051", "--name", "Brunnenstraße 51", "--street", "Brunnenstraße", "--house-number", "51",
      "--year-built", "1911", "--area", "600", "--flats-after", "10", "--status", "vermietet", "--rent", "5,10",
      "--handed-over",
      "08.10.2014", "--source",
      "Nordstadtblogger 2014 (NB14a); Baujahr 24vest 2013 (RN13); Wohnungen und Schlüsselübergabe Stadt Dortmund, 08.10.2014 (DG14b); Vermietung MAIS NRW 2015 (MAIS)",
      "--note",
      "Bauzeit rund 13 Monate (DG14b, NB14b); Tage der Bauphasen nicht belegt. Miete mindestens befristet gebunden, Dauer nicht belegt.",
    ],
    [
      "property", "acquire", "DO-BRU-051", "--form", "kauf", "--acquirer", "DOGEWO21", "--source",
      "Mieterforum, 28.11.2013 (MF13)",
      "--evidence", "V", "--note",
      "Von einem privaten Investor; Tag widersprüchlich: Anfang 2013 (DG14a), Monate vor Ende 2012 (MF13).",
    ],
    [
      "property", "acquire", "DO-BRU-051", "--form", "kauf", "--on", "01.06.2013", "--seller", "DOGEWO21", "--acquirer",
      "STIFTUNG-SSD", "--source", gruenbau, "--evidence", "V",
    ],
    ["stage", "plan", "DO-BRU-051", "erwerb", "--source", gruenbau],
    ["stage", "start", "DO-BRU-051", "erwerb", "--on", "01.06.2013", "--reason", "Kauf durch die Stiftung (GB)"],
    ["stage", "complete", "DO-BRU-051", "erwerb", "--on", "01.06.2013", "--reason", "Kauf durch die Stiftung (GB)"],
    [
      "pot", "add", "WRF-NRW-2013", "--name", "Wohnraumförderung Land NRW", "--kind", "darlehen", "--funder", "LAND-NRW",
      "--programme",
      "Wohnraumförderung über NRW.BANK: Neuschaffung von Mietwohnungen durch bauliche Maßnahmen im Bestand (DW16)", "--granted",
      "572.200,00", "--source", housingPromotion, "--evidence", "X", "--note",
      "Art des Topfes (Darlehen): Beleg U. Bescheid, Tag und Zweckbindung nicht belegt.",
    ],
    [
      "pot", "add", "SPK-DO-2013", "--name", "Beitrag der Sparkasse Dortmund", "--kind", "spende", "--funder", "SPARKASSE-DO",
      "--granted", "75.000,00", "--source", savingsBank, "--evidence", "V", "--note",
      "Art des Topfes (Spende): Beleg U; die Quelle sagt nur, dass der Betrag gegeben wurde.",
    ],
    [
      "pot", "add", "OEGB-NRW-ASP", "--name", "Öffentlich geförderte Beschäftigung „Aktiv statt passiv!“", "--kind",
      "zuwendung",
      "--programme", "Modellprogramm, finanziert von EU, Land NRW, Jobcenter und Kommune", "--source",
      "GrünBau (GB); Name MAIS NRW 2015 (MAIS)", "--evidence", "V", "--note", "Personalförderung; Betrag nicht belegt.",
    ],
    ["pot", "commit", "WRF-NRW-2013", "--property", "DO-BRU-051", "--amount", "572.200,00", "--source", housingPromotion],
    ["pot", "commit", "SPK-DO-2013", "--property", "DO-BRU-051", "--amount", "75.000,00", "--source", savingsBank],
    ["pot", "commit", "OEGB-NRW-ASP", "--property", "DO-BRU-051", "--source", "GrünBau (GB); MAIS NRW 2015 (MAIS)"],
    [
      "cost-statement", "add", "DO-BRU-051", "gesamt", "--amount", "800.000,00", "--scope", "Kauf und Sanierung", "--rounded",
      "--total", "--source", "Nordstadtblogger 2014 (NB14a); 24vest 2013 (RN13) nennt 770.000 EUR Sanierungsbedarf",
      "--evidence",
      "X", "--note", "Nur als runde Summe bekannt.",
    ],
    [
      "gift", "add", "--property", "DO-BRU-051", "--donor", "DEW21", "--description", "Baustrom und Wasser", "--source", book,
    ],
    [
      "gift", "add", "--property", "DO-BRU-051", "--donor", "EDG", "--description", "Entsorgung von Müll und Bauschutt",
      "--source",
      book,
    ],
  ]

  /// The flats, which differ in their number and, the first, in what is known of it.
  private static let flats: [[String]] = (1...10).map { number in
    let code = "WE-" + (number < 10 ? "0" : "") + String(number)
    let source = "Anzahl und Zuschnitt Stadt Dortmund, 08.10.2014 (DG14b); Nummern fortlaufend, nicht amtlich"
    let known =
      number == 1
      ? [
        "--floor", "EG", "--area", "42", "--note", "Deckenhöhe über 3 m", "--source",
        source + "; Fläche Nordstadtblogger 2014 (NB14a); DW 3/2015 (DW14)",
      ] : ["--source", source]
    return ["unit", "add", "DO-BRU-051", code, "--kind", "wohnung", "--rooms", "2"] + known
  }

  private static let reports: [[String]] = [
    ["report", "funding", "--property", "DO-BRU-051"],
    ["report", "funding", "--property", "DO-BRU-051", "--format", "csv"],
    ["report", "property", "DO-BRU-051"],
  ]

  private static func reports(of program: Program) async throws -> [String] {
    var texts: [String] = []
    for report in reports {
      let outcome = try await program.run(report + ["--as-of", "01.11.2014"])
      #expect(outcome.status == 0, "\(outcome.errors)")
      texts.append(outcome.output)
    }
    return texts
  }

  @Test func `typed in by commands alone its reports are the imported ones, word for word`() async throws {
    let imported = try await Harness.withDatabase { test in
      let program = Program(environment: ["DATABASE_URL": test.connectionString])
      let outcome = try await program("import", "\(Self.seeds)/reference", "\(Self.seeds)/brunnenstrasse-51")
      #expect(outcome.status == 0, "\(outcome.errors)")
      return try await Self.reports(of: program)
    }
    let typed = try await Harness.withDatabase { test in
      let program = Program(environment: ["DATABASE_URL": test.connectionString])
      let reference = try await program("import", "\(Self.seeds)/reference")
      #expect(reference.status == 0, "\(reference.errors)")
      for command in Self.script + Self.flats {
        let outcome = try await program.run(command)
        #expect(outcome.status == 0, "\(command.prefix(3)): \(outcome.errors)")
      }
      let check = try await program("check")
      #expect(check.status == 0, "\(check.output)")
      return try await Self.reports(of: program)
    }
    #expect(imported == typed)
    for figure in ["152.800,00 € ohne bekannte Deckung", "572.200,00", "75.000,00", "rund 800.000,00 €", "Baustrom und Wasser"]
    {
      #expect(imported[0].contains(figure), "\(figure)")
    }
  }
}
