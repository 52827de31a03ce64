import Domain
import HTTPTypes
import Hummingbird
import Import
import Markup
import Store

/// `/import`: lists are uploaded, looked at as they are understood, and imported as a whole or not at all.
enum ImportRoutes {
  /// Who may import; what was imported is read by auditors too.
  static let importers: Set<Role> = [.finance, .management]

  static func add(to routes: Routes) {
    routes.get("/import", for: Area.imports.roles, start)
    routes.post("/import", for: importers, upload)
    routes.get("/import/:upload", for: importers, show)
    routes.post("/import/:upload/dateien", for: importers, addFiles)
    routes.post("/import/:upload/dateien/:datei/entfernen", for: importers, removeFile)
    routes.post("/import/:upload/angaben", for: importers, choose)
    routes.post("/import/:upload/pruefen", for: importers, rehearse)
    routes.post("/import/:upload/einlesen", for: importers, commit)
    routes.post("/import/:upload/abbrechen", for: importers, cancel)
    routes.post("/import/:upload/verwerfen", for: importers, discard)
    routes.get("/import/:upload/befunde/:datei", for: importers, fetch)
    routes.get("/import/verlauf/:nummer", for: Area.imports.roles, batch)
  }

  @Sendable private static func start(_ visit: Visit) async throws -> Response {
    let mayImport = importers.contains(visit.person.role)
    let (batches, waiting, storable) = try await visit.read { tx in
      (
        try ImportHistory.all(tx), mayImport ? try ImportUploads.waiting(tx) : [],
        mayImport ? try Kind.storable(tx) : []
      )
    }
    let view = ImportView(
      batches: batches, waiting: waiting, limits: visit.service.settings.uploads, storable: storable,
      visitor: visit.visitor, state: TableState(visit))
    if let file = try await visit.export(view.history) { return file }
    return visit.page(visit.t(Area.imports.name), in: .imports) { view.html }
  }

  @Sendable private static func upload(_ visit: Visit) async throws -> Response {
    let files = try files(of: visit)
    let id = UniqueID.make()
    let choices = try ImportChoiceFields.read(visit.context.form).text
    try await visit.write { tx in
      try ImportUploads.begin(id, choices: choices, tx)
      try files.keep(in: id, tx)
    }
    visit.service.imports.begin(.rehearsal, of: id, as: visit.person.actor, in: visit.visitor.language)
    return visit.redirect(to: .importUpload(id))
  }

  /// - Throws: `Problem` `request.media_type`, `upload.empty`.
  private static func files(of visit: Visit) throws -> UploadFolder {
    guard let upload = visit.context.upload else { throw WebProblem.uploadUnreadable }
    guard !upload.files.isEmpty else { throw WebProblem.uploadEmpty }
    return upload
  }

  @Sendable private static func show(_ visit: Visit) async throws -> Response {
    let desk = visit.service.imports
    let id = try number(of: visit)
    try await desk.settle(id)
    // Asked first: what has ended by then is in the database.
    let state = desk.state(of: id)
    let upload = try await find(id, visit)
    if case .waiting(let work, let progress) = state, !upload.files.isEmpty {
      let view = UploadProgressView(upload: upload, work: work, progress: progress, visitor: visit.visitor)
      var response = visit.page(view.title, in: .imports) { view.html }
      // Looks again by itself, without a script.
      response.headers[.refresh] = "2"
      return response
    }
    if upload.batch != nil || upload.files.isEmpty { return finished(upload, visit) }
    var view = UploadView(
      upload: upload, review: upload.review.flatMap { ImportReview(text: $0) }, limits: visit.service.settings.uploads,
      storable: try await visit.read(Kind.storable), visitor: visit.visitor, state: TableState(visit))
    if case .failed(let problem) = state { view.problem = problem }
    if let table = view.findings, let file = try await visit.export(table) { return file }
    return visit.page(view.title, in: .imports) { view.html }
  }

  private static func finished(_ upload: ImportUpload, _ visit: Visit) -> Response {
    guard upload.returned.isEmpty else {
      let view = UploadRestView(upload: upload, visitor: visit.visitor)
      return visit.page(view.title, in: .imports) { view.html }
    }
    guard let batch = upload.batch else { return visit.redirect(to: .imports, saying: nothingNew) }
    return visit.redirect(to: .importBatch(batch), saying: imported)
  }

  private static let imported = Phrase("Eingelesen.", en: "Imported.")
  private static let nothingNew = Phrase(
    "Alles war schon da; es wurde nichts geändert.", en: "Everything was there already; nothing was changed.")

  private static func number(of visit: Visit) throws -> UniqueID {
    guard let id = try? UniqueID.parse(try visit.parameter("upload")) else { throw WebProblem.notFound }
    return id
  }

