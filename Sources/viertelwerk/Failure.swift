import ArgumentParser
import Domain
import Postgres
import Store

/// How an error ends the program: one message on stderr, and an exit status that scripts can rely on.
enum Failure {
  /// Says what went wrong and returns the exit status.
  static func report(_ error: any Error) -> Int32 {
    if error is CleanExit || error is ExitCode || error is ValidationError { return reportParsing(error) }
    // A request for help is parsed into a command whose run throws an error of a type that the parser keeps to itself.
    if Viertelwerk.exitCode(for: error) == .success { return reportParsing(error) }
    let problem = problem(of: error)
    Terminal.complain(text(of: problem))
    // The data written so far is still worth reading, for example the findings that led here.
    try? Terminal.finish()
    return problem.exit.rawValue
  }

  /// Says what the argument parser has to say: help on stdout, mistakes on stderr.
  static func reportParsing(_ error: any Error) -> Int32 {
    let status = Viertelwerk.exitCode(for: error)
    let message = Viertelwerk.fullMessage(for: error)
    if status == .success {
      Terminal.line(ParserWording.text(message))
      do { try Terminal.finish() } catch { return report(error) }
      return 0
    }
    if message.isEmpty { return status.rawValue }
    let label = Phrase("Fehler [usage.invalid]: ", en: "Error [usage.invalid]: ").text()
    let said = message.hasPrefix("Error: ") ? String(message.dropFirst("Error: ".count)) : message
    Terminal.complain(label + ParserWording.text(said))
    return ExitKind.usage.rawValue
  }

  /// The message as people read it: what, details, what to do.
  static func text(of problem: Problem) -> String {
    var lines = [Phrase("Fehler", en: "Error").text() + " [\(problem.code)]: " + problem.message.text()]
    if let detail = problem.detail { lines.append("  " + detail.text()) }
    if let hint = problem.hint { lines.append("  " + Phrase("Abhilfe: ", en: "Remedy: ").text() + hint.text()) }
    return lines.joined(separator: "\n")
  }

  /// Any error as a problem. What nobody foresaw shows a number to ask about, and nothing of its content.
  static func problem(of error: any Error) -> Problem {
    if let error = error as? ServerError { return Problem(error) }
    return Problem.known(error) ?? unforeseen(error)
  }

  private static func unforeseen(_ error: any Error) -> Problem {
    let incident = IncidentLog.record(error)
    return Problem(
      code: "internal",
      message: Phrase("Unerwarteter Fehler, Vorgang \(incident).", en: "Unexpected error, incident \(incident)."),
      hint: Phrase("Bitte mit dieser Nummer melden.", en: "Please report it with this number."), exit: .internal)
  }
}
