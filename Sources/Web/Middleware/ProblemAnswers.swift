import Domain
import HTTPTypes
import Hummingbird
import Logging
import Store

/// Turns every error into an answer that a person or a program can act on: a page, or an RFC 9457 problem.
struct ProblemAnswers: RouterMiddleware {
  let metrics: Metrics
  let settings: WebSettings

  func handle(
    _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let needed as SignInNeeded {
      let visitor = context.visitor.value
      guard !ProblemAnswer.wantsJSON(request) else {
        return ProblemAnswer.response(to: request, WebProblem.signInNeeded, for: visitor)
      }
      switch visitor.state {
      case .secondFactorDue: return .redirect(to: .secondFactor)
      case .enrolmentDue: return .redirect(to: .enrolment)
      case .open, nil: return .redirect(to: SiteURL.signIn.with(["weiter": needed.wanted?.path]))
      }
    } catch {
      let problem = problem(of: error, context)
      if let page = await resendPage(request, context, problem) { return page.response(.embedded) }
      return ProblemAnswer.response(to: request, problem, for: context.visitor.value)
    }
  }

  /// What was typed into a page of ours is given back where it only came at a bad moment: the session had run out, or the database was
  /// away.
  private func resendPage(_ request: Request, _ context: WebContext, _ problem: Problem) async -> ResendPage? {
    guard request.method == .post, !UploadLimits.isMultipart(request),
      problem.code == WebProblem.forged.code || problem.status == .serviceUnavailable,
      !ProblemAnswer.wantsJSON(request), ForgeryGuard.isOurs(request, settings)
    else { return nil }
    var form = context.visitor.form
    if form == FormValues() {
      // The database was away before anybody had read the form.
      var request = request
      guard let body = try? await request.collectBody(upTo: WebContext.bodyLimit_bytes) else { return nil }
      form = (try? FormValues.parse(String(buffer: body))) ?? FormValues()
    }
    var visitor = context.visitor.value
    let isForged = problem.code == WebProblem.forged.code
    if !isForged, visitor.token == nil {
      visitor.token = request.cookies[Recognition.sessionCookie].flatMap { SessionToken(text: $0.value) }
    }
    let needsSignIn = isForged && visitor.signedIn == nil
    return ResendPage(
      needsSignIn ? WebProblem.sessionOver : problem, for: visitor, path: request.uri.path, entries: form,
      needsSignIn: needsSignIn)
  }

  private func problem(of error: any Error, _ context: WebContext) -> Problem {
    if let kind = Problem.databaseErrorKind(error) { metrics.databaseFailed(kind) }
    if let problem = Problem.known(error) {
      // What whoever runs the service may know of it is in the log; people cannot do anything about it.
      return problem.code == WebProblem.databaseAway.code ? WebProblem.databaseAway : problem
    }
    if let error = error as? any HTTPResponseError {
      switch error.status {
      case .notFound: return WebProblem.notFound
      case .methodNotAllowed: return WebProblem.wrongMethod
      case .contentTooLarge: return WebProblem.tooLarge
      case .unsupportedMediaType: return WebProblem.wrongMediaType
      case .badRequest: return WebProblem.unreadableForm
      default: break
      }
    }
    return WebProblem.unforeseen(error, context.logger)
  }
}

extension WebProblem {
  /// A mistake of the program: a number to ask about, under which the log says what it was.
  static func unforeseen(_ error: any Error, _ logger: Logger) -> Problem {
    let incident = String(UInt64.random(in: .min ... .max), radix: 36, uppercase: true)
    logger.error("incident", metadata: ["incident": "\(incident)", "kind": "\(Problem.trace(of: error))"])
    return Problem(
      code: "internal",
      message: Phrase("Unerwarteter Fehler, Vorgang \(incident).", en: "Unexpected error, incident \(incident)."),
      hint: Phrase(
        "Bitte mit dieser Nummer melden. Es wurde nichts gespeichert.",
        en: "Please report it with this number. Nothing was stored."), exit: .internal)
  }
}
