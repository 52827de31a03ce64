import FoundationEssentials
import Harness
import Testing

/// A reviewed list under version control, one section a table, one line a role. VIERTELWERK_TEST_RECORD=1 writes it anew; what
/// changed is then seen in review.
enum RolesFile {
  static func expect(_ lines: [(table: String, role: String, text: String)], is name: String) throws {
    var text = ""
    var table = ""
    for line in lines {
      if line.table != table {
        table = line.table
        text += "\n\(table)\n"
      }
      text += "  \(line.role.padding(toLength: 14)) \(line.text)\n"
    }
    let folder = #filePath.split(separator: "/").dropLast().map { "/\($0)" }.joined()
    let path = URL(filePath: "\(folder)/Expected/\(name).txt")
    if TestEnvironment.variables["VIERTELWERK_TEST_RECORD"] == "1" {
      try Data(text.utf8).write(to: path)
      return
    }
    let written = String(decoding: try Data(contentsOf: path), as: UTF8.self)
    let changes = text.split(separator: "\n").difference(from: written.split(separator: "\n")).prefix(20).map { change in
      switch change {
      case .insert(_, let line, _): "+ \(line)"
      case .remove(_, let line, _): "- \(line)"
      }
    }
    #expect(changes == [], "record with VIERTELWERK_TEST_RECORD=1 and review \(name).txt")
  }
}

extension String {
  fileprivate func padding(toLength length: Int) -> String { self + String(repeating: " ", count: max(0, length - count)) }
}
