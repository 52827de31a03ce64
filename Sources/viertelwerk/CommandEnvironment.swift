import Domain
import Glibc

/// What the program takes from around it: the environment's variables and who is calling.
struct CommandEnvironment: Sendable {
  let variables: [String: String]

  static let current = CommandEnvironment(variables: readVariables())

  private static func readVariables() -> [String: String] {
    var variables: [String: String] = [:]
    var next = environ
    while let entry = next.pointee {
      let text = String(cString: entry)
      if let equals = text.firstIndex(of: "=") {
        variables[String(text[..<equals])] = String(text[text.index(after: equals)...])
      }
      next += 1
    }
    return variables
  }

  /// A variable that is set and not empty; empty means unset, as in POSIX.
  func value(_ name: String) -> String? {
    variables[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The language for people: `--language`, else the locale's, else German.
  ///
  /// The option is taken out of the arguments, so that it may stand anywhere.
  /// - Throws: `Problem` for a language that there is not.
  func language(takingFrom arguments: inout [String]) throws -> Language {
    let own = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { value($0) }.first
    var language: Language = own.map(Self.isEnglish) == true ? .english : .german
    var index = 0
    while index < arguments.count, arguments[index] != "--" {
      let argument = arguments[index]
      var wished: String?
      if argument.hasPrefix("--language=") {
        wished = String(argument.dropFirst("--language=".count))
        arguments.remove(at: index)
      } else if argument == "--language", index + 1 < arguments.count {
        wished = arguments[index + 1]
        arguments.removeSubrange(index...index + 1)
      }
      guard let wished else {
        index += 1
        continue
      }
      guard let known = Language(rawValue: wished) else {
        throw Problem(
          code: "usage.language",
          message: Phrase("Die Sprache „\(wished)“ gibt es nicht.", en: "There is no language '\(wished)'."),
          hint: Phrase("--language de oder --language en", en: "--language de or --language en"), exit: .usage)
      }
      language = known
    }
    return language
  }

  private static func isEnglish(_ locale: String) -> Bool {
    locale.hasPrefix("en")
  }

  /// The operating system's name of the caller, who is written down as the author of what a command writes.
  var userName: String {
    var record = passwd()
    var found: UnsafeMutablePointer<passwd>?
    var buffer = [CChar](repeating: 0, count: 16384)
    let number = getuid()
    guard getpwuid_r(number, &record, &buffer, buffer.count, &found) == 0, found != nil else { return "uid-\(number)" }
    return String(cString: record.pw_name)
  }
}