  private static func find(_ id: UniqueID, _ visit: Visit) async throws -> ImportUpload {
    guard let upload = try await visit.read({ tx in try ImportUploads.find(id, tx) }) else { throw WebProblem.notFound }
    return upload
  }

  /// An upload of one's own that nothing is being done with.
  private static func idle(_ visit: Visit) async throws -> ImportUpload {
    let upload = try await find(try number(of: visit), visit)
    guard !upload.files.isEmpty, upload.batch == nil else { throw WebProblem.notFound }
    guard !visit.service.imports.isBusy(with: upload.id) else { throw running }
    return upload
  }

  private static let running = Problem(
    code: "import.running",
    message: Phrase("Diese Dateien werden gerade geprüft oder eingelesen.", en: "These files are being checked or imported."),
    hint: Phrase("Warten, bis es fertig ist, oder abbrechen.", en: "Wait until it is done, or cancel it."))

  @Sendable private static func addFiles(_ visit: Visit) async throws -> Response {
    let upload = try await idle(visit)
    let files = try files(of: visit)
    let sources = upload.review.flatMap { ImportReview(text: $0) }?.returnSources ?? [:]
    try await visit.write { tx in
      // A list that went back and comes mended takes the place of the one that it was made from.
      for source in files.files.compactMap({ sources[$0.name] }) {
        if let old = upload.files.first(where: { $0.name == source }) {
          _ = try ImportUploads.remove(old.position, of: upload.id, tx)
        }
      }
      try files.keep(in: upload.id, tx)
      try ImportUploads.setReview(nil, of: upload.id, tx)
    }
    return begin(.rehearsal, upload, visit)
  }

  @Sendable private static func removeFile(_ visit: Visit) async throws -> Response {
    let upload = try await idle(visit)
    guard let position = Int(try visit.parameter("datei")), upload.files.contains(where: { $0.position == position }) else {
      throw WebProblem.notFound
    }
    guard upload.files.count > 1 else { return try await discard(visit) }
    try await visit.write { tx in
      _ = try ImportUploads.remove(position, of: upload.id, tx)
      try ImportUploads.setReview(nil, of: upload.id, tx)
    }
    return begin(.rehearsal, upload, visit)
  }

  @Sendable private static func choose(_ visit: Visit) async throws -> Response {
    let upload = try await idle(visit)
    let choices = try ImportChoiceFields.read(visit.context.form).text
    try await visit.write { tx in try ImportUploads.setChoices(choices, of: upload.id, tx) }
    return begin(.rehearsal, upload, visit)
  }

  @Sendable private static func fetch(_ visit: Visit) async throws -> Response {
    let upload = try await find(try number(of: visit), visit)
    guard let position = Int(try visit.parameter("datei")),
      let file = upload.returned.first(where: { $0.position == position })
    else { throw WebProblem.notFound }
    return try await visit.download(file, of: upload)
  }

  @Sendable private static func rehearse(_ visit: Visit) async throws -> Response {
    begin(.rehearsal, try await idle(visit), visit)
  }

  @Sendable private static func commit(_ visit: Visit) async throws -> Response {
    let upload = try await idle(visit)
    // Only what was looked at and is sound; everything else is told on the page.
    guard let review = upload.review.flatMap({ ImportReview(text: $0) }),
      review.mayCommit(ImportChoices(text: upload.choices))
    else {
      return visit.redirect(to: .importUpload(upload.id))
    }
    return begin(.commit, upload, visit)
  }

  private static func begin(_ work: ImportDesk.Work, _ upload: ImportUpload, _ visit: Visit) -> Response {
    visit.service.imports.begin(work, of: upload.id, as: visit.person.actor, in: visit.visitor.language)
    return visit.redirect(to: .importUpload(upload.id))
  }

  @Sendable private static func cancel(_ visit: Visit) async throws -> Response {
    let upload = try await find(try number(of: visit), visit)
    await visit.service.imports.cancel(upload.id)
    return visit.redirect(to: .importUpload(upload.id))
  }

  @Sendable private static func discard(_ visit: Visit) async throws -> Response {
    let upload = try await find(try number(of: visit), visit)
    await visit.service.imports.cancel(upload.id)
    visit.service.imports.forget(upload.id)
    try await visit.write { tx in try ImportUploads.discard(upload.id, tx) }
    return visit.redirect(to: .imports, saying: Phrase("Verworfen.", en: "Discarded."))
  }

  @Sendable private static func batch(_ visit: Visit) async throws -> Response {
    guard let number = Int64(try visit.parameter("nummer")) else { throw WebProblem.notFound }
    let (batch, files) = try await visit.read { tx in
      (try ImportHistory.one(number, tx), try ImportHistory.files(of: number, tx))
    }
    guard let batch else { throw WebProblem.notFound }
    let view = BatchView(batch: batch, files: files, t: visit.t)
    return visit.page(view.title, in: .imports) { view.html }
  }
}
