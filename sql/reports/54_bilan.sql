-- P8, the yearly review: plain for members, and an edition for outside where no small figure can be read or deduced.

SET LOCAL search_path = passerelle, rapports_v1;

CREATE OR REPLACE VIEW rapports_v1.bilan WITH (security_barrier) AS
  SELECT run.run_id, run.calcule_le, run.donnees_du, run.commission,
    CASE me.kind WHEN 'commission' THEN 'secrétariat' ELSE me.kind END AS destinataire,
    figures.year::integer AS annee, catalogue.rank::integer AS ordre, catalogue.heading AS rubrique,
    catalogue.label AS indicateur, coalesce(origin.name, nullif(figures.origin, '')) AS origine,
    coalesce(host.name, nullif(figures.host, '')) AS accueil, figures.value AS valeur, before.value AS annee_precedente,
    figures.value - before.value AS ecart, catalogue.unit AS unite
  FROM current_run AS run
  JOIN my_recipient AS me ON me.commission = run.commission AND me.kind IN ('commission', 'origine')
  JOIN night_bilan AS figures ON figures.run_id = run.run_id AND figures.recipient_id = me.id
    AND figures.year = extract(year FROM run.donnees_du)
  JOIN bilan_indicator AS catalogue ON catalogue.code = figures.indicator
  LEFT JOIN night_bilan AS before
    ON before.run_id = run.run_id AND before.recipient_id = me.id AND before.year = figures.year - 1
      AND before.indicator = figures.indicator AND before.origin = figures.origin AND before.host = figures.host
  LEFT JOIN employer AS origin ON origin.siret = figures.origin
  LEFT JOIN employer AS host ON host.siret = figures.host;

COMMENT ON VIEW rapports_v1.bilan IS
  'P8 — Bilan de l''année, à la date des données ; totaux en clair pour les membres, flux selon ce que chacun peut '
  'lire.';
COMMENT ON COLUMN rapports_v1.bilan.run_id IS 'Numéro de la nuit de calcul publiée.';
COMMENT ON COLUMN rapports_v1.bilan.calcule_le IS 'Date et heure de publication, heure de Paris.';
COMMENT ON COLUMN rapports_v1.bilan.donnees_du IS 'Date des données et des règles appliquées.';
COMMENT ON COLUMN rapports_v1.bilan.commission IS 'Code de la commission.';
COMMENT ON COLUMN rapports_v1.bilan.destinataire IS 'secrétariat ou origine.';
COMMENT ON COLUMN rapports_v1.bilan.annee IS 'Année civile.';
COMMENT ON COLUMN rapports_v1.bilan.ordre IS 'Ordre de lecture.';
COMMENT ON COLUMN rapports_v1.bilan.rubrique IS 'Partie du bilan.';
COMMENT ON COLUMN rapports_v1.bilan.indicateur IS 'Ce qui est compté.';
COMMENT ON COLUMN rapports_v1.bilan.origine IS 'Employeur ou versant d''origine, pour un flux.';
COMMENT ON COLUMN rapports_v1.bilan.accueil IS 'Employeur ou versant d''accueil, pour un flux.';
COMMENT ON COLUMN rapports_v1.bilan.valeur IS 'Valeur de l''année.';
COMMENT ON COLUMN rapports_v1.bilan.annee_precedente IS 'Valeur de l''année précédente.';
COMMENT ON COLUMN rapports_v1.bilan.ecart IS 'Différence avec l''année précédente.';
COMMENT ON COLUMN rapports_v1.bilan.unite IS 'nombre ou jours.';

