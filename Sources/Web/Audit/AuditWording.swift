import Domain

/// The audit trail in words: what each operation, kind of subject and fact is called. What has no word yet is shown as it is kept.
enum AuditWording {
  static func name(of operation: String, _ t: Words) -> String { operations[operation].map { t($0) } ?? operation }

  /// Every operation by its name, for choosing one.
  static func choices(_ t: Words) -> [(operation: String, name: String)] {
    operations.map { (operation: $0.key, name: t($0.value)) }.sorted {
      (FoldedText($0.name), $0.operation) < (FoldedText($1.name), $1.operation)
    }
  }

  /// `property:DO-BRU-051` as people say it.
  static func subject(_ subject: String, _ t: Words) -> String {
    let parts = subject.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, let kind = FieldLabel.all[String(parts[0])] else { return subject }
    return "\(t(kind)) \(parts[1])"
  }

  static func fact(_ name: String, _ t: Words) -> String { t(FieldLabel.of(name)) }

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
}
