/// The beginning of a page or section.
package func header(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("header", attributes, content())
}

/// Links that lead through the site.
package func nav(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("nav", attributes, content())
}

/// What this page is about.
package func main(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("main", attributes, content())
}

/// A part with a heading.
package func section(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("section", attributes, content())
}

/// A part that stands for itself.
package func article(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("article", attributes, content())
}

/// Something beside the matter.
package func aside(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("aside", attributes, content())
}

/// The end of a page or section.
package func footer(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("footer", attributes, content())
}

/// The part in which one searches.
package func search(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("search", attributes, content())
}

/// How to reach somebody.
package func address(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("address", attributes, content())
}

/// A heading with what belongs to it.
package func hgroup(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("hgroup", attributes, content())
}

/// The page's heading.
package func h1(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("h1", attributes, content())
}

/// A heading of the second rank.
package func h2(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("h2", attributes, content())
}

/// A heading of the third rank.
package func h3(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("h3", attributes, content())
}

/// A heading of the fourth rank.
package func h4(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("h4", attributes, content())
}

/// A heading of the fifth rank.
package func h5(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("h5", attributes, content())
}

/// A heading of the sixth rank.
package func h6(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("h6", attributes, content())
}
