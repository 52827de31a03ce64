import Domain
import HTTPTypes
import Hummingbird
import Operations

/// Recognises the programs that call the API by their token, before anything else is asked of them; without one, the session of whoever
/// sits at the browser counts.
///
/// A request that shows a token is the token's alone, whatever cookies come with it.
struct APIRecognition: RouterMiddleware {
  let reception: Reception

  func handle(
    _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    let path = request.uri.path
    guard path.hasPrefix("/api/"), path != API.descriptionPath else { return try await next(request, context) }
    var visitor = context.visitor.value
    if let shown = request.headers[.authorization] {
      visitor.token = nil
      visitor.state = nil
      visitor.language = Recognition.language(of: request)
      context.visitor.value = visitor
      guard let token = Self.token(in: shown), let (person, scope) = try await reception.bearer(token) else {
        throw APIProblem.tokenRefused
      }
      visitor.state = .open(person)
      visitor.tokenScope = scope
      visitor.language = person.language
    }
    if request.headers[.acceptLanguage] != nil { visitor.language = Recognition.language(of: request) }
    context.visitor.value = visitor
    guard visitor.signedIn != nil else { throw WebProblem.signInNeeded }
    return try await next(request, context)
  }

  /// `Bearer vw_…`, the scheme in any case (RFC 6750).
  private static func token(in header: String) -> String? {
    let parts = header.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
    return String(parts[1])
  }
}
