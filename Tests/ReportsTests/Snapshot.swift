import FoundationEssentials
import Testing

/// Printed reports as they looked when somebody last read them and found them right.
enum Snapshot {
  /// Compares with the file of that name beside the tests; VIERTELWERK_TEST_RECORD=1 writes it instead.
  static func expect(_ text: String, is name: String, file: String = #filePath) throws {
    let folder = String(file.dropLast(file.split(separator: "/").last?.count ?? 0)) + "Snapshots/"
    let path = folder + name + ".txt"
    if ProcessInfo.processInfo.environment["VIERTELWERK_TEST_RECORD"] == "1" {
      try Data((text + "\n").utf8).write(to: URL(filePath: path))
    }
    let kept = try String(decoding: Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    #expect(text + "\n" == kept, "the printed report differs from \(path)")
  }
}
