import Domain
import FoundationEssentials

/// The profiles among uploaded files: YAML, each for the list of its own name, or one for all.
struct UploadProfiles {
  /// Files that are no lists to import: profiles, and what they look up.
  private(set) var names: Set<String> = []
  private var byStem: [String: MappingProfile] = [:]
  /// The one that has no list of its own name.
  private var other: MappingProfile?

  /// How the names of profiles end.
  static let endings = [".yaml", ".yml"]
  private static let size_bytes_max = 64 << 10

  /// - Throws: `Problem` `profile.invalid`, `profile.too_large`, `profile.several`.
  init(_ upload: UploadFolder) throws(Problem) {
    let files = upload.files.filter { file in Self.endings.contains(where: file.name.lowercased().hasSuffix) }
    guard !files.isEmpty else { return }
    let stems = Set(
      upload.files.compactMap { file in
        FileSearch.endings.contains { file.name.lowercased().hasSuffix($0) } ? Self.stem(file.name) : nil
      })
    var others: [String] = []
    for file in files {
      names.insert(file.name)
      var lookedUp: [String] = []
      // Only what was uploaded with it: no path leads to a file of this machine.
      let document = ProfileDocument(file: file.name) { name in
        let found = upload.files.first { $0.name == Self.folder(file.name) + name }
        if let found { lookedUp.append(found.name) }
        return found?.path
      }
      let profile = try document.read(try Self.text(file))
      names.formUnion(lookedUp)
      if stems.contains(Self.stem(file.name)) {
        byStem[Self.stem(file.name)] = profile
      } else {
        others.append(file.name)
        other = profile
      }
    }
    guard others.count < 2 else {
      let list = others.joined(separator: ", ")
      throw Problem(
        code: "profile.several",
        message: Phrase("Mehrere Profile gelten für alle Listen: \(list).", en: "Several profiles are for all lists: \(list)."),
        hint: Phrase(
          "Jedes nach seiner Liste nennen, etwa zeiten.yaml für zeiten.csv.",
          en: "Name each after its list, such as zeiten.yaml for zeiten.csv."))
    }
  }

  /// The profile that a list is to be read by; nil where there is none.
  func profile(of list: String) -> MappingProfile? { byStem[Self.stem(list)] ?? other }

  private static func text(_ file: UploadFolder.File) throws(Problem) -> String {
    let bytes = try ByteSource(path: file.path, chunk_bytes: size_bytes_max + 1)
    let start = try bytes.next() ?? []
    guard start.count <= size_bytes_max else {
      throw Problem(
        code: "profile.too_large",
        message: Phrase(
          "Das Profil „\(file.name)“ ist größer als 64 KB.", en: "The profile '\(file.name)' is larger than 64 KB."),
        hint: Phrase(
          "Lange Zuordnungen als Liste daneben legen (lookup).", en: "Put long mappings into a list beside it (lookup)."))
    }
    return String(decoding: start, as: UTF8.self)
  }

  /// The name without its ending.
  private static func stem(_ name: String) -> String {
    let ending = (endings + FileSearch.endings).first { name.lowercased().hasSuffix($0) }
    return String(name.dropLast(ending?.count ?? 0))
  }

  /// The folder that a name begins with, with its slash.
  private static func folder(_ name: String) -> String {
    name.lastIndex(of: "/").map { String(name[...$0]) } ?? ""
  }
}
