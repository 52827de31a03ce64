import Domain
import Hummingbird
import Markup
import Operations
import Store

/// `/konto`: everybody's own account, whatever role they act in.
enum OwnAccountRoutes {
  static func add(to routes: Routes) {
    let everybody = Set(Role.grantable)
    routes.get("/konto", for: everybody) { visit in
      let access = try await visit.service.reception.ownAccess(visit.sessionToken)
      let view = OwnAccountView(person: visit.person, access: access, visitor: visit.visitor)
      return visit.page(visit.t("Mein Konto", en: "My account")) { view.html }
    }
    routes.post("/konto/anmeldungen", for: everybody) { visit in
      let count = try await visit.service.reception.endOtherSessions(visit.sessionToken)
      return visit.redirect(
        to: .ownAccount,
        saying: count == 1
          ? Phrase("1 andere Anmeldung beendet.", en: "1 other session ended.")
          : Phrase("\(count) andere Anmeldungen beendet.", en: "\(count) other sessions ended."))
    }
    routes.post("/konto/tokens/:token/widerrufen", for: everybody) { visit in
      guard let id = Int64(try visit.parameter("token")) else { throw WebProblem.notFound }
      do {
        try await visit.service.reception.revokeOwnToken(visit.sessionToken, id: id)
      } catch let problem as Problem where problem.code == "token.unknown" {
        throw WebProblem.notFound
      }
      return visit.redirect(to: .ownAccount, saying: Phrase("Token \(id) widerrufen.", en: "Token \(id) revoked."))
    }
    routes.get("/konto/kennwort", for: everybody) { visit in PasswordChange(visit).answer() }
    routes.post("/konto/kennwort", for: everybody) { visit in try await PasswordChange(visit).submit() }
  }
}

extension Visit {
  /// The secret of the session that asks.
  ///
  /// - Throws: `Problem` `session.ended`.
  var sessionToken: SessionToken {
    get throws {
      guard let token = visitor.token else { throw WebProblem.signInNeeded }
      return token
    }
  }
}
