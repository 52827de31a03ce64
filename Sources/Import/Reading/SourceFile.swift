import Crypto
package import Domain
import Glibc
import Store

/// How the letters of a file are written.
package enum FileEncoding: String, Sendable {
  case utf8 = "UTF-8"
  case windows1252 = "Windows-1252"
}

/// What one reading of a whole file tells before its rows are read: its hash, its encoding, and whether it is text at all.
package struct SourceFile: Sendable {
  package let path: String
  package let encoding: FileEncoding
  package let hasByteOrderMark: Bool
  package let size_bytes: Int
  /// SHA-256 of the bytes as they are.
  package let sha256: [UInt8]

  /// Reads the file once from beginning to end.
  ///
  /// - Throws: `Problem` (`import.unreadable`, `import.encoding`, `import.empty`) where its rows cannot be read.
  package init(examining path: String) throws(Problem) {
    let bytes = try ByteSource(path: path)
    var hash = SHA256()
    var utf8 = UTF8Check()
    var start: [UInt8] = []
    var size = 0
    while let chunk = try bytes.next() {
      if start.count < 4 { start += chunk.prefix(4 - start.count) }
      if chunk.contains(0) { throw Self.notText(start) }
      chunk.withUnsafeBytes { hash.update(bufferPointer: $0) }
      utf8.take(chunk)
      size += chunk.count
    }
    if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) { throw Self.notText(start) }
    hasByteOrderMark = start.starts(with: [0xEF, 0xBB, 0xBF])
    guard size > (hasByteOrderMark ? 3 : 0) else {
      throw Problem(
        code: "import.empty", message: Phrase("Die Datei ist leer.", en: "The file is empty."),
        hint: Phrase("Die erste Zeile nennt die Spalten.", en: "The first line names the columns."))
    }
    self.path = path
    size_bytes = size
    encoding = utf8.isValid ? .utf8 : .windows1252
    sha256 = Array(hash.finalize())
  }

  /// Keeps the bytes with what was made of them.
  ///
  /// - Throws: `Problem` `import.changed` where the file is no longer the one whose rows were read.
  func keep(_ tx: Transaction) throws {
    let bytes = try ByteSource(path: path)
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

  private static func notText(_ start: [UInt8]) -> Problem {
    let isUTF16 = start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF])
    let isWorkbook = start.starts(with: Array("PK".utf8))
    let message =
      isUTF16
      ? Phrase("Die Datei ist in UTF-16 geschrieben.", en: "The file is written in UTF-16.")
      : isWorkbook
        ? Phrase(
          "Das ist eine Arbeitsmappe oder ein Archiv, keine CSV-Datei.", en: "This is a workbook or an archive, no CSV file.")
        : Phrase("Das ist keine Textdatei.", en: "This is no text file.")
    return Problem(
      code: "import.encoding", message: message,
      hint: Phrase(
        "In der Tabellenkalkulation „Speichern unter“ wählen, Format „CSV UTF-8“.",
        en: "Choose “Save as” in the spreadsheet program, format “CSV UTF-8”."))
  }
}

/// Reads a file in chunks, so that memory does not grow with it.
final class ByteSource {
  private let descriptor: Int32
  private var chunk = [UInt8](repeating: 0, count: 256 * 1024)

  init(path: String) throws(Problem) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.unreadable() }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw Problem(
        code: "import.unreadable", message: Phrase("Das ist keine Datei.", en: "This is no file."),
        hint: Phrase("Eine CSV-Datei oder einen Ordner angeben.", en: "Name a CSV file or a folder."))
    }
  }

  deinit {
    close(descriptor)
  }

  /// The next bytes; nil at the end.
  func next() throws(Problem) -> ArraySlice<UInt8>? {
    while true {
      let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count > 0 { return chunk[..<count] }
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
  private var hasFailed = false

  /// Whether everything so far was whole.
  var isValid: Bool { !hasFailed && pending == 0 }

  mutating func take(_ bytes: ArraySlice<UInt8>) {
    guard !hasFailed else { return }
    bytes.withUnsafeBufferPointer { buffer in
      for byte in buffer where pending > 0 || byte >= 0x80 {
        step(byte)
        if hasFailed { return }
      }
    }
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

/// Windows-1252 as UTF-8, byte by byte.
enum Windows1252 {
  /// What 0x80 … 0x9F mean; the five that mean nothing stay the control characters they are in ISO 8859-1.
  private static let specials: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
    0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]

  static func append(_ bytes: ArraySlice<UInt8>, to buffer: inout [UInt8]) {
    for byte in bytes {
      if byte < 0x80 {
        buffer.append(byte)
        continue
      }
      let scalar = byte < 0xA0 ? specials[Int(byte) - 0x80] : UInt16(byte)
      if scalar < 0x800 {
        buffer.append(0xC0 | UInt8(scalar >> 6))
      } else {
        buffer.append(0xE0 | UInt8(scalar >> 12))
        buffer.append(0x80 | UInt8(scalar >> 6 & 0x3F))
      }
      buffer.append(0x80 | UInt8(scalar & 0x3F))
    }
  }
}
