import Domain
import Operations
import Store

/// The bytes of photos that a diary names: they come in parts, and go on after a break where they stopped.
enum PhotoAPI {
  /// A phone scales photos down to a tenth of it.
  static let size_bytes_max = SitePhoto.size_bytes_max
  /// As base64 it fits the longest request.
  static let part_bytes_max = 512 * 1024

  private static let arrival = APIShape(
    "PhotoArrival",
    [
      .must("size_bytes", .integer(0...Int64(size_bytes_max))),
      .must(
        "received_bytes", .integer(0...Int64(size_bytes_max)),
        Phrase("Der nächste Teil beginnt hier.", en: "The next part begins here.")),
      .must("is_complete", .flag),
      .may(
        "refusal", .text,
        Phrase("Warum die Bytes kein Foto ergeben; sie sind verworfen.", en: "Why the bytes are no photo; they are discarded.")),
    ])

  private static let read: APIOperation.Read = { call, tx in
    let house = try Lookup.property(call["property"], tx)
    guard let found = try PhotoContents.arrival(of: PhotoHash.parse(call["hash"]), on: house, tx) else {
      throw APIProblem.unknown
    }
    return json(found, refusal: nil)
  }

  static let operations: [APIOperation] = [
    .read(
      "/properties/{property}/photos/{hash}", "readPhotoArrival",
      Phrase("Wie weit ein Foto angekommen ist", en: "How far a photo has arrived"), for: DiaryAPI.writers, of: arrival, read),
    .create(
      "/properties/{property}/photos/{hash}/parts", "sendPhotoPart",
      Phrase(
        "Einen Teil eines Fotos senden, das im Bautagebuch genannt ist", en: "Send a part of a photo that the diary names"),
      for: DiaryAPI.writers,
      body: [.must("first_byte", .integer(0...Int64(size_bytes_max))), .must("bytes", .bytes(part_bytes_max))], of: arrival,
      in: read
    ) { body, call, tx in
      let outcome = try call.perform(
        ReceivePhoto(
          PhotoHash.parse(call["hash"]), on: call["property"], firstByte: body.requiredInteger("first_byte"),
          body.bytes("bytes")), tx)
      return APICreated(
        address: APICall.address("properties", call["property"], "photos", call["hash"]),
        content: json(outcome.arrival, refusal: outcome.refusal?.text(call.language)), isContentOfAddress: false)
    },
  ]

  private static func json(_ arrival: PhotoArrival, refusal: String?) -> JSONValue {
    [
      "size_bytes": .integer(arrival.size_bytes), "received_bytes": .integer(arrival.received_bytes),
      "is_complete": .bool(arrival.isComplete), "refusal": .text(refusal),
    ]
  }
}
