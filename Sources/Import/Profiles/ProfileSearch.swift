package import Domain
import FoundationEssentials
import ShippedProfiles

/// Where profiles are: in files, and those that come with the program in the program itself.
package enum ProfileSearch {
  private static let endings = [".yaml", ".yml"]
  private static let folder = "seeds/profiles"

  /// The profile of a name or a file: the file itself, else one of that name in `seeds/profiles`, else the one that comes with the
  /// program.
  ///
  /// - Throws: `Problem` `profile.unknown`, `profile.unreadable`, `profile.invalid`.
  package static func profile(_ name: String) throws(Problem) -> MappingProfile {
    let candidates = [name] + endings.map { "\(folder)/\(name)\($0)" }
    if let file = candidates.first(where: isFile) { return try ProfileDocument(file: file).read() }
    guard let text = shipped[name] else {
      let known = names
      let near = Suggestion.nearest(to: name, in: known)
      throw Problem(
        code: "profile.unknown", message: Phrase("Das Profil „\(name)“ gibt es nicht.", en: "There is no profile '\(name)'."),
        hint: near.map { Phrase("Gemeint ist vielleicht »\($0)«.", en: "Perhaps '\($0)' is meant.") }
          ?? Phrase(
            "Eine YAML-Datei angeben oder eines von: \(known.joined(separator: ", ")).",
            en: "Name a YAML file, or one of: \(known.joined(separator: ", "))."), exit: .usage)
    }
    return try ProfileDocument(file: "\(name)\(endings[0])").read(text)
  }

  /// The profile that lies beside a list: `zeiten.yaml` beside `zeiten.csv`.
  static func beside(_ list: String) throws(Problem) -> MappingProfile? {
    guard let ending = FileSearch.endings.first(where: list.lowercased().hasSuffix) else { return nil }
    let stem = list.dropLast(ending.count)
    guard let file = endings.map({ stem + $0 }).first(where: isFile) else { return nil }
    return try ProfileDocument(file: String(file)).read()
  }

  /// The names of those that come with the program, and of those in `seeds/profiles`.
  package static var names: [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let stems = files.compactMap { file in endings.first(where: file.hasSuffix).map { String(file.dropLast($0.count)) } }
    return Set(stems).union(shipped.keys).sorted()
  }

  /// Those that come with the program, by name, as YAML.
  static let shipped: [String: String] = Dictionary(
    uniqueKeysWithValues: UnsafeBufferPointer(start: vw_profiles, count: vw_profile_count).map {
      (String(cString: $0.name), String(decoding: UnsafeBufferPointer(start: $0.bytes, count: $0.count), as: UTF8.self))
    })

  private static func isFile(_ path: some StringProtocol) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: String(path), isDirectory: &isFolder) && !isFolder
  }
}
