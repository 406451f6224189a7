-- The levels of the plan in their order, with what is proved of each.

SET LOCAL search_path = passerelle, rapports_v1;

CREATE OR REPLACE VIEW rapports_v1.niveaux WITH (security_barrier) AS
  SELECT run.run_id, run.calcule_le, run.donnees_du, run.commission, level.place + 1 AS ordre, level.name AS niveau,
    niveau_lu(level.name) AS libelle,
    CASE WHEN level.is_maximised THEN 'le plus possible' ELSE 'le moins possible' END AS sens,
    level.value AS valeur, level.bound AS borne,
    CASE
      WHEN level.proved THEN 'prouvé'
      WHEN level.bound IS NULL THEN 'non prouvé'
      ELSE 'non prouvé : à ' || abs(level.bound - level.value) || ' au plus de l''optimum'
    END AS preuve,
    level.nodes AS noeuds,
    CASE WHEN level.is_maximised THEN 'maximum' ELSE 'minimum' END AS code_sens
  FROM current_run AS run
  JOIN published_level AS level USING (run_id);

COMMENT ON VIEW rapports_v1.niveaux IS 'Niveaux du plan, dans leur ordre, avec leur valeur et leur preuve.';
COMMENT ON COLUMN rapports_v1.niveaux.run_id IS 'Numéro de la nuit de calcul publiée.';
COMMENT ON COLUMN rapports_v1.niveaux.calcule_le IS 'Date et heure de publication, heure de Paris.';
COMMENT ON COLUMN rapports_v1.niveaux.donnees_du IS 'Date des données et des règles appliquées.';
COMMENT ON COLUMN rapports_v1.niveaux.commission IS 'Code de la commission.';
COMMENT ON COLUMN rapports_v1.niveaux.ordre IS 'Rang du niveau : chacun est optimal à valeur égale des précédents.';
COMMENT ON COLUMN rapports_v1.niveaux.niveau IS 'Code du niveau.';
COMMENT ON COLUMN rapports_v1.niveaux.libelle IS 'Ce que le niveau compte.';
COMMENT ON COLUMN rapports_v1.niveaux.sens IS 'le plus possible ou le moins possible.';
COMMENT ON COLUMN rapports_v1.niveaux.valeur IS 'Valeur atteinte par le plan.';
COMMENT ON COLUMN rapports_v1.niveaux.borne IS 'Aucun plan qui garde les niveaux précédents ne fait mieux ; vide si inconnue.';
COMMENT ON COLUMN rapports_v1.niveaux.preuve IS 'prouvé, ou non prouvé avec l''écart possible à l''optimum.';
COMMENT ON COLUMN rapports_v1.niveaux.noeuds IS 'Nœuds examinés par séparation et évaluation ; 0 quand le réseau prouve seul.';
COMMENT ON COLUMN rapports_v1.niveaux.code_sens IS 'Code du sens : maximum ou minimum.';
