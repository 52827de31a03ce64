import Domain
import Harness
import Postgres
import Store
import Synchronization
import Testing

@testable import Web

/// What the tests that try every address put into its places: for each role what is its own, what is somebody else's, and what there
/// is not.
///
/// Own is what the database shows to the acting role; somebody else's is everything else that there is. A new address with a new place
/// needs a line in `lists`; a test names it.
final class RouteExamples: Sendable {
  let web: WebHarness
  /// What was looked up before: a test asks for the same places hundreds of times.
  private let known = Mutex<[String: [String]]>([:])

  init(web: WebHarness) { self.web = web }

  /// Which values a place may have.
  private enum List: Sendable {
    /// Rows of the database, from the values of the places before; looked up as whoever acts and as the superuser, who sees everything.
    case rows(@Sendable ([String]) -> SQL)
    /// Words of the program, the same for everybody.
    case words([String])
    /// Rows, but one that there is not is as good: a day that nothing is written down about, a figure that nothing is behind.
    case open(@Sendable ([String]) -> SQL)
  }

  /// By the address up to the place.
  private static let lists: [String: List] = [
    "/konten/{name}": .rows { _ in "select user_name from accounts order by user_name <> 'coach', user_name" },
    "/konten/{name}/rollen/{role}": .rows { before in
      "select g.role from role_grants g join accounts a on a.id = g.account_id where a.user_name = \(before[0]) order by 1"
    },
    "/konten/{name}/tokens/{token}": .rows { before in
      "select t.id::text from api_tokens t join accounts a on a.id = t.account_id where a.user_name = \(before[0]) order by 1"
    },
    "/konten/{name}/objekte/{property}": .rows { before in
      """
      select e.property from entrusted_houses() e join accounts a on a.id = e.account_id
       where a.user_name = \(before[0]) order by 1
      """
    },
    "/konten/{name}/teilnehmende/{participant}": .rows { before in
      """
      select t.code from participants t join participant_assignments s on s.participant_id = t.id
        join accounts a on a.id = s.account_id where a.user_name = \(before[0]) order by 1
      """
    },
    "/konto/tokens/{token}": .rows { _ in "select id::text from api_tokens order by 1" },
    "/objekte/{code}": .rows { _ in "select code from properties order by code <> 'DO-DEM-001', code" },
    "/objekte/{code}/arbeit/{package}": .rows(package),
    "/objekte/{code}/spur/arbeitspaket/{package}": .rows(package),
    "/objekte/{code}/bauphasen/{stage}": .rows(stage),
    "/objekte/{code}/bauphasen/{stage}/{run}": .rows(run),
    "/objekte/{code}/bauphasen/{stage}/{run}/{action}": .words(StageAction.allCases.map(\.slug)),
    "/objekte/{code}/spur/bauphase/{stage}": .rows(stage),
    "/objekte/{code}/spur/bauphase/{stage}/{run}": .rows(run),
    "/objekte/{code}/spur/topf/{pot}": .rows { before in
      """
      select distinct f.code::text from allocations a join voucher_lines l on l.id = a.voucher_line_id
        join properties p on p.id = l.property_id join funding_pots f on f.id = a.pot_id where p.code = \(before[0]) order by 1
      """
    },
    "/objekte/{code}/spur/kostengruppe/{group}": .open { _ in
      "select edition || '-' || code from cost_groups order by 1"
    },
    "/objekte/{code}/einheiten/{unit}": .rows { before in
      "select u.code from units u join properties p on p.id = u.property_id where p.code = \(before[0]) order by 1"
    },
    "/objekte/{code}/maengel/{defect}": .rows { before in
      "select d.code from defects d join properties p on p.id = d.property_id where p.code = \(before[0]) order by 1"
    },
    "/objekte/{code}/maengel/{defect}/{move}": .words(DefectMove.allCases.map(\.rawValue)),
    "/objekte/{code}/tagebuch/{day}": .open { before in
      """
      select e.day::text from diary_entries e join properties p on p.id = e.property_id
       where p.code = \(before[0]) order by e.day desc
      """
    },
    "/objekte/{code}/fotos/{hash}": .rows { before in
      """
      select distinct encode(d.hash, 'hex') from diary_photos d join photos f on f.hash = d.hash and f.received_at is not null
        join properties p on p.id = d.property_id where p.code = \(before[0]) order by 1
      """
    },
    "/objekte/{code}/tagebuch/{day}/zuruecknehmen/{line}": .rows { before in
      """
      select v.id::text from diary_events v join diary_entries e on e.id = v.entry_id join properties p on p.id = e.property_id
       where p.code = \(before[0]) and e.day::text = \(before[1]) and v.retracted_by_id is null and v.kind = 'work_line'
       order by 1
      """
    },
    "/mitteilungen/{number}": .rows { _ in "select id::text from office_notes order by id" },
    "/objekte/{code}/verstoesse/{number}": .rows { before in
      """
      select b.id::text from gate_breaches b join work_lines w on w.event_id = b.work_line_id
        join properties p on p.id = w.property_id where p.code = \(before[0]) order by 1
      """
    },
    "/teilnehmende/{code}": .rows { _ in "select code from participants order by code" },
    "/teilnehmende/{code}/zuweisungen/{placement}": .rows { before in
      """
      select s.code from placements s join participants t on t.id = s.participant_id
       where t.code = \(before[0]) order by s.ended_on is not null, s.code
      """
    },
    "/toepfe/{code}": .rows { _ in "select code from funding_pots order by code" },
    "/toepfe/{code}/ansaetze/{ansatz}": .rows { before in
      "select l.code from budget_lines l join funding_pots p on p.id = l.pot_id where p.code = \(before[0]) order by 1"
    },
    "/toepfe/{code}/objekte/{objekt}": .open { before in
      """
      select h.code from pot_commitments c join funding_pots p on p.id = c.pot_id join properties h on h.id = c.property_id
       where p.code = \(before[0]) order by 1
      """
    },
    "/belege/{nummer}": .rows { _ in "select number from vouchers order by number" },
    "/belege/{nummer}/positionen/{position}": .rows(position),
    "/belege/{nummer}/positionen/{position}/zuordnen/{topf}": .rows { _ in "select code from funding_pots order by 1" },
    "/belege/{nummer}/positionen/{position}/zuordnen/{topf}/{ansatz}": .rows { before in
      "select l.code from budget_lines l join funding_pots p on p.id = l.pot_id where p.code = \(before[2]) order by 1"
    },
    "/belege/{nummer}/zuordnungen/{zuordnung}": .rows { before in
      """
      select a.id::text from allocations a join voucher_lines l on l.id = a.voucher_line_id
        join vouchers v on v.id = l.voucher_id where v.number = \(before[0]) and a.reverses_id is null order by 1
      """
    },
    "/berichte/{number}": .rows { _ in "select distinct number from released_reports order by 1" },
    "/berichte/{number}/fassungen/{version}": .rows { before in
      "select version::text from released_reports where number = \(before[0]) order by 1"
    },
    "/import/{upload}": .rows { _ in "select id::text from import_uploads order by id" },
    "/import/{upload}/dateien/{datei}": .rows { before in
      "select position::text from import_upload_files where upload_id::text = \(before[0]) order by 1"
    },
    "/import/{upload}/befunde/{datei}": .rows { before in
      "select position::text from import_upload_files where is_returned and upload_id::text = \(before[0]) order by 1"
    },
    "/import/verlauf/{nummer}": .rows { _ in "select id::text from import_batches order by id" },
    "/protokoll/{nummer}": .rows { _ in "select id::text from audit_events order by id" },
  ]

