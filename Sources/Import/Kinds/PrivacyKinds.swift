import Domain
import Store

/// Data protection: how long data are kept, and what is done with whose.
extension Kind {
  static let privacy: [Kind] = [
    Kind(
      "retention_classes", "aufbewahrungsklassen", Phrase("Wie lange Daten aufbewahrt werden", en: "how long data are kept"),
      [
        .code("code", "code").required.means(
          "Kürzel, unter dem die Verarbeitungen diese Klasse nennen",
          en: "Code by which the record of processing names this class"),
        .nameGerman,
        .nameEnglish,
        .choice("scope", "umfang", RetentionScope.allCases.map { Choice($0.word, $0.rawValue) }).required.means(
          "Um welche Daten es geht", en: "Which data it is about"),
        .choice("start", "beginn", RetentionStart.allCases.map { Choice($0.word, $0.rawValue) }).required.means(
          "Von welchem Ereignis an die Zeit läuft", en: "From which event the time runs"),
        .small("months", "monate").required.means(
          "Wie viele Monate die Daten danach aufbewahrt werden", en: "How many months the data are kept after it"),
        .flag("from_year_end", "ab_jahresende").required.means(
          "Ob die Zeit erst am Ende des Jahres zu laufen beginnt",
          en: "Whether the time only begins to run at the end of the year"),
        .choice("action", "massnahme", RetentionAction.allCases.map { Choice($0.word, $0.rawValue) }).required.means(
          "Was mit den Daten geschieht, wenn die Zeit um ist", en: "What is done with the data when the time is up"),
        .source.required,
        .evidence.required,
      ], .retentionClasses),
    Kind(
      "processing_activities", "verarbeitungen", Phrase("Verzeichnis von Verarbeitungstätigkeiten", en: "record of processing"),
      [
        .code("code", "code").required.means(
          "Kürzel der Verarbeitung im Verzeichnis", en: "Code of the activity in the record of processing"),
        .nameGerman,
        .nameEnglish,
        .list("relations", "tabellen", of: "tables").required.means(
          "In welchen Tabellen der Datenbank diese Daten stehen", en: "In which tables of the database these data stand"),
        .text("data_de", "daten_de").required.means(
          "Welche Daten verarbeitet werden, auf Deutsch", en: "Which data are processed, in German"),
        .text("data_en", "daten_en").required.means(
          "Welche Daten verarbeitet werden, auf Englisch", en: "Which data are processed, in English"),
        .text("subjects_de", "betroffene_de").required.means(
          "Um wessen Daten es geht, auf Deutsch", en: "Whose data they are, in German"),
        .text("subjects_en", "betroffene_en").required.means(
          "Um wessen Daten es geht, auf Englisch", en: "Whose data they are, in English"),
        .text("purpose_de", "zweck_de").required.means(
          "Wozu die Daten gebraucht werden, auf Deutsch", en: "What the data are needed for, in German"),
        .text("purpose_en", "zweck_en").required.means(
          "Wozu die Daten gebraucht werden, auf Englisch", en: "What the data are needed for, in English"),
        .text("legal_basis", "rechtsgrundlage").required.means(
          "Gesetz, das die Verarbeitung erlaubt, mit Paragraf oder Artikel",
          en: "Law that allows the processing, with its section or article"),
        .flag("special_category", "besondere_kategorie").required.means(
          "Ob besonders geschützte Daten dabei sind, etwa über die Gesundheit",
          en: "Whether specially protected data are among them, as about health"),
        .text("recipients_de", "empfaenger_de").required.means(
          "Wer die Daten bekommt, auf Deutsch", en: "Who gets the data, in German"),
        .text("recipients_en", "empfaenger_en").required.means(
          "Wer die Daten bekommt, auf Englisch", en: "Who gets the data, in English"),
        .text("third_countries_de", "drittland_de").required.means(
          "In welche Länder außerhalb der EU die Daten gehen, auf Deutsch",
          en: "To which countries outside the EU the data go, in German"),
        .text("third_countries_en", "drittland_en").required.means(
          "In welche Länder außerhalb der EU die Daten gehen, auf Englisch",
          en: "To which countries outside the EU the data go, in English"),
        .text("measures_de", "massnahmen_de").required.means(
          "Wie die Daten geschützt werden, auf Deutsch", en: "How the data are protected, in German"),
        .text("measures_en", "massnahmen_en").required.means(
          "Wie die Daten geschützt werden, auf Englisch", en: "How the data are protected, in English"),
        .reference("retention_class", "aufbewahrung", to: "retention_classes").means(
          "Wie lange diese Daten aufbewahrt werden; leer: keine Klasse festgelegt",
          en: "How long these data are kept; empty: no class is set"),
        .source.required,
        .evidence.required,
      ], .processingActivities),
  ]
}
