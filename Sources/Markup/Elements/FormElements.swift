/// A form.
@inlinable package func form(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("form", attributes.span, content())
}

/// Fields that belong together.
@inlinable package func fieldset(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("fieldset", attributes.span, content())
}

/// What the fields are about.
@inlinable package func legend(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("legend", attributes.span, content())
}

/// The name of a field.
@inlinable package func label(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("label", attributes.span, content())
}

/// A field.
@inlinable package func input(_ attributes: Attribute...) -> HTML { .void("input", attributes.span) }

/// A button.
@inlinable package func button(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("button", attributes.span, content())
}

/// A choice from a list.
@inlinable package func select(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("select", attributes.span, content())
}

/// Choices that belong together.
@inlinable package func optgroup(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("optgroup", attributes.span, content())
}

/// A choice.
@inlinable package func option(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("option", attributes.span, content())
}

/// A field of several lines, with its text.
@inlinable package func textarea(_ attributes: Attribute..., content: () -> String) -> HTML {
  .preformatted("textarea", attributes.span, .text(content()))
}

/// What a field suggests.
@inlinable package func datalist(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("datalist", attributes.span, content())
}

/// A result.
@inlinable package func output(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("output", attributes.span, content())
}

/// How far something is.
@inlinable package func progress(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("progress", attributes.span, content())
}

/// A value in its range.
@inlinable package func meter(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("meter", attributes.span, content())
}
