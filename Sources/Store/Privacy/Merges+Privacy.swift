import Postgres

extension ImportMerge {
  package static let retentionClasses = ImportMerge(
    into: "retention_classes", key: ["code"],
    [
      .same("code"), .named, .same("scope"), .column("start_event", "start"), .same("months"), .same("from_year_end"),
      .same("action"), .sourced,
    ])

  package static let processingActivities = ImportMerge(
    into: "processing_activities", key: ["code"],
    [
      .same("code"), .named, .same("relations", "data_de", "data_en", "subjects_de", "subjects_en"),
      .same("purpose_de", "purpose_en", "legal_basis"), .column("is_special_category", "special_category"),
      .same("recipients_de", "recipients_en", "third_countries_de", "third_countries_en", "measures_de", "measures_en"),
      .column("retention_class_code", "retention_class"), .sourced,
    ], references: [.code("retention_class", of: "retention_classes")])
}
