import Domain
import Import
import Markup
import Store

/// An upload as it is understood: what would be stored, what is wrong with it, and the way on.
struct UploadView {
  let upload: ImportUpload
  /// Nil where the rehearsal did not come to its end.
  let review: ImportReview?
  let limits: UploadLimits
  /// What whoever looks may store.
  let storable: [Kind]
  let visitor: Visitor
  let state: TableState
  /// Why the last attempt came to nothing.
  var problem: Problem?

  private var t: Words { Words(language: visitor.language) }
  private var url: SiteURL { .importUpload(upload.id) }

  /// What is found where something else should have been chosen.
  private static let mendedHere: Set<String> = [
    "import.kind_unknown", "import.differs", "import.column_missing", "profile.month_missing", "profile.days_missing",
    "documents.sheet_unknown",
  ]

  private var choices: ImportChoices { ImportChoices(text: upload.choices) }

  private var choiceForm: HTML {
    ImportChoiceForm(
      choices: choices, storable: storable, url: .importUpload(upload.id, "angaben"), visitor: visitor,
      isOpen: review.map { $0.findings.contains { Self.mendedHere.contains($0.code) } } ?? (problem != nil)
    ).html
  }

  var title: String { t("Vorschau", en: "Preview") }

  var html: HTML {
    HTML {
      Crumbs.html([(t(Area.imports.name), .imports)], here: title, t)
      div(.class("title")) {
        h1 { title }
        span(.class("quiet")) { t("hochgeladen \(upload.changedAt)", en: "uploaded \(upload.changedAt)") }
      }
      if let problem { ProblemAnswer.note(problem, t) }
      if let review {
        UploadVerdict(review: review, choices: choices, url: url, visitor: visitor).html
        choiceForm
        if !upload.returned.isEmpty {
          ReturnedLists(upload: upload, remarks: review.returnRemarks, areRest: choices.isPartial, t: t).html
        }
        if let findings, !review.findings.isEmpty { findingsPart(findings, review) }
        section {
          div(.class("title")) { h2 { t("Wie die Listen verstanden werden", en: "How the lists are understood") } }
          ReviewLists(review: review, t: t).html
        }
      } else {
        interrupted
        choiceForm
      }
      filesPart
    }
  }

  var findings: DataTable<Finding>? { review.map { FindingTable.table(of: $0, at: url, state) } }

  private func findingsPart(_ table: DataTable<Finding>, _ review: ImportReview) -> HTML {
    HTML {
      div(.class("title")) { h2 { t(table.caption) } }
      if review.findingCount > review.findings.count {
        let rest = (review.findingCount - review.findings.count).magnitude.groupedByThousands()
        p(.class("quiet")) {
          t(
            "Hier stehen die ersten \(review.findings.count); \(rest) weitere sind nur gezählt.",
            en: "These are the first \(review.findings.count); \(rest) more are only counted.")
        }
      }
      table.html(t)
    }
  }

  private var interrupted: HTML {
    HTML {
      if problem == nil {
        p(.class("note warn")) {
          t(
            "Die Prüfung wurde unterbrochen; die Dateien sind noch da.",
            en: "The check was interrupted; the files are still there.")
        }
      }
      div(.class("filters")) {
        PostButton(
          title: t("Noch einmal prüfen", en: "Check again"), url: .importUpload(upload.id, "pruefen"), visitor: visitor,
          look: "button main"
        ).html
        PostButton(title: t("Verwerfen", en: "Discard"), url: .importUpload(upload.id, "verwerfen"), visitor: visitor).html
      }
    }
  }

  private var filesPart: HTML {
    HTML {
      section {
        div(.class("title")) { h2 { t("Dateien", en: "Files") } }
        PlainTable(
          caption: Phrase("Hochgeladene Dateien", en: "Uploaded files"),
          columns: [
            PlainTable.Column("Datei", en: "File"), PlainTable.Column("Größe", en: "Size", figure: true),
            PlainTable.Column("Aktion", en: "Action"),
          ],
          rows: upload.files.map { file in
            PlainTable.Row(cells: [
              HTML { file.name }, HTML { FileSize(file.size_bytes).description },
              PostButton(
                title: t("Entfernen", en: "Remove"),
                url: .importUpload(upload.id, "dateien", String(file.position), "entfernen"),
                visitor: visitor, label: t("\(file.name) entfernen", en: "Remove \(file.name)")
              ).html,
            ])
          }
        ).html(t)
      }
      section {
        div(.class("title")) { h2 { t("Ersetzen oder ergänzen", en: "Replace or add") } }
        p(.class("quiet")) {
          t(
            "Eine Datei gleichen Namens tritt an die Stelle der alten; danach wird alles noch einmal geprüft.",
            en: "A file of the same name takes the place of the old one; then everything is checked again.")
        }
        UploadForm(
          url: .importUpload(upload.id, "dateien"), action: t("Hochladen und neu prüfen", en: "Upload and check again"),
          limits: limits, visitor: visitor, isMain: review?.errorCount != 0
        ).html
      }
    }
  }
}
