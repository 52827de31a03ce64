import Domain
import Import
import Markup

/// What a rehearsal came to, in a sentence, with what one can do now.
struct UploadVerdict {
  let review: ImportReview
  let choices: ImportChoices
  let url: SiteURL
  let visitor: Visitor

  private var t: Words { Words(language: visitor.language) }

  var html: HTML {
    HTML {
      div(.class("note \(look)"), .role("status")) {
        strong { t(sentence) }
        p { t(detail) }
      }
      div(.class("filters")) {
        if mayCommit {
          PostButton(title: t(action), url: .under(url, "einlesen"), visitor: visitor, look: "button main").html
        }
        PostButton(title: t("Verwerfen", en: "Discard"), url: .under(url, "verwerfen"), visitor: visitor).html
      }
    }
  }

  private var mayCommit: Bool { review.mayCommit(choices) && review.newCount + review.changedCount > 0 }

  private var look: String {
    review.errorCount > 0 && !mayCommit ? "bad" : review.errorCount > 0 ? "warn" : review.warningCount > 0 ? "warn" : "good"
  }

  private var sentence: Phrase {
    if review.errorCount > 0, mayCommit {
      return Phrase(
        "\(shown(review.errorCount)) Fehler: Nur was stimmt, wird gespeichert.",
        en: "\(shown(review.errorCount)) error\(review.errorCount == 1 ? "" : "s"): only what is sound is stored.")
    }
    if review.errorCount > 0 {
      return Phrase(
        "\(shown(review.errorCount)) Fehler: So wird nichts gespeichert.",
        en: "\(shown(review.errorCount)) error\(review.errorCount == 1 ? "" : "s"): nothing is stored like this.")
    }
    if review.newCount + review.changedCount == 0 { return Phrase("Alles ist schon da.", en: "Everything is there already.") }
    let fits = Phrase("Alles passt", en: "All fits")
    return review.warningCount == 0
      ? fits + Phrase(".", en: ".")
      : fits + Phrase(", mit ", en: ", with ") + warnings + Phrase(".", en: ".")
  }

  private var detail: Phrase {
    let (rows, new, unchanged) = (shown(review.rowCount), shown(review.newCount), shown(review.unchangedCount))
    if review.errorCount > 0, !mayCommit {
      return Phrase(
        "\(rows) Zeilen gelesen. Jeder Fehler steht unten mit seiner Zeile; die verbesserte Datei ersetzt dann die alte.",
        en: "\(rows) rows read. Each error stands below with its line; the mended file then replaces the old one.")
    }
    let changed = shown(review.changedCount)
    let change =
      review.changedCount > 0
      ? Phrase("\(changed) geändert, ", en: "\(changed) changed, ") : Phrase("", en: "")
    return Phrase("\(rows) Zeilen gelesen: \(new) neu, ", en: "\(rows) rows read: \(new) new, ") + change
      + Phrase("\(unchanged) schon da.", en: "\(unchanged) there already.")
  }

  private var action: Phrase {
    if review.errorCount > 0 { return Phrase("Was stimmt, einlesen", en: "Import what is sound") }
    return review.warningCount == 0
      ? Phrase("Einlesen", en: "Import")
      : Phrase("Trotz ", en: "Import despite ") + warnings + Phrase(" einlesen", en: "")
  }

  private var warnings: Phrase {
    let number = shown(review.warningCount)
    return review.warningCount == 1
      ? Phrase("1 Warnung", en: "1 warning") : Phrase("\(number) Warnungen", en: "\(number) warnings")
  }

  private func shown(_ number: Int) -> String { number.magnitude.groupedByThousands() }
}
