import Domain
import FoundationEssentials

/// Finds the files that a person means by some paths: a file itself, and all lists below a folder.
struct FileSearch {
  /// Of files that are found in a folder.
  static let endings = [".csv", ".xlsx", ".xls", ".ods", ".zip", ".csv.gz"]

  private(set) var files: [String] = []
  private(set) var findings: [Finding] = []
  /// The folders already looked through, by where they really are: a link may lead back into a folder it lies in.
  private var seenFolders: Set<String> = []

  init(paths: [String]) {
    for path in paths where !add(path, isNamed: true) { findings.append(Self.nothing(path)) }
  }

  /// Returns whether there was anything to find.
  private mutating func add(_ path: String, isNamed: Bool) -> Bool {
    if isNamed, path == StandardInput.name {
      if !files.contains(path) { files.append(path) }
      return true
    }
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return false }
    guard isFolder else {
      guard isNamed || Self.endings.contains(where: path.lowercased().hasSuffix) else { return false }
      if !files.contains(path) { files.append(path) }
      return true
    }
    guard seenFolders.insert(URL(filePath: path).resolvingSymlinksInPath().path).inserted else { return true }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: path)
    } catch {
      findings.append(Self.unreadable(path))
      return true
    }
    let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
    var isFound = false
    // Excel keeps a file of that name beside one that is open.
    for name in names.sorted() where !name.hasPrefix(".") && !name.hasPrefix("~$") {
      let isInside = add("\(folder)/\(name)", isNamed: false)
      isFound = isFound || isInside
    }
    return isFound
  }

  private static func nothing(_ path: String) -> Finding {
    FileManager.default.fileExists(atPath: path)
      ? Finding(
        code: "import.nothing", file: path,
        message: Phrase("In diesem Ordner liegt keine Liste.", en: "There is no list in this folder."),
        hint: Phrase(
          "Einen Ordner mit Dateien auf .csv, .xlsx, .xls, .ods, .zip oder .csv.gz angeben.",
          en: "Name a folder with files ending in .csv, .xlsx, .xls, .ods, .zip or .csv.gz."))
      : Finding(
        code: "import.unreadable", file: path, message: Phrase("Diese Datei gibt es nicht.", en: "There is no such file."),
        hint: Phrase("Den Pfad prüfen.", en: "Check the path."))
  }

  /// Left out in silence, its rows would seem to be imported.
  private static func unreadable(_ path: String) -> Finding {
    Finding(
      code: "import.unreadable", file: path,
      message: Phrase("Dieser Ordner lässt sich nicht lesen.", en: "This folder cannot be read."),
      hint: Phrase("Die Zugriffsrechte des Ordners prüfen.", en: "Check who may read the folder."))
  }
}
