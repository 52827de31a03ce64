import Domain

/// The pots that all crews share: the Jobcenters' for pay, own funds, and a small donation that is used up on the way.
struct WorldPots {
  let calendar: WorkCalendar

  static let donation = Money(cents: 2_000_000)

  func write(book: MoneyBook, pots: PotRows) throws {
    let period = DateRange(from: calendar.first.adding(months: -18), through: calendar.last.adding(months: 18))
    for jobcenter in ["MUSTER", "BEISPIEL"] {
      try write(
        "AGH-" + jobcenter, "Mehraufwand, Jobcenter \(jobcenter)", "zuwendung", "JC-" + jobcenter, "§ 16d SGB II (erfunden)",
        financeType: "voll", [("MAE", "Mehraufwandsentschädigung")], period: period, book: book, pots: pots)
      try write(
        "EGZ-" + jobcenter, "Lohnkostenzuschüsse, Jobcenter \(jobcenter)", "zuwendung", "JC-" + jobcenter,
        "§§ 16e, 16i SGB II (erfunden)", financeType: "anteil", [("16E", "Zuschuss § 16e"), ("16I", "Zuschuss § 16i")],
        period: period, book: book, pots: pots)
    }
    try write(
      "EIGEN", "Eigenmittel Musterwerk", "eigenmittel", "MUSTERWERK", "Eigenmittel (erfunden)", financeType: nil,
      [("BAU", "Bau"), ("ERWERB", "Erwerb"), ("PERSONAL", "Personal")], period: period, book: book, pots: pots)
    try pots.write(
      PotRows.Pot(
        code: "SPENDE", name: "Spende für Farbe", kind: "spende", funder: "GG-STIFTUNG-MUSTER", programme: "Spende (erfunden)",
        granted: Self.donation, period: period, note: "fast verbraucht", lines: [("FARBE", "Farbe", Self.donation)]))
  }

  private func write(
    _ code: String, _ name: String, _ kind: String, _ funder: String, _ programme: String, financeType: String?,
    _ lines: [(code: String, name: String)], period: DateRange, book: MoneyBook, pots: PotRows
  ) throws {
    let plans = lines.map { line in
      (line.code, line.name, PotRows.thousands(above: book.total(of: code, line.code).eligible.times(108, over: 100)))
    }
    try pots.write(
      PotRows.Pot(
        code: code, name: name, kind: kind, funder: funder, programme: programme, financeType: financeType,
        granted: plans.map(\.2).sum(), period: period, lines: plans))
  }
}
