import Store

/// How large a file is, as people say it.
struct FileSize: CustomStringConvertible {
  private let bytes: Int64

  init(_ bytes: Int64) { self.bytes = bytes }

  /// `12 KB`, `3,4 MB`
  var description: String {
    guard bytes >= 1 << 20 else { return "\(max(bytes, 1).roundedUp(to: 1 << 10) >> 10) KB" }
    let tenths = (bytes * 10) >> 20
    return "\(tenths / 10),\(tenths % 10) MB"
  }
}

extension Int64 {
  fileprivate func roundedUp(to step: Int64) -> Int64 { (self + step - 1) / step * step }
}

extension ImportUpload {
  /// Of all files together.
  var size_bytes: Int64 { (batch == nil ? files : returned).map(\.size_bytes).reduce(0, +) }
}
