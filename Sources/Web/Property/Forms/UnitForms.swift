import Domain
import Operations
import Store

/// What one can say of a unit.
enum UnitFields {
  static func fields(_ suffix: String = "") -> [FormField] {
    [
      .choice("art\(suffix)", Phrase("Art", en: "Kind"), UnitKind.self, required: suffix.isEmpty, value: .flat),
      FormField("geschoss\(suffix)", Phrase("Geschoss", en: "Floor"), .text(maxLength: 40)),
      FormField("flaeche\(suffix)", Phrase("Fläche in m²", en: "Area in m²"), .decimal),
      FormField("zimmer\(suffix)", Phrase("Zimmer", en: "Rooms"), .decimal),
    ]
  }

  static func read(_ entries: FormReader, _ code: String, _ suffix: String = "") -> UnitRecord {
    UnitRecord(
      code: code, kind: entries.choice("art\(suffix)") ?? .flat, floor: entries.text("geschoss\(suffix)"),
      area_m2: entries.decimal("flaeche\(suffix)"), rooms: entries.decimal("zimmer\(suffix)"))
  }

  /// The units of a house on a day, as answers.
  static func choices(of property: Property.ID, on day: LocalDate?, _ tx: Transaction) throws -> [FormChoice] {
    try UnitQueries.all(of: property, on: day, tx).map { unit in
      let details = [unit.floor, unit.area_m2.map { "\($0) m²" }].compactMap { $0 }.joined(separator: ", ")
      let german = [unit.kind.name.german, details].filter { !$0.isEmpty }.joined(separator: ", ")
      let english = [unit.kind.name.english, details].filter { !$0.isEmpty }.joined(separator: ", ")
      return FormChoice(unit.code, Phrase("\(unit.code) · \(german)", en: "\(unit.code) · \(english)"))
    }
  }
}

/// Adds a flat or shop.
struct AddUnitForm: FormPage {
  let code: String

  init(_ visit: Visit) throws { code = try visit.parameter("code") }

  func form(_ tx: Transaction) throws -> Form {
    let head = try PropertyHead.find(code, tx)
    return Form(
      title: Phrase("Einheit von \(head.name) anlegen", en: "Add a unit of \(head.name)"),
      action: Phrase("Einheit anlegen", en: "Add the unit"),
      cancel: PropertyTab.units.url(code), area: .properties,
      fields: [
        FormField(
          "einheit", Phrase("Kürzel", en: "Code"), .code, required: true, hint: Phrase("Etwa WE-01.", en: "Such as WE-01."))
      ] + UnitFields.fields() + [
        FormField(
          "von", Phrase("Erster Tag, an dem es sie gibt", en: "First day on which it exists"), .day,
          hint: Phrase("Leer: seit jeher.", en: "Empty: always.")),
        FormField("bis", Phrase("Letzter Tag, an dem es sie gibt", en: "Last day on which it exists"), .day),
        FormField("quelle", Phrase("Woher das bekannt ist", en: "Where this is known from"), .text()),
        FormField("bemerkung", Phrase("Bemerkung", en: "Note"), .longText),
      ])
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let unit = entries.requiredText("einheit")
    if ["neu", "zusammenlegen", "teilen"].contains(unit) {
      entries.refuse("einheit", Phrase("Dieses Kürzel ist vergeben.", en: "This code is taken."))
    }
    var record = UnitFields.read(entries, unit)
    record.existence = entries.period(from: "von", until: "bis") ?? .unbounded
    record.source = entries.text("quelle")
    record.note = entries.text("bemerkung")
    try entries.check()
    try AddUnit(code, record).run(tx)
    return FormOutcome(.unit(code, unit), saying: Phrase("Einheit \(unit) angelegt.", en: "Unit \(unit) added."))
  }
}

/// Makes one unit of several.
struct MergeUnitsForm: FormPage {
  let code: String
  let today: LocalDate

  init(_ visit: Visit) throws {
    code = try visit.parameter("code")
    today = visit.today
  }

