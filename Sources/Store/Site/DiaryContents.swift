import Domain
import Postgres

/// Reads what the lines of one entry say, each kind from its own table.
enum DiaryContents {
  static func all(of entry: DiaryEntry.ID, _ tx: Transaction) throws -> [UniqueID: DiaryLine.Content] {
    let parts = try [
      weather(entry, tx), work(entry, tx), firms(entry, tx), notes(entry, tx), progress(entry, tx), presences(entry, tx),
      briefings(entry, tx), photos(entry, tx),
    ]
    return Dictionary(parts.joined()) { first, _ in first }
  }

  typealias Part = [(UniqueID, DiaryLine.Content)]

  private static func weather(_ entry: DiaryEntry.ID, _ tx: Transaction) throws -> Part {
    try tx.query(
      """
      select w.event_id, w.temperature_min_c, w.temperature_max_c, w.sky, w.precipitation, w.note
        from diary_weather w join diary_events e on e.id = w.event_id where e.entry_id = \(entry)
      """
    ).map {
      (
        id: UniqueID, minimum: Int?, maximum: Int?, sky: Sky?, precipitation: Precipitation?, note: String?
      ) in
      let seen = WeatherObservation(
        minimum_celsius: minimum, maximum_celsius: maximum, sky: sky, precipitation: precipitation, note: note)
      return (id, .weather(seen))
    }
  }

  private static func work(_ entry: DiaryEntry.ID, _ tx: Transaction) throws -> Part {
    try tx.query(
      """
      select w.event_id, t.code, p.code, w.minutes, w.activity, w.breach_reason, w.follow_up
        from work_lines w
        join participants t on t.id = w.participant_id
        join work_packages p on p.id = w.work_package_id
       where w.entry_id = \(entry)
      """
    ).map {
      (
        id: UniqueID, participant: String, package: String, minutes: Minutes, activity: String?, reason: String?,
        followUp: String?
      ) in
      let work = WorkDone(
        participant: participant, workPackage: package, minutes: minutes, activity: activity, breachReason: reason,
        followUp: followUp)
      return (id, .work(work))
    }
  }

  private static func firms(_ entry: DiaryEntry.ID, _ tx: Transaction) throws -> Part {
    try tx.query(
      """
      select f.event_id, o.code, f.headcount, f.minutes, p.code, f.qualification, f.activity
        from firm_presences f
        join organisations o on o.id = f.firm_id
        left join work_packages p on p.id = f.work_package_id
       where f.entry_id = \(entry)
      """
    ).map {
      (
        id: UniqueID, firm: String, headcount: Int, minutes: Minutes, package: String?, qualification: String?,
        activity: String?
      ) in
      let presence = FirmPresence(
        firm: firm, headcount: headcount, minutes: minutes, workPackage: package, qualification: qualification,
        activity: activity)
      return (id, .firm(presence))
    }
  }

  private static func notes(_ entry: DiaryEntry.ID, _ tx: Transaction) throws -> Part {
    try tx.query(
      """
      select n.event_id, n.kind, n.note, n.quantity::text, n.unit_of_measure, p.code
        from diary_notes n
        join diary_events e on e.id = n.event_id
        left join work_packages p on p.id = n.work_package_id
       where e.entry_id = \(entry)
      """
    ).map {
      (
        id: UniqueID, kind: DiaryNoteKind, text: String, quantity: ExactDecimal?, unit: String?, package: String?
      ) in
      (id, .note(DiaryNote(kind: kind, text: text, quantity: quantity, unitOfMeasure: unit, workPackage: package)))
    }
  }

  private static func progress(_ entry: DiaryEntry.ID, _ tx: Transaction) throws -> Part {
    try tx.query(
      """
      select r.event_id, p.code, r.done from progress_reports r join work_packages p on p.id = r.work_package_id
       where r.entry_id = \(entry)
      """
    ).map { (id: UniqueID, package: String, done: BasisPoints) in
      (id, .progress(ProgressReport(workPackage: package, done: done)))
    }
  }
}
