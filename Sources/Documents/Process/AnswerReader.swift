import Domain
import FoundationEssentials
import Subprocess

/// Reads what the process answers: lines, and files of a length that a line has said.
struct AnswerReader {
  private var pieces: SubprocessOutputSequence.Iterator
  private var buffer: [UInt8] = []
  private var start = 0
  private var left_bytes: Int64
  private let limit_bytes: Int64

  /// - Parameter limit: held here as well, whatever has become of the process.
  init(_ output: SubprocessOutputSequence, limit: Int64) {
    pieces = output.makeAsyncIterator()
    limit_bytes = limit
    // Beside what is counted there: the lines around a file.
    left_bytes = limit + (1 << 20)
  }

  /// The next line without its end; nil where the answer ends before one does.
  mutating func line() async throws -> ArraySlice<UInt8>? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { start = end + 1 }
        return buffer[start..<end]
      }
      let length = buffer.count - start
      guard try await fill() else { return nil }
      searched = start + length
    }
  }

  /// The next line as JSON; a refusal is thrown as what it means.
  mutating func facts() async throws -> [String: JSONValue]? {
    guard let line = try await line() else { return nil }
    return try Self.facts(line)
  }

  /// - Throws: `Problem` where the process refused, `DocumentMistake` where the line is none of its own.
  static func facts(_ line: ArraySlice<UInt8>) throws -> [String: JSONValue] {
    guard case .object(let facts)? = try? JSONDecoder().decode(JSONValue.self, from: Data(line)) else {
      throw DocumentMistake(kind: "answer", place: "line")
    }
    if case .object(let refusal)? = facts["refused"] { throw Problem.refusal(refusal) }
    return facts
  }

  /// Hands a file over piece by piece; false where the answer ends before it does.
  mutating func bytes(_ count: Int64, to sink: ([UInt8]) async throws -> Void) async throws -> Bool {
    var missing = Int(count)
    while missing > 0 {
      if start == buffer.count {
        guard try await fill() else { return false }
      }
      let end = min(buffer.count, start + missing)
      try await sink(Array(buffer[start..<end]))
      missing -= end - start
      start = end
    }
    return true
  }

  private mutating func fill() async throws -> Bool {
    guard let piece = try await pieces.next() else { return false }
    left_bytes -= Int64(piece.count)
    guard left_bytes >= 0 else { throw Problem.overLimit("output_bytes", limit_bytes) }
    buffer.removeSubrange(..<start)
    start = 0
    piece.withUnsafeBytes { buffer.append(contentsOf: $0) }
    return true
  }
}

extension [String: JSONValue] {
  /// A whole number of an answer.
  func number(_ name: String) -> Int64? {
    if case .integer(let number)? = self[name] { number } else { nil }
  }

  /// A text of an answer.
  func text(_ name: String) -> String? {
    if case .text(let text)? = self[name] { text } else { nil }
  }
}
