import Domain
import Foundation
import Testing

@testable import Store
@testable import Web

/// On a page nobody can type a command: what a hint says there must be of use without it.
@Suite struct HintTests {
  @Test func `what to type stands in brackets, which pages leave out`() {
    let hint = Phrase(
      "Den Nachweis eintragen (viertelwerk certificate add) oder jemand anderen einplanen.",
      en: "Enter the certificate (viertelwerk certificate add) or plan somebody else.")
    let shown = Phrase(
      "Den Nachweis eintragen oder jemand anderen einplanen.", en: "Enter the certificate or plan somebody else.")
    #expect(hint.withoutCommands == shown)
    #expect(Phrase("Den Grund (kurz) nennen.", en: "Say why (briefly).").withoutCommands?.german == "Den Grund (kurz) nennen.")
    #expect(Phrase("Ausführen: viertelwerk migrate", en: "Run: viertelwerk migrate").withoutCommands == nil)
  }

  @Test func `every rule of the database says on a page what to do, where it says it at the console`() {
    let hints = RuleSentence.all.compactMapValues(\.hint)
    #expect(hints.count > 20)
    #expect(hints.filter { $0.value.withoutCommands == nil }.keys.sorted() == [])
  }

  @Test func `no sentence of an operation is about commands alone`() throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources")
    var naming = 0
    var useless: [String] = []
    for folder in ["Operations", "Store/Lookup", "Store/Rejection", "Store/Site", "Store/Workforce", "Reports/Release"] {
      let files = FileManager.default.enumerator(at: sources.appending(path: folder), includingPropertiesForKeys: nil)
      while let file = files?.nextObject() as? URL {
        guard file.pathExtension == "swift" else { continue }
        for match in try String(contentsOf: file, encoding: .utf8).matches(
          of: /"([^"\n]*(?:viertelwerk [a-z]|--[a-z])[^"\n]*)"/)
        {
          // What is filled in brings brackets of its own.
          let text = String(match.1).replacing(/\\\([^()]*\)/, with: "X")
          naming += 1
          if Phrase(text, en: text).withoutCommands == nil { useless.append("\(file.lastPathComponent): \(text)") }
        }
      }
    }
    #expect(naming > 40)
    #expect(useless == [])
  }
}
