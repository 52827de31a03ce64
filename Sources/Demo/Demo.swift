import Domain

/// Invents a world: houses, participants, a year of work and its money, as the CSV files that the importer reads.
///
/// The world is told crew by crew, and within a crew house by house and person by person, each from a seed of its own; every
/// file is written in one pass beside the others. So memory depends on the size of a crew's houses and on no count of rows.
package struct Demo: Sendable {
  private let options: DemoOptions

  package init(_ options: DemoOptions) { self.options = options }

  /// Writes the files into `directory`, which is made where it does not exist, and says how many rows each has.
  /// - Throws: `Problem` where a file cannot be written; then no file is left half-written.
  @discardableResult
  package func generate(into directory: String) throws -> [(file: String, rows_count: Int)] {
    let calendar = WorkCalendar(start: options.start, months_count: options.months_count)
    let files = try DemoFiles(directory: directory)
    let book = MoneyBook(files: files)
    let pots = PotRows(files: files)
    try Invention.write(to: files)
    for index in 0..<Crew.count(for: options) {
      let crew = Crew(index: index, options: options, calendar: calendar)
      let crewPots = CrewPots(crew: crew, calendar: calendar)
      for (position, house) in crew.houses.enumerated() {
        try HouseRows(files: files, calendar: calendar, options: options).write(house)
        try SiteRows(files: files, calendar: calendar, options: options).write(house)
        try HouseMoney(files: files, calendar: calendar, options: options, book: book)
          .write(house, position_inCrew: position, pots: crewPots)
      }
      for index in crew.participants {
        let person = PersonStory(index: index, options: options, calendar: calendar)
        try PersonRows(files: files, calendar: calendar, options: options).write(person)
        try WorkRows(files: files, calendar: calendar, options: options).write(person, in: crew, book: book)
      }
      try crewPots.write(book: book, pots: pots)
    }
    try WorldPots(calendar: calendar).write(book: book, pots: pots)
    try files.finish()
    return files.all.map { ($0.name, $0.rows_count) }
  }
}
