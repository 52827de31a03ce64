import Domain
import Glibc

extension DocumentProcess {
  /// Names another folder than the one the program was built in; it holds `tools/documents` and `.venv/documents`.
  package static let folderVariable = "VIERTELWERK_DOCUMENTS"

  /// Looks where the environment says, else in the folders above the running program, as in a checkout.
  ///
  /// - Returns: nil where it is not installed: then everything else works.
  package static func find(environment: [String: String]) -> DocumentProcess? {
    if let named = environment[folderVariable], !named.isEmpty { return DocumentProcess(in: named) }
    guard let own = realpath("/proc/self/exe", nil) else { return nil }
    defer { free(own) }
    var folder = String(cString: own)[...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      if let found = DocumentProcess(in: String(folder)) { return found }
    }
    return nil
  }

  /// The same, where it cannot be done without.
  ///
  /// - Throws: `Problem` `documents.missing`.
  package static func required(environment: [String: String]) throws -> DocumentProcess {
    guard let found = find(environment: environment) else { throw Problem.documentsMissing }
    return found
  }

  /// Nil where the folder does not hold both.
  package init?(in folder: String) {
    self.init(python: folder + "/.venv/documents/bin/python", program: folder + "/tools/documents")
    guard access(python, X_OK) == 0, access(program + "/__main__.py", R_OK) == 0 else { return nil }
  }
}
