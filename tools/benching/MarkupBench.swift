import Markup

/// The page of 200 rows with 8 cells, built and written, beside appending the same bytes without building or escaping.
enum MarkupBench {
  /// A row as a view model has it.
  struct Row: Sendable {
    let code: String
    let name: String
    let progress: String
    let diary: String
    let hazards: String
    let granted: String
    let paid: String
    let manager: String
  }

  static let rows = (1...200).map { number in
    Row(
      code: "DO-BRU-\(number)", name: "Brunnenstraße \(number) „Vorderhaus“", progress: "\(number % 100) %",
      diary: "vor 3 Tagen",
      hazards: number % 3 == 0 ? "2 offen" : "keine", granted: "\(number).480.000,00 €", paid: "\(number).160.000,00 €",
      manager: "B. Beispiel & M. Muster")
  }

  static func run(rounds: Int) {
    let bytes = page(rows).render().count
    let built = Bench.median_ms(rounds: rounds) { page(rows).render().count }
    let streamed = Bench.median_ms(rounds: rounds) { streamedPage(rows).chunks().reduce(0) { $0 + $1.count } }
    let appended = Bench.median_ms(rounds: rounds) { appendedPage(rows).count }
    print("200 rows of 8 cells, \(bytes) bytes, median of \(rounds) (ms; ratio to plain appends of the same texts)")
    report("Markup, built and rendered", built, of: appended)
    report("Markup, streamed in 16 KiB", streamed, of: appended)
    report("plain appends, unescaped", appended, of: appended)
    print(built <= 0.3 ? "within the bound of 0.3 ms" : "ABOVE the bound of 0.3 ms")
  }

  private static func report(_ name: String, _ taken_ms: Double, of yardstick_ms: Double) {
    let label = name + String(repeating: " ", count: 28 - name.count)
    print("\(label) \(text(taken_ms, digits: 3)) \(text(taken_ms / yardstick_ms, digits: 2))")
  }

  /// A number with so many digits behind the point.
  private static func text(_ number: Double, digits: Int) -> String {
    let scale = (0..<digits).reduce(1) { scale, _ in scale * 10 }
    let parts = Int(number * Double(scale) + 0.5).quotientAndRemainder(dividingBy: scale)
    let rest = String(parts.remainder)
    return "\(parts.quotient).\(String(repeating: "0", count: digits - rest.count))\(rest)"
  }

  static func page(_ rows: [Row]) -> HTML {
    table(.class("rows")) { tbody { for row in rows { line(row) } } }
  }

  static func streamedPage(_ rows: [Row]) -> HTML {
    table(.class("rows")) { tbody { HTML.each(rows) { line($0) } } }
  }

  static func line(_ row: Row) -> HTML {
    tr {
      td { a(.class("main"), .href("/objekte/" + row.code)) { row.name } }
      td { row.code }
      td(.class("number"), .data("label", "Stand")) { row.progress }
      td(.data("label", "Tagebuch")) { row.diary }
      td(.data("label", "Gefahren")) { span(.class("tag")) { row.hazards } }
      td(.class("number"), .data("label", "bewilligt")) { row.granted }
      td(.class("number"), .data("label", "bezahlt")) { row.paid }
      td(.data("label", "Bauleitung")) { row.manager }
    }
  }

  static func appendedPage(_ rows: [Row]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(4_096)
    func append(_ text: String) { bytes.append(contentsOf: text.utf8) }
    append("<table class=\"rows\"><tbody>")
    for row in rows {
      append("<tr><td><a class=\"main\" href=\"/objekte/")
      append(row.code)
      append("\">")
      append(row.name)
      append("</a></td><td>")
      append(row.code)
      append("</td><td class=\"number\" data-label=\"Stand\">")
      append(row.progress)
      append("</td><td data-label=\"Tagebuch\">")
      append(row.diary)
      append("</td><td data-label=\"Gefahren\"><span class=\"tag\">")
      append(row.hazards)
      append("</span></td><td class=\"number\" data-label=\"bewilligt\">")
      append(row.granted)
      append("</td><td class=\"number\" data-label=\"bezahlt\">")
      append(row.paid)
      append("</td><td data-label=\"Bauleitung\">")
      append(row.manager)
      append("</td></tr>")
    }
    append("</tbody></table>")
    return bytes
  }
}
