/// Elements with their tags. They are inlined where they are used and hand over their attributes as a span: so these stand on the stack,
/// and no array is made and freed for each element.
extension HTML {
  /// An element that holds something.
  @usableFromInline static func element(_ name: StaticString, _ attributes: Span<Attribute>, _ content: HTML) -> HTML {
    around(content, Tag(name, .container), attributes)
  }

  /// An element without content and closing tag.
  @usableFromInline static func void(_ name: StaticString, _ attributes: Span<Attribute>) -> HTML {
    Pen.written { $0.open(Tag(name, .void), attributes) }
  }

  /// An element whose white space counts from its first character.
  @usableFromInline static func preformatted(_ name: StaticString, _ attributes: Span<Attribute>, _ content: HTML) -> HTML {
    around(content, Tag(name, .preformatted), attributes)
  }

  /// The doctype and the root element.
  @usableFromInline static func document(_ attributes: Span<Attribute>, _ content: HTML) -> HTML {
    HTML(.list([Pen.doctype, element("html", attributes, content)]))
  }

  /// An element of a drawing.
  static func element(_ name: StaticString, _ attributes: [Attribute], _ content: HTML) -> HTML {
    element(name, attributes.span, content)
  }

  /// An element of SVG that has attributes only.
  static func shape(_ name: StaticString, _ attributes: [Attribute]) -> HTML {
    Pen.written { $0.open(Tag(name, .shape), attributes.span) }
  }

  /// The tags around the content. Much content is not copied, but stands between the two.
  private static func around(_ content: HTML, _ tag: Tag, _ attributes: Span<Attribute>) -> HTML {
    let small = Pen.writtenIfSmall { pen in
      pen.open(tag, attributes)
      pen.write(content)
      pen.close(tag)
    }
    return small ?? between(tag, attributes, content)
  }

  /// The content between its tags, each a fragment of its own.
  @inline(never) private static func between(_ tag: Tag, _ attributes: Span<Attribute>, _ content: HTML) -> HTML {
    HTML(.list([Pen.written { $0.open(tag, attributes) }, content, Pen.written { $0.close(tag) }]))
  }
}

/// What the tags of an element are like.
struct Tag {
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
  let form: Form

  init(_ name: StaticString, _ form: Form) {
    self.name = name
    self.form = form
  }
}
