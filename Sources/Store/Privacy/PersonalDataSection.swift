/// One part of what is held about a participant, for the copy that the person may ask for (Art. 15 and 20 GDPR).
///
/// A table that leads to a participant belongs to one of them; a test reads the catalog. The rows come from `disclose_copy` in SQL.
package enum PersonalDataSection: String, Sendable, CaseIterable {
  case record, person, customerNumbers = "customer_numbers", spells, placements, bases, attendance, workLines = "work_lines",
    presences, briefings, breaches, assignments, certificates, qualifications, outcomes, pay, account, companions, corrections,
    reports, restrictions,
    restricted = "restricted_records", erasures, accesses

  /// The tables that its rows come from, as the record of processing names them.
  package var relations: [String] {
    switch self {
    case .record: ["participants"]
    case .person: ["participant_persons"]
    case .customerNumbers: ["customer_numbers"]
    case .spells: ["unemployment_spells"]
    case .placements: ["placements"]
    case .bases: ["placement_bases"]
    case .attendance: ["attendance_days", "absences"]
    case .workLines: ["work_lines", "diary_events"]
    case .presences: ["diary_presences"]
    case .briefings: ["diary_briefing_participants", "diary_briefings"]
    case .breaches: ["gate_breaches"]
    // Who is known on a house follows from work, presences and plans, which the copy holds.
    case .assignments: ["work_assignments", "house_participants"]
    case .certificates: ["certificates"]
    case .qualifications: ["qualification_records"]
    case .outcomes: ["outcomes"]
    case .pay: ["voucher_lines", "vouchers", "allocations"]
    case .account: ["accounts", "role_grants"]
    case .companions: ["participant_assignments"]
    case .corrections: ["corrections"]
    case .reports: ["released_reports", "report_sources"]
    case .restrictions: ["restrictions"]
    case .restricted: ["restricted_records"]
    case .erasures: ["erasures"]
    case .accesses: ["audit_events"]
    }
  }
}
