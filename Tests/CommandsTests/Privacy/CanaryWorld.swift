import Harness

/// A participant made of canaries, entered by commands as somebody would.
enum CanaryWorld {
  static let code = "TN-77"
  private static let seeds = #filePath.split(separator: "/").dropLast(4).map { "/\($0)" }.joined() + "/seeds"

  static let commands: [[String]] = [
    ["import", "\(seeds)/reference"], ["organisation", "add", "JC-1", "--name", "Muster", "--kind", "jobcenter"],
    [
      "participant", "add", code, "--invented", "--family-name", Canary.familyName, "--given-name", Canary.givenName,
      "--born-on",
      Canary.bornOn, "--street", Canary.street, "--city", Canary.city, "--phone", Canary.phone, "--customer-number",
      Canary.customerNumber,
    ],
    [
      "placement", "add", "ZW-77", "--participant", code, "--jobcenter", "JC-1", "--from", "2026-03-02", "--until",
      "2026-03-31",
      "--week", "360,360,360,360,240", "--basis", "16d",
    ],
    ["attendance", "set", code, "2026-03-03", "--absent", "krank-erst", "--note", Canary.absenceNote],
    ["outcome", "add", code, "job", "--on", "2026-04-01", "--note", Canary.note],
  ]

  /// Runs commands that must work.
  static func run(_ commands: [[String]] = commands, by program: Program) async throws -> [Program.Outcome] {
    var outcomes: [Program.Outcome] = []
    for command in commands { outcomes.append(try await program.run(command)) }
    return outcomes
  }
}
