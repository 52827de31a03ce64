package import Domain
import Glibc

/// A file in a work folder, written from its beginning to its end.
package struct WorkFile: ~Copyable {
  package let path: String
  private let descriptor: Int32

  /// - Throws: `Problem` `documents.disk_full` where it cannot be made.
  package init(in folder: WorkFolder) throws(Problem) {
    path = "\(folder.path)/\(UniqueID.make())"
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Problem.diskFull }
  }

  deinit { close(descriptor) }

  /// - Throws: `Problem` `documents.disk_full`.
  package mutating func write(_ bytes: ArraySlice<UInt8>) throws(Problem) {
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Problem.diskFull }
      rest = rest.dropFirst(count)
    }
  }
}
