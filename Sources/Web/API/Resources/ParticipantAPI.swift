import Domain
import Operations
import Reports
import Store

/// Participants by code, their attendance, and what they learned.
enum ParticipantAPI {
  static let readers: Set<Role> = [.siteManager, .coach, .finance, .management, .auditor, .participant]
  private static let companions: Set<Role> = [.coach, .management]

  private static let summary = APIShape(
    "ParticipantSummary",
    [
      .must("code", .code), .must("invented", .flag), .must("placements", .list(.code)), .must("jobcenters", .list(.code)),
      .may("last_day", .day),
    ])

  private static let person: [APIField] = [
    .may("family_name", .text), .may("given_name", .text), .may("born_on", .day), .may("gender", .choice(Gender.self)),
    .may("street", .text), .may("postal_code", .text), .may("city", .text), .may("phone", .text),
    .may("customer_number", .code),
  ]

  private static let newPerson =
    person + [
      .may("customer_number_from", .day, Phrase("Erster Tag der Kundennummer.", en: "First day of the customer number."))
    ]

  static let certificate = APIShape(
    "Certificate",
    [.must("participant", .code), .must("kind", .code), .must("valid", .period), .may("number", .text), .may("issuer", .text)])

  static let qualification = APIShape(
    "Qualification",
    [
      .must("participant", .code), .must("qualification", .code), .must("level", .choice(QualificationLevel.self)),
      .must("on", .day), .must("evidence_minutes", .minutes), .may("certificate", .text),
    ])

  private static let outcome = APIShape(
    "Outcome",
    [
      .must("kind", .choice(OutcomeKind.self)), .must("on", .day), .may("organisation", .code), .may("occupation", .code),
    ])

  private static let record = APIShape(
    "ParticipantRecord",
    [
      .must("code", .code), .must("on", .day), .must("placements", .list(.object(PlacementAPI.placement))),
      .must("certificates", .list(.object(certificate))), .must("qualifications", .list(.object(qualification))),
      .must(
        "evidence",
        .list(
          .object(
            APIShape(
              "Evidence", [.must("qualification", .code), .must("minutes", .minutes), .may("needed_minutes", .minutes)])))),
      .must("outcomes", .list(.object(outcome))),
      .may(
        "assignment_clock",
        .object(
          APIShape(
            "AssignmentClock",
            [
              .may("window", .period), .must("used_months", .count), .must("used_days", .count),
              .may("last_assignable_day", .day),
            ]))),
      .may("long_term_unemployed", .anything), .may("person", .object(APIShape("Person", person))),
    ])

  private static let attendance = APIShape(
    "AttendanceDay",
    [
      .must("participant", .code), .may("placement", .code), .must("day", .day), .must("expected", .flag),
      .must("state", .choice(["worked", "absent", "unknown"])), .must("minutes", .minutes), .must("diary_minutes", .minutes),
      .must("recorded", .flag), .may("reason", .text),
    ])

  private static let exists: APIOperation.Read = { call, tx in
    _ = try Lookup.participant(call["participant"], tx)
    return .null
  }

  private static func one(_ code: String, _ call: APICall, _ tx: Transaction) throws -> JSONValue {
    _ = try Lookup.participant(code, tx)
    guard let found = try ParticipantQueries.one(code, on: call.today, tx) else {
      throw APIProblem.unknown
    }
    return found.json
  }

  /// Whoever may change what is not answered here builds on it all the same, so the tag counts it.
  private static let read: APIOperation.Read = { call, tx in
    let found = try one(call["participant"], call, tx)
    guard call.actor.role == .coach else { return found }
    return APIRun.tagged(found, with: try ParticipantQueries.state(of: Lookup.participant(call["participant"], tx), tx))
  }

  /// A day without anything on it is one of which nothing is known.
  private static let readDay: APIOperation.Read = { call, tx in
    let found = try day(call, tx)
    guard call.actor.role == .coach else { return found }
    let id = try Lookup.participant(call["participant"], tx)
    return APIRun.tagged(found, with: try AttendanceQueries.state(of: id, on: call.day("day"), tx))
  }

  private static func day(_ call: APICall, _ tx: Transaction) throws -> JSONValue {
    let (day, participant) = (call.day("day"), call["participant"])
    let found = try AttendanceQueries.days(in: DateRange(day), of: Lookup.participant(participant, tx), tx).first
    if let found { return found.json(reason: nil) }
    return [
      "participant": .text(participant), "placement": nil, "day": .day(day), "expected": false, "state": "unknown",
      "minutes": 0,
      "diary_minutes": 0, "recorded": false, "reason": nil,
    ]
  }

