import Domain

/// The audit trail in words: what each operation, kind of subject and fact is called. What has no word yet is shown as it is kept.
enum AuditWording {
  static func name(of operation: String, _ t: Words) -> String { operations[operation].map { t($0) } ?? operation }

  /// Every operation by its name, for choosing one.
  static func choices(_ t: Words) -> [(operation: String, name: String)] {
    operations.map { (operation: $0.key, name: t($0.value)) }.sorted { ($0.name, $0.operation) < ($1.name, $1.operation) }
  }

  /// `property:DO-BRU-051` as people say it.
  static func subject(_ subject: String, _ t: Words) -> String {
    let parts = subject.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, let kind = kinds[String(parts[0])] else { return subject }
    return "\(t(kind)) \(parts[1])"
  }

  static func fact(_ name: String, _ t: Words) -> String { facts[name].map { t($0) } ?? name }

  /// Money, days and yes or no as they are written elsewhere.
  static func value(_ value: JSONValue, of name: String, _ t: Words) -> String {
    switch value {
    case .null: "–"
    case .bool(let holds): holds ? t("ja", en: "yes") : t("nein", en: "no")
    case .integer(let number) where name.hasSuffix("_cents") || name.contains("_cents_"): Money(cents: number).description
    case .integer(let number) where name.hasSuffix("_basis_points"): BasisPoints(Int(number)).description
    case .integer(let number): String(number)
    case .text(let text): (try? LocalDate.parse(text))?.german ?? words[text].map { t($0) } ?? text
    case .list(let values): values.isEmpty ? "–" : values.map { self.value($0, of: name, t) }.joined(separator: ", ")
    case .object(let members): period(members, t) ?? value.compact
    }
  }

  private static func period(_ members: [String: JSONValue], _ t: Words) -> String? {
    guard Set(members.keys) == ["from", "through"] else { return nil }
    func day(_ name: String) -> LocalDate? {
      if case .text(let text)? = members[name] { try? LocalDate.parse(text) } else { nil }
    }
    return DateRange(lower: day("from"), upper: day("through")?.adding(days: 1)).map { t($0) }
  }

  /// States and roles, which stand in facts by their key.
  private static let words: [String: Phrase] = {
    var words: [String: Phrase] = [:]
    for state in StageState.allCases { words[state.rawValue] = state.name }
    for state in DefectState.allCases { words[state.rawValue] = state.name }
    for status in PropertyStatus.allCases { words[status.rawValue] = status.name }
    for role in Role.allCases { words[role.rawValue] = role.name }
    return words
  }()

  private static let kinds: [String: Phrase] = [
    "account": Phrase("Konto", en: "account"), "breach": Phrase("Verstoß", en: "breach"),
    "diary": Phrase("Bautagebuch", en: "site diary"), "hazard": Phrase("Gefahr", en: "hazard"),
    "import": Phrase("Import", en: "import"), "list": Phrase("Liste", en: "list"),
    "organisation": Phrase("Organisation", en: "organisation"), "participant": Phrase("Teilnehmende", en: "participant"),
    "placement": Phrase("Zuweisung", en: "placement"), "pot": Phrase("Topf", en: "pot"),
    "property": Phrase("Objekt", en: "property"), "report": Phrase("Bericht", en: "report"),
    "stage": Phrase("Bauphase", en: "stage"), "unit": Phrase("Einheit", en: "unit"),
    "voucher": Phrase("Beleg", en: "voucher"), "work": Phrase("Arbeitspaket", en: "work package"),
    "work_package": Phrase("Arbeitspaket", en: "work package"), "audit_month": Phrase("Protokoll", en: "audit trail"),
    "import_file": Phrase("Importdatei", en: "imported file"),
  ]