  @Sendable private static func package(_ before: [String]) -> SQL {
    "select w.code from work_packages w join properties p on p.id = w.property_id where p.code = \(before[0]) order by 1"
  }

  @Sendable private static func stage(_ before: [String]) -> SQL {
    """
    select distinct s.stage_code::text from stages s join properties p on p.id = s.property_id
     where p.code = \(before[0]) order by 1
    """
  }

  @Sendable private static func run(_ before: [String]) -> SQL {
    """
    select s.occurrence::text from stages s join properties p on p.id = s.property_id
     where p.code = \(before[0]) and s.stage_code = \(before[1]) order by 1
    """
  }

  @Sendable private static func position(_ before: [String]) -> SQL {
    "select l.position::text from voucher_lines l join vouchers v on v.id = l.voucher_id where v.number = \(before[0]) order by 1"
  }

  /// What stands in a place.
  enum Fill: Sendable {
    case own, foreign, unknown
  }

  /// The places of an address, in order, each with the address up to it.
  static func places(of path: String) -> [(name: String, upTo: String)] {
    var prefix = ""
    var found: [(String, String)] = []
    for segment in path.split(separator: "/") {
      prefix += "/" + segment
      if segment.hasPrefix("{") { found.append((String(segment.dropFirst().dropLast()), prefix)) }
    }
    return found
  }

