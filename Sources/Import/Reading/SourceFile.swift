import Crypto
package import Domain
import Glibc
import Store

/// What one reading of a whole file tells before its rows are read: its hash, its encoding, and whether it is text at all.
package struct SourceFile: Sendable {
  /// Where its rows are.
  package let path: String
  package let encoding: FileEncoding
  /// Bytes before the first letter.
  package let markLength: Int
  package let size_bytes: Int
  /// SHA-256 of the bytes as they are; of a sheet, of its workbook.
  package let sha256: [UInt8]
  /// The file that is kept with what was made of it: of a sheet, its workbook.
  let keptPath: String
  /// The name of the sheet that it is; nil for a text file.
  let sheet: String?

  /// Whether it is a sheet, of which every row is a line.
  package var isSheet: Bool { sheet != nil }

  /// Reads the file once from beginning to end.
  ///
  /// - Throws: `Problem` (`import.unreadable`, `import.encoding`, `import.encoding_mixed`, `import.empty`) where its rows cannot be read.
  package init(examining path: String) throws(Problem) {
    var check = EncodingCheck()
    var size = 0
    sha256 = try Self.hash(path) { chunk in
      check.take(chunk)
      size += chunk.count
    }
    guard let encoding = check.encoding else { throw Self.notText }
    if check.isMixed { throw Self.mixed(line: try Self.firstLineNotUTF8(path)) }
    markLength = check.markLength
    guard size > markLength else {
      throw Problem(
        code: "import.empty", message: Phrase("Die Datei ist leer.", en: "The file is empty."),
        hint: Phrase("Die erste Zeile nennt die Spalten.", en: "The first line names the columns."))
    }
    self.path = path
    size_bytes = size
    self.encoding = encoding
    keptPath = path
    sheet = nil
  }

  /// A sheet of a workbook, whose rows stand in a file of their own.
  init(
    rows path: String, size_bytes: Int, of workbook: String, sheet: String, sha256: [UInt8], as format: FileEncoding
  ) {
    self.sha256 = sha256
    self.path = path
    self.size_bytes = size_bytes
    encoding = format
    markLength = 0
    keptPath = workbook
    self.sheet = sheet
  }

  /// SHA-256 of a file, whose bytes may be looked at on the way.
  ///
  /// - Throws: `Problem` `import.unreadable`.
  static func hash(_ path: String, _ body: (ArraySlice<UInt8>) -> Void = { _ in }) throws(Problem) -> [UInt8] {
    let bytes = try ByteSource(path: path)
    var hash = SHA256()
    while let chunk = try bytes.next() {
      chunk.withUnsafeBytes { hash.update(bufferPointer: $0) }
      body(chunk)
    }
    return Array(hash.finalize())
  }

  /// Keeps the bytes with what was made of them.
  ///
  /// - Throws: `Problem` `import.changed` where the file is no longer the one whose rows were read.
  func keep(_ tx: Transaction) throws {
    let bytes = try ByteSource(path: keptPath)
    var hash = SHA256()
    var number = 0
    var part: [UInt8] = []
    while let chunk = try bytes.next() {
      chunk.withUnsafeBytes { hash.update(bufferPointer: $0) }
      part += chunk
      guard part.count >= ImportContents.part_bytes else { continue }
      number += 1
      try ImportContents.keep(part, number: number, of: sha256, tx)
      part = []
    }
    if !part.isEmpty { try ImportContents.keep(part, number: number + 1, of: sha256, tx) }
    guard Array(hash.finalize()) == sha256 else {
      throw Problem(
        code: "import.changed",
        message: Phrase(
          "Die Datei wurde während des Einlesens verändert; es wurde nichts gespeichert.",
          en: "The file was changed while it was being read; nothing was stored."),
        hint: Phrase("Noch einmal einlesen, wenn sie fertig ist.", en: "Import it again when it is finished."), exit: .retry)
    }
  }

  /// The line, from 1, of the first byte that is no UTF-8.
  private static func firstLineNotUTF8(_ path: String) throws(Problem) -> Int {
    let bytes = try ByteSource(path: path)
    var check = UTF8Check()
    var line = 1
    while let chunk = try bytes.next() {
      for byte in chunk {
        check.take(byte)
        if check.hasFailed { return line }
        if byte == UInt8(ascii: "\n") { line += 1 }
      }
    }
    return line
  }

  private static func mixed(line: Int) -> Problem {
    Problem(
      code: "import.encoding_mixed",
      message: Phrase(
        "Ein Teil der Datei ist in UTF-8 geschrieben, Zeile \(line) nicht: Umlaute kämen verstümmelt an.",
        en: "Part of the file is written in UTF-8, line \(line) is not: accented letters would arrive garbled."),
      hint: Phrase(
        "Die Umlaute der Zeile \(line) neu schreiben und die Datei als „CSV UTF-8“ speichern.",
        en: "Write the accented letters of line \(line) anew and save the file as “CSV UTF-8”."))
  }

  private static var notText: Problem {
    Problem(
      code: "import.encoding", message: Phrase("Das ist keine Textdatei.", en: "This is no text file."),
      hint: Phrase(
        "Eine CSV-Datei oder eine Arbeitsmappe (XLSX, XLS, ODS) angeben.", en: "Name a CSV file or a workbook (XLSX, XLS, ODS)."
      ))
  }
}

