import Crypto
package import Domain
package import Store

/// Takes in a part of a photo that a line of the diary names. A part that came before changes nothing; with the last one the photo is
/// there, if the bytes are what its hash says and a picture.
package struct ReceivePhoto: UseCase {
  /// How far it is, and why the bytes were thrown away where they are no photo.
  package struct Outcome: Sendable, Hashable {
    package let arrival: PhotoArrival
    package let refusal: Phrase?
  }

  package let hash: PhotoHash
  package let property: String
  package let firstByte: Int
  package let bytes: [UInt8]

  package init(_ hash: PhotoHash, on property: String, firstByte: Int, _ bytes: [UInt8]) {
    self.hash = hash
    self.property = property
    self.firstByte = firstByte
    self.bytes = bytes
  }

  package func run(_ tx: Transaction) throws -> Outcome {
    let house = try Lookup.property(property, tx)
    try Submissions.lock("photo:\(hash)", tx)
    guard let before = try PhotoContents.arrival(of: hash, on: house, tx) else {
      throw Problem(
        code: "photo.unnamed",
        message: Phrase(
          "Kein Bautagebuch dieses Objekts nennt dieses Foto.", en: "No diary of this property names this photo."),
        hint: Phrase(
          "Erst die Zeile mit dem Foto senden, dann seine Bytes.", en: "Send the line with the photo first, then its bytes."))
    }
    let end = firstByte + bytes.count
    if before.isComplete || end <= before.received_bytes { return Outcome(arrival: before, refusal: nil) }
    guard firstByte <= before.received_bytes else {
      throw Problem(
        code: "photo.part_missing",
        message: Phrase(
          "Dieser Teil beginnt bei Byte \(firstByte); angekommen sind erst \(before.received_bytes).",
          en: "This part begins at byte \(firstByte); only \(before.received_bytes) have arrived."),
        hint: Phrase("Bei \(before.received_bytes) weitermachen.", en: "Go on at \(before.received_bytes)."))
    }
    guard end <= before.size_bytes else {
      throw Problem(
        code: "photo.longer_than_named",
        message: Phrase(
          "Das Foto soll \(before.size_bytes) Bytes haben; dieser Teil reicht bis \(end).",
          en: "The photo is said to have \(before.size_bytes) bytes; this part goes to \(end)."),
        hint: Phrase("Größe und Prüfsumme des Fotos neu bestimmen.", en: "Take size and checksum of the photo anew."))
    }
    try PhotoContents.append(Array(bytes[(before.received_bytes - firstByte)...]), at: before.received_bytes, to: hash, tx)
    guard end == before.size_bytes else {
      return Outcome(
        arrival: PhotoArrival(size_bytes: before.size_bytes, received_bytes: end, isComplete: false), refusal: nil)
    }
    return try finish(before.size_bytes, tx)
  }

  private func finish(_ size_bytes: Int, _ tx: Transaction) throws -> Outcome {
    let whole = try PhotoContents.bytes(of: hash, tx)
    if let refusal = Self.refusal(of: whole, hash) {
      try PhotoContents.discard(hash, tx)
      return Outcome(
        arrival: PhotoArrival(size_bytes: size_bytes, received_bytes: 0, isComplete: false), refusal: refusal)
    }
    try PhotoContents.complete(hash, mediaType: PictureKind(of: whole)?.mediaType ?? "", tx)
    try AuditEvents.record(
      tx, operation: "photo.receive", subject: "property:\(property)",
      facts: ["sha256": .text(hash.description), "bytes": .integer(size_bytes)])
    return Outcome(
      arrival: PhotoArrival(size_bytes: size_bytes, received_bytes: size_bytes, isComplete: true), refusal: nil)
  }

  /// Why bytes are not the photo of this hash; nil where they are.
  package static func refusal(of bytes: [UInt8], _ hash: PhotoHash) -> Phrase? {
    guard PhotoHash(of: bytes) == hash else {
      return Phrase(
        "Die Bytes ergeben eine andere Prüfsumme: Das Foto noch einmal senden.",
        en: "The bytes have another checksum: send the photo again.")
    }
    switch PictureKind(of: bytes) {
    case .jpeg, .png, .webp: return nil
    case .heic:
      return Phrase(
        "HEIC wird nicht angenommen: in den Einstellungen der Kamera JPEG („Maximale Kompatibilität“) wählen.",
        en: "HEIC is not taken: choose JPEG (“most compatible”) in the settings of the camera.")
    case nil:
      return Phrase(
        "Das ist kein Foto: JPEG, PNG und WebP werden angenommen.", en: "This is no photo: JPEG, PNG and WebP are taken.")
    }
  }
}

extension PhotoHash {
  /// The hash of a photo whose bytes are at hand.
  package init(of bytes: [UInt8]) { self.init(digest: Array(SHA256.hash(data: bytes))) }
}
