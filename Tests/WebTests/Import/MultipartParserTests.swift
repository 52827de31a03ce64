import Testing

@testable import Web

/// Forms with files, taken apart in pieces of every size.
struct MultipartParserTests {
  /// A part that was taken apart.
  private struct Part: Equatable {
    let head: MultipartHead
    var content: [UInt8] = []
    var isWhole = false
  }

  private static func parser(_ mediaType: String = "multipart/form-data; boundary=XyZ", most: Int = 8192) throws
    -> MultipartParser
  {
    try #require(MultipartParser(mediaType: mediaType, head_bytes_max: most))
  }

  private static func parts(_ pieces: [ArraySlice<UInt8>], _ parser: MultipartParser) throws -> [Part] {
    var parser = parser
    var parts: [Part] = []
    for piece in pieces {
      try parser.take(piece) { event in
        switch event {
        case .head(let head): parts.append(Part(head: head))
        case .content(let bytes): parts[parts.count - 1].content += bytes
        case .end: parts[parts.count - 1].isWhole = true
        }
      }
    }
    try parser.finish()
    return parts
  }

  private static func parts(_ body: String, _ parser: MultipartParser? = nil) throws -> [Part] {
    try parts([Array(body.utf8)[...]], try parser ?? Self.parser())
  }

  private static let body =
    "--XyZ\r\nContent-Disposition: form-data; name=\"_token\"\r\n\r\nabc\r\n"
    + "--XyZ\r\ncontent-disposition: form-data; name=\"dateien\"; filename=\"a;b \\\"c\\\" %22d%22.csv\"\r\nContent-Type: text/csv\r\n\r\n"
    + "x;y\r\n\r\n--Xy\r--XyZ\n\r\n\r\n"
    + "--XyZ\r\nContent-Disposition: form-data; name=dateien; filename=\"\"\r\n\r\n\r\n--XyZ--\r\n"

  @Test func `a body is the same wherever it is cut`() throws {
    let bytes = Array(Self.body.utf8)
    let whole = try Self.parts([bytes[...]], Self.parser())
    #expect(whole.map(\.head.field) == ["_token", "dateien", "dateien"])
    #expect(whole.map(\.head.fileName) == [nil, "a;b \"c\" \"d\".csv", ""])
    #expect(whole.map { String(decoding: $0.content, as: UTF8.self) } == ["abc", "x;y\r\n\r\n--Xy\r--XyZ\n\r\n", ""])
    #expect(whole.count { $0.isWhole } == 3)
    for cut in 1..<bytes.count {
      let parts = try Self.parts([bytes[..<cut], bytes[cut...]], Self.parser())
      #expect(parts == whole, "cut at \(cut)")
    }
    for size in [1, 2, 3, 7] {
      let pieces = stride(from: 0, to: bytes.count, by: size).map { bytes[$0..<min($0 + size, bytes.count)] }
      #expect(try Self.parts(pieces, Self.parser()) == whole, "pieces of \(size)")
    }
  }

  @Test(arguments: [
    "", "--XyZ", "--XyZ\r\n", "--XyZ\r\nContent-Disposition: form-data; name=a\r\n\r\nhalf", "nothing of the kind",
  ])
  func `what does not end is refused`(_ body: String) throws {
    #expect(throws: MultipartParser.Failure.malformed) { try Self.parts(body) }
  }

  @Test(arguments: [
    "--XyZabc\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--XyZ--",
    "--XyZ\r\nContent-Type: text/csv\r\n\r\n1\r\n--XyZ--",
    "--XyZ\r\nContent-Disposition: attachment; name=a\r\n\r\n1\r\n--XyZ--",
    "--XyZ\r\nContent-Disposition: form-data\r\n\r\n1\r\n--XyZ--", "--XyZ\r\n\r\n1\r\n\r\n--XyZ--",
  ])
  func `what is no part of a form is refused`(_ body: String) throws {
    #expect(throws: MultipartParser.Failure.malformed) { try Self.parts(body) }
  }

  @Test func `a head longer than the limit is refused, finished or not`() throws {
    let long = "--XyZ\r\nContent-Disposition: form-data; name=a; filename=\"\(String(repeating: "x", count: 300)).csv\""
    #expect(throws: MultipartParser.Failure.headTooLong) { try Self.parts(long, Self.parser(most: 200)) }
    #expect(throws: MultipartParser.Failure.headTooLong) {
      try Self.parts(long + "\r\n\r\n1\r\n--XyZ--", Self.parser(most: 200))
    }
    #expect(throws: MultipartParser.Failure.malformed) {
      try Self.parts("--XyZ" + String(repeating: " ", count: 300), Self.parser(most: 200))
    }
  }

  @Test func `the boundary is read as browsers write it, in quotes too`() throws {
    let body = "--a b\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--a b--"
    #expect(try Self.parts(body, Self.parser("Multipart/Form-Data; charset=utf-8; BOUNDARY=\"a b\"")).count == 1)
    for mediaType in [
      "multipart/form-data", "multipart/form-data; boundary=",
      "multipart/form-data; boundary=\(String(repeating: "x", count: 71))",
    ] {
      #expect(MultipartParser(mediaType: mediaType, head_bytes_max: 100) == nil)
    }
  }

  @Test(arguments: [
    ("objekte.csv", "objekte.csv"), ("../../etc/passwd", "etc/passwd"), ("C:\\Listen\\belege.csv", "Listen/belege.csv"),
    ("/a//./b.csv", "a/b.csv"), ("x\u{0}\r\n\u{202E}vsc.csv", "xvsc.csv"), (" a .csv ", "a .csv"), ("..", nil), ("", nil),
    ("/", nil),
    ("Straße/größe.csv", "Straße/größe.csv"),
  ])
  func `a file's name leads nowhere and stays on its line`(_ sent: String, _ kept: String?) {
    #expect(UploadName.cleaned(sent) == kept)
  }

  @Test func `of a folder only its lists are taken, and no name comes twice`() {
    #expect(UploadName.isPassedOver("Ordner/bild.jpg") && UploadName.isPassedOver("Ordner/.DS_Store"))
    #expect(UploadName.isPassedOver("~$objekte.xlsx") && !UploadName.isPassedOver("Ordner/Objekte.CSV"))
    #expect(!UploadName.isPassedOver("liste.txt"))
    #expect(UploadName.cleaned(String(repeating: "x", count: 500) + ".csv")?.count == 150)
    #expect(UploadName.free("a.csv", among: ["a.csv", "a (2).csv"]) == "a (3).csv")
    #expect(UploadName.free("a", among: ["a"]) == "a (2)")
  }
}
