/// Attributes of tables and lists.
extension Attribute {
  /// How many columns the cell covers.
  @inlinable package static func colspan(_ number: Int?) -> Attribute { Attribute("colspan", number: number) }

  /// How many rows the cell covers.
  @inlinable package static func rowspan(_ number: Int?) -> Attribute { Attribute("rowspan", number: number) }

  /// What the heading is for.
  @inlinable package static func scope(_ value: HeadingScope) -> Attribute { Attribute("scope", text: value.rawValue) }

  /// The ids of the cell's headings.
  @inlinable package static func headers(_ value: String?) -> Attribute { Attribute("headers", text: value) }

  /// How many columns are meant.
  @inlinable package static func span(_ number: Int?) -> Attribute { Attribute("span", number: number) }

  /// The number of the first item.
  @inlinable package static func start(_ number: Int?) -> Attribute { Attribute("start", number: number) }

  /// Numbered downwards.
  @inlinable package static var reversed: Attribute { Attribute("reversed", holds: true) }
  @inlinable package static func reversed(_ holds: Bool) -> Attribute { Attribute("reversed", holds: holds) }
}

/// What a heading is for.
@usableFromInline package enum HeadingScope: String, Sendable { case col, row, colgroup, rowgroup }
