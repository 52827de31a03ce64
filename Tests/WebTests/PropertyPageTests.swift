import Domain
import HTTPTypes
import Harness
import Postgres
import Store
import Testing

@testable import Web

@Suite(.needsPostgres) struct PropertyPageTests {
  /// Every page of a house that is read, with the roles that have it.
  private static let pages: [(path: String, roles: Set<Role>)] = [
    ("", [.siteManager, .coach, .finance, .management, .auditor]),
    ("/bauphasen", PropertyTab.readers), ("/bauphasen/sanierung/1", PropertyTab.readers),
    ("/arbeit", PropertyTab.readers), ("/arbeit/AP-16", PropertyTab.readers),
    ("/einheiten", PropertyTab.readers), ("/einheiten/WE-01", PropertyTab.readers),
    ("/maengel", PropertyTab.readers), ("/maengel/MG-01", PropertyTab.readers),
    ("/tagebuch", PropertyTab.siteRoles), ("/tagebuch/2026-10-30", PropertyTab.siteRoles),
    ("/geld", PropertyTab.readers), ("/spur/ausgaben", PropertyTab.readers), ("/spur/gedeckt", PropertyTab.readers),
    ("/spur/ungedeckt", PropertyTab.readers), ("/spur/kostengruppe/ohne", PropertyTab.readers),
    ("/spur/kostengruppe/2018-360", PropertyTab.readers), ("/spur/arbeit", PropertyTab.readers),
    ("/spur/bauphase/sanierung/1", PropertyTab.readers), ("/spur/arbeitspaket/AP-16", PropertyTab.readers),
  ]

  @Test func `each role has its pages of a house and no other`() async throws {
    try await WebHarness.run { web in
      for role in WebHarness.roles {
        let browser = try await web.browser(as: role)
        for (path, roles) in Self.pages {
          let page = try await browser.get("/objekte/DO-DEM-003" + path)
          #expect(page.status == (roles.contains(role) ? .ok : .forbidden), "\(role) \(path)")
        }
      }
    }
  }

  @Test func `a house of somebody else looks just like one that is not there`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .siteManager)
      for (path, roles) in Self.pages where roles.contains(.siteManager) {
        let (hidden, missing) = (
          try await browser.get("/objekte/DO-DEM-012" + path), try await browser.get("/objekte/DO-NIX-999" + path)
        )
        #expect(hidden.status == .notFound, "\(path)")
        #expect(missing.status == .notFound, "\(path)")
        #expect(hidden.text.count == missing.text.count, "\(path)")
      }
    }
  }

  @Test(arguments: [
    "/bauphasen/sanierung/2", "/bauphasen/unsinn/1", "/bauphasen/sanierung/x", "/arbeit/AP-99", "/einheiten/WE-99",
    "/maengel/MG-99",
    "/tagebuch/unsinn", "/tagebuch/2026-10-30?fassung=9", "/spur/topf/NIX", "/spur/kostengruppe/unsinn",
    "/spur/arbeitspaket/AP-99",
  ])
  func `a part that is not there is not found`(path: String) async throws {
    try await WebHarness.run { web in
      let page = try await web.browser(as: .management).get("/objekte/DO-DEM-003" + path)
      #expect(page.status == .notFound)
    }
  }

  @Test func `the page of a house shows its figures as the database has them, each with a way to its lines`() async throws {
    try await WebHarness.run { web in
      let page = try await web.browser(as: .management).open("/objekte/DO-DEM-003")
      let spent = try await web.look { tx in
        try tx.query(
          """
          select sum(l.amount_cents)::bigint from voucher_lines l join properties p on p.id = l.property_id
           where p.code = 'DO-DEM-003'
          """
        ).first(as: Money.self)
      }
      #expect(page.contains(try #require(spent).description))
      #expect(page.links.contains("/objekte/DO-DEM-003/spur/ausgaben"))
      #expect(page.links.contains("/objekte/DO-DEM-003/spur/arbeit"))
      #expect(page.contains("Fenster schließt nicht dicht"))
      #expect(page.links.contains("/objekte/DO-DEM-003/tagebuch/2026-10-30"))
      let lines = try await web.browser(as: .finance).open("/objekte/DO-DEM-003/spur/ausgaben?als=csv")
      let count = try await web.look { tx in
        try tx.query(
          "select count(*) from voucher_lines l join properties p on p.id = l.property_id where p.code = 'DO-DEM-003'"
        )
        .first(as: Int.self)
      }
      #expect(lines.text.split(separator: "\r\n").count == (count ?? 0) + 1)
    }
  }

  @Test func `a site manager sees no pay of single people among the costs`() async throws {
    try await WebHarness.run { web in
      let manager = try await web.browser(as: .siteManager).open("/objekte/DO-DEM-001/spur/ausgaben?als=csv")
      let finance = try await web.browser(as: .finance).open("/objekte/DO-DEM-001/spur/ausgaben?als=csv")
      let pay = try await web.look { tx in
        try tx.query(
          """
          select count(*) from voucher_lines l join properties p on p.id = l.property_id
           where p.code = 'DO-DEM-001' and l.placement_id is not null
          """
        ).first(as: Int.self)
      }
      #expect(pay ?? 0 > 0)
      #expect(finance.text.split(separator: "\r\n").count - manager.text.split(separator: "\r\n").count == pay)
    }
  }

  @Test func `units show what they came from and what they became`() async throws {
    try await WebHarness.run { web in
      let page = try await web.browser(as: .auditor).open("/objekte/DO-DEM-001/einheiten/WE-Z1")
      #expect(page.contains("12.05.2025"))
      #expect(page.links.contains("/objekte/DO-DEM-001/einheiten/WE-03"))
      #expect(page.links.contains("/objekte/DO-DEM-001/einheiten/WE-04"))
    }
  }

  @Test func `a coach sees a house with the work of their own people and without money`() async throws {
    try await WebHarness.run { web in
      let page = try await web.browser(as: .coach).open("/objekte/DO-DEM-003")
      #expect(page.contains("TN-0001"))
      #expect(!page.contains("€"))
      #expect(!page.links.contains("/objekte/DO-DEM-003/geld"))
    }
  }

  @Test func `the portfolio's way to a new house leads to its form`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .management)
      #expect(try await browser.open("/objekte").links.contains("/objekte/neu"))
      #expect(try await browser.open("/objekte/neu").contains("Objekt anlegen"))
      #expect(try await web.browser(as: .siteManager).get("/objekte/neu").status == .forbidden)
    }
  }
}
