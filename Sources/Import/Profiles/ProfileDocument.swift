import Domain
import FoundationEssentials
import Yams

/// A profile as it is written: YAML, read with the line of everything that is wrong.
struct ProfileDocument {
  let file: String
  /// Where the list is that a profile names for its lookups; nil: beside the profile. A list that is not found is said to be missing.
  var lookup: ((String) -> String?)?

  init(file: String, lookup: ((String) -> String?)? = nil) {
    self.file = file
    self.lookup = lookup
  }

  /// - Throws: `Problem` `profile.unreadable`, `profile.invalid`.
  func read() throws(Problem) -> MappingProfile {
    let text: String
    do {
      text = try String(contentsOfFile: file, encoding: .utf8)
    } catch {
      throw Problem(
        code: "profile.unreadable",
        message: Phrase("Das Profil „\(file)“ ist nicht lesbar.", en: "The profile '\(file)' cannot be read."),
        hint: Phrase("Pfad und Rechte prüfen.", en: "Check the path and its permissions."))
    }
    return try read(text)
  }

  func read(_ text: String) throws(Problem) -> MappingProfile {
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw invalid(nil, Phrase("Das ist kein YAML: \(error)", en: "This is no YAML: \(error)"))
    } catch {
      throw invalid(nil, Phrase("Das ist kein YAML.", en: "This is no YAML."))
    }
    guard let root else { throw invalid(nil, Phrase("Das Profil ist leer.", en: "The profile is empty.")) }
    let parts = try mapping(root, allowed: ["kind", "title", "header", "skip", "columns", "grid"])
    guard let kindNode = parts["kind"] else { throw invalid(root, Phrase("»kind« fehlt.", en: "'kind' is missing.")) }
    let kindName = try string(kindNode)
    guard let kind = Kind.named(kindName) else {
      throw invalid(kindNode, Phrase("Die Art »\(kindName)« gibt es nicht.", en: "There is no kind '\(kindName)'."))
    }
    let headerLine = try parts["header"].map { node throws(Problem) in try number(node, 1...1000) } ?? 1
    let grid = try parts["grid"].map { node throws(Problem) in try self.grid(node, kind) }
    var mappings: [Int: CellMapping] = [:]
    if let columns = parts["columns"], !isEmpty(columns) { mappings = try self.columns(columns, kind) }
    return MappingProfile(
      name: file.split(separator: "/").last.map(String.init) ?? file, kind: kind, headerLine: headerLine,
      skips: try parts["skip"].map { node throws(Problem) in try skips(node) } ?? [], mappings: mappings, grid: grid)
  }

  private func skips(_ node: Node) throws(Problem) -> [MappingProfile.Skip] {
    var skips: [MappingProfile.Skip] = []
    for (heading, values) in try pairs(node) {
      skips.append(MappingProfile.Skip(headings: [heading], values: Set(try strings(values).map(HeaderName.folded))))
    }
    return skips
  }

  private func columns(_ node: Node, _ kind: Kind) throws(Problem) -> [Int: CellMapping] {
    var mappings: [Int: CellMapping] = [:]
    for (name, value) in try pairs(node) {
      mappings[try column(name, value, kind)] = try self.mapping(of: value)
    }
    return mappings
  }

  private func column(_ name: String, _ node: Node, _ kind: Kind) throws(Problem) -> Int {
    let wanted = HeaderName.folded(name)
    if let found = kind.headings.firstIndex(where: { $0.contains(wanted) }) { return found }
    let near = Suggestion.nearest(to: wanted, in: kind.columns.map(\.german))
    throw invalid(
      node,
      Phrase("Die Spalte »\(name)« gibt es bei »\(kind.german)« nicht.", en: "There is no column '\(name)' in '\(kind.name)'."),
      near.map { Phrase("Gemeint ist vielleicht »\($0)«.", en: "Perhaps '\($0)' is meant.") })
  }

  /// A scalar is what every row gets.
  private func mapping(of node: Node) throws(Problem) -> CellMapping {
    if case .scalar = node { return CellMapping(standing: try string(node)) }
    let parts = try mapping(
      node,
      allowed: ["from", "constant", "empty", "split", "part", "values", "lookup", "otherwise", "date", "duration", "decimal"])
    var mapping = CellMapping()
    if let from = parts["from"] { mapping.headings = try strings(from) }
    for key in ["constant", "empty"] { if let value = parts[key] { mapping.standing = try string(value) } }
    if let separator = parts["split"] {
      let part = try parts["part"].map { node throws(Problem) in try number(node, -20...20) } ?? 1
      mapping.part = (try string(separator), part == 0 ? 1 : part)
    }
    if let values = parts["values"] {
      for (written, meant) in try pairs(values) { mapping.values[HeaderName.folded(written)] = try string(meant) }
    }
    if let lookup = parts["lookup"] { mapping.values.merge(try list(lookup)) { inline, _ in inline } }
    if let otherwise = parts["otherwise"] { mapping.otherwise = try string(otherwise) }
    if let date = parts["date"] {
      guard let order = DateOrder(try string(date)) else {
        throw invalid(
          date, Phrase("Die Reihenfolge von Tag, Monat und Jahr fehlt.", en: "The order of day, month and year is missing."),
          Phrase("Zum Beispiel: TT.MM.JJJJ, MM/TT/JJJJ, JJJJ-MM-TT.", en: "For example: DD.MM.YYYY, MM/DD/YYYY, YYYY-MM-DD."))
      }
      mapping.format = .date(order)
    }
    if let duration = parts["duration"] {
      guard let unit = DurationUnit(rawValue: try string(duration)) else {
        let units = DurationUnit.allCases.map(\.rawValue).joined(separator: ", ")
        throw invalid(duration, Phrase("Erlaubt ist: \(units).", en: "Allowed: \(units)."))
      }
      mapping.format = .duration(unit)
    }
    if let decimal = parts["decimal"] {
      let sign = try string(decimal)
      guard sign == "." || sign == "," else {
        throw invalid(decimal, Phrase("Erlaubt ist: \".\" und \",\".", en: "Allowed: \".\" and \",\"."))
      }
      mapping.format = .number(decimal: sign == "." ? "." : ",")
    }
    guard !mapping.headings.isEmpty || mapping.standing != nil else {
      throw invalid(node, Phrase("Es fehlt »from« oder »constant«.", en: "'from' or 'constant' is missing."))
    }
    return mapping
  }

  private func grid(_ node: Node, _ kind: Kind) throws(Problem) -> MappingProfile.Grid {
    let parts = try mapping(node, allowed: ["day", "month", "cells"])
    guard let day = parts["day"], let cells = parts["cells"] else {
      throw invalid(node, Phrase("Ein Raster braucht »day« und »cells«.", en: "A grid needs 'day' and 'cells'."))
    }
    var month: SheetPlace?
    if let place = parts["month"] {
      month = SheetPlace(try string(place))
      if month == nil { throw invalid(place, Phrase("Das ist keine Zelle wie B1.", en: "This is no cell like B1.")) }
    }
    guard case .sequence(let rules) = cells else {
      throw invalid(cells, Phrase("Hier steht eine Liste.", en: "A list stands here."))
    }
    var read: [MappingProfile.Rule] = []
    for rule in rules { read.append(try self.rule(rule, kind)) }
    return MappingProfile.Grid(day: try column(try string(day), day, kind), month: month, rules: read)
  }

  private func rule(_ node: Node, _ kind: Kind) throws(Problem) -> MappingProfile.Rule {
    let parts = try mapping(node, allowed: ["is", "set"])
    guard let matched = parts["is"] else { throw invalid(node, Phrase("»is« fehlt.", en: "'is' is missing.")) }
    let words = try strings(matched)
    return MappingProfile.Rule(
      match: words == ["number"] ? .number : .words(Set(words.map { $0.lowercased() })),
      columns: try parts["set"].map { node throws(Problem) in try columns(node, kind) })
  }

  /// A list of two columns beside the profile: what the other program writes, and our code for it.
  private func list(_ node: Node) throws(Problem) -> [String: String] {
    let name = try string(node)
    let folder = file.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    let beside = name.hasPrefix("/") || folder.isEmpty ? name : "\(folder)/\(name)"
    var values: [String: String] = [:]
    guard let path = lookup.map({ $0(name) }) ?? beside else {
      throw invalid(
        node, Phrase("»\(name)« ist nicht dabei.", en: "'\(name)' is not among the files."),
        Phrase("Die Datei mit hochladen.", en: "Upload that file, too."))
    }
    do throws(Problem) {
      var reader = try CSVReader(try SourceFile(examining: path))
      guard try reader.readHeader()?.count ?? 0 >= 2 else {
        throw invalid(node, Phrase("»\(name)« hat keine zwei Spalten.", en: "'\(name)' does not have two columns."))
      }
      while let row = try reader.next() {
        let cells = reader.texts()
        if row == .cells, cells.count >= 2 { values[HeaderName.folded(cells[0])] = cells[1] }
      }
    } catch {
      throw invalid(node, Phrase("»\(name)« ist nicht lesbar: ", en: "'\(name)' cannot be read: ") + error.message, error.hint)
    }
    return values
  }

  // MARK: What YAML holds

  private func string(_ node: Node) throws(Problem) -> String {
    guard case .scalar(let scalar) = node else {
      throw invalid(node, Phrase("Hier steht ein Text.", en: "A text stands here."))
    }
    return scalar.string
  }

  /// A name with nothing but comments behind it, as in a profile that somebody has only begun.
  private func isEmpty(_ node: Node) -> Bool { node.scalar?.string.isEmpty ?? false }

  /// One text, or several.
  private func strings(_ node: Node) throws(Problem) -> [String] {
    guard case .sequence(let items) = node else { return [try string(node)] }
    var strings: [String] = []
    for item in items { strings.append(try string(item)) }
    return strings
  }

  private func number(_ node: Node, _ range: ClosedRange<Int>) throws(Problem) -> Int {
    guard let number = Int(try string(node)), range.contains(number) else {
      throw invalid(
        node,
        Phrase(
          "Hier steht eine Zahl von \(range.lowerBound) bis \(range.upperBound).",
          en: "A number from \(range.lowerBound) to \(range.upperBound) stands here."))
    }
    return number
  }

  private func pairs(_ node: Node) throws(Problem) -> [(String, Node)] {
    guard case .mapping(let mapping) = node else {
      throw invalid(node, Phrase("Hier stehen Namen mit Werten.", en: "Names with values stand here."))
    }
    var pairs: [(String, Node)] = []
    for (key, value) in mapping { pairs.append((try string(key), value)) }
    return pairs
  }

  private func mapping(_ node: Node, allowed: [String]) throws(Problem) -> [String: Node] {
    var parts: [String: Node] = [:]
    for (key, value) in try pairs(node) {
      guard allowed.contains(key) else {
        let list = allowed.joined(separator: ", ")
        throw invalid(
          value, Phrase("»\(key)« gibt es hier nicht.", en: "There is no '\(key)' here."),
          Phrase("Erlaubt ist: \(list).", en: "Allowed: \(list)."))
      }
      parts[key] = value
    }
    return parts
  }

  private func invalid(_ node: Node?, _ message: Phrase, _ hint: Phrase? = nil) -> Problem {
    let place = node?.mark.map { "\(file):\($0.line): " } ?? "\(file): "
    return Problem(
      code: "profile.invalid", message: Phrase(place, en: place) + message,
      hint: hint ?? Phrase("seeds/README.md erklärt Profile.", en: "seeds/README.md explains profiles."), exit: .usage)
  }
}
