import Domain
import FoundationEssentials

/// Reads JSON that another program has written, from a file or from stdin (`-`).
enum JSONInput {
  /// - Throws: `Problem` where the file cannot be read or holds no JSON.
  static func read(_ path: String) throws -> JSONValue {
    let data: Data
    do {
      data = path == "-" ? standardInput() : try Data(contentsOf: URL(filePath: path))
    } catch {
      throw Problem(
        code: "file.unreadable",
        message: Phrase("\(path) ist nicht lesbar.", en: "\(path) cannot be read."),
        hint: Phrase("Pfad und Rechte prüfen.", en: "Check the path and its permissions."))
    }
    do {
      return try JSONDecoder().decode(JSONValue.self, from: data)
    } catch {
      throw Problem(
        code: "json.unreadable",
        message: Phrase("\(path) enthält kein lesbares JSON.", en: "\(path) holds no readable JSON."),
        hint: Phrase("Zahlen sind ganze Zahlen, Beträge Cent.", en: "Numbers are whole, amounts are cents."))
    }
  }

  private static func standardInput() -> Data {
    var data = Data()
    while let line = readLine(strippingNewline: false) { data.append(contentsOf: line.utf8) }
    return data
  }
}
