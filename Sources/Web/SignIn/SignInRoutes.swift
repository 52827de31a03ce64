import Domain
import HTTPTypes
import Hummingbird
import Markup
import Operations

/// The way in: password, second factor, setting one up, one-time links, and the way out. These pages are for everybody.
struct SignInRoutes: Sendable {
  let service: WebParts

  func add(to router: RouteMap) {
    router.get("/anmelden") { request, context -> Response in
      if context.visitor.value.signedIn != nil { return .redirect(to: .start) }
      return page(request, context, SignInView(visitor: context.visitor.value, next: next(request)).html)
    }
    router.post("/anmelden") { request, context in try await signIn(request, context) }
    router.get("/anmelden/zweiter-faktor") { request, context -> Response in
      guard case .secondFactorDue? = context.visitor.value.state else { return .redirect(to: .start) }
      return page(request, context, SecondFactorView(visitor: context.visitor.value).html)
    }
    router.post("/anmelden/zweiter-faktor") { request, context in try await confirm(request, context) }
    router.get("/anmelden/einrichten") { request, context in try await beginEnrolment(request, context) }
    router.post("/anmelden/einrichten") { request, context in try await finishEnrolment(request, context) }
    router.get("/link/:link") { request, context in try await showLink(request, context) }
    router.post("/link/:link") { request, context in try await useLink(request, context) }
    router.post("/abmelden") { _, context in
      if let token = context.visitor.value.token { try await service.reception.signOut(token) }
      var response = Response.redirect(to: .signIn)
      response.headers[values: .setCookie].append(Recognition.cookie(Recognition.sessionCookie, "", maxAge_seconds: 0))
      return response
    }
    router.post("/rolle") { _, context in
      guard let token = context.visitor.value.token, let role = context.form["role"].flatMap({ Role(rawValue: $0) }) else {
        throw WebProblem.unreadableForm
      }
      let renewed = try await service.reception.chooseRole(token, role)
      return carrying(renewed, .redirect(to: .start))
    }
    router.post("/sprache") { request, context in try await chooseLanguage(request, context) }
  }

  // MARK: Password

  private func signIn(_ request: Request, _ context: WebContext) async throws -> Response {
    let entries = context.form
    do {
      let token = try await service.reception.signIn(
        userName: entries["user_name"] ?? "", password: entries.values["password"]?.last ?? "",
        address: service.settings.address(of: request, context))
      service.metrics.signInEnded("accepted")
      return carrying(token, .redirect(to: entries["_next"].flatMap { SiteURL(stored: $0) } ?? .start))
    } catch let problem as Problem where ["sign_in.refused", "sign_in.throttled"].contains(problem.code) {
      service.metrics.signInEnded(problem.code == "sign_in.refused" ? "refused" : "throttled")
      let view = SignInView(
        visitor: context.visitor.value, userName: entries["user_name"], next: entries["_next"], problem: problem)
      var response = page(request, context, view.html, status: problem.status)
      if problem.status == .tooManyRequests { response.headers[.retryAfter] = "5" }
      return response
    }
  }

  private func next(_ request: Request) -> String? {
    request.uri.queryParameters["weiter"].flatMap { $0.removingPercentEncoding }.flatMap { SiteURL(stored: $0)?.path }
  }

  // MARK: Second factor

  private func confirm(_ request: Request, _ context: WebContext) async throws -> Response {
    let visitor = context.visitor.value
    guard let token = visitor.token, case .secondFactorDue? = visitor.state else { return .redirect(to: .signIn) }
    do {
      let renewed = try await service.reception.confirmSecondFactor(
        token, code: context.form["code"] ?? "", address: service.settings.address(of: request, context))
      return carrying(renewed, .redirect(to: .start))
    } catch let problem as Problem where problem.code.hasPrefix("sign_in.") || problem.code.hasPrefix("second_factor.") {
      return page(request, context, SecondFactorView(visitor: visitor, problem: problem).html, status: problem.status)
    }
  }

