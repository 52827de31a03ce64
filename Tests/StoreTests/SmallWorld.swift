import Domain
import Postgres

/// One house, one participant, one pot: the least that every rule across rows can be broken in.
enum SmallWorld {
  static let actor = Actor(name: "test", role: .operator)

  static let statements: [SQL] = [
    """
    insert into stage_kinds (code, name_de, name_en, position, is_repeatable, accepts_only_without_hazards, source, evidence)
    values ('sicherung', 'Sicherung', 'Safety', 1, false, true, 'Test', 'design'),
           ('sanierung', 'Sanierung', 'Renovation', 2, false, false, 'Test', 'design')
    """,
    "insert into stage_gates (stage_code, requires_code, source, evidence) values ('sanierung', 'sicherung', 'Test', 'design')",
    "insert into cost_kinds (code, name_de, name_en, is_personnel, source, evidence) values ('firma', 'Firma', 'Firm', false, 'Test', 'design')",
    """
    insert into organisations (code, name, kind) values ('FIRMA', 'Musterfirma', 'firm'), ('JC', 'Jobcenter Muster', 'jobcenter')
    """,
    "insert into properties (code, name, street, house_number) values ('DO-1', 'Musterstraße 1', 'Musterstraße', '1')",
    "insert into units (property_id, code, kind) values (1, 'WE-01', 'flat'), (1, 'WE-02', 'flat')",
    "insert into stages (property_id, stage_code) values (1, 'sicherung'), (1, 'sanierung')",
    """
    insert into work_packages (property_id, stage_id, code, title, performer) values (1, 1, 'AP-01', 'Putz', 'participants')
    """,
    "insert into participants (code) values ('TN-0001')",
    """
    insert into instruments (code, name_de, name_en, law, is_accompanying, pays, source, evidence)
    values ('16d', 'AGH', 'Work opportunity', '§ 16d SGB II', false, 'allowance', 'Test', 'V-law')
    """,
    """
    insert into placements (code, participant_id, kind, jobcenter_id, period, weekday_minutes)
    values ('ZW-0001', 1, 'working', 2, '[2026-01-01,2026-07-01)', '{360,360,360,360,360,0,0}')
    """,
    "insert into certificate_kinds (code, name_de, name_en, source, evidence) values ('unterweisung', 'Unterweisung', 'Briefing', 'Test', 'V-law')",
    """
    insert into work_gates (code, name_de, name_en, hint_de, hint_en, source, evidence)
    values ('unterweisung', 'Unterweisung', 'Briefing', 'Unterweisen', 'Brief', '§ 12 ArbSchG', 'V-law')
    """,
    "insert into work_gate_certificates (gate_code, certificate_kind_code) values ('unterweisung', 'unterweisung')",
    """
    insert into funding_pots (code, name, kind, granted_cents, line_overrun, eligible_period, refuses_outside_period)
    values ('WRF', 'Topf', 'grant', 90000, 2000, '[2026-01-01,2027-01-01)', true)
    """,
    "insert into budget_lines (pot_id, code, name, planned_cents) values (1, '1', 'Bau', 150000), (1, '2', 'Neben', 50000)",
    "insert into vouchers (number, kind, payee_id, reason) values ('R-1', 'invoice', 1, 'Dach')",
    """
    insert into voucher_lines (voucher_id, position, property_id, cost_kind_code, purpose, net_cents, gross_cents)
    values (1, 1, 1, 'firma', 'Dach', 160000, 160000)
    """,
    "insert into diary_entries (property_id, day) values (1, '2026-03-02')",
    "insert into diary_versions (entry_id, version, property_id) values (1, 1, 1)",
  ]
}
