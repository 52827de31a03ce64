/// A link.
package func a(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("a", attributes, content())
}

/// A stretch of text.
package func span(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("span", attributes, content())
}

/// Something important.
package func strong(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("strong", attributes, content())
}

/// Something stressed.
package func em(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("em", attributes, content())
}

/// A stretch that draws attention.
package func b(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("b", attributes, content())
}

/// A stretch in another voice.
package func i(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("i", attributes, content())
}

/// A remark.
package func small(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("small", attributes, content())
}

/// Something that is no longer right.
package func s(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("s", attributes, content())
}

/// Something marked as unusual.
package func u(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("u", attributes, content())
}

/// A short quotation.
package func q(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("q", attributes, content())
}

/// The title of a work.
package func cite(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("cite", attributes, content())
}

/// A stretch of code.
package func code(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("code", attributes, content())
}

/// What one types.
package func kbd(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("kbd", attributes, content())
}

/// What a program says.
package func samp(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("samp", attributes, content())
}

/// An abbreviation.
package func abbr(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("abbr", attributes, content())
}

/// The term that is being defined.
package func dfn(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("dfn", attributes, content())
}

/// A moment, a day or a period.
package func time(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("time", attributes, content())
}

/// A value that programs can read.
package func data(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("data", attributes, content())
}

/// What was searched for.
package func mark(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("mark", attributes, content())
}

/// A subscript.
package func sub(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("sub", attributes, content())
}

/// A superscript.
package func sup(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("sup", attributes, content())
}

/// A stretch whose direction is its own.
package func bdi(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("bdi", attributes, content())
}

/// What was taken out.
package func del(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("del", attributes, content())
}

/// What was put in.
package func ins(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("ins", attributes, content())
}

/// A new line.
package func br(_ attributes: Attribute...) -> HTML { .void("br", attributes) }

/// A place where a word may break.
package func wbr(_ attributes: Attribute...) -> HTML { .void("wbr", attributes) }

/// A picture.
package func img(_ attributes: Attribute...) -> HTML { .void("img", attributes) }
