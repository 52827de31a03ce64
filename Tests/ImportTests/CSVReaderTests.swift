import Domain
import Import
import Testing

/// What spreadsheets and text editors make of CSV, and what half of a file looks like.
struct CSVReaderTests {
  /// Every row as `line: cell|cell`, a broken one as `line! kind`.
  private func rows(_ bytes: [UInt8]) async throws -> [String] {
    var batch = Batch()
    batch.add("file.csv", bytes: bytes)
    return try await batch.withFolder { folder in
      var reader = try CSVReader(try SourceFile(examining: "\(folder)/file.csv"))
      var rows: [String] = []
      while let row = try reader.next() {
        rows.append(row == .cells ? "\(reader.line): \(reader.texts().joined(separator: "|"))" : "\(reader.line)! \(row)")
      }
      return rows
    }
  }

  @Test(arguments: [
    ("a;b\n1;2\n", ["1: a|b", "2: 1|2"]),
    ("a;b\r\n1;2\r\n", ["1: a|b", "2: 1|2"]),
    ("a;b\r1;2", ["1: a|b", "2: 1|2"]),
    ("a;b\n1;2", ["1: a|b", "2: 1|2"]),
    ("\"a\";\"b\"\n\"1;2\";\"3\"\n", ["1: a|b", "2: 1;2|3"]),
    ("a;b\n\"er sagte \"\"ja\"\"\";2\n", ["1: a|b", "2: er sagte \"ja\"|2"]),
    ("a;b\n\"\"\"\";\"\"\n", ["1: a|b", "2: \"|"]),
    ("a;b\n\"erste\nzweite\r\ndritte\";2\n3;4\n", ["1: a|b", "2: erste\nzweite\r\ndritte|2", "5: 3|4"]),
    ("a;b\n\n;;\n1;2\n", ["1: a|b", "4: 1|2"]),
    ("a;b\r\"x\"y;2\r3;4\r\"5;6", ["1: a|b", "2! strayQuote", "3: 3|4", "4! unclosedQuote"]),
    ("a;b\n5\" Rohr;2\n", ["1: a|b", "2: 5\" Rohr|2"]),
    ("a;b\n1;\n", ["1: a|b", "2: 1|"]),
    ("\u{FEFF}a;b\n1;ü\n", ["1: a|b", "2: 1|ü"]),
    // Half a file: the quote is never closed, and the rows behind it are still read.
    ("a;b\n1;\"halb\n3;4\n", ["1: a|b", "2! unclosedQuote", "3: 3|4"]),
    ("a;b\n1;\"zu\" viel\n3;4\n", ["1: a|b", "2! strayQuote", "3: 3|4"]),
    ("a;b\n1;\"halb\n3;\"vier\"\n5;6\n", ["1: a|b", "2! unclosedQuote", "3: 3|vier", "4: 5|6"]),
  ])
  func `rows, cells and lines are what a person sees`(text: String, expected: [String]) async throws {
    #expect(try await rows(Array(text.utf8)) == expected)
  }

  @Test func `a cell that spans two chunks of reading is one cell`() async throws {
    let long = String(repeating: "ä\"\"ö\n", count: 150_000)
    let found = try await rows(Array("a;b\n\"\(long)\";2\n3;4\n".utf8))
    #expect(found.count == 3)
    #expect(found[1].utf8.count == "2: ".utf8.count + 150_000 * 6 + "|2".utf8.count)
    #expect(found[2] == "150003: 3|4")
  }

  @Test(arguments: [
    ("code;name,oder;art\n", ["code", "name,oder", "art"]),
    ("code,name,art\n", ["code", "name", "art"]),
    ("code\tname;oder\tart\n", ["code", "name;oder", "art"]),
    ("code|name;oder|art\n", ["code", "name;oder", "art"]),
    ("\"co;de\",name\n", ["co;de", "name"]),
    ("sep=,\ncode,name\n", ["code", "name"]),
    ("code\n", ["code"]),
  ])
  func `the separator is what the header uses`(text: String, expected: [String]) async throws {
    var batch = Batch()
    batch.add("file.csv", bytes: Array(text.utf8))
    try await batch.withFolder { folder in
      var reader = try CSVReader(try SourceFile(examining: "\(folder)/file.csv"))
      #expect(try reader.readHeader() == expected)
    }
  }

