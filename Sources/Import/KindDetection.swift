import Domain

/// Tells from a file's name, else from its header, what kind of rows it holds.
enum KindDetection {
  /// `objekte.csv`, `03_objekte.csv`, `Objekte-2026.csv` are `objekte`; nil where the name says nothing.
  static func kind(ofFile name: String) -> Kind? {
    let last = name.split(separator: "/").last.map(String.init) ?? name
    let ending = FileSearch.endings.first { last.lowercased().hasSuffix($0) }
    let stem = String(last.dropLast(ending?.count ?? 0))
    // `objekte.befund.csv` is one, too.
    var folded = HeaderName.folded(String(stem.map { $0 == "." ? "_" : $0 }))[...]
    folded = folded.drop { $0.isNumber || $0 == "_" }
    let candidates = Kind.all.filter { kind in
      [kind.german, kind.name].contains { name in
        folded.hasPrefix(name) && !(folded.dropFirst(name.count).first?.isLetter ?? false)
      }
    }
    return candidates.max { longest(of: $0, in: folded) < longest(of: $1, in: folded) }
  }

  private static func longest(of kind: Kind, in name: Substring) -> Int {
    [kind.german, kind.name].filter { name.hasPrefix($0) }.map(\.count).max() ?? 0
  }

  /// The one kind that misses none of the columns it needs and knows most of these, at least half; nil where there is none or more
  /// than one.
  static func kind(ofHeader names: [String]) -> Kind? {
    let header = Set(names.map(HeaderName.folded).filter { !$0.isEmpty })
    let fits = Kind.all.compactMap { kind -> (kind: Kind, recognised: Int, required: Int)? in
      let known = kind.headings
      let needed = zip(kind.columns, known).filter { $0.0.isRequired }.map(\.1)
      let recognised = header.count { name in known.contains { $0.contains(name) } }
      guard needed.allSatisfy({ !header.isDisjoint(with: $0) }), recognised * 2 >= header.count else { return nil }
      return (kind, recognised, needed.count)
    }
    guard let best = fits.max(by: { ($0.recognised, $0.required) < ($1.recognised, $1.required) }) else { return nil }
    return fits.count { ($0.recognised, $0.required) == (best.recognised, best.required) } == 1 ? best.kind : nil
  }

  static func unknown(file: String) -> Finding {
    let near = file.split(separator: "/").last.flatMap { last in
      Suggestion.nearest(
        to: HeaderName.folded(String(last.prefix { $0 != "." })), in: Kind.all.flatMap { [$0.german, $0.name] })
    }
    let kinds = Kind.all.map(\.german).joined(separator: ", ")
    let english = Kind.all.map(\.name).joined(separator: ", ")
    return Finding(
      code: "import.kind_unknown", file: file,
      message: Phrase(
        "Weder der Name noch die Spalten sagen, was für eine Datei das ist.",
        en: "Neither its name nor its columns tell what kind of file this is."),
      hint: (near.map { Phrase("Gemeint ist vielleicht »\($0)«. ", en: "Perhaps '\($0)' is meant. ") } ?? Phrase("", en: ""))
        + Phrase(
          "Die Art mit --kind sagen oder die Datei nach ihr benennen: \(kinds).",
          en: "Say its kind by --kind, or name the file after it: \(english)."))
  }
}
