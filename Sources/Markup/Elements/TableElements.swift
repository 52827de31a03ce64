/// A table.
package func table(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("table", attributes, content())
}

/// A table's caption.
package func caption(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("caption", attributes, content())
}

/// Columns that belong together.
package func colgroup(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("colgroup", attributes, content())
}

/// A column.
package func col(_ attributes: Attribute...) -> HTML { .void("col", attributes) }

/// The rows of headings.
package func thead(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("thead", attributes, content())
}

/// The rows.
package func tbody(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("tbody", attributes, content())
}

/// The rows of sums.
package func tfoot(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("tfoot", attributes, content())
}

/// A row.
package func tr(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("tr", attributes, content())
}

/// A heading of a row or column.
package func th(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("th", attributes, content())
}

/// A cell.
package func td(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("td", attributes, content())
}
