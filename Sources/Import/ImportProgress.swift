/// How far an import has come.
package struct ImportProgress: Sendable {
  /// What is done with the lists of a kind, one after the other.
  package enum Phase: Sendable {
    case reading, checking, writing
  }

  package fileprivate(set) var phase = Phase.reading
  /// The kind whose lists are worked on.
  package fileprivate(set) var kind: Kind
  /// Rows read of all lists so far.
  package fileprivate(set) var rowCount = 0
  /// Bytes read of all lists so far; a part of `size_bytes`.
  package fileprivate(set) var read_bytes = 0
  package let size_bytes: Int
  package fileprivate(set) var errorCount = 0
  package fileprivate(set) var warningCount = 0
}

/// Counts while an import goes on, and tells somebody of it.
struct ProgressCount {
  private var progress: ImportProgress
  private let tell: @Sendable (ImportProgress) -> Void
  /// Of lists that are read already.
  private var done: (rowCount: Int, read_bytes: Int) = (0, 0)

  init(kind: Kind, size_bytes: Int, tell: @escaping @Sendable (ImportProgress) -> Void) {
    progress = ImportProgress(kind: kind, size_bytes: size_bytes)
    self.tell = tell
  }

  /// A list is read so far.
  mutating func read(rowCount: Int, read_bytes: Int, _ found: FindingList, beside others: FindingList) {
    progress.rowCount = done.rowCount + rowCount
    progress.read_bytes = done.read_bytes + read_bytes
    progress.errorCount = found.errorCount + others.errorCount
    progress.warningCount = found.warningCount + others.warningCount
    tell(progress)
  }

  /// A list is read to its end.
  mutating func finish(rowCount: Int, size_bytes: Int) {
    done.rowCount += rowCount
    done.read_bytes += size_bytes
  }

  mutating func begin(_ phase: ImportProgress.Phase, of kind: Kind, _ found: FindingList) {
    progress.phase = phase
    progress.kind = kind
    progress.errorCount = found.errorCount
    progress.warningCount = found.warningCount
    tell(progress)
  }
}
