/// An element with its attributes and what it holds.
final class Element: Sendable {
  /// What follows the opening tag.
  enum Form: Sendable {
    /// Content and a closing tag.
    case container
    /// A line feed that parsers drop, then content and a closing tag: for elements whose own first line feed would be dropped.
    case preformatted
    /// Nothing: an element that has no closing tag.
    case void
    /// Nothing: an element of SVG that closes itself.
    case shape
  }

  let name: StaticString
  let attributes: [Attribute]
  let form: Form
  let content: HTML

  init(_ name: StaticString, _ attributes: [Attribute], _ content: HTML, form: Form = .container) {
    self.name = name
    self.attributes = attributes
    self.form = form
    self.content = content
  }
}

extension HTML {
  /// An element that holds something.
  static func element(_ name: StaticString, _ attributes: [Attribute], _ content: HTML) -> HTML {
    HTML(.element(Element(name, attributes, content)))
  }

  /// An element without content and closing tag.
  static func void(_ name: StaticString, _ attributes: [Attribute]) -> HTML {
    HTML(.element(Element(name, attributes, .nothing, form: .void)))
  }

  /// An element whose white space counts from its first character.
  static func preformatted(_ name: StaticString, _ attributes: [Attribute], _ content: HTML) -> HTML {
    HTML(.element(Element(name, attributes, content, form: .preformatted)))
  }

  /// An element of SVG that has attributes only.
  static func shape(_ name: StaticString, _ attributes: [Attribute]) -> HTML {
    HTML(.element(Element(name, attributes, .nothing, form: .shape)))
  }
}
