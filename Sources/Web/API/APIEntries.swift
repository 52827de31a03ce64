import Domain
import FoundationEssentials

/// What a request holds, read as values after it was checked: a filler stands for what the check has already refused.
struct APIEntries: Sendable {
  private let members: [String: JSONValue]

  init(_ value: JSONValue) { if case .object(let members) = value { self.members = members } else { members = [:] } }

  /// Whether something was said of it, null included.
  func has(_ name: String) -> Bool { members[name] != nil }

  func text(_ name: String) -> String? { if case .text(let text)? = members[name] { text } else { nil } }
  func integer(_ name: String) -> Int? { if case .integer(let number)? = members[name] { Int(number) } else { nil } }
  func flag(_ name: String) -> Bool { members[name] == .bool(true) }
  func day(_ name: String) -> LocalDate? { text(name).flatMap(APICheck.day) }
  func month(_ name: String) -> YearMonth? { text(name).flatMap(APICheck.month) }
  func moment(_ name: String) -> Moment? { text(name).flatMap { try? Moment.parse($0) } }
  /// Bytes that came as base64.
  func bytes(_ name: String) -> [UInt8] { text(name).flatMap { Data(base64Encoded: $0) }.map { Array($0) } ?? [] }
  func money(_ name: String) -> Money? { integer(name).map { Money(cents: Int64($0)) } }
  func minutes(_ name: String) -> Minutes? { integer(name).map { Minutes($0) } }
  func share(_ name: String) -> BasisPoints? { integer(name).map { BasisPoints($0) } }
  func decimal(_ name: String) -> ExactDecimal? { text(name).flatMap { ExactDecimal(text: $0) } }
  func choice<Word: RawRepresentable>(_ name: String, _: Word.Type = Word.self) -> Word? where Word.RawValue == String {
    text(name).flatMap(Word.init(rawValue:))
  }

  func texts(_ name: String) -> [String] {
    list(name).compactMap { if case .text(let text) = $0 { text } else { nil } }
  }

  func integers(_ name: String) -> [Int] {
    list(name).compactMap { if case .integer(let number) = $0 { Int(number) } else { nil } }
  }

  /// An object below this one; an empty one where there is none.
  func object(_ name: String) -> APIEntries { APIEntries(members[name] ?? .null) }
  func objects(_ name: String) -> [APIEntries] { list(name).map { APIEntries($0) } }

  private func list(_ name: String) -> [JSONValue] { if case .list(let values)? = members[name] { values } else { [] } }

  func requiredText(_ name: String) -> String { text(name) ?? "" }
  func requiredInteger(_ name: String) -> Int { integer(name) ?? 0 }
  func requiredDay(_ name: String) -> LocalDate { day(name) ?? LocalDate(daysSinceEpoch: 0) }
  func requiredMonth(_ name: String) -> YearMonth { month(name) ?? YearMonth(containing: LocalDate(daysSinceEpoch: 0)) }
  func requiredMoney(_ name: String) -> Money { money(name) ?? .zero }
  func requiredMinutes(_ name: String) -> Minutes { minutes(name) ?? .zero }
  func requiredChoice<Word: RawRepresentable>(_ name: String, or filler: Word) -> Word where Word.RawValue == String {
    choice(name) ?? filler
  }

  /// A period; nil where none is given.
  ///
  /// - Throws: `APIFaults` where it ends before it begins.
  func period(_ name: String) throws -> DateRange? {
    guard case .object? = members[name], let given = members[name] else { return nil }
    let days = APIEntries(given)
    guard
      let period = DateRange(lower: days.day("from"), upper: days.day("through").map { $0.adding(days: 1) }), !period.isEmpty
    else {
      throw APIFaults(faults: [
        APIFault(
          pointer: "/\(name)/through",
          message: Phrase("Der letzte Tag liegt vor dem ersten.", en: "The last day lies before the first."))
      ])
    }
    return period
  }
}
