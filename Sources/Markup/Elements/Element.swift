/// An element whose tags are still to be written.
struct Element {
  /// What follows the opening tag.
  enum Form {
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

  /// The element around its content. Much content is not copied, but stands between the two tags.
  func around(_ content: HTML) -> HTML {
    let small = Pen.writtenIfSmall { pen in
      pen.open(self)
      pen.write(content)
      pen.close(self)
    }
    return small ?? HTML(.list([Pen.written { $0.open(self) }, content, Pen.written { $0.close(self) }]))
  }
}

extension HTML {
  /// An element that holds something.
  static func element(_ name: StaticString, _ attributes: [Attribute], _ content: HTML) -> HTML {
    Element(name: name, attributes: attributes, form: .container).around(content)
  }

  /// An element without content and closing tag.
  static func void(_ name: StaticString, _ attributes: [Attribute]) -> HTML {
    Element(name: name, attributes: attributes, form: .void).around(.nothing)
  }

  /// An element whose white space counts from its first character.
  static func preformatted(_ name: StaticString, _ attributes: [Attribute], _ content: HTML) -> HTML {
    Element(name: name, attributes: attributes, form: .preformatted).around(content)
  }

  /// An element of SVG that has attributes only.
  static func shape(_ name: StaticString, _ attributes: [Attribute]) -> HTML {
    Element(name: name, attributes: attributes, form: .shape).around(.nothing)
  }
}
