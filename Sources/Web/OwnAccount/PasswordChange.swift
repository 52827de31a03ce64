import Domain
import Hummingbird
import Markup
import Operations
import Store

/// Changing one's own password. No `FormPage`, because hashing takes longer than a transaction may: it stands between two of them.
struct PasswordChange: Sendable {
  private let visit: Visit

  init(_ visit: Visit) { self.visit = visit }

  private var form: Form {
    Form(
      title: Phrase("Kennwort ändern", en: "Change the password"),
      introduction: Phrase(
        "Alle anderen Anmeldungen enden damit. Mindestens 12 Zeichen; ein Satz merkt sich gut.",
        en: "All other sessions end with it. At least 12 characters; a sentence is easy to remember."),
      action: Phrase("Ändern", en: "Change"), cancel: .ownAccount,
      fields: [
        FormField("old", Phrase("Bisheriges Kennwort", en: "Present password"), .password(isNew: false), required: true),
        FormField("new", Phrase("Neues Kennwort", en: "New password"), .password(isNew: true), required: true),
        FormField("again", Phrase("Noch einmal", en: "Once more"), .password(isNew: true), required: true),
      ])
  }

  func answer(errors: [String: Phrase] = [:], problem: Problem? = nil) -> Response {
    let status = problem?.status ?? (errors.isEmpty ? .ok : .unprocessableContent)
    let view = FormView(
      form: form, errors: errors, problem: problem, submission: UniqueID.make(), version: "", visitor: visit.visitor)
    return visit.page(FormView.title(of: form, isRefused: status != .ok, visit.t), status: status) { view.html }
  }

  func submit() async throws -> Response {
    // Blanks belong to a password, so the entries are taken as they are.
    func typed(_ name: String) -> String { visit.context.form.values[name]?.last ?? "" }
    guard let submission = visit.context.form["_submission"].flatMap({ try? UniqueID.parse($0) }) else {
      throw WebProblem.unreadableForm
    }
    if try await visit.read({ tx in try Submissions.isKnown(submission, tx) }) {
      return visit.redirect(to: .ownAccount, saying: Self.done)
    }
    var errors: [String: Phrase] = [:]
    for field in form.fields where typed(field.name).isEmpty {
      errors[field.name] = Phrase("Diese Angabe fehlt.", en: "This is missing.")
    }
    if errors.isEmpty, typed("new") != typed("again") { errors["again"] = WebProblem.passwordsDiffer.message }
    guard errors.isEmpty else { return answer(errors: errors) }
    do {
      try await visit.service.reception.changePassword(visit.sessionToken, old: typed("old"), new: typed("new"))
    } catch let problem as Problem where problem.code == "sign_in.throttled" {
      return answer(problem: problem)
    } catch let problem as Problem where problem.code.hasPrefix("password.") {
      let sentence = problem.hint.map { problem.message + Phrase(" ", en: " ") + $0 } ?? problem.message
      return answer(errors: [problem.code == "password.refused" ? "old" : "new": sentence])
    }
    try await visit.write { tx in
      if try Submissions.begin(submission, tx) == nil {
        try Submissions.finish(submission, location: SiteURL.ownAccount.path, tx)
      }
    }
    return visit.redirect(to: .ownAccount, saying: Self.done)
  }

  private static let done = Phrase(
    "Kennwort geändert; alle anderen Anmeldungen sind beendet.", en: "Password changed; all other sessions have ended.")
}
