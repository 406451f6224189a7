-- P6, what is to be settled and by whom: one row an action, on listed pairs.

SET LOCAL search_path = passerelle, rapports_v1;

CREATE OR REPLACE VIEW rapports_v1.a_instruire WITH (security_barrier) AS
  SELECT found.run_id, pairs.calcule_le, pairs.donnees_du, pairs.commission_code AS commission,
    CASE pairs.kind WHEN 'commission' THEN 'secrétariat' ELSE pairs.kind END AS destinataire,
    responsable(found.actor) AS responsable, found.reference AS agent, found.post AS poste, post.title AS intitule,
    phrase(found.sentence, found.finding_values) AS constat,
    phrase(found.remedy, found.finding_values) AS action, found.article, agents.deadline_on AS avant_le,
    NULL::integer AS retard_jours
  FROM visible_finding AS found
  JOIN visible_pair AS pairs USING (run_id, recipient_id, reference, post)
  LEFT JOIN published_agent AS agents USING (run_id, recipient_id, reference)
  LEFT JOIN post ON post.commission = pairs.commission_code AND post.code = found.post
  WHERE found.answer IN (1, 2) AND found.actor IS NOT NULL AND found.remedy IS NOT NULL
    AND (pairs.agent_rank IS NOT NULL OR pairs.post_rank IS NOT NULL)

  -- What a file waits for, and the action plans.
  UNION ALL
  SELECT followed.run_id, followed.calcule_le, followed.donnees_du, followed.commission,
    CASE followed.reader WHEN 'commission' THEN 'secrétariat' ELSE followed.reader END,
    responsable(followed.waits_for), followed.reference, post.code, post.title,
    'Dossier ' || followed.avis_id || ' : ' || followed.label || ' depuis le ' || jour(followed.since),
    CASE WHEN followed.state IN ('en_poste', 'integre') THEN 'Inscrire le point à ' || followed.months || ' mois'
      ELSE 'Inscrire la suite du dossier (commission_v1)' END,
    NULL, followed.due_on,
    CASE WHEN followed.due_on < followed.day THEN followed.day - followed.due_on END
  FROM followed_file AS followed
  LEFT JOIN post ON post.id = followed.post_id
  WHERE followed.waits_for IS NOT NULL
    AND (followed.state NOT IN ('en_poste', 'integre') OR followed.point_on <= followed.day)
  UNION ALL
  SELECT planned.run_id, planned.calcule_le, planned.donnees_du, planned.commission, planned.destinataire,
    planned.responsable, planned.agent, NULL, NULL, 'Plan d''action', planned.libelle, NULL, planned.avant_le,
    planned.retard_jours
  FROM rapports_v1.plan_action AS planned WHERE planned.etat IN ('à faire', 'en retard');

COMMENT ON VIEW rapports_v1.a_instruire IS
  'P6 — À instruire : les actions attendues sur les propositions listées, les dossiers et les plans d''action.';
COMMENT ON COLUMN rapports_v1.a_instruire.run_id IS 'Numéro de la nuit de calcul publiée.';
COMMENT ON COLUMN rapports_v1.a_instruire.calcule_le IS 'Date et heure de publication, heure de Paris.';
COMMENT ON COLUMN rapports_v1.a_instruire.donnees_du IS 'Date des données et des règles appliquées.';
COMMENT ON COLUMN rapports_v1.a_instruire.commission IS 'Code de la commission.';
COMMENT ON COLUMN rapports_v1.a_instruire.destinataire IS 'À quel titre la ligne est lue.';
COMMENT ON COLUMN rapports_v1.a_instruire.responsable IS
  'Qui doit agir : médecin du travail, DRH d''origine, DRH d''accueil, agent ou secrétariat.';
COMMENT ON COLUMN rapports_v1.a_instruire.agent IS 'Référence de l''agent.';
COMMENT ON COLUMN rapports_v1.a_instruire.poste IS 'Code du poste.';
COMMENT ON COLUMN rapports_v1.a_instruire.intitule IS 'Intitulé du poste.';
COMMENT ON COLUMN rapports_v1.a_instruire.constat IS 'Ce que la règle constate.';
COMMENT ON COLUMN rapports_v1.a_instruire.action IS 'Ce qui est attendu.';
COMMENT ON COLUMN rapports_v1.a_instruire.article IS 'Source juridique.';
COMMENT ON COLUMN rapports_v1.a_instruire.avant_le IS 'Échéance la plus proche de l''agent, si elle est connue.';
COMMENT ON COLUMN rapports_v1.a_instruire.retard_jours IS
  'Jours de retard d''un dossier ou d''une action ; vide s''il n''y en a pas.';
