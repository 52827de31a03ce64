package import Domain
import Postgres

/// A defect, or a hazard among them, as it is written down.
package struct HazardRecord: Sendable, Hashable {
  package var property: String
  package var code: String
  package var isHazard: Bool
  package var severity: Severity
  package var description: String
  package var unit: String?
  package var room: String?
  package var reportedOn: LocalDate
  package var deadlineOn: LocalDate?
  package var state: DefectState
  package var closedOn: LocalDate?
  package var closingNote: String?
  package var trade: String?
  /// Code of the organisation that has to put it right.
  package var responsible: String?
  /// Its name, as it was read.
  package var responsibleName: String?

  package init(
    property: String, code: String, isHazard: Bool, severity: Severity, description: String, unit: String? = nil,
    room: String? = nil, reportedOn: LocalDate, deadlineOn: LocalDate? = nil, state: DefectState = .reported,
    closedOn: LocalDate? = nil, closingNote: String? = nil, trade: String? = nil, responsible: String? = nil
  ) {
    self.property = property
    self.code = code
    self.isHazard = isHazard
    self.severity = severity
    self.description = description
    self.unit = unit
    self.room = room
    self.reportedOn = reportedOn
    self.deadlineOn = deadlineOn
    self.state = state
    self.closedOn = closedOn
    self.closingNote = closingNote
    self.trade = trade
    self.responsible = responsible
  }
}

/// How many hazards and defects of a house there are.
package struct DefectCounts: Sendable, Hashable {
  package let openHazards: Int
  package let openDefects: Int
  /// Open ones whose deadline has passed.
  package let overdue: Int
  package let closed: Int
}

