import Documents
import Domain
import Glibc
import Harness
import Synchronization
import Testing

/// The process beside: what it cannot do, and what becomes of a request whose process dies, hangs or is no longer wanted.
@Suite(.needsDocuments, .serialized) struct DocumentProcessTests {
  @Test func `it finds no network, no program, no file and no environment`() async throws {
    try await Yardstick.run { yard in
      let found = try await yard.process.probe()
      for name in ["socket", "program", "fork", "limits", "passwd", "elsewhere"] where found[name] != false {
        #expect(found[name] == .bool(false), "\(name)")
      }
      #expect(found["here"] == true)
      #expect(found["folder"] == 0)
      // Python adds the encoding itself.
      #expect([0, 1].contains(found["environment"]))
      #expect(found["memory_bytes"] == .integer(yard.process.limits.memory_bytes))
      #expect(found["open_files"] == 64)
    }
  }

  @Test func `its folder is gone with it`() async throws {
    try await Yardstick.run { yard in
      var process = yard.process
      process.foldersParent = yard.folder
      _ = try await process.xlsx([["a"]])
      #expect(Self.entries(of: yard.folder) == [])
      _ = try? await process.rows(of: .bytes([1, 2, 3]))
      #expect(Self.entries(of: yard.folder) == [])
    }
  }

  @Test func `one that hangs is stopped when its time is up`() async throws {
    try await Yardstick.run { yard in
      let process = try Self.standIn(yard, "import time\nwhile True: time.sleep(1)")
      let began = ContinuousClock.now
      let problem = await #expect(throws: Problem.self) { try await process.xlsx([["a"]]) }
      #expect(problem?.code == "documents.limit")
      #expect(problem?.message.german == "Die Verarbeitung dauert länger als 1 s.")
      #expect(ContinuousClock.now - began < .seconds(20))
    }
  }

  @Test func `one that computes for ever is stopped by its own limit`() async throws {
    try await Yardstick.run { yard in
      let process = try Self.standIn(
        yard,
        """
        import json, sys, resource
        resource.setrlimit(resource.RLIMIT_CPU, (json.loads(sys.stdin.readline())["limits"]["time_s"], 9))
        while True: pass
        """)
      let problem = await #expect(throws: Problem.self) { try await process.xlsx([["a"]]) }
      #expect(problem?.message.german == "Die Verarbeitung dauert länger als 1 s.")
    }
  }

  @Test func `one that is killed in the middle leaves no half answer`() async throws {
    try await Yardstick.run { yard in
      var process = try Self.standIn(
        yard,
        """
        import os, sys
        sys.stdin.readline()
        print('{"bytes":1000000,"rows":1,"cut_cells":0}\\nhalf', flush=True)
        os.kill(os.getpid(), 9)
        """)
      process.limits.time_s = 60
      let problem = await #expect(throws: Problem.self) { try await process.xlsx([["a"]]) }
      #expect(problem?.code == "documents.stopped")
    }
  }

  @Test func `one that ends at once does not take this program with it`() async throws {
    try await Yardstick.run { yard in
      var process = try Self.standIn(yard, "import sys\nsys.exit(3)")
      // On a busy machine even Python's start takes longer than the second that a stand-in has.
      process.limits.time_s = 60
      let rows = (1...20_000).map { [SheetCell.text("Zeile \($0)")] }
      let problem = await #expect(throws: Problem.self) { try await process.xlsx(rows) }
      #expect(problem?.code == "documents.stopped")
    }
  }

  @Test func `one that writes without end is stopped at the limit`() async throws {
    try await Yardstick.run { yard in
      var process = try Self.standIn(yard, "import sys\nwhile True: sys.stdout.write('{' * 65536)")
      process.limits.output_bytes = 1 << 20
      process.limits.time_s = 60
      let problem = await #expect(throws: Problem.self) { try await process.xlsx([["a"]]) }
      #expect(problem?.message.german == "Das Ergebnis ist größer als 1 MB.")
    }
  }

  @Test func `what it says on stderr and the text of its errors stay where they are`() async throws {
    try await Yardstick.run { yard in
      let process = try Self.standIn(
        yard,
        """
        import sys
        sys.stdin.readline()
        sys.stderr.write("GEHEIM" * 100000)
        print('{"refused":{"reason":"mistake","kind":"ValueError","place":"x.py:1","text":"GEHEIM"}}')
        """)
      let mistake = await #expect(throws: DocumentMistake.self) { try await process.xlsx([["a"]]) }
      #expect(mistake?.description == "documents process: ValueError at x.py:1")
    }
  }

