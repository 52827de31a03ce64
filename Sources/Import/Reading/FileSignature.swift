import Documents
import Domain
import Glibc

/// What a file is by its first bytes, whatever it is called.
enum FileSignature {
  case workbook, archive, gzip, other

  /// The first part of a workbook's ZIP; of any other ZIP only unpacking tells.
  private static let firstParts = ["[Content_Types].xml", "_rels/", "xl/", "docProps/", "mimetypeapplication/vnd.oasis"]

  init(ofFile path: String) {
    self = .other
    guard let bytes = try? ByteSource(path: path, chunk_bytes: 128), let start = try? bytes.next() else { return }
    if start.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      self = .workbook
    } else if start.starts(with: [0x1F, 0x8B]) {
      self = .gzip
    } else if start.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      // Byte by byte: what stands behind the name may look like an accent on its last letter.
      let name = start.dropFirst(30)
      self = Self.firstParts.contains { name.starts(with: $0.utf8) } ? .workbook : .archive
    }
  }
}

/// What somebody sends to the program instead of naming a file.
enum StandardInput {
  /// How it is named where paths are.
  static let name = "-"

  /// Keeps it in a file, because a list is read twice: to look at it, and for its rows. Returns its path.
  ///
  /// - Throws: `Problem` `documents.disk_full`.
  static func keep(in folder: WorkFolder) throws(Problem) -> String {
    var file = try WorkFile(in: folder)
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(STDIN_FILENO, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return file.path }
      try file.write(chunk[..<count])
    }
  }
}
