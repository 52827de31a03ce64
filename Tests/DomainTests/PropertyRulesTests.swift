import Testing

@testable import Domain

@Suite struct `States of a stage` {
  @Test func `only the drawn steps exist`() {
    let steps = StageState.allCases.flatMap { state in
      StageAction.allCases.compactMap { action in
        state.after(action).map { "\(state.rawValue) \(action.rawValue) \($0.rawValue)" }
      }
    }
    #expect(
      Set(steps) == [
        "planned start active", "planned skip skipped", "active suspend suspended", "active complete completed",
        "suspended resume active", "completed accept accepted", "completed reopen active",
      ])
  }

  @Test func `a final state allows nothing more`() {
    #expect(StageState.allCases.filter(\.actions.isEmpty) == [.accepted, .skipped])
  }
}

@Suite struct `Numbers of registers` {
  @Test(arguments: ["05123400100123______", "05123400100123000101", "051234___00123______", "05123400100123000200"])
  func `a cadastral id has twenty characters`(_ text: String) throws {
    #expect(try CadastralID.parse(text).text == text)
  }

  @Test(arguments: [
    "", "0512340010012", "05123400100123_____", "05123400100123_______", "0512340010_123______", "05-234001001230001__",
    "0512340_100123______", "05123400100123_1____",
  ]) func `what is no cadastral id is refused`(_ text: String) {
    #expect(throws: UnreadableValue.self) { try CadastralID.parse(text) }
  }

  @Test func `an unusual customer number raises a doubt and no error`() {
    #expect(CustomerNumber.doubt(about: "333D123456") == nil)
    for text in ["333d123456", "3333123456", "333D12345", ""] { #expect(CustomerNumber.doubt(about: text) != nil) }
  }
}
