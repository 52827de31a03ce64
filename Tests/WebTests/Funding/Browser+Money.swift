import HTTPTypes
import Testing

@testable import Web

extension Browser {
  /// Adds a pot, with a budget line where one is named.
  func addPot(_ code: String, granted: String, line: String? = nil, planned: String = "") async throws {
    let pot = try await submit("/toepfe/neu", ["code": code, "name": "Testtopf", "art": "grant", "bewilligt": granted])
    #expect(pot.status == .seeOther)
    guard let line else { return }
    let added = try await submit("/toepfe/\(code)/ansaetze/neu", ["code": line, "name": "Alles", "geplant": planned])
    #expect(added.status == .seeOther)
  }

  /// Adds a voucher of two lines: one of a house with its stage, one that no house has.
  func addVoucher(_ number: String) async throws -> Page {
    try await submit(
      "/belege/neu?positionen=3",
      [
        "nummer": number, "art": "invoice", "grund": "Fenster", "empfaenger": "FA-FENSTER", "rechnung": number,
        "rechnungsdatum": "01.10.2026", "p1_zweck": "Fenster", "p1_kostenart": "firma", "p1_objekt": "DO-DEM-001",
        "p1_phase": "sanierung", "p1_kostengruppe": "330", "p1_netto": "100", "p1_brutto": "119", "p2_zweck": "Lager",
        "p2_kostenart": "material", "p2_netto": "100", "p2_vorsteuer": "true",
      ])
  }
}
