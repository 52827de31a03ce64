package import Postgres

/// A statement, and what its rows say: several that do not build on each other are asked in one round trip.
package struct Question<Answer> {
  /// Nil where nobody need be asked.
  private let statement: SQL?
  private let answer: (Rows?) throws -> Answer

  package init(_ statement: SQL, _ answer: @escaping (Rows) throws -> Answer) {
    self.statement = statement
    self.answer = { rows in
      guard let rows else { throw PostgresError.misuse("fewer answers than questions") }
      return try answer(rows)
    }
  }

  private init(known answer: Answer) {
    statement = nil
    self.answer = { _ in answer }
  }

  /// One whose answer is known, as where the acting role may not ask.
  package static func known(_ answer: Answer) -> Question { Question(known: answer) }

  /// All rows, each through a closure that names its columns.
  package static func rows<each Value: PostgresDecodable, Row>(
    _ statement: SQL, _ row: @escaping (repeat each Value) throws -> Row
  ) -> Question where Answer == [Row] {
    Question(statement) { try $0.map(row) }
  }

  /// The only or first row, nil where there is none.
  package static func first<each Value: PostgresDecodable, Row>(
    _ statement: SQL, _ row: @escaping (repeat each Value) throws -> Row
  ) -> Question where Answer == Row? {
    Question(statement) { try $0.map(row).first }
  }
}

extension Question {
  fileprivate func add(to statements: inout [SQL]) {
    if let statement { statements.append(statement) }
  }

  fileprivate func answer(from rows: inout ArraySlice<Rows>) throws -> Answer {
    try answer(statement == nil ? nil : rows.popFirst())
  }
}

extension Transaction {
  /// Asks questions together, in as few round trips as their number allows.
  package func ask<each Answer>(_ question: repeat Question<each Answer>) throws -> (repeat each Answer) {
    var statements: [SQL] = []
    repeat (each question).add(to: &statements)
    var rows = try run(statements)[...]
    return (repeat try (each question).answer(from: &rows))
  }
}