  static let operations: [APIOperation] = [
    .longList(
      "/participants", "listParticipants", Phrase("Teilnehmende auflisten", en: "List the participants"),
      for: [.siteManager, .coach, .finance, .management, .auditor], of: summary, by: ["code"],
      query: [
        .may("jobcenter", .code),
        .may("on", .day, Phrase("Stand dieses Tages (sonst heute).", en: "As of this day (else today).")),
      ]
    ) { call, window, tx in
      try ParticipantQueries.all(
        jobcenter: call.query.text("jobcenter").map { try Lookup.organisation($0, kind: "jobcenter", tx) },
        on: call.query.day("on") ?? call.today, behind: window.text(), limit: window.limit, tx
      ).map(\.json)
    },
    .read(
      "/participants/{participant}", "readParticipant",
      Phrase("Eine Person nach Kürzel zeigen", en: "Show a participant by code"),
      for: readers, of: summary, read),
    .read(
      "/participants/{participant}/record", "readRecord",
      Phrase(
        "Die Akte; wer sie liest, wird vermerkt, und ob mit Namen",
        en: "The record; whoever reads it is put on record, and whether with names"), for: [.coach, .participant], of: record,
      query: [
        .may("on", .day, Phrase("Stand dieses Tages (sonst heute).", en: "As of this day (else today).")),
        .may("names", .flag, Phrase("Auch Name und Anschrift.", en: "Also name and address.")),
      ], discloses: true
    ) { call, tx in
      let page = try ParticipantDossier(
        call["participant"], on: call.query.day("on") ?? call.today, names: call.query.flag("names"), tx)
      guard case .object(var members) = page.json else { return page.json }
      for name in ["assignment_clock", "long_term_unemployed", "person"] where members[name] == nil { members[name] = .null }
      return .object(members)
    },
    .create(
      "/participants", "addParticipant", Phrase("Eine Person aufnehmen", en: "Take in a participant"), for: companions,
      body: [.must("code", .code), .may("invented", .flag)] + newPerson, of: APIShape("ParticipantCode", [.must("code", .code)])
    ) { body, call, tx in
      let code = body.requiredText("code")
      var operation = AddParticipant(code: code)
      operation.isInvented = body.flag("invented")
      operation.person = try change(body)?.person()
      operation.customerNumber = body.text("customer_number")
      operation.customerNumberFrom = body.day("customer_number_from")
      try call.perform(operation, tx)
      // Whom one takes in is entrusted to one only then; the code is all there is to tell.
      return APICreated(
        address: APICall.address("participants", code), content: ["code": .text(code)], isContentOfAddress: false)
    },
    .amend(
      "/participants/{participant}", "changeParticipant",
      Phrase("Angaben zur Person ergänzen oder ändern", en: "Complete or change what is known of the person"), for: [.coach],
      body: newPerson, of: summary, outcome: [.must("changed", .texts)], changing: read
    ) { body, call, tx in
      var operation = ChangeParticipant(call["participant"])
      operation.person = change(body)
      operation.customerNumber = body.text("customer_number")
      operation.customerNumberFrom = body.day("customer_number_from")
      return ["changed": .list(try call.perform(operation, tx).map { .text($0) })]
    },
    .list(
      "/participants/{participant}/attendance", "listAttendance",
      Phrase("Anwesenheit eines Monats", en: "A month of attendance"), for: readers, of: attendance, by: ["day", "placement"],
      query: [.must("month", .month)]
    ) { call, tx in
      try AttendanceQueries.days(
        in: call.query.requiredMonth("month").range, of: Lookup.participant(call["participant"], tx), tx
      ).map { $0.json(reason: nil) }
    },
    .read(
      "/participants/{participant}/attendance/{day}", "readAttendanceDay",
      Phrase("Einen Tag der Anwesenheit zeigen", en: "Show a day of attendance"), for: readers, of: attendance, readDay),
    .read(
      "/participants/{participant}/attendance/{day}/reason", "readReasonOfAbsence",
      Phrase(
        "Der Grund einer Abwesenheit; wer ihn liest, wird vermerkt",
        en: "The reason of an absence; whoever reads it is put on record"), for: [.coach, .participant],
      of: APIShape("Reason", [.must("participant", .code), .must("day", .day), .may("reason", .text)]), discloses: true
    ) { call, tx in
      let day = call.day("day")
      let reasons = try AttendanceQueries.reasons(in: DateRange(day), of: Lookup.participant(call["participant"], tx), tx)
      return ["participant": .text(call["participant"]), "day": .day(day), "reason": .text(reasons[day]?.text())]
    },
    .set(
      "/participants/{participant}/attendance/{day}", "setAttendance",
      Phrase("Einen Tag festhalten oder berichtigen", en: "Record or correct a day"), for: [.coach],
      body: [
        .may("present_minutes", .integer(0...1_440), Phrase("Anwesend, so lange.", en: "Present, for this long.")),
        .may("absent", .code, Phrase("Abwesend, Art.", en: "Absent, kind.")),
        .may("certified_until", .day, Phrase("Nur bei einer Abwesenheit.", en: "Of an absence only.")),
        .may(
          "note", .text,
          Phrase(
            "Bemerkung zum Tag; die eines Anwesenheitstags bleibt stehen, wo keine kommt.",
            en: "Note on the day; that of a day of presence stays where none comes.")),
        .may(
          "reason", .text, Phrase("Warum ein gemeldeter Tag geändert wird.", en: "Why a day changes that was reported already.")
        ),
      ], of: attendance, outcome: [.must("changed", .flag), .may("doubt", .text)], changing: readDay
    ) { body, call, tx in
      let recorded: RecordedDay
      switch (body.minutes("present_minutes"), body.text("absent")) {
      case (let minutes?, nil):
        guard body.day("certified_until") == nil else { throw SetAttendance.certificateOfPresence }
        recorded = .present(minutes, note: body.text("note"))
      case (nil, let kind?):
        recorded = .absent(kind: kind, certifiedUntil: body.day("certified_until"), note: body.text("note"))
      default:
        throw Problem(
          code: "attendance.one_of_two",
          message: Phrase(
            "Entweder present_minutes oder absent, nicht beides und nicht keines.",
            en: "Either present_minutes or absent, not both and not none."))
      }
      var operation = SetAttendance(
        participant: call["participant"], day: call.day("day"), recorded: recorded, today: call.today)
      operation.reason = body.text("reason")
      let result = try call.perform(operation, tx)
      return ["changed": .bool(result.isChanged), "doubt": .text(result.doubt?.text())]
    },
    .list(
      "/participants/{participant}/qualifications", "listQualifications",
      Phrase("Erworbene Qualifikationen", en: "Qualifications gained"), for: [.coach, .management, .participant],
      of: qualification, by: ["on", "qualification", "level"]
    ) { call, tx in
      try ParticipantQueries.qualifications(of: Lookup.participant(call["participant"], tx), tx).map(\.json)
    },
    .create(
      "/participants/{participant}/qualifications", "addQualification",
      Phrase("Eine Qualifikation festhalten", en: "Record a qualification"), for: [.coach],
      body: [
        .must("qualification", .code), .must("level", .choice(QualificationLevel.self)), .must("on", .day),
        .may(
          "evidence_minutes", .minutes,
          Phrase("Sonst die Minuten des Bautagebuchs.", en: "Else the site diary's minutes on work of its trade.")),
        .may("certificate", .text), .may("note", .text),
      ], of: qualification, in: exists
    ) { body, call, tx in
      let (code, level, day) = (
        body.requiredText("qualification"), body.requiredChoice("level", or: QualificationLevel.introduced),
        body.requiredDay("on")
      )
      var operation = AddQualification(participant: call["participant"], qualification: code, level: level, achievedOn: day)
      operation.evidence = body.minutes("evidence_minutes")
      operation.certificate = body.text("certificate")
      operation.note = body.text("note")
      let evidence = try call.perform(operation, tx)
      return APICreated(
        address: APICall.address("participants", call["participant"], "qualifications"),
        content: [
          "participant": .text(call["participant"]), "qualification": .text(code), "level": .text(level.rawValue),
          "on": .day(day), "evidence_minutes": .integer(evidence.count), "certificate": .text(operation.certificate),
        ], isContentOfAddress: false)
    },
    .list(
      "/participants/{participant}/certificates", "listCertificates",
      Phrase("Nachweise und Unterweisungen", en: "Certificates and briefings"),
      for: [.siteManager, .coach, .management, .participant], of: certificate, by: ["kind", "valid", "number", "issuer"]
    ) { call, tx in
      try ParticipantQueries.certificates(of: Lookup.participant(call["participant"], tx), tx).map(\.json)
    },
    .create(
      "/participants/{participant}/certificates", "addCertificate",
      Phrase("Einen Nachweis festhalten", en: "Record a certificate"), for: [.coach],
      body: [
        .must("kind", .code), .must("from", .day),
        .may("through", .day, Phrase("Sonst so lange, wie die Art es vorsieht.", en: "Else as long as its kind provides.")),
        .may("number", .text), .may("issuer", .text), .may("source", .text),
      ], of: certificate, in: exists
    ) { body, call, tx in
      let (kind, from) = (body.requiredText("kind"), body.requiredDay("from"))
      try requireOrder(from, body.day("through"), "/through")
      var operation = AddCertificate(participant: call["participant"], kind: kind, from: from)
      operation.through = body.day("through")
      operation.number = body.text("number")
      operation.issuer = body.text("issuer")
      operation.source = body.text("source")
      let valid = try call.perform(operation, tx)
      return APICreated(
        address: APICall.address("participants", call["participant"], "certificates"),
        content: [
          "participant": .text(call["participant"]), "kind": .text(kind), "valid": .period(valid),
          "number": .text(operation.number), "issuer": .text(operation.issuer),
        ], isContentOfAddress: false)
    },
    .list(
      "/participants/{participant}/outcomes", "listOutcomes",
      Phrase("Ergebnisse: Arbeit, Ausbildung, Verbleib", en: "Outcomes: job, training, whereabouts"),
      for: [.coach, .management, .participant], of: outcome, by: ["on", "kind", "organisation", "occupation"]
    ) { call, tx in try ParticipantQueries.outcomes(of: Lookup.participant(call["participant"], tx), tx).map(\.json) },
    .create(
      "/participants/{participant}/outcomes", "addOutcome", Phrase("Ein Ergebnis festhalten", en: "Record an outcome"),
      for: [.coach], body: outcome.fields + [.may("note", .text)], of: outcome, in: exists
    ) { body, call, tx in
      let (kind, day) = (body.requiredChoice("kind", or: OutcomeKind.unknown), body.requiredDay("on"))
      var operation = AddOutcome(participant: call["participant"], kind: kind, happenedOn: day)
      operation.organisation = body.text("organisation")
      operation.occupation = body.text("occupation")
      operation.note = body.text("note")
      try call.perform(operation, tx)
      return APICreated(
        address: APICall.address("participants", call["participant"], "outcomes"),
        content: [
          "kind": .text(kind.rawValue), "on": .day(day), "organisation": .text(operation.organisation),
          "occupation": .text(operation.occupation),
        ], isContentOfAddress: false)
    },
    .create(
      "/participants/{participant}/spells", "addSpell", Phrase("Eine Statuszeit festhalten", en: "Record a spell of status"),
      for: [.coach], body: [.must("status", .choice(spells)), .must("period", .period), .may("source", .text)],
      of: APIShape("Spell", [.must("participant", .code), .must("period", .period)]), in: exists
    ) { body, call, tx in
      let period = try body.period("period") ?? .unbounded
      var operation = AddSpell(
        participant: call["participant"], status: body.requiredChoice("status", or: .otherNonEmployment), period: period)
      operation.source = body.text("source")
      try call.perform(operation, tx)
      // The status itself is benefit data, which only a read that leaves a record tells.
      return APICreated(
        address: APICall.address("participants", call["participant"], "record"),
        content: ["participant": .text(call["participant"]), "period": .period(period)], isContentOfAddress: false)
    },
  ]

  private static let spells = StatusSpell.Kind.allCases.map(\.rawValue)

  private static func change(_ body: APIEntries) -> PersonChange? {
    let change = PersonChange(
      familyName: body.text("family_name"), givenName: body.text("given_name"), bornOn: body.day("born_on"),
      gender: body.choice("gender"), street: body.text("street"), postalCode: body.text("postal_code"), city: body.text("city"),
      phone: body.text("phone"))
    return change.named.isEmpty ? nil : change
  }

  /// - Throws: `APIFaults` where a period ends before it begins.
  static func requireOrder(_ first: LocalDate, _ last: LocalDate?, _ pointer: String) throws {
    guard let last, last < first else { return }
    throw APIFaults(faults: [
      APIFault(
        pointer: pointer, message: Phrase("Der letzte Tag liegt vor dem ersten.", en: "The last day lies before the first."))
    ])
  }
}
