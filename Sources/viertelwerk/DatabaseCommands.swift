import ArgumentParser
import Domain
import Postgres

/// Everything about the server itself.
struct DatabaseGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    "database", Phrase("Datenbank starten, anhalten, sichern.", en: "Start, stop and back up the database."),
    subcommands: [DatabaseStart.self, DatabaseStop.self, DatabaseStatus.self, DatabaseURL.self])
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

  /// What a program reads.
  private struct Report: Encodable {
    let state: String
    let processID: Int?
    let data: String
    let socketDirectory: String
    let log: String
    let account: String

    enum CodingKeys: String, CodingKey {
      case state, data, log, account
      case processID = "process_id"
      case socketDirectory = "socket_directory"
    }
  }

  func run() async throws {
    let server = try Connect.privateServer()
    let report = Report(
      state: server.state.rawValue, processID: server.processID, data: server.directory.data,
      socketDirectory: server.directory.socketDirectory, log: server.directory.log, account: server.directory.account.name)
    if json { return try Terminal.json(report) }
    let rows = [
      [Phrase("Zustand", en: "State").text(), Self.name(of: server.state).text()],
      [Phrase("Prozess", en: "Process").text(), report.processID.map(String.init) ?? "–"],
      [Phrase("Daten", en: "Data").text(), report.data],
      [Phrase("Socket", en: "Socket").text(), report.socketDirectory],
      [Phrase("Protokoll", en: "Log").text(), report.log],
      [Phrase("Konto", en: "Account").text(), report.account],
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
