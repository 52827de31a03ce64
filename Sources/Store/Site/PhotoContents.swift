package import Domain
import Postgres

/// How far a photo has come.
package struct PhotoArrival: Sendable, Hashable {
  /// How many bytes there will be, and how many are there: an upload that broke off goes on from here.
  package let size_bytes: Int
  package let received_bytes: Int
  /// All of it is there, and it is a picture.
  package let isComplete: Bool

  package init(size_bytes: Int, received_bytes: Int, isComplete: Bool) {
    self.size_bytes = size_bytes
    self.received_bytes = received_bytes
    self.isComplete = isComplete
  }
}

/// The bytes of photos by their content, kept unchanged in PostgreSQL, so that they are backed up and protected with all else.
package enum PhotoContents {
  /// The longest part that is stored at once.
  package static let part_bytes = 1 << 20

  /// How far a photo of a house has come; nil where no line of its diary names it.
  package static func arrival(
    of hash: PhotoHash, on property: Property.ID, _ tx: Transaction
  ) throws -> PhotoArrival? {
    let found = try tx.query(
      """
      select p.byte_count, p.received_at is not null from photos p
       where p.hash = \(hash) and exists (select from diary_photos d where d.hash = p.hash and d.property_id = \(property))
      """
    ).first(as: (Int, Bool).self)
    guard let (size, isComplete) = found else { return nil }
    let received = try tx.query("select coalesce(sum(octet_length(bytes)), 0)::int from photo_parts where hash = \(hash)")
      .first(as: Int.self)
    return PhotoArrival(size_bytes: size, received_bytes: received ?? 0, isComplete: isComplete)
  }

  /// Stores what follows on what is there already.
  package static func append(_ bytes: [UInt8], at offset: Int, to hash: PhotoHash, _ tx: Transaction) throws {
    for first in stride(from: 0, to: bytes.count, by: part_bytes) {
      let part = Array(bytes[first..<min(first + part_bytes, bytes.count)])
      try tx.execute("insert into photo_parts (hash, first_byte, bytes) values (\(hash), \(offset + first), \(part))")
    }
  }

  /// The whole photo as it was received.
  package static func bytes(of hash: PhotoHash, _ tx: Transaction) throws -> [UInt8] {
    try tx.query("select bytes from photo_parts where hash = \(hash) order by first_byte").decode([UInt8].self)
      .reduce(into: []) { $0 += $1 }
  }

  /// Notes that all of it is there; the database refuses it unless the bytes are what the hash says.
  package static func complete(_ hash: PhotoHash, mediaType: String, _ tx: Transaction) throws {
    try tx.execute("update photos set received_at = now(), media_type = \(mediaType) where hash = \(hash)")
  }

  /// Forgets bytes that turned out to be no picture, or another than their hash says.
  package static func discard(_ hash: PhotoHash, _ tx: Transaction) throws {
    try tx.execute("delete from photo_parts where hash = \(hash)")
  }

  /// A photo of a house as it was received, with its type; nil where there is none.
  package static func received(
    _ hash: PhotoHash, on property: Property.ID, _ tx: Transaction
  ) throws -> (mediaType: String, bytes: [UInt8])? {
    try tx.query(
      """
      select p.media_type from photos p where p.hash = \(hash) and p.received_at is not null
         and exists (select from diary_photos d where d.hash = p.hash and d.property_id = \(property))
      """
    ).first(as: String.self).map { ($0, try bytes(of: hash, tx)) }
  }

  /// How a photo looks in a list.
  package enum Thumbnail: Sendable, Hashable {
    case picture([UInt8])
    /// Its bytes give no picture; the word of the documents process.
    case refused(String)
  }

  /// The small picture of a photo; nil where none was made yet.
  package static func thumbnail(of hash: PhotoHash, _ tx: Transaction) throws -> Thumbnail? {
    try tx.query("select bytes, refusal from photo_thumbnails where hash = \(hash)").first(as: ([UInt8]?, String?).self)
      .flatMap { bytes, refusal in bytes.map(Thumbnail.picture) ?? refusal.map(Thumbnail.refused) }
  }

  /// Keeps a small picture, made once.
  package static func keep(_ thumbnail: Thumbnail, of hash: PhotoHash, _ tx: Transaction) throws {
    let (bytes, refusal): ([UInt8]?, String?) =
      switch thumbnail {
      case .picture(let bytes): (bytes, nil)
      case .refused(let word): (nil, word)
      }
    try tx.execute(
      "insert into photo_thumbnails (hash, bytes, refusal) values (\(hash), \(bytes), \(refusal)) on conflict do nothing")
  }
}
