/// Remembers which statements the server keeps prepared on one connection, the most recently used ones.
struct StatementCache {
  struct Key: Hashable {
    let text: String
    let types: [UInt32]
  }

  private struct Entry {
    let name: String
    var lastUse: Int
  }

  private var entries: [Key: Entry] = [:]
  private var clock = 0
  private let capacity: Int

  init(capacity: Int = 256) {
    self.capacity = capacity
  }

  /// The name under which the statement is prepared, if it is.
  mutating func name(for key: Key) -> String? {
    clock += 1
    entries[key]?.lastUse = clock
    return entries[key]?.name
  }

  /// Chooses a name for a statement that is about to be prepared, and the one to give up where there are too many.
  mutating func insert(_ key: Key) -> (name: String, evicted: String?) {
    var evicted: String?
    if entries.count >= capacity, let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse }) {
      evicted = oldest.value.name
      entries[oldest.key] = nil
    }
    clock += 1
    // The clock only goes up, so a name is never used twice on a connection.
    let name = "s\(clock)"
    entries[key] = Entry(name: name, lastUse: clock)
    return (name, evicted)
  }

  mutating func remove(_ key: Key) {
    entries[key] = nil
  }

  mutating func removeAll() {
    entries = [:]
  }
}
