package import Documents
package import Domain
package import Store

/// One import: some paths, read, checked and merged as a whole or not at all.
package struct ImportRun: Sendable {
  private let files: [PreparedFile]
  /// What one look at each file told: kinds, encodings, and what cannot be read at all.
  package let firstLook: ImportReport
  /// Kinds of which a file is known but cannot be read.
  private let unreadableKinds: Set<String>

  /// Where the rows of sheets are until the run ends.
  private let folder: WorkFolder?

  /// Looks at every file once, before the database is asked for anything. Workbooks need the documents process.
  package init(paths: [String], isRehearsal: Bool) {
    let search = FileSearch(paths: paths)
    self.init(search, search.files.map { Self.look(at: $0) }, isRehearsal: isRehearsal, folder: nil)
  }

  /// The same, with the sheets of workbooks.
  ///
  /// - Parameters:
  ///   - sheet: the name or, from 1, the number of the sheet that is meant; nil: all that can be seen.
  ///   - documents: asked for only where there is a workbook.
  /// - Throws: `Problem` where there is no room for the rows of sheets; `CancellationError`.
  package init(
    paths: [String], isRehearsal: Bool, sheet: String? = nil, documents: () throws -> DocumentProcess
  ) async throws {
    let search = FileSearch(paths: paths)
    guard search.files.contains(where: { Workbook(path: $0) != nil }) else {
      self.init(search, search.files.map { Self.look(at: $0) }, isRehearsal: isRehearsal, folder: nil)
      return
    }
    let (documents, folder) = (try documents(), try WorkFolder(in: nil))
    do {
      var looks: [Look] = []
      for (number, file) in search.files.enumerated() {
        guard let workbook = Workbook(path: file) else {
          looks.append(Self.look(at: file))
          continue
        }
        do {
          looks += try await workbook.read(sheet: sheet, by: documents, into: folder, number: number).map(Look.init)
        } catch let problem as Problem where problem.exit == .data {
          looks.append(Look(name: file, kind: KindDetection.kind(ofFile: file), findings: [Finding(problem, file: file)]))
        }
      }
      self.init(search, looks, isRehearsal: isRehearsal, folder: folder)
    } catch {
      folder.remove()
      throw error
    }
  }

  private init(_ search: FileSearch, _ looks: [Look], isRehearsal: Bool, folder: WorkFolder?) {
    self.folder = folder
    var report = ImportReport(files: [], found: FindingList(), isRehearsal: isRehearsal)
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
        files.append(PreparedFile(name: look.name, source: source, kind: kind, number: number))
      } else if let kind = look.kind {
        unreadableKinds.insert(kind.name)
      }
    }
    self.files = files
    firstLook = report
    self.unreadableKinds = unreadableKinds
  }

  /// What a file is, before its rows are read.
  private struct Look {
    let name: String
    var kind: Kind?
    var source: SourceFile?
    var findings: [Finding] = []

    init(name: String, kind: Kind?, findings: [Finding] = []) {
      self.name = name
      self.kind = kind
      self.findings = findings
    }

    init(_ sheet: Workbook.Sheet) {
      self.init(name: sheet.name, kind: sheet.kind, findings: sheet.findings)
      source = sheet.source
    }

    /// Where it comes in the order of dependency; what nobody knows comes last.
    var rank: Int { Kind.all.firstIndex { $0.name == kind?.name } ?? Kind.all.count }
  }

  private static func look(at name: String) -> Look {
    var look = Look(name: name, kind: KindDetection.kind(ofFile: name))
    do throws(Problem) {
      let source = try SourceFile(examining: name)
      look.source = source
      if look.kind == nil { look.kind = KindDetection.kind(ofHeader: try CSVReader(source).readHeader() ?? []) }
      if look.kind == nil { look.findings.append(KindDetection.unknown(file: name)) }
      if ![.utf8, .utf16LittleEndian, .utf16BigEndian].contains(source.encoding) {
        look.findings.append(Self.notUnicode(name, source.encoding))
      }
    } catch {
      look.source = nil
      look.findings.append(Finding(error, file: name))
    }
    return look
  }

  private static func notUnicode(_ name: String, _ encoding: FileEncoding) -> Finding {
    Finding(
      .warning, code: "import.windows_1252", file: name,
      message: Phrase(
        "Die Datei ist nicht in UTF-8 geschrieben und wird als \(encoding.rawValue) gelesen.",
        en: "The file is not written in UTF-8 and is read as \(encoding.rawValue)."),
      hint: Phrase("Umlaute prüfen oder als „CSV UTF-8“ speichern.", en: "Check accented letters, or save it as “CSV UTF-8”."))
  }

  /// Carries what was found out of a transaction that is to leave nothing behind.
  private struct Undone: Error {
    let report: ImportReport
  }

  /// Checks and merges everything in one transaction; errors and a rehearsal leave nothing behind.
  ///
  /// - Throws: `PostgresError` where the database is not there or goes away.
  package func run(on database: Database, as actor: Actor) async throws -> ImportReport {
    defer { folder?.remove() }
    guard !files.isEmpty else { return firstLook }
    do {
      return try await database.write(as: actor) { tx in
        var report = try merge(tx)
        if report.hasErrors {
          for number in report.files.indices { report.files[number].newCount = 0 }
        }
        guard !report.hasErrors, !report.isRehearsal else { throw Undone(report: report) }
        report.isStored = true
        if report.newCount > 0 { try record(report, tx) }
        return report
      }
    } catch let undone as Undone {
      return undone.report
    }
  }

  private func merge(_ tx: Transaction) throws -> ImportReport {
    var report = firstLook
    var incomplete = unreadableKinds
    try ImportStage.begin(tx)
    for kind in Kind.all {
      let files = files.filter { $0.kind.name == kind.name }
      guard !files.isEmpty else { continue }
      try merge(files, of: kind, tx, &report, &incomplete)
    }
    report.found.sort()
    return report
  }

  private func merge(
    _ files: [PreparedFile], of kind: Kind, _ tx: Transaction, _ report: inout ImportReport, _ incomplete: inout Set<String>
  ) throws {
    let stage = ImportStage(
      tx, kind.merge, kind: kind.name, columns: kind.columns.map { StagingColumn(name: $0.name, storage: $0.storage) },
      incompleteKinds: incomplete, listed_max: FindingList.listed_max)
    var refusedKeys: [String] = []
    var headers: [Int: FileColumns] = [:]
    var isComplete = true
    var rowCounts: [Int: Int] = [:]
    try stage.load { send in
      var rowNumber = 0
      for file in files {
        var reader = RowReader(file)
        try reader.read(firstRow: rowNumber, send: send)
        rowNumber += reader.rowCount
        rowCounts[file.number] = reader.rowCount
        report.found.append(reader.findings)
        refusedKeys += reader.refusedKeys
        isComplete = isComplete && reader.isComplete
        headers[file.number] = FileColumns(file: file)
      }
    }
    if !isComplete { incomplete.insert(kind.name) }
    try stage.refuse(keys: refusedKeys)
    let names = report.files.map(\.name)
    for staged in try [stage.check(), stage.write()] {
      report.found.append(
        contentsOf: staged.listed.map {
          StagedWording.finding($0, kind: kind, files: names, columns: headers[$0.place.file])
        })
      report.found.countErrors(staged.count - staged.listed.count)
    }
    for (number, count) in rowCounts { report.files[number].rowCount = count }
    for count in try stage.counts() {
      report.files[count.file].newCount = count.new
      report.files[count.file].unchangedCount = count.unchanged
    }
  }

  private func record(_ report: ImportReport, _ tx: Transaction) throws {
    for file in files { try file.source.keep(tx) }
    try ImportBatches.record(
      tx,
      files: files.map { file in
        ImportedFile(
          name: file.name.split(separator: "/").last.map(String.init) ?? file.name, kind: file.kind.name,
          sha256: file.source.sha256, rowCount: report.files[file.number].rowCount, newCount: report.files[file.number].newCount
        )
      }, unchangedCount: report.unchangedCount)
  }
}
