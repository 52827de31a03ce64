/// Cells as CSV wants them.
enum CSVText {
  /// In quotes where something in it would end the cell.
  static func append(_ text: String, delimiter: UInt8, to out: inout [UInt8]) {
    let isPlain = text.utf8.allSatisfy { byte in
      byte != delimiter && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\n") && byte != UInt8(ascii: "\r")
    }
    guard !isPlain else { return out += text.utf8 }
    out.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { out.append(byte) }
      out.append(byte)
    }
    out.append(UInt8(ascii: "\""))
  }
}
