import Domain
package import Markup
import Store

extension ParticipantExport {
  /// All of it as a page to print: headings, tables with heads, no picture and no script.
  package var page: HTML {
    let heading = Phrase("Auskunft über gespeicherte Daten: \(code)", en: "Copy of the data held: \(code)").text()
    return document(.lang(Language.current.rawValue)) {
      head {
        meta(.charset("utf-8"))
        meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
        title { heading }
      }
      body {
        main {
          h1 { heading }
          p {
            Phrase(
              "Stand \(day). Nach Art. 15 und 20 DSGVO: alles, was zu Ihnen gespeichert ist, warum, wie lange und für wen.",
              en: "As of \(day). Under Art. 15 and 20 GDPR: everything held about you, why, how long and for whom."
            ).text()
          }
          sections.map(part)
          purposes
          rights
        }
      }
    }
  }

  /// The page as the text of a file.
  package var html: String { String(decoding: page.render(), as: UTF8.self) }

  private func part(_ section: Section) -> HTML {
    Markup.section(.aria("labelledby", section.kind.rawValue)) {
      h2(.id(section.kind.rawValue)) { section.kind.title.text() }
      if section.rows.isEmpty {
        p { Phrase("Nichts gespeichert.", en: "Nothing is held.").text() }
      } else {
        rows(of: section)
      }
    }
  }

  private func rows(of section: Section) -> HTML {
    // A field that no row fills would only make the table wide.
    let filled = Set(section.rows.flatMap { row in row.filter { $0.value != .null }.keys })
    let fields = PersonalDataLabel.ordered(filled)
    return table {
      caption { section.kind.title.text() }
      thead { tr { fields.map { field in th(.scope(.col)) { PersonalDataLabel.of(field).text() } } } }
      tbody { section.rows.map { row in tr { fields.map { field in td { Self.written(row[field] ?? .null) } } } } }
    }
  }

  private var purposes: HTML {
    Markup.section(.aria("labelledby", "processing")) {
      h2(.id("processing")) { Phrase("Warum, für wen und wie lange", en: "Why, for whom and how long").text() }
      activities.map { activity in
        HTML {
          h3 { activity.name.text() }
          dl {
            fact(Phrase("Zweck", en: "Purpose"), activity.purpose.text())
            fact(Phrase("Daten", en: "Data"), activity.data.text())
            fact(Phrase("Rechtsgrundlage", en: "Legal basis"), activity.legalBasis)
            fact(Phrase("Empfänger", en: "Recipients"), activity.recipients.text())
            fact(Phrase("Drittland", en: "Third country"), activity.thirdCountries.text())
            if let kept = retention(of: activity) { fact(Phrase("Aufbewahrung", en: "Retention"), kept.sentence.text()) }
          }
        }
      }
    }
  }

  private var rights: HTML {
    p {
      Phrase(
        "Sie können Berichtigung (Art. 16 DSGVO), Löschung (Art. 17) und Einschränkung (Art. 18) verlangen, widersprechen (Art. 21) und sich bei der Aufsichtsbehörde beschweren (Art. 77).",
        en:
          "You may ask for rectification (Art. 16 GDPR), erasure (Art. 17) and restriction (Art. 18), object (Art. 21), and complain to the supervisory authority (Art. 77)."
      ).text()
    }
  }

  private func fact(_ name: Phrase, _ value: String) -> HTML {
    HTML {
      dt { name.text() }
      dd { value }
    }
  }

  /// A value as people read it: days the German way, yes and no, a dash for nothing.
  private static func written(_ value: JSONValue) -> String {
    switch value {
    case .null: "–"
    case .bool(let holds): holds ? Phrase("ja", en: "yes").text() : Phrase("nein", en: "no").text()
    case .integer(let number): String(number)
    case .text(let text): (text.utf8.count == 10 ? (try? LocalDate.parse(text))?.description : nil) ?? text
    case .list(let values): values.map(written).joined(separator: ", ")
    case .object: value.compact
    }
  }
}
