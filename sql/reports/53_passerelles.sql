-- Métiers that were crossed: what the commission entered, and what its own moves have shown since.

SET LOCAL search_path = passerelle, rapports_v1;

CREATE OR REPLACE VIEW crossed_metier WITH (security_barrier) AS
  SELECT DISTINCT ON (moved.commission, moved.source_metier, moved.metier) moved.commission,
    moved.source_metier AS source,
    moved.metier AS target, moved.theory_days, moved.practice_days,
    count(*) OVER (PARTITION BY moved.commission, moved.source_metier, moved.metier) AS moves
  FROM visible_avis AS moved
  WHERE moved.kind = 'retenir' AND moved.source_metier <> moved.metier AND EXISTS (
    SELECT FROM visible_step AS seen
    WHERE seen.avis_id = moved.id
      AND (seen.kind = 'integration' OR seen.kind = 'point' AND seen.months >= 3 AND seen.result = 'favorable'))
  ORDER BY moved.commission, moved.source_metier, moved.metier,
    coalesce(moved.theory_days, 0) + coalesce(moved.practice_days, 0), moved.id;
COMMENT ON VIEW crossed_metier IS 'passerelles_observed of the login''s commissions, as of today';

CREATE OR REPLACE VIEW rapports_v1.passerelles WITH (security_barrier) AS
  SELECT run.run_id, run.calcule_le, run.donnees_du, run.commission, crossed.source,
    label_of(crossed.source) AS metier_quitte,
    crossed.target AS cible, label_of(crossed.target) AS metier_pris, coalesce(crossed.theory_days,
      0)::integer AS formation_jours,
    coalesce(crossed.practice_days, 0)::integer AS immersion_jours, crossed.observed_on AS inscrite_le,
      crossed.moves AS constats
  FROM current_run AS run
  JOIN my_recipient AS me ON me.commission = run.commission AND me.kind = 'commission'
  JOIN (
    SELECT entered.commission, entered.source, entered.target, entered.theory_days, entered.practice_days,
      entered.observed_on::date AS observed_on, coalesce(seen.moves, 0) AS moves
    FROM passerelle_constatee AS entered
    LEFT JOIN crossed_metier AS seen USING (commission, source, target)
    UNION ALL
    SELECT seen.commission, seen.source, seen.target, seen.theory_days, seen.practice_days, NULL, seen.moves
    FROM crossed_metier AS seen
    WHERE NOT EXISTS (
      SELECT FROM passerelle_constatee AS entered
      WHERE (entered.commission, entered.source, entered.target) = (seen.commission, seen.source, seen.target))
  ) AS crossed ON crossed.commission = run.commission;

COMMENT ON VIEW rapports_v1.passerelles IS
  'Passerelles constatées : inscrites par la commission, ou vues à l''issue de ses propres dossiers. Au secrétariat.';
COMMENT ON COLUMN rapports_v1.passerelles.run_id IS 'Numéro de la nuit de calcul publiée.';
COMMENT ON COLUMN rapports_v1.passerelles.calcule_le IS 'Date et heure de publication, heure de Paris.';
COMMENT ON COLUMN rapports_v1.passerelles.donnees_du IS 'Date des données et des règles appliquées.';
COMMENT ON COLUMN rapports_v1.passerelles.commission IS 'Code de la commission.';
COMMENT ON COLUMN rapports_v1.passerelles.source IS 'Code ROME du métier quitté.';
COMMENT ON COLUMN rapports_v1.passerelles.metier_quitte IS 'Métier quitté.';
COMMENT ON COLUMN rapports_v1.passerelles.cible IS 'Code ROME du métier pris.';
COMMENT ON COLUMN rapports_v1.passerelles.metier_pris IS 'Métier pris.';
COMMENT ON COLUMN rapports_v1.passerelles.formation_jours IS 'Jours de formation.';
COMMENT ON COLUMN rapports_v1.passerelles.immersion_jours IS 'Jours d''immersion.';
COMMENT ON COLUMN rapports_v1.passerelles.inscrite_le IS 'Date à laquelle la commission l''a inscrite ; vide si elle est seulement constatée.';
COMMENT ON COLUMN rapports_v1.passerelles.constats IS
  'Agents de la commission qui l''ont suivie et sont restés : point favorable à trois mois au moins, ou intégration.';
