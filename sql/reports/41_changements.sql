-- What changed since the publication the night is compared to, and the cause of each change. The secretariat reads every
-- agent and post, an employer and an agent their own; what changed for another is said to them without a name.

SET LOCAL search_path = passerelle, rapports_v1;

CREATE OR REPLACE VIEW rapports_v1.changements WITH (security_barrier) AS
  SELECT run.run_id, run.calcule_le, run.donnees_du, run.commission,
    CASE me.kind WHEN 'commission' THEN 'secrétariat' ELSE me.kind END AS destinataire,
    CASE row.side WHEN 'agent' THEN 'agent' ELSE 'poste' END AS objet,
    CASE row.side WHEN 'agent' THEN row.subject END AS agent,
    CASE row.side WHEN 'poste' THEN row.subject END AS poste,
    CASE row.change WHEN 'nouveau' THEN 'nouveau' WHEN 'maintenu' THEN 'maintenu' WHEN 'retire' THEN 'retiré'
      ELSE 'déplacé' END AS changement,
    said.before AS avant, said.after AS apres,
    CASE
      WHEN row.cause = 'agent' AND row.source = row.subject THEN 'donnée de l''agent modifiée'
      WHEN row.cause IN ('agent', 'poste') AND row.source IS NULL
        OR row.cause = 'agent' AND source.reference IS NULL THEN 'par effet d''une autre ligne'
      WHEN row.cause = 'agent' THEN 'par effet de l''agent ' || row.source
      WHEN row.cause = 'poste' AND row.source = row.subject THEN 'donnée du poste modifiée'
      WHEN row.cause = 'poste' THEN 'donnée du poste ' || row.source || ' modifiée'
      WHEN row.cause = 'charte' THEN 'règle ou poids de la charte modifié'
      WHEN row.cause = 'decision' THEN 'avis ou décision de la commission'
      WHEN row.cause = 'commun' THEN 'employeurs, conventions ou référentiels modifiés'
      WHEN row.cause = 'date' THEN 'passage du temps : échéance, publication ou séance'
      WHEN row.cause = 'depart' THEN 'par effet d''une ligne qui n''est plus examinée'
      WHEN row.cause = 'plusieurs' THEN 'plusieurs changements ensemble, dont aucun ne suffit'
      WHEN row.cause = 'non_recherchee' THEN 'non recherchée'
    END AS cause,
    CASE WHEN row.cause = 'poste' OR row.cause = 'agent' AND (row.source = row.subject OR source.reference IS NOT NULL)
      THEN (
      SELECT string_agg(CASE word
        WHEN 'dossier' THEN 'dossier' WHEN 'employeur' THEN 'employeur ou service' WHEN 'situation' THEN 'situation'
        WHEN 'sante' THEN 'aptitude et restrictions' WHEN 'profil' THEN 'profil' WHEN 'souhaits' THEN 'souhaits'
        WHEN 'paie' THEN 'paie' WHEN 'poste_tenu' THEN 'poste tenu' WHEN 'places' THEN 'places'
        WHEN 'ouverture' THEN 'ouverture' WHEN 'exigences' THEN 'exigences' WHEN 'conditions' THEN 'conditions'
        WHEN 'poste' THEN 'poste ouvert ou fermé' ELSE word END, ', ' ORDER BY place)
      FROM string_to_table(row.groups, ' ') WITH ORDINALITY AS words (word, place)) END AS ce_qui_a_change,
    former.business_date AS compare_au
  FROM current_run AS run
  JOIN run AS former ON former.id = run.baseline
  JOIN my_recipient AS me ON me.commission = run.commission AND me.kind <> 'accueil'
  JOIN change_since AS row ON row.run_id = run.run_id AND row.recipient_id = me.id
  LEFT JOIN live_reference AS own ON own.recipient_id = me.id AND own.reference = row.subject AND row.side = 'agent'
  LEFT JOIN live_reference AS source ON source.recipient_id = me.id AND source.reference = row.source
  CROSS JOIN LATERAL (
    SELECT
      CASE row.side WHEN 'agent' THEN row.before ELSE (
        SELECT string_agg(reference, ', ' ORDER BY reference) FROM string_to_table(row.before, ' ') AS reference
        WHERE (me.id, reference) IN (SELECT recipient_id, live_reference.reference FROM live_reference)) END AS before,
      CASE row.side WHEN 'agent' THEN row.after ELSE (
        SELECT string_agg(reference, ', ' ORDER BY reference) FROM string_to_table(row.after, ' ') AS reference
        WHERE (me.id, reference) IN (SELECT recipient_id, live_reference.reference FROM live_reference)) END AS after
  ) AS said
  WHERE row.side = 'poste' OR own.reference IS NOT NULL;

COMMENT ON VIEW rapports_v1.changements IS
  'Ce qui change depuis la publication précédente, agent par agent et poste par poste, avec la cause de chaque changement.';
COMMENT ON COLUMN rapports_v1.changements.run_id IS 'Numéro de la nuit de calcul publiée.';
COMMENT ON COLUMN rapports_v1.changements.calcule_le IS 'Date et heure de publication, heure de Paris.';
COMMENT ON COLUMN rapports_v1.changements.donnees_du IS 'Date des données et des règles appliquées.';
COMMENT ON COLUMN rapports_v1.changements.commission IS 'Code de la commission.';
COMMENT ON COLUMN rapports_v1.changements.destinataire IS 'À quel titre la ligne est lue : secrétariat, origine ou agent.';
COMMENT ON COLUMN rapports_v1.changements.objet IS 'agent ou poste.';
COMMENT ON COLUMN rapports_v1.changements.agent IS 'Pseudonyme de l''agent.';
COMMENT ON COLUMN rapports_v1.changements.poste IS 'Code du poste.';
COMMENT ON COLUMN rapports_v1.changements.changement IS
  'nouveau, maintenu, retiré ou déplacé : ce que le plan retient pour l''agent, ou sur le poste.';
COMMENT ON COLUMN rapports_v1.changements.avant IS 'Poste de l''agent, ou agents du poste, dans la publication précédente.';
COMMENT ON COLUMN rapports_v1.changements.apres IS 'Poste de l''agent, ou agents du poste, dans celle-ci.';
COMMENT ON COLUMN rapports_v1.changements.cause IS
  'Le changement sans lequel la ligne serait restée la même, le plan étant recalculé ; « non recherchée » au-delà du budget.';
COMMENT ON COLUMN rapports_v1.changements.ce_qui_a_change IS 'Parties du dossier ou du poste modifiées ; jamais une valeur.';
COMMENT ON COLUMN rapports_v1.changements.compare_au IS 'Date des données de la publication précédente.';