  private func beginEnrolment(_ request: Request, _ context: WebContext) async throws -> Response {
    let visitor = context.visitor.value
    guard let token = visitor.token, case .enrolmentDue? = visitor.state else { return .redirect(to: .start) }
    let enrolment = try await service.reception.beginEnrolment(token)
    return page(request, context, EnrolmentView(visitor: visitor, enrolment: enrolment).html)
  }

  private func finishEnrolment(_ request: Request, _ context: WebContext) async throws -> Response {
    let visitor = context.visitor.value
    guard let token = visitor.token, case .enrolmentDue? = visitor.state else { return .redirect(to: .start) }
    do {
      let (renewed, codes) = try await service.reception.finishEnrolment(token, code: context.form["code"] ?? "")
      return carrying(renewed, page(request, context, RecoveryCodesView(visitor: visitor, codes: codes).html))
    } catch let problem as Problem where problem.code.hasPrefix("second_factor.") || problem.code.hasPrefix("sign_in.") {
      let enrolment = try await service.reception.beginEnrolment(token)
      return page(
        request, context, EnrolmentView(visitor: visitor, enrolment: enrolment, problem: problem).html, status: problem.status)
    }
  }

  // MARK: One-time links

  private func showLink(_ request: Request, _ context: WebContext) async throws -> Response {
    let text = context.parameters.get("link") ?? ""
    guard let link = try await service.reception.link(text) else { throw WebProblem.linkUsed }
    return page(request, context, LinkView(visitor: context.visitor.value, link: link).html)
  }

  private func useLink(_ request: Request, _ context: WebContext) async throws -> Response {
    let text = context.parameters.get("link") ?? ""
    guard let link = try await service.reception.link(text) else { throw WebProblem.linkUsed }
    let password = context.form.values["password"]?.last ?? ""
    do {
      guard password == context.form.values["again"]?.last else { throw WebProblem.passwordsDiffer }
      try await service.reception.useLink(text, password: password)
    } catch let problem as Problem where problem.exit != .unavailable {
      return page(
        request, context, LinkView(visitor: context.visitor.value, link: link, problem: problem).html,
        status: .unprocessableContent)
    }
    let t = Words(language: context.visitor.value.language)
    return .redirect(
      to: .signIn, saying: t("Das Kennwort gilt ab jetzt. Bitte anmelden.", en: "The password is valid now. Please sign in."))
  }

  // MARK: Language

  private func chooseLanguage(_ request: Request, _ context: WebContext) async throws -> Response {
    guard let language = context.form["language"].flatMap({ Language(rawValue: $0) }) else { throw WebProblem.unreadableForm }
    let visitor = context.visitor.value
    if visitor.signedIn != nil, let token = visitor.token { try await service.reception.chooseLanguage(token, language) }
    // Back to where one was; only this site's own addresses are believed.
    let origin = request.headers[.referer].flatMap { referer -> SiteURL? in
      guard let host = request.head.authority, let range = referer.firstRange(of: "://\(host)/") else { return nil }
      return SiteURL(stored: "/" + referer[range.upperBound...])
    }
    var response = Response.redirect(to: origin ?? .start)
    response.headers[values: .setCookie].append(
      "sprache=\(language.rawValue); Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=31536000")
    return response
  }

  // MARK: Answers

  private func page(
    _ request: Request, _ context: WebContext, _ content: HTML, status: HTTPResponse.Status = .ok
  ) -> Response {
    let visitor = context.visitor.value
    return Layout(visitor: visitor, assets: service.assets, notice: Notice.read(from: request)).response(
      title: Words(language: visitor.language)("Anmelden", en: "Sign in"), status: status, content: content)
  }

  /// The answer with the session's new secret; the old one is worth nothing from now on.
  private func carrying(_ token: SessionToken, _ response: Response) -> Response {
    var response = response
    response.headers[values: .setCookie].append(Recognition.cookie(Recognition.sessionCookie, token.text))
    return response
  }
}
