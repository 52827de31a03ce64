package import Domain

/// How somebody wants lists to be imported.
package struct ImportOptions: Sendable {
  /// Checks everything and stores nothing.
  package var isRehearsal = false
  /// The name or, from 1, the number of the sheet that is meant; nil: all that can be seen.
  package var sheet: String?
  /// What the lists are; nil: each by its name or its header.
  package var kind: Kind?
  /// Warnings have been read and stop nothing.
  package var acceptsWarnings = false
  /// How lists whose columns are called differently are to be read; nil: by a profile beside each, if there is one.
  package var profile: MappingProfile?
  /// The month of a grid that does not say it.
  package var month: YearMonth?
  /// Where lists go back to, with what was found in each row; nil: nowhere.
  package var findingsFolder: String?
  /// Stored rows become what the lists say, where they may.
  package var changesRows = false
  /// Sound rows are stored although others are not; only these go back.
  package var isPartial = false
  /// Why what stands in a released report changes.
  package var reason: String?

  /// What findings call a path that is not called what people call it; nothing beside such a path counts.
  package var names: [String: String] = [:]
  /// Profiles of such paths.
  var profiles: [String: MappingProfile] = [:]
  /// The language of lists that go back.
  package var language = Language.current
  /// Whoever reads what was found sits at a page and not at the console.
  var isOnPages = false

  package init(
    isRehearsal: Bool = false, sheet: String? = nil, kind: Kind? = nil, acceptsWarnings: Bool = false,
    profile: MappingProfile? = nil, month: YearMonth? = nil, findingsFolder: String? = nil, isPartial: Bool = false,
    changesRows: Bool = false, reason: String? = nil
  ) {
    self.isRehearsal = isRehearsal
    self.sheet = sheet
    self.kind = kind
    self.acceptsWarnings = acceptsWarnings
    self.profile = profile
    self.month = month
    self.findingsFolder = findingsFolder
    self.isPartial = isPartial
    self.changesRows = changesRows
    self.reason = reason
  }
}
