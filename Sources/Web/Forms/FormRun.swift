import Crypto
import Domain
import Hummingbird
import Markup
import Store

/// Shows a form, or carries it out in one transaction: checks that it was not sent before and that nobody has changed its subject
/// meanwhile, and shows it again with everything that was typed where something is wrong.
struct FormRun<Page: FormPage> {
  private let visit: Visit
  private let page: Page

  init(_ visit: Visit, _ page: Page) {
    self.visit = visit
    self.page = page
  }

  func show() async throws -> Response {
    answer(try await look(), submission: UniqueID.make())
  }

  /// The form as it stands now, read so that whatever it discloses is on record.
  private func look() async throws -> Form {
    let read: @Sendable (Transaction) throws -> Form = { [page] tx in try page.form(tx) }
    return Page.discloses ? try await visit.disclose(read) : try await visit.read(read)
  }

  /// What a submission came to.
  private enum Fate: Sendable {
    case done(FormOutcome)
    case sentBefore(String)
    case wrong(Form, [String: Phrase])
    case stale(Form)
  }

  func submit() async throws -> Response {
    let entries = visit.context.form
    guard let submission = entries["_submission"].flatMap({ try? UniqueID.parse($0) }) else { throw WebProblem.unreadableForm }
    let path = visit.request.uri.path
    let fate: Fate
    do {
      fate = try await visit.write { [page, upload = visit.context.upload] tx in
        if let location = try Submissions.begin(submission, tx) { return .sentBefore(location) }
        try Submissions.lock(path, tx)
        let form = try page.form(tx)
        if form.guardsVersion, entries["_version"] != Self.version(of: form) { throw Undone.with(.stale(form)) }
        let reader = FormReader(entries.entered, upload: upload)
        do {
          let outcome = try page.submit(reader, tx)
          try Submissions.finish(submission, location: outcome.location.path, tx)
          return .done(outcome)
        } catch let errors as FormErrors {
          throw Undone.with(.wrong(form, errors.byField))
        }
      }
    } catch Undone.with(let undone) {
      fate = Page.discloses ? try await redisclosed(undone) : undone
    } catch {
      guard let problem = Problem.known(error), problem.exit != .unavailable else { throw error }
      // The thing itself being gone is no matter of the entries.
      return answer(try await look(), entries: entries, problem: problem, submission: UniqueID.make())
    }
    switch fate {
    case .done(let outcome):
      if let secret = outcome.secret { return show(secret, before: outcome.location) }
      return visit.redirect(to: outcome.location, saying: outcome.notice)
    case .sentBefore(let location):
      return visit.redirect(
        to: SiteURL(stored: location) ?? .start,
        saying: Phrase(
          "Das war schon angekommen und wurde nur einmal gespeichert.", en: "That had arrived before; it was stored once."))
    case .wrong(let form, let errors): return answer(form, entries: entries, errors: errors, submission: submission)
    case .stale(let form):
      return answer(form, entries: entries, problem: WebProblem.changedMeanwhile, submission: UniqueID.make())
    }
  }

  /// What is shown again after the transaction was undone, and with it the record of what it disclosed, is read anew.
  private func redisclosed(_ fate: Fate) async throws -> Fate {
    switch fate {
    case .wrong(_, let errors): .wrong(try await look(), errors)
    case .stale: .stale(try await look())
    case .done, .sentBefore: fate
    }
  }

  private func show(_ secret: ShownSecret, before next: SiteURL) -> Response {
    let t = visit.t
    return visit.page(t(secret.title)) {
      div(.class("title")) { h1 { t(secret.title) } }
      section(.class("card")) {
        p { t(secret.explanation) }
        p(.class("secret")) { secret.text }
        p(.class("quiet small")) {
          t("Es wird nur jetzt gezeigt und nirgends aufbewahrt.", en: "It is shown only now and kept nowhere.")
        }
        p { a(.class("button main"), .href(next.path)) { t("Notiert, weiter", en: "Noted, continue") } }
      }
    }
  }

  /// Carries a result out of a transaction that must not be kept.
  private enum Undone: Error {
    case with(Fate)
  }

  private func answer(
    _ form: Form, entries: FormValues? = nil, errors: [String: Phrase] = [:], problem: Problem? = nil, submission: UniqueID
  ) -> Response {
    var status = problem?.status ?? (errors.isEmpty ? .ok : .unprocessableContent)
    // A code that was typed and does not exist is a wrong entry, not a missing page.
    if status == .notFound { status = .unprocessableContent }
    let view = FormView(
      form: form, entries: entries, errors: errors, problem: problem, submission: submission, version: Self.version(of: form),
      visitor: visit.visitor)
    return visit.page(FormView.title(of: form, isRefused: status != .ok, visit.t), in: form.area, status: status) { view.html }
  }

  /// Stands for what the fields hold; whoever saves must have seen it.
  private static func version(of form: Form) -> String {
    let shown = form.fields.map { ($0.name, JSONValue.list($0.values.map { .text($0) })) }
    let stored = JSONValue.object(
      Dictionary(shown + (form.state.map { [("", .text($0))] } ?? []), uniquingKeysWith: { $1 }))
    return SHA256.hash(data: Array(stored.compact.utf8)).prefix(16).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
      .joined()
  }
}
