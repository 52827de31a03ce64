import Documents
import Domain
import Import
import Logging
import Operations
import ServiceLifecycle
import Store
import Synchronization

/// Rehearses and imports what was uploaded, beside the requests: a few at a time, one for an upload. Told to end, it cancels them; a
/// transaction that was cut short leaves nothing, and the upload is still there.
final class ImportDesk: Service {
  /// What is to be done with an upload.
  enum Work: Sendable {
    case rehearsal, commit
  }

  /// What became of it so far.
  enum State: Sendable {
    /// Nil before anything was read.
    case waiting(Work, ImportProgress?)
    case failed(Problem)
  }

  private struct Entry {
    let task: Task<Void, Never>?
    var state: State
    let begun: ContinuousClock.Instant
  }

  private let database: Database
  private let documents: DocumentProcess?
  private let logger: Logger
  private let entries = Mutex<[UniqueID: Entry]>([:])
  private let turnstile = Turnstile(places: 2, queue: 100)

  /// - Parameter documents: reads what is packed; nil where it is not installed.
  init(database: Database, documents: DocumentProcess?, logger: Logger) {
    self.database = database
    self.documents = documents
    self.logger = logger
  }

  /// What is known of an upload beside what the database keeps; nil where nothing is under way.
  func state(of upload: UniqueID) -> State? { entries.withLock { $0[upload]?.state } }

  func isBusy(with upload: UniqueID) -> Bool {
    if case .waiting = state(of: upload) { true } else { false }
  }

  /// Waits a moment for what is quick, so that nobody has to look twice.
  func settle(_ upload: UniqueID) async throws {
    for _ in 0..<30 where isBusy(with: upload) { try await Task.sleep(for: .milliseconds(50)) }
  }

  /// Begins; what is under way already goes on.
  func begin(_ work: Work, of upload: UniqueID, as actor: Actor, in language: Language) {
    entries.withLock { entries in
      if case .waiting = entries[upload]?.state { return }
      let task = Task { await self.carryOut(work, upload, actor, language) }
      entries[upload] = Entry(task: task, state: .waiting(work, nil), begun: .now)
    }
  }

  /// Stops what is under way and waits until it is undone.
  func cancel(_ upload: UniqueID) async {
    let task = entries.withLock { $0[upload]?.task }
    task?.cancel()
    await task?.value
  }

  /// Forgets what went wrong.
  func forget(_ upload: UniqueID) { entries.withLock { $0[upload] = nil } }

  private func carryOut(_ work: Work, _ upload: UniqueID, _ actor: Actor, _ language: Language) async {
    var failure: Problem?
    do {
      guard let pass = try await turnstile.enter() else { throw Self.busy }
      defer { pass.leave() }
      try await run(work, upload, actor, language)
    } catch is CancellationError {
      failure = Self.cancelled
    } catch {
      failure = Problem.known(error) ?? WebProblem.unforeseen(error, logger)
    }
    entries.withLock { entries in
      guard let begun = entries[upload]?.begun else { return }
      entries[upload] = failure.map { Entry(task: nil, state: .failed($0), begun: begun) }
    }
  }

  private func run(_ work: Work, _ id: UniqueID, _ actor: Actor, _ language: Language) async throws {
    let (empty, back) = (try UploadFolder(), try WorkFolder(in: nil))
    defer {
      empty.remove()
      back.remove()
    }
    let (upload, choices) = try await database.read(as: actor) { tx in
      guard let upload = try ImportUploads.find(id, tx) else { throw WebProblem.notFound }
      var filled = empty
      try filled.write(upload, tx)
      return (filled, ImportChoices(text: upload.choices))
    }
    let documents = documents
    let run = try await ImportRun(
      upload, choices, isRehearsal: work == .rehearsal, returningTo: back, language: language
    ) {
      guard let documents else { throw Problem.documentsMissing }
      return documents
    }
    let samples = run.samples()
    let report = try await run.run(
      on: database, as: actor, progress: { self.note(work, $0, of: id) },
      whenStored: { tx, batch in try ImportUploads.finish(id, batch: batch, hasRest: choices.isPartial, tx) })
    guard !report.isStored || choices.isPartial else { return }
    let returned = UploadFolder(folder: back, files: report.returned)
    let review = try ImportReview(report, samples: samples).text
    try await database.write(as: actor) { tx in
      if report.isStored { try ImportUploads.forgetFiles(of: id, tx) } else { try ImportUploads.forgetReturned(of: id, tx) }
      try returned.keep(in: id, areReturned: true, tx)
      try ImportUploads.setReview(review, of: id, tx)
    }
  }

  private func note(_ work: Work, _ progress: ImportProgress, of upload: UniqueID) {
    entries.withLock { $0[upload]?.state = .waiting(work, progress) }
  }

  /// Forgets every hour what nobody has come back to for a day, until it is told to end.
  func run() async throws {
    while !Task.isCancelled, !Task.isShuttingDownGracefully {
      await tidy()
      try? await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(3600)) }
    }
    for upload in entries.withLock({ Array($0.keys) }) { await cancel(upload) }
  }

  private func tidy() async {
    do {
      try await database.write(as: Reception.doorkeeper, ImportUploads.tidy)
    } catch {
      logger.warning("uploads are not tidied", metadata: ["kind": "\(Problem.known(error)?.code ?? "internal")"])
    }
    let old = ContinuousClock.now - .seconds(24 * 3600)
    entries.withLock { entries in entries = entries.filter { $0.value.task != nil || $0.value.begun > old } }
  }

  private static let busy = Problem(
    code: "import.busy", message: Phrase("Zu viele Importe warten.", en: "Too many imports are waiting."),
    hint: Phrase("Später noch einmal versuchen.", en: "Try again later."), exit: .retry)

  private static let cancelled = Problem(
    code: "import.cancelled",
    message: Phrase("Abgebrochen; es wurde nichts gespeichert.", en: "Cancelled; nothing was stored."), exit: .retry)
}
