import Domain

/// What an import did, or would do: its files, its findings, and whether it was stored.
package struct ImportReport: Sendable {
  /// One file of the batch.
  package struct File: Sendable {
    package let name: String
    /// Nil where nobody could tell.
    package let kind: Kind?
    package let encoding: FileEncoding?
    package var rowCount = 0
    package var newCount = 0
    package var changedCount = 0
    package var unchangedCount = 0
    /// Lines of rows that were not taken.
    var refusedLines = LineSet()
  }

  package var files: [File]
  /// The transaction ended before everything was looked at, so that not even a part can be stored.
  var isCutShort = false
  /// The lists that went back with what was found in them.
  package var returned: [ReturnedList] = []
  /// Those that wait for the end of the transaction to go back.
  var drafts: [ReturnFolder.Draft] = []
  /// Everything that was found.
  package var found: FindingList
  package let isRehearsal: Bool
  let acceptsWarnings: Bool
  /// False after errors and in a rehearsal: nothing was changed then.
  package var isStored = false

  /// Those findings that are listed.
  package var findings: [Finding] { found.listed }
  package var hasErrors: Bool { found.errorCount > 0 }
  /// Warnings that nobody has accepted yet keep the batch from being stored.
  package var awaitsConfirmation: Bool { !acceptsWarnings && found.warningCount > 0 }
  package var rowCount: Int { files.map(\.rowCount).reduce(0, +) }
  package var newCount: Int { files.map(\.newCount).reduce(0, +) }
  package var changedCount: Int { files.map(\.changedCount).reduce(0, +) }
  package var unchangedCount: Int { files.map(\.unchangedCount).reduce(0, +) }
}

extension ImportReport: CustomStringConvertible {
  /// Short enough for a log: counts and findings, no kinds.
  package var description: String {
    "\(files.count) files, \(newCount) new, \(unchangedCount) unchanged, \(findings.map(\.sentence.german))"
  }
}
