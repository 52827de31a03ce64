import Domain
import Hummingbird
import Markup
import Store

/// `/toepfe`, `/belege` and what is known of a house's cost without vouchers: everything about money.
enum FundingRoutes {
  /// Who reads about pots; how much of them is the database's decision.
  static let readers = Area.pots.roles
  /// Who enters money.
  static let keepers: Set<Role> = [.finance, .management]

  static func add(to routes: Routes) {
    addPots(to: routes)
    addAllocations(to: routes)
    addVouchers(to: routes)
    addSums(to: routes)
  }

  private static func addPots(to routes: Routes) {
    routes.get("/toepfe", for: readers) { visit in
      let (day, isWhole) = (visit.today, visit.seesWholePots)
      let model = try await visit.read { tx in try PotListModel(tx, on: day, isWhole: isWhole) }
      let view = PotListView(
        model: model, t: visit.t, state: TableState(visit), isWhole: isWhole, mayKeep: visit.keepsMoney,
        visitor: visit.visitor)
      if let file = try await visit.export(view.table) { return file }
      return visit.page(visit.t(Area.pots.name), in: .pots) { view.html }
    }
    routes.form("/toepfe/neu", AddPotForm.self, for: keepers)
    routes.get("/toepfe/{code}", for: readers) { visit in
      let (day, isWhole, code) = (visit.today, visit.seesWholePots, try visit.parameter("code"))
      let model = try await visit.read { tx in try PotModel(tx, code: code, on: day, isWhole: isWhole) }
      return visit.page(model.pot.name, in: .pots) { PotView(model: model, t: visit.t, mayKeep: visit.keepsMoney).html }
    }
    routes.get("/toepfe/{code}/belege", for: readers) { visit in
      let (day, code) = (visit.today, try visit.parameter("code"))
      let model = try await visit.read { tx in try PotVouchersModel(tx, pot: code, on: day) }
      let view = PotVouchersView(model: model, t: visit.t, state: TableState(visit))
      if let file = try await visit.export(view.table) { return file }
      return visit.page(visit.t("Belegliste \(code)", en: "Vouchers of \(code)"), in: .pots) { view.html }
    }
    routes.form("/toepfe/{code}/aendern", ChangePotForm.self, for: keepers)
    routes.form("/toepfe/{code}/ansaetze/neu", AddBudgetLineForm.self, for: keepers)
    routes.form("/toepfe/{code}/ansaetze/{ansatz}/aendern", ChangeBudgetLineForm.self, for: keepers)
    routes.form("/toepfe/{code}/regeln/neu", AddEligibilityRuleForm.self, for: keepers)
    routes.form("/toepfe/{code}/objekte/neu", CommitPotForm.self, for: keepers)
  }

  /// Each figure of a pot leads to the allocations that it is the sum of.
  private static func addAllocations(to routes: Routes) {
    func list(_ path: RouterPath, _ part: @escaping @Sendable (Visit) throws -> AllocationScope.Part, paidOnly: Bool) {
      routes.get(path, for: readers) { visit in
        let scope = AllocationScope(pot: try visit.parameter("code"), part: try part(visit), paidOnly: paidOnly)
        let state = TableState(visit)
        let request = state.request(in: visit.t.language)
        let model = try await visit.read { tx in try AllocationListModel(tx, scope, request) }
        let view = AllocationListView(model: model, t: visit.t, state: state)
        if let file = try await visit.export(view.table) { return file }
        return visit.page("\(visit.t(model.title)) · \(scope.pot)", in: .pots) { view.html }
      }
    }
    list("/toepfe/{code}/zuordnungen", { _ in .whole }, paidOnly: false)
    list("/toepfe/{code}/zuordnungen/bezahlt", { _ in .whole }, paidOnly: true)
    list("/toepfe/{code}/ansaetze/{ansatz}", { .budgetLine(try $0.parameter("ansatz")) }, paidOnly: false)
    list("/toepfe/{code}/ansaetze/{ansatz}/bezahlt", { .budgetLine(try $0.parameter("ansatz")) }, paidOnly: true)
    list("/toepfe/{code}/objekte/{objekt}", { .property(try $0.parameter("objekt")) }, paidOnly: false)
    list("/toepfe/{code}/objekte/{objekt}/bezahlt", { .property(try $0.parameter("objekt")) }, paidOnly: true)
  }

