import Domain
import HTTPTypes
import Harness
import Postgres
import Testing

@testable import Web

/// What people wrote never becomes part of a page's code: a text that would run stands in every free text of the database, and every
/// page is looked through for it, byte by byte.
@Suite(.needsPostgres) struct EscapingTests {
  /// Ends scripts, attributes, comments and elements of every kind; the mark over `<` makes one character of both for whoever
  /// compares characters and not bytes.
  private static let canary = "\u{3C}\u{338}b>'\"\u{301}--></script></title></textarea><svg/onload=alert(7)>&lt;{{7*7}}"
  /// What must not stand in any page as it is.
  private static let sung: [[UInt8]] = ["<svg/onload", "<\u{338}", "</title></textarea>", "\"\u{301}-->"].map { Array($0.utf8) }

  /// Writes the canary over every text that no key, check or type forbids, and returns where it stands then.
  private static func plant(_ web: WebHarness) async throws -> Int {
    let canary = canary
    return try await web.test.administer { connection in
      // Append-only tables take it too: triggers are off.
      try connection.execute("set session_replication_role = replica")
      _ = try connection.query("select set_config('test.canary', \(canary), false)")
      try connection.execute(
        """
        create temporary table planted as select null::text as place, null::bigint as row_count where false
        """)
      try connection.execute(
        """
        do $$
        declare place record; touched bigint;
        begin
          for place in
            select c.relname, a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid
             where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'viertelwerk_migrations'
               and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.atttypid = 'text'::regtype
               and a.attname not in ('user_name', 'actor', 'from_state', 'to_state')
               and not exists (select from pg_constraint k where k.conrelid = c.oid and a.attnum = any (k.conkey) and k.contype in ('p', 'f', 'u', 'x'))
               and not exists (select from pg_constraint k where k.confrelid = c.oid and a.attnum = any (k.confkey))
               and not exists (select from pg_index i where i.indrelid = c.oid and i.indisunique and a.attnum = any (i.indkey::smallint[]))
          loop
            begin
              execute format('update %I set %I = current_setting(''test.canary'') where %I is not null', place.relname, place.attname, place.attname);
              get diagnostics touched = row_count;
              if touched > 0 then
                insert into planted values (place.relname || '.' || place.attname, touched);
              end if;
            exception when check_violation or unique_violation or string_data_right_truncation or invalid_text_representation then null;
            end;
          end loop;
        end $$
        """)
      return try connection.query("select count(*) from planted").first(as: Int.self) ?? 0
    }
  }

  private static func contains(_ needle: [UInt8], in bytes: [UInt8]) -> Bool {
    guard let first = needle.first, bytes.count >= needle.count else { return false }
    var start = bytes.startIndex
    while let found = bytes[start...].firstIndex(of: first) {
      if bytes[found...].starts(with: needle) { return true }
      start = found + 1
    }
    return false
  }

  @Test func `what people wrote stands on every page as text and never as code`() async throws {
    try await WebHarness.run { web in
      let places = try await Self.plant(web)
      #expect(places > 25)
      let examples = RouteExamples(web: web)
      let typed = SiteURL.start.with([
        ("filter", Self.canary), ("q", Self.canary), ("sortieren", Self.canary), ("seite", Self.canary),
        ("weiter", Self.canary),
      ]).path.dropFirst()
      var shown = 0
      for role in WebHarness.roles {
        let browser = try await web.browser(as: role)
        for route in SafetyTests.pages(web) where route.method == .get && route.roles?.contains(role) == true {
          guard let path = try await examples.path(route, as: role, .own) else { continue }
          for address in [path, path + String(typed)] {
            let page = try await browser.get(address)
            #expect(page.status.code < 500, "\(role) \(route.path): \(page.testDescription)")
            guard page.headers[.contentType]?.hasPrefix("text/html") == true else { continue }
            let bytes = Array(page.text.utf8)
            for needle in Self.sung {
              #expect(
                !Self.contains(needle, in: bytes), "\(role) \(route.path) sings \(String(decoding: needle, as: UTF8.self))")
            }
            if Self.contains(Array("&lt;svg/onload".utf8), in: bytes) { shown += 1 }
          }
        }
      }
      // It was there to be seen.
      #expect(shown > 10)
    }
  }

  @Test func `what is typed at the door is repeated as text`() async throws {
    try await WebHarness.run { web in
      let address = SiteURL.signIn.with(["weiter": "/" + Self.canary]).path
      let page = try await web.stranger().get(address)
      for needle in Self.sung { #expect(!Self.contains(needle, in: Array(page.text.utf8))) }
    }
  }
}
