import ArgumentParser
import Domain
import Reports
import Store

/// The options that every command on data shares.
struct SharedOptions: ParsableArguments {
  @Flag(help: .phrase("Ausgabe als JSON, für Programme.", en: "Output as JSON, for programs."))
  var json = false
}

/// What a command on data works with.
struct Context: Sendable {
  let database: Database
  /// Who writes: the operating system's user as the operator. At the server's own console there is no other role to take on.
  let actor: Actor
  /// Whether a program reads the output.
  let json: Bool

  /// Reads in one snapshot, as the actor.
  func read<Output: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Output) async throws -> Output {
    try await database.read(as: actor, body)
  }

  /// Reads what is sensitive in one snapshot, as the actor; that somebody looked is on record before it returns.
  func disclose<Output: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Output) async throws -> Output {
    try await database.disclose(as: actor, body)
  }

  /// Writes in one transaction, as the actor.
  func write<Output: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Output) async throws -> Output {
    try await database.write(as: actor, body)
  }

  /// The same figures for a program or for people, whichever was asked for.
  func show(json value: @autoclosure () -> JSONValue, table: () -> Table) {
    if json { Terminal.line(value().pretty) } else { Terminal.table(table()) }
  }
}

/// A command that reads or writes data: it says what it does, and finds database, schema and actor ready.
protocol DatabaseCommand: AsyncParsableCommand {
  var shared: SharedOptions { get }

  /// The command's work.
  ///
  /// - Throws: `Problem` and whatever `Failure` knows to say.
  func run(in context: Context) async throws
}

extension DatabaseCommand {
  mutating func run() async throws {
    let database = try await Connect.database()
    let actor = Actor(name: CommandEnvironment.current.userName, role: .operator)
    do {
      try await run(in: Context(database: database, actor: actor, json: shared.json))
    } catch {
      await database.close()
      throw error
    }
    await database.close()
  }
}
