import Domain

/// What several operations on the site diary have to say.
enum DiaryProblem {
  static func dayToCome(_ day: LocalDate) -> Problem {
    Problem(
      code: "diary.day_to_come",
      message: Phrase(
        "Der \(day) liegt in der Zukunft; ein Bautagebuch sagt, was war.",
        en: "\(day) lies in the future; a site diary says what was."),
      hint: Phrase(
        "Was kommt, wird im Einsatzplan geplant (viertelwerk work plan).",
        en: "What is to come is planned as a work assignment (viertelwerk work plan)."))
  }

  static func noEntry(_ property: String, _ day: LocalDate) -> Problem {
    Problem(
      code: "diary.no_entry",
      message: Phrase(
        "Für \(property) gibt es am \(day) keinen Eintrag im Bautagebuch.",
        en: "There is no diary entry for \(property) on \(day)."),
      hint: Phrase(
        "Einen Tag mit Eintrag wählen (viertelwerk diary show \(property) --month \(day.yearMonth.iso)).",
        en: "Choose a day with an entry (viertelwerk diary show \(property) --month \(day.yearMonth.iso))."))
  }
}