  @Test(arguments: [
    ("Straße".utf8.map { $0 }, FileEncoding.utf8, "Straße"),
    ([0x53, 0x74, 0x72, 0x61, 0xDF, 0x65], .windows1252, "Straße"),
    ([0x80, 0x20, 0x84, 0x41, 0x93], .windows1252, "€ „A“"),
    ([0xEF, 0xBB, 0xBF] + Array("Öl".utf8), .utf8, "Öl"),
    // The mark of UTF-8 before what is none: two files, one behind the other.
    ([0xEF, 0xBB, 0xBF, 0x53, 0x74, 0x72, 0x61, 0xDF, 0x65], .windows1252, "Straße"),
    ([0xEF, 0xBB, 0xBF, 0x31, 0x30, 0x20, 0xA4], .iso8859_15, "10 €"),
    // The first byte of a sequence of two, and then the end.
    ([0x41, 0xC3], .windows1252, "AÃ"),
    // An overlong slash and a surrogate are no UTF-8.
    ([0xC0, 0xAF], .windows1252, "À¯"),
    ([0xED, 0xA0, 0x80], .windows1252, "í\u{A0}€"),
    ([0x31, 0x30, 0x20, 0xA4], .iso8859_15, "10 €"),
    ([0xFF, 0xFE, 0xD6, 0x00, 0x6C, 0x00], .utf16LittleEndian, "Öl"),
    ([0xFE, 0xFF, 0x20, 0xAC, 0x00, 0x31], .utf16BigEndian, "€1"),
    // Without a mark, as programs write it that forget it.
    ([0x61, 0x00, 0x62, 0x00, 0x3D, 0xD8, 0x00, 0xDE], .utf16LittleEndian, "ab😀"),
    ([0x00, 0x61, 0x00, 0x62, 0xD8, 0x3D], .utf16BigEndian, "ab\u{FFFD}"),
  ])
  func `the encoding is recognised`(bytes: [UInt8], encoding: FileEncoding, text: String) async throws {
    var batch = Batch()
    batch.add("file.csv", bytes: bytes)
    try await batch.withFolder { folder in
      let file = try SourceFile(examining: "\(folder)/file.csv")
      #expect(file.encoding == encoding)
      var reader = try CSVReader(file)
      let row = try reader.next()
      #expect(row == .cells)
      #expect(reader.texts() == [text])
    }
  }

  @Test func `letters in two encodings are refused with the line of the first that does not fit`() async throws {
    var batch = Batch()
    batch.add("teilnehmende.csv", bytes: Array("code;nachname\nTN-1;Müller\nTN-2;M".utf8) + [0xFC] + Array("ller\n".utf8))
    try await batch.withFolder { folder in
      let report = try await ImportRun(paths: [folder], options: ImportOptions(isRehearsal: true)).firstLook
      #expect(report.findings.map(\.code) == ["import.encoding_mixed"])
      #expect(report.findings.first?.message.german.contains("Zeile 3") == true)
    }
  }

  @Test(arguments: [
    ([0x00, 0x00, 0x01, 0x00], "import.encoding"), ([0xFF, 0xFE], "import.empty"),
    ([0x89, 0x50, 0x4E, 0x47, 0x00], "import.encoding"), ([], "import.empty"), ([0xEF, 0xBB, 0xBF], "import.empty"),
  ])
  func `what is no text is refused with a reason`(bytes: [UInt8], code: String) async throws {
    var batch = Batch()
    batch.add("objekte.csv", bytes: bytes)
    try await batch.withFolder { folder in
      let report = try await ImportRun(paths: [folder], options: ImportOptions(isRehearsal: true)).firstLook
      #expect(report.findings.map(\.code) == [code])
    }
  }
}
