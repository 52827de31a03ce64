package import Postgres

/// A statement, and what its rows say: several that do not build on each other are asked in one round trip.
package struct Question<Answer> {
  private enum Source {
    case statement(SQL, (Rows) throws -> Answer)
    case known(Answer)
  }

  private let source: Source

  package init(_ statement: SQL, _ answer: @escaping (Rows) throws -> Answer) {
    source = .statement(statement, answer)
  }

  private init(known answer: Answer) { source = .known(answer) }

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

  fileprivate func add(to statements: inout [SQL]) {
    if case .statement(let statement, _) = source { statements.append(statement) }
  }

  /// Takes what belongs to it from the front; there are as many answers as statements.
  fileprivate func answer(from rows: inout ArraySlice<Rows>) throws -> Answer {
    switch source {
    case .statement(_, let answer): try answer(rows.removeFirst())
    case .known(let answer): answer
    }
  }
}

extension Transaction {
  /// Asks one question.
  package func ask<Answer>(_ question: Question<Answer>) throws -> Answer {
    var statements: [SQL] = []
    question.add(to: &statements)
    var rows = try run(statements)[...]
    return try question.answer(from: &rows)
  }

  /// Asks questions together, in as few round trips as their number allows.
  package func ask<each Answer>(_ question: repeat Question<each Answer>) throws -> (repeat each Answer) {
    var statements: [SQL] = []
    repeat (each question).add(to: &statements)
    var rows = try run(statements)[...]
    return (repeat try (each question).answer(from: &rows))
  }
}
