/// What browsers need to know about the page.
@inlinable package func head(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("head", attributes.span, content())
}

/// What people see of the page.
@inlinable package func body(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("body", attributes.span, content())
}

/// The page's title: text only.
@inlinable package func title(_ attributes: Attribute..., content: () -> String) -> HTML {
  .element("title", attributes.span, .text(content()))
}

/// A fact about the page.
@inlinable package func meta(_ attributes: Attribute...) -> HTML { .void("meta", attributes.span) }

/// A stylesheet, an icon or a related page.
@inlinable package func link(_ attributes: Attribute...) -> HTML { .void("link", attributes.span) }

/// A script by its address; never with text inside.
@inlinable package func script(_ attributes: Attribute...) -> HTML { .element("script", attributes.span, .nothing) }
