/// A table.
@inlinable package func table(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("table", attributes.span, content())
}

/// A table's caption.
@inlinable package func caption(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("caption", attributes.span, content())
}

/// Columns that belong together.
@inlinable package func colgroup(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("colgroup", attributes.span, content())
}

/// A column.
@inlinable package func col(_ attributes: Attribute...) -> HTML { .void("col", attributes.span) }

/// The rows of headings.
@inlinable package func thead(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("thead", attributes.span, content())
}

/// The rows.
@inlinable package func tbody(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("tbody", attributes.span, content())
}

/// The rows of sums.
@inlinable package func tfoot(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("tfoot", attributes.span, content())
}

/// A row.
@inlinable package func tr(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("tr", attributes.span, content())
}

/// A heading of a row or column.
@inlinable package func th(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("th", attributes.span, content())
}

/// A cell.
@inlinable package func td(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("td", attributes.span, content())
}
