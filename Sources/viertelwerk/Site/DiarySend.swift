import ArgumentParser
import Domain
import FoundationEssentials
import Operations
import Store
import Web

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
    let file = try DiaryFile(sent: JSONInput.read(self.file), today: Reading.today)
    var counts = (lines: 0, known: 0, photos: 0)
    for message in file.messages {
      let outcome = try await context.perform(message)
      counts.lines += outcome.record.written.count
      counts.known += outcome.record.alreadyThere
      for breach in outcome.record.breaches { Terminal.say(GateWarning.phrase(breach)) }
    }
    for photo in file.photos {
      let outcome = try await context.perform(photo)
      if let refusal = outcome.refusal { Terminal.say(refusal) } else { counts.photos += 1 }
    }
    if file.otherCount > 0 {
      Terminal.say(
        Phrase(
          "Nicht gesendet: Gefahrenmeldungen (\(file.otherCount)). Auf der Seite „Heute“ die Datei einlesen.",
          en: "Not sent: hazards (\(file.otherCount)). Read the file in on the page \"Today\"."))
    }
    context.done(
      Phrase(
        "\(counts.lines) Zeilen eingetragen, schon da: \(counts.known); Fotos: \(counts.photos).",
        en: "\(counts.lines) lines written, there already: \(counts.known); photos: \(counts.photos)."),
      json: [
        "written": .integer(counts.lines), "already_there": .integer(counts.known), "photos": .integer(counts.photos),
        "not_sent": .integer(file.otherCount),
      ])
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
