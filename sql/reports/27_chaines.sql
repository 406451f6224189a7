-- Chains and exchanges of the plan: each move takes the seat that the one before frees. Which proposals fall with a link,
-- and the plan B already computed, are the secretariat's; an employer reads the links of its own agents.

SET LOCAL search_path = passerelle, rapports_v1;

CREATE OR REPLACE VIEW rapports_v1.chaines WITH (security_barrier) AS
  SELECT run.run_id, run.calcule_le, run.donnees_du, run.commission,
    CASE me.kind WHEN 'commission' THEN 'secrétariat' ELSE me.kind END AS destinataire,
    move.chain AS chaine, CASE WHEN move.is_exchange THEN 'échange' ELSE 'chaîne' END AS nature,
    move.links AS maillons, move.link AS maillon, move.reference AS agent,
    leaving.name AS employeur_origine, move.from_post AS poste_quitte, left_post.title AS intitule_quitte,
    joining.name AS employeur_accueil, move.to_post AS poste_pris, taken.title AS intitule_pris,
    dependents.list AS tombent_si_refus,
    CASE WHEN me.kind = 'commission' THEN coalesce(fallback.words, 'non calculé') END AS plan_b
  FROM current_run AS run
  JOIN my_recipient AS me ON me.commission = run.commission AND me.kind IN ('commission', 'origine')
  JOIN published_chain AS move ON move.run_id = run.run_id AND move.recipient_id = me.id
  JOIN live_reference USING (recipient_id, reference)
  LEFT JOIN published_agent AS agents
    ON agents.run_id = move.run_id AND agents.recipient_id = move.recipient_id AND agents.reference = move.reference
  LEFT JOIN employer AS leaving ON leaving.siret = agents.siret
  LEFT JOIN post AS left_post ON left_post.commission = run.commission AND left_post.code = move.from_post
  LEFT JOIN post AS taken ON taken.commission = run.commission AND taken.code = move.to_post
  LEFT JOIN employer AS joining ON joining.siret = taken.employer
  LEFT JOIN LATERAL (
    SELECT string_agg(other.reference || ' → ' || other.to_post, ' ; ' ORDER BY other.link) AS list
    FROM published_chain AS other
    JOIN live_reference USING (recipient_id, reference)
    WHERE other.run_id = move.run_id AND other.recipient_id = move.recipient_id AND other.chain = move.chain
      AND other.link <> move.link AND (other.is_exchange OR other.link > move.link)
  ) AS dependents ON true
  LEFT JOIN LATERAL (
    SELECT string_agg(
      change.reference || ' : ' || coalesce(change.gained_post, 'sans changement de poste')
        || coalesce(' (au lieu de ' || change.lost_post || ')', ''),
      ' ; ' ORDER BY change.reference) AS words
    FROM published_fallback AS change
    JOIN live_reference USING (recipient_id, reference)
    WHERE change.run_id = move.run_id AND change.recipient_id = move.recipient_id AND change.refused = move.reference
  ) AS fallback ON true;

COMMENT ON VIEW rapports_v1.chaines IS
  'Chaînes et échanges du plan : mouvements qui se tiennent, propositions dépendantes et plan de repli.';
COMMENT ON COLUMN rapports_v1.chaines.run_id IS 'Numéro de la nuit de calcul publiée.';
COMMENT ON COLUMN rapports_v1.chaines.calcule_le IS 'Date et heure de publication, heure de Paris.';
COMMENT ON COLUMN rapports_v1.chaines.donnees_du IS 'Date des données et des règles appliquées.';
COMMENT ON COLUMN rapports_v1.chaines.commission IS 'Code de la commission.';
COMMENT ON COLUMN rapports_v1.chaines.destinataire IS 'À quel titre la ligne est lue : secrétariat ou origine.';
COMMENT ON COLUMN rapports_v1.chaines.chaine IS 'Numéro de la chaîne ou de l''échange dans la publication.';
COMMENT ON COLUMN rapports_v1.chaines.nature IS
  'chaîne : le premier mouvement prend une place vacante ; échange : il prend celle que libère le dernier.';
COMMENT ON COLUMN rapports_v1.chaines.maillons IS 'Nombre de mouvements qui se tiennent.';
COMMENT ON COLUMN rapports_v1.chaines.maillon IS 'Place du mouvement : il prend la place que libère le précédent.';
COMMENT ON COLUMN rapports_v1.chaines.agent IS 'Référence de l''agent.';
COMMENT ON COLUMN rapports_v1.chaines.employeur_origine IS 'Employeur d''origine.';
COMMENT ON COLUMN rapports_v1.chaines.poste_quitte IS 'Poste que l''agent libère et que son employeur rouvrirait ; vide s''il n''en libère pas.';
COMMENT ON COLUMN rapports_v1.chaines.intitule_quitte IS 'Intitulé du poste quitté.';
COMMENT ON COLUMN rapports_v1.chaines.employeur_accueil IS 'Employeur d''accueil.';
COMMENT ON COLUMN rapports_v1.chaines.poste_pris IS 'Poste que l''agent rejoint.';
COMMENT ON COLUMN rapports_v1.chaines.intitule_pris IS 'Intitulé du poste rejoint.';
COMMENT ON COLUMN rapports_v1.chaines.tombent_si_refus IS
  'Propositions de la chaîne qui tombent si ce mouvement est refusé ; pour un employeur, celles de ses agents.';
COMMENT ON COLUMN rapports_v1.chaines.plan_b IS
  'Ce qui change dans le plan recalculé sans ce mouvement ; secrétariat seul ; « non calculé » au-delà de cent mouvements.';
