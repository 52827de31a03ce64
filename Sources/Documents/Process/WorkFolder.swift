import Domain
import Glibc

/// An empty folder for what is only needed for a while.
package struct WorkFolder: Sendable {
  package let path: String

  /// - Parameter parent: where it is made; nil: TMPDIR, else `/tmp`.
  /// - Throws: `Problem` `documents.no_folder`.
  package init(in parent: String?) throws {
    let parent = parent ?? getenv("TMPDIR").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    var template = Array("\(parent)/viertelwerk-documents-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else {
      let reason = String(cString: strerror(errno))
      throw Problem(
        code: "documents.no_folder",
        message: Phrase(
          "In \(parent) lässt sich kein Ordner für den Dokumentenprozess anlegen.",
          en: "No folder for the documents process can be made in \(parent)."),
        detail: Phrase(reason, en: reason),
        hint: Phrase("Rechte und Platz prüfen oder TMPDIR setzen.", en: "Check permissions and space, or set TMPDIR."),
        exit: .unavailable)
    }
    path = String(cString: made)
  }

  /// Removes it with all that is in it.
  package func remove() { Self.remove(path) }

  private static func remove(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      unlink(path)
      return
    }
    if let stream = opendir(path) {
      while let entry = readdir(stream) {
        let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        if name != ".", name != ".." { remove("\(path)/\(name)") }
      }
      closedir(stream)
    }
    rmdir(path)
  }
}
