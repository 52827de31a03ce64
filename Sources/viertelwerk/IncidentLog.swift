import Domain
import Glibc
import Postgres
import Store

/// Keeps what an incident's number stands for, for whoever looks into it: never a value, a statement or a name.
enum IncidentLog {
  /// Writes down what kind of error it was and returns the number a person is shown.
  static func record(_ error: any Error) -> String {
    let incident = String(UInt64.random(in: .min ... .max), radix: 36, uppercase: true)
    append("\(Int(time(nil))) \(incident) \(Problem.trace(of: error))\n")
    return incident
  }

  /// In the program's home if that exists and may be written; a log that cannot be kept must not hide the error itself.
  private static func append(_ line: String) {
    let home = PrivateServer.standardHome(environment: CommandEnvironment.current.variables)
    let file = open("\(home)/incidents.log", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { return }
    defer { close(file) }
    let bytes = Array(line.utf8)
    _ = write(file, bytes, bytes.count)
  }
}
