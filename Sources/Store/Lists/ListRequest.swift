package import Domain

/// What of a long list somebody looks at: the rows that a text leaves, in the order of a column, and which of them.
package struct ListRequest: Sendable, Hashable {
  /// A row stays where its columns show every word of this text, whatever its capitals and accents.
  package var filter: String?
  /// A column's id; nil, or one that the list does not have: the list's own order.
  package var sort: String?
  package var isDescending: Bool
  /// From 1 on; a page behind the last one is the last one.
  package var page: Int
  /// Nil: every row that the filter leaves, as for a file.
  package var rowsPerPage: Int?
  /// In which choices are named, and therefore sorted and found.
  package var language: Language

  package init(
    filter: String? = nil, sort: String? = nil, isDescending: Bool = false, page: Int = 1, rowsPerPage: Int? = nil,
    language: Language = .german
  ) {
    self.filter = filter
    self.sort = sort
    self.isDescending = isDescending
    self.page = page
    self.rowsPerPage = rowsPerPage
    self.language = language
  }
}

/// A page of a long list, as the database cut it out.
package struct ListPage<Row: Sendable>: Sendable {
  package let rows: [Row]
  /// How many the filter leaves, on all pages together.
  package let count: Int
  package let page: Int
  package let pages: Int

  /// The same page with something else made of each row.
  package func map<Other: Sendable>(_ transform: (Row) throws -> Other) rethrows -> ListPage<Other> {
    ListPage<Other>(rows: try rows.map(transform), count: count, page: page, pages: pages)
  }
}
