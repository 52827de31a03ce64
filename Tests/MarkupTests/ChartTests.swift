import Markup
import Testing

@Suite struct `Charts` {
  @Test func `a strip has a shape for each state and says them in words`() {
    let strip = StageStrip([
      .init("Erwerb: abgenommen", .accepted), .init("Entmüllung: fertig", .completed),
      .init("Sanierung: 50 %", .active(fraction: 0.5)),
      .init("Dach: ruht", .suspended(fraction: 0)), .init("Keller: entfällt", .skipped), .init("Vermietung: geplant", .planned),
    ])
    let page = strip.html.written
    #expect(
      page.hasPrefix("<svg class=\"stages\" viewBox=\"0 0 174 25\" preserveAspectRatio=\"xMinYMid\" role=\"img\" aria-label=\"")
    )
    #expect(
      page.contains("aria-label=\"Erwerb: abgenommen; Entmüllung: fertig; Sanierung: 50 %; Dach: ruht; Keller: entfällt;"))
    #expect(
      classes(strip.html) == [
        "box", "done", "tick", "box", "done", "box", "run", "box", "hold", "run", "box", "omitted", "box",
      ])
    #expect(page.contains("<rect class=\"run\" x=\"58.5\" y=\"3.5\" width=\"13\" height=\"18\" rx=\"2\"/>"))
    #expect(page.contains("<path class=\"tick\" d=\"M8 13L12 17L19 9\"/>"))
  }

  @Test(arguments: [
    (480_000, 212_000, 160_000, "63.16", "47.67"), (0, 0, 0, "0", "0"), (0, 5, 0, "143", "0"), (10, 30, 5, "143", "71.5"),
  ])
  func `money fills its frame and never leaves it`(
    _ granted: Int64, _ allocated: Int64, _ paid: Int64, _ light: String, _ dark: String
  ) {
    let bar = MoneyBar(granted_cents: granted, allocated_cents: allocated, paid_cents: paid, label: "x").html
    #expect(bar.written.contains("class=\"allocated\" x=\"0.5\" y=\"1.5\" width=\"\(light)\""), "\(bar.written)")
    #expect(bar.written.contains("class=\"paid\" x=\"0.5\" y=\"1.5\" width=\"\(dark)\""))
    #expect(classes(bar).contains("exceeded") == (allocated > granted))
  }

  @Test func `the gap lies between where the money stands and where the plan leads`() {
    let chart = TimeAgainstMoney(
      plan: [.init(time: 0, money: 0), .init(time: 1, money: 1)],
      fact: [.init(time: 0, money: 0), .init(time: 0.5, money: 0.25)],
      today: .init("heute", at: 0.5), moneyMarks: [.init("480 T€", at: 1)], timeMarks: [.init("31.12.", at: 1)], label: "Plan")
    let page = chart.html.written
    #expect(page.contains("<path class=\"gap\" d=\"M460 110L850 20L850 155L460 155Z\"/>"), "\(page)")
    #expect(page.contains("<path class=\"today\" d=\"M460 20L460 200\"/>"))
    #expect(page.contains("<text x=\"850\" y=\"232\" text-anchor=\"end\">31.12.</text>"))
  }

  @Test func `wide charts are drawn once for a desk and once for a phone, with the same parts`() {
    let charts = [
      StageTimeline(
        [.init("Erwerb", label: "Erwerb: läuft", state: .active(fraction: 0.5), plan: 0...0.5, fact: 0...1)],
        marks: [.init("01.2026", at: 0.5)], today: .init("heute", at: 1), label: "x"
      ).html,
      TimeAgainstMoney(
        plan: [.init(time: 0, money: 0), .init(time: 1, money: 1)], fact: [], today: .init("heute", at: 0.5), moneyMarks: [],
        timeMarks: [], label: "x"
      ).html,
      StackedBar([.init("300", amount_cents: 75), .init("400", amount_cents: 25)], label: "x").html,
    ]
    for chart in charts {
      let drawn = chart.written.split(separator: "<svg ")
      #expect(drawn.count == 2 && drawn[0].contains(" broad\"") && drawn[1].contains(" slim\""), "\(chart.written)")
      // As wide as a phone shows without making it smaller.
      #expect(drawn[1].contains("viewBox=\"0 0 3"))
      let parts = classes(chart).filter { !$0.isEmpty }
      #expect(Array(parts.prefix(parts.count / 2)) == Array(parts.suffix(parts.count / 2)))
    }
  }

  @Test func `a chart without points is drawn empty`() {
    let chart = TimeAgainstMoney(plan: [], fact: [], today: nil, moneyMarks: [], timeMarks: [], label: "leer")
    #expect(chart.html.written.contains("<path class=\"fact\" d=\"\"/>"))
    #expect(!chart.html.written.contains("today"))
  }

  @Test func `a calendar shows every state by its shape and never more than thirty-one days`() {
    let calendar = YearCalendar(
      [.init("Jan", [.worked, .absent, .unknown, .free, .outside]), .init("Feb", Array(repeating: .worked, count: 40))],
      label: "x"
    ).html
    #expect(classes(calendar).prefix(4) == ["worked", "absent", "unknown", "free"])
    #expect(classes(calendar).count { $0 == "worked" } == 32)
  }

  @Test func `parts of a sum fill the bar exactly, and what is nothing has no part`() {
    let bar = StackedBar(
      [.init("300", amount_cents: 75), .init("400", amount_cents: 25), .init("500", amount_cents: -9)], label: "x"
    ).html
    #expect(classes(bar) == ["part part-1", "part part-2", "part part-1", "part part-2"])
    #expect(bar.written.contains("x=\"449.75\" y=\"0.5\" width=\"149.75\""))
    #expect(classes(StackedBar([], label: "x").html) == ["part", "part"])
  }

  @Test func `labels stay text`() {
    let hostile = "\"><script>\u{301}"
    let charts = [
      StageStrip([.init(hostile, .planned)]).html,
      MoneyBar(granted_cents: 1, allocated_cents: 0, paid_cents: 0, label: hostile).html,
      YearCalendar([.init(hostile, [])], label: hostile).html,
      StackedBar([.init(hostile, amount_cents: 1)], label: hostile).html,
    ]
    for chart in charts {
      #expect(!chart.written.utf8.elementsEqual([]) && !Token.read(chart.render()).contains(.open("script", [:])))
    }
    #expect(charts.allSatisfy { !String(decoding: $0.render(), as: UTF8.self).contains("<script") })
  }

  @Test func `lengths are written to a hundredth, and what is no number as nothing`() {
    for (fraction, width) in [(0.12345, "3.21"), (.nan, "0"), (.infinity, "26"), (-1, "0"), (2, "26"), (0.001, "0.03")]
      as [(Double, String)]
    {
      let page = StageStrip([.init("x", .active(fraction: fraction))]).html.written
      #expect(page.contains("<rect class=\"run\" x=\"0.5\" y=\"3.5\" width=\"\(width)\""), "\(fraction)")
    }
  }

  @Test func `the hatch is defined once under its name`() {
    #expect(ChartPatterns.definitions.written.contains("<pattern id=\"hatch\""))
  }

  private func classes(_ chart: HTML) -> [String] {
    Token.read(chart.render()).compactMap { token in
      guard case .open(let name, let attributes) = token, name != "svg" else { return nil }
      return attributes["class"]
    }
  }
}
