import Domain
import FoundationEssentials

/// Finds the files that a person means by some paths: a file itself, and all CSV files below a folder.
enum FileSearch {
  /// Folders in folders in folders: deeper than anybody sorts their files, and an end to links in a circle.
  private static let depth_max = 16

  static func files(below paths: [String]) -> (files: [String], findings: [Finding]) {
    var files: [String] = []
    var findings: [Finding] = []
    for path in paths {
      let found = find(path, depth: 0)
      if found.isEmpty { findings.append(nothing(path)) }
      files += found.filter { !files.contains($0) }
    }
    return (files, findings)
  }

  private static func find(_ path: String, depth: Int) -> [String] {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return [] }
    guard isFolder else { return depth == 0 || path.lowercased().hasSuffix(".csv") ? [path] : [] }
    guard depth < depth_max, let names = try? FileManager.default.contentsOfDirectory(atPath: path) else { return [] }
    let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
    return names.filter { !$0.hasPrefix(".") }.sorted().flatMap { find("\(folder)/\($0)", depth: depth + 1) }
  }

  private static func nothing(_ path: String) -> Finding {
    FileManager.default.fileExists(atPath: path)
      ? Finding(
        code: "import.nothing", file: path,
        message: Phrase("In diesem Ordner liegt keine CSV-Datei.", en: "There is no CSV file in this folder."),
        hint: Phrase("Einen Ordner mit Dateien auf .csv angeben.", en: "Name a folder with files ending in .csv."))
      : Finding(
        code: "import.unreadable", file: path, message: Phrase("Diese Datei gibt es nicht.", en: "There is no such file."),
        hint: Phrase("Den Pfad prüfen.", en: "Check the path."))
  }
}
