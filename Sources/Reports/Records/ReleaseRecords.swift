package import Domain
package import Store

// What programs read of released reports.

extension StoredRelease {
  /// The release without its figures.
  package var json: JSONValue {
    [
      "number": .text(number), "version": .integer(version), "kind": .text(kind), "parameters": parameters,
      "recipient": .text(recipient), "reason": .text(reason), "released_by": .text(releasedBy),
      "released_at": .text(releasedAt.iso), "sha256": .text(ContentHash.text(hash)),
    ]
  }
}

extension ReportedCorrection {
  package var json: JSONValue {
    [
      "relation": .text(source.relation), "id": .text(source.id), "reason": .text(reason), "actor": .text(actor),
      "property": .text(line?.property), "day": .day(line?.day), "participant": .text(line?.participant),
    ]
  }
}

extension [FigureChange] {
  /// Old and new beside each other.
  package var json: JSONValue {
    .list(map { ["path": .text($0.path), "old": $0.old ?? .null, "new": $0.new ?? .null] })
  }
}
