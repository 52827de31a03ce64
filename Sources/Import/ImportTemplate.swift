package import Documents
package import Domain

/// An empty list of a kind: its columns, each with what it means and what is expected, and an invented row as an example.
package enum ImportTemplate {
  /// As CSV: the header alone, so that the file imports as it is once rows are added.
  package static func csv(of kind: Kind) -> [UInt8] {
    var out: [UInt8] = [0xEF, 0xBB, 0xBF]
    for (number, column) in kind.columns.enumerated() {
      if number > 0 { out.append(UInt8(ascii: ";")) }
      CSVText.append(column.german, delimiter: UInt8(ascii: ";"), to: &out)
    }
    out.append(UInt8(ascii: "\n"))
    return out
  }

  /// As a workbook: a sheet to fill in, with a comment over each column and drop-downs where there is a choice.
  package static func workbook(of kind: Kind) -> Documents.Workbook {
    Documents.Workbook(
      title: kind.title.text(),
      sheets: [
        Sheet(
          name: kind.german,
          columns: kind.columns.map { column in
            Sheet.Column(
              column.german, kind: column.cellKind, note: column.explanation.text(), choices: column.choices)
          }, rows: [])
      ])
  }
}

extension Column {
  /// What it means, what is expected, whether it must be there, and an example.
  package var explanation: Phrase {
    let must = isRequired ? Phrase(" (Pflicht)", en: " (required)") : Phrase("", en: "")
    return meaning + Phrase(". ", en: ". ") + expectation + must + Phrase(". Beispiel: ", en: ". Example: ")
      + Phrase(example, en: example)
  }

  /// A value as somebody would write it; invented.
  package var example: String {
    switch type {
    case .text: "Text"
    case .code: "AB-001"
    case .reference(let kind):
      switch kind.description {
      case "properties": "DO-DEM-002"
      case "participants": "TN-0001"
      case "work_packages": "AP-08"
      case "organisations": "FA-ENTSORGUNG"
      case "stage_kinds": "sanierung"
      default: "AB-001"
      }
    case .list: "AB-001, AB-002"
    case .choice(let choices): choices.first?.german ?? ""
    case .integer: german.contains("minuten") ? "480" : "1"
    case .decimal: "12,5"
    case .amount: "1.234,56"
    case .percent: "20,00"
    case .date: "08.10.2014"
    case .month: "03.2026"
    case .boolean: "ja"
    case .uuid, .derivedID: "leer lassen"
    }
  }

  /// The words that a cell may hold; empty where it may hold more than a list could show.
  package var choices: [String] {
    switch type {
    case .choice(let choices): choices.map(\.german)
    case .boolean: ["ja", "nein"]
    case .text, .code, .reference, .list, .integer, .decimal, .amount, .percent, .date, .month, .uuid, .derivedID: []
    }
  }

  /// How a spreadsheet shows what is filled in.
  var cellKind: SheetCell.Kind {
    switch type {
    case .integer: .integer
    case .amount: .money
    case .date: .day
    // A percentage typed as 20 would be 20 times the whole there; as text it is what was typed.
    case .text, .code, .reference, .list, .choice, .decimal, .percent, .month, .boolean, .uuid, .derivedID: .text
    }
  }
}
