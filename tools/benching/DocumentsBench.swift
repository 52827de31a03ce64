import Documents
import Domain
import Glibc
import Import

/// Writes and reads a spreadsheet of ten columns through the documents process; `tools/bench` holds the times against the libraries alone.
enum DocumentsBench {
  /// Prints lines of `name seconds`.
  static func run(rows count: Int, folder: String) async throws {
    let documents = try DocumentProcess.required(environment: [:])
    let path = folder + "/ours.xlsx"
    let clock = ContinuousClock()

    unlink(path)
    guard let file = fopen(path, "w") else { return print("\(path) cannot be written") }
    let written = try await clock.measure {
      let sheet = Sheet(name: "Zeilen", columns: (1...10).map { Sheet.Column("Spalte \($0)") }, rows: Rows(count: count))
      _ = try await documents.write(Workbook(title: "Messung", sheets: [sheet])) { piece in
        fwrite(piece, 1, piece.count, file)
      }
    }
    fclose(file)
    print("write \(seconds(written))")

    var (rows, cells) = (0, 0)
    let read = try await clock.measure {
      try await documents.readSheet(of: .file(path)) { row in
        rows += 1
        cells += row.cells.count
      }
    }
    precondition(rows == count + 1 && cells == rows * 10, "what was written comes back")
    print("read \(seconds(read))")
    // The whole way to rows as the importer reads them; left in TMPDIR.
    let listed = try await clock.measure { _ = try await ImportRun(paths: [path]) { documents } }
    print("list \(seconds(listed))")
    print("memory_mb \(ownPeak_kb() / 1024)")
  }

  private static func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
  }

  private static func ownPeak_kb() -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss
  }

  /// The same rows as `tools/documents/yardstick.py` writes, made one by one.
  private struct Rows: Sequence, Sendable {
    let count: Int

    func makeIterator() -> AnyIterator<[SheetCell]> {
      var index = 0
      return AnyIterator {
        guard index < count else { return nil }
        defer { index += 1 }
        return [
          .text("TN-\(index % 997)"), .text("AP-\(index % 83)"), "Maler und Lackierer", "Brunnenstraße 51",
          .money(Money(cents: Int64(index * 7))), .money(Money(cents: -Int64(index))),
          .day(LocalDate(daysSinceEpoch: 18_000 + index % 900)), .minutes(index % 480), .integer(index),
          .text("Bemerkung \(index)"),
        ]
      }
    }
  }
}
