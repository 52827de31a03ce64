import Domain
import Store

/// Data protection: how long data are kept, and what is done with whose.
extension Kind {
  static let privacy: [Kind] = [
    Kind(
      "retention_classes", "aufbewahrungsklassen", Phrase("Wie lange Daten aufbewahrt werden", en: "how long data are kept"),
      [
        .code("code", "code").required, .nameGerman, .nameEnglish,
        .choice("scope", "umfang", RetentionScope.allCases.map { Choice($0.word, $0.rawValue) }).required,
        .choice("start", "beginn", RetentionStart.allCases.map { Choice($0.word, $0.rawValue) }).required,
        .small("months", "monate").required, .flag("from_year_end", "ab_jahresende").required,
        .choice("action", "massnahme", RetentionAction.allCases.map { Choice($0.word, $0.rawValue) }).required,
        .source.required, .evidence.required,
      ], .retentionClasses),
    Kind(
      "processing_activities", "verarbeitungen", Phrase("Verzeichnis von Verarbeitungstätigkeiten", en: "record of processing"),
      [
        .code("code", "code").required, .nameGerman, .nameEnglish, .list("relations", "tabellen", of: "tables").required,
        .text("data_de", "daten_de").required, .text("data_en", "daten_en").required,
        .text("subjects_de", "betroffene_de").required, .text("subjects_en", "betroffene_en").required,
        .text("purpose_de", "zweck_de").required, .text("purpose_en", "zweck_en").required,
        .text("legal_basis", "rechtsgrundlage").required, .flag("special_category", "besondere_kategorie").required,
        .text("recipients_de", "empfaenger_de").required, .text("recipients_en", "empfaenger_en").required,
        .text("third_countries_de", "drittland_de").required, .text("third_countries_en", "drittland_en").required,
        .text("measures_de", "massnahmen_de").required, .text("measures_en", "massnahmen_en").required,
        .reference("retention_class", "aufbewahrung", to: "retention_classes"), .source.required, .evidence.required,
      ], .processingActivities),
  ]
}