  func form(_ tx: Transaction) throws -> Form {
    let head = try PropertyHead.find(code, tx)
    return Form(
      title: Phrase("Einheiten von \(head.name) zusammenlegen", en: "Merge units of \(head.name)"),
      introduction: Phrase(
        "Die alten bestehen bis zum Tag davor. Was in ihnen ausgegeben, gefunden und zugesagt wurde, zeigt danach auch die neue.",
        en: "The old ones exist until the day before. What was spent, found and promised in them also shows from the new one."),
      action: Phrase("Zusammenlegen", en: "Merge"), cancel: PropertyTab.units.url(code), area: .properties,
      isIrreversible: true,
      fields: [
        FormField(
          "alte[]", Phrase("Die alten Einheiten", en: "The old units"),
          .choices(try UnitFields.choices(of: head.id, on: today, tx)), required: true),
        FormField("neue", Phrase("Kürzel der neuen Einheit", en: "Code of the new unit"), .code, required: true),
        FormField(
          "tag", Phrase("Erster Tag der neuen Einheit", en: "First day of the new unit"), .day, required: true,
          value: today.german),
      ] + UnitFields.fields() + [FormField("bemerkung", Phrase("Bemerkung", en: "Note"), .longText)])
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let old = entries.texts("alte[]")
    if old.count < 2 {
      entries.refuse("alte[]", Phrase("Mindestens zwei Einheiten wählen.", en: "Choose at least two units."))
    }
    let (new, day) = (entries.requiredText("neue"), entries.requiredDay("tag"))
    let unit = UnitFields.read(entries, new)
    try entries.check()
    try ChangeUnits(code, on: day, from: old, into: [unit], note: entries.text("bemerkung")).run(tx)
    let codes = old.joined(separator: ", ")
    return FormOutcome(
      .unit(code, new),
      saying: Phrase("\(codes) sind ab \(day.german) \(new).", en: "\(codes) are \(new) from \(day.german) on."))
  }
}

/// Makes several units of one, or divides several anew.
struct SplitUnitForm: FormPage {
  let code: String
  let today: LocalDate

  /// As many new units as the form has room for.
  private static let successors_max = 6

  init(_ visit: Visit) throws {
    code = try visit.parameter("code")
    today = visit.today
  }

  func form(_ tx: Transaction) throws -> Form {
    let head = try PropertyHead.find(code, tx)
    var successors: [FormField] = []
    for number in 1...Self.successors_max { successors += Self.successor(number) }
    let old = FormField(
      "alte[]", Phrase("Die alte Einheit, oder mehrere", en: "The old unit, or several"),
      .choices(try UnitFields.choices(of: head.id, on: today, tx)), required: true)
    let day = FormField(
      "tag", Phrase("Erster Tag der neuen Einheiten", en: "First day of the new units"), .day, required: true,
      value: today.german)
    let note = FormField("bemerkung", Phrase("Bemerkung", en: "Note"), .longText)
    return Form(
      title: Phrase("Einheit von \(head.name) teilen", en: "Split a unit of \(head.name)"),
      introduction: Phrase(
        "Aus einer werden mehrere, oder mehrere werden neu aufgeteilt. Ausgaben, Mängel und Bindungen der alten zeigen danach alle neuen.",
        en:
          "One becomes several, or several are divided anew. Costs, defects and conditions of the old ones show from all new ones."
      ),
      isWide: true, action: Phrase("Teilen", en: "Split"), cancel: PropertyTab.units.url(code), area: .properties,
      isIrreversible: true,
      fields: [old, day] + successors + [note])
  }

  /// The fields of one new unit; two are needed, further ones stay folded until something stands in them.
  private static func successor(_ number: Int) -> [FormField] {
    let code = FormField("neue\(number)", Phrase("Kürzel", en: "Code"), .code, required: number <= 2)
    let facts = UnitFields.fields(String(number)).map { field in
      var field = field
      if number > 2 { field.values = [] }
      return field
    }
    return ([code] + facts).under(Phrase("\(number). neue Einheit", en: "New unit \(number)"), folded: number > 2)
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let old = entries.texts("alte[]")
    if old.isEmpty { entries.refuse("alte[]", Phrase("Mindestens eine Einheit wählen.", en: "Choose at least one unit.")) }
    let day = entries.requiredDay("tag")
    for number in 1...2 { _ = entries.requiredText("neue\(number)") }
    let new = (1...Self.successors_max).compactMap { number in
      entries.text("neue\(number)").map { UnitFields.read(entries, $0, String(number)) }
    }
    try entries.check()
    try ChangeUnits(code, on: day, from: old, into: new, note: entries.text("bemerkung")).run(tx)
    let (before, after) = (old.joined(separator: ", "), new.map(\.code).joined(separator: ", "))
    return FormOutcome(
      PropertyTab.units.url(code),
      saying: Phrase("Aus \(before) wird ab \(day.german): \(after).", en: "From \(day.german) on, \(before) is: \(after)."))
  }
}
