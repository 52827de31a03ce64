package import Domain
import Postgres

/// A participant in a list of many, by code.
package struct ParticipantSummary: Sendable, Hashable {
  package let code: String
  package let isInvented: Bool
  /// The placements in force on the day.
  package let placements: [String]
  package let jobcenters: [String]
  /// The last day of the latest placement.
  package let lastDay: LocalDate?
}

/// A certificate and its validity.
package struct CertificateFacts: Sendable, Hashable {
  package let participant: String
  package let kind: String
  package let name: Phrase
  package let valid: DateRange
  package let number: String?
  package let issuer: String?
}

/// Something learned, and the minutes on work of its trade that the site diary holds.
package struct QualificationFacts: Sendable, Hashable {
  package let participant: String
  package let qualification: String
  package let name: Phrase
  package let level: QualificationLevel
  package let achievedOn: LocalDate
  /// As it was recorded on the day.
  package let evidence: Minutes
  package let certificate: String?
}

/// Minutes on work of a trade, the evidence for the qualifications of that trade.
package struct EvidenceFacts: Sendable, Hashable {
  package let qualification: String
  package let name: Phrase
  package let minutes: Minutes
  /// What the catalogue asks for; nil: no number.
  package let needed: Minutes?
}

/// Where somebody went.
package struct OutcomeFacts: Sendable, Hashable {
  package let kind: OutcomeKind
  package let happenedOn: LocalDate
  package let organisation: String?
  package let occupation: String?
}

