package import Domain
import Subprocess

/// A mistake of the program beside, or of ours in speaking to it. Says where it happened, and nothing of what a file holds.
package struct DocumentMistake: Error, Sendable, Hashable, CustomStringConvertible {
  package let kind: String
  package let place: String

  package var description: String { "documents process: \(kind) at \(place)" }
}

extension Problem {
  /// The process cannot be started.
  package static let documentsMissing = Problem(
    code: "documents.missing",
    message: Phrase(
      "Excel-Dateien und Bilder kann diese Installation noch nicht lesen oder schreiben: Der Dokumentenprozess fehlt.",
      en: "This installation cannot read or write Excel files and pictures yet: the documents process is missing."),
    hint: Phrase(
      "Er wird mit tools/setup eingerichtet (Python 3.11 bis 3.14); CSV geht auch ohne ihn.",
      en: "tools/setup installs it (Python 3.11 to 3.14); CSV works without it."), exit: .unavailable)

  static let documentsBusy = Problem(
    code: "documents.busy",
    message: Phrase("Gerade werden zu viele Dokumente verarbeitet.", en: "Too many documents are being worked on just now."),
    hint: Phrase("In einer Minute noch einmal versuchen.", en: "Try again in a minute."), exit: .retry)

  /// A limit by its name in the protocol, and what it allows.
  static func overLimit(_ limit: String, _ allowed: Int64) -> Problem {
    let (what, hint): (Phrase, Phrase?)
    let split = Phrase("Die Datei teilen oder als CSV ausgeben.", en: "Split the file, or use CSV.")
    switch limit {
    case "input_bytes":
      (what, hint) = (
        Phrase("Die Datei ist größer als \(size(allowed)).", en: "The file is larger than \(size(allowed))."), split
      )
    case "unpacked_bytes":
      (what, hint) = (
        Phrase(
          "Die Datei wird beim Entpacken größer als \(size(allowed)).", en: "The file unpacks to more than \(size(allowed))."),
        Phrase(
          "Eine echte Tabelle ist kleiner: in Excel neu speichern, ohne Formate bis zum Blattende.",
          en: "A real sheet is smaller: save it anew in Excel, without formats down to the end of the sheet.")
      )
    case "memory_bytes":
      (what, hint) = (
        Phrase(
          "Die Datei braucht mehr Arbeitsspeicher als erlaubt (\(size(allowed))).",
          en: "The file needs more memory than allowed (\(size(allowed)))."), split
      )
    case "time_s":
      (what, hint) = (
        Phrase("Die Verarbeitung dauert länger als \(allowed) s.", en: "Processing takes longer than \(allowed) s."), split
      )
    case "output_bytes":
      (what, hint) = (
        Phrase("Das Ergebnis ist größer als \(size(allowed)).", en: "The result is larger than \(size(allowed))."),
        Phrase("Weniger Zeilen auswählen oder als CSV ausgeben.", en: "Choose fewer rows, or use CSV.")
      )
    case "rows":
      (what, hint) = (
        Phrase(
          "Ein Tabellenblatt hat höchstens \(allowed) Zeilen.", en: "A sheet has at most \(allowed) rows."),
        Phrase("Weniger Zeilen auswählen oder als CSV ausgeben.", en: "Choose fewer rows, or use CSV.")
      )
    case "pixels":
      (what, hint) = (
        Phrase(
          "Das Bild hat mehr als \(allowed / 1_000_000) Megapixel.",
          en: "The picture has more than \(allowed / 1_000_000) megapixels."),
        nil
      )
    default:
      (what, hint) = (
        Phrase(
          "Die Datei besteht aus mehr als \(allowed) Teilen (\(limit)).",
          en: "The file has more than \(allowed) parts (\(limit))."),
        split
      )
    }
    return Problem(code: "documents.limit", message: what, hint: hint)
  }

