import ArgumentParser
import Domain

/// Prints the script that completes commands and options in a shell.
struct Completion: ParsableCommand {
  /// The shells that the parser can write for.
  enum Shell: String, CaseIterable, ExpressibleByArgument {
    case bash, zsh, fish
  }

  static let configuration = CommandConfiguration(
    "completion",
    Phrase("Vervollständigung für die Shell ausgeben.", en: "Print the completion script for a shell."),
    discussion: Phrase(
      "Für bash: viertelwerk completion bash > ~/.local/share/bash-completion/completions/viertelwerk",
      en: "For bash: viertelwerk completion bash > ~/.local/share/bash-completion/completions/viertelwerk"))

  @Argument(help: .phrase("Shell: bash, zsh oder fish.", en: "Shell: bash, zsh or fish."))
  var shell: Shell

  func run() throws {
    let kind: CompletionShell =
      switch shell {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    Terminal.line(Viertelwerk.completionScript(for: kind))
  }
}
