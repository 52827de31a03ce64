/// What a file of a picture is, told from its first bytes and never from its name.
package enum PictureKind: Sendable, Hashable {
  case jpeg, png, webp, heic

  /// Nil where it is none of these.
  package init?(of bytes: [UInt8]) {
    func has(_ signature: [UInt8], at offset: Int = 0) -> Bool { bytes.dropFirst(offset).starts(with: signature) }
    if has([0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if has([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if has(Array("RIFF".utf8)), has(Array("WEBP".utf8), at: 8) {
      self = .webp
    } else if has(Array("ftyp".utf8), at: 4), ["heic", "heix", "mif1", "hevc"].contains(where: { has(Array($0.utf8), at: 8) }) {
      self = .heic
    } else {
      return nil
    }
  }

  /// Nil for what browsers do not show.
  package var mediaType: String? {
    switch self {
    case .jpeg: "image/jpeg"
    case .png: "image/png"
    case .webp: "image/webp"
    case .heic: nil
    }
  }
}
