import Domain

/// What a list is, before its rows are read.
struct ImportLook {
  /// As findings name it.
  let name: String
  var kind: Kind?
  let profile: MappingProfile?
  var source: SourceFile?
  var findings: [Finding]

  init(name: String, kind: Kind?, profile: MappingProfile? = nil, findings: [Finding] = []) {
    self.name = name
    self.kind = kind
    self.profile = profile
    self.findings = findings
  }

  /// Looks at a text file once.
  ///
  /// - Parameter kind: what somebody says it is; nil: found by its name or its header.
  init(at path: String, name: String, kind said: Kind? = nil, profile: MappingProfile? = nil) {
    self.init(name: name, kind: profile?.kind ?? said ?? KindDetection.kind(ofFile: name), profile: profile)
    do throws(Problem) {
      let source = try SourceFile(examining: path)
      self.source = source
      if kind == nil {
        var reader = try CSVReader(source)
        kind = KindDetection.kind(ofHeader: try reader.readHeader() ?? [])
      }
      if kind == nil { findings.append(KindDetection.unknown(file: name)) }
      if [.windows1252, .iso8859_15].contains(source.encoding) { findings.append(Self.notUnicode(name, source.encoding)) }
    } catch {
      source = nil
      findings.append(Finding(error, file: name))
    }
  }

  /// Where it comes in the order of dependency; what nobody knows comes last.
  var rank: Int { Kind.all.firstIndex { $0.name == kind?.name } ?? Kind.all.count }

  private static func notUnicode(_ name: String, _ encoding: FileEncoding) -> Finding {
    Finding(
      .note, code: encoding == .windows1252 ? "import.windows_1252" : "import.iso_8859_15", file: name,
      message: Phrase(
        "Die Datei ist nicht in UTF-8 geschrieben und wird als \(encoding.rawValue) gelesen.",
        en: "The file is not written in UTF-8 and is read as \(encoding.rawValue)."),
      hint: Phrase("Umlaute prüfen oder als „CSV UTF-8“ speichern.", en: "Check accented letters, or save it as “CSV UTF-8”."))
  }
}
