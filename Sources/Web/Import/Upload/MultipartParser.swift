/// Takes multipart/form-data (RFC 7578) apart as it arrives, in whatever pieces; holds no more than a delimiter or the head of a part.
///
/// Written for this program: none of the packages that it builds on has one.
struct MultipartParser {
  /// What comes next.
  enum Event: Equatable {
    case head(MultipartHead)
    case content(ArraySlice<UInt8>)
    /// The part is whole.
    case end
  }

  /// Why something cannot be taken apart.
  enum Failure: Error {
    case malformed, headTooLong
  }

  private enum Place {
    case preamble, behindDelimiter, head, content, epilogue
  }

  private let delimiter: [UInt8]
  private let head_bytes_max: Int
  private var place = Place.preamble
  /// What has arrived and is not understood yet. A delimiter begins with a line break, the first one too.
  private var pending = Array("\r\n".utf8)

  /// Nil where the media type names no boundary.
  init?(mediaType: String, head_bytes_max: Int) {
    let parameters = MultipartHead.parameters(Array(mediaType.utf8)[...])
    guard let boundary = parameters["boundary"], (1...70).contains(boundary.utf8.count) else { return nil }
    delimiter = Array("\r\n--\(boundary)".utf8)
    self.head_bytes_max = head_bytes_max
  }

  /// Takes the next piece.
  ///
  /// - Throws: `Failure`, and what the closure throws.
  mutating func take(_ piece: some Sequence<UInt8>, _ emit: (Event) throws -> Void) throws {
    pending += piece
    var start = 0
    while let next = try step(from: start, emit) { start = next }
    pending.removeFirst(consumed)
    consumed = 0
  }

  /// How much of `pending` is done with.
  private var consumed = 0

  /// - Throws: `Failure` where the end is missing.
  func finish() throws(Failure) {
    guard place == .epilogue else { throw .malformed }
  }

  /// Goes on from a place in `pending`; nil where more has to arrive.
  private mutating func step(from start: Int, _ emit: (Event) throws -> Void) throws -> Int? {
    consumed = start
    switch place {
    case .preamble, .content:
      let (end, next) = findDelimiter(from: start)
      if place == .content, end > start { try emit(.content(pending[start..<end])) }
      consumed = end
      guard let next else { return nil }
      if place == .content { try emit(.end) }
      place = .behindDelimiter
      return next
    case .behindDelimiter:
      let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
      guard let first = pending[start...].firstIndex(where: { !isBlank($0) }), first + 1 < pending.count else {
        if pending.count - start > head_bytes_max { throw Failure.malformed }
        return nil
      }
      switch (pending[first], pending[first + 1]) {
      case (UInt8(ascii: "\r"), UInt8(ascii: "\n")): place = .head
      case (UInt8(ascii: "-"), UInt8(ascii: "-")): place = .epilogue
      default: throw Failure.malformed
      }
      return first + 2
    case .head:
      let end = pending[start...].firstRange(of: Array("\r\n\r\n".utf8))?.lowerBound
      guard (end ?? pending.count) - start <= head_bytes_max else { throw Failure.headTooLong }
      guard let end else { return nil }
      guard let head = MultipartHead(pending[start..<end]) else { throw Failure.malformed }
      try emit(.head(head))
      place = .content
      return end + 4
    case .epilogue:
      consumed = pending.count
      return nil
    }
  }

  /// Where the content ends, as far as it is known, and where a whole delimiter does.
  private func findDelimiter(from start: Int) -> (end: Int, next: Int?) {
    pending.withUnsafeBufferPointer { bytes in
      var at = start
      while let found = bytes[at...].firstIndex(of: UInt8(ascii: "\r")) {
        let length = min(delimiter.count, bytes.count - found)
        if bytes[found..<found + length].elementsEqual(delimiter[..<length]) {
          return (found, length == delimiter.count ? found + length : nil)
        }
        at = found + 1
      }
      return (bytes.count, nil)
    }
  }
}
