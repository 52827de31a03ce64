/// What browsers need to know about the page.
package func head(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("head", attributes, content())
}

/// What people see of the page.
package func body(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("body", attributes, content())
}

/// The page's title: text only.
package func title(_ attributes: Attribute..., content: () -> String) -> HTML {
  .element("title", attributes, .text(content()))
}

/// A fact about the page.
package func meta(_ attributes: Attribute...) -> HTML { .void("meta", attributes) }

/// A stylesheet, an icon or a related page.
package func link(_ attributes: Attribute...) -> HTML { .void("link", attributes) }

/// A script by its address; never with text inside.
package func script(_ attributes: Attribute...) -> HTML { .element("script", attributes, .nothing) }
