import Domain
import Hummingbird
import Markup
import Store

/// `/objekte/{code}`: everything about one house, a page for each of its parts, and a page of lines behind every figure.
enum PropertyRoutes {
  static func add(to routes: Routes) {
    addOverview(to: routes)
    addStages(to: routes)
    addWork(to: routes)
    addUnitsAndDefects(to: routes)
    addDiary(to: routes)
    PhotoRoutes.add(to: routes)
    addMoney(to: routes)
    PropertyFormRoutes.add(to: routes)
    OrganisationRoutes.add(to: routes)
  }

  private static func addOverview(to routes: Routes) {
    routes.get("/objekte/{code}", for: PropertyTab.overview.roles) { visit in
      let (code, day, role) = (try visit.parameter("code"), visit.today, visit.person.role)
      if role == .coach {
        let state = TableState(visit)
        let request = state.request(in: visit.t.language)
        let model = try await visit.read { tx in try PropertyBriefModel(tx, code, request) }
        let view = PropertyBriefView(model: model, frame: PropertyFrame(model.head, visit), state: state)
        if let file = try await visit.export(view.table) { return file }
        return visit.page(model.head.name, in: .properties) { view.html }
      }
      let model = try await visit.read { tx in try PropertyModel(tx, code, on: day, as: role) }
      let view = PropertyView(model: model, frame: PropertyFrame(model.head, visit))
      return visit.page(model.head.name, in: .properties) { view.html }
    }
  }

  private static func addStages(to routes: Routes) {
    let roles = PropertyTab.stages.roles
    routes.get("/objekte/{code}/bauphasen", for: roles) { visit in
      let (code, day) = (try visit.parameter("code"), visit.today)
      let page = try await visit.read { tx in try StagesPage(tx, code, on: day) }
      return visit.page("\(page.head.name): \(visit.t(PropertyTab.stages.name))", in: .properties) {
        page.html(PropertyFrame(page.head, visit))
      }
    }
    routes.get("/objekte/{code}/bauphasen/{stage}/{run}", for: roles) { visit in
      let (code, stage, run) = (try visit.parameter("code"), try visit.parameter("stage"), try visit.number("run"))
      let day = visit.today
      let page = try await visit.read { tx in try StagePage(tx, code, stage, run, on: day) }
      return visit.page("\(visit.t(page.stage.title)): \(page.head.name)", in: .properties) {
        page.html(PropertyFrame(page.head, visit))
      }
    }
  }

  private static func addWork(to routes: Routes) {
    let roles = PropertyTab.work.roles
    routes.get("/objekte/{code}/arbeit", for: roles) { visit in
      let (code, day, role) = (try visit.parameter("code"), visit.today, visit.person.role)
      let page = try await visit.read { tx in try WorkPage(tx, code, on: day, as: role) }
      let (frame, state) = (PropertyFrame(page.head, visit), TableState(visit))
      if let file = try await visit.export(page.table(frame, state)) { return file }
      return visit.page("\(page.head.name): \(visit.t(PropertyTab.work.name))", in: .properties) { page.html(frame, state) }
    }
    routes.get("/objekte/{code}/arbeit/{package}", for: roles) { visit in
      let (code, package, day) = (try visit.parameter("code"), try visit.parameter("package"), visit.today)
      let page = try await visit.read { tx in try WorkPackagePage(tx, code, package, on: day) }
      return visit.page("\(page.package.facts.title): \(page.head.name)", in: .properties) {
        page.html(PropertyFrame(page.head, visit))
      }
    }
    routes.get("/objekte/{code}/spur/arbeit", for: roles) { visit in try await showWork(visit, .all) }
    routes.get("/objekte/{code}/spur/bauphase/{stage}/{run}", for: roles) { visit in
      try await showWork(visit, .stage(try visit.parameter("stage"), occurrence: try visit.number("run")))
    }
    routes.get("/objekte/{code}/spur/arbeitspaket/{package}", for: roles) { visit in
      try await showWork(visit, .package(try visit.parameter("package")))
    }
  }

