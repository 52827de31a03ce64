/// A form.
package func form(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("form", attributes, content())
}

/// Fields that belong together.
package func fieldset(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("fieldset", attributes, content())
}

/// What the fields are about.
package func legend(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("legend", attributes, content())
}

/// The name of a field.
package func label(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("label", attributes, content())
}

/// A field.
package func input(_ attributes: Attribute...) -> HTML { .void("input", attributes) }

/// A button.
package func button(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("button", attributes, content())
}

/// A choice from a list.
package func select(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("select", attributes, content())
}

/// Choices that belong together.
package func optgroup(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("optgroup", attributes, content())
}

/// A choice.
package func option(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("option", attributes, content())
}

/// A field of several lines, with its text.
package func textarea(_ attributes: Attribute..., content: () -> String) -> HTML {
  .preformatted("textarea", attributes, .text(content()))
}

/// What a field suggests.
package func datalist(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("datalist", attributes, content())
}

/// A result.
package func output(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("output", attributes, content())
}

/// How far something is.
package func progress(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("progress", attributes, content())
}

/// A value in its range.
package func meter(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("meter", attributes, content())
}
