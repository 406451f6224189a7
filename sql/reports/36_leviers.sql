-- What would make it possible: for each agent without a proposal and each post without a candidate, one or two changes of
-- which none is superfluous; and, summed up, which rule or missing datum sets aside the most.

SET LOCAL search_path = passerelle, rapports_v1;

CREATE OR REPLACE VIEW rapports_v1.leviers WITH (security_barrier) AS
  SELECT run.run_id, run.calcule_le, run.donnees_du, run.commission,
    CASE me.kind WHEN 'commission' THEN 'secrétariat' ELSE me.kind END AS destinataire,
    CASE
      WHEN lever.side = 'poste' THEN 'poste sans candidat'
      WHEN lever.first_kind IN ('LEV-PLACE', 'LEV-REGLE') THEN 'agent sans placement'
      ELSE 'agent sans proposition'
    END AS pour,
    lever.reference AS agent, lever.post AS poste, post.title AS intitule, host.name AS employeur_accueil,
    lever.place AS rang, CASE WHEN lever.second_kind IS NULL THEN 1 ELSE 2 END AS changements,
    phrase(one.sentence, lever.first_values)
      || coalesce(' et ' || phrase(two.sentence, lever.second_values), '') AS levier,
    concat_ws(', ', responsable(one.actor), nullif(responsable(two.actor), responsable(one.actor))) AS qui_agit,
    CASE lever.grade WHEN 'propose' THEN 'le plan retiendrait la paire' ELSE 'la paire deviendrait recevable' END AS effet,
    lever.placements AS placements_de_plus, lever.points AS points_de_plus
  FROM current_run AS run
  JOIN my_recipient AS me ON me.commission = run.commission AND me.kind <> 'accueil'
  JOIN published_lever AS lever ON lever.run_id = run.run_id AND lever.recipient_id = me.id
  JOIN live_reference USING (recipient_id, reference)
  LEFT JOIN current_wording AS one ON one.run_id = run.run_id AND one.rule = lever.first_kind AND one.in_force
  LEFT JOIN current_wording AS two ON two.run_id = run.run_id AND two.rule = lever.second_kind AND two.in_force
  LEFT JOIN post ON post.commission = run.commission AND post.code = lever.post
  LEFT JOIN employer AS host ON host.siret = post.employer;

COMMENT ON VIEW rapports_v1.leviers IS
  'Un ou deux changements, dont aucun n''est superflu, qui rendraient un placement possible. Ceux qui portent sur les souhaits d''un agent ne sont lus que par lui ; un accueil n''en lit aucun.';
COMMENT ON COLUMN rapports_v1.leviers.run_id IS 'Numéro de la nuit de calcul publiée.';
COMMENT ON COLUMN rapports_v1.leviers.calcule_le IS 'Date et heure de publication, heure de Paris.';
COMMENT ON COLUMN rapports_v1.leviers.donnees_du IS 'Date des données et des règles appliquées.';
COMMENT ON COLUMN rapports_v1.leviers.commission IS 'Code de la commission.';
COMMENT ON COLUMN rapports_v1.leviers.destinataire IS 'À quel titre la ligne est lue : secrétariat, origine ou agent.';
COMMENT ON COLUMN rapports_v1.leviers.pour IS
  'agent sans proposition, agent sans placement, ou poste sans candidat.';
COMMENT ON COLUMN rapports_v1.leviers.agent IS 'Référence de l''agent.';
COMMENT ON COLUMN rapports_v1.leviers.poste IS 'Poste que l''agent pourrait alors prendre.';
COMMENT ON COLUMN rapports_v1.leviers.intitule IS 'Intitulé du poste.';
COMMENT ON COLUMN rapports_v1.leviers.employeur_accueil IS 'Employeur du poste.';
COMMENT ON COLUMN rapports_v1.leviers.rang IS 'Le moins de changements d''abord, puis les plus petits ; trois au plus.';
COMMENT ON COLUMN rapports_v1.leviers.changements IS '1 ou 2.';
COMMENT ON COLUMN rapports_v1.leviers.levier IS 'Ce qu''il faudrait changer.';
COMMENT ON COLUMN rapports_v1.leviers.qui_agit IS 'Qui peut agir.';
COMMENT ON COLUMN rapports_v1.leviers.effet IS
  'La paire deviendrait recevable au regard des règles, ou le plan recalculé la retiendrait (par un levier de règle ou de place : il placerait l''agent).';
