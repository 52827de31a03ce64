import Domain
import Hummingbird
import Operations
import Reports
import Store

/// `/berichte`: what left the house, what is due, and the way from a draft to a release. For a Jobcenter its own start page.
enum ReportRoutes {
  static func add(to routes: Routes) {
    let readers = Area.reports.roles
    let makers = readers.subtracting([.jobcenter])
    routes.get("/berichte", for: readers) { visit in
      visit.acts(as: .jobcenter) ? try await ReceivedReports.page(visit) : try await ReportListPage.page(visit)
    }
    routes.form("/berichte/neu", NewReportForm.self, for: makers)
    routes.get("/berichte/entwurf", for: makers) { visit in try await DraftPage.page(visit) }
    routes.post("/berichte/entwurf", for: makers) { visit in try await FormRun(visit, try ReleaseForm(visit)).submit() }
    routes.get("/berichte/journal", for: ReportKind.funding.readers) { visit in try await ReportFiles.journal(visit) }
    routes.get("/berichte/{number}", for: readers) { visit in try await ReportPage.page(visit, version: nil) }
    routes.get("/berichte/{number}/fassungen/{version}", for: readers) { visit in
      guard let version = Int(try visit.parameter("version")) else { throw WebProblem.notFound }
      return try await ReportPage.page(visit, version: version)
    }
    routes.form("/berichte/{number}/berichtigen", CorrectionForm.self, for: makers.subtracting([.auditor]))
    routes.post("/berichte/{number}/fassungen/{version}/bestaetigen", for: [.jobcenter]) { visit in
      try await ReceivedReports.acknowledge(visit)
    }
  }
}
