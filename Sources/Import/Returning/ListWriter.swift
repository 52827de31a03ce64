import Documents
import Domain

/// Writes a text list cell by cell into a file, in the dialect of the list it is made from; a few rows of it are in memory.
struct ListWriter: ~Copyable {
  private var file: WorkFile
  private var letters: LetterWriter
  private let delimiter: UInt8
  private let lineEnd: String
  private var row: [UInt8] = []
  private var out: [UInt8] = []
  /// How many lines there are so far.
  private(set) var lineCount = 0

  private static let piece_bytes = 1 << 16

  /// - Throws: `Problem` `documents.disk_full`.
  init(
    in folder: WorkFolder, encoding: FileEncoding, delimiter: UInt8, endsWithCarriageReturn: Bool
  ) throws(Problem) {
    file = try WorkFile(in: folder)
    letters = LetterWriter(encoding)
    self.delimiter = delimiter
    lineEnd = endsWithCarriageReturn ? "\r\n" : "\n"
    letters.appendMark(to: &out)
  }

  var path: String { file.path }

  mutating func append(_ cells: [String]) throws(Problem) {
    for (number, cell) in cells.enumerated() {
      if number > 0 { row.append(delimiter) }
      CSVText.append(cell, delimiter: delimiter, to: &row)
    }
    try end()
  }

  /// A line as it is, and a cell behind it.
  mutating func append(line: [UInt8], _ cell: String) throws(Problem) {
    row += line
    row.append(delimiter)
    CSVText.append(cell, delimiter: delimiter, to: &row)
    try end()
  }

  private mutating func end() throws(Problem) {
    lineCount += 1 + row.count { $0 == UInt8(ascii: "\n") }
    // A file with a zero in it would be no text, and not to be sent again.
    if row.contains(0) { row = Array(String(decoding: row, as: UTF8.self).replacing("\0", with: "\u{FFFD}").utf8) }
    row += lineEnd.utf8
    letters.append(row, to: &out)
    row.removeAll(keepingCapacity: true)
    if out.count >= Self.piece_bytes { try flush() }
  }

  private mutating func flush() throws(Problem) {
    try file.write(out[...])
    out.removeAll(keepingCapacity: true)
  }

  /// Writes what is left.
  mutating func finish() throws(Problem) { try flush() }
}

/// Writes letters as a file's encoding has them; what it does not have is written as people would without it.
struct LetterWriter {
  private let encoding: FileEncoding
  /// The byte of a letter beyond ASCII.
  private let bytes: [UInt32: UInt8]

  init(_ encoding: FileEncoding) {
    self.encoding = encoding
    switch encoding {
    case .windows1252: bytes = SingleByteDecoder.windows1252.bytes
    // Those below 0xA0 are control characters, by which the file would be taken for Windows-1252.
    case .iso8859_15: bytes = SingleByteDecoder.iso8859_15.bytes.filter { $0.value >= 0xA0 }
    case .utf8, .utf16LittleEndian, .utf16BigEndian, .xlsx, .xls, .ods: bytes = [:]
    }
  }

  /// By these bytes spreadsheets and this program know the encoding again.
  func appendMark(to out: inout [UInt8]) {
    switch encoding {
    case .utf8, .xlsx, .xls, .ods: out += [0xEF, 0xBB, 0xBF]
    case .utf16LittleEndian: out += [0xFF, 0xFE]
    case .utf16BigEndian: out += [0xFE, 0xFF]
    case .windows1252, .iso8859_15: break
    }
  }

  /// - Parameter text: UTF-8.
  func append(_ text: [UInt8], to out: inout [UInt8]) {
    switch encoding {
    case .utf8, .xlsx, .xls, .ods: out += text
    case .utf16LittleEndian:
      for unit in String(decoding: text, as: UTF8.self).utf16 { out += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    case .utf16BigEndian:
      for unit in String(decoding: text, as: UTF8.self).utf16 { out += [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
    case .windows1252, .iso8859_15:
      for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
        if scalar.isASCII {
          out.append(UInt8(truncatingIfNeeded: scalar.value))
        } else if let byte = bytes[scalar.value] {
          out.append(byte)
        } else {
          out += Self.substitute(for: scalar).utf8
        }
      }
    }
  }

  private static func substitute(for scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "„", "“", "”": "\""
    case "‚", "‘", "’": "'"
    case "–", "—", "−": "-"
    case "…": "..."
    case "→": "->"
    default: "?"
    }
  }
}

extension SingleByteDecoder {
  /// The byte of each letter.
  fileprivate var bytes: [UInt32: UInt8] {
    Dictionary(
      letters.enumerated().map { (UInt32($1), UInt8(0x80 + $0)) }, uniquingKeysWith: { first, _ in first })
  }
}
