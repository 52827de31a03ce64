import Import

/// Reads every cell of a list by `CSVReader`, on one thread; `benching/csv_bench.py` holds the time against other readers.
enum CSVBench {
  /// Prints how many rows and cells there are and how many bytes the cells have.
  static func run(_ path: String) throws {
    var reader = try CSVReader(try SourceFile(examining: path))
    _ = try reader.readHeader()
    var (rows, cells, bytes) = (1, reader.count, 0)
    while let row = try reader.next() {
      guard row == .cells else { continue }
      rows += 1
      cells += reader.count
      reader.withCells { _, found in bytes += found.reduce(0) { $0 + $1.end - $1.start } }
    }
    print("\(rows) \(cells) \(bytes)")
  }

  /// Only what is done before the rows are read: the hash and the encoding.
  static func examine(_ path: String) throws {
    print(try SourceFile(examining: path).encoding.rawValue)
  }
}
