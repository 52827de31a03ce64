import Markup

/// A button that does something, in a form of its own.
struct PostButton {
  let title: String
  let url: SiteURL
  let visitor: Visitor
  var look = "button"
  /// What it is about, where the title alone does not say it to somebody who hears it.
  var label: String?

  var html: HTML {
    form(.method(.post), .action(url.path)) {
      input(.type("hidden"), .name("_token"), .value(visitor.forgeryToken))
      button(.class(look), .type("submit"), .aria("label", label)) { title }
    }
  }
}
