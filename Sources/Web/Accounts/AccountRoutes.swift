import Domain
import Hummingbird
import Markup
import Store

/// `/konten`: who may come in, as what, and what is entrusted to them.
enum AccountRoutes {
  static func add(to routes: Routes) {
    let keepers: Set<Role> = [.administrator]
    let readers = Area.accounts.roles
    routes.get("/konten", for: readers) { visit in
      let model = try await AccountsModel.read(visit)
      let view = AccountsView(model: model, t: visit.t, state: TableState(visit), mayKeep: visit.acts(as: .administrator))
      if let file = try await visit.export(view.table) { return file }
      return visit.page(visit.t("Konten", en: "Accounts"), in: .accounts) { view.html }
    }
    routes.form("/konten/neu", AddAccountForm.self, for: keepers)
    routes.get("/konten/:name", for: readers) { visit in
      let model = try await AccountModel.read(visit)
      return visit.page(model.account.displayName, in: .accounts) { AccountView(model: model, t: visit.t).html }
    }
    routes.form("/konten/:name/aendern", ChangeAccountForm.self, for: keepers)
    routes.form("/konten/:name/sperren", DisableAccountForm.self, for: keepers)
    routes.form("/konten/:name/zulassen", EnableAccountForm.self, for: keepers)
    routes.form("/konten/:name/link", MakeLinkForm.self, for: keepers)
    routes.form("/konten/:name/zweiter-faktor", ResetSecondFactorForm.self, for: keepers)
    routes.form("/konten/:name/rollen/neu", GrantRoleForm.self, for: keepers)
    routes.form("/konten/:name/rollen/:role/beenden", EndRoleForm.self, for: keepers)
    routes.form("/konten/:name/tokens/neu", CreateTokenForm.self, for: keepers)
    routes.form("/konten/:name/tokens/:token/widerrufen", RevokeTokenForm.self, for: keepers)
    // Who accompanies whom is no matter of whoever keeps accounts.
    routes.form("/konten/:name/objekte/neu", EntrustForm<EntrustableHouse>.self, for: readers)
    routes.form("/konten/:name/objekte/:property/beenden", EndEntrustmentForm<EntrustableHouse>.self, for: readers)
    routes.form("/konten/:name/teilnehmende/neu", EntrustForm<EntrustableParticipant>.self, for: [.management])
    routes.form(
      "/konten/:name/teilnehmende/:participant/beenden", EndEntrustmentForm<EntrustableParticipant>.self, for: [.management])
  }
}
