-- Minimums that the plan cannot meet, each with rules that together forbid it, none of them superfluous.

SET LOCAL search_path = passerelle, rapports_v1;

CREATE OR REPLACE VIEW rapports_v1.conflits WITH (security_barrier) AS
  SELECT run.run_id, run.calcule_le, run.donnees_du, run.commission, conflict.minimum, conflict.shortfall AS manque,
    conflict.rule AS regle,
    CASE WHEN conflict.rule = conflict.minimum THEN 'le minimum' ELSE 's''y oppose' END AS role,
    CASE
      WHEN NOT conflict.is_irreducible THEN 'ensemble peut-être réductible : budget de recherche épuisé'
      WHEN count(*) OVER same = 1 THEN 'candidats ou places insuffisants, quelles que soient les autres règles'
      ELSE 'ensemble irréductible : sans l''une quelconque de ces règles, le minimum pourrait être tenu'
    END AS lecture,
    conflict.relaxed_shortfall AS manque_apres_assouplissement,
    CASE
      WHEN conflict.relaxed_shortfall IS NULL THEN NULL
      WHEN conflict.relaxed_shortfall = 0 THEN 'une unité de plus suffit'
      ELSE 'une unité de plus laisse un manque de ' || conflict.relaxed_shortfall
    END AS effet
  FROM current_run AS run
  JOIN my_recipient AS me ON me.commission = run.commission AND me.kind = 'commission'
  JOIN published_conflict AS conflict ON conflict.run_id = run.run_id AND conflict.recipient_id = me.id
  WINDOW same AS (PARTITION BY conflict.run_id, conflict.minimum);

COMMENT ON VIEW rapports_v1.conflits IS
  'Minimums de la charte que le plan ne peut pas tenir, règles qui s''y opposent et effet de leur assouplissement.';
COMMENT ON COLUMN rapports_v1.conflits.run_id IS 'Numéro de la nuit de calcul publiée.';
COMMENT ON COLUMN rapports_v1.conflits.calcule_le IS 'Date et heure de publication, heure de Paris.';
COMMENT ON COLUMN rapports_v1.conflits.donnees_du IS 'Date des données et des règles appliquées.';
COMMENT ON COLUMN rapports_v1.conflits.commission IS 'Code de la commission.';
COMMENT ON COLUMN rapports_v1.conflits.minimum IS 'Code de la règle dont le minimum n''est pas tenu.';
COMMENT ON COLUMN rapports_v1.conflits.manque IS 'Personnes qui manquent au minimum.';
COMMENT ON COLUMN rapports_v1.conflits.regle IS 'Code d''une des règles de l''ensemble.';
COMMENT ON COLUMN rapports_v1.conflits.role IS 'le minimum, ou s''y oppose.';
COMMENT ON COLUMN rapports_v1.conflits.lecture IS 'Ce que l''ensemble établit.';
COMMENT ON COLUMN rapports_v1.conflits.manque_apres_assouplissement IS
  'Manque si cette seule règle donne une unité de plus ; les effets ne s''additionnent pas.';
COMMENT ON COLUMN rapports_v1.conflits.effet IS 'La même chose en clair.';
