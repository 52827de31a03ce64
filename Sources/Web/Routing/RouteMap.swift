import Domain
import HTTPTypes
import Hummingbird

/// The router, together with a list of everything that it routes: the addresses that the service has are known to the tests by
/// themselves, and each answers the methods that it does not have with 405.
final class RouteMap: RouterMethods {
  typealias Context = WebContext

  /// One address with one method.
  struct Route: Sendable, Hashable {
    let method: HTTPRequest.Method
    /// The pattern: `/objekte/{code}`.
    let path: String
    /// The roles that have it; nil: whoever asks, or an address that decides for itself.
    let roles: Set<Role>?
  }

  let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
  private(set) var routes: [Route] = []
  private var paths: [String: RouterPath] = [:]
  private var pendingRoles: Set<Role>?

  @discardableResult
  func on<Responder: HTTPResponder>(
    _ path: RouterPath, method: HTTPRequest.Method, responder: Responder
  ) -> Self where Responder.Context == WebContext {
    routes.append(Route(method: method, path: path.description, roles: pendingRoles))
    paths[path.description] = path
    router.on(path, method: method, responder: responder)
    return self
  }

  /// The same for an address that only some roles have.
  func on(
    _ path: RouterPath, method: HTTPRequest.Method, for roles: Set<Role>,
    use handler: @escaping @Sendable (Request, WebContext) async throws -> Response
  ) {
    pendingRoles = roles
    on(path, method: method, use: handler)
    pendingRoles = nil
  }

  @discardableResult
  func add(middleware: any MiddlewareProtocol<Request, Response, WebContext>) -> Self {
    router.add(middleware: middleware)
    return self
  }

  /// The methods that have a name of their own somewhere; of others nobody expects an answer.
  private static let methods: [HTTPRequest.Method] =
    [.get, .post, .put, .patch, .delete, .options, .trace] + ["QUERY"].compactMap { HTTPRequest.Method($0) }

  /// Called last: what an address does not offer is refused by name rather than taken for a page that there is not.
  func refuseOtherMethods() {
    let methods = Dictionary(grouping: routes, by: \.path).mapValues { Set($0.map(\.method)) }
    for (text, offered) in methods {
      guard let path = paths[text] else { continue }
      let allowed = (offered.contains(.get) ? offered.union([.head]) : offered).map(\.rawValue).sorted().joined(separator: ", ")
      for method in Self.methods where !offered.contains(method) {
        router.on(path, method: method) { request, context -> Response in
          var response = ProblemAnswer.response(to: request, WebProblem.wrongMethod, for: context.visitor.value)
          response.headers[.allow] = allowed
          return response
        }
      }
    }
  }
}
