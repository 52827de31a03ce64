import Postgres

/// What was answered to a program that made something.
package struct ApiAnswer: Sendable, Hashable {
  package let location: String
  package let tag: String?
  package let content: String

  package init(location: String, tag: String?, content: String) {
    self.location = location
    self.tag = tag
    self.content = content
  }
}

/// Keeps for a day what was answered, so that a request that is sent twice does its work once and is answered the same.
package enum ApiAnswers {
  /// What is known of a request by its key.
  package enum Known: Sendable, Hashable {
    case new
    case answered(ApiAnswer)
    /// The key came with another request.
    case reused
  }

  /// Notes that a request is being carried out; waits for the same one that runs beside it.
  ///
  /// - Parameter request: the hash of everything that makes it this request.
  package static func begin(_ key: String, request: [UInt8], _ tx: Transaction) throws -> Known {
    let isNew =
      try tx.execute(
        """
        insert into api_answers (account_id, key, request_hash) values (acting_account(), \(key), \(request))
        on conflict (account_id, key) do update
          set request_hash = excluded.request_hash, location = null, tag = null, content = null, stored_at = excluded.stored_at
          where api_answers.stored_at < now() - interval '1 day'
        """) == 1
    if isNew { return .new }
    let found = try tx.query(
      "select request_hash, location, tag, content from api_answers where account_id = acting_account() and key = \(key)"
    ).map { (hash: [UInt8], location: String?, tag: String?, content: String?) in
      (hash: hash, answer: ApiAnswer(location: location ?? "", tag: tag, content: content ?? "{}"))
    }.first
    guard let found, found.hash == request else { return .reused }
    return .answered(found.answer)
  }

  package static func finish(_ key: String, _ answer: ApiAnswer, _ tx: Transaction) throws {
    try tx.execute(
      """
      update api_answers set location = \(answer.location), tag = \(answer.tag), content = \(answer.content)
      where account_id = acting_account() and key = \(key)
      """)
  }

  /// Forgets what was kept for a day; the doorkeeper does it on the way in.
  package static func tidy(_ tx: Transaction) throws {
    try tx.execute("delete from api_answers where stored_at < now() - interval '1 day'")
  }
}