/// Reads participants by code; who they are comes only from `Disclosures`, which write down who looked.
package enum ParticipantQueries {
  /// What differs once anything was written of who somebody is.
  package static func state(of participant: Participant.ID, _ tx: Transaction) throws -> String? {
    try tx.query("select state_of_person(\(participant))").decode(String?.self).first ?? nil
  }

  /// Everybody, or those of one Jobcenter, as of a day; those behind a code, and so many, where that is asked.
  package static func all(
    jobcenter: Organisation.ID? = nil, on day: LocalDate, behind code: String? = nil, limit: Int? = nil, _ tx: Transaction
  ) throws -> [ParticipantSummary] {
    // A site manager does not know at which Jobcenter somebody is.
    let atJobcenter: SQL =
      [.siteManager, .jobcenter].contains(tx.actor.role)
      ? "true"
      : """
      (\(jobcenter)::bigint is null
        or exists (select from placements x where x.participant_id = t.id and x.jobcenter_id = \(jobcenter)::bigint))
      """
    return try summaries(
      "\(fragment: atJobcenter) and (\(code)::text is null or t.code::text collate \"C\" > \(code)::text)", limit: limit,
      on: day, tx)
  }

  /// One by their code, as of a day.
  package static func one(_ code: String, on day: LocalDate, _ tx: Transaction) throws -> ParticipantSummary? {
    try summaries("t.code = \(code)", limit: 1, on: day, tx).first
  }

  /// What the acting role may know of everybody's placements: a site manager not at which Jobcenter, a Jobcenter none.
  private static func summaries(
    _ condition: SQL, limit: Int?, on day: LocalDate, _ tx: Transaction
  ) throws -> [ParticipantSummary] {
    let people: SQL = """
      select t.id, t.code, t.is_invented from participants t where \(fragment: condition)
       order by t.code::text collate "C" limit \(limit)::bigint
      """
    let showsJobcenters = tx.actor.role != .siteManager
    let jobcenters: SQL =
      showsJobcenters ? "coalesce(array_agg(distinct o.code::text) filter (where p.period @> \(day)), '{}')" : "'{}'::text[]"
    let organisations: SQL = showsJobcenters ? "left join organisations o on o.id = p.jobcenter_id" : ""
    let statement: SQL =
      tx.actor.role == .jobcenter
      ? "select t.code, t.is_invented, '{}'::text[], '{}'::text[], null::date from (\(fragment: people)) t order by t.code::text collate \"C\""
      : """
      select t.code, t.is_invented,
             coalesce(array_agg(p.code::text order by p.code) filter (where p.period @> \(day)), '{}'),
             \(fragment: jobcenters), max(upper(p.period)) - 1
        from (\(fragment: people)) t
        left join placements p on p.participant_id = t.id
        \(fragment: organisations)
       group by t.id, t.code, t.is_invented order by t.code::text collate "C"
      """
    return try tx.query(statement).map {
      (code: String, isInvented: Bool, placements: [String], jobcenters: [String], lastDay: LocalDate?) in
      ParticipantSummary(
        code: code, isInvented: isInvented, placements: placements, jobcenters: jobcenters, lastDay: lastDay)
    }
  }

  /// Certificates of one participant or of all, those that end first at the top.
  /// A site manager sees that there is one, not its number.
  package static func certificates(of participant: Participant.ID? = nil, _ tx: Transaction) throws -> [CertificateFacts] {
    let papers: SQL = tx.actor.role == .siteManager ? "null::text, null::text" : "c.number, c.issuer"
    return try tx.query(
      """
      select t.code, c.certificate_kind_code, k.name_de, k.name_en, c.valid, \(fragment: papers)
        from certificates c
        join participants t on t.id = c.participant_id
        join certificate_kinds k on k.code = c.certificate_kind_code
       where \(participant)::bigint is null or c.participant_id = \(participant)::bigint
       order by upper(c.valid) nulls last, t.code, c.certificate_kind_code
      """
    ).map {
      (
        participant: String, kind: String, german: String, english: String, valid: DateRange, number: String?, issuer: String?
      ) in
      CertificateFacts(
        participant: participant, kind: kind, name: Phrase(german, en: english), valid: valid, number: number, issuer: issuer)
    }
  }

  /// What one participant or all have learned, in order of time.
  package static func qualifications(of participant: Participant.ID? = nil, _ tx: Transaction) throws -> [QualificationFacts] {
    try tx.query(
      """
      select t.code, q.qualification_code, k.name_de, k.name_en, q.level, q.achieved_on, q.evidence_minutes, q.certificate
        from qualification_records q
        join participants t on t.id = q.participant_id
        join qualifications k on k.code = q.qualification_code
       where \(participant)::bigint is null or q.participant_id = \(participant)::bigint
       order by t.code, q.achieved_on, q.qualification_code
      """
    ).map {
      (
        participant: String, code: String, german: String, english: String, level: QualificationLevel, on: LocalDate,
        evidence: Minutes, certificate: String?
      ) in
      QualificationFacts(
        participant: participant, qualification: code, name: Phrase(german, en: english), level: level, achievedOn: on,
        evidence: evidence, certificate: certificate)
    }
  }

  /// Minutes on work of each trade that a qualification is of, up to and with a day.
  package static func evidence(
    of participant: Participant.ID, through day: LocalDate, _ tx: Transaction
  ) throws -> [EvidenceFacts] {
    try tx.query(
      """
      with worked as (
        select p.trade_code, sum(w.minutes) as minutes
          from current_work_lines w join work_packages p on p.id = w.work_package_id
         where w.participant_id = \(participant) and w.day <= \(day) and p.trade_code is not null
         group by p.trade_code)
      select q.code, q.name_de, q.name_en, w.minutes, q.evidence_minutes_min
        from worked w join qualifications q on q.trade_code = w.trade_code order by q.code
      """
    ).map { (code: String, german: String, english: String, minutes: Minutes, needed: Minutes?) in
      EvidenceFacts(qualification: code, name: Phrase(german, en: english), minutes: minutes, needed: needed)
    }
  }

  package static func outcomes(of participant: Participant.ID, _ tx: Transaction) throws -> [OutcomeFacts] {
    try tx.query(
      """
      select o.kind, o.happened_on, g.name, coalesce(b.name_de, o.occupation_code)
        from outcomes o
        left join organisations g on g.id = o.organisation_id
        left join occupations b on b.code = o.occupation_code
       where o.participant_id = \(participant) order by o.happened_on, o.kind
      """
    ).map { (kind: OutcomeKind, on: LocalDate, organisation: String?, occupation: String?) in
      OutcomeFacts(kind: kind, happenedOn: on, organisation: organisation, occupation: occupation)
    }
  }
}
