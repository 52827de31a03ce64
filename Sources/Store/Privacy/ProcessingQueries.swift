package import Domain
import Postgres

/// One processing activity of the record (Art. 30 GDPR).
package struct ProcessingActivity: Sendable, Hashable {
  package let code: String
  package let name: Phrase
  /// The tables that hold the data.
  package let relations: [String]
  package let data: Phrase
  package let subjects: Phrase
  package let purpose: Phrase
  package let legalBasis: String
  /// Data of Art. 9 GDPR, such as health.
  package let isSpecialCategory: Bool
  package let recipients: Phrase
  package let thirdCountries: Phrase
  package let measures: Phrase
  package let retentionClass: String?
  package let source: String
  package let evidence: Evidence
}

/// Reads the record of processing.
package enum ProcessingQueries {
  package static func all(_ tx: Transaction) throws -> [ProcessingActivity] {
    try tx.query(
      """
      select code, name_de, name_en, relations, data_de, data_en, subjects_de, subjects_en, purpose_de, purpose_en, legal_basis,
             is_special_category, recipients_de, recipients_en, third_countries_de, third_countries_en, measures_de, measures_en,
             retention_class_code, source, evidence
        from processing_activities order by code
      """
    ).map {
      (
        code: String, nameGerman: String, nameEnglish: String, relations: [String], dataGerman: String, dataEnglish: String,
        subjectsGerman: String, subjectsEnglish: String, purposeGerman: String, purposeEnglish: String, legalBasis: String,
        isSpecialCategory: Bool, recipientsGerman: String, recipientsEnglish: String, countriesGerman: String,
        countriesEnglish: String, measuresGerman: String, measuresEnglish: String, retentionClass: String?, source: String,
        evidence: Evidence
      ) in
      ProcessingActivity(
        code: code, name: Phrase(nameGerman, en: nameEnglish), relations: relations,
        data: Phrase(dataGerman, en: dataEnglish), subjects: Phrase(subjectsGerman, en: subjectsEnglish),
        purpose: Phrase(purposeGerman, en: purposeEnglish), legalBasis: legalBasis, isSpecialCategory: isSpecialCategory,
        recipients: Phrase(recipientsGerman, en: recipientsEnglish),
        thirdCountries: Phrase(countriesGerman, en: countriesEnglish), measures: Phrase(measuresGerman, en: measuresEnglish),
        retentionClass: retentionClass, source: source, evidence: evidence)
    }
  }
}
