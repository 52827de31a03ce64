import Markup

/// Where one is: the pages above this one, and its own name.
enum Crumbs {
  static func html(_ steps: [(name: String, url: SiteURL)], here: String, _ t: Words) -> HTML {
    nav(.class("crumbs"), .aria("label", t("Wo Sie sind", en: "Where you are"))) {
      ol {
        for step in steps { li { a(.href(step.url.path)) { step.name } } }
        li { span(.aria("current", "page")) { here } }
      }
    }
  }
}
