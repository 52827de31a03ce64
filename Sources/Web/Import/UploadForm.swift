import Domain
import Import
import Markup

/// Where files are chosen or dropped; a browser without scripts sends it as it is.
struct UploadForm {
  let url: SiteURL
  let action: String
  let limits: UploadLimits
  let visitor: Visitor
  var isMain = true
  /// What whoever uploads may store: asks how the files are to be read and stored, too; nil does not.
  var choosing: [Kind]?

  private var t: Words { Words(language: visitor.language) }

  var html: HTML {
    form(.class("form card drop"), .method(.post), .enctype(.multipart), .action(url.path), .data("drop", "dateien")) {
      // Before the files: without it none is kept.
      input(.type("hidden"), .name("_token"), .value(visitor.forgeryToken))
      div(.class("field")) {
        label(.for("dateien")) { t("Dateien", en: "Files") }
        span(.class("hint"), .id("dateien-hinweis")) {
          t(
            "CSV, XLSX, XLS, ODS, ZIP oder gzip, dazu Profile (YAML), zusammen bis \(limits.total_bytes >> 20) MB; mehrere auf einmal wählen oder hierher ziehen.",
            en:
              "CSV, XLSX, XLS, ODS, ZIP or gzip, and profiles (YAML), up to \(limits.total_bytes >> 20) MB together; choose several at once or drag them here."
          )
        }
        input(
          .type("file"), .id("dateien"), .name("dateien"), .multiple, .accept(UploadName.endings.joined(separator: ",")),
          .aria("describedby", "dateien-hinweis"))
      }
      div(.class("field"), .hidden, .data("needs-script", "")) {
        label(.for("ordner")) { t("oder ein Ordner mit allen Listen darin", en: "or a folder with all lists in it") }
        input(.type("file"), .id("ordner"), .name("dateien"), .multiple, .data("folder", ""))
      }
      if let choosing {
        details {
          summary { t("Anders lesen oder speichern", en: "Read or store it differently") }
          ImportChoiceFields(choices: ImportChoices(), storable: choosing, t: t).html
        }
      }
      div(.class("buttons")) { button(.class(isMain ? "button main" : "button"), .type("submit")) { action } }
    }
  }
}
