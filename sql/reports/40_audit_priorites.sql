-- The audit of priorities: every seat that an agent of higher priority wanted and another agent has, with what explains
-- it; and the statement that none is without explanation. For the secretariat.

SET LOCAL search_path = passerelle, rapports_v1;

CREATE OR REPLACE VIEW rapports_v1.audit_priorites WITH (security_barrier) AS
  SELECT run.run_id, run.calcule_le, run.donnees_du, run.commission, claim.reference AS agent,
    label_of(claim.priority) AS priorite, claim.post AS poste, post.title AS intitule, claim.holder AS occupe_par,
    agents.planned_post AS poste_retenu, claim.causes, claim.words AS explication
  FROM current_run AS run
  JOIN my_recipient AS me ON me.commission = run.commission AND me.kind = 'commission'
  JOIN (
    SELECT run_id, recipient_id, reference, post, holder, priority,
      string_agg(DISTINCT CASE cause
        WHEN 'decision' THEN 'décision'
        WHEN 'maintien' THEN 'droit de rester'
        WHEN 'chaine' THEN 'chaîne'
        WHEN 'regle' THEN 'quota'
        ELSE 'plan non prouvé'
      END, ', ') AS causes,
      string_agg(CASE cause
        WHEN 'decision' THEN 'un des deux placements est déjà décidé par la commission'
        WHEN 'maintien' THEN 'l''occupant garde son poste : le droit de rester précède toute priorité'
        WHEN 'chaine' THEN 'l''autre agent ne retrouverait pas le poste qu''il quitte, déjà repris'
        WHEN 'regle' THEN 'la règle « ' || rule || ' » de la charte ne serait plus tenue'
        ELSE 'le plan de cette nuit n''est pas prouvé optimal'
      END, ' ; ' ORDER BY cause, rule) AS words
    FROM published_claim
    GROUP BY run_id, recipient_id, reference, post, holder, priority
  ) AS claim ON claim.run_id = run.run_id AND claim.recipient_id = me.id
  JOIN live_reference ON live_reference.recipient_id = claim.recipient_id
    AND live_reference.reference = claim.reference
  JOIN live_reference AS other ON other.recipient_id = claim.recipient_id AND other.reference = claim.holder
  LEFT JOIN published_agent AS agents
    ON agents.run_id = claim.run_id AND agents.recipient_id = claim.recipient_id
    AND agents.reference = claim.reference
  LEFT JOIN post ON post.commission = run.commission AND post.code = claim.post;

COMMENT ON VIEW rapports_v1.audit_priorites IS
  'Chaque place qu''un agent plus prioritaire aurait préférée et qu''un autre occupe, avec ce qui l''explique. Secrétariat.';
COMMENT ON COLUMN rapports_v1.audit_priorites.run_id IS 'Numéro de la nuit de calcul publiée.';
COMMENT ON COLUMN rapports_v1.audit_priorites.calcule_le IS 'Date et heure de publication, heure de Paris.';
COMMENT ON COLUMN rapports_v1.audit_priorites.donnees_du IS 'Date des données et des règles appliquées.';
COMMENT ON COLUMN rapports_v1.audit_priorites.commission IS 'Code de la commission.';
COMMENT ON COLUMN rapports_v1.audit_priorites.agent IS 'Agent plus prioritaire.';
COMMENT ON COLUMN rapports_v1.audit_priorites.priorite IS 'Première priorité qu''il tient sur ce poste.';
COMMENT ON COLUMN rapports_v1.audit_priorites.poste IS 'Code du poste.';
COMMENT ON COLUMN rapports_v1.audit_priorites.intitule IS 'Intitulé du poste.';
COMMENT ON COLUMN rapports_v1.audit_priorites.occupe_par IS 'Agent qui a la place : placé là par le plan, ou qui y reste.';
COMMENT ON COLUMN rapports_v1.audit_priorites.poste_retenu IS 'Ce que le plan donne à l''agent prioritaire ; vide si rien.';
COMMENT ON COLUMN rapports_v1.audit_priorites.causes IS 'décision, droit de rester, chaîne, quota ou plan non prouvé.';
COMMENT ON COLUMN rapports_v1.audit_priorites.explication IS 'Ce qui interdit de donner la place à l''agent prioritaire.';

CREATE OR REPLACE VIEW rapports_v1.audit_constat WITH (security_barrier) AS
  SELECT run.run_id, run.calcule_le, run.donnees_du, run.commission, counted.seats AS places_reclamees,
    counted.unexplained AS sans_explication,
    CASE
      WHEN counted.unexplained > 0 THEN 'Le plan n''est pas prouvé : ' || counted.unexplained
        || ' place(s) réclamée(s) par un agent plus prioritaire restent sans explication.'
      WHEN counted.seats = 0 THEN
        'Aucun agent n''aurait préféré une place donnée à un agent moins prioritaire que lui.'
      ELSE 'Chaque place réclamée par un agent plus prioritaire que celui qui l''a (' || counted.seats
        || ') est expliquée par un quota, une chaîne, une décision ou le droit de rester ; aucune n''est sans explication.'
    END AS constat
  FROM current_run AS run
  JOIN my_recipient AS me ON me.commission = run.commission AND me.kind = 'commission'
  CROSS JOIN LATERAL (
    SELECT count(DISTINCT (reference, post, holder)) AS seats, count(*) FILTER (WHERE cause = 'non_prouve') AS unexplained
    FROM published_claim AS claim
    WHERE claim.run_id = run.run_id AND claim.recipient_id = me.id
  ) AS counted;

COMMENT ON VIEW rapports_v1.audit_constat IS
  'Le constat que la commission peut imprimer sur le respect de l''ordre voté des priorités. Secrétariat.';
COMMENT ON COLUMN rapports_v1.audit_constat.run_id IS 'Numéro de la nuit de calcul publiée.';
COMMENT ON COLUMN rapports_v1.audit_constat.calcule_le IS 'Date et heure de publication, heure de Paris.';
COMMENT ON COLUMN rapports_v1.audit_constat.donnees_du IS 'Date des données et des règles appliquées.';
COMMENT ON COLUMN rapports_v1.audit_constat.commission IS 'Code de la commission.';
COMMENT ON COLUMN rapports_v1.audit_constat.places_reclamees IS
  'Places qu''un agent plus prioritaire aurait préférées et qu''un autre occupe.';
COMMENT ON COLUMN rapports_v1.audit_constat.sans_explication IS 'Parmi elles, sans explication : impossible quand le plan est prouvé.';
COMMENT ON COLUMN rapports_v1.audit_constat.constat IS 'La phrase à imprimer.';