/// Reads a file in chunks, so that memory does not grow with it.
final class ByteSource {
  private let descriptor: Int32
  private var chunk: [UInt8]
  /// How many bytes have been read.
  private(set) var read_bytes = 0

  /// - Parameter mark_bytes: at the beginning, which are no text: passed over as they are, because in a file that is no valid UTF-8
  ///   the mark of UTF-8 would be three letters.
  init(path: String, behind mark_bytes: Int = 0, chunk_bytes: Int = 256 * 1024) throws(Problem) {
    chunk = [UInt8](repeating: 0, count: chunk_bytes)
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.unreadable() }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw Problem(
        code: "import.unreadable", message: Phrase("Das ist keine Datei.", en: "This is no file."),
        hint: Phrase("Eine CSV-Datei oder einen Ordner angeben.", en: "Name a CSV file or a folder."))
    }
    read_bytes = Int(lseek(descriptor, off_t(mark_bytes), SEEK_SET))
  }

  deinit {
    close(descriptor)
  }

  /// The next bytes; nil at the end.
  func next() throws(Problem) -> ArraySlice<UInt8>? {
    while true {
      let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        read_bytes += count
        return chunk[..<count]
      }
      if count == 0 { return nil }
      if errno != EINTR { throw Self.unreadable() }
    }
  }

  private static func unreadable() -> Problem {
    let reason = String(cString: strerror(errno))
    return Problem(
      code: "import.unreadable",
      message: Phrase("Die Datei ist nicht lesbar (\(reason)).", en: "The file cannot be read (\(reason))."),
      hint: Phrase("Pfad und Rechte prüfen.", en: "Check the path and its permissions."))
  }
}

/// Decides whether bytes that come in pieces are valid UTF-8 (Unicode 15, table 3-7).
struct UTF8Check {
  private var pending = 0
  private var lowest: UInt8 = 0x80
  private var highest: UInt8 = 0xBF
  private(set) var hasFailed = false

  /// Whether everything so far was whole.
  var isValid: Bool { !hasFailed && pending == 0 }
  /// Whether no letter has begun and waits for its rest.
  var isWhole: Bool { pending == 0 }

  mutating func take(_ byte: UInt8) {
    guard !hasFailed, pending > 0 || byte >= 0x80 else { return }
    step(byte)
    if hasFailed { pending = 0 }
  }

  private mutating func step(_ byte: UInt8) {
    guard pending == 0 else {
      hasFailed = byte < lowest || byte > highest
      (lowest, highest) = (0x80, 0xBF)
      pending -= 1
      return
    }
    switch byte {
    case 0xC2...0xDF: pending = 1
    case 0xE0: (pending, lowest) = (2, 0xA0)
    case 0xED: (pending, highest) = (2, 0x9F)
    case 0xE1...0xEF: pending = 2
    case 0xF0: (pending, lowest) = (3, 0x90)
    case 0xF1...0xF3: pending = 3
    case 0xF4: (pending, highest) = (3, 0x8F)
    default: hasFailed = true
    }
  }
}
