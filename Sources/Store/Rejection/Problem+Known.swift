package import Domain
import Postgres

extension Problem {
  /// Any error that somebody foresaw, as people are told of it; nil for a mistake of the program itself, of which nothing is shown but
  /// a number to ask about.
  ///
  /// - Parameter newCode: the code that was about to be given to something new, which is named where it is taken.
  package static func known(_ error: any Error, giving newCode: String? = nil) -> Problem? {
    switch error {
    case let problem as Problem: return problem
    case let value as UnreadableValue: return Problem(value)
    case is CancellationError:
      return Problem(code: "command.cancelled", message: Phrase("Abgebrochen.", en: "Cancelled."), exit: .retry)
    case let error as PostgresError:
      if let newCode, let problem = violation(of: error, giving: newCode) { return problem }
      if let problem = violation(of: error) { return problem }
      switch error.kind {
      case .decoding, .misuse, .server: return nil
      default: return Problem(error)
      }
    default: return nil
    }
  }

  /// The sentence for a code that is taken, which names it; nil for every other error.
  package static func taken(_ error: any Error, giving newCode: String) -> Problem? {
    (error as? PostgresError).flatMap { violation(of: $0, giving: newCode) }
  }

  /// What kind of error the database had, for counting: never its text; nil for other errors.
  package static func databaseErrorKind(_ error: any Error) -> String? {
    (error as? PostgresError).map { "\($0.kind)" }
  }

  /// What may be written down about an error that nobody foresaw: never a value, a statement or a name.
  package static func trace(of error: any Error) -> String {
    // Only PostgresError promises a description without data; of others the type has to do.
    (error as? PostgresError)?.description ?? String(reflecting: type(of: error))
  }
}
