-- Action plans, and the dates that close in.

SET LOCAL search_path = passerelle, rapports_v1;

CREATE OR REPLACE VIEW rapports_v1.plan_action WITH (security_barrier) AS
  SELECT run.run_id, run.calcule_le, run.donnees_du, run.commission,
    CASE file.kind WHEN 'commission' THEN 'secrétariat' ELSE file.kind END AS destinataire,
    planned.id AS action, file.reference AS agent, kind.label AS libelle, acteur(planned.actor) AS responsable,
    planned.decided_on AS decidee_le, planned.before_on AS avant_le,
    CASE WHEN ended.kind = 'faite' THEN 'faite' WHEN ended.kind IS NOT NULL THEN 'abandonnée'
      WHEN planned.before_on < run.day THEN 'en retard' ELSE 'à faire' END AS etat,
    ended.ended_on AS close_le,
    CASE WHEN ended.kind IS NULL AND planned.before_on < run.day
      THEN run.day - planned.before_on END AS retard_jours
  FROM work_day AS run
  JOIN my_file AS file ON file.commission = run.commission AND file.kind <> 'accueil' AND file.is_live
  JOIN action AS planned ON planned.agent_id = file.agent_id AND planned.decided_on <= run.day
  JOIN action_kind AS kind ON kind.code = planned.kind
  LEFT JOIN action_end AS ended ON ended.action_id = planned.id AND ended.ended_on <= run.day
  WHERE NOT is_withdrawn(file.withdrawn_on, run.day);

COMMENT ON VIEW rapports_v1.plan_action IS
  'Plan d''action de chaque agent : qui fait quoi, avant quand, et ce qui est en retard.';
COMMENT ON COLUMN rapports_v1.plan_action.run_id IS 'Numéro de la nuit de calcul publiée.';
COMMENT ON COLUMN rapports_v1.plan_action.calcule_le IS 'Date et heure de publication, heure de Paris.';
COMMENT ON COLUMN rapports_v1.plan_action.donnees_du IS 'Date des données et des règles appliquées.';
COMMENT ON COLUMN rapports_v1.plan_action.commission IS 'Code de la commission.';
COMMENT ON COLUMN rapports_v1.plan_action.destinataire IS
  'À quel titre la ligne est lue : secrétariat, origine, accueil ou agent.';
COMMENT ON COLUMN rapports_v1.plan_action.action IS 'Numéro de l''action, que commission_v1.clore_action demande.';
COMMENT ON COLUMN rapports_v1.plan_action.agent IS 'Pseudonyme.';
COMMENT ON COLUMN rapports_v1.plan_action.libelle IS 'Ce qui est à faire.';
COMMENT ON COLUMN rapports_v1.plan_action.responsable IS 'Qui doit le faire.';
COMMENT ON COLUMN rapports_v1.plan_action.decidee_le IS 'Date de la décision.';
COMMENT ON COLUMN rapports_v1.plan_action.avant_le IS 'Date limite.';
COMMENT ON COLUMN rapports_v1.plan_action.etat IS 'à faire, en retard, faite ou abandonnée.';
COMMENT ON COLUMN rapports_v1.plan_action.close_le IS 'Date de clôture.';
COMMENT ON COLUMN rapports_v1.plan_action.retard_jours IS
  'Jours de retard ; vide s''il n''y en a pas.';

CREATE OR REPLACE VIEW rapports_v1.echeances WITH (security_barrier) AS
  SELECT agents.run_id, agents.calcule_le, agents.donnees_du, agents.commission,
    CASE agents.kind WHEN 'commission' THEN 'secrétariat' ELSE agents.kind END AS destinataire,
    agents.reference AS agent,
    CASE due.kind WHEN 'PPR' THEN 'fin de PPR' WHEN 'CDD' THEN 'fin de CDD' WHEN 'SURNOMBRE' THEN 'fin de surnombre'
      WHEN 'STAGE' THEN 'fin de stage' WHEN 'POSITION' THEN 'fin de position'
      ELSE 'fin de validité d''une restriction' END AS nature,
    due.on_day AS echeance, due.on_day - agents.donnees_du AS dans_jours, agents.seance AS prochaine_seance,
    CASE WHEN due.on_day < agents.seance THEN 'oui' ELSE 'non' END AS avant_la_seance
  FROM visible_agent AS agents
  JOIN night_deadline AS due
    ON due.run_id = agents.run_id AND due.recipient_id = agents.recipient_id AND due.reference = agents.reference;

COMMENT ON VIEW rapports_v1.echeances IS
  'Dates à ne pas laisser passer, telles qu''elles sont saisies : jamais calculées.';
COMMENT ON COLUMN rapports_v1.echeances.run_id IS 'Numéro de la nuit de calcul publiée.';
COMMENT ON COLUMN rapports_v1.echeances.calcule_le IS 'Date et heure de publication, heure de Paris.';
COMMENT ON COLUMN rapports_v1.echeances.donnees_du IS 'Date des données et des règles appliquées.';
COMMENT ON COLUMN rapports_v1.echeances.commission IS 'Code de la commission.';
COMMENT ON COLUMN rapports_v1.echeances.destinataire IS
  'À quel titre la ligne est lue : secrétariat, origine, accueil ou agent.';
COMMENT ON COLUMN rapports_v1.echeances.agent IS 'Pseudonyme.';
COMMENT ON COLUMN rapports_v1.echeances.nature IS
  'fin de PPR, de CDD, de surnombre, de stage, de position ; d''une restriction, pour l''origine et l''agent seuls.';
COMMENT ON COLUMN rapports_v1.echeances.echeance IS 'Date saisie.';
COMMENT ON COLUMN rapports_v1.echeances.dans_jours IS 'Jours depuis la date des données.';
COMMENT ON COLUMN rapports_v1.echeances.prochaine_seance IS 'Prochaine séance.';
COMMENT ON COLUMN rapports_v1.echeances.avant_la_seance IS 'oui : l''échéance tombe avant la prochaine séance.';
