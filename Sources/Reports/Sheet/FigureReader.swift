import Domain

/// Reads the figures that a release keeps, one member after the other; what is not there is nil, never an error, because figures of an
/// older version of this program have to be readable too.
struct FigureReader {
  let value: JSONValue

  init(_ value: JSONValue) { self.value = value }

  subscript(_ name: String) -> FigureReader {
    guard case .object(let members) = value else { return FigureReader(.null) }
    return FigureReader(members[name] ?? .null)
  }

  var list: [FigureReader] {
    if case .list(let values) = value { values.map { FigureReader($0) } } else { [] }
  }

  /// Names with their values, by name.
  var members: [(name: String, value: FigureReader)] {
    guard case .object(let members) = value else { return [] }
    return members.map { ($0.key, FigureReader($0.value)) }.sorted { $0.0 < $1.0 }
  }

  var text: String? { if case .text(let text) = value { text } else { nil } }
  // Never inlined, because Swift 6.3's optimizer fails on what becomes of it (an ownership error in CopyPropagation).
  @inline(never) var integer: Int? { if case .integer(let number) = value { Int(exactly: number) } else { nil } }
  var flag: Bool { value == .bool(true) }
  var money: Money? { integer.map { Money(cents: Int64($0)) } }
  var share: BasisPoints? { integer.map { BasisPoints($0) } }
  var day: LocalDate? { text.flatMap { try? LocalDate.parse($0) } }
  var days: [LocalDate] { list.compactMap(\.day) }

  /// A period by its first and its last day; nil where there is none.
  var period: DateRange? {
    guard case .object = value else { return nil }
    return DateRange(lower: self["from"].day, upper: self["through"].day.map { $0.adding(days: 1) })
  }

  /// The element's own key.
  var key: String { self["key"].text ?? "" }
}