  @Test func `a request that nobody waits for any more is stopped with its process`() async throws {
    try await Yardstick.run { yard in
      var process = try Self.standIn(
        yard,
        """
        import os, time
        note = os.path.join(os.path.dirname(__file__), "began")
        with open(note + ".new", "w") as file: file.write(str(os.getpid()))
        os.rename(note + ".new", note)  # whole as soon as it is seen
        while True: time.sleep(1)
        """)
      process.limits.time_s = 600
      let asked = process
      let request = Task { try await asked.xlsx([["a"]]) }
      let note = yard.path("stand-in/began")
      let deadline = ContinuousClock.now + .seconds(60)
      while access(note, F_OK) != 0, ContinuousClock.now < deadline { try await Task.sleep(for: .milliseconds(20)) }
      request.cancel()
      await #expect(throws: CancellationError.self) { try await request.value }
      let began = try #require(Int32(Self.text(of: note)))
      #expect(kill(began, 0) == -1)
    }
  }

  @Test func `rows whose source fails make no file, and say why`() async throws {
    try await Yardstick.run { yard in
      struct Lost: Error {}
      await #expect(throws: Lost.self) { try await yard.process.rows(of: .pieces { throw Lost() }) }
    }
  }

  @Test func `many at once wait for each other`() async throws {
    try await Yardstick.run { yard in
      let process = yard.process
      try await withThrowingTaskGroup(of: Int.self) { group in
        for number in 1...8 { group.addTask { try await process.xlsx([[.integer(number)]]).count } }
        for try await size in group { #expect(size > 1_000) }
      }
    }
  }

  @Test func `without its packages it says how to get them`() async throws {
    #expect(DocumentProcess(in: "/nonexistent") == nil)
    let problem = #expect(throws: Problem.self) {
      try DocumentProcess.required(environment: [DocumentProcess.folderVariable: "/nonexistent"])
    }
    #expect(problem?.code == "documents.missing")
    #expect(problem?.hint?.german.contains("tools/setup") == true)
    let gone = DocumentProcess(python: "/nonexistent/python", program: "/nonexistent")
    let late = await #expect(throws: Problem.self) { try await gone.xlsx([["a"]]) }
    #expect(late?.code == "documents.missing")
  }

  @Test func `a picture is turned upright, made small, and keeps no word about where it was taken`() async throws {
    try await Yardstick.run { yard in
      let picture = try await yard.process.picture(try await yard.spoiled("picture"), longEdge: 600, thumbnailEdge: 100)
      #expect(picture.original == "jpeg")
      #expect(picture.width == 400)
      #expect(picture.height == 600)
      #expect(!String(decoding: picture.file, as: UTF8.self).contains("GEHEIM"))
      #expect(!String(decoding: picture.file, as: UTF8.self).contains("Exif"))
      #expect(!picture.thumbnail.isEmpty && picture.thumbnail.count < picture.file.count)
    }
  }

  @Test func `a picture with more pixels than allowed is refused before it is unpacked, and what is none is refused`()
    async throws
  {
    try await Yardstick.run { yard in
      var process = yard.process
      process.limits.pixels = 1_000_000
      let file = try await yard.spoiled("picture")
      let large = await #expect(throws: Problem.self) { try await process.picture(file) }
      #expect(large?.message.german == "Das Bild hat mehr als 1 Megapixel.")
      let none = await #expect(throws: Problem.self) { try await process.picture(.bytes(Array("GIF89a".utf8))) }
      #expect(none?.code == "documents.no_picture")
    }
  }

  /// A process that misbehaves in the way that a test wants, with little time.
  private static func standIn(_ yard: Yardstick, _ code: String) throws -> DocumentProcess {
    let program = yard.path("stand-in")
    mkdir(program, 0o755)
    _ = try yard.keep(Array(code.utf8), as: "stand-in/__main__.py")
    var process = DocumentProcess(python: yard.process.python, program: program)
    process.limits.time_s = 1
    return process
  }

  private static func text(of path: String) -> String {
    guard let file = fopen(path, "r") else { return "" }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes[..<count], as: UTF8.self)
  }

  private static func entries(of folder: String) -> [String] {
    guard let stream = opendir(folder) else { return ["no folder"] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
