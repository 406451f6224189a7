-- What choosing otherwise would cost: every pair the plan could have and does not retain, with the regret of the whole
-- plan level by level, and who would change. For the secretariat.

SET LOCAL search_path = passerelle, rapports_v1;

CREATE OR REPLACE VIEW rapports_v1.alternatives WITH (security_barrier) AS
  SELECT run.run_id, run.calcule_le, run.donnees_du, run.commission, other.reference AS agent, other.post AS poste,
    post.title AS intitule, host.name AS employeur_accueil, other.agent_rank AS rang_agent,
    other.post_rank AS rang_poste, agents.planned_post AS poste_retenu,
    CASE other.knowledge
      WHEN 'exacte' THEN 'exacte'
      WHEN 'encadree' THEN 'encadrée'
      WHEN 'impossible' THEN 'aucun plan ne la permet'
      ELSE 'non calculée'
    END AS mesure,
    niveau_lu(regret.decisive) AS niveau_decisif, regret.lost AS perte,
    CASE other.knowledge
      WHEN 'exacte' THEN 'le plan ' || regret.words
      WHEN 'encadree' THEN coalesce('au moins : le plan ' || regret.words, 'coût inconnu')
      WHEN 'impossible' THEN 'impossible : places et règles du plan n''y laissent aucun passage'
      ELSE 'non calculée'
    END AS lecture,
    coalesce(changed.agents, 0) AS agents_deplaces, changed.words AS deplacements
  FROM current_run AS run
  JOIN my_recipient AS me ON me.commission = run.commission AND me.kind = 'commission'
  JOIN published_alternative AS other ON other.run_id = run.run_id AND other.recipient_id = me.id
  JOIN live_reference USING (recipient_id, reference)
  LEFT JOIN published_agent AS agents
    ON agents.run_id = other.run_id AND agents.recipient_id = other.recipient_id AND agents.reference = other.reference
  LEFT JOIN post ON post.commission = run.commission AND post.code = other.post
  LEFT JOIN employer AS host ON host.siret = post.employer
  LEFT JOIN LATERAL (
    SELECT (array_agg(level ORDER BY place))[1] AS decisive, (array_agg(amount ORDER BY place))[1] AS lost,
      string_agg(variation_lue(level, amount), ', ' ORDER BY place) AS words
    FROM published_regret AS regret
    WHERE regret.run_id = other.run_id AND regret.recipient_id = other.recipient_id
      AND regret.reference = other.reference AND regret.post = other.post
  ) AS regret ON true
  LEFT JOIN LATERAL (
    SELECT count(*) AS agents, string_agg(
      displaced || ' : ' || coalesce(gained_post, 'sans placement') || coalesce(' (au lieu de ' || lost_post || ')', ''),
      ' ; ' ORDER BY displaced) AS words
    FROM published_displaced AS moved
    WHERE moved.run_id = other.run_id AND moved.recipient_id = other.recipient_id
      AND moved.reference = other.reference AND moved.post = other.post
      AND (moved.recipient_id, moved.displaced) IN (SELECT recipient_id, reference FROM live_reference)
  ) AS changed ON true;

COMMENT ON VIEW rapports_v1.alternatives IS
  'Paires possibles que le plan ne retient pas : ce que le plan d''ensemble perdrait à les imposer, et qui serait déplacé. Secrétariat.';
