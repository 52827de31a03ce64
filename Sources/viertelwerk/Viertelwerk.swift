import ArgumentParser
import Domain
import Glibc

/// The program: one binary, one command per thing that people do.
///
/// To add a command that works on the database:
///
/// 1. Write a struct in a file of its group (`PropertyCommands.swift`), named after what is typed:
///
///    ```swift
///    /// Lists the properties, so that one finds a code.
///    struct PropertyList: DatabaseCommand {
///      static let configuration = CommandConfiguration("list", Phrase("Häuser auflisten", en: "List the properties"))
///      @OptionGroup var shared: SharedOptions
///      @Option(help: .phrase("nur dieser Stand", en: "only this status", value: Phrase("stand", en: "status"))) var status: String?
///
///      func run(in context: Context) async throws {
///        let found = try await context.read { tx in … }             // in the role of `context.actor`
///        context.show(json: found.json) { Table(…) }               // --json, or a table on stdout
///      }
///    }
///    ```
/// 2. Name it in its group's `subcommands`, and a new group in `Viertelwerk.configuration`.
/// 3. Throw a `Problem` (or an operation's rejection) for what people can put right: `Failure` says it and picks the exit
///    status. Write figures to stdout and everything else with `Terminal.say`.
/// 4. Record its help, which is compared word for word in both languages, and read what changed:
///    `VIERTELWERK_TEST_RECORD=1 swift test --filter HelpTests`.
@main
struct Viertelwerk: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "viertelwerk",
    abstract: Phrase(
      "Bautagebuch, Teilnehmende und Fördermittel eines Viertels: einmal aufgeschrieben, dreimal abgerechnet.",
      en: "Site diary, participants and funding of a neighbourhood: written down once, accounted for three times."
    ).text(),
    version: "0.1.0",
    groupedSubcommands: [
      CommandGroup(
        name: Phrase("Häuser und Baustelle", en: "Houses and site").text(),
        subcommands: [
          OrganisationGroup.self, PropertyGroup.self, UnitGroup.self, StageGroup.self, WorkGroup.self, DiaryGroup.self,
          HazardGroup.self,
        ]),
      CommandGroup(
        name: Phrase("Menschen", en: "People").text(),
        subcommands: [
          ParticipantGroup.self, PlacementGroup.self, AttendanceGroup.self, QualificationGroup.self, CertificateGroup.self,
          OutcomeGroup.self, SpellGroup.self,
        ]),
      CommandGroup(
        name: Phrase("Geld", en: "Money").text(),
        subcommands: [
          PotGroup.self, VoucherGroup.self, WageGroup.self, AllocationGroup.self, GiftGroup.self, CostStatementGroup.self,
        ]),
      CommandGroup(name: Phrase("Berichte", en: "Reports").text(), subcommands: [ReportGroup.self]),
      CommandGroup(name: Phrase("Zugang", en: "Access").text(), subcommands: [UserGroup.self, TokenGroup.self]),
      CommandGroup(
        name: Phrase("Datenschutz", en: "Data protection").text(),
        subcommands: [PrivacyGroup.self, RetentionGroup.self, AuditGroup.self]),
      CommandGroup(
        name: Phrase("Betrieb", en: "Operation").text(),
        subcommands: [
          Serve.self, DatabaseGroup.self, MigrateCommand.self, Check.self, ImportGroup.self, DemoGroup.self, Completion.self,
        ]),
    ])

  @Option(
    help: .phrase(
      "Sprache der Ausgabe: de oder en.", en: "Language of the output: de or en.", value: Phrase("sprache", en: "language")))
  var language: Language?

  /// Chooses the language before a word is said, then parses, runs, and ends with the stable exit status.
  static func main() async {
    var arguments = Array(CommandLine.arguments.dropFirst())
    let environment = CommandEnvironment.current
    do {
      Language.choose(try environment.language(takingFrom: &arguments))
    } catch {
      Glibc.exit(Failure.report(error))
    }
    var command: any ParsableCommand
    do {
      command = try parseAsRoot(arguments)
    } catch {
      Glibc.exit(Failure.reportParsing(error))
    }
    do {
      if var waiting = command as? any AsyncParsableCommand {
        try await waiting.run()
      } else {
        try command.run()
      }
      try Terminal.finish()
    } catch {
      Glibc.exit(Failure.report(error))
    }
  }
}