  /// Places that no line of `lists` knows.
  static func unlisted(_ routes: [RouteMap.Route]) -> Set<String> {
    let all = routes.filter { $0.roles != nil }.flatMap { places(of: $0.path).map(\.upTo) }
    return Set(all).subtracting(lists.keys)
  }

  /// Whether what a place holds must exist.
  static func isClosed(_ upTo: String) -> Bool {
    if case .open = lists[upTo] { false } else { true }
  }

  /// The address with its places filled; nil where there is no such value.
  ///
  /// - Parameter place: which of them is filled so, the last one where it is not said; the ones before it are own, and the ones after
  ///   it whatever belongs to it.
  func path(_ route: RouteMap.Route, as role: Role, _ fill: Fill, at place: Int? = nil) async throws -> String? {
    let places = Self.places(of: route.path)
    let chosen = place ?? places.count - 1
    var path = route.path
    var values: [String] = []
    for (index, place) in places.enumerated() {
      let value: String?
      if index <= chosen || fill == .own {
        value = try await self.value(place.upTo, values, as: role, index == chosen ? fill : .own)
      } else {
        // Of what there is not nothing belongs to it.
        value = try await all(place.upTo, values).first ?? "1"
      }
      guard let value else { return nil }
      values.append(value)
      path = path.replacing("{\(place.name)}", with: Self.escaped(value), maxReplacements: 1)
    }
    return path
  }

  private func once(_ key: String, _ look: () async throws -> [String]) async throws -> [String] {
    if let values = known.withLock({ $0[key] }) { return values }
    let values = try await look()
    known.withLock { $0[key] = values }
    return values
  }

  /// Every value that there is.
  private func all(_ place: String, _ before: [String]) async throws -> [String] {
    switch Self.lists[place] {
    case nil: return []
    case .words(let words): return words
    case .rows(let list), .open(let list):
      return try await once("all \(place) \(before)") {
        let statement = list(before)
        return try await self.web.test.administer { connection in try connection.query(statement).decode(String.self) }
      }
    }
  }

  private func value(_ place: String, _ before: [String], as role: Role, _ fill: Fill) async throws -> String? {
    let all = try await all(place, before)
    if fill == .unknown { return all.first.map(Self.changed(all)) ?? "XX-0000" }
    let own: [String] =
      switch Self.lists[place] {
      case .rows, .open:
        try await once("\(role) \(place) \(before)") {
          place == "/konto/tokens/{token}"
            ? try await self.ownTokens(of: role) : try await self.ownValues(place, before, as: role)
        }
      case .words, nil: all
      }
    return fill == .own ? own.first : all.first { !own.contains($0) }
  }

  /// The door alone reads tokens, so no role sees its own in the table.
  private func ownTokens(of role: Role) async throws -> [String] {
    let userName = WebHarness.account(of: role)
    return try await web.test.administer { connection in
      try connection.query(
        "select t.id::text from api_tokens t join accounts a on a.id = t.account_id where a.user_name = \(userName) order by 1"
      ).decode(String.self)
    }
  }

  private func ownValues(_ place: String, _ before: [String], as role: Role) async throws -> [String] {
    guard case .rows(let list) = Self.lists[place] ?? .words([]) else {
      // What is open stands for itself: whatever there is, and nothing is hidden.
      return try await all(place, before)
    }
    let statement = list(before)
    let userName = WebHarness.account(of: role)
    let account = try await web.test.administer { connection in
      try connection.query("select id from accounts where user_name = \(userName)").first(as: Account.ID.self)
    }
    do {
      return try await web.test.database.read(as: Actor(name: userName, role: role, account: account)) { tx in
        try tx.query(statement).decode(String.self)
      }
    } catch let error as PostgresError where error.kind == .permission {
      return []
    }
  }

  /// A value of the same form as one that there is, and that there is not.
  private static func changed(_ all: [String]) -> (String) -> String {
    { value in
      for digit in "9876543210" {
        guard let place = value.lastIndex(where: \.isNumber) else { break }
        var other = value
        other.replaceSubrange(place...place, with: "\(digit)7\(digit)")
        if !all.contains(other) { return other }
      }
      return value + "-x"
    }
  }

  private static func escaped(_ text: String) -> String {
    text.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
        String(UnicodeScalar(byte))
      default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }.joined()
  }
}