  private static let facts: [String: Phrase] = [
    "on": Phrase("am", en: "on"), "from": Phrase("von", en: "from"), "to": Phrase("nach", en: "to"),
    "through": Phrase("letzter Tag", en: "last day"), "through_before": Phrase("letzter Tag vorher", en: "last day before"),
    "planned_through": Phrase("geplanter letzter Tag", en: "planned last day"), "period": Phrase("Zeitraum", en: "period"),
    "planned": Phrase("geplant", en: "planned"), "state": Phrase("Zustand", en: "state"),
    "status": Phrase("Stand", en: "status"),
    "status_before": Phrase("Stand vorher", en: "status before"), "role": Phrase("Rolle", en: "role"),
    "property": Phrase("Objekt", en: "property"), "participant": Phrase("Teilnehmende", en: "participant"),
    "participants": Phrase("Teilnehmende", en: "participants"), "purpose": Phrase("Zweck", en: "purpose"),
    "pot": Phrase("Topf", en: "pot"), "position": Phrase("Position", en: "line"),
    "positions": Phrase("Positionen", en: "lines"),
    "allocation": Phrase("Zuordnung", en: "allocation"), "reversal": Phrase("Rücknahme", en: "reversal"),
    "budget_line": Phrase("Einzelansatz", en: "budget line"), "eligible_cents": Phrase("förderfähig", en: "eligible"),
    "cover_cents": Phrase("Deckung", en: "cover"), "covered_cents": Phrase("gedeckt", en: "covered"),
    "amount_cents": Phrase("Betrag", en: "amount"), "granted_cents": Phrase("bewilligt", en: "granted"),
    "granted_cents_before": Phrase("bewilligt vorher", en: "granted before"),
    "own_share_cents": Phrase("Eigenanteil", en: "own share"),
    "eligible_period": Phrase("Bewilligungszeitraum", en: "eligible period"),
    "eligible_period_before": Phrase("Bewilligungszeitraum vorher", en: "eligible period before"),
    "changed": Phrase("geändert", en: "changed"), "corrects": Phrase("Berichtigung", en: "correction"),
    "present": Phrase("anwesend", en: "present"), "minutes": Phrase("Minuten", en: "minutes"),
    "disabled": Phrase("gesperrt", en: "disabled"), "display_name": Phrase("Name", en: "name"),
    "name": Phrase("Name", en: "name"),
    "deadline": Phrase("Frist", en: "deadline"), "closed_on": Phrase("erledigt am", en: "closed on"),
    "paid_on": Phrase("bezahlt am", en: "paid on"), "version": Phrase("Fassung", en: "version"),
    "figures_changed": Phrase("geänderte Zahlen", en: "figures changed"), "rows": Phrase("Zeilen", en: "rows"),
    "rows_new": Phrase("neue Zeilen", en: "new rows"), "rows_unchanged": Phrase("unveränderte Zeilen", en: "rows unchanged"),
    "files": Phrase("Dateien", en: "files"), "sha256": Phrase("Prüfsumme", en: "checksum"),
    "format": Phrase("Format", en: "format"), "class": Phrase("Aufbewahrungsklasse", en: "retention class"),
    "action": Phrase("Folge", en: "action"), "due_on": Phrase("fällig am", en: "due on"),
    "kept_until": Phrase("behalten bis", en: "kept until"), "kept_by": Phrase("behalten wegen", en: "kept by"),
    "gates_overridden": Phrase("übergangene Tore", en: "gates overridden"), "token": Phrase("Schlüssel", en: "token"),
    "invented": Phrase("Beispiel", en: "example"), "belongs_to": Phrase("gehört zu", en: "belongs to"),
    "into": Phrase("in", en: "into"), "year_built": Phrase("Baujahr", en: "year built"),
    "district": Phrase("Bezirk", en: "district"),
    "street": Phrase("Straße", en: "street"), "house_number": Phrase("Hausnummer", en: "house number"),
    "flats_before": Phrase("Wohnungen vorher", en: "flats before"),
    "flats_after": Phrase("Wohnungen nachher", en: "flats after"),
    "handed_over_on": Phrase("übergeben am", en: "handed over on"),
  ]
}
