import Domain

/// What an invented participant did on one expected day.
enum PersonDay {
  /// On a site, as one or two lines of the diary.
  case worked([(work: Crew.Work, minutes: Int)])
  /// In the workshop or in training, known to the office alone.
  case present(minutes: Int)
  /// Absent, with the code of the kind and how far a certificate reaches.
  case absent(kind: String, certifiedUntil: LocalDate?)
  /// Nobody has written it down.
  case unknown
}

/// Tells the days of one participant in a crew.
struct PersonDays {
  let person: PersonStory
  let crew: Crew
  let calendar: WorkCalendar
  let options: DemoOptions

  /// What happened on `day`; nil where nobody expected the participant.
  func day(_ day: LocalDate, in placement: PersonStory.Placement) -> PersonDay? {
    let expected_minutes = placement.expected_minutes(on: day)
    guard expected_minutes > 0, !calendar.isHoliday(day) else { return nil }
    if let illness = person.illnesses.first(where: { $0.contains(day) }) { return absence(through: illness, on: day) }
    if person.leaves.contains(where: { $0.contains(day) }) { return .absent(kind: "urlaub", certifiedUntil: nil) }
    var random = SeededRandom(seed: options.seed, .personDay, person.index, day.daysSinceEpoch)
    switch random.below(1000) {
    case ..<9: return .absent(kind: "unentschuldigt", certifiedUntil: nil)
    case ..<20: return .absent(kind: "entschuldigt", certifiedUntil: nil)
    case ..<26: return .absent(kind: "kind-krank", certifiedUntil: day)
    case ..<29: return .unknown
    default: break
    }
    // The last week is not yet written down by everybody.
    if calendar.last.days(since: day) < 7, random.happens(perMille: 150) { return .unknown }
    let minutes = max(30, expected_minutes - (random.happens(perMille: 250) ? random.within(1...6) * 15 : 0))
    guard let work = preferred(on: day) else { return .present(minutes: minutes) }
    if random.happens(perMille: 30) { return .present(minutes: minutes) }
    if minutes >= 120, random.happens(perMille: 140), let other = preferred(on: day, besides: work) {
      let second_minutes = minutes / 3 / 15 * 15
      return .worked([(work, minutes - second_minutes), (other, second_minutes)])
    }
    return .worked([(work, minutes)])
  }

  /// What the participant works on that day: the same for a fortnight while it lasts. Every package is drawn a lot, and the
  /// lowest wins, so that a package that ends or begins moves only those who are on it.
  private func preferred(on day: LocalDate, besides taken: Crew.Work? = nil) -> Crew.Work? {
    let fortnight = day.daysSinceEpoch / 14
    var best: (lot: UInt64, work: Crew.Work)?
    for work in crew.work(on: day) where work != taken {
      let place = UInt64(crew.houses[work.house].index) << 8 | UInt64(work.package)
      let lot = SeededRandom.mixed(
        options.seed ^ SeededRandom.mixed(UInt64(person.index) << 24 ^ UInt64(fortnight) << 48 ^ place))
      if best.map({ lot < $0.lot }) ?? true { best = (lot, work) }
    }
    return best?.work
  }

  /// The first week of an illness is certified at once, what goes beyond it by a follow-up.
  private func absence(through illness: DateRange, on day: LocalDate) -> PersonDay {
    let first = illness.lower ?? day
    let last = illness.lastDay ?? day
    let firstCertificateEnd = min(last, first.adding(days: 6))
    return day <= firstCertificateEnd
      ? .absent(kind: "krank-erst", certifiedUntil: firstCertificateEnd) : .absent(kind: "krank-folge", certifiedUntil: last)
  }
}
