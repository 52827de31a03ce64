/// A link.
@inlinable package func a(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("a", attributes.span, content())
}

/// A stretch of text.
@inlinable package func span(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("span", attributes.span, content())
}

/// Something important.
@inlinable package func strong(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("strong", attributes.span, content())
}

/// Something stressed.
@inlinable package func em(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("em", attributes.span, content())
}

/// A stretch that draws attention.
@inlinable package func b(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("b", attributes.span, content())
}

/// A stretch in another voice.
@inlinable package func i(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("i", attributes.span, content())
}

/// A remark.
@inlinable package func small(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("small", attributes.span, content())
}

/// Something that is no longer right.
@inlinable package func s(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("s", attributes.span, content())
}

/// Something marked as unusual.
@inlinable package func u(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("u", attributes.span, content())
}

/// A short quotation.
@inlinable package func q(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("q", attributes.span, content())
}

/// The title of a work.
@inlinable package func cite(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("cite", attributes.span, content())
}

/// A stretch of code.
@inlinable package func code(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("code", attributes.span, content())
}

/// What one types.
@inlinable package func kbd(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("kbd", attributes.span, content())
}

/// What a program says.
@inlinable package func samp(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("samp", attributes.span, content())
}

/// An abbreviation.
@inlinable package func abbr(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("abbr", attributes.span, content())
}

/// The term that is being defined.
@inlinable package func dfn(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("dfn", attributes.span, content())
}

/// A moment, a day or a period.
@inlinable package func time(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("time", attributes.span, content())
}

/// A value that programs can read.
@inlinable package func data(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("data", attributes.span, content())
}

/// What was searched for.
@inlinable package func mark(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("mark", attributes.span, content())
}

/// A subscript.
@inlinable package func sub(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("sub", attributes.span, content())
}

/// A superscript.
@inlinable package func sup(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("sup", attributes.span, content())
}

/// A stretch whose direction is its own.
@inlinable package func bdi(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("bdi", attributes.span, content())
}

/// What was taken out.
@inlinable package func del(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("del", attributes.span, content())
}

/// What was put in.
@inlinable package func ins(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("ins", attributes.span, content())
}

/// A new line.
@inlinable package func br(_ attributes: Attribute...) -> HTML { .void("br", attributes.span) }

/// A place where a word may break.
@inlinable package func wbr(_ attributes: Attribute...) -> HTML { .void("wbr", attributes.span) }

/// A picture.
@inlinable package func img(_ attributes: Attribute...) -> HTML { .void("img", attributes.span) }
