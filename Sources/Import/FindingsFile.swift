import Domain
import FoundationEssentials

/// A list as it came, with a column of what was found in each row: to be mended and sent again.
struct FindingsFile {
  let file: PreparedFile
  let findings: [Finding]
  /// The lines that go back; nil: all of them.
  let lines: Set<Int>?
  /// Files that went back already: a list of the same name in another folder must not take their place.
  let written: [String]

  /// How the name of such a file ends.
  static let ending = ".befund.csv"
  private static let delimiter = UInt8(ascii: ";")

  /// Writes the file, in place of one that it was made from before.
  ///
  /// - Returns: its path.
  /// - Throws: `Problem` `import.findings_unwritable`, and what reading the list throws.
  func write(into folder: String) throws(Problem) -> String {
    var said: [Int: [Finding]] = [:]
    for finding in findings { said[finding.line ?? 0, default: []].append(finding) }
    // Spreadsheets take a file for UTF-8 by these three bytes.
    var out: [UInt8] = [0xEF, 0xBB, 0xBF]
    var reader = try CSVReader(file.source)
    let headerLine = file.profile?.headerLine ?? 1
    var isBehindHeader = false
    var dropped: Int?
    var width = 0
    _ = try reader.readHeader(onLine: headerLine)
    var row: CSVReader.Row? = .cells
    while row != nil {
      var cells = reader.brokenLine.isEmpty ? reader.texts() : Self.pieces(reader.brokenLine, reader.delimiter)
      if !isBehindHeader {
        if reader.line >= headerLine {
          isBehindHeader = true
          dropped = cells.firstIndex { FileHeader.isFindings($0) }
          if let dropped { cells.remove(at: dropped) }
          width = cells.count
          let whole = Self.text((said[0] ?? []) + (said[reader.line] ?? []))
          append(cells + [Phrase("Befund", en: "Findings").text() + (whole.isEmpty ? "" : ": " + whole)], to: &out)
        } else {
          append(cells, to: &out)
        }
      } else if lines?.contains(reader.line) ?? true {
        if let dropped, dropped < cells.count { cells.remove(at: dropped) }
        // Below its heading, however many cells the row has: what is too much stays behind it, to be looked at.
        while cells.count < width { cells.append("") }
        while cells.count > width, cells.last == "" { cells.removeLast() }
        cells.insert(Self.text(said[reader.line] ?? []), at: width)
        append(cells, to: &out)
      }
      row = try reader.next()
    }
    let path = self.path(in: folder)
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data(out).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw Problem(
        code: "import.findings_unwritable",
        message: Phrase(
          "Die Liste mit den Befunden lässt sich nicht schreiben: \(path).",
          en: "The list with the findings cannot be written: \(path)."),
        hint: Phrase(
          "Rechte und Platz prüfen, oder einen anderen Ordner nennen.",
          en: "Check permissions and space, or name another folder."))
    }
    return path
  }

  private func path(in folder: String) -> String {
    var path = "\(folder)/\(stem)\(Self.ending)"
    var number = 2
    while written.contains(path) {
      path = "\(folder)/\(stem)-\(number)\(Self.ending)"
      number += 1
    }
    return path
  }

  /// A name that still tells the kind.
  private var stem: String {
    var stem = file.name.split(separator: "/").last.map(String.init) ?? file.name
    for ending in [Self.ending] + FileSearch.endings where stem.lowercased().hasSuffix(ending) {
      stem = String(stem.dropLast(ending.count))
    }
    stem = String(stem.map { $0.isLetter || $0.isNumber || $0 == "." || $0 == "-" || $0 == "_" ? $0 : "-" })
    let tellsKind = KindDetection.kind(ofFile: stem)?.name == file.kind.name
    return (tellsKind ? "" : file.kind.german + "-") + stem
  }

  private static func text(_ findings: [Finding]) -> String {
    findings.map { finding in
      let place = finding.column.map { "\($0): " } ?? ""
      return place + finding.message.text() + (finding.hint.map { " " + $0.text() } ?? "")
    }.joined(separator: " | ")
  }

  /// A line whose quotes fit nowhere, by its separators alone: whoever mends it finds each quote as it was written.
  private static func pieces(_ line: [UInt8], _ delimiter: UInt8) -> [String] {
    line.split(separator: delimiter, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
  }

  private func append(_ cells: [String], to out: inout [UInt8]) {
    for (number, cell) in cells.enumerated() {
      if number > 0 { out.append(Self.delimiter) }
      // A file with a zero in it would be no text, and not to be sent again.
      let text = cell.utf8.contains(0) ? cell.replacing("\0", with: "\u{FFFD}") : cell
      CSVText.append(text, delimiter: Self.delimiter, to: &out)
    }
    out.append(UInt8(ascii: "\n"))
  }
}
