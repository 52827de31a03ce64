/// Attributes of every element.
extension Attribute {
  /// The element's name within the page.
  @inlinable package static func id(_ value: String?) -> Attribute { Attribute("id", text: value) }

  /// Class names, with blanks between them.
  @inlinable package static func `class`(_ value: String?) -> Attribute { Attribute("class", text: value) }

  /// A remark that shows on hovering; never the only place of anything.
  @inlinable package static func title(_ value: String?) -> Attribute { Attribute("title", text: value) }

  /// The language, `de` or `en`.
  @inlinable package static func lang(_ value: String?) -> Attribute { Attribute("lang", text: value) }

  /// The direction of writing.
  @inlinable package static func dir(_ value: TextDirection) -> Attribute { Attribute("dir", text: value.rawValue) }

  /// What the element is for assistive technology.
  @inlinable package static func role(_ value: String?) -> Attribute { Attribute("role", text: value) }

  /// The place in the order of tabs: 0 or -1.
  @inlinable package static func tabindex(_ number: Int?) -> Attribute { Attribute("tabindex", number: number) }

  /// Not shown.
  @inlinable package static var hidden: Attribute { Attribute("hidden", holds: true) }
  @inlinable package static func hidden(_ holds: Bool) -> Attribute { Attribute("hidden", holds: holds) }

  /// Shown, but out of reach.
  @inlinable package static var inert: Attribute { Attribute("inert", holds: true) }
  @inlinable package static func inert(_ holds: Bool) -> Attribute { Attribute("inert", holds: holds) }

  /// Has the focus when the page is there.
  @inlinable package static var autofocus: Attribute { Attribute("autofocus", holds: true) }
  @inlinable package static func autofocus(_ holds: Bool) -> Attribute { Attribute("autofocus", holds: holds) }

  /// Whether translators may touch it.
  @inlinable package static func translate(_ holds: Bool) -> Attribute { Attribute("translate", text: holds ? "yes" : "no") }

  /// A state or relation for assistive technology: `.aria("label", "Suche")`. The name is a literal of the program.
  @inlinable package static func aria(_ name: StaticString, _ value: String?) -> Attribute {
    Attribute(.aria, name, text: value)
  }
  @inlinable package static func aria(_ name: StaticString, _ holds: Bool) -> Attribute {
    Attribute(.aria, name, text: holds ? "true" : "false")
  }

  /// A fact for the stylesheet and the scripts: `.data("label", "Stand")`. The name is a literal of the program.
  @inlinable package static func data(_ name: StaticString, _ value: String?) -> Attribute {
    Attribute(.data, name, text: value)
  }
}

/// The direction of writing.
@usableFromInline package enum TextDirection: String, Sendable { case ltr, rtl, auto }
