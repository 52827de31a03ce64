import Domain
import Hummingbird
import Markup
import Store

/// `/teilnehmende`: who works on the houses, and each one's record; `/meine-akte`: the same record for whose it is.
enum ParticipantRoutes {
  /// Who opens sensitive facts about others.
  private static let companions: Set<Role> = [.coach]

  static func add(to routes: Routes) {
    routes.get("/teilnehmende", for: Area.participants.roles) { visit in
      let (day, sight) = (visit.today, ParticipantSight(role: visit.person.role))
      let state = TableState(visit)
      let request = state.request(in: visit.t.language)
      let model = try await visit.read { tx in try ParticipantListModel(tx, on: day, sight, request) }
      let view = ParticipantListView(model: model, t: visit.t, state: state, visitor: visit.visitor)
      if let file = try await visit.export(view.table) { return file }
      return visit.page(visit.t("Teilnehmende", en: "Participants"), in: .participants) { view.html }
    }
    let attending: Set<Role> = [.siteManager, .coach, .management]
    routes.get("/teilnehmende/wochenstunden", for: attending) { visit in try await WeeklyHoursPage.page(visit) }
    routes.get("/teilnehmende/unbekannt", for: attending) { visit in try await UnknownDaysPage.page(visit) }
    routes.post("/teilnehmende/unbekannt", for: companions) { visit in
      try await FormRun(visit, try UnknownDaysForm(visit)).submit()
    }
    addForms(to: routes)
    addRecord(to: routes, "/teilnehmende/:code", for: Area.participants.roles, sensitiveFor: companions)
    addRecord(to: routes, "/meine-akte", for: Area.ownRecord.roles, sensitiveFor: Area.ownRecord.roles)
  }

  /// The pages of a record, below a path with a code or below the one of whose record it is.
  private static func addRecord(
    to routes: Routes, _ path: String, for roles: Set<Role>, sensitiveFor companions: Set<Role>
  ) {
    routes.get(RouterPath(path), for: roles) { visit in
      let whose = try RecordOwner(visit)
      let (day, sight) = (visit.today, ParticipantSight(role: visit.person.role))
      let model = try await visit.read { tx in try RecordModel(tx, whose.find(tx), on: day, sight) }
      let view = RecordView(model: model, address: whose.address, t: visit.t)
      return visit.page(model.participant.code, in: whose.address.area) { view.html }
    }
    routes.get(RouterPath(path + "/anwesenheit"), for: roles) { visit in
      let whose = try RecordOwner(visit)
      let (day, sight) = (visit.today, ParticipantSight(role: visit.person.role))
      let month = visit.query("monat").flatMap { try? YearMonth.parse($0) } ?? day.yearMonth
      // Asked for by a role that has no reasons, the page is the one without them.
      let withReasons = visit.query("gruende") != nil && sight.opensSensitiveFacts
      let body: @Sendable (Transaction) throws -> AttendanceMonthModel = { tx in
        try AttendanceMonthModel(tx, whose.find(tx), month, on: day, sight, withReasons: withReasons)
      }
      let model = withReasons ? try await visit.disclose(body) : try await visit.read(body)
      let view = AttendanceMonthView(model: model, address: whose.address, t: visit.t)
      let title = "\(model.participant.code) · \(visit.t("Anwesenheit", en: "Attendance")) \(month.german)"
      return visit.page(title, in: whose.address.area) { view.html }
    }
    routes.get(RouterPath(path + "/person"), for: companions) { visit in
      let whose = try RecordOwner(visit)
      let (day, sight) = (visit.today, ParticipantSight(role: visit.person.role))
      let model = try await visit.disclose { tx in try PersonModel(tx, whose.find(tx), on: day, sight) }
      let view = PersonView(model: model, address: whose.address, t: visit.t)
      let title = "\(model.participant.code) · \(visit.t("Person und Status", en: "Person and status"))"
      return visit.page(title, in: whose.address.area) { view.html }
    }
    routes.get(RouterPath(path + "/qualifikationsnachweis"), for: companions) { visit in
      let whose = try RecordOwner(visit)
      let day = visit.today
      let sheet = try await visit.read { tx in try QualificationSheet(tx, whose.find(tx), on: day) }
      let title = "\(sheet.participant.code) · \(visit.t("Qualifikationsnachweis", en: "Qualification record"))"
      return visit.page(title, in: whose.address.area) { sheet.html(back: whose.address.base, visit.t) }
    }
  }

  private static func addForms(to routes: Routes) {
    let companions = companions
    routes.form("/teilnehmende/neu", AddParticipantForm.self, for: [.coach, .management])
    routes.form("/teilnehmende/:code/aendern", ChangeParticipantForm.self, for: companions)
    routes.form("/teilnehmende/:code/zuweisungen/neu", AddPlacementForm.self, for: [.coach, .management])
    routes.form("/teilnehmende/:code/zuweisungen/:placement/verlaengern", ExtendPlacementForm.self, for: [.coach, .management])
    routes.form("/teilnehmende/:code/zuweisungen/:placement/beenden", EndPlacementForm.self, for: [.coach, .management])
    routes.form("/teilnehmende/:code/zuweisungen/:placement/rechtsgrundlage", AddBasisForm.self, for: [.coach, .management])
    routes.form("/teilnehmende/:code/zuweisungen/:placement/lohn", BookPayForm.self, for: [.finance, .management])
    routes.form("/teilnehmende/:code/anwesenheit/neu", SetAttendanceForm.self, for: companions)
    routes.form("/teilnehmende/:code/qualifikationen/neu", AddQualificationForm.self, for: companions)
    routes.form("/teilnehmende/:code/nachweise/neu", AddCertificateForm.self, for: companions)
    routes.form("/teilnehmende/:code/ergebnisse/neu", AddOutcomeForm.self, for: companions)
    routes.form("/teilnehmende/:code/statuszeiten/neu", AddSpellForm.self, for: companions)
  }
}

/// Whose record a request is about: the code of its address, or the visitor's own.
struct RecordOwner: Sendable {
  private let code: String?

  /// - Throws: `Problem` `page.unknown`.
  init(_ visit: Visit) throws {
    code = visit.context.parameters.get("code") == nil ? nil : try visit.parameter("code")
  }

  var address: RecordAddress { code.map(RecordAddress.of) ?? .own }

  /// - Throws: `Problem` `page.unknown`.
  func find(_ tx: Transaction) throws -> ListedParticipant {
    try code.map { try ParticipantSubject.require($0, tx) } ?? ParticipantSubject.own(tx)
  }
}
