import ArgumentParser
import Domain

// Both languages side by side where a command is declared.

extension CommandConfiguration {
  /// A command's name and what it is for, in the language of this run.
  init(
    _ name: String, _ abstract: Phrase, discussion: Phrase? = nil, subcommands: [any ParsableCommand.Type] = [],
    defaultSubcommand: (any ParsableCommand.Type)? = nil
  ) {
    self.init(
      commandName: name, abstract: abstract.text(), discussion: discussion?.text() ?? "", subcommands: subcommands,
      defaultSubcommand: defaultSubcommand)
  }
}

extension ArgumentHelp {
  /// What an argument or option means, and what its value is called in the help.
  static func phrase(_ german: String, en english: String, value: Phrase? = nil) -> ArgumentHelp {
    ArgumentHelp(stringLiteral: Phrase(german, en: english).text()).named(value?.text())
  }

  private func named(_ valueName: String?) -> ArgumentHelp {
    var help = self
    help.valueName = valueName
    return help
  }
}

extension Language: ExpressibleByArgument {}
