import Domain
import Harness
import Markup
import Postgres
import Store
import Testing

@testable import Web

/// Lists that grow without bound: what the database filters, sorts and cuts is what the page's own columns show.
@Suite(.needsPostgres) struct LongListTests {
  private typealias Ask<Row: Sendable> = @Sendable (ListRequest) async throws -> ListPage<Row>

  /// Looks at a list in every order and through many filters, beside the same table that has all of its rows.
  private static func compare<Row: Sendable>(
    _ table: DataTable<Row>, _ t: Words, by key: @escaping (Row) -> String, _ ask: Ask<Row>
  ) async throws {
    let all = try await ask(ListRequest(language: t.language)).rows
    #expect(all.count > 3, "\(table.caption)")
    func expected(_ state: TableState) -> [String] {
      DataTable(caption: table.caption, columns: table.columns, rows: .all(all), url: table.url, state: state).chosen(t).map(
        key)
    }
    func found(_ state: TableState) async throws -> [String] {
      var state = state
      state.export = "csv"
      return try await ask(state.request(in: t.language)).rows.map(key)
    }
    for column in table.columns {
      for isDescending in [false, true] {
        var state = TableState()
        state.sort = column.id
        state.isDescending = isDescending
        #expect(try await found(state) == expected(state), "\(table.caption) by \(column.id), descending: \(isDescending)")
      }
    }
    for column in table.columns {
      let shown = Set(all.map { column.value($0).shown(t) }).filter { $0 != "–" && !$0.isEmpty }.sorted()
      for text in Set([shown.first, shown.last].compactMap { $0 }) {
        var state = TableState()
        state.filter = text.uppercased()
        #expect(try await found(state) == expected(state), "\(table.caption) filtered by „\(text)“")
      }
    }
    var page = TableState()
    page.page = 2
    let second = try await ask(page.request(in: t.language))
    #expect(second.rows.map(key) == all.dropFirst((second.page - 1) * 50).prefix(50).map(key))
    #expect(second.count == all.count)
  }

  private static let languages = [Words(language: .german), Words(language: .english)]

  @Test func `vouchers are sorted and found by what their columns show`() async throws {
    try await WebHarness.run { web in
      for t in Self.languages {
        for selection in VoucherSelection.allCases {
          let (page, sums) = try await web.look { try VoucherQueries.page(selection, ListRequest(), $0) }
          let rows = page.rows
          #expect(sums.gross == rows.map(\.gross).sum())
          #expect(sums.rest == rows.map(\.rest).sum())
          #expect(sums.counts[selection] == rows.count)
          let view = VoucherListView(
            page: page, sums: sums, selection: selection, t: t, state: TableState(), mayKeep: false)
          #expect(Set(view.table.columns.map(\.id)) == Set(VoucherQueries.listColumns.map(\.id)))
          guard rows.count > 3, selection == .all || t.language == .german else { continue }
          try await Self.compare(view.table, t, by: \.number) { request in
            try await web.look { try VoucherQueries.page(selection, request, $0).page }
          }
        }
      }
    }
  }

