import Domain
import Glibc

/// One CSV file, written in a single pass through a buffer of fixed size: memory does not grow with the number of rows.
///
/// It is written beside its final name and renamed when all files are complete, so that an interrupted run leaves nothing that
/// looks whole.
final class RowFile {
  private static let buffer_bytes = 1 << 16

  let name: String
  private(set) var rows_count = 0
  private let columns_count: Int
  private let partialPath: String
  private let path: String
  private var descriptor: Int32
  private var buffer: [UInt8] = []
  private var cells_count = 0

  /// - Throws: `Problem` where the file cannot be made.
  init(directory: String, name: String, columns: String) throws {
    self.name = name
    columns_count = columns.utf8.count { $0 == UInt8(ascii: ";") } + 1
    path = "\(directory)/\(name).csv"
    partialPath = "\(directory)/.\(name).csv.partial"
    descriptor = open(partialPath, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw Self.problem(path) }
    buffer.reserveCapacity(Self.buffer_bytes + 4096)
    buffer.append(contentsOf: columns.utf8)
    buffer.append(UInt8(ascii: "\n"))
  }

  deinit {
    if descriptor >= 0 {
      _ = Glibc.close(descriptor)
      unlink(partialPath)
    }
  }

  /// Ends the row and writes the buffer when it is full.
  func end() throws {
    precondition(cells_count == columns_count, "\(name) has \(columns_count) columns, the row has \(cells_count)")
    buffer[buffer.count - 1] = UInt8(ascii: "\n")
    cells_count = 0
    rows_count += 1
    if buffer.count >= Self.buffer_bytes { try flush() }
  }

  /// Completes the file under its final name.
  func finish() throws {
    try flush()
    guard Glibc.close(descriptor) == 0, rename(partialPath, path) == 0 else {
      descriptor = -1
      throw Self.problem(path)
    }
    descriptor = -1
  }

  private func flush() throws {
    var offset = 0
    while offset < buffer.count {
      let written = buffer.withUnsafeBytes { bytes in
        bytes.baseAddress.map { write(descriptor, $0 + offset, bytes.count - offset) } ?? 0
      }
      if written < 0 {
        if errno == EINTR { continue }
        throw Self.problem(path)
      }
      offset += written
    }
    buffer.removeAll(keepingCapacity: true)
  }

  private static func problem(_ path: String) -> Problem {
    let reason = String(cString: strerror(errno))
    return Problem(
      code: "demo.cannot_write",
      message: Phrase("\(path) kann nicht geschrieben werden: \(reason).", en: "\(path) cannot be written: \(reason)."),
      hint: Phrase("Ordner, Rechte und freien Platz prüfen.", en: "Check the folder, its permissions and the free space."),
      exit: .unavailable)
  }
}

// The cells of a row, in the order of the columns.
extension RowFile {
  private func next() {
    buffer.append(UInt8(ascii: ";"))
    cells_count += 1
  }

  /// Text, quoted where it holds a semicolon, a quote or a line break.
  func text(_ value: String) {
    let special = value.utf8.contains { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\n") }
    if special {
      buffer.append(UInt8(ascii: "\""))
      for byte in value.utf8 {
        if byte == UInt8(ascii: "\"") { buffer.append(byte) }
        buffer.append(byte)
      }
      buffer.append(UInt8(ascii: "\""))
    } else {
      buffer.append(contentsOf: value.utf8)
    }
    next()
  }

  func empty(_ count: Int = 1) {
    for _ in 0..<count { next() }
  }

  func number(_ value: Int) {
    digits(value)
    next()
  }

  /// Hundredths with a decimal comma: amounts in euros, percentages, square metres.
  func hundredths(_ value: Int) {
    if value < 0 { buffer.append(UInt8(ascii: "-")) }
    let (whole, rest) = Int(value.magnitude).quotientAndRemainder(dividingBy: 100)
    digits(whole)
    buffer.append(UInt8(ascii: ","))
    padded(rest)
    next()
  }

  func amount(_ value: Money) { hundredths(Int(value.cents)) }

  func flag(_ value: Bool) { text(value ? "ja" : "nein") }

  /// `08.10.2014`, or nothing.
  func date(_ day: LocalDate?) {
    if let day {
      let (year, month, number) = day.civil
      padded(number)
      buffer.append(UInt8(ascii: "."))
      padded(month)
      buffer.append(UInt8(ascii: "."))
      digits(year)
    }
    next()
  }

  /// The first and the last day, each in its column.
  func period(_ range: DateRange) {
    date(range.lower)
    date(range.lastDay)
  }

  private func padded(_ value: Int) {
    buffer.append(UInt8(ascii: "0") + UInt8(value / 10))
    buffer.append(UInt8(ascii: "0") + UInt8(value % 10))
  }

  private func digits(_ value: Int) {
    if value < 0 { buffer.append(UInt8(ascii: "-")) }
    var rest = value.magnitude
    let start = buffer.count
    repeat {
      buffer.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    buffer[start...].reverse()
  }
}