/// Reads hazards and defects.
package enum HazardQueries {
  private static let values: SQL = """
    p.code, d.code, d.is_hazard, d.severity, d.description, u.code, d.room, d.reported_on, d.deadline_on, d.state, d.closed_on,
    d.closing_note, d.trade_code, o.code, o.name
    """
  private static let source: SQL = """
    from defects d
    join properties p on p.id = d.property_id
    left join units u on u.id = d.unit_id
    left join organisations o on o.id = d.responsible_id
    """
  private static let dangerFirst: SQL = """
    array_position(array['acute', 'high', 'medium', 'low'], d.severity), d.deadline_on nulls last, p.code, d.code
    """

  /// What a page of the list can be sorted by and searched in.
  package static let listColumns: [ListColumn] = [
    .text("code", "d.code"),
    .text("was", "d.description"),
    .choice("schwere", "d.severity", Severity.self),
    .day("gemeldet", "d.reported_on"),
    .day("frist", "d.deadline_on"),
    .choice("stand", "d.state", DefectState.self),
    .day("erledigt", "d.closed_on"),
    .text("wer", "o.name"),
  ]

  /// A page of the hazards and defects of a house, open ones first, then hazards, then the most dangerous; and how many there are.
  package static func page(
    of property: Property.ID, on day: LocalDate, _ request: ListRequest, _ tx: Transaction
  ) throws -> (page: ListPage<HazardRecord>, counts: DefectCounts) {
    let list = LongList(
      columns: listColumns, source: "\(fragment: source) where d.property_id = \(property)",
      order: "d.closed_on is not null, not d.is_hazard, \(fragment: dangerFirst)")
    let (counts, count) = try tx.query(
      """
      select count(*) filter (where d.is_hazard and d.closed_on is null),
             count(*) filter (where not d.is_hazard and d.closed_on is null),
             count(*) filter (where d.deadline_on < \(day) and d.closed_on is null),
             count(*) filter (where d.closed_on is not null),
             count(*) filter (where \(fragment: list.condition(request)))
        \(fragment: list.source)
      """
    ).map { (hazards: Int, defects: Int, overdue: Int, closed: Int, left: Int) in
      (DefectCounts(openHazards: hazards, openDefects: defects, overdue: overdue, closed: closed), left)
    }[0]
    return (try list.page(request, of: values, count: count, tx) { try $0.map(record) }, counts)
  }

  /// Hazards (or defects) of one house or of all, the most dangerous first; open ones only unless `closedToo`.
  package static func all(
    of property: Property.ID? = nil, hazards: Bool, closedToo: Bool = false
  ) -> Question<[HazardRecord]> {
    .rows(
      """
      select \(fragment: values) \(fragment: source)
       where d.is_hazard = \(hazards) and (\(property)::bigint is null or d.property_id = \(property))
         and (\(closedToo) or d.closed_on is null)
       order by d.closed_on is not null, \(fragment: dangerFirst)
      """, record)
  }

  /// Hazards, defects or both in the order of their codes, behind one of them, so many.
  package static func inOrder(
    of property: Property.ID?, hazards: Bool?, closedToo: Bool, behind last: (property: String, code: String)?, limit: Int,
    _ tx: Transaction
  ) throws -> [HazardRecord] {
    try tx.query(
      """
      select \(fragment: values) \(fragment: source)
       where (\(hazards)::boolean is null or d.is_hazard = \(hazards)) and (\(property)::bigint is null or d.property_id = \(property))
         and (\(closedToo) or d.closed_on is null)
         and (\(last?.property)::text is null
              or (p.code::text collate "C", d.code::text collate "C") > (\(last?.property)::text, \(last?.code)::text))
       order by p.code::text collate "C", d.code::text collate "C" limit \(limit)
      """
    ).map(record)
  }

  /// One of a house by its code.
  package static func one(_ code: String, of property: Property.ID, _ tx: Transaction) throws -> HazardRecord? {
    try tx.query(
      "select \(fragment: values) \(fragment: source) where d.property_id = \(property) and d.code = \(code)"
    ).map(record).first
  }

  /// What was found in a unit and in those it came from.
  package static func inAncestry(of unit: Unit.ID, _ tx: Transaction) throws -> [HazardRecord] {
    try tx.query(
      """
      select \(fragment: values)
        from unit_ancestry(\(unit)) a
        join units u on u.id = a
        join defects d on d.property_id = u.property_id and d.unit_id = u.id
        join properties p on p.id = d.property_id
        left join organisations o on o.id = d.responsible_id
       order by d.reported_on, d.code
      """
    ).map(record)
  }

  /// The key of a hazard or defect of a house.
  ///
  /// - Throws: `Problem` for an unknown code.
  package static func id(_ code: String, of property: Property.ID, _ tx: Transaction) throws -> Hazard.ID {
    if let id = try tx.query("select id from defects where property_id = \(property) and code = \(code)")
      .first(as: Hazard.ID.self)
    {
      return id
    }
    let noun = CodeNoun(
      "hazard", Phrase("Die Gefahr oder den Mangel", en: "The hazard or defect"), listing: "hazard list --all")
    throw try Lookup.unknown(code, noun, tx, "select code from defects where property_id = \(property) order by code")
  }

  /// The next free code of a house: H-01, H-02 … for hazards, M-01 … for defects.
  package static func nextCode(of property: Property.ID, isHazard: Bool, _ tx: Transaction) throws -> String {
    let prefix = isHazard ? "H-" : "M-"
    let last =
      try tx.query(
        """
        select max(substring(code from 3)::integer) from defects
         where property_id = \(property) and code ~ ('^' || \(prefix) || '[0-9]{1,6}$')
        """
      ).first(as: Int?.self) ?? nil
    return prefix + ((last ?? 0) + 1).padded(to: 2)
  }

  private static func record(
    property: String, code: String, isHazard: Bool, severity: Severity, description: String, unit: String?,
    room: String?, reported: LocalDate, deadline: LocalDate?, state: DefectState, closed: LocalDate?,
    closingNote: String?, trade: String?, responsible: String?, responsibleName: String?
  ) -> HazardRecord {
    var found = HazardRecord(
      property: property, code: code, isHazard: isHazard, severity: severity, description: description, unit: unit,
      room: room, reportedOn: reported, deadlineOn: deadline, state: state, closedOn: closed, closingNote: closingNote,
      trade: trade, responsible: responsible)
    found.responsibleName = responsibleName
    return found
  }
}
