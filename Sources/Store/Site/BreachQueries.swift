package import Domain
import Postgres

/// Work that was done although a gate of the law was not met.
package struct BreachRecord: Sendable, Hashable {
  /// The number by which people name it.
  package let number: Int64
  package let property: String
  package let day: LocalDate
  package let participant: String
  package let workPackage: String
  package let minutes: Minutes
  package let gate: String
  package let gateName: Phrase
  package let hint: Phrase
  package let reason: String?
  package let followUp: String?
  package let closedOn: LocalDate?
}

/// Reads and resolves breaches of work gates.
package enum BreachQueries {
  /// Breaches of a house or of all, the newest first; open ones only unless `closedToo`. Lines that were taken back are left out.
  package static func all(
    of property: Property.ID? = nil, closedToo: Bool = false, _ tx: Transaction
  ) throws -> [BreachRecord] {
    try tx.query(
      """
      \(fragment: columns())
       where (\(closedToo) or b.closed_on is null) and (\(property)::bigint is null or b.property_id = \(property))
       order by w.day desc, b.id desc
      """
    ).map(record)
  }

  /// Breaches of a house or of all in the order of their numbers, behind one of them, so many.
  package static func inOrder(
    of property: Property.ID?, closedToo: Bool, behind number: Int64?, limit: Int, _ tx: Transaction
  ) throws -> [BreachRecord] {
    try tx.query(
      """
      \(fragment: columns())
       where (\(closedToo) or b.closed_on is null) and (\(property)::bigint is null or b.property_id = \(property))
         and (\(number)::bigint is null or b.id > \(number)::bigint)
       order by b.id limit \(limit)
      """
    ).map(record)
  }

  /// How many breaches of a house wait to be settled.
  package static func openCount(of property: Property.ID) -> Question<Int> {
    Question(
      """
      select count(*) from gate_breaches b join diary_events e on e.id = b.work_line_id and e.retracted_by_id is null
       where b.property_id = \(property) and b.closed_on is null
      """
    ) { try $0.first(as: Int.self) ?? 0 }
  }

  /// The breaches that came with the work lines of these events.
  package static func of(events: [UniqueID], _ tx: Transaction) throws -> [BreachRecord] {
    // Most lines come with none, and the whole record of a breach is dear to plan.
    guard try !tx.query("select from gate_breaches where work_line_id = any(\(events)) limit 1").isEmpty else { return [] }
    return try tx.query("\(fragment: columns()) where b.work_line_id = any(\(events)) order by b.id").map(record)
  }

  package static func one(_ number: Int64, _ tx: Transaction) throws -> BreachRecord? {
    try tx.query("\(fragment: columns()) where b.id = \(number)").map(record).first
  }

  /// Writes down what was done about a breach; nil leaves what is there.
  package static func update(
    _ number: Int64, reason: String?, followUp: String?, closedOn: LocalDate?, _ tx: Transaction
  ) throws {
    try tx.execute(
      """
      update gate_breaches set reason = coalesce(\(reason), reason), follow_up = coalesce(\(followUp), follow_up),
        closed_on = coalesce(\(closedOn), closed_on)
       where id = \(number)
      """)
  }

  private static func columns() -> SQL {
    """
    select b.id, p.code, w.day, t.code, k.code, w.minutes, g.code, g.name_de, g.name_en, g.hint_de, g.hint_en,
           b.reason, b.follow_up, b.closed_on
      from gate_breaches b
      join work_lines w on w.event_id = b.work_line_id
      join diary_events e on e.id = w.event_id and e.retracted_by_id is null
      join properties p on p.id = w.property_id
      join participants t on t.id = w.participant_id
      join work_packages k on k.id = w.work_package_id
      join work_gates g on g.code = b.gate_code
    """
  }

  private static func record(
    number: Int64, property: String, day: LocalDate, participant: String, package: String, minutes: Minutes, gate: String,
    german: String, english: String, hintGerman: String, hintEnglish: String, reason: String?, followUp: String?,
    closedOn: LocalDate?
  ) -> BreachRecord {
    BreachRecord(
      number: number, property: property, day: day, participant: participant, workPackage: package, minutes: minutes,
      gate: gate, gateName: Phrase(german, en: english), hint: Phrase(hintGerman, en: hintEnglish), reason: reason,
      followUp: followUp, closedOn: closedOn)
  }
}
