// The things that have keys. Their rules live beside them in the folders of this target, their rows in Store.

/// A house or plot that is being brought back into use (Objekt).
package enum Property: Entity {}
/// A flat or shop of a property (Einheit).
package enum Unit: Entity {}
/// One run of a template's stage on one property (Bauphase).
package enum Stage: Entity {}
/// A hazard or defect that somebody must close (Gefahrenstelle, Mangel).
package enum Hazard: Entity {}
/// A piece of work with a trade, a plan and a place (Arbeitspaket).
package enum WorkPackage: Entity {}
/// One day of a property's site diary (Bautagebucheintrag).
package enum DiaryEntry: Entity {}
/// Somebody who works here under a measure (Teilnehmende).
package enum Participant: Entity {}
/// An assignment or employment of a participant (Zuweisung, Beschäftigung).
package enum Placement: Entity {}
/// Whoever we deal with: funders, Jobcenters, firms, donors, sellers (Organisation).
package enum Organisation: Entity {}
/// Money of one grant decision or loan (Fördertopf).
package enum FundingPot: Entity {}
/// A line of a pot's plan (Einzelansatz des Finanzierungsplans).
package enum BudgetLine: Entity {}
/// An invoice or receipt (Beleg).
package enum Voucher: Entity {}
/// A line of a voucher (Belegposition).
package enum VoucherLine: Entity {}
/// Cents of a voucher line that a budget line covers (Zuordnung).
package enum Allocation: Entity {}
/// A released, numbered version of a report (freigegebener Bericht).
package enum ReleasedReport: Entity {}
/// Somebody who signs in (Konto).
package enum Account: Entity {}
