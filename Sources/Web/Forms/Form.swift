import Domain
import Markup

/// A form as data: what is asked, in which order, and what stands in the fields at first. See `FormView` for how it looks and
/// `FormReader` for how it is read.
struct Form: Sendable {
  let title: Phrase
  /// What it is for, or what will happen, in a sentence above the fields.
  var introduction: Phrase?
  /// What one has to know to fill it in, such as what is left of a pot.
  var facts: [FormFact] = []
  /// What speaks against it without refusing it.
  var warnings: [Phrase] = []
  /// Whether it takes the width of the page, as one with many short fields does.
  var isWide = false
  /// What the form is about, between the introduction and the fields, such as the draft that it releases.
  var preview: HTML?
  /// What the button says: a verb.
  let action: Phrase
  /// Where to go without doing it.
  let cancel: SiteURL
  var area: Area?
  /// Whether it cannot be undone; the button says so, and scripts ask once more.
  var isIrreversible = false
  /// Whether the fields hold what is stored, so that saving must notice when somebody else has changed it meanwhile.
  var guardsVersion = false
  /// What counts for that beside the fields: differs once anything was written that they do not show.
  var state: String?
  var fields: [FormField]

  /// Whether a file is asked for, so that the form travels in parts.
  var asksForFile: Bool { fields.contains { if case .file = $0.kind { true } else { false } } }
}

/// One question of a form.
struct FormField: Sendable {
  /// How it is answered.
  enum Kind: Sendable {
    case text(maxLength: Int = 200)
    case longText
    case code
    case day
    case month
    case money
    /// `7:30` or minutes.
    case duration
    case integer
    case percent
    case decimal
    case password(isNew: Bool)
    case checkbox
    case choice([FormChoice])
    /// Several may be chosen; the field's name ends in `[]`.
    case choices([FormChoice])
    /// Typed freely, with suggestions.
    case suggested([FormChoice])
    case hidden
    /// A file, of the media types that are named.
    case file(accept: String)
  }

  let name: String
  let label: Phrase
  let kind: Kind
  var isRequired = false
  /// What helps to answer, below the label.
  var hint: Phrase?
  /// What stands there at first; several for `choices`.
  var values: [String] = []
  /// The heading that it stands under together with its neighbours.
  var section: FormSection?

  init(
    _ name: String, _ label: Phrase, _ kind: Kind, required: Bool = false, hint: Phrase? = nil, value: String? = nil,
    values: [String] = []
  ) {
    self.name = name
    self.label = label
    self.kind = kind
    isRequired = required
    self.hint = hint
    self.values = value.map { [$0] } ?? values
  }

  /// A choice of the words of the domain.
  static func choice<Word: Choice>(
    _ name: String, _ label: Phrase, _: Word.Type, required: Bool = false, hint: Phrase? = nil, value: Word? = nil
  ) -> FormField {
    FormField(
      name, label, .choice(Word.allCases.map { FormChoice($0.rawValue, $0.name) }), required: required, hint: hint,
      value: value?.rawValue)
  }
}

/// One answer among several.
struct FormChoice: Sendable, Hashable {
  let value: String
  let label: Phrase

  init(_ value: String, _ label: Phrase) {
    self.value = value
    self.label = label
  }

  /// A code with its name.
  init(code: String, name: String) {
    self.init(code, Phrase("\(code) · \(name)", en: "\(code) · \(name)"))
  }
}

/// Fields that belong together, under a heading.
struct FormSection: Sendable, Hashable {
  let title: Phrase
  /// Whether it stays closed until somebody opens it or something in it needs to be seen.
  var isFolded = false
}

/// Something beside a form that one has to know to fill it in.
struct FormFact: Sendable, Hashable {
  let name: Phrase
  let value: Phrase

  init(_ name: Phrase, _ value: Phrase) {
    self.name = name
    self.value = value
  }

  init(_ name: Phrase, _ amount: Money) { self.init(name, Phrase(amount.description, en: amount.description)) }
}

extension [FormField] {
  /// The same fields under a heading.
  func under(_ title: Phrase, folded isFolded: Bool = false) -> [FormField] {
    map { field in
      var field = field
      field.section = FormSection(title: title, isFolded: isFolded)
      return field
    }
  }
}
