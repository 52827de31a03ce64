import Harness
import Postgres
import Store
import Testing

/// The record of processing against the catalog: no table with personal data is forgotten.
@Suite(.needsPostgres) struct ProcessingRecordTests {
  @Test func `every table that leads to a participant or an account, or says who acted, stands in the record`() async throws {
    let (forgotten, unknown) = try await Batch.withReference { test in
      try await test.administer { connection in
        // Whatever refers to people, over as many tables as it takes, and whatever names who acted.
        let forgotten = try connection.query(
          """
          with recursive personal (relation) as (
            select unnest(array['participants'::regclass, 'accounts'::regclass])::oid
            union
            select k.conrelid from pg_constraint k join personal p on p.relation = k.confrelid
             where k.contype = 'f' and k.connamespace = 'public'::regnamespace)
          select c.relname::text from pg_class c
           where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'viertelwerk_migrations'
             and (c.oid in (select relation from personal)
                  or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname ~ '^(actor|author|.*_by)$'
                              and a.atttypid = 'text'::regtype))
             and not exists (select from processing_activities p where c.relname = any (p.relations))
           order by 1
          """
        ).decode(String.self)
        let unknown = try connection.query(
          """
          select r from processing_activities p cross join unnest(p.relations) r
           where not exists (select from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname = r)
           order by 1
          """
        ).decode(String.self)
        return (forgotten, unknown)
      }
    }
    #expect(forgotten == [], "add it to seeds/reference/verarbeitungen.csv: whose data, why, how long")
    #expect(unknown == [])
  }

  @Test func `every activity that holds people's data says how long, except the trail that proves who saw them`() async throws {
    let endless = try await Batch.withReference { test in
      try await test.database.read(as: Batch.clerk) { tx in
        try ProcessingQueries.all(tx).filter { $0.retentionClass == nil }.map(\.code)
      }
    }
    #expect(endless == ["protokoll"])
  }
}
