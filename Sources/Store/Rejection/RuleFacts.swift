import Domain
import FoundationEssentials

/// What the database says beside the name of a broken rule: codes, days and amounts, never personal data.
struct RuleFacts: Sendable {
  private enum Fact: Decodable, Sendable {
    case number(Int64)
    case text(String)
    case list([String])
    case nothing

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Int64.self) {
        self = .number(number)
      } else if let text = try? container.decode(String.self) {
        self = .text(text)
      } else if let list = try? container.decode([String].self) {
        self = .list(list)
      } else {
        self = .nothing
      }
    }
  }

  private let facts: [String: Fact]

  /// Reads the DETAIL of an error raised by `reject(…)`; anything else, as PostgreSQL's own detail, holds no facts.
  init(detail: String?) {
    let decoded = detail.flatMap { try? JSONDecoder().decode([String: Fact].self, from: Data($0.utf8)) }
    facts = decoded ?? [:]
  }

  /// A code or word, or a dash where the database did not say.
  func text(_ key: String) -> String {
    switch facts[key] {
    case .text(let text): text
    case .number(let number): String(number)
    case .list(let list): list.joined(separator: ", ")
    case .nothing, nil: "–"
    }
  }

  func list(_ key: String) -> [String] {
    if case .list(let list) = facts[key] { list } else { [] }
  }

  func number(_ key: String) -> Int64 {
    if case .number(let number) = facts[key] { number } else { 0 }
  }

  func money(_ key: String) -> Money { Money(cents: number(key)) }

  /// A day as people write it.
  func day(_ key: String) -> String {
    (try? LocalDate.parse(text(key)))?.german ?? text(key)
  }

  var isEmpty: Bool { facts.isEmpty }
}
