import Domain
import Operations
import Store

/// Puts a photo into the diary of a day from a desk, such as one that a firm has sent; on the site it is taken on today's page.
struct DiaryPhotoForm: FormPage {
  /// What a photo may be; see `ReceivePhoto.refusal`.
  private static let kinds = "image/jpeg,image/png,image/webp"
  private static let most = "\(SitePhoto.size_bytes_max / 1_000_000) MB"
  let target: DiaryTarget

  init(_ visit: Visit) throws { target = try DiaryTarget(visit) }

  func form(_ tx: Transaction) throws -> Form {
    let units = try UnitQueries.all(of: try target.head(tx).id, on: target.day, tx)
    return try target.form(
      Phrase("Foto", en: "Photo"), tx,
      introduction: Phrase(
        "Die Datei bleibt, wie sie ist, auch mit dem Ort, wenn die Kamera ihn hineingeschrieben hat.",
        en: "The file stays as it is, with the position too where the camera wrote it into it."),
      [
        FormField(
          "foto", Phrase("Datei", en: "File"), .file(accept: Self.kinds), required: true,
          hint: Phrase("JPEG, PNG oder WebP, höchstens \(Self.most).", en: "JPEG, PNG or WebP, at most \(Self.most).")),
        FormField(
          "text", Phrase("Was ist zu sehen?", en: "What is to be seen?"), .text(maxLength: 500), required: true,
          hint: Phrase("Für alle, die das Bild nicht sehen können.", en: "For everybody who cannot see the picture.")),
        FormField(
          "einheit", Phrase("Einheit", en: "Unit"), .choice(units.map { FormChoice($0.code, Phrase($0.code, en: $0.code)) })),
        FormField(
          "ort", Phrase("Raum oder Seite des Hauses", en: "Room or side of the house"), .text(maxLength: 100),
          hint: Phrase(
            "Gleich geschrieben stehen vorher und nachher übereinander.",
            en: "Spelt alike, before and after stand over each other.")
        ),
        .choice("zeitpunkt", Phrase("Vor oder nach der Arbeit", en: "Before or after the work"), PhotoMoment.self),
        FormField("paket", Phrase("Arbeitspaket", en: "Work package"), .choice(try target.packages(tx))),
      ])
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let (bytes, text) = (entries.requiredFile("foto"), entries.requiredText("text"))
    let moment = entries.choice("zeitpunkt", PhotoMoment.self)
    try entries.check()
    let hash = PhotoHash(of: bytes)
    if let refusal = ReceivePhoto.refusal(of: bytes, hash) { entries.refuse("foto", refusal) }
    try entries.check()
    let photo = SitePhoto(
      hash, size_bytes: bytes.count, alternativeText: text, unit: entries.text("einheit"), place: entries.text("ort"),
      moment: moment, workPackage: entries.text("paket"))
    _ = try target.record([.photo(photo)], tx)
    _ = try ReceivePhoto(hash, on: target.code, firstByte: 0, bytes).run(tx)
    return FormOutcome(.diary(target.code, target.day), saying: Phrase("Das Foto ist da.", en: "The photo is there."))
  }
}