  private static func showWork(_ visit: Visit, _ choice: WorkTracePage.Choice) async throws -> Response {
    let (code, day, url) = (try visit.parameter("code"), visit.today, SiteURL.current(visit.request.uri.path))
    let state = TableState(visit)
    let request = state.request(in: visit.t.language)
    let page = try await visit.read { tx in try WorkTracePage(tx, code, choice, through: day, url, request) }
    let frame = PropertyFrame(page.head, visit)
    if let file = try await visit.export(page.table(frame, state)) { return file }
    return visit.page("\(visit.t(page.title)): \(page.head.name)", in: .properties) { page.html(frame, state) }
  }

  private static func addUnitsAndDefects(to routes: Routes) {
    routes.get("/objekte/{code}/einheiten", for: PropertyTab.units.roles) { visit in
      let code = try visit.parameter("code")
      let page = try await visit.read { tx in try UnitsPage(tx, code) }
      let (frame, state) = (PropertyFrame(page.head, visit), TableState(visit))
      if let file = try await visit.export(page.table(frame, state)) { return file }
      return visit.page("\(page.head.name): \(visit.t(PropertyTab.units.name))", in: .properties) { page.html(frame, state) }
    }
    routes.get("/objekte/{code}/einheiten/{unit}", for: PropertyTab.units.roles) { visit in
      let (code, unit) = (try visit.parameter("code"), try visit.parameter("unit"))
      let page = try await visit.read { tx in try UnitPage(tx, code, unit) }
      return visit.page("\(page.unit.code): \(page.head.name)", in: .properties) { page.html(PropertyFrame(page.head, visit)) }
    }
    routes.get("/objekte/{code}/maengel", for: PropertyTab.defects.roles) { visit in
      let code = try visit.parameter("code")
      let (day, state) = (visit.today, TableState(visit))
      let request = state.request(in: visit.t.language)
      let page = try await visit.read { tx in try DefectsPage(tx, code, on: day, request) }
      let frame = PropertyFrame(page.head, visit)
      if let file = try await visit.export(page.table(frame, state)) { return file }
      return visit.page("\(page.head.name): \(visit.t(PropertyTab.defects.name))", in: .properties) { page.html(frame, state) }
    }
    routes.get("/objekte/{code}/maengel/{defect}", for: PropertyTab.defects.roles) { visit in
      let (code, defect) = (try visit.parameter("code"), try visit.parameter("defect"))
      let page = try await visit.read { tx in try DefectPage(tx, code, defect) }
      return visit.page("\(page.defect.code): \(page.head.name)", in: .properties) {
        page.html(PropertyFrame(page.head, visit))
      }
    }
  }

  private static func addDiary(to routes: Routes) {
    routes.get("/objekte/{code}/tagebuch", for: PropertyTab.diary.roles) { visit in
      let (code, day) = (try visit.parameter("code"), visit.today)
      if let wanted = visit.query("tag"), let day = try? LocalDate.parse(wanted) {
        return visit.redirect(to: .diary(code, day))
      }
      let month = visit.query("monat").flatMap { try? YearMonth.parse($0) }
      let page = try await visit.read { tx in try DiaryMonthPage(tx, code, month, on: day) }
      let (frame, state) = (PropertyFrame(page.head, visit), TableState(visit))
      if let file = try await visit.export(page.table(frame, state)) { return file }
      return visit.page("\(page.head.name): \(visit.t(PropertyTab.diary.name))", in: .properties) { page.html(frame, state) }
    }
    routes.get("/objekte/{code}/tagebuch/druck", for: PropertyTab.diary.roles) { visit in
      let (code, today) = (try visit.parameter("code"), visit.today)
      let month = visit.query("monat").flatMap { try? YearMonth.parse($0) }
      let page = try await visit.read { tx in try DiaryPrintPage(tx, code, month, on: today) }
      return visit.page("\(visit.t(page.month.name)): \(page.head.name)", in: .properties) {
        page.html(PropertyFrame(page.head, visit))
      }
    }
    routes.get("/objekte/{code}/tagebuch/woche", for: PropertyTab.diary.roles) { visit in
      let (code, today) = (try visit.parameter("code"), visit.today)
      let week = visit.query("woche").flatMap { try? CalendarWeek.parse($0) }
      let page = try await visit.read { tx in try DiaryWeekPage(tx, code, week, on: today) }
      return visit.page("\(visit.t(page.week.name)): \(page.head.name)", in: .properties) {
        page.html(PropertyFrame(page.head, visit))
      }
    }
    routes.get("/objekte/{code}/tagebuch/{day}", for: PropertyTab.diary.roles) { visit in
      let (code, day) = (try visit.parameter("code"), try visit.day("day"))
      let version = visit.query("fassung").flatMap { Int($0) }
      let page = try await visit.read { tx in try DiaryDayPage(tx, code, day, version: version) }
      return visit.page("\(day.german): \(page.head.name)", in: .properties) { page.html(PropertyFrame(page.head, visit)) }
    }
  }

