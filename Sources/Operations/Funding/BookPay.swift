package import Domain
package import Store

/// Books a month's wage or allowance of a placement: one voucher whose lines split the amount over the houses and stages by
/// the minutes that the site diary holds of that month.
///
/// The parts sum to the whole (largest remainder). Minutes that the office recorded beyond the diary form a line without a
/// house. A month without a minute of work, as one on leave, is carried by the planned minutes of its paid absence.
/// A supplement to a month that is booked is split alike, and bears no minutes: each minute is counted once.
package struct BookPay: UseCase {
  package var placement: String
  package var month: YearMonth
  package var amount: Money
  /// Nil: made from kind, month and placement.
  package var voucher: String?
  /// More pay for a month that has been booked.
  package var isSupplement = false
  package var paidOn: LocalDate?
  package var note: String?

  package init(placement: String, month: YearMonth, amount: Money) {
    self.placement = placement
    self.month = month
    self.amount = amount
  }

  /// What was booked.
  package struct Result: Sendable {
    package let voucher: String
    package let kind: VoucherKind
    package let lines: [Line]
  }

  /// A part of the pay.
  package struct Line: Sendable, Hashable {
    /// House and stage; nil: on no house.
    package let place: String?
    package let minutes: Minutes
    package let amount: Money

    package init(place: String?, minutes: Minutes, amount: Money) {
      self.place = place
      self.minutes = minutes
      self.amount = amount
    }
  }

  package func run(_ tx: Transaction) throws -> Result {
    let id = try Lookup.placement(placement, tx)
    // The placement's row orders two that book its month at once.
    guard let locked = try PlacementWrites.lock(id, tx) else { throw nothingPaid }
    let kind = try self.kind(allowance: locked.allowancePerHour, wage: locked.wagePerHour)
    let costKind = kind == .wage ? "lohn" : "mehraufwand"
    try ReferenceList.costKind.require(costKind, tx)
    let booked = try PayQueries.booked(costKind, of: id, in: month, tx)
    guard booked.isEmpty != isSupplement else { throw isSupplement ? nothingBooked : alreadyBooked(booked) }
    try PayVoucher.check(paidOn)
    let number =
      voucher ?? "\(kind == .wage ? "L" : "M")-\(month.iso)-\(placement)" + (isSupplement ? "-N\(booked.count)" : "")
    let days = locked.period.intersection(month.range)
    let parts = try self.parts(of: locked.participant, in: days, isWage: kind == .wage, tx)
    let amounts = amount.split(by: parts.map { Int64($0.minutes.count) })

    var record = VoucherRecord(number: number, kind: kind, reason: "\(kind.name.german) \(month.german)")
    record.note = note
    let voucherID = try VoucherWrites.insert(record, tx)
    let lines = zip(parts, amounts).map { part, amount in
      var line = VoucherLineRecord(
        costKind: costKind, purpose: "\(kind.name.german) \(month.german)" + (part.place.map { ", \($0)" } ?? ""), net: amount,
        vat: .zero, gross: amount)
      line.property = part.property
      line.stage = part.stage
      line.paidOn = paidOn
      line.pay = (id, month, isSupplement ? .zero : part.minutes)
      return line
    }
    try VoucherWrites.insert(lines, of: voucherID, tx)
    try AuditEvents.record(
      tx, operation: "wage.add", subject: "voucher:\(number)",
      facts: [
        "placement": .text(placement), "month": .text(month.iso), "amount_cents": .cents(amount),
        "lines": .integer(lines.count), "supplement": .bool(isSupplement),
      ])
    return Result(
      voucher: number, kind: kind,
      lines: zip(parts, amounts).map {
        Line(place: $0.place, minutes: isSupplement ? .zero : $0.minutes, amount: $1)
      })
  }

  private func kind(allowance: Money?, wage: Money?) throws -> VoucherKind {
    switch (allowance, wage) {
    case (_, _?): return .wage
    case (_?, nil): return .allowance
    case (nil, nil): throw nothingPaid
    }
  }

  private func parts(
    of participant: Participant.ID, in days: DateRange, isWage: Bool, _ tx: Transaction
  ) throws -> [PayMinutes] {
    var parts: [PayMinutes] = []
    if !days.isEmpty {
      parts = try PayQueries.diaryMinutes(of: participant, in: days, tx)
      let beside = try PayQueries.minutesWithoutHouse(of: participant, in: days, tx)
      if beside > .zero { parts.append(PayMinutes(property: nil, stage: nil, place: nil, minutes: beside)) }
      if parts.isEmpty, isWage {
        let absence = try PayQueries.paidAbsence(of: participant, in: days, tx)
        if absence > .zero { parts.append(PayMinutes(property: nil, stage: nil, place: nil, minutes: absence)) }
      }
    }
    guard !parts.isEmpty else {
      throw Problem(
        code: "wage.no_minutes",
        message: Phrase(
          "Für \(placement) gibt es im Monat \(month.german) keine Minuten, nach denen sich \(amount) aufteilen ließe.",
          en: "There are no minutes of \(placement) in \(month.german) to split \(amount) by."),
        hint: Phrase(
          "Bautagebuch oder Anwesenheit des Monats nachtragen.", en: "Enter the month's site diary or attendance first."))
    }
    return parts
  }

  private var nothingPaid: Problem {
    Problem(
      code: "wage.nothing_paid",
      message: Phrase(
        "Die Zuweisung \(placement) zahlt weder Lohn noch Mehraufwand.",
        en: "Placement \(placement) pays neither wage nor allowance."),
      hint: Phrase(
        "Den Stundensatz gibt die Zuweisung an; sonst die Zahlung als Beleg eintragen.",
        en: "The placement gives the hourly rate; else enter the payment as a voucher."))
  }

  private func alreadyBooked(_ vouchers: [String]) -> Problem {
    let numbers = vouchers.joined(separator: ", ")
    return Problem(
      code: "wage.already_booked",
      message: Phrase(
        "Für \(placement) ist der Monat \(month.german) schon gebucht (\(numbers)).",
        en: "\(month.german) has already been booked for \(placement) (\(numbers))."),
      hint: Phrase(
        "Wird für den Monat noch etwas nachgezahlt: als Nachzahlung buchen (--supplement).",
        en: "Where more is paid for the month: book it as a supplement (--supplement)."))
  }

  private var nothingBooked: Problem {
    Problem(
      code: "wage.nothing_to_supplement",
      message: Phrase(
        "Für \(placement) ist der Monat \(month.german) noch nicht gebucht; eine Nachzahlung ergänzt einen gebuchten.",
        en: "\(month.german) has not been booked for \(placement) yet; a supplement adds to a month that has been."),
      hint: Phrase("Erst den Monat selbst buchen.", en: "Book the month itself first."))
  }
}