COMMENT ON COLUMN rapports_v1.alternatives.run_id IS 'Numéro de la nuit de calcul publiée.';
COMMENT ON COLUMN rapports_v1.alternatives.calcule_le IS 'Date et heure de publication, heure de Paris.';
COMMENT ON COLUMN rapports_v1.alternatives.donnees_du IS 'Date des données et des règles appliquées.';
COMMENT ON COLUMN rapports_v1.alternatives.commission IS 'Code de la commission.';
COMMENT ON COLUMN rapports_v1.alternatives.agent IS 'Pseudonyme de l''agent.';
COMMENT ON COLUMN rapports_v1.alternatives.poste IS 'Code du poste qui serait donné à l''agent.';
COMMENT ON COLUMN rapports_v1.alternatives.intitule IS 'Intitulé du poste.';
COMMENT ON COLUMN rapports_v1.alternatives.employeur_accueil IS 'Employeur du poste.';
COMMENT ON COLUMN rapports_v1.alternatives.rang_agent IS 'Rang dans la liste de l''agent ; vide au-delà de sa longueur.';
COMMENT ON COLUMN rapports_v1.alternatives.rang_poste IS 'Rang dans la liste du poste.';
COMMENT ON COLUMN rapports_v1.alternatives.poste_retenu IS 'Poste que le plan donne à l''agent ; vide s''il n''en donne pas.';
COMMENT ON COLUMN rapports_v1.alternatives.mesure IS
  'exacte, encadrée (entre deux bornes), aucun plan ne la permet, ou non calculée.';
COMMENT ON COLUMN rapports_v1.alternatives.niveau_decisif IS 'Premier niveau du plan qui y perdrait.';
COMMENT ON COLUMN rapports_v1.alternatives.perte IS 'Ce que ce niveau perdrait, dans son unité ; au moins, si la mesure est encadrée.';
COMMENT ON COLUMN rapports_v1.alternatives.lecture IS 'Ce que le plan d''ensemble perdrait, niveau après niveau.';
COMMENT ON COLUMN rapports_v1.alternatives.agents_deplaces IS 'Nombre d''autres agents dont le placement changerait.';
COMMENT ON COLUMN rapports_v1.alternatives.deplacements IS 'Ces agents, avec ce qu''ils auraient au lieu de leur placement.';

CREATE OR REPLACE VIEW rapports_v1.alternatives_niveaux WITH (security_barrier) AS
  SELECT run.run_id, run.calcule_le, run.donnees_du, run.commission, regret.reference AS agent, regret.post AS poste,
    regret.place + 1 AS ordre, regret.level AS niveau, niveau_lu(regret.level) AS libelle, regret.amount AS perte,
    regret.most AS perte_au_plus
  FROM current_run AS run
  JOIN my_recipient AS me ON me.commission = run.commission AND me.kind = 'commission'
  JOIN published_regret AS regret ON regret.run_id = run.run_id AND regret.recipient_id = me.id
  JOIN live_reference USING (recipient_id, reference);

COMMENT ON VIEW rapports_v1.alternatives_niveaux IS 'Le regret de chaque alternative, un niveau par ligne. Secrétariat.';
COMMENT ON COLUMN rapports_v1.alternatives_niveaux.run_id IS 'Numéro de la nuit de calcul publiée.';
COMMENT ON COLUMN rapports_v1.alternatives_niveaux.calcule_le IS 'Date et heure de publication, heure de Paris.';
COMMENT ON COLUMN rapports_v1.alternatives_niveaux.donnees_du IS 'Date des données et des règles appliquées.';
COMMENT ON COLUMN rapports_v1.alternatives_niveaux.commission IS 'Code de la commission.';
COMMENT ON COLUMN rapports_v1.alternatives_niveaux.agent IS 'Pseudonyme de l''agent.';
COMMENT ON COLUMN rapports_v1.alternatives_niveaux.poste IS 'Code du poste qui serait donné à l''agent.';
COMMENT ON COLUMN rapports_v1.alternatives_niveaux.ordre IS 'Rang du niveau dans le plan.';
COMMENT ON COLUMN rapports_v1.alternatives_niveaux.niveau IS 'Code du niveau.';
COMMENT ON COLUMN rapports_v1.alternatives_niveaux.libelle IS 'Ce que le niveau compte.';
COMMENT ON COLUMN rapports_v1.alternatives_niveaux.perte IS 'Perdu si positif, gagné si négatif, dans l''unité du niveau.';
COMMENT ON COLUMN rapports_v1.alternatives_niveaux.perte_au_plus IS
  'Borne haute quand la mesure est encadrée ; les deux bornes se lisent niveau après niveau, dans l''ordre.';
