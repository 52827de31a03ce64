/// What an import found, listed up to a limit and counted beyond it: a file of a million bad rows must fill neither the memory nor
/// the screen.
package struct FindingList: Sendable {
  /// So many are kept with everything that there is to say about them.
  package static let listed_max = 1000

  package private(set) var listed: [Finding] = []
  /// All of them, those that are not listed included.
  package private(set) var count = 0
  package private(set) var errorCount = 0
  package private(set) var warningCount = 0

  init() {}

  package var unlistedCount: Int { count - listed.count }

  mutating func append(_ finding: Finding) {
    if listed.count < Self.listed_max { listed.append(finding) }
    count += 1
    switch finding.severity {
    case .error: errorCount += 1
    case .warning: warningCount += 1
    case .note: break
    }
  }

  mutating func append(contentsOf findings: some Sequence<Finding>) {
    for finding in findings { append(finding) }
  }

  /// Takes over another list, with what that one has only counted.
  mutating func append(_ other: FindingList) {
    listed += other.listed.prefix(Self.listed_max - listed.count)
    count += other.count
    errorCount += other.errorCount
    warningCount += other.warningCount
  }

  /// Errors that somebody else has counted and does not describe.
  mutating func countErrors(_ number: Int) {
    count += number
    errorCount += number
  }

  /// By file and line; what stands in the same place keeps its order.
  mutating func sort() {
    listed = listed.enumerated().sorted { left, right in
      left.element < right.element || (!(right.element < left.element) && left.offset < right.offset)
    }.map(\.element)
  }
}
