/// Attributes of tables and lists.
extension Attribute {
  /// How many columns the cell covers.
  package static func colspan(_ number: Int?) -> Attribute { Attribute("colspan", number: number) }

  /// How many rows the cell covers.
  package static func rowspan(_ number: Int?) -> Attribute { Attribute("rowspan", number: number) }

  /// What the heading is for.
  package static func scope(_ value: HeadingScope) -> Attribute { Attribute("scope", text: value.rawValue) }

  /// The ids of the cell's headings.
  package static func headers(_ value: String?) -> Attribute { Attribute("headers", text: value) }

  /// How many columns are meant.
  package static func span(_ number: Int?) -> Attribute { Attribute("span", number: number) }

  /// The number of the first item.
  package static func start(_ number: Int?) -> Attribute { Attribute("start", number: number) }

  /// Numbered downwards.
  package static var reversed: Attribute { Attribute("reversed", holds: true) }
  package static func reversed(_ holds: Bool) -> Attribute { Attribute("reversed", holds: holds) }
}

/// What a heading is for.
package enum HeadingScope: String, Sendable { case col, row, colgroup, rowgroup }