  package static let diskFull = Problem(
    code: "documents.disk_full",
    message: Phrase("Der Datenträger ist voll.", en: "The disk is full."),
    hint: Phrase("Platz schaffen, dann noch einmal versuchen.", en: "Make room, then try again."), exit: .unavailable)

  /// What the process said about why it does not answer.
  static func refusal(_ facts: [String: JSONValue]) -> any Error {
    switch facts.text("reason") {
    case "limit": return overLimit(facts.text("limit") ?? "", facts.number("allowed") ?? 0)
    case "damaged":
      return Problem(
        code: "documents.damaged",
        message: Phrase("Die Datei ist beschädigt oder unvollständig.", en: "The file is damaged or incomplete."),
        hint: Phrase(
          "In dem Programm öffnen, aus dem sie stammt, und neu speichern.",
          en: "Open it in the program it came from and save it anew."))
    case "encrypted":
      return Problem(
        code: "documents.encrypted",
        message: Phrase("Die Datei ist mit einem Kennwort geschützt.", en: "The file is protected by a password."),
        hint: Phrase("Ohne Kennwort speichern.", en: "Save it without a password."))
    case "no_spreadsheet":
      return Problem(
        code: "documents.no_spreadsheet",
        message: Phrase(
          "Das ist keine Tabelle im Format XLSX, XLS oder ODS.", en: "This is no spreadsheet in the format XLSX, XLS or ODS."),
        hint: Phrase(
          "Was der Name sagt, zählt nicht: Die Datei in Excel öffnen und als XLSX speichern.",
          en: "What its name says does not count: open the file in Excel and save it as XLSX."))
    case "no_picture":
      return Problem(
        code: "documents.no_picture",
        message: Phrase(
          "Das ist kein Bild im Format JPEG, PNG oder WebP.", en: "This is no picture in the format JPEG, PNG or WebP."))
    case "sheet_unknown":
      var names: [String] = []
      if case .list(let sheets)? = facts["sheets"] {
        names = sheets.compactMap { if case .text(let name) = $0 { name } else { nil } }
      }
      let (wanted, known) = (facts.text("sheet") ?? "", names.prefix(20).map { "„\($0)“" }.joined(separator: ", "))
      return Problem(
        code: "documents.sheet_unknown",
        message: Phrase("Ein Blatt „\(wanted)“ gibt es nicht.", en: "There is no sheet “\(wanted)”."),
        hint: Phrase("Es gibt: \(known)", en: "There are: \(known)"))
    case "path":
      return Problem(
        code: "documents.path",
        message: Phrase(
          "Das Archiv nennt eine Datei außerhalb seiner selbst.", en: "The archive names a file outside of itself."),
        hint: Phrase("Neu packen, ohne Pfade mit „..“.", en: "Pack it anew, without paths with '..'."))
    case "disk": return diskFull
    default:
      return DocumentMistake(
        kind: facts.text("kind") ?? facts.text("reason") ?? "refusal", place: facts.text("place") ?? "request")
    }
  }

  /// The process ended before its answer did.
  static func ended(_ status: TerminationStatus, _ limits: DocumentLimits) -> Problem {
    if case .signaled(let signal) = status {
      // At the first limit of time it gets SIGXCPU; a library written in Rust aborts where it gets no memory.
      if signal == 24 { return overLimit("time_s", limits.time_s) }
      if signal == 6 { return overLimit("memory_bytes", limits.memory_bytes) }
    }
    return Problem(
      code: "documents.stopped",
      message: Phrase("Der Dokumentenprozess ist abgebrochen.", en: "The documents process was stopped."),
      hint: Phrase("Noch einmal versuchen.", en: "Try again."), exit: .retry)
  }

  private static func size(_ bytes: Int64) -> String {
    bytes >= 1 << 30 ? "\(bytes >> 30) GB" : bytes >= 1 << 20 ? "\(bytes >> 20) MB" : "\(bytes >> 10) kB"
  }
}
