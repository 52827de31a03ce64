import Glibc
import Harness
import Testing

@testable import Postgres

@Suite(.needsPostgres) struct RestoreComparisonTests {
  @Test func `a restore whose content differs from what was backed up is not let in`() async throws {
    try await Harness.withEmptyDatabase { test in
      let environment = TestEnvironment.variables
      let address = try ConnectionAddress(test.administratorConnectionString)
      try await test.administer { try $0.run(["create table kept (a int)", "insert into kept values (1), (2), (2)"]) }
      let path = "/tmp/vw-backup-\(getpid()).vw"
      defer { unlink(path) }
      let saved = try await Dump.backUp(address, to: path, environment: environment)
      #expect(saved.tables.map(\.name) == ["public.kept"])
      #expect(saved.tables.map(\.count) == [3])
      // A second seal over the first, whole in itself, but saying something else about the content.
      let lied = saved.tables.map { Fingerprint.Table(name: $0.name, count: $0.count, hash: "1:1") }
      try BackupFile(path: path).seal(Fingerprint(tables: lied))
      await #expect(throws: ServerError.restoreDiffers(tables: ["public.kept"])) {
        try await Dump.restore(path, into: address, environment: environment) { _ in }
      }
      let (rows, databases) = try await test.administer { connection in
        try (
          connection.query("select count(*) from kept").first(as: Int64.self),
          connection.query("select count(*) from pg_database where datname like \(test.name + "%")").first(as: Int64.self)
        )
      }
      #expect(rows == 3)
      #expect(databases == 1)
    }
  }

  @Test func `a fingerprint sees a changed value and not the order of rows`() async throws {
    try await Harness.withEmptyDatabase { test in
      let (first, reordered, changed, doubled) = try await test.administer { connection in
        _ = try connection.run(["create table t (t text, n int)", "insert into t values ('a', 1), ('b', 2)"])
        let first = try Fingerprint(of: connection)
        _ = try connection.run(["truncate t", "insert into t values ('b', 2), ('a', 1)"])
        let reordered = try Fingerprint(of: connection)
        try connection.execute("update t set t = 'c' where n = 2")
        let changed = try Fingerprint(of: connection)
        _ = try connection.run(["truncate t", "insert into t values ('a', 1), ('b', 2), ('b', 2), ('b', 2)"])
        return (first, reordered, changed, try Fingerprint(of: connection))
      }
      #expect(first == reordered)
      #expect(changed.differences(from: first) == ["public.t"])
      #expect(doubled.differences(from: first) == ["public.t"])
    }
  }
}
