/// A paragraph.
package func p(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("p", attributes, content())
}

/// A box without a meaning of its own.
package func div(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("div", attributes, content())
}

/// A list without order.
package func ul(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("ul", attributes, content())
}

/// A list in order.
package func ol(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("ol", attributes, content())
}

/// An item of a list.
package func li(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("li", attributes, content())
}

/// Names with their values.
package func dl(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("dl", attributes, content())
}

/// A name in a list of names and values.
package func dt(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("dt", attributes, content())
}

/// A value in a list of names and values.
package func dd(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("dd", attributes, content())
}

/// A drawing or table with its caption.
package func figure(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("figure", attributes, content())
}

/// The caption of a figure.
package func figcaption(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("figcaption", attributes, content())
}

/// Words of somebody else.
package func blockquote(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("blockquote", attributes, content())
}

/// Text whose white space counts.
package func pre(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .preformatted("pre", attributes, content())
}

/// A change of subject.
package func hr(_ attributes: Attribute...) -> HTML { .void("hr", attributes) }

/// What is shown when it is asked for.
package func details(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("details", attributes, content())
}

/// What is always shown of details.
package func summary(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("summary", attributes, content())
}

/// A question in front of the page.
package func dialog(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("dialog", attributes, content())
}
