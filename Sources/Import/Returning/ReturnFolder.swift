import Documents
import Domain
import FoundationEssentials
import Glibc
import Synchronization

/// Where lists go back to. They are written aside while nothing is stored yet, because rows that are neither here nor there would be
/// lost, and put in place once it is known what became of the batch: a list may take the place of the one it was made from.
final class ReturnFolder: Sendable {
  /// A list that is written and not in place yet.
  struct Draft: Sendable {
    let list: FindingsFile
    /// As text.
    let path: String
  }

  private let folder: String
  private let documents: @Sendable () throws -> DocumentProcess
  private let aside = Mutex<WorkFolder?>(nil)

  init(_ folder: String, documents: @escaping @Sendable () throws -> DocumentProcess) {
    self.folder = folder
    self.documents = documents
  }

  /// How the names of such lists end, before their format.
  static let mark = ".befund"

  /// Writes a list aside.
  ///
  /// - Throws: `Problem` `import.findings_unwritable`, and what reading the list throws.
  func draft(_ list: FindingsFile) throws(Problem) -> Draft {
    let aside = try workFolder()
    do {
      return Draft(list: list, path: try list.write(into: aside))
    } catch  where error.code == Problem.diskFull.code {
      throw unwritable
    }
  }

  private func workFolder() throws(Problem) -> WorkFolder {
    let made = aside.withLock { aside -> WorkFolder? in
      if aside == nil {
        try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        // On the same disk as where they go to, so that there is room for them.
        aside = try? WorkFolder(in: folder)
      }
      return aside
    }
    guard let made else { throw unwritable }
    return made
  }

  /// Puts the lists in place; the sheets of a workbook as one.
  ///
  /// - Throws: `Problem` `import.findings_unwritable`; `CancellationError`.
  func putInPlace(_ drafts: [Draft]) async throws -> [ReturnedList] {
    var returned: [ReturnedList] = []
    var done: Set<String> = []
    for draft in drafts {
      let source = draft.list.file.source
      guard source.isSheet else {
        let path = try move(draft.path, to: stem(of: draft.list.file), ".csv", besides: returned)
        returned.append(ReturnedList(path: path, of: draft.list.file.name))
        continue
      }
      guard done.insert(source.keptPath).inserted else { continue }
      let sheets = drafts.filter { $0.list.file.source.keptPath == source.keptPath }
      do {
        let path = try await workbook(of: sheets)
        returned.append(
          ReturnedList(
            path: try move(path, to: plain(workbookName(of: draft.list.file)), ".xlsx", besides: returned),
            of: workbookName(of: draft.list.file),
            remark: source.encoding == .xlsx ? nil : Self.converted(source.encoding)))
      } catch let problem as Problem where problem.code != "import.findings_unwritable" {
        for sheet in sheets {
          let path = try move(sheet.path, to: stem(of: sheet.list.file), ".csv", besides: returned)
          returned.append(ReturnedList(path: path, of: workbookName(of: draft.list.file), remark: Self.asText(problem)))
        }
      }
    }
    return returned
  }

  /// Removes what was written aside and is not in place.
  func remove() { aside.withLock { $0 }?.remove() }

  private func workbook(of sheets: [Draft]) async throws -> String {
    var file = try WorkFile(in: workFolder())
    guard let first = sheets.first?.list else { return file.path }
    let remarks = try sheets.compactMap { draft in try draft.list.file.source.sheet.flatMap(draft.list.remarks) }
    _ = try await documents().annotate(
      first.file.source.keptPath, title: plain(workbookName(of: first.file)), remarks, onlyRemarked: first.lines != nil
    ) { try file.write($0[...]) }
    return file.path
  }

  private func move(_ path: String, to stem: String, _ ending: String, besides taken: [ReturnedList]) throws(Problem) -> String
  {
    var target = "\(folder)/\(stem)\(Self.mark)\(ending)"
    var number = 2
    // A list of the same name in another folder must not take its place.
    while taken.contains(where: { $0.path == target }) {
      target = "\(folder)/\(stem)-\(number)\(Self.mark)\(ending)"
      number += 1
    }
    guard chmod(path, 0o644) == 0, rename(path, target) == 0 else { throw unwritable }
    return target
  }

  /// A name that still tells the kind.
  private func stem(of file: PreparedFile) -> String {
    let stem = plain(file.name)
    return (KindDetection.kind(ofFile: stem)?.name == file.kind.name ? "" : file.kind.german + "-") + stem
  }

  /// A workbook's name without its sheet: inside of it sheets keep their names.
  private func workbookName(of file: PreparedFile) -> String {
    guard let sheet = file.source.sheet, file.name.hasSuffix(" [\(sheet)]") else { return file.name }
    return String(file.name.dropLast(sheet.count + 3))
  }

  /// The last part of a name, without its ending and without what is not everywhere allowed in names.
  private func plain(_ name: String) -> String {
    var stem = name.split(separator: "/").last.map(String.init) ?? name
    for ending in FileSearch.endings + [Self.mark] where stem.lowercased().hasSuffix(ending) {
      stem = String(stem.dropLast(ending.count))
    }
    return String(stem.map { $0.isLetter || $0.isNumber || $0 == "." || $0 == "-" || $0 == "_" ? $0 : "-" })
  }

  private var unwritable: Problem {
    Problem(
      code: "import.findings_unwritable",
      message: Phrase(
        "Die Listen mit den Befunden lassen sich nicht in „\(folder)“ schreiben.",
        en: "The lists with the findings cannot be written into '\(folder)'."),
      hint: Phrase(
        "Rechte und Platz prüfen, oder einen anderen Ordner nennen.", en: "Check permissions and space, or name another folder."
      ))
  }

  private static func converted(_ format: FileEncoding) -> Phrase {
    Phrase("Das Format \(format.rawValue) wurde zu XLSX.", en: "The format \(format.rawValue) became XLSX.")
  }

  private static func asText(_ problem: Problem) -> Phrase {
    Phrase("Als CSV statt als Arbeitsmappe: ", en: "As CSV instead of a workbook: ") + problem.message
  }
}
