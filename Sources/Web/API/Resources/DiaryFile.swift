package import Domain
package import Operations

/// A day, or all that a phone had waiting, in a file instead of a request: the same members as in the API, checked by the same shapes.
package struct DiaryFile: Sendable {
  /// The house and the day that the file names; a phone's file names them for each message.
  package let property: String?
  package let day: LocalDate?
  /// The lines of a file that is one day.
  package let lines: [DiaryLine]
  /// What is to be sent, in the order in which it was written.
  package let messages: [SendDiaryDay]
  /// The photos that a phone had not sent yet.
  package let photos: [ReceivePhoto]
  /// What only the page on which it was written can send: hazards.
  package let otherCount: Int

  /// Reads one day: `{"property": …, "on": …, "device_at": …, "work": […], …}`, with an identity in each line, so that sending it again changes
  /// nothing. `device_at` is the clock of the device when it was written, for all lines that name none.
  ///
  /// - Throws: `Problem` that names every place that does not fit.
  package init(day document: JSONValue) throws {
    try self.init(days: [Item(Self.checked(document, Self.place + DiaryAPI.identifiedLines))])
  }

  /// Reads one message (`sendDiary` with the house and the day beside it), or what a phone has saved: messages and photos in `waiting`.
  ///
  /// - Throws: `Problem` that names every place that does not fit.
  package init(sent document: JSONValue, today: LocalDate) throws {
    guard case .object(let members) = document, let saved = members["waiting"] else {
      try self.init(days: [Item(Self.checked(document, Self.place + DiaryAPI.identifiedMessage))], today: today)
      return
    }
    guard case .list(let waiting) = saved else {
      throw Self.problem([
        APIFault(pointer: "/waiting", message: Phrase("Erwartet wird eine Liste.", en: "A list is expected."))
      ])
    }
    var (faults, days, photos, otherCount) = ([APIFault](), [Item](), [ReceivePhoto](), 0)
    for (index, item) in waiting.enumerated() {
      let pointer = "/waiting/\(index)"
      let entry = APIEntries(item)
      var check = APICheck()
      switch entry.text("kind") {
      case "diary":
        // Beside these the phone keeps what is its own: since when it waits, how often it was tried.
        check.members(
          item, Self.stated + [.must("body", .object(APIShape("Message", DiaryAPI.identifiedMessage)))], at: pointer)
        days.append(Item(entry.object("body"), of: entry.text("property"), on: entry.day("on")))
      case "photo":
        check.members(
          item,
          [.must("property", .code), .must("hash", .hash), .must("base64", .bytes(PhotoAPI.size_bytes_max))], at: pointer)
        if check.faults.isEmpty {
          photos.append(
            ReceivePhoto(
              try PhotoHash.parse(entry.requiredText("hash")), on: entry.requiredText("property"), firstByte: 0,
              entry.bytes("base64")))
        }
      default: otherCount += 1
      }
      faults += check.faults
    }
    guard faults.isEmpty else { throw Self.problem(faults) }
    try self.init(days: days, photos: photos, otherCount: otherCount, today: today)
  }

  /// A message and where it belongs.
  private struct Item {
    let body: APIEntries
    let property: String?
    let day: LocalDate?

    init(_ body: APIEntries, of property: String? = nil, on day: LocalDate? = nil) {
      self.body = body
      self.property = property ?? body.text("property")
      self.day = day ?? body.day("on")
    }
  }

  private init(days: [Item], photos: [ReceivePhoto] = [], otherCount: Int = 0, today: LocalDate? = nil) throws {
    (property, day) = (days.first?.property, days.first?.day)
    lines = days.first.map { DiaryAPI.lines($0.body, writtenAt: $0.body.moment("device_at")) } ?? []
    self.photos = photos
    self.otherCount = otherCount
    messages = try days.compactMap { item -> SendDiaryDay? in
      guard let today else { return nil }
      guard let property = item.property, let day = item.day else {
        throw Self.problem([
          APIFault(
            pointer: "/\(item.property == nil ? "property" : "on")",
            message: Phrase("Diese Angabe fehlt.", en: "This is missing."))
        ])
      }
      return DiaryAPI.message(item.body, of: property, on: day, today: today)
    }
  }

  private static let place: [APIField] = [.may("property", .code), .may("on", .day), .may("device_at", .moment)]
  private static let stated: [APIField] = [.must("property", .code), .must("on", .day)]

  private static func checked(_ document: JSONValue, _ fields: [APIField]) throws -> APIEntries {
    var check = APICheck()
    check.object(document, fields)
    guard check.faults.isEmpty else { throw problem(check.faults) }
    return APIEntries(document)
  }

  private static func problem(_ faults: [APIFault]) -> Problem {
    let places = faults.map { fault in
      let place = fault.pointer.isEmpty ? "/" : fault.pointer
      return Phrase("\(place): \(fault.message.german)", en: "\(place): \(fault.message.english)")
    }
    return Problem(
      code: "diary.wrong_document",
      message: Phrase(
        "Die Datei ist kein Bautagebuch, wie es erwartet wird.", en: "The file is no site diary as it is expected."),
      detail: Phrase(places.map(\.german).joined(separator: "\n  "), en: places.map(\.english).joined(separator: "\n  ")),
      hint: Phrase(
        "Die genannten Stellen berichtigen; gespeichert wurde nichts.", en: "Mend the places named; nothing was saved."))
  }
}
