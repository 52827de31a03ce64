import Domain

/// The fields of the copy of a person's data for people: their labels and their order.
enum PersonalDataLabel {
  /// The label of a field; nil where nobody named it. Amounts stand in the copy as they are kept, so the label says the unit.
  static func named(_ field: String) -> Phrase? {
    FieldLabel.all[field].map { field.contains("_cents") ? $0 + Phrase(" (Cent)", en: " (cents)") : $0 }
  }

  /// The label of a field; a field that nobody named goes by its own name.
  static func of(_ field: String) -> Phrase { named(field) ?? Phrase(field, en: field) }

  /// The order in which people read fields; others follow by name.
  private static let first = [
    "code", "family_name", "given_name", "day", "happened_at", "happened_on", "corrected_at", "applied_at", "report", "voucher",
    "placement", "customer_number", "certificate", "qualification", "status", "user_name", "display_name", "valid_from",
    "valid_through",
  ]

  static func ordered(_ fields: some Sequence<String>) -> [String] {
    fields.sorted { left, right in
      let places = (first.firstIndex(of: left) ?? first.count, first.firstIndex(of: right) ?? first.count)
      return places.0 == places.1 ? left < right : places.0 < places.1
    }
  }
}
