/// Attributes of forms.
extension Attribute {
  /// The field's name in what is sent.
  @inlinable package static func name(_ value: String?) -> Attribute { Attribute("name", text: value) }

  /// What the field holds.
  @inlinable package static func value(_ value: String?) -> Attribute { Attribute("value", text: value) }

  /// The kind of field, button, list, link or script.
  @inlinable package static func type(_ value: String?) -> Attribute { Attribute("type", text: value) }

  /// The id of the field that this names.
  @inlinable package static func `for`(_ value: String?) -> Attribute { Attribute("for", text: value) }

  /// Where the form is sent.
  @inlinable package static func action(_ address: String?) -> Attribute { Attribute("action", address: address) }

  /// How the form is sent.
  @inlinable package static func method(_ value: FormMethod) -> Attribute { Attribute("method", text: value.rawValue) }

  /// How a form with files is packed.
  @inlinable package static func enctype(_ value: FormEncoding?) -> Attribute { Attribute("enctype", text: value?.rawValue) }

  /// The browser does not check; the server does.
  @inlinable package static var novalidate: Attribute { Attribute("novalidate", holds: true) }
  @inlinable package static func novalidate(_ holds: Bool) -> Attribute { Attribute("novalidate", holds: holds) }

  /// The id of the form that this belongs to.
  @inlinable package static func form(_ value: String?) -> Attribute { Attribute("form", text: value) }

  /// Where this button sends the form.
  @inlinable package static func formaction(_ address: String?) -> Attribute { Attribute("formaction", address: address) }

  /// This button sends without the browser's check.
  @inlinable package static var formnovalidate: Attribute { Attribute("formnovalidate", holds: true) }
  @inlinable package static func formnovalidate(_ holds: Bool) -> Attribute { Attribute("formnovalidate", holds: holds) }

  /// Ticked.
  @inlinable package static var checked: Attribute { Attribute("checked", holds: true) }
  @inlinable package static func checked(_ holds: Bool) -> Attribute { Attribute("checked", holds: holds) }

  /// Chosen.
  @inlinable package static var selected: Attribute { Attribute("selected", holds: true) }
  @inlinable package static func selected(_ holds: Bool) -> Attribute { Attribute("selected", holds: holds) }

  /// Out of use, and not sent.
  @inlinable package static var disabled: Attribute { Attribute("disabled", holds: true) }
  @inlinable package static func disabled(_ holds: Bool) -> Attribute { Attribute("disabled", holds: holds) }

  /// Must be filled in.
  @inlinable package static var required: Attribute { Attribute("required", holds: true) }
  @inlinable package static func required(_ holds: Bool) -> Attribute { Attribute("required", holds: holds) }

  /// Sent, but not changed.
  @inlinable package static var readonly: Attribute { Attribute("readonly", holds: true) }
  @inlinable package static func readonly(_ holds: Bool) -> Attribute { Attribute("readonly", holds: holds) }

  /// More than one.
  @inlinable package static var multiple: Attribute { Attribute("multiple", holds: true) }
  @inlinable package static func multiple(_ holds: Bool) -> Attribute { Attribute("multiple", holds: holds) }

  /// The step between values.
  @inlinable package static func step(_ value: String?) -> Attribute { Attribute("step", text: value) }

  /// A regular expression that the whole value fits.
  @inlinable package static func pattern(_ value: String?) -> Attribute { Attribute("pattern", text: value) }

  /// Which keyboard a phone shows.
  @inlinable package static func inputmode(_ value: String?) -> Attribute { Attribute("inputmode", text: value) }

  /// What the browser may fill in.
  @inlinable package static func autocomplete(_ value: String?) -> Attribute { Attribute("autocomplete", text: value) }

  /// What a phone writes in capitals.
  @inlinable package static func autocapitalize(_ value: String?) -> Attribute { Attribute("autocapitalize", text: value) }

  /// What a phone's return key says.
  @inlinable package static func enterkeyhint(_ value: String?) -> Attribute { Attribute("enterkeyhint", text: value) }

  /// Whether the browser checks the spelling.
  @inlinable package static func spellcheck(_ holds: Bool) -> Attribute {
    Attribute("spellcheck", text: holds ? "true" : "false")
  }

  /// The most characters.
  @inlinable package static func maxlength(_ number: Int?) -> Attribute { Attribute("maxlength", number: number) }

  /// The fewest characters.
  @inlinable package static func minlength(_ number: Int?) -> Attribute { Attribute("minlength", number: number) }

  /// The width in characters, or the rows of a list.
  @inlinable package static func size(_ number: Int?) -> Attribute { Attribute("size", number: number) }

  /// The lines of a field.
  @inlinable package static func rows(_ number: Int?) -> Attribute { Attribute("rows", number: number) }

  /// The columns of a field.
  @inlinable package static func cols(_ number: Int?) -> Attribute { Attribute("cols", number: number) }

  /// An example in an empty field; never its name.
  @inlinable package static func placeholder(_ value: String?) -> Attribute { Attribute("placeholder", text: value) }

  /// The kinds of files that may be chosen.
  @inlinable package static func accept(_ value: String?) -> Attribute { Attribute("accept", text: value) }

  /// The id of the suggestions.
  @inlinable package static func list(_ value: String?) -> Attribute { Attribute("list", text: value) }

  /// Shown.
  @inlinable package static var open: Attribute { Attribute("open", holds: true) }
  @inlinable package static func open(_ holds: Bool) -> Attribute { Attribute("open", holds: holds) }

  /// The name of a group of choices.
  @inlinable package static func label(_ value: String?) -> Attribute { Attribute("label", text: value) }

  /// The least value, as the field writes it.
  @inlinable package static func min(_ value: String?) -> Attribute { Attribute("min", text: value) }
  @inlinable package static func min(_ number: Int?) -> Attribute { Attribute("min", number: number) }

  /// The greatest value, as the field writes it.
  @inlinable package static func max(_ value: String?) -> Attribute { Attribute("max", text: value) }
  @inlinable package static func max(_ number: Int?) -> Attribute { Attribute("max", number: number) }
}

/// How a form is sent.
@usableFromInline package enum FormMethod: String, Sendable { case get, post, dialog }

/// How a form with files is packed.
@usableFromInline package enum FormEncoding: String, Sendable { case multipart = "multipart/form-data" }
