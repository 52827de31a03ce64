import Domain

/// A picture made small, without where, when and with what it was taken, and smaller still for lists. Both are JPEG.
package struct ScaledPicture: Sendable, Hashable {
  /// What it was, by its content: `jpeg`, `png` or `webp`.
  package let original: String
  package let width: Int
  package let height: Int
  package let file: [UInt8]
  package let thumbnail: [UInt8]
}

extension DocumentProcess {
  /// Looks what a picture is, turns it upright, and scales it down to an edge of so many pixels.
  ///
  /// - Throws: `Problem` of the `documents` part.
  package func picture(
    _ source: DocumentSource, longEdge: Int = 2048, thumbnailEdge: Int = 320
  ) async throws -> ScaledPicture {
    try await exchange("picture", ["long_edge": .integer(longEdge), "thumbnail_edge": .integer(thumbnailEdge)]) { stream in
      try await source.send(to: stream)
    } receiving: { reader in
      guard let facts = try await reader.facts() else { return nil }
      var (file, thumbnail): ([UInt8], [UInt8]) = ([], [])
      guard try await reader.bytes(facts.number("bytes") ?? 0, to: { file += $0 }),
        try await reader.bytes(facts.number("thumbnail_bytes") ?? 0, to: { thumbnail += $0 })
      else { return nil }
      return ScaledPicture(
        original: facts.text("kind") ?? "", width: Int(facts.number("width") ?? 0), height: Int(facts.number("height") ?? 0),
        file: file, thumbnail: thumbnail)
    }
  }
}
