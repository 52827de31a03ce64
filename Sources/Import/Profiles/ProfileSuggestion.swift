package import Domain

/// A first profile for a list, from its headings and from what stands below them: to be read, mended and kept.
package struct ProfileSuggestion {
  private let kind: Kind
  private let headings: [String]
  /// What stands below each heading in the first rows.
  private var values: [[String]]

  private static let rows_max = 200

  /// Looks at the list once.
  ///
  /// - Throws: `Problem` where it cannot be read or names no columns.
  package init(_ path: String, kind: Kind) throws(Problem) {
    self.kind = kind
    var reader = try CSVReader(try SourceFile(examining: path))
    guard let names = try reader.readHeader() else {
      throw Problem(
        code: "import.header", message: Phrase("Die erste Zeile nennt keine Spalten.", en: "The first line names no columns."),
        hint: Phrase("Eine CSV-Datei mit Überschriften angeben.", en: "Name a CSV file with headings."))
    }
    headings = names
    values = names.map { _ in [] }
    var count = 0
    while count < Self.rows_max, let row = try reader.next() {
      count += 1
      guard row == .cells else { continue }
      for (number, text) in reader.texts().enumerated() where number < values.count {
        let trimmed = text.drop(while: \.isWhitespace)
        if !trimmed.isEmpty { values[number].append(String(trimmed)) }
      }
    }
  }

  /// The profile as YAML; what nobody could tell is a comment.
  package var yaml: String {
    var lines = ["kind: \(kind.german)", "columns:"]
    var taken: Set<Int> = []
    for column in kind.columns {
      if case .derivedID = column.type { continue }
      if let (number, format) = best(for: column, besides: taken) {
        taken.insert(number)
        lines.append("  \(column.german): {from: \(Self.quoted(headings[number]))\(format.said)}\(format.remark)")
      } else {
        let must = column.isRequired ? " (\(Phrase("Pflicht", en: "required").text()))" : ""
        lines.append("  # \(column.german): {from: …}  \(column.expectation.text())\(must)")
      }
    }
    let rest = headings.indices.filter { !taken.contains($0) && !headings[$0].isEmpty }
    if !rest.isEmpty {
      let names = rest.map { Self.comment(headings[$0]) }.joined(separator: ", ")
      lines.append("# " + Phrase("Nicht verwendet: \(names)", en: "Not used: \(names)").text())
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Other programs' words for our columns, folded.
  private static let synonyms: [String: [String]] = [
    "tag": ["datum", "date", "day", "spent_on"], "minuten": ["dauer", "duration", "stunden", "hours", "zeit", "time"],
    "teilnehmende": ["benutzer", "benutzername", "user", "username", "mitarbeiter", "name", "kuerzel"],
    "objekt": ["projekt", "project", "haus", "kostenstelle"],
    "paket": ["taetigkeit", "activity", "ticket", "issue", "aufgabe"],
    "taetigkeit": ["beschreibung", "description", "kommentar", "comment"],
    "bemerkung": ["notiz", "kommentar", "note", "remark"],
    "strasse": ["anschrift", "street"], "plz": ["postleitzahl", "zip"], "ort": ["stadt", "city"],
    "brutto_eur": ["betrag", "brutto", "summe", "amount"], "netto_eur": ["netto", "net"],
    "mwst_eur": ["mwst", "ust", "steuer", "vat"],
    "rechnungsnummer": ["rechnung", "belegnummer", "invoice"], "rechnungsdatum": ["datum", "belegdatum", "date"],
    "empfaenger": ["lieferant", "kreditor", "firma", "supplier"], "geboren_am": ["geburtsdatum", "geburtstag", "born"],
    "nachname": ["name", "familienname", "surname"], "vorname": ["rufname", "first_name"],
  ]

  /// What a profile must say of the values below a heading, and what somebody should know who reads it.
  private struct Format {
    var said = ""
    var remark = ""
  }

  /// The heading that fits a column best, and what the profile must say of its values.
  private func best(for column: Column, besides taken: Set<Int>) -> (Int, Format)? {
    let own = [HeaderName.folded(column.german), HeaderName.folded(column.english)]
    let others = Self.synonyms[HeaderName.folded(column.german)] ?? []
    var best: (number: Int, score: Int, format: Format)?
    for number in headings.indices where !taken.contains(number) {
      let heading = HeaderName.folded(headings[number])
      let score =
        own.contains(heading) ? 4 : others.contains(heading) ? 3 : Suggestion.nearest(to: heading, in: own) != nil ? 2 : 0
      guard score > best?.score ?? 0, let format = format(of: values[number], for: column) else { continue }
      best = (number, score, format)
    }
    return best.map { ($0.number, $0.format) }
  }

  /// Nil where what stands there cannot be a value of the column.
  private func format(of texts: [String], for column: Column) -> Format? {
    if fits(texts, column, CellMapping()) { return Format() }
    switch column.type {
    case .date:
      let orders = ["JJJJ-MM-TT", "TT.MM.JJJJ", "MM/TT/JJJJ", "TT/MM/JJJJ", "JJJJMMTT", "TT.MM.JJ"].filter { pattern in
        DateOrder(pattern).map { order in fits(texts, column, CellMapping(format: .date(order))) } ?? false
      }
      guard let first = orders.first else { return nil }
      // Where two orders fit, somebody must say which is meant.
      return Format(
        said: ", date: \(first)", remark: orders.count == 1 ? "" : "  # \(orders.dropFirst().joined(separator: ", "))?")
    case .integer where column.german.contains("minuten"):
      return fits(texts, column, CellMapping(format: .duration(.hours))) ? Format(said: ", duration: hours") : nil
    case .integer, .amount, .decimal, .percent:
      return fits(texts, column, CellMapping(format: .number(decimal: "."))) ? Format(said: ", decimal: \".\"") : nil
    case .choice(let choices):
      let words = Set(texts.map(HeaderName.folded)).prefix(choices.count)
      return Format(said: ", values: {" + words.sorted().map { "\(Self.quoted($0)): …" }.joined(separator: ", ") + "}")
    case .text, .code, .reference, .list, .month, .boolean, .uuid, .derivedID: return nil
    }
  }

  private func fits(_ texts: [String], _ column: Column, _ mapping: CellMapping) -> Bool {
    texts.allSatisfy { text in
      guard var value = try? mapping.value(of: text) else { return false }
      var out: [UInt8] = []
      return value.withUTF8 { CellReader.append($0, of: column, to: &out) } == nil
    }
  }

  /// Between quotes, where YAML takes every letter by its number that it would not take as it is.
  private static func quoted(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "\"") { quoted, letter in
      if letter == "\\" || letter == "\"" {
        quoted += "\\\(letter)"
      } else if isPlain(letter) {
        quoted.unicodeScalars.append(letter)
      } else {
        let digits = String(letter.value, radix: 16)
        quoted += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
      }
    } + "\""
  }

  /// On one line, whatever stands in it.
  private static func comment(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { isPlain($0) ? $0 : "·" }))
  }

  /// Whether it is neither a line break nor anything else that YAML does not take in a text.
  private static func isPlain(_ letter: Unicode.Scalar) -> Bool {
    switch letter.value {
    case 0x20...0x7E, 0xA0...0x2027, 0x202A...0xFEFE, 0xFF00...0xFFFD, 0x10000...: true
    default: false
    }
  }
}
