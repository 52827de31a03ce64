/// A piece of work that every invented house needs, with its place in the stage and what it costs.
struct PackageTemplate {
  /// Who does it, as the column `ausfuehrung` writes it.
  enum Performer: String {
    case participants = "teilnehmende"
    case firm = "firma"
    case both = "beide"
  }

  let code: String
  let title: String
  let stage: HouseStage
  let occurrence: Int
  /// Number of the ATV in VOB/C; none for what is no trade.
  let trade: String?
  /// DIN 276:2018.
  let costGroup: String
  let performer: Performer
  let firm: String?
  /// From and until which hundredth of its stage it runs.
  let percent: ClosedRange<Int>
  let workKinds: String
  /// Code of what somebody learns by doing it.
  let qualification: String?
  let firm_cents_per_m2: Int
  let material_cents_per_m2: Int

  private init(
    _ code: String, _ title: String, _ stage: HouseStage, occurrence: Int = 1, trade: String? = nil, group: String,
    _ performer: Performer, firm: String? = nil, _ percent: ClosedRange<Int> = 0...100, kinds: String = "",
    teaches qualification: String? = nil, firm_cents_per_m2: Int = 0, material_cents_per_m2: Int = 0
  ) {
    self.code = code
    self.title = title
    self.stage = stage
    self.occurrence = occurrence
    self.trade = trade
    costGroup = group
    self.performer = performer
    self.firm = firm
    self.percent = percent
    workKinds = kinds
    self.qualification = qualification
    self.firm_cents_per_m2 = firm_cents_per_m2
    self.material_cents_per_m2 = material_cents_per_m2
  }

  static let all: [PackageTemplate] = [
    PackageTemplate(
      "AP-01", "Entrümpeln und Sortieren", .clearance, trade: "18459", group: "210", .participants, teaches: "raeumung",
      material_cents_per_m2: 60),
    PackageTemplate(
      "AP-02", "Container und Abfuhr", .clearance, group: "210", .firm, firm: "FA-ENTSORGUNG", firm_cents_per_m2: 900),
    PackageTemplate(
      "AP-03", "Grundreinigung", .cleaning, group: "390", .participants, teaches: "reinigung", material_cents_per_m2: 80),
    PackageTemplate(
      "AP-04", "Bekämpfung von Schaben und Nagern", .pestControl, group: "390", .firm, firm: "FA-SCHAEDLING",
      kinds: "schaedlingsbekaempfung", firm_cents_per_m2: 1200),
    PackageTemplate(
      "AP-05", "Ritzen und Durchbrüche schließen", .pestControl, trade: "18336", group: "340", .participants,
      teaches: "abdichtung", material_cents_per_m2: 150),
    PackageTemplate(
      "AP-06", "Decken abstützen, Treppen sichern", .safety, trade: "18334", group: "350", .both, firm: "FA-ABBRUCH",
      teaches: "zimmerei", firm_cents_per_m2: 1500, material_cents_per_m2: 300),
    PackageTemplate(
      "AP-07", "Alte Elektrik stilllegen", .safety, trade: "18382", group: "440", .firm, firm: "FA-ELEKTRO", 0...40,
      kinds: "elektro", firm_cents_per_m2: 1400),
    PackageTemplate(
      "AP-08", "Rückbau nicht tragender Wände", .renovation, trade: "18459", group: "340", .participants, 0...22,
      kinds: "altsubstanz,abbruch", teaches: "abbruch", material_cents_per_m2: 200),
    PackageTemplate(
      "AP-09", "Dach und Dachstuhl", .renovation, trade: "18338", group: "360", .firm, firm: "FA-DACH", 5...35,
      firm_cents_per_m2: 14_000),
    PackageTemplate(
      "AP-10", "Gerüst", .renovation, trade: "18451", group: "390", .firm, firm: "FA-GERUEST", 3...45, kinds: "geruest",
      firm_cents_per_m2: 3500),
    PackageTemplate(
      "AP-11", "Mauern von Innenwänden", .renovation, trade: "18330", group: "340", .participants, 12...40, teaches: "mauern",
      material_cents_per_m2: 900),
    PackageTemplate(
      "AP-12", "Elektroinstallation", .renovation, trade: "18382", group: "440", .firm, firm: "FA-ELEKTRO", 25...55,
      kinds: "elektro", firm_cents_per_m2: 11_000),
    PackageTemplate(
      "AP-13", "Heizung und Sanitär", .renovation, trade: "18380", group: "420", .firm, firm: "FA-SANITAER", 25...70,
      firm_cents_per_m2: 16_000),
    PackageTemplate(
      "AP-14", "Trockenbau", .renovation, trade: "18340", group: "340", .participants, 32...62, teaches: "trockenbau",
      material_cents_per_m2: 1800),
    PackageTemplate(
      "AP-15", "Fenster und Türen", .renovation, trade: "18355", group: "330", .both, firm: "FA-FENSTER", 35...60,
      teaches: "tischler", firm_cents_per_m2: 12_000, material_cents_per_m2: 400),
    PackageTemplate(
      "AP-16", "Innenputz", .renovation, trade: "18350", group: "340", .participants, 52...75, teaches: "putz",
      material_cents_per_m2: 1100),
    PackageTemplate(
      "AP-17", "Fliesen", .renovation, trade: "18352", group: "350", .participants, 65...85, teaches: "fliesen",
      material_cents_per_m2: 1300),
    PackageTemplate(
      "AP-18", "Malerarbeiten", .renovation, trade: "18363", group: "340", .participants, 70...96, teaches: "maler",
      material_cents_per_m2: 700),
    PackageTemplate(
      "AP-19", "Bodenbeläge", .renovation, trade: "18365", group: "350", .participants, 82...100, teaches: "boden",
      material_cents_per_m2: 1900),
    PackageTemplate(
      "AP-20", "Bauendreinigung", .letting, group: "390", .participants, 0...60, teaches: "reinigung",
      material_cents_per_m2: 60),
    PackageTemplate(
      "AP-21", "Nachkontrolle der Schädlingsbekämpfung", .pestControl, occurrence: 2, group: "390", .firm,
      firm: "FA-SCHAEDLING", kinds: "schaedlingsbekaempfung", firm_cents_per_m2: 300),
  ]
}

/// The stages of `seeds/reference`, by their codes.
enum HouseStage: String {
  case acquisition = "erwerb"
  case clearance = "raeumung"
  case cleaning = "grundreinigung"
  case pestControl = "schaedlingsbekaempfung"
  case safety = "sicherung"
  case renovation = "sanierung"
  case letting = "vermietung"
}
