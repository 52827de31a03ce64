import Domain

/// Turns the fixed English words of the argument parser, which has no other language, into German.
enum ParserWording {
  /// What the parser says, and the same in German; `…` stands for what it took from the command line.
  private static let sentences: [(english: String, german: String)] = [
    ("Unknown option '…'. Did you mean '…'?", "Unbekannte Option „…“. Gemeint ist vielleicht „…“."),
    ("Unknown option '…'", "Unbekannte Option „…“."),
    ("Missing value for '…'", "Es fehlt ein Wert für „…“."),
    ("Missing expected argument '…'", "Es fehlt die Angabe „…“."),
    ("Missing one of: '…'", "Es fehlt eine dieser Angaben: „…“."),
    ("Missing required subcommand.", "Es fehlt ein Befehl."),
    ("Unexpected argument '…'", "Unerwartete Angabe „…“."),
    ("… unexpected arguments: '…'", "… unerwartete Angaben: „…“."),
    ("Invalid option: …", "Ungültige Option: …"),
    ("The option '…' does not take any value, but '…' was specified.", "Die Option „…“ hat keinen Wert, angegeben ist „…“."),
    (
      "The value '…' is invalid for '…'. Please provide one of the following:",
      "Der Wert „…“ ist für „…“ nicht möglich. Möglich ist einer von diesen:"
    ),
    (
      "The value '…' is invalid for '…'. Please provide one of … and ….",
      "Der Wert „…“ ist für „…“ nicht möglich. Möglich ist: … oder …."
    ),
    (
      "The value '…' is invalid for '…'. Please provide one of … or ….",
      "Der Wert „…“ ist für „…“ nicht möglich. Möglich ist: … oder …."
    ),
    ("The value '…' is invalid for '…'. Please provide one of ….", "Der Wert „…“ ist für „…“ nicht möglich. Möglich ist: …."),
    ("The value '…' is invalid for '…': …", "Der Wert „…“ ist für „…“ nicht möglich: …"),
    ("The value '…' is invalid for '…'", "Der Wert „…“ ist für „…“ nicht möglich."),
    ("Value to be set with … had already been set with …", "Der Wert von … ist schon gesetzt durch …"),
    ("Command '…' is not a parent of the current command.", "„…“ ist kein übergeordneter Befehl."),
    ("   or: Missing value for '…' in '…'", "   oder: Es fehlt ein Wert für „…“ in „…“."),
  ]

  private static let lines: [(english: String, german: String)] = [
    ("  See '… help <subcommand>…' for detailed help.", "  Mehr dazu: … help <befehl>…"),
    ("  See '… help … <subcommand>' for detailed help.", "  Mehr dazu: … help … <befehl>"),
    ("  See '…' for more information.", "  Mehr dazu: …"),
    ("OVERVIEW: …", "ÜBERBLICK: …"),
    ("ARGUMENTS:", "ARGUMENTE:"),
    ("OPTIONS:", "OPTIONEN:"),
    ("SUBCOMMANDS:", "BEFEHLE:"),
    ("… SUBCOMMANDS:", "…:"),
    ("Help:  …", "Hilfe: …"),
  ]

  private static let words: [(english: String, german: String)] = [
    ("Show help information.", "Zeigt diese Hilfe."),
    ("Show the version.", "Zeigt die Version."),
    ("Show subcommand help information.", "Zeigt die Hilfe eines Befehls."),
    ("<subcommand>", "<befehl>"),
    ("<options>", "<optionen>"),
    ("default as flag:", "Vorgabe als Schalter:"),
    ("default:", "Vorgabe:"),
    ("(values:", "(Werte:"),
    (" (default)", " (Vorgabe)"),
  ]

  /// A help text or an error message of the parser in the language of this run.
  static func text(_ text: String, language: Language = .current) -> String {
    guard language == .german else { return text }
    var isUsage = false
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var line = String(line)
      for (english, german) in [("USAGE: ", "AUFRUF: "), ("Usage: ", "Aufruf: ")] where line.hasPrefix(english) {
        isUsage = true
        return translatedWords(german + line.dropFirst(english.count))
      }
      // The continuation of a usage hangs under its first word, which the longer German heading has moved by one.
      if isUsage, line.hasPrefix("       "), !line.hasPrefix("  See") { return translatedWords(" " + line) }
      isUsage = false
      for (english, german) in sentences + lines {
        if let holes = match(line, english) {
          line = fill(german, with: holes)
          break
        }
      }
      return translatedWords(line)
    }.joined(separator: "\n")
  }

  private static func translatedWords(_ line: String) -> String {
    var line = line
    for (english, german) in words {
      while let found = line.range(of: english) { line.replaceSubrange(found, with: german) }
    }
    return line
  }

  /// What stands in the holes of a pattern, or nil where the line is another one.
  private static func match(_ line: String, _ pattern: String) -> [String]? {
    let pieces = pattern.split(separator: "…", omittingEmptySubsequences: false).map(String.init)
    guard let first = pieces.first, let last = pieces.last, line.hasPrefix(first) else { return nil }
    if pieces.count == 1 { return line == pattern ? [] : nil }
    var rest = line.dropFirst(first.count)
    var holes: [String] = []
    for piece in pieces.dropFirst().dropLast() {
      guard let found = rest.range(of: piece) else { return nil }
      holes.append(String(rest[..<found.lowerBound]))
      rest = rest[found.upperBound...]
    }
    guard rest.hasSuffix(last) else { return nil }
    holes.append(String(rest.dropLast(last.count)))
    return holes
  }

  private static func fill(_ pattern: String, with holes: [String]) -> String {
    var filled = ""
    for (index, piece) in pattern.split(separator: "…", omittingEmptySubsequences: false).enumerated() {
      if index > 0, index <= holes.count { filled += holes[index - 1] }
      filled += piece
    }
    return filled
  }
}

extension StringProtocol {
  /// Where a text first occurs in another; the standard library's `ranges(of:)` would bring in regular expressions.
  fileprivate func range(of text: String) -> Range<Index>? {
    guard !text.isEmpty else { return nil }
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
