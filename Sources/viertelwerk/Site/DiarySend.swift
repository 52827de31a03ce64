import ArgumentParser
import Domain
import FoundationEssentials
import Operations
import Store

/// Brings in what a phone wrote down: one message, or the file into which it saved what had not arrived.
struct DiarySend: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "send",
    Phrase(
      "Senden, was ein Telefon aufgeschrieben und in eine Datei gesichert hat",
      en: "Send what a phone wrote down and saved to a file"),
    discussion: Phrase(
      """
      Die Datei kommt von der Seite „Heute“ (In eine Datei sichern) oder ist eine Nachricht wie in der API (sendDiary).
      Zweimal senden ändert nichts. Gefahrenmeldungen in der Datei werden genannt und auf „Heute“ eingelesen.
      """,
      en: """
        The file comes from the page "Today" (Save to a file), or is one message as in the API (sendDiary).
        Sending it twice changes nothing. Hazards in the file are named, and read in on "Today".
        """))
  @OptionGroup var shared: SharedOptions
  @Argument(
    help: .phrase("Die Datei; - ist die Standardeingabe.", en: "The file; - is stdin.", value: Phrase("datei", en: "file")))
  var file: String

  func run(in context: Context) async throws {
    let messages = try PhoneFile(JSONInput.read(file))
    var counts = (lines: 0, known: 0, photos: 0)
    for message in messages.days {
      let outcome = try await context.perform(message)
      counts.lines += outcome.record.written.count
      counts.known += outcome.record.alreadyThere
      for breach in outcome.record.breaches { Terminal.say(GateWarning.phrase(breach)) }
    }
    for photo in messages.photos {
      let outcome = try await context.perform(photo)
      if let refusal = outcome.refusal { Terminal.say(refusal) } else { counts.photos += 1 }
    }
    if messages.otherCount > 0 {
      Terminal.say(
        Phrase(
          "Nicht gesendet: Gefahrenmeldungen (\(messages.otherCount)). Auf der Seite „Heute“ die Datei einlesen.",
          en: "Not sent: hazards (\(messages.otherCount)). Read the file in on the page \"Today\"."))
    }
    context.done(
      Phrase(
        "\(counts.lines) Zeilen eingetragen, schon da: \(counts.known); Fotos: \(counts.photos).",
        en: "\(counts.lines) lines written, there already: \(counts.known); photos: \(counts.photos)."),
      json: [
        "written": .integer(counts.lines), "already_there": .integer(counts.known), "photos": .integer(counts.photos),
        "not_sent": .integer(messages.otherCount),
      ])
  }
}

/// What a phone saved: the days in the order in which they were written, and the photos that they name.
private struct PhoneFile {
  private(set) var days: [SendDiaryDay] = []
  private(set) var photos: [ReceivePhoto] = []
  /// Messages of other kinds.
  private(set) var otherCount = 0

  /// - Throws: `Problem` that names the place in the file.
  init(_ document: JSONValue) throws {
    let file = try JSONReader(document)
    guard file.has("waiting") else {
      days = [try Self.day(file)]
      return
    }
    for item in try file.list("waiting") {
      switch try item.text("kind") {
      case "diary": days.append(try Self.day(item.object("body"), on: Reading.day(item.text("on")), of: item.text("property")))
      case "photo":
        guard let bytes = Data(base64Encoded: try item.text("base64")) else {
          throw Problem(
            code: "photo.not_base64",
            message: Phrase("Ein Foto der Datei ist kein base64.", en: "A photo of the file is not base64."),
            hint: Phrase("Die Datei unverändert verwenden.", en: "Use the file as it was saved."))
        }
        photos.append(
          ReceivePhoto(try PhotoHash.parse(item.text("hash")), on: try item.text("property"), firstByte: 0, Array(bytes)))
      default: otherCount += 1
      }
    }
  }

  private static func day(
    _ body: JSONReader, on day: LocalDate? = nil, of property: String? = nil
  ) throws -> SendDiaryDay {
    let document = try DiaryDocument(body)
    let retractions = try body.list("retractions").map {
      SendDiaryDay.Retraction(
        id: try UniqueID.parse($0.text("id")), line: try UniqueID.parse($0.text("line")), reason: try $0.text("reason"))
    }
    return SendDiaryDay(
      try Reading.required(property ?? document.property, "property"),
      on: try day ?? document.day ?? Reading.day(body.text("on")), document.lines, retractions: retractions,
      isSigned: try body.has("signs") && body.flag("signs"), reason: try body.optionalText("reason"), today: Reading.today)
  }
}

/// Puts a photo from a file into the site diary of a day.
struct DiaryPhoto: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "photo", Phrase("Ein Foto in das Bautagebuch legen", en: "Put a photo into the site diary"),
    discussion: Phrase(
      "viertelwerk diary photo DO-BRU-051 decke.jpg --text 'Decke, Putz lose' --unit WE-01 --place Bad --moment vorher",
      en:
        "viertelwerk diary photo DO-BRU-051 ceiling.jpg --text 'Ceiling, loose plaster' --unit WE-01 --place Bath --moment before"
    ))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Kürzel des Hauses.", en: "Code of the house.", value: .house)) var property: String
  @Argument(help: .phrase("JPEG, PNG oder WebP.", en: "JPEG, PNG or WebP.", value: Phrase("datei", en: "file")))
  var file: String
  @Option(help: .phrase("Was zu sehen ist.", en: "What is to be seen.", value: .text)) var text: String
  @Option(
    help: .phrase(
      "Kürzel der Einheit (sonst das Haus).", en: "Code of the unit (else the building).", value: Phrase("einheit", en: "unit"))
  )
  var unit: String?
  @Option(help: .phrase("Raum oder Seite des Hauses.", en: "Room or side of the building.", value: Phrase("ort", en: "place")))
  var place: String?
  @Option(
    help: .phrase("vorher oder nachher.", en: "before or after.", value: Phrase("zeitpunkt", en: "moment")),
    transform: { try PhotoMoment.parse($0) })
  var moment: PhotoMoment?
  @Option(help: .phrase("An welchem Tag (sonst heute).", en: "On which day (else today).", value: .day), transform: Reading.day)
  var on: LocalDate?

  func run(in context: Context) async throws {
    guard let data = try? Data(contentsOf: URL(filePath: file)), !data.isEmpty else {
      throw Problem(
        code: "file.unreadable",
        message: Phrase("\(file) ist nicht lesbar oder leer.", en: "\(file) cannot be read or is empty."),
        hint: Phrase("Pfad und Rechte prüfen.", en: "Check the path and its permissions."))
    }
    let bytes = Array(data)
    let (hash, day) = (PhotoHash(of: bytes), on ?? Reading.today)
    // Looked at first: a line whose photo is none would stay in the diary.
    if let refusal = ReceivePhoto.refusal(of: bytes, hash) {
      throw Problem(
        code: "photo.refused", message: refusal,
        hint: Phrase("Das Foto als JPEG speichern und noch einmal angeben.", en: "Save the photo as JPEG and give it again."))
    }
    let photo = SitePhoto(
      hash, size_bytes: bytes.count, alternativeText: text, unit: unit, place: place, moment: moment)
    _ = try await context.perform(RecordDiaryDay(property, on: day, [DiaryLine(.photo(photo))], today: Reading.today))
    _ = try await context.perform(ReceivePhoto(hash, on: property, firstByte: 0, bytes))
    context.done(
      Phrase("Bautagebuch \(property), \(day): das Foto ist da.", en: "Site diary \(property), \(day): the photo is there."),
      json: ["property": .text(property), "day": .day(day), "hash": .text(hash.description)])
  }
}
