import Domain
import Postgres

/// Finds the server that a command works on: the one in DATABASE_URL, else the program's own.
enum Connect {
  /// The program's own server.
  ///
  /// - Throws: `Problem` where DATABASE_URL names another one, which is not ours to start or stop.
  static func privateServer() throws -> PrivateServer {
    let environment = CommandEnvironment.current
    guard environment.value("DATABASE_URL") == nil else {
      throw Problem(
        code: "server.foreign",
        message: Phrase(
          "DATABASE_URL ist gesetzt: dieser Server wird nicht von viertelwerk betrieben.",
          en: "DATABASE_URL is set: that server is not run by viertelwerk."),
        hint: Phrase(
          "DATABASE_URL leeren, um den eigenen Server zu meinen.", en: "Unset DATABASE_URL to mean the private server."),
        exit: .usage)
    }
    return try PrivateServer(
      home: PrivateServer.standardHome(environment: environment.variables), environment: environment.variables)
  }
}