COMMENT ON COLUMN rapports_v1.leviers.placements_de_plus IS 'Placements que le plan gagnerait ; vide si le plan n''a pas été recalculé.';
COMMENT ON COLUMN rapports_v1.leviers.points_de_plus IS 'Points que le plan gagnerait.';

CREATE OR REPLACE VIEW rapports_v1.leviers_bilan WITH (security_barrier) AS
  SELECT pairs.run_id, pairs.calcule_le, pairs.donnees_du, pairs.commission_code AS commission, found.rule AS regle,
    rule.label AS libelle, reponse(found.answer) AS reponse, count(*) AS paires,
    count(*) FILTER (WHERE found.reasons = 1) AS paires_par_elle_seule,
    count(DISTINCT pairs.post) FILTER (WHERE posts.proposable + posts.sous_condition = 0) AS postes_sans_candidat,
    count(DISTINCT pairs.post) FILTER (WHERE posts.proposable + posts.sous_condition = 0 AND found.reasons = 1)
      AS postes_qu_elle_seule_vide,
    count(DISTINCT pairs.reference) FILTER (WHERE agents.proposable + agents.sous_condition = 0)
      AS agents_sans_proposition
  FROM visible_pair AS pairs
  JOIN published_agent AS agents USING (run_id, recipient_id, reference)
  JOIN published_post AS posts USING (run_id, recipient_id, post)
  CROSS JOIN LATERAL (
    SELECT code AS rule, max(answer) AS answer, count(*) OVER () AS reasons
    FROM unnest(pairs.finding_codes, pairs.finding_answers) AS finding (code, answer)
    WHERE answer >= 2
    GROUP BY code
  ) AS found
  LEFT JOIN rule ON rule.code = found.rule
  WHERE pairs.kind = 'commission'
  GROUP BY pairs.run_id, pairs.calcule_le, pairs.donnees_du, pairs.commission_code, found.rule, rule.label,
    found.answer;

COMMENT ON VIEW rapports_v1.leviers_bilan IS
  'Quelle règle, quelle donnée manquante écarte le plus de paires et vide le plus de postes. Secrétariat.';
COMMENT ON COLUMN rapports_v1.leviers_bilan.run_id IS 'Numéro de la nuit de calcul publiée.';
COMMENT ON COLUMN rapports_v1.leviers_bilan.calcule_le IS 'Date et heure de publication, heure de Paris.';
COMMENT ON COLUMN rapports_v1.leviers_bilan.donnees_du IS 'Date des données et des règles appliquées.';
COMMENT ON COLUMN rapports_v1.leviers_bilan.commission IS 'Code de la commission.';
COMMENT ON COLUMN rapports_v1.leviers_bilan.regle IS 'Code de la règle.';
COMMENT ON COLUMN rapports_v1.leviers_bilan.libelle IS 'Libellé de la règle.';
COMMENT ON COLUMN rapports_v1.leviers_bilan.reponse IS 'à instruire (une donnée manque) ou bloquant.';
COMMENT ON COLUMN rapports_v1.leviers_bilan.paires IS 'Paires où la règle répond ainsi.';
COMMENT ON COLUMN rapports_v1.leviers_bilan.paires_par_elle_seule IS 'Parmi elles, celles qu''aucune autre règle n''écarte.';
COMMENT ON COLUMN rapports_v1.leviers_bilan.postes_sans_candidat IS 'Postes sans candidat où la règle répond ainsi au moins une fois.';
COMMENT ON COLUMN rapports_v1.leviers_bilan.postes_qu_elle_seule_vide IS
  'Parmi eux, ceux où une paire au moins n''est écartée que par elle.';
COMMENT ON COLUMN rapports_v1.leviers_bilan.agents_sans_proposition IS
  'Agents sans aucune proposition où la règle répond ainsi au moins une fois.';
