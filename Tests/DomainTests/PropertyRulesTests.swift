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
    #expect(StageState.allCases.filter(\.isFinal) == [.accepted, .skipped])
    #expect(StageState.allCases.allSatisfy { $0.isFinal == $0.actions.isEmpty })
  }
}

@Suite struct `Presumption of asbestos` {
  private static func presumption(_ start: AsbestosPresumption.ConstructionStart, _ survey: AsbestosPresumption.Survey? = nil)
    -> AsbestosPresumption
  {
    AsbestosPresumption(start: start, survey: survey, lastPresumedStart: "1993-10-31")
  }

  @Test func `holds where building began up to the day, or nobody knows when`() {
    #expect(Self.presumption(.day("1993-10-31")) == .presumed)
    #expect(Self.presumption(.day("1993-11-01")) == .notPresumed)
    #expect(Self.presumption(.unknown) == .presumed)
    #expect(Self.presumption(.year(1911)) == .presumed)
    #expect(Self.presumption(.year(1994)) == .presumed)
    #expect(Self.presumption(.year(1996)) == .notPresumed)
  }

  @Test func `gives way to a survey in both directions`() {
    #expect(Self.presumption(.unknown, .free) == .surveyedFree)
    #expect(Self.presumption(.day("2005-01-01"), .found) == .found)
    #expect(Self.presumption(.day("2005-01-01"), .found).needsGate)
    #expect(!Self.presumption(.unknown, .free).needsGate)
  }
}

@Suite struct `Deviation from a plan` {
  private static let fifth = BasisPoints(percent: 20)

  private static func deviation(_ planned: Int, _ actual: Int, required: Bool = false, limit: BasisPoints? = fifth) -> Deviation
  {
    Deviation(
      planned: Money(cents: Int64(planned)), actual: Money(cents: Int64(actual)), limit: limit, isRequiredByAuthority: required)
  }

  @Test func `exactly 20,00 % is allowed and a cent more is not`() {
    #expect(Self.deviation(100_000, 100_000) == .withinPlan)
    #expect(Self.deviation(100_000, 120_000) == .allowed(over: Money(cents: 20_000)))
    #expect(Self.deviation(100_000, 120_001) == .exceeded(over: Money(cents: 20_001), allowed: Money(cents: 20_000)))
    #expect(Self.deviation(101, 121) == .allowed(over: Money(cents: 20)))
    #expect(Self.deviation(101, 122) == .exceeded(over: Money(cents: 21), allowed: Money(cents: 20)))
  }

  @Test func `an authority's requirement lifts the limit`() {
    #expect(Self.deviation(100_000, 200_000, required: true) == .required(over: Money(cents: 100_000)))
  }

  @Test func `without a limit only the total binds`() {
    #expect(Self.deviation(100_000, 900_000, limit: nil) == .allowed(over: Money(cents: 800_000)))
    let plan = PlanDeviation(
      [
        PlanDeviation.Line(planned: Money(cents: 100), actual: Money(cents: 190)),
        PlanDeviation.Line(planned: Money(cents: 100), actual: Money(cents: 10)),
      ], limit: nil)
    #expect(plan.totalOver == .zero)
    #expect(plan.lines == [.allowed(over: Money(cents: 90)), .withinPlan])
  }

  @Test func `a line without a plan is over with its first cent`() {
    #expect(Self.deviation(0, 1) == .exceeded(over: Money(cents: 1), allowed: .zero))
  }

  @Test func `an overrun that nobody saves shows in the total`() {
    let lines = [(100, 115), (200, 210), (300, 290)].map {
      PlanDeviation.Line(planned: Money(cents: $0.0), actual: Money(cents: $0.1))
    }
    #expect(PlanDeviation(lines, limit: Self.fifth).totalOver == Money(cents: 15))
  }
}

@Suite struct `Numbers of registers` {
  @Test(arguments: ["05123400100123______", "05123400100123000101", "051234___00123______", "05123400100123000200"])
  func `a cadastral id has twenty characters`(_ text: String) throws {
    #expect(try CadastralID.parse(text).land == "05")
  }

  @Test(arguments: [
    "", "0512340010012", "05123400100123_____", "05123400100123_______", "0512340010_123______", "05-234001001230001__",
    "0512340_100123______", "05123400100123_1____",
  ]) func `what is no cadastral id is refused`(_ text: String) {
    #expect(throws: UnreadableValue.self) { try CadastralID.parse(text) }
  }

  @Test func `an occupation ends with its level`() throws {
    #expect(try KldBCode.parse("33212").level == .skilled)
    for text in ["3321", "33210", "33215", "3321a", ""] {
      #expect(throws: UnreadableValue.self) { try KldBCode.parse(text) }
    }
  }

  @Test func `an unusual customer number raises a doubt and no error`() {
    #expect(CustomerNumber.doubt(about: "333D123456") == nil)
    for text in ["333d123456", "3333123456", "333D12345", ""] { #expect(CustomerNumber.doubt(about: text) != nil) }
  }
}
