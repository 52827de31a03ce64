/// One thing that somebody writes into the site diary of a day: an event with an identity made where it was written, so that
/// sending it twice writes it once.
package struct DiaryLine: Sendable, Hashable {
  /// What was written.
  package enum Content: Sendable, Hashable {
    case weather(WeatherObservation)
    case work(WorkDone)
    case firm(FirmPresence)
    case note(DiaryNote)
    case progress(ProgressReport)
    case presence(SitePresence)
    case briefing(SiteBriefing)
    case photo(SitePhoto)

    package var kind: DiaryEventKind {
      switch self {
      case .weather: .weather
      case .work: .workLine
      case .firm: .firmPresence
      case .note: .note
      case .progress: .progress
      case .presence: .presence
      case .briefing: .briefing
      case .photo: .photo
      }
    }

    /// Codes of the people whom it names.
    package var participants: [String] {
      switch self {
      case .work(let work): [work.participant]
      case .presence(let presence): [presence.participant]
      case .briefing(let briefing): briefing.participants
      case .weather, .firm, .note, .progress, .photo: []
      }
    }
  }

  package let id: UniqueID
  /// The writing device's clock; nil where the server's counts.
  package let writtenAt: Moment?
  package let content: Content

  package init(_ content: Content, id: UniqueID = .make(), writtenAt: Moment? = nil) {
    self.id = id
    self.writtenAt = writtenAt
    self.content = content
  }
}

/// The weather of a day in whole degrees Celsius; of several observations the newest counts.
package struct WeatherObservation: Sendable, Hashable {
  package let minimum_celsius: Int?
  package let maximum_celsius: Int?
  package let sky: Sky?
  package let precipitation: Precipitation?
  package let note: String?

  package init(
    minimum_celsius: Int? = nil, maximum_celsius: Int? = nil, sky: Sky? = nil, precipitation: Precipitation? = nil,
    note: String? = nil
  ) {
    self.minimum_celsius = minimum_celsius
    self.maximum_celsius = maximum_celsius
    self.sky = sky
    self.precipitation = precipitation
    self.note = note
  }
}

/// Who worked on what and how long: the one entry that attendance, progress, evidence and minutes per pot follow from.
package struct WorkDone: Sendable, Hashable {
  /// Code of the participant.
  package let participant: String
  /// Code of the work package.
  package let workPackage: String
  package let minutes: Minutes
  package let activity: String?
  /// Why the work was done although a gate was not met, and what follows from it.
  package let breachReason: String?
  package let followUp: String?

  package init(
    participant: String, workPackage: String, minutes: Minutes, activity: String? = nil, breachReason: String? = nil,
    followUp: String? = nil
  ) {
    self.participant = participant
    self.workPackage = workPackage
    self.minutes = minutes
    self.activity = activity
    self.breachReason = breachReason
    self.followUp = followUp
  }
}

/// A trade firm on the site: how many people, and the minutes of all of them together.
package struct FirmPresence: Sendable, Hashable {
  /// Code of the organisation.
  package let firm: String
  package let headcount: Int
  package let minutes: Minutes
  package let workPackage: String?
  package let qualification: String?
  package let activity: String?

  package init(
    firm: String, headcount: Int, minutes: Minutes, workPackage: String? = nil, qualification: String? = nil,
    activity: String? = nil
  ) {
    self.firm = firm
    self.headcount = headcount
    self.minutes = minutes
    self.workPackage = workPackage
    self.qualification = qualification
    self.activity = activity
  }
}

/// Material, equipment, an incident, a hindrance, or whatever else the diary of the day must hold.
package struct DiaryNote: Sendable, Hashable {
  package let kind: DiaryNoteKind
  package let text: String
  package let quantity: ExactDecimal?
  package let unitOfMeasure: String?
  package let workPackage: String?

  package init(
    kind: DiaryNoteKind, text: String, quantity: ExactDecimal? = nil, unitOfMeasure: String? = nil,
    workPackage: String? = nil
  ) {
    self.kind = kind
    self.text = text
    self.quantity = quantity
    self.unitOfMeasure = unitOfMeasure
    self.workPackage = workPackage
  }
}

/// How far a work package is.
package struct ProgressReport: Sendable, Hashable {
  package let workPackage: String
  package let done: BasisPoints

  package init(workPackage: String, done: BasisPoints) {
    self.workPackage = workPackage
    self.done = done
  }
}
