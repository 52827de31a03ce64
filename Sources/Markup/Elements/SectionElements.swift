/// The beginning of a page or section.
@inlinable package func header(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("header", attributes.span, content())
}

/// Links that lead through the site.
@inlinable package func nav(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("nav", attributes.span, content())
}

/// What this page is about.
@inlinable package func main(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("main", attributes.span, content())
}

/// A part with a heading.
@inlinable package func section(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("section", attributes.span, content())
}

/// A part that stands for itself.
@inlinable package func article(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("article", attributes.span, content())
}

/// Something beside the matter.
@inlinable package func aside(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("aside", attributes.span, content())
}

/// The end of a page or section.
@inlinable package func footer(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("footer", attributes.span, content())
}

/// The part in which one searches.
@inlinable package func search(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("search", attributes.span, content())
}

/// How to reach somebody.
@inlinable package func address(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("address", attributes.span, content())
}

/// A heading with what belongs to it.
@inlinable package func hgroup(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("hgroup", attributes.span, content())
}

/// The page's heading.
@inlinable package func h1(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("h1", attributes.span, content())
}

/// A heading of the second rank.
@inlinable package func h2(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("h2", attributes.span, content())
}

/// A heading of the third rank.
@inlinable package func h3(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("h3", attributes.span, content())
}

/// A heading of the fourth rank.
@inlinable package func h4(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("h4", attributes.span, content())
}

/// A heading of the fifth rank.
@inlinable package func h5(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("h5", attributes.span, content())
}

/// A heading of the sixth rank.
@inlinable package func h6(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("h6", attributes.span, content())
}
