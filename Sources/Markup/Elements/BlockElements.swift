/// A paragraph.
@inlinable package func p(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("p", attributes.span, content())
}

/// A box without a meaning of its own.
@inlinable package func div(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("div", attributes.span, content())
}

/// A list without order.
@inlinable package func ul(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("ul", attributes.span, content())
}

/// A list in order.
@inlinable package func ol(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("ol", attributes.span, content())
}

/// An item of a list.
@inlinable package func li(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("li", attributes.span, content())
}

/// Names with their values.
@inlinable package func dl(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("dl", attributes.span, content())
}

/// A name in a list of names and values.
@inlinable package func dt(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("dt", attributes.span, content())
}

/// A value in a list of names and values.
@inlinable package func dd(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("dd", attributes.span, content())
}

/// A drawing or table with its caption.
@inlinable package func figure(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("figure", attributes.span, content())
}

/// The caption of a figure.
@inlinable package func figcaption(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("figcaption", attributes.span, content())
}

/// Words of somebody else.
@inlinable package func blockquote(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("blockquote", attributes.span, content())
}

/// Text whose white space counts.
@inlinable package func pre(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .preformatted("pre", attributes.span, content())
}

/// A change of subject.
@inlinable package func hr(_ attributes: Attribute...) -> HTML { .void("hr", attributes.span) }

/// What is shown when it is asked for.
@inlinable package func details(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("details", attributes.span, content())
}

/// What is always shown of details.
@inlinable package func summary(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("summary", attributes.span, content())
}

/// A question in front of the page.
@inlinable package func dialog(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("dialog", attributes.span, content())
}
