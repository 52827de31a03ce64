import Domain
import Markup
import Store

/// What the pages about money have in common.
enum FundingParts {
  /// A figure of a page's head, which leads to what it is made of.
  static func figure(_ title: String, _ amount: String, href: SiteURL? = nil, note: String? = nil) -> HTML {
    div(.class("card")) {
      h2 { title }
      span(.class("figure")) {
        if let href { a(.href(href.path)) { amount } } else { amount }
      }
      if let note {
        br()
        span(.class("quiet small")) { note }
      }
    }
  }

  /// Facts that are known, in two columns; those that are not are left out.
  static func facts(_ facts: [(name: String, value: String?)]) -> HTML {
    dl(.class("facts")) {
      for (name, value) in facts {
        if let value, !value.isEmpty {
          dt { name }
          dd { value }
        }
      }
    }
  }

  static func link(_ text: String, _ url: SiteURL) -> HTML { a(.href(url.path)) { HTML.whole(text) } }

  static func button(_ text: String, _ url: SiteURL, main isMain: Bool = false) -> HTML {
    a(.class(isMain ? "button main" : "button"), .href(url.path)) { text }
  }

  /// A text and below it, smaller, what explains it.
  static func pair(_ first: HTML, _ second: String?) -> HTML {
    HTML {
      first
      if let second, !second.isEmpty {
        br()
        span(.class("quiet small")) { second }
      }
    }
  }
}

extension PotClock {
  /// The end of a pot in a few words, where somebody has to act on it; nil where it takes its course.
  func tag(_ t: Words) -> HTML? {
    switch standing {
    case .ending:
      let days = daysLeft ?? 0
      return span(.class("tag warn")) {
        switch days {
        case 0: t("endet heute", en: "ends today")
        case 1: t("endet morgen", en: "ends tomorrow")
        default: t("endet in \(days) Tagen", en: "ends in \(days) days")
        }
      }
    case .ended: return span(.class("tag bad")) { t("beendet, Rest übrig", en: "ended with money left") }
    case .behind: return span(.class("tag warn")) { t("Geld hinter der Zeit", en: "money behind time") }
    case .spent: return span(.class("tag good")) { t("alles zugeordnet", en: "all allocated") }
    case .notBegun: return span(.class("tag")) { t("noch nicht begonnen", en: "not begun yet") }
    case .unknown, .onCourse: return nil
    }
  }

  /// „37 % der Zeit, 40 % des Geldes übrig“; nil where one of them is not known.
  func leftovers(_ t: Words) -> String? {
    guard let timeLeft, let moneyLeft else { return nil }
    let (time, money) = (timeLeft.value / 100, moneyLeft.value / 100)
    return t("\(time) % Zeit, \(money) % Geld übrig", en: "\(time) % of time, \(money) % of money left")
  }
}

extension Phrase {
  /// Several sentences as one text.
  static func joined(_ phrases: [Phrase]) -> Phrase {
    Phrase(phrases.map(\.german).joined(separator: " "), en: phrases.map(\.english).joined(separator: " "))
  }
}
