import Domain
import Hummingbird

/// Where the forms of a house and its site are.
enum PropertyFormRoutes {
  static func add(to routes: Routes) {
    let office = PropertyTab.officeRoles
    routes.form("/objekte/neu", AddPropertyForm.self, for: office)
    routes.form("/objekte/{code}/aendern", ChangePropertyForm.self, for: office)
    routes.form("/objekte/{code}/erwerb", AcquirePropertyForm.self, for: office)
    routes.form("/objekte/{code}/gutachten", SurveyPropertyForm.self, for: office)

    let site = PropertyTab.siteRoles
    routes.form("/objekte/{code}/einheiten/neu", AddUnitForm.self, for: site)
    routes.form("/objekte/{code}/einheiten/zusammenlegen", MergeUnitsForm.self, for: site)
    routes.form("/objekte/{code}/einheiten/teilen", SplitUnitForm.self, for: site)
    routes.form("/objekte/{code}/bauphasen/neu", PlanStageForm.self, for: site)
    routes.form("/objekte/{code}/bauphasen/{stage}/{run}/plan", ReplanStageForm.self, for: site)
    routes.form("/objekte/{code}/bauphasen/{stage}/{run}/{action}", MoveStageForm.self, for: site)
    routes.form("/objekte/{code}/arbeit/neu", AddWorkPackageForm.self, for: site)
    routes.form("/objekte/{code}/arbeit/{package}/aendern", ChangeWorkPackageForm.self, for: site)
    routes.form("/objekte/{code}/arbeit/{package}/stand", WorkProgressForm.self, for: site)
    routes.form("/objekte/{code}/arbeit/{package}/einsatz", PlanWorkForm.self, for: site)
    routes.form("/objekte/{code}/einsatzplan/neu", PlanWorkForm.self, for: site)
    routes.form("/objekte/{code}/verstoesse/{number}", ResolveBreachForm.self, for: site)
    routes.form("/objekte/{code}/maengel/neu", ReportDefectForm.self, for: site)
    routes.form("/objekte/{code}/maengel/{defect}/{move}", MoveDefectForm.self, for: site)

    routes.form("/objekte/{code}/tagebuch/{day}/arbeit", DiaryWorkForm.self, for: site)
    routes.form("/objekte/{code}/tagebuch/{day}/wetter", DiaryWeatherForm.self, for: site)
    routes.form("/objekte/{code}/tagebuch/{day}/firma", DiaryFirmForm.self, for: site)
    routes.form("/objekte/{code}/tagebuch/{day}/notiz", DiaryNoteForm.self, for: site)
    routes.form("/objekte/{code}/tagebuch/{day}/foto", DiaryPhotoForm.self, for: site)
    routes.form("/objekte/{code}/tagebuch/{day}/stand", DiaryProgressForm.self, for: site)
    routes.form("/objekte/{code}/tagebuch/{day}/unterschreiben", SignDiaryForm.self, for: site)
    routes.form("/objekte/{code}/tagebuch/{day}/neue-fassung", ReopenDiaryForm.self, for: site)
    routes.form("/objekte/{code}/tagebuch/{day}/zuruecknehmen/{line}", RetractDiaryForm.self, for: site)
    routes.form("/objekte/{code}/tagebuch/{day}/mitteilung", TellOfficeForm.self, for: site)
  }
}
