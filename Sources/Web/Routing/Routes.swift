import Domain
import HTTPTypes
import Hummingbird

/// Where pages are put on the map: each with the roles that have it. What a role sees of its data is the database's decision.
struct Routes {
  private let map: RouteMap
  private let service: WebParts

  init(_ map: RouteMap, _ service: WebParts) {
    self.map = map
    self.service = service
  }

  /// A page, or whatever else is fetched without changing anything.
  func get(_ path: RouterPath, for roles: Set<Role>, _ handler: @escaping @Sendable (Visit) async throws -> Response) {
    map.on(path, method: .get, for: roles) { [service] request, context in
      try await handler(Self.visit(request, context, roles, service))
    }
  }

  /// Something that changes data and is no form of its own, such as a button.
  func post(_ path: RouterPath, for roles: Set<Role>, _ handler: @escaping @Sendable (Visit) async throws -> Response) {
    map.on(path, method: .post, for: roles) { [service] request, context in
      try await handler(Self.visit(request, context, roles, service))
    }
  }

  /// A form: shown by GET, carried out by POST.
  func form<Form: FormPage>(_ path: RouterPath, _: Form.Type, for roles: Set<Role>) {
    get(path, for: roles) { visit in try await FormRun(visit, try Form(visit)).show() }
    post(path, for: roles) { visit in try await FormRun(visit, try Form(visit)).submit() }
  }

  /// - Throws: `Problem` `sign_in.needed`, `role.not_allowed`.
  private static func visit(
    _ request: Request, _ context: WebContext, _ roles: Set<Role>, _ service: WebParts
  ) throws -> Visit {
    guard let person = context.visitor.value.signedIn else { throw SignInNeeded(request) }
    guard roles.contains(person.role) else {
      throw WebProblem.notForRole(person.role, hasOthers: person.roles.count > 1)
    }
    return Visit(request: request, context: context, service: service, person: person)
  }
}

/// Somebody who is not signed in asked for a page; a browser is led to the sign-in and back, a program is told.
struct SignInNeeded: Error {
  /// Where to go after the sign-in.
  let wanted: SiteURL?

  init(_ request: Request) {
    wanted = request.method == .get ? SiteURL(stored: request.head.path ?? "") : nil
  }
}
