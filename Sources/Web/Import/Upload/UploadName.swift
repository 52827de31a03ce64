/// The name of a file that a browser sent, as it is kept and shown: never a way out of a folder, on one line, not too long.
enum UploadName {
  private static let characters_max = 150

  /// Nil where nothing is left of it.
  static func cleaned(_ sent: String) -> String? {
    let steps = sent.replacing("\\", with: "/").split(separator: "/").map(legible).filter { step in
      !step.isEmpty && step != "." && step != ".." && !isDrive(step)
    }
    let name = steps.joined(separator: "/")
    return name.isEmpty ? nil : String(name.suffix(characters_max))
  }

  /// Without what nobody sees, or what turns the direction of reading.
  private static func legible(_ step: Substring) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in step.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: break
      default: kept.append(scalar)
      }
    }
    let text = String(kept).drop { $0 == " " }
    return String(text.reversed().drop { $0 == " " }.reversed())
  }

  private static func isDrive(_ step: String) -> Bool { step.count == 2 && step.hasSuffix(":") }

  /// Whether it came with a folder and is none of its lists, such as a picture or what a system keeps there for itself.
  static func isPassedOver(_ name: String) -> Bool {
    let last = name.split(separator: "/").last ?? ""
    if last.hasPrefix(".") || last.hasPrefix("~$") { return true }
    return name.contains("/") && !endings.contains { name.lowercased().hasSuffix($0) }
  }

  /// Of files that are lists or profiles.
  static let endings = [".csv", ".xlsx", ".xls", ".ods", ".zip", ".gz", ".yaml", ".yml"]

  /// The name, or with a number behind it where it is taken: `objekte (2).csv`.
  static func free(_ name: String, among taken: Set<String>) -> String {
    guard taken.contains(name) else { return name }
    let dot = name.lastIndex(of: ".") ?? name.endIndex
    var number = 2
    while taken.contains("\(name[..<dot]) (\(number))\(name[dot...])") { number += 1 }
    return "\(name[..<dot]) (\(number))\(name[dot...])"
  }
}