  private static func addMoney(to routes: Routes) {
    let roles = PropertyTab.money.roles
    routes.get("/objekte/{code}/geld", for: roles) { visit in
      let code = try visit.parameter("code")
      let page = try await visit.read { tx in try MoneyPage(tx, code) }
      let (frame, state) = (PropertyFrame(page.head, visit), TableState(visit))
      if let file = try await visit.export(page.table(frame, state)) { return file }
      return visit.page("\(page.head.name): \(visit.t(PropertyTab.money.name))", in: .properties) { page.html(frame, state) }
    }
    routes.get("/objekte/{code}/spur/ausgaben", for: roles) { visit in
      try await showMoney(visit, .all, Phrase("Ausgaben", en: "Spent"))
    }
    routes.get("/objekte/{code}/spur/gedeckt", for: roles) { visit in
      try await showMoney(visit, .covered, Phrase("Gedeckte Ausgaben", en: "Covered spending"))
    }
    routes.get("/objekte/{code}/spur/ungedeckt", for: roles) { visit in
      try await showMoney(visit, .uncovered, Phrase("Nicht gedeckte Ausgaben", en: "Spending not covered"))
    }
    routes.get("/objekte/{code}/spur/topf/{pot}", for: roles) { visit in
      let pot = try visit.parameter("pot")
      return try await showMoney(visit, .pot(pot), Phrase("Aus dem Topf \(pot)", en: "From pot \(pot)"))
    }
    routes.get("/objekte/{code}/spur/kostengruppe/{group}", for: roles) { visit in
      let group = try visit.parameter("group")
      if group == "ohne" {
        return try await showMoney(visit, .withoutCostGroup, Phrase("Ohne Kostengruppe", en: "Without a cost group"))
      }
      let parts = group.split(separator: "-", maxSplits: 1).map(String.init)
      guard parts.count == 2, let edition = Int(parts[0]), (1900...2100).contains(edition) else { throw WebProblem.notFound }
      return try await showMoney(
        visit, .costGroup(edition: edition, code: parts[1]),
        Phrase("Kostengruppe \(parts[1]) (DIN 276:\(edition))", en: "Cost group \(parts[1]) (DIN 276:\(edition))"))
    }
  }

  private static func showMoney(_ visit: Visit, _ choice: VoucherLineChoice, _ title: Phrase) async throws -> Response {
    let (code, url) = (try visit.parameter("code"), SiteURL.current(visit.request.uri.path))
    let state = TableState(visit)
    let request = state.request(in: visit.t.language)
    let page = try await visit.read { tx in try MoneyTracePage(tx, code, choice, title, url, request) }
    let frame = PropertyFrame(page.head, visit)
    if let file = try await visit.export(page.table(frame, state)) { return file }
    return visit.page("\(visit.t(title)): \(page.head.name)", in: .properties) { page.html(frame, state) }
  }
}

extension Visit {
  /// A part of the path that counts something.
  ///
  /// - Throws: `Problem` `page.unknown`.
  func number(_ name: String) throws -> Int {
    guard let number = Int(try parameter(name)), (1...9_999_999).contains(number) else { throw WebProblem.notFound }
    return number
  }

  /// A day in the path: `2026-03-02`.
  ///
  /// - Throws: `Problem` `page.unknown`.
  func day(_ name: String) throws -> LocalDate {
    guard let day = try? LocalDate.parse(try parameter(name)) else { throw WebProblem.notFound }
    return day
  }
}
