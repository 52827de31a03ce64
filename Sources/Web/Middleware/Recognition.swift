import Crypto
import Domain
import HTTPTypes
import Hummingbird
import Operations

/// Recognises who asks by the session's cookie, and gives a browser that has none a secret of its own for its first form.
struct Recognition: RouterMiddleware {
  let reception: Reception

  /// `__Host-`: set over TLS or on this machine only, for this host only, for the whole site.
  static let sessionCookie = "__Host-werk"
  static let anteroomCookie = "__Host-vorraum"

  func handle(
    _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    var visitor = Visitor()
    visitor.language = Self.language(of: request)
    visitor.anteroom = request.cookies[Self.anteroomCookie]?.value
    var isNewcomer = false
    // Already now, for the answer where the database is away.
    context.visitor.value = visitor
    if let text = request.cookies[Self.sessionCookie]?.value, let token = SessionToken(text: text),
      let state = try await reception.state(of: token)
    {
      visitor.token = token
      visitor.state = state
      if case .open(let person) = state { visitor.language = person.language }
    } else if visitor.anteroom == nil, request.method == .get, !request.uri.path.hasPrefix("/api/") {
      visitor.anteroom = SymmetricKey(size: .bits256).withUnsafeBytes { bytes in
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
      }
      isNewcomer = true
    }
    context.visitor.value = visitor
    var response = try await next(request, context)
    if isNewcomer, let anteroom = visitor.anteroom {
      response.headers[values: .setCookie].append(Self.cookie(Self.anteroomCookie, anteroom))
    }
    return response
  }

  /// A cookie that scripts cannot read and other sites do not send along.
  static func cookie(_ name: String, _ value: String, maxAge_seconds: Int? = nil) -> String {
    let age = maxAge_seconds.map { "; Max-Age=\($0)" } ?? ""
    return "\(name)=\(value); Path=/; Secure; HttpOnly; SameSite=Lax\(age)"
  }

  /// What the browser prefers, until somebody signs in and has chosen.
  static func language(of request: Request) -> Language {
    if let chosen = request.cookies["sprache"].flatMap({ Language(rawValue: $0.value) }) { return chosen }
    for preferred in (request.headers[.acceptLanguage] ?? "").lowercased().split(separator: ",") {
      let tag = preferred.drop { $0 == " " }
      if tag.hasPrefix("de") { return .german }
      if tag.hasPrefix("en") { return .english }
    }
    return .german
  }
}
