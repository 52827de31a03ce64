import Domain
import HTTPTypes
import Hummingbird
import Logging
import Store

/// Turns every error into an answer that a person or a program can act on: a page, or an RFC 9457 problem.
struct ProblemAnswers: RouterMiddleware {
  let metrics: Metrics

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
      return ProblemAnswer.response(to: request, problem, for: context.visitor.value)
    }
  }

  private func problem(of error: any Error, _ context: WebContext) -> Problem {
    if let kind = Problem.databaseErrorKind(error) { metrics.databaseFailed(kind) }
    if let problem = Problem.known(error) { return problem }
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
    return unforeseen(error, context)
  }

  private func unforeseen(_ error: any Error, _ context: WebContext) -> Problem {
    let incident = String(UInt64.random(in: .min ... .max), radix: 36, uppercase: true)
    context.logger.error("incident", metadata: ["incident": "\(incident)", "kind": "\(Problem.trace(of: error))"])
    return Problem(
      code: "internal",
      message: Phrase("Unerwarteter Fehler, Vorgang \(incident).", en: "Unexpected error, incident \(incident)."),
      hint: Phrase(
        "Bitte mit dieser Nummer melden. Es wurde nichts gespeichert.",
        en: "Please report it with this number. Nothing was stored."), exit: .internal)
  }
}
