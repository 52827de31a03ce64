import Domain
import Postgres
import Store

/// What is publicly known of the money of Brunnenstraße 51, by hand from its sources.
enum BrunnenstrasseFacts {
  static let statements: [SQL] = [
    """
    insert into organisations (code, name, kind) values
      ('LAND-NRW', 'Land Nordrhein-Westfalen', 'funder'), ('SPK-DO', 'Sparkasse Dortmund', 'funder'),
      ('OEGB', 'Modellprogramm', 'funder'), ('DEW21', 'DEW21', 'donor'), ('EDG', 'EDG', 'donor'),
      ('STIFTUNG', 'Stiftung Soziale Stadt', 'owner'), ('DOGEWO21', 'DOGEWO21', 'owner')
    """,
    """
    insert into properties (code, name, street, house_number, year_built, living_area_m2, flats_after, status, rent_cents_per_m2, handed_over_on, source)
    values ('DO-BRU-051', 'Brunnenstraße 51', 'Brunnenstraße', '51', 1911, 600, 10, 'let', 510, '2014-10-08', 'NB14a')
    """,
    """
    insert into acquisitions (property_id, form, acquired_on, seller_id, acquirer_id, source)
    select p.id, 'purchase', '2013-06-01', s.id, a.id, 'GB'
      from properties p, organisations s, organisations a
     where p.code = 'DO-BRU-051' and s.code = 'DOGEWO21' and a.code = 'STIFTUNG'
    """,
    """
    insert into funding_pots (code, name, kind, funder_id, granted_cents, source)
    select v.code, v.name, v.kind, o.id, v.granted, v.source
      from (values ('WRF', 'Wohnraumförderung', 'loan', 'LAND-NRW', 57220000, 'DG18'),
                   ('SPK', 'Beitrag der Sparkasse', 'donation', 'SPK-DO', 7500000, 'DW15'),
                   ('OEGB', 'Öffentlich geförderte Beschäftigung', 'grant', 'OEGB', null, 'GB'))
           as v (code, name, kind, funder, granted, source)
      join organisations o on o.code = v.funder
    """,
    """
    insert into pot_commitments (pot_id, property_id, amount_cents, source)
    select f.id, p.id, f.granted_cents, f.source from funding_pots f, properties p
     where f.code in ('WRF', 'SPK', 'OEGB') and p.code = 'DO-BRU-051'
    """,
    """
    insert into cost_statements (property_id, code, amount_cents, scope, is_rounded, is_total, source, evidence)
    select id, 'gesamt', 80000000, 'Kauf und Sanierung', true, true, 'NB14a', 'V' from properties where code = 'DO-BRU-051'
    """,
    """
    insert into in_kind_gifts (property_id, donor_id, description, source)
    select p.id, o.id, v.description, 'DG18'
      from (values ('DEW21', 'Baustrom und Wasser'), ('EDG', 'Entsorgung von Müll und Bauschutt')) as v (donor, description)
      join organisations o on o.code = v.donor cross join properties p where p.code = 'DO-BRU-051'
    """,
  ]
}
