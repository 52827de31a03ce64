import Domain
import Store

/// What is due, as people and programs read it.
enum RetentionTable {
  static func table(of found: [RetentionDue]) -> Table {
    Table(
      [
        .text("Klasse", en: "Class"), .text("Wessen", en: "Whose"), .text("seit", en: "since"), .text("fällig", en: "due"),
        .text("Folge", en: "Action"), .text("behalten bis", en: "kept until"), .text("wegen", en: "by"),
      ],
      rows: found.map {
        [
          $0.classCode, $0.subject, $0.startedOn.description, $0.dueOn.description,
          $0.isEnforced ? $0.action.name.text() : Phrase("nur Hinweis", en: "only a note").text(), $0.keptUntil.cell,
          $0.keptBy.cell,
        ]
      })
  }

  /// Says which classes were left alone, because nobody could verify their period.
  static func warn(of found: [RetentionDue], in context: Context) {
    let classes = Set(found.filter { !$0.isEnforced }.map(\.classCode)).sorted()
    guard !classes.isEmpty else { return }
    let list = classes.joined(separator: ", ")
    context.warn(
      Phrase(
        "Ohne belegte Frist, deshalb nicht angewendet: \(list).",
        en: "Without a verified period and therefore not applied: \(list)."))
  }
}

extension RetentionDue {
  var json: JSONValue {
    [
      "class": .text(classCode), "subject": .text("\(subjectKind):\(subject)"), "started_on": .day(startedOn),
      "due_on": .day(dueOn), "action": .text(action.rawValue), "kept_until": .day(keptUntil), "kept_by": .text(keptBy),
      "is_enforced": .bool(isEnforced),
    ]
  }
}

extension RetentionClass {
  var json: JSONValue {
    [
      "code": .text(code), "name_de": .text(name.german), "name_en": .text(name.english), "scope": .text(scope.rawValue),
      "start_event": .text(start.rawValue), "months": .integer(period_months), "from_year_end": .bool(isFromYearEnd),
      "action": .text(action.rawValue), "source": .text(source), "evidence": .text(evidence.rawValue),
      "is_enforced": .bool(isEnforced),
    ]
  }
}
