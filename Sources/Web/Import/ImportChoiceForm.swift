import Import
import Markup

/// Where it is said, of lists that are uploaded already, how they are to be read and stored; then they are checked anew.
struct ImportChoiceForm {
  let choices: ImportChoices
  let storable: [Kind]
  let url: SiteURL
  let visitor: Visitor
  /// Something is wrong that may be mended here.
  let isOpen: Bool

  private var t: Words { Words(language: visitor.language) }

  var html: HTML {
    details(.open(isOpen || choices != ImportChoices())) {
      summary { t("Anders lesen oder speichern", en: "Read or store it differently") }
      form(.class("form wide card"), .method(.post), .action(url.path)) {
        input(.type("hidden"), .name("_token"), .value(visitor.forgeryToken))
        ImportChoiceFields(choices: choices, storable: storable, t: t).html
        div(.class("buttons")) { button(.class("button"), .type("submit")) { t("Neu prüfen", en: "Check again") } }
      }
    }
  }
}
