import Domain

/// Texts, codes and choices.
extension CellReader {
  /// Escaped as COPY wants it.
  static func appendText(_ cell: UnsafeBufferPointer<UInt8>, _ out: inout [UInt8]) -> CellDefect? {
    guard cell.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\\") }) else {
      out += cell
      return nil
    }
    // UTF-16 can write it; PostgreSQL keeps it in no text.
    if cell.contains(0) { return zeroDefect }
    for byte in cell {
      switch byte {
      case UInt8(ascii: "\\"): out += [byte, byte]
      case UInt8(ascii: "\t"): out += [UInt8(ascii: "\\"), UInt8(ascii: "t")]
      case UInt8(ascii: "\n"): out += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
      case UInt8(ascii: "\r"): out += [UInt8(ascii: "\\"), UInt8(ascii: "r")]
      default: out.append(byte)
      }
    }
    return nil
  }

  private static let zeroDefect = CellDefect(
    code: "text.unreadable",
    message: Phrase("In diesem Text steht ein Nullzeichen.", en: "A null character stands in this text."),
    hint: Phrase("Den Text neu schreiben.", en: "Write the text anew."))

  private static let codeSize_max = 40

  /// The same rule as the database's domain `code`: said here, because the staging table does not have it.
  private static func isCode(_ cell: some Collection<UInt8>) -> Bool {
    guard let first = cell.first, cell.count <= codeSize_max, isAlphanumeric(first) else { return false }
    return cell.allSatisfy {
      isAlphanumeric($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "_")
        || $0 == UInt8(ascii: "/")
    }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }

  private static let codeDefect = CellDefect(
    code: "code.unreadable", message: Phrase("Das ist kein Kürzel.", en: "This is no code."),
    hint: Phrase(
      "Ein Kürzel hat bis zu 40 Buchstaben (ohne Umlaute), Ziffern, Punkte, Striche und Schrägstriche.",
      en: "A code has up to 40 letters (no accents), digits, dots, dashes, underscores and slashes."))

  static func appendCode(_ cell: UnsafeBufferPointer<UInt8>, _ column: Column, _ out: inout [UInt8]) -> CellDefect? {
    guard isCode(cell) else { return codeDefect }
    if let synonym = column.synonyms.first(where: { isSame($0.key, cell) }) {
      out += synonym.value.utf8
    } else {
      out += cell
    }
    return nil
  }

  /// Whether a code is this word in small letters, in whatever case it is written.
  private static func isSame(_ word: String, _ code: UnsafeBufferPointer<UInt8>) -> Bool {
    word.utf8.count == code.count
      && word.utf8.elementsEqual(code) { $0 == $1 || ($0 == $1 | 0x20 && UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0) }
  }

  /// Staged in order and without repetition, so that two lists of the same codes are equal.
  static func appendList(_ cell: UnsafeBufferPointer<UInt8>, _ out: inout [UInt8]) -> CellDefect? {
    let codes = cell.split(separator: UInt8(ascii: ",")).map { part in
      trimmed(UnsafeBufferPointer(rebasing: part), 0, part.count)
    }.filter { !$0.isEmpty }
    guard codes.allSatisfy({ isCode($0) }) else { return codeDefect }
    let sorted = Set(codes.map(text)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    out.append(UInt8(ascii: "{"))
    out += sorted.map { "\"\($0)\"" }.joined(separator: ",").utf8
    out.append(UInt8(ascii: "}"))
    return nil
  }

  static func appendChoice(
    _ cell: UnsafeBufferPointer<UInt8>, _ choices: [Choice], _ out: inout [UInt8]
  ) -> CellDefect? {
    for choice in choices where choice.german.utf8.elementsEqual(cell) || choice.stored.utf8.elementsEqual(cell) {
      out += choice.stored.utf8
      return nil
    }
    let written = text(cell)
    let folded = HeaderName.folded(written)
    for choice in choices where HeaderName.folded(choice.german) == folded || HeaderName.folded(choice.stored) == folded {
      out += choice.stored.utf8
      return nil
    }
    let near = Suggestion.nearest(to: written, in: choices.map(\.german))
    let all = choices.map(\.german).joined(separator: ", ")
    return CellDefect(
      code: "choice.unknown", message: Phrase("Diesen Wert gibt es hier nicht.", en: "There is no such value here."),
      hint: near.map {
        Phrase("Gemeint ist vielleicht »\($0)«. ", en: "Perhaps '\($0)' is meant. ")
          + Phrase("Erlaubt: \(all).", en: "Allowed: \(all).")
      }
        ?? Phrase("Erlaubt: \(all).", en: "Allowed: \(all)."))
  }

  static func appendBoolean(_ cell: UnsafeBufferPointer<UInt8>, _ out: inout [UInt8]) -> CellDefect? {
    switch text(cell).lowercased() {
    case "ja", "j", "wahr", "yes", "y", "true", "1", "x": out.append(UInt8(ascii: "t"))
    case "nein", "n", "falsch", "no", "false", "0": out.append(UInt8(ascii: "f"))
    default:
      return CellDefect(
        code: "boolean.unreadable", message: Phrase("Das ist weder ja noch nein.", en: "This is neither yes nor no."),
        hint: Phrase("ja oder nein schreiben.", en: "Write yes or no."))
    }
    return nil
  }
}
