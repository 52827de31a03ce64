import Domain
import Hummingbird
import Markup
import Store

/// `/protokoll`: who did what, and whether it is sealed.
enum AuditRoutes {
  static func add(to routes: Routes) {
    routes.get("/protokoll", for: Area.audit.roles) { visit in
      let query = AuditQuery(visit)
      if query.export != nil { return try await file(of: query, for: visit) }
      let model = try await visit.read { tx in try AuditModel(query, tx) }
      return visit.page(visit.t(Area.audit.name), in: .audit) { AuditView(model: model, t: visit.t).html }
    }
    routes.get("/protokoll/:nummer", for: Area.audit.roles) { visit in
      guard let number = Int64(try visit.parameter("nummer")) else { throw WebProblem.notFound }
      let model = try await visit.read { tx in try AuditEventModel(number, tx) }
      let view = AuditEventView(model: model, t: visit.t, role: visit.person.role)
      return visit.page(view.title, in: .audit) { view.html }
    }
  }

  /// What the filter leaves, as CSV; more rows than a spreadsheet takes are cut off at the newest.
  private static func file(of query: AuditQuery, for visit: Visit) async throws -> Response {
    let entries = try await visit.read { tx in
      try AuditQueries.page(query.filter, limit: AuditQuery.exportRows_max, tx)
    }
    var state = TableState()
    state.export = query.export
    guard let response = try await visit.export(AuditView.file(entries, state: state)) else { throw WebProblem.notFound }
    return response
  }
}
