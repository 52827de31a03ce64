import Domain
import Operations
import Store

/// One request to the API as its operation sees it: who asks in which language, and what the address says.
struct APICall: Sendable {
  let actor: Actor
  let language: Language
  /// The day it is in Germany.
  let today: LocalDate
  /// The parts of the path that are named, checked and unescaped.
  let path: [String: String]
  /// The parameters behind the question mark, checked and typed.
  let query: APIEntries
  /// What was read from one snapshot before the change, where the operation asks for that.
  var prepared: (any Sendable)?

  /// A named part of the path.
  subscript(_ name: String) -> String { path[name] ?? "" }

  func day(_ name: String) -> LocalDate { APICheck.day(self[name]) ?? today }
  func number(_ name: String) -> Int { Int(self[name]) ?? 0 }
  func number64(_ name: String) -> Int64 { Int64(self[name]) ?? 0 }

  func acts(as roles: Role...) -> Bool { roles.contains(actor.role) }

  /// The address of something, with its parts escaped.
  static func address(_ segments: String...) -> String { SiteURL.api(segments).path }
}

extension APICall {
  /// Runs a use case; a code that is taken is named.
  @discardableResult
  func perform<Work: UseCase>(_ work: Work, _ tx: Transaction) throws -> Work.Outcome {
    do {
      return try work.run(tx)
    } catch {
      throw work.newCode.flatMap { Problem.taken(error, giving: $0) } ?? error
    }
  }
}
