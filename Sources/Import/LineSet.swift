/// Lines of a list, a bit each: a million that stand together take an eighth of a megabyte, so a list may be faulty from end to end.
struct LineSet: Sendable, Equatable {
  private static let word_lines = 64
  private static let page_words = 64

  /// By the number of the page; those in which no line is are left out.
  private var pages: [Int: [UInt64]] = [:]
  private(set) var count = 0

  var isEmpty: Bool { count == 0 }

  func contains(_ line: Int) -> Bool {
    let (page, word, bit) = Self.place(line)
    return (pages[page]?[word] ?? 0) & bit != 0
  }

  mutating func insert(_ line: Int) {
    let (page, word, bit) = Self.place(line)
    guard pages[page, default: Self.emptyPage][word] & bit == 0 else { return }
    pages[page, default: Self.emptyPage][word] |= bit
    count += 1
  }

  func union(_ lines: some Sequence<Int>) -> Self {
    var both = self
    for line in lines { both.insert(line) }
    return both
  }

  /// From the first to the last.
  var sorted: [Int] {
    var lines: [Int] = []
    for (page, words) in pages.sorted(by: { $0.key < $1.key }) {
      for (number, bits) in words.enumerated() {
        var rest = bits
        while rest != 0 {
          lines.append((page * Self.page_words + number) * Self.word_lines + rest.trailingZeroBitCount)
          rest &= rest - 1
        }
      }
    }
    return lines
  }

  private static let emptyPage = [UInt64](repeating: 0, count: page_words)

  private static func place(_ line: Int) -> (page: Int, word: Int, bit: UInt64) {
    let word = line / word_lines
    return (word / page_words, word % page_words, 1 << UInt64(line % word_lines))
  }
}
