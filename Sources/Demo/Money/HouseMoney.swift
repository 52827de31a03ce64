import Domain

/// Invents what a house costs: its purchase, planners, firms and material, each with an invoice and a payment.
struct HouseMoney {
  let files: DemoFiles
  let calendar: WorkCalendar
  let options: DemoOptions
  let book: MoneyBook

  /// An invoice with one or more lines for the same piece of a house.
  private struct Invoice {
    let kind: String
    let payee: String
    let day: LocalDate
    let reason: String
    let stage: (kind: HouseStage, occurrence: Int)
    var unit: String?
    let costGroup: String
    let costKind: String
    var vat = BasisPoints(percent: 19)
    let lines: [(purpose: String, net: Money)]
  }

  /// Where a house's invoices go: its place in the crew, the crew's pots, and chance.
  private struct Desk {
    let house: HouseStory
    let position_inCrew: Int
    let pots: CrewPots
    var random: SeededRandom
    var invoices_count = 0
  }

  static func price(of house: HouseStory) -> Money { Money(cents: Int64(house.area_m2) * 42_000) }

  func write(_ house: HouseStory, position_inCrew: Int, pots: CrewPots) throws {
    var desk = Desk(
      house: house, position_inCrew: position_inCrew, pots: pots,
      random: SeededRandom(seed: options.seed, .houseMoney, house.index))
    try writePurchase(at: &desk)
    try writePlanning(at: &desk)
    for package in house.packages {
      try writeFirm(package, at: &desk)
      try writeMaterial(package, at: &desk)
    }
    try writeExtras(of: house)
  }

  /// Written when its day has come, paid when that day has come too, covered when it is paid; a few are forgotten.
  private func write(_ invoice: Invoice, at desk: inout Desk) throws {
    let paid = calendar.workday(from: invoice.day.adding(days: desk.random.within(12...28)))
    let hasDiscount = invoice.costKind == "firma" && desk.random.happens(perMille: 250)
    let isForgotten = desk.random.happens(perMille: 30)
    desk.invoices_count += 1
    guard invoice.day <= calendar.last else { return }
    let net = invoice.lines.map(\.net).sum()
    let voucher = try book.voucher(
      invoice.kind, payee: invoice.payee, invoice: "\(desk.house.code)/\(desk.invoices_count)", on: invoice.day,
      reason: invoice.reason, award: net > Money(cents: 500_000) ? "VV \(desk.house.code)/\(desk.invoices_count)" : nil)
    for (index, line) in invoice.lines.enumerated() {
      let tax = invoice.vat.of(line.net)
      let written = MoneyBook.Line(
        house: desk.house.code, stage: invoice.stage, unit: invoice.unit, costGroup: invoice.costGroup,
        costKind: invoice.costKind,
        purpose: line.purpose, net: line.net, vat: tax,
        discount: hasDiscount ? BasisPoints(percent: 2).of(line.net + tax) : .zero, paidOn: paid <= calendar.last ? paid : nil,
        pay: nil)
      try book.line(written, position: index + 1, of: voucher)
      if !isForgotten {
        try desk.pots.cover(written, index + 1, of: voucher, position_inCrew: desk.position_inCrew, book: book)
      }
    }
  }

  private func writePurchase(at desk: inout Desk) throws {
    guard let acquisition = desk.house.stage(.acquisition), let day = acquisition.actual.lastDay else { return }
    let stage = (HouseStage.acquisition, 1)
    let price = Self.price(of: desk.house)
    // A ground lease has no price (see HouseRows), only the costs beside it.
    if desk.house.index % 6 != 4 {
      try write(
        Invoice(
          kind: "rechnung", payee: "EIG-ERDACHT", day: day, reason: "Kaufpreis \(desk.house.code)", stage: stage,
          costGroup: "110",
          costKind: "erwerb", vat: .zero, lines: [("Kaufpreis", price)]), at: &desk)
    }
    try write(
      Invoice(
        kind: "gebuehr", payee: "STADT-MUSTER", day: day.adding(days: 20), reason: "Erwerbsnebenkosten \(desk.house.code)",
        stage: stage, costGroup: "120", costKind: "gebuehr", vat: .zero,
        lines: [("Gebühren und Steuer", price.times(7, over: 100))]),
      at: &desk)
  }

