import Domain
import Store

/// How a file heads the columns of its kind, so that messages use its own words.
struct FileColumns {
  private let names: [String: String]
  /// Columns that a profile fills.
  private let mapped: Set<String>

  init(file: PreparedFile) {
    var names: [String: String] = [:]
    var mapped: Set<String> = []
    if var reader = try? CSVReader(file.source), let header = try? FileHeader.read(&reader, of: file) {
      for (number, column) in file.kind.columns.enumerated() {
        if let cell = header.cells[number] { names[column.name.description] = header.names[cell] }
        let isMapped = header.mapped.indices.contains(number) && header.mapped[number] != nil
        if isMapped || header.grid?.columns.contains(number) == true { mapped.insert(column.name.description) }
      }
    }
    self.names = names
    self.mapped = mapped
  }

  /// Whether the file has the column at all.
  func has(_ column: Column) -> Bool { names[column.name.description] != nil || mapped.contains(column.name.description) }

  func name(of column: Column) -> String { names[column.name.description] ?? column.german }
}

/// Says what was found about staged rows: values as people write them, columns as the file heads them.
enum StagedWording {
  static func finding(_ staged: StagedFinding, kind: Kind, files: [String], columns: FileColumns?) -> Finding {
    let file = files[staged.place.file]
    let column = kind.columns.first { $0.name.description == staged.column }
    let name = column.map { columns?.name(of: $0) ?? $0.german }
    let value = column.flatMap { column in column.isPersonal ? nil : staged.value.map { written($0, column) } }
    func finding(_ code: String, _ message: Phrase, _ hint: Phrase?) -> Finding {
      Finding(code: code, file: file, line: staged.place.line, column: name, value: value, message: message, hint: hint)
    }
    switch staged.reason {
    case .repeated(let first, let line):
      let place = first == staged.place.file ? "" : "\(files[first]):"
      return finding(
        "import.repeated",
        Phrase(
          "Dieselbe Angabe steht schon in Zeile \(place)\(line).", en: "The same entry already stands in line \(place)\(line)."),
        Phrase("Eine der beiden Zeilen entfernen.", en: "Remove one of the two rows."))
    case .unknown(let other, let nearest):
      let german = Kind.germanName(of: other)
      let advice = Phrase(
        "Das Kürzel prüfen oder »\(german)« vorher anlegen oder mit einlesen.",
        en: "Check the code, or create or import it in '\(other)' first.")
      return finding(
        "import.reference_unknown",
        Phrase("Das gibt es in »\(german)« nicht.", en: "There is no such entry in '\(other)'."),
        nearest.map { Phrase("Gemeint ist vielleicht »\($0)«. ", en: "Perhaps '\($0)' is meant. ") + advice } ?? advice)
    case .differs(let stored):
      let isChangeable = kind.merge.isChangeable(staged.column)
      return finding(
        "import.differs", difference(stored, staged.value, column),
        isChangeable
          ? Phrase(
            "Soll gelten, was in der Datei steht: --update. Sonst die Datei angleichen.",
            en: "If the file is right: --update. Else adjust the file.")
          : Phrase(
            "Das ändert kein Einlesen: den Wert der Datei angleichen oder den gespeicherten mit dem passenden Befehl ändern.",
            en: "No import changes this: adjust the file, or change what is stored with the fitting command."))
    case .changed(let stored):
      return Finding(
        .note, code: "import.changed", file: file, line: staged.place.line, column: name, value: value,
        message: change(stored, staged.value, column))
    case .refused(let problem):
      return Finding(problem, file: file, line: staged.place.line, column: name, value: value)
    }
  }

  private static func change(_ stored: String?, _ new: String?, _ column: Column?) -> Phrase {
    guard let column, !column.isPersonal else { return Phrase("Geändert.", en: "Changed.") }
    let old = stored.map { "»\(written($0, column))«" } ?? "–"
    let other = new.map { "»\(written($0, column))«" } ?? "–"
    return Phrase("Geändert: \(old) → \(other).", en: "Changed: \(old) → \(other).")
  }

  private static func difference(_ stored: String?, _ new: String?, _ column: Column?) -> Phrase {
    guard let column, !column.isPersonal else {
      return Phrase("Gespeichert ist etwas anderes.", en: "Something else is stored.")
    }
    let old = stored.map { "»\(written($0, column))«" } ?? "–"
    let other = new.map { "»\(written($0, column))«" } ?? "–"
    return Phrase("Gespeichert ist \(old), in der Datei steht \(other).", en: "Stored is \(old), the file says \(other).")
  }

  /// A staged value as a person would write it into the file.
  static func written(_ staged: String, _ column: Column) -> String {
    switch column.type {
    case .date:
      return (try? LocalDate.parse(staged))?.german ?? staged
    case .month:
      return (try? LocalDate.parse(staged))?.yearMonth.german ?? staged
    case .amount:
      return Int64(staged).map { Money(cents: $0).description } ?? staged
    case .percent:
      return Int(staged).map { BasisPoints($0).description } ?? staged
    case .boolean:
      return staged == "true" || staged == "t" ? "ja" : "nein"
    case .choice(let choices):
      return choices.first { $0.stored == staged }?.german ?? staged
    case .decimal:
      return String(staged.map { $0 == "." ? "," : $0 })
    case .list:
      return staged.filter { $0 != "{" && $0 != "}" && $0 != "\"" }
    case .text, .code, .reference, .integer, .uuid, .derivedID:
      return CellReader.text(Array(staged.utf8))
    }
  }
}