  private static func addVouchers(to routes: Routes) {
    func list(_ path: RouterPath, _ selection: VoucherSelection) {
      routes.get(path, for: Area.vouchers.roles) { visit in
        let state = TableState(visit)
        let request = state.request(in: visit.t.language)
        let found = try await visit.read { tx in try VoucherQueries.page(selection, request, tx) }
        let view = VoucherListView(
          page: found.page, sums: found.sums, selection: selection, t: visit.t, state: state, mayKeep: visit.keepsMoney)
        if let file = try await visit.export(view.table) { return file }
        return visit.page(visit.t(Area.vouchers.name), in: .vouchers) { view.html }
      }
    }
    list("/belege", .all)
    list("/belege/liste/unbezahlt", .unpaid)
    list("/belege/liste/ungedeckt", .uncovered)
    routes.form("/belege/neu", AddVoucherForm.self, for: keepers)
    routes.form("/belege/lohn", BookPayForm.self, for: keepers)
    routes.get("/belege/{nummer}", for: readers) { visit in
      let (number, knowsReleases) = (try visit.parameter("nummer"), visit.seesWholePots)
      let model = try await visit.read { tx in try VoucherModel(tx, number: number, knowsReleases: knowsReleases) }
      return page(of: model, visit)
    }
    routes.post("/belege/{nummer}/namen", for: keepers) { visit in
      let number = try visit.parameter("nummer")
      // Names leave the program only after the record of who read them has been committed.
      let model = try await visit.write { tx in
        try VoucherModel(tx, number: number, knowsReleases: true).naming(tx)
      }
      return page(of: model, visit)
    }
    routes.form("/belege/{nummer}/bezahlt", PayVoucherForm.self, for: keepers)
    routes.get("/belege/{nummer}/positionen/{position}/zuordnen", for: keepers) { visit in
      let number = try visit.parameter("nummer")
      guard let position = Int(try visit.parameter("position")) else { throw WebProblem.notFound }
      let model = try await visit.read { tx in try AllocationChoiceModel(tx, voucher: number, position: position) }
      let view = AllocationChoiceView(model: model, t: visit.t, state: TableState(visit))
      if let file = try await visit.export(view.table) { return file }
      return visit.page(visit.t("Beleg \(number) zuordnen", en: "Allocate voucher \(number)"), in: .vouchers) { view.html }
    }
    routes.form("/belege/{nummer}/positionen/{position}/zuordnen/{topf}/{ansatz}", AllocateForm.self, for: keepers)
    routes.form("/belege/{nummer}/zuordnungen/{zuordnung}/zuruecknehmen", ReverseAllocationForm.self, for: keepers)
  }

  private static func page(of model: VoucherModel, _ visit: Visit) -> Response {
    let access = VoucherView.Access(
      hasList: Area.vouchers.roles.contains(visit.person.role), mayKeep: visit.keepsMoney, mayAskNames: visit.keepsMoney,
      mayReadTrail: visit.acts(as: .auditor))
    return visit.page(
      visit.t("Beleg \(model.voucher.number)", en: "Voucher \(model.voucher.number)"), in: access.hasList ? .vouchers : .pots
    ) {
      VoucherView(model: model, visitor: visit.visitor, access: access).html
    }
  }

  private static func addSums(to routes: Routes) {
    routes.get("/objekte/{code}/kostenangaben", for: readers) { visit in
      let code = try visit.parameter("code")
      let model = try await visit.read { tx in try SumsModel(tx, property: code) }
      return visit.page(visit.t("Kosten ohne Belege · \(code)", en: "Costs without vouchers · \(code)"), in: .properties) {
        SumsView(model: model, t: visit.t, mayKeep: visit.keepsMoney).html
      }
    }
    routes.form("/objekte/{code}/kostenangaben/neu", AddCostStatementForm.self, for: keepers)
    routes.form("/objekte/{code}/sachspenden/neu", AddGiftForm.self, for: keepers)
  }
}

extension Visit {
  /// Whether whoever looks sees every cent of a pot: a site manager sees those of their own houses.
  var seesWholePots: Bool { !acts(as: .siteManager) }
  /// Whether whoever looks enters money.
  var keepsMoney: Bool { FundingRoutes.keepers.contains(person.role) }
}
