package import Documents
package import Domain
package import Store

/// One import: some paths, read, checked and merged as a whole or not at all.
package struct ImportRun: Sendable {
  let files: [PreparedFile]
  /// What one look at each file told: kinds, encodings, and what cannot be read at all.
  package let firstLook: ImportReport
  /// Kinds of which a file is known but cannot be read.
  private let unreadableKinds: Set<String>

  private let options: ImportOptions
  /// Where what was unpacked is until the run ends.
  private let folder: WorkFolder?
  private let documents: @Sendable () throws -> DocumentProcess

  /// Looks at every list once, before the database is asked for anything: files, the sheets of workbooks, parts of archives, and
  /// standard input as `-`.
  ///
  /// - Parameter documents: asked for where something is packed.
  /// - Throws: `Problem` where there is no room for what is unpacked, or nobody to unpack it; `CancellationError`.
  package init(
    paths: [String], options: ImportOptions = ImportOptions(),
    documents: @escaping @Sendable () throws -> DocumentProcess = { throw Problem.documentsMissing }
  ) async throws {
    let search = FileSearch(paths: paths)
    var gathering = Gathering(options: options, documents: documents)
    do {
      for file in search.files { try await gathering.add(file, called: options.names[file]) }
    } catch {
      gathering.folder?.remove()
      throw error
    }
    self.init(search, gathering.looks, options: options, folder: gathering.folder, documents: documents)
  }

  private init(
    _ search: FileSearch, _ looks: [ImportLook], options: ImportOptions, folder: WorkFolder?,
    documents: @escaping @Sendable () throws -> DocumentProcess
  ) {
    self.folder = folder
    self.documents = documents
    self.options = options
    var report = ImportReport(
      files: [], found: FindingList(), isRehearsal: options.isRehearsal, acceptsWarnings: options.acceptsWarnings)
    report.found.append(contentsOf: search.findings)
    var files: [PreparedFile] = []
    var unreadableKinds: Set<String> = []
    let looks = looks.enumerated().sorted { left, right in
      (left.element.rank, left.offset) < (right.element.rank, right.offset)
    }
    for (number, look) in looks.map(\.element).enumerated() {
      report.files.append(ImportReport.File(name: look.name, kind: look.kind, encoding: look.source?.encoding))
      report.found.append(contentsOf: look.findings)
      if let source = look.source, let kind = look.kind {
        files.append(
          PreparedFile(
            name: look.name, source: source, kind: kind, profile: look.profile, month: options.month, number: number))
      } else if let kind = look.kind {
        unreadableKinds.insert(kind.name)
      }
    }
    self.files = files
    firstLook = report
    self.unreadableKinds = unreadableKinds
  }

  /// Carries what was found out of a transaction that is to leave nothing behind.
  private struct Undone: Error {
    let report: ImportReport
  }

  /// Checks and merges everything in one transaction; errors, warnings that nobody has accepted, and a rehearsal leave nothing
  /// behind.
  ///
  /// - Parameters:
  ///   - progress: told now and then, from whatever thread the work is on.
  ///   - whenStored: what belongs into the same transaction; told the batch's number, nil where nothing was new.
  /// - Throws: `PostgresError` where the database is not there or goes away; `CancellationError`.
  package func run(
    on database: Database, as actor: Actor, progress: @escaping @Sendable (ImportProgress) -> Void = { _ in },
    whenStored: @escaping @Sendable (Transaction, Int64?) throws -> Void = { _, _ in }
  ) async throws -> ImportReport {
    defer { folder?.remove() }
    guard let first = files.first else { return firstLook }
    let returning = options.findingsFolder.map { ReturnFolder($0, documents: documents) }
    defer { returning?.remove() }
    var report: ImportReport
    do {
      report = try await database.write(as: actor) { tx in
        if let reason = options.reason { try Corrections.setReason(reason, tx) }
        var count = ProgressCount(
          kind: first.kind, size_bytes: files.map(\.source.size_bytes).reduce(0, +), tell: progress)
        var report = try merge(tx, &count)
        let isRefused = report.hasErrors && (!options.isPartial || report.isCutShort)
        if isRefused {
          for number in report.files.indices { (report.files[number].newCount, report.files[number].changedCount) = (0, 0) }
        }
        if let returning { report.drafts = try drafts(report, in: returning) }
        guard !isRefused, !report.awaitsConfirmation, !report.isRehearsal else { throw Undone(report: report) }
        report.isStored = true
        try whenStored(tx, report.newCount + report.changedCount > 0 ? try record(report, tx) : nil)
        return report
      }
    } catch let undone as Undone {
      report = undone.report
    }
    if let returning { report.returned = try await returning.putInPlace(report.drafts) }
    return report
  }

  /// The lists that go back, written aside.
  private func drafts(_ report: ImportReport, in folder: ReturnFolder) throws(Problem) -> [ReturnFolder.Draft] {
    var drafts: [ReturnFolder.Draft] = []
    for file in files {
      let findings = report.findings.filter { $0.file == file.name && $0.severity != .note }
      let refused = report.files[file.number].refusedLines
      guard !findings.isEmpty || !refused.isEmpty else { continue }
      let lines = options.isPartial ? refused.union(findings.compactMap(\.line)) : nil
      drafts.append(
        try folder.draft(
          FindingsFile(
            file: file, findings: findings, lines: lines, unlistedCount: report.found.unlistedCount,
            language: options.language, isOnPages: options.isOnPages)))
    }
    return drafts
  }

  private func merge(_ tx: Transaction, _ count: inout ProgressCount) throws -> ImportReport {
    var report = firstLook
    var incomplete = unreadableKinds
    try ImportStage.begin(tx)
    for kind in Kind.all {
      let files = files.filter { $0.kind.name == kind.name }
      guard !files.isEmpty else { continue }
      do {
        try merge(files, of: kind, tx, &report, &incomplete, &count)
      } catch  where Problem.known(error)?.code == "database.forbidden" {
        // The transaction is over, so what comes after is not looked at.
        report.found.append(contentsOf: files.map { Self.forbidden($0, for: tx.actor.role) })
        report.isCutShort = true
        break
      }
    }
    report.found.sort()
    return report
  }

  private static func forbidden(_ file: PreparedFile, for role: Role) -> Finding {
    Finding(
      code: "import.forbidden", file: file.name,
      message: Phrase(
        "»\(file.kind.german)« gehört nicht zu dem, was die Rolle „\(role.name.german)“ einliest.",
        en: "'\(file.kind.name)' is not among what the role “\(role.name.english)” imports."),
      hint: Phrase(
        "Die Liste weglassen, oder jemand mit einer anderen Rolle liest sie ein. Was nach ihr käme, ist noch nicht geprüft.",
        en: "Leave the list out, or somebody with another role imports it. What would come after it is not checked yet."))
  }

  private func merge(
    _ files: [PreparedFile], of kind: Kind, _ tx: Transaction, _ report: inout ImportReport, _ incomplete: inout Set<String>,
    _ count: inout ProgressCount
  ) throws {
    var stage = ImportStage(
      tx, kind.merge, kind: kind.name,
      columns: kind.columns.map { StagingColumn(name: $0.name, storage: $0.storage, isPersonal: $0.isPersonal) },
      incompleteKinds: incomplete, listed_max: FindingList.listed_max,
      changesRows: options.changesRows, isRehearsal: options.isRehearsal)
    let refusedKeys = RefusedKeys(kind: kind.name)
    var headers: [Int: FileColumns] = [:]
    var isComplete = true
    var rowCounts: [Int: Int] = [:]
    count.begin(.reading, of: kind, report.found)
    try stage.load { send in
      var rowNumber = 0
      for file in files {
        var reader = RowReader(file, refusing: refusedKeys)
        try reader.read(firstRow: rowNumber) { bytes, read_bytes, rows in
          try send(bytes)
          count.read(rowCount: rows.rowCount, read_bytes: read_bytes, rows.findings, beside: report.found)
        }
        count.finish(rowCount: reader.rowCount, size_bytes: file.source.size_bytes)
        rowNumber += reader.rowCount
        rowCounts[file.number] = reader.rowCount
        report.found.append(reader.findings)
        report.files[file.number].refusedLines = reader.refusedLines
        isComplete = isComplete && reader.isComplete
        headers[file.number] = FileColumns(file: file)
      }
    }
    if !isComplete { incomplete.insert(kind.name) }
    try stage.refuse { try refusedKeys.send($0) }
    let names = report.files.map(\.name)
    for column in kind.columns {
      let without = headers.filter { !$0.value.has(column) }.map(\.key).sorted()
      if !without.isEmpty { stage.filesWithout[column.name.description] = without }
    }
    count.begin(.checking, of: kind, report.found)
    let checked = try stage.check()
    count.begin(.writing, of: kind, report.found)
    for staged in try [checked, stage.write()] {
      report.found.append(
        contentsOf: staged.listed.map {
          StagedWording.finding($0, kind: kind, files: names, columns: headers[$0.place.file])
        })
      report.found.countErrors(staged.count - staged.listed.count)
    }
    try stage.forEachRefusedPlace { report.files[$0.file].refusedLines.insert($0.line) }
    for (number, count) in rowCounts { report.files[number].rowCount = count }
    for count in try stage.counts() {
      report.files[count.file].newCount = count.new
      report.files[count.file].changedCount = count.changed
      report.files[count.file].unchangedCount = count.unchanged
    }
  }

  private func record(_ report: ImportReport, _ tx: Transaction) throws -> Int64? {
    // The sheets of a workbook are one file.
    var kept: Set<[UInt8]> = []
    for file in files where kept.insert(file.source.sha256).inserted { try file.source.keep(tx) }
    return try ImportBatches.record(
      tx,
      files: files.map { file in
        ImportedFile(
          name: file.name.split(separator: "/").last.map(String.init) ?? file.name, kind: file.kind.name,
          sha256: file.source.sha256, rowCount: report.files[file.number].rowCount,
          newCount: report.files[file.number].newCount,
          changedCount: report.files[file.number].changedCount, number: file.number)
      }, unchangedCount: report.unchangedCount)
  }
}
