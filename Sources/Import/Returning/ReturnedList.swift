package import Domain

/// A list that went back with what was found in it.
package struct ReturnedList: Sendable, Hashable {
  package let path: String
  /// The file that it came in, as findings name it.
  package let source: String
  /// Its name without the folder.
  package var name: String { path.split(separator: "/").last.map(String.init) ?? path }
  /// Why it is not in the format that came; nil where it is.
  package let remark: Phrase?

  init(path: String, of source: String, remark: Phrase? = nil) {
    self.path = path
    self.source = source
    self.remark = remark
  }
}
