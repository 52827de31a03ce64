import Documents
import Domain

/// Finds the lists in what paths name, whatever they are packed in: files, sheets of workbooks, parts of archives, standard input.
struct Gathering {
  private let options: ImportOptions
  private let documents: @Sendable () throws -> DocumentProcess
  private(set) var looks: [ImportLook] = []
  /// For what is unpacked; made where there is something.
  private(set) var folder: WorkFolder?

  init(options: ImportOptions, documents: @escaping @Sendable () throws -> DocumentProcess) {
    self.options = options
    self.documents = documents
  }

  /// Looks at a file; what is wrong with it is a finding, so that the others are looked at as well.
  ///
  /// - Parameter shown: as findings call it; nil: by its path.
  /// - Throws: `Problem` where the machine has no room or time for it; `CancellationError`.
  mutating func add(_ path: String, called shown: String? = nil) async throws {
    if path == StandardInput.name {
      let path = try StandardInput.keep(in: try workFolder())
      try await add(Phrase("Standardeingabe", en: "standard input").text(), at: path, beside: nil)
    } else {
      try await add(shown ?? path, at: path, beside: shown == nil ? path : nil)
    }
  }

  /// - Parameter neighbour: a profile may lie beside it.
  private mutating func add(_ name: String, at path: String, beside neighbour: String?) async throws {
    do {
      let profile = try options.profile ?? options.profiles[path] ?? neighbour.flatMap(ProfileSearch.beside)
      switch FileSignature(ofFile: path) {
      case .other: looks.append(ImportLook(at: path, name: name, kind: options.kind, profile: profile))
      case .workbook: try await addSheets(name, path, profile)
      case .archive, .gzip: try await addParts(name, path, profile)
      }
    } catch let problem as Problem where problem.exit == .data {
      looks.append(
        ImportLook(name: name, kind: options.kind ?? KindDetection.kind(ofFile: name), findings: [Finding(problem, file: name)])
      )
    }
  }

  private mutating func addSheets(_ name: String, _ path: String, _ profile: MappingProfile?) async throws {
    let workbook = Workbook(path: path, name: name, documents: try documents(), folder: try workFolder())
    looks += try await workbook.read(sheet: options.sheet, as: options.kind, by: profile)
  }

  private mutating func addParts(_ name: String, _ path: String, _ profile: MappingProfile?) async throws {
    guard case .lists(let lists, let leftOut) = try await documents().unpack(.file(path), into: try workFolder()) else {
      return try await addSheets(name, path, profile)
    }
    for list in lists {
      let part = list.name.map { "\(name)/\($0)" } ?? name
      // One archive inside another is none that somebody keeps lists in; but not every workbook begins with what tells it.
      let signature = FileSignature(ofFile: list.path)
      let isCalledWorkbook = [".xlsx", ".xlsm", ".ods"].contains { part.lowercased().hasSuffix($0) }
      if signature == .workbook || (signature == .archive && isCalledWorkbook) {
        try await addSheets(part, list.path, profile)
      } else {
        looks.append(ImportLook(at: list.path, name: part, kind: options.kind, profile: profile))
      }
    }
    if lists.isEmpty {
      looks.append(ImportLook(name: name, kind: nil, findings: [Self.nothing(name)]))
    } else if !leftOut.isEmpty {
      looks[looks.count - 1].findings.append(Self.leftOut(leftOut, of: name))
    }
  }

  private mutating func workFolder() throws -> WorkFolder {
    let folder = try self.folder ?? WorkFolder(in: nil)
    self.folder = folder
    return folder
  }

  private static func nothing(_ name: String) -> Finding {
    Finding(
      code: "import.nothing", file: name,
      message: Phrase("In diesem Archiv liegt keine Liste.", en: "There is no list in this archive."),
      hint: Phrase("Dateien auf .csv, .xlsx, .xls oder .ods packen.", en: "Pack files ending in .csv, .xlsx, .xls or .ods."))
  }

  private static func leftOut(_ names: [String], of archive: String) -> Finding {
    let list = names.prefix(10).joined(separator: ", ") + (names.count > 10 ? " …" : "")
    return Finding(
      .note, code: "import.left_out", file: archive,
      message: Phrase("Im Archiv liegt, was keine Liste ist: \(list).", en: "In the archive lies what is no list: \(list)."),
      hint: Phrase(
        "Ist davon etwas gemeint, als CSV oder XLSX speichern.", en: "If any of it is meant, save it as CSV or XLSX."))
  }
}
