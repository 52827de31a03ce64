import Postgres

extension ImportMerge {
  package static let legalValues = ImportMerge(
    into: "legal_values", key: ["code", "since"], [.same("code"), .named, .same("amount", "unit"), .period("valid"), .sourced])

  package static let districts = ImportMerge(into: "districts", key: ["code"], [.same("code", "name"), .sourced])

  /// Catalogues that are a code, two names and where they come from.
  package static func catalogue(_ table: StaticString) -> ImportMerge {
    ImportMerge(into: table, key: ["code"], [.same("code"), .named, .sourced])
  }

  package static let costGroups = ImportMerge(
    into: "cost_groups", key: ["edition", "code"], [.same("edition", "code"), .named, .sourced])

  package static let costKinds = ImportMerge(
    into: "cost_kinds", key: ["code"], [.same("code"), .named, .same("is_personnel"), .sourced])

  package static let qualifications = ImportMerge(
    into: "qualifications", key: ["code"],
    [
      .same("code"), .named, .column("occupation_code", "occupation"), .column("trade_code", "trade"),
      .column("evidence_minutes_min", "evidence_minutes"), .sourced,
    ], references: [.code("occupation", of: "occupations"), .code("trade", of: "trades")])

  package static let instruments = ImportMerge(
    into: "instruments", key: ["code"],
    [
      .same("code"), .named, .same("law"), .column("is_accompanying", "accompanying"), .same("pays"), .period("valid"),
      .sourced,
    ])

  package static let instrumentRates = ImportMerge(
    into: "instrument_rates", key: ["instrument", "year", "since"],
    [.column("instrument_code", "instrument"), .column("employment_year", "year"), .same("rate"), .period("valid"), .sourced],
    references: [.code("instrument", of: "instruments")])

  package static let instrumentLimits = ImportMerge(
    into: "instrument_limits", key: ["instrument", "since"],
    [
      .column("instrument_code", "instrument"), .column("months_max", "months"), .same("window_months"),
      .column("extension_months", or: "0"), .period("valid"), .sourced,
    ], references: [.code("instrument", of: "instruments")])

  package static let absenceKinds = ImportMerge(
    into: "absence_kinds", key: ["code"],
    [
      .same("code"), .named, .column("is_excused", "excused"), .column("is_health", "health"), .column("is_paid", "paid"),
      .column("is_disclosed_to_jobcenter", "disclosed"), .period("valid"), .sourced,
    ])

  package static let holidayRules = ImportMerge(
    into: "holiday_rules", key: ["code"],
    [
      .same("code"), .named, .same("month", "day"), .column("easter_offset_days", "easter_offset"),
      .column("first_year", or: "1946"), .same("last_year"), .sourced,
    ])

  package static let certificateKinds = ImportMerge(
    into: "certificate_kinds", key: ["code"], [.same("code"), .named, .same("validity_months"), .sourced])

  package static let workGates = ImportMerge(
    into: "work_gates", key: ["code"],
    [
      .same("code"), .named, .column("work_kind_code", "work_kind"),
      .column("only_where_asbestos_presumed", "only_if_asbestos", or: "false"), .column("stage_code", "stage"),
      .column("instrument_code", "instrument"), .column("only_warns", "only_warns", or: "false"), .same("hint_de", "hint_en"),
      .period("valid"), .sourced,
    ],
    references: [
      .code("work_kind", of: "work_kinds"), .code("stage", of: "stage_kinds"), .code("instrument", of: "instruments"),
      .code("certificates", of: "certificate_kinds", isList: true),
    ],
    then: { rows in
      [
        """
        insert into work_gate_certificates (gate_code, certificate_kind_code)
        select s.code, c from \(fragment: rows) s cross join lateral unnest(s.certificates) c
        """
      ]
    },
    alsoStored: [
      .init(
        column: "certificates",
        value: """
          (select array_agg(c.certificate_kind_code::text order by c.certificate_kind_code collate "C")
             from work_gate_certificates c where c.gate_code = t.code)
          """)
    ])

  package static let stageKinds = ImportMerge(
    into: "stage_kinds", key: ["code"],
    [
      .same("code"), .named, .same("position"), .column("is_repeatable", "repeatable"),
      .column("accepts_only_without_hazards", "accepts_only_without_hazards", or: "false"), .sourced,
    ])

  package static let stageGates = ImportMerge(
    into: "stage_gates", key: ["stage", "requires"],
    [.column("stage_code", "stage"), .column("requires_code", "requires"), .sourced],
    references: [.code("stage", of: "stage_kinds"), .code("requires", of: "stage_kinds")])

  package static let organisations = ImportMerge(
    into: "organisations", key: ["code"], [.same("code", "name", "kind", "street", "postal_code", "city", "source")])
}