  @Test func `allocations are sorted and found by what their columns show`() async throws {
    try await WebHarness.run { web in
      let pot = try await web.look { tx in
        try #require(
          try tx.query(
            "select p.code::text from allocations a join funding_pots p on p.id = a.pot_id group by p.code order by count(*) desc limit 1"
          ).first(as: String.self))
      }
      for t in Self.languages {
        for paidOnly in [false, true] {
          let scope = AllocationScope(pot: pot, part: .whole, paidOnly: paidOnly)
          let model = try await web.look { try AllocationListModel($0, scope, ListRequest()) }
          #expect(model.sums.cover == model.page.rows.map(\.cover).sum())
          let table = AllocationListView(model: model, t: t, state: TableState()).table
          #expect(Set(table.columns.map(\.id)) == Set(AllocationQueries.listColumns(in: t.language).map(\.id)))
          try await Self.compare(table, t, by: { String($0.number) }) { request in
            try await web.look { try AllocationListModel($0, scope, request).page }
          }
        }
      }
    }
  }

  @Test func `participants are sorted and found by what their columns show`() async throws {
    try await WebHarness.run { web in
      for role in [Role.siteManager, .coach, .finance, .management] {
        let actor = try await web.actor(as: role)
        let t = Words(language: .german)
        let sight = ParticipantSight(role: role)
        let model = try await web.test.database.read(as: actor) { tx in
          try ParticipantListModel(tx, on: DemoTown.today, sight, ListRequest())
        }
        #expect(model.counts.all == model.page.rows.count)
        #expect(model.counts.placed == model.page.rows.count { $0.placement != nil })
        let unknown = model.page.rows.filter { $0.placement != nil }.map(\.totals.unknown_days).reduce(0, +)
        #expect(model.counts.unknown_days == unknown)
        let view = ParticipantListView(model: model, t: t, state: TableState(), visitor: Visitor())
        try await Self.compare(view.table, t, by: \.code) { request in
          try await web.test.database.read(as: actor) { tx in
            try ParticipantListModel(tx, on: DemoTown.today, sight, request).page
          }
        }
      }
    }
  }

  @Test func `a house's hazards, lines of vouchers and hours are sorted and found by what their columns show`() async throws {
    try await WebHarness.run { web in
      let (today, code) = (DemoTown.today, "DO-DEM-003")
      let url = SiteURL.property(code)
      let t = Words(language: .german)
      let head = try await web.look { try PropertyHead.find(code, $0) }
      let frame = PropertyFrame(head, as: .management, t, on: today)
      let money = try await web.look { try MoneyTracePage($0, code, .all, Phrase("Ausgaben", en: "Spent"), url, ListRequest()) }
      #expect(money.amount == money.page.rows.map(\.amount).sum())
      try await Self.compare(money.table(frame, TableState()), t, by: { "\($0.voucher)/\($0.position)" }) { request in
        try await web.look { try MoneyTracePage($0, code, .all, Phrase("Ausgaben", en: "Spent"), url, request).page }
      }
      let work = try await web.look { try WorkTracePage($0, code, .all, through: today, url, ListRequest()) }
      #expect(work.total == work.page.rows.map(\.minutes).sum())
      try await Self.compare(
        work.table(frame, TableState()), t, by: { "\($0.day.iso) \($0.who) \($0.workPackage ?? "") \($0.minutes.count)" }
      ) { request in
        try await web.look { try WorkTracePage($0, code, .all, through: today, url, request).page }
      }
      let defects = try await web.look { try DefectsPage($0, code, on: today, ListRequest()) }
      #expect(defects.counts.closed == defects.page.rows.count { $0.closedOn != nil })
      try await Self.compare(defects.table(frame, TableState()), t, by: \.code) { request in
        try await web.look { try DefectsPage($0, code, on: today, request).page }
      }
    }
  }

  @Test func `a page out of 20,000 vouchers has its 50 rows and no others`() async throws {
    try await WebHarness.run { web in
      try await web.test.administer { connection in
        try connection.execute(
          """
          with added as (
            insert into vouchers (number, kind, payee_id, reason, invoiced_on)
            select 'X-' || lpad(k::text, 6, '0'), 'invoice', (select min(id) from organisations where kind = 'firm'), 'Dach ' || k,
                   date '2020-01-01' + k % 2000
              from generate_series(1, 20000) k
            returning id)
          insert into voucher_lines (voucher_id, position, cost_kind_code, purpose, net_cents, gross_cents)
          select id, 1, 'firma', 'Dach', 100, 100 from added
          """)
      }
      let (page, sums) = try await web.look {
        try VoucherQueries.page(.all, ListRequest(page: 3, rowsPerPage: 50), $0)
      }
      #expect(page.rows.count == 50)
      #expect(page.count == sums.counts[.all])
      #expect(page.count > 20_000)
      let browser = try await web.browser(as: .finance)
      let shown = try await browser.open("/belege?sortieren=beleg&seite=9999")
      #expect(shown.contains("Seite \(page.pages) von \(page.pages)"))
      #expect(shown.text.components(of: "<tr>") <= 53)
      #expect(try await browser.open("/belege?filter=X-019999").contains("1 Zeile<"))
      // A phone shows no headings; it sorts by a choice, which also keeps the order when the filter changes.
      #expect(try await browser.open("/belege?filter=X-01&sortieren=-beleg").contains("<option value=\"-beleg\" selected"))
      let file = try await browser.open("/belege?als=csv&filter=X-0")
      #expect(file.text.components(of: "\r\n") == 20_001)
      let answer = try await web.program(as: .finance).read("/vouchers?limit=50")
      #expect(answer["items"]?.elements.count == 50)
    }
  }

  @Test func `a program reads every long list to its end, nothing twice`() async throws {
    try await WebHarness.run { web in
      let program = try await web.program(as: .management)
      for list in ["/vouchers", "/allocations", "/participants", "/placements", "/defects?all=true", "/breaches?all=true"] {
        let joint = list.contains("?") ? "&" : "?"
        var seen: [String] = []
        var cursor = ""
        var size = 7
        repeat {
          let page = try await program.read(list + joint + "limit=\(size)" + (cursor.isEmpty ? "" : "&cursor=\(cursor)"))
          let items = page["items"]?.elements ?? []
          #expect(items.count <= size)
          seen += items.map(\.compact)
          cursor = page["next_cursor"]?.text ?? ""
          size = 200
        } while !cursor.isEmpty
        #expect(seen.count > 7, "\(list)")
        #expect(Set(seen).count == seen.count, "\(list)")
        let kind = list.prefix { $0 != "?" }.dropFirst()
        let table = kind == "breaches" ? "gate_breaches" : String(kind)
        let count = try await web.test.administer { connection in
          try connection.query("select count(*) from \(quotedIdentifier: table)").first(as: Int.self)
        }
        if table != "gate_breaches" { #expect(seen.count == count, "\(list)") }
        let wrong = try await program.get(list + joint + "cursor=W3RydWVd")
        #expect(wrong.code == "cursor.invalid", "\(list)")
      }
    }
  }
}

extension String {
  /// How often a text stands in it.
  fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}

extension WebHarness {
  /// Whoever acts in a browser of this role.
  fileprivate func actor(as role: Role) async throws -> Actor {
    let name = Self.account(of: role)
    return try await test.database.write(as: Actor(name: "doorkeeper", role: .doorkeeper)) { tx in
      let account = try #require(try CredentialStore.visitor(name, on: Moment.now().day, tx)).account
      return Actor(name: name, role: role, account: account)
    }
  }
}
