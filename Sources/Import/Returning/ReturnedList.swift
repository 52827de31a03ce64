package import Domain

/// A list that went back with what was found in it.
package struct ReturnedList: Sendable, Hashable {
  package let path: String
  /// Why it is not in the format that came; nil where it is.
  package let remark: Phrase?

  init(path: String, remark: Phrase? = nil) {
    self.path = path
    self.remark = remark
  }
}
