import ArgumentParser
import Domain
import Postgres
import Store

/// Everything about the server itself.
struct DatabaseGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    "database", Phrase("Datenbank starten, anhalten, sichern.", en: "Start, stop and back up the database."),
    subcommands: [
      DatabaseStart.self, DatabaseStop.self, DatabaseStatus.self, DatabaseURL.self, DatabaseRoles.self,
      DatabaseReset.self, DatabaseBackup.self, DatabaseRestore.self,
    ])
}

/// Starts the private server and makes it first where there is none.
struct DatabaseStart: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "start", Phrase("Den eigenen Server starten.", en: "Start the private server."))

  func run() async throws {
    let server = try Connect.privateServer()
    let started = try await server.start()
    Terminal.say(
      started
        ? Phrase(
          "PostgreSQL läuft, Daten in \(server.directory.base).", en: "PostgreSQL is running, data in \(server.directory.base)."
        )
        : Phrase("PostgreSQL läuft schon.", en: "PostgreSQL is running already."))
    if server.directory.base != server.directory.home {
      Terminal.say(
        Phrase(
          "\(server.directory.home) ist für das Konto \(server.directory.account.name) nicht erreichbar, daher dieser Ort.",
          en: "The account \(server.directory.account.name) cannot reach \(server.directory.home), hence this place."))
    }
  }
}

/// Stops the private server; what was committed is safe.
struct DatabaseStop: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "stop", Phrase("Den eigenen Server anhalten.", en: "Stop the private server."))

  func run() async throws {
    let stopped = try await Connect.privateServer().stop()
    Terminal.say(
      stopped
        ? Phrase("PostgreSQL ist angehalten.", en: "PostgreSQL is stopped.")
        : Phrase("PostgreSQL lief nicht.", en: "PostgreSQL was not running."))
  }
}

/// Says whether the private server runs and where its data is; never starts it.
struct DatabaseStatus: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "status", Phrase("Zustand des Servers zeigen.", en: "Show the state of the server."))

  @Flag(help: .phrase("Ausgabe als JSON.", en: "Output as JSON.")) var json = false

  func run() async throws {
    let server = try Connect.privateServer()
    let (state, directory, processID) = (server.state, server.directory, server.processID)
    if json {
      let report: JSONValue = [
        "state": .text(state.rawValue), "process_id": .integer(processID), "data": .text(directory.data),
        "socket_directory": .text(directory.socketDirectory), "log": .text(directory.log),
        "account": .text(directory.account.name),
      ]
      return Terminal.line(report.pretty)
    }
    let rows = [
      [Phrase("Zustand", en: "State").text(), Self.name(of: state).text()],
      [Phrase("Prozess", en: "Process").text(), processID.map(String.init) ?? "–"],
      [Phrase("Daten", en: "Data").text(), directory.data],
      [Phrase("Socket", en: "Socket").text(), directory.socketDirectory],
      [Phrase("Protokoll", en: "Log").text(), directory.log],
      [Phrase("Konto", en: "Account").text(), directory.account.name],
    ]
    Terminal.table(Table([.text("Angabe", en: "Item"), .text("Wert", en: "Value")], rows: rows))
  }

  private static func name(of state: PrivateServer.State) -> Phrase {
    switch state {
    case .absent: Phrase("noch nicht angelegt", en: "not made yet")
    case .stopped: Phrase("angehalten", en: "stopped")
    case .starting: Phrase("startet", en: "starting")
    case .running: Phrase("läuft", en: "running")
    }
  }
}

/// Prints the address under which psql and other programs reach the database.
struct DatabaseURL: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "url", Phrase("Adresse der Datenbank ausgeben, etwa für psql.", en: "Print the address of the database, as for psql."))

  func run() async throws {
    if let url = CommandEnvironment.current.value("DATABASE_URL") {
      Terminal.line(url)
    } else {
      let server = try Connect.privateServer()
      try await server.start()
      Terminal.line(server.url(user: PrivateServer.superuser))
    }
  }
}

/// Makes the server's roles: once by an administrator where the server is somebody else's.
struct DatabaseRoles: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "roles", Phrase("Die Rollen des Datenbankservers anlegen.", en: "Make the database server's roles."))

  func run() async throws {
    try await Connect.administer(try await Connect.administrator()) { try Roles.ensure(on: $0) }
    Terminal.say(Phrase("Die Rollen sind angelegt.", en: "The roles are in place."))
  }
}
