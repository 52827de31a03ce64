import ArgumentParser
import Domain
import Import

/// Profiles for lists that were made for something else.
struct ImportProfileGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    "profile", Phrase("Profile für Listen mit anderen Spalten.", en: "Profiles for lists with other columns."),
    subcommands: [ImportProfileSuggest.self, ImportProfileCheck.self])
}

/// Proposes a profile from a list's headings and values.
struct ImportProfileSuggest: ParsableCommand {
  static let configuration = CommandConfiguration(
    "suggest",
    Phrase("Ein Profil vorschlagen, aus Überschriften und Werten.", en: "Propose a profile, from headings and values."),
    discussion: Phrase(
      "Den Vorschlag als YAML neben die Liste legen, prüfen und ergänzen; „import profile check“ sagt, ob er stimmt.",
      en: "Put the proposal beside the list as YAML, check and complete it; 'import profile check' tells whether it is right."))

  @Option(
    help: .phrase(
      "Was die Liste enthält, etwa arbeitszeilen.", en: "What the list holds, such as work_lines.",
      value: Phrase("art", en: "kind")))
  var kind: String

  @Argument(help: .phrase("CSV-Datei.", en: "CSV file.", value: Phrase("datei", en: "file")))
  var file: String

  func run() throws {
    Terminal.text(try ProfileSuggestion(file, kind: try ImportDescribe.find(kind)).yaml)
  }
}

/// Reads a profile and says what is wrong with it.
struct ImportProfileCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    "check", Phrase("Ein Profil prüfen.", en: "Check a profile."))

  @Argument(
    help: .phrase(
      "YAML-Datei, kimai, redmine, anwesenheitsraster oder Name aus seeds/profiles.",
      en: "YAML file, kimai, redmine, anwesenheitsraster, or a name from seeds/profiles.",
      value: Phrase("profil", en: "profile")))
  var profile: String

  func run() throws {
    let found = try ProfileSearch.profile(profile)
    Terminal.say(
      Phrase(
        "In Ordnung: \(found.name) liest »\(found.kind.german)«.", en: "In order: \(found.name) reads '\(found.kind.name)'."))
  }
}
