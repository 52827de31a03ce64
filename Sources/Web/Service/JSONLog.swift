import Domain
import Glibc
package import Logging

/// Writes the service's log: one JSON object a line on stderr, for programs that collect logs.
///
/// What is logged is chosen where it is logged (method, route, status, duration, number of the request); the metadata of others, which
/// may quote what people typed, is dropped.
package struct JSONLog: LogHandler {
  package var metadata: Logger.Metadata = [:]
  package var logLevel: Logger.Level
  private let label: String

  package init(label: String, level: Logger.Level) {
    self.label = label
    logLevel = level
  }

  /// What may stand in the log beside its message; everything else could hold what a person entered.
  private static let known: Set<String> = [
    "request", "method", "route", "status", "duration_ms", "role", "bytes", "kind", "sqlstate", "host", "port", "incident",
    "count", "where",
  ]

  package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  package func log(event: LogEvent) {
    var line: [String: JSONValue] = [
      "at": .text(Moment.now().iso), "level": .text(event.level.rawValue), "source": .text(label),
      "message": .text(event.message.description),
    ]
    for (key, value) in metadata.merging(event.metadata ?? [:], uniquingKeysWith: { $1 }) where Self.known.contains(key) {
      let text = value.description
      line[key] = Int64(text).map { .integer($0) } ?? .text(text)
    }
    let bytes = Array((JSONValue.object(line).compact + "\n").utf8)
    // One write a line, so that lines of several threads do not mix.
    _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