  private func writePlanning(at desk: inout Desk) throws {
    for (kind, share) in [(HouseStage.safety, Int64(35)), (.renovation, 65)] {
      guard let day = desk.house.stage(kind)?.actual.lower else { continue }
      let fee = Money(cents: Int64(desk.house.area_m2) * 9_000).times(share, over: 100)
      try write(
        Invoice(
          kind: "rechnung", payee: "PL-BUERO", day: day.adding(days: 10), reason: "Objektplanung \(desk.house.code)",
          stage: (kind, 1), costGroup: "730", costKind: "planung", lines: [("Objektplanung", fee)]), at: &desk)
    }
  }

  /// A firm bills in parts while its package runs, the last one after it.
  private func writeFirm(_ package: HouseStory.Package, at desk: inout Desk) throws {
    guard let firm = package.firm, package.planned_cost > .zero, let start = package.period.lower,
      let length_days = package.period.days_count
    else { return }
    let actual = package.planned_cost.times(Int64(desk.random.within(92...112)), over: 100)
    let parts_count = actual > Money(cents: 2_000_000) ? 3 : actual > Money(cents: 600_000) ? 2 : 1
    for (index, part) in actual.split(into: parts_count).enumerated() {
      let isLast = index == parts_count - 1
      let day = start.adding(days: length_days * (index + 1) / parts_count + desk.random.within(2...6))
      try write(
        Invoice(
          kind: "rechnung", payee: firm, day: calendar.workday(from: day),
          reason: "\(package.template.title), \(isLast ? "Schlussrechnung" : "\(index + 1). Abschlag")",
          stage: (package.stage.kind, package.stage.occurrence), unit: package.unit, costGroup: package.template.costGroup,
          costKind: firm == "FA-ENTSORGUNG" ? "entsorgung" : "firma", lines: [(package.template.title, part)]), at: &desk)
    }
  }

  private func writeMaterial(_ package: HouseStory.Package, at desk: inout Desk) throws {
    let total = Money(cents: Int64(desk.house.area_m2 * package.template.material_cents_per_m2))
    guard package.isForParticipants, total > .zero, let start = package.period.lower,
      let length_days = package.period.days_count
    else { return }
    let isPaint = package.template.qualification == "maler"
    let words = isPaint ? ("Farbe", "Farbe, Abdeckmaterial") : ("Material", "Kleinmaterial und Werkzeug")
    for (index, part) in total.split(by: [55, 45]).enumerated() {
      let split = part.split(by: [80, 20])
      try write(
        Invoice(
          kind: "rechnung", payee: isPaint ? "LI-FARBE" : "LI-BAUSTOFF",
          day: calendar.workday(from: start.adding(days: index * length_days / 2 + 3)),
          reason: "Material \(package.template.title)", stage: (package.stage.kind, package.stage.occurrence),
          unit: package.unit,
          costGroup: package.template.costGroup, costKind: "material",
          lines: [("\(words.0) \(package.template.code)", split[0]), (words.1, split[1])]), at: &desk)
    }
  }

  /// A rough estimate known only as a sum, and power and water given in kind.
  private func writeExtras(of house: HouseStory) throws {
    if house.index % 5 == 0 {
      let file = files.statements
      file.text(house.code)
      file.text("KA-01")
      file.amount(Money(cents: Int64(house.area_m2) * 140_000 / 1_000_000 * 1_000_000))
      file.text("Kauf und Sanierung, Schätzung vor dem Kauf")
      file.flag(true)
      file.flag(false)
      file.date(house.stage(.acquisition)?.actual.lower)
      file.text(Invention.source)
      file.text("design")
      file.empty()
      try file.end()
    }
    guard let start = house.stage(.renovation)?.actual.lower, start <= calendar.last else { return }
    let file = files.gifts
    file.text(house.code)
    file.text("SP-WERKE-MUSTER")
    file.text("Baustrom und Wasser")
    file.empty()
    file.date(start)
    file.empty()
    file.text(Invention.source)
    try file.end()
  }
}
