import Domain

/// Writes the pay of a placement's month: one voucher, a line for each house and stage by minutes, and who pays which share.
struct PayRows {
  let calendar: WorkCalendar
  let book: MoneyBook

  /// What an employer pays beside the wage, as a flat share: invented, near the usual.
  private static let employerShare = BasisPoints(percent: 21)

  func write(_ tally: PayTally, of placement: PersonStory.Placement, in crew: Crew) throws {
    let paysWage = placement.instrument.paysWage
    let paid_minutes = tally.worked_minutes + (paysWage ? tally.paidAbsence_minutes : 0)
    guard paid_minutes > 0 else { return }
    var amount = placement.hourly.times(Int64(paid_minutes), over: 60)
    if paysWage { amount += Self.employerShare.of(amount) }

    var places: [(place: PayTally.Place?, minutes: Int)] = tally.site.map { ($0.place, $0.minutes) }
    if tally.workshop_minutes > 0 { places.append((nil, tally.workshop_minutes)) }
    // A month of illness has no minutes at any house.
    if places.isEmpty { places = [(nil, paid_minutes)] }
    let parts = amount.split(by: places.map { Int64($0.minutes) })

    // A wage is paid with its month, an allowance when the next month's settlement is through.
    let due =
      paysWage ? calendar.workday(upTo: tally.month.lastDay) : calendar.workday(from: tally.month.lastDay.adding(days: 15))
    let paidOn = due <= calendar.last ? due : nil
    let what = paysWage ? "Lohn" : "Mehraufwandsentschädigung"
    let voucher = try book.voucher(
      paysWage ? "lohn" : "mehraufwand", payee: nil, invoice: nil, on: tally.month.lastDay,
      reason: "\(what) \(tally.month) \(placement.code)")
    for (index, (place, part)) in zip(places, parts).enumerated() {
      let line = MoneyBook.Line(
        house: place.place.map { crew.houses[$0.house].code }, stage: place.place.map { ($0.stage, $0.occurrence) }, unit: nil,
        costGroup: nil, costKind: paysWage ? "lohn" : "mehraufwand", purpose: "\(what) \(tally.month)", net: part, vat: .zero,
        discount: .zero, paidOn: paidOn, pay: (placement.code, tally.month, place.minutes))
      try book.line(line, position: index + 1, of: voucher)
      if let paidOn, !part.isZero { try allocate(part, index + 1, voucher, of: placement, month: tally.month, on: paidOn) }
    }
  }

  /// The Jobcenter's share by the year of employment; the employer bears the rest, so that a minute is paid exactly once.
  private func allocate(
    _ amount: Money, _ position: Int, _ voucher: String, of placement: PersonStory.Placement, month: YearMonth,
    on day: LocalDate
  ) throws {
    let jobcenter = String(placement.jobcenter.dropFirst(3))
    guard placement.instrument.paysWage, let start = placement.period.lower else {
      return try book.allocate(
        position, of: voucher, to: ("AGH-" + jobcenter, "MAE"), eligible: amount, cover: amount, share: .whole, on: day)
    }
    let share = placement.instrument.share.share(on: month.lastDay, employedSince: start) ?? .zero
    let parts = amount.split(by: [Int64(share.value), Int64(10_000 - share.value)])
    for (part, share, pot) in [
      (parts[0], share, ("EGZ-" + jobcenter, placement.instrument == .integration ? "16E" : "16I")),
      (parts[1], .whole - share, ("EIGEN", "PERSONAL")),
    ] where share > .zero {
      try book.allocate(position, of: voucher, to: pot, eligible: part, cover: part, share: share, on: day)
    }
  }
}