-- Under five nothing is read, zero included; and where one figure of a total is hidden, or what is hidden adds up to
-- less than five, the next smallest is hidden too. Delays rest on few people: they follow the count they are drawn
-- from.
CREATE OR REPLACE VIEW rapports_v1.bilan_externe WITH (security_barrier) AS
  WITH figures AS (
    SELECT run.run_id, run.calcule_le, run.donnees_du, run.commission, figures.year, catalogue.rank, catalogue.heading,
      catalogue.label, catalogue.unit, figures.indicator, figures.origin, figures.host, figures.value,
      CASE WHEN figures.indicator LIKE 'flux%' THEN figures.indicator ELSE catalogue.total_of END AS total_of,
      figures.indicator IN ('membres', 'seances', 'cohortes') AS is_public,
      CASE figures.indicator WHEN 'delai_presentation' THEN 'agents' WHEN 'delai_immersion' THEN 'immersions_prescrites'
        WHEN 'delai_prise' THEN 'prises' WHEN 'immersions_jours' THEN 'immersions_suivies'
        WHEN 'cohorte_jours' THEN 'cohorte_debuts' ELSE figures.indicator END AS rests_on
    FROM current_run AS run
    JOIN my_recipient AS me ON me.commission = run.commission AND me.kind = 'commission'
    JOIN night_bilan AS figures ON figures.run_id = run.run_id AND figures.recipient_id = me.id
    JOIN bilan_indicator AS catalogue ON catalogue.code = figures.indicator
  ), counted AS (
    SELECT figures.*, coalesce((
        SELECT sum(basis.value) FROM figures AS basis
        WHERE basis.run_id = figures.run_id AND basis.year = figures.year AND basis.indicator = figures.rests_on
          AND basis.origin = figures.origin AND basis.host = figures.host), 0) AS people
    FROM figures
  ), ordered AS (
    SELECT counted.*,
      coalesce(count(*) FILTER (WHERE people < 5) OVER smallest, 0) AS hidden_rows,
      coalesce(sum(people) FILTER (WHERE people < 5) OVER smallest, 0) AS hidden_people,
      row_number() OVER (PARTITION BY run_id, year, total_of, people >= 5 ORDER BY people, rank, origin, host) AS place
    FROM counted
    WINDOW smallest AS (PARTITION BY run_id, year, total_of)
  ), masked AS (
    SELECT ordered.*, NOT is_public AND (people < 5
      OR total_of IS NOT NULL AND place = 1 AND hidden_rows > 0 AND (hidden_rows = 1 OR hidden_people < 5)) AS is_hidden
    FROM ordered
  )
  SELECT now.run_id, now.calcule_le, now.donnees_du, now.commission, now.year::integer AS annee,
    now.rank::integer AS ordre,
    now.heading AS rubrique, now.label AS indicateur, coalesce(origin.name, nullif(now.origin, '')) AS origine,
    coalesce(host.name, nullif(now.host, '')) AS accueil,
    CASE WHEN now.is_hidden THEN 'masqué' ELSE now.value::text END AS valeur,
    CASE WHEN before.is_hidden THEN 'masqué' ELSE before.value::text END AS annee_precedente, now.unit AS unite
  FROM masked AS now
  LEFT JOIN masked AS before
    ON before.run_id = now.run_id AND before.year = now.year - 1 AND before.indicator = now.indicator
      AND before.origin = now.origin AND before.host = now.host
  LEFT JOIN employer AS origin ON origin.siret = now.origin
  LEFT JOIN employer AS host ON host.siret = now.host
  -- A flow that is hidden would still say that it exists.
  WHERE now.year = extract(year FROM now.donnees_du) AND NOT (now.indicator LIKE 'flux%' AND now.is_hidden);

COMMENT ON VIEW rapports_v1.bilan_externe IS
  'P8 — Bilan à diffuser : toute valeur inférieure à 5 est masquée, et celles qui permettraient de la déduire.';
COMMENT ON COLUMN rapports_v1.bilan_externe.run_id IS 'Numéro de la nuit de calcul publiée.';
COMMENT ON COLUMN rapports_v1.bilan_externe.calcule_le IS 'Date et heure de publication, heure de Paris.';
COMMENT ON COLUMN rapports_v1.bilan_externe.donnees_du IS 'Date des données et des règles appliquées.';
COMMENT ON COLUMN rapports_v1.bilan_externe.commission IS 'Code de la commission.';
COMMENT ON COLUMN rapports_v1.bilan_externe.annee IS 'Année civile.';
COMMENT ON COLUMN rapports_v1.bilan_externe.ordre IS 'Ordre de lecture.';
COMMENT ON COLUMN rapports_v1.bilan_externe.rubrique IS 'Partie du bilan.';
COMMENT ON COLUMN rapports_v1.bilan_externe.indicateur IS 'Ce qui est compté.';
COMMENT ON COLUMN rapports_v1.bilan_externe.origine IS 'Employeur ou versant d''origine, pour un flux.';
COMMENT ON COLUMN rapports_v1.bilan_externe.accueil IS 'Employeur ou versant d''accueil, pour un flux.';
COMMENT ON COLUMN rapports_v1.bilan_externe.valeur IS 'Valeur de l''année, ou masqué.';
COMMENT ON COLUMN rapports_v1.bilan_externe.annee_precedente IS 'Valeur de l''année précédente, ou masqué.';
COMMENT ON COLUMN rapports_v1.bilan_externe.unite IS 'nombre ou jours.';
