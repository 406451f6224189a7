-- Every examined pair and why it is not simply proposed. A host has no row here.

SET LOCAL search_path = passerelle, rapports_v1;

CREATE OR REPLACE VIEW rapports_v1.pourquoi_pas WITH (security_barrier) AS
  SELECT pairs.run_id, pairs.calcule_le, pairs.donnees_du, pairs.commission_code AS commission,
    CASE pairs.kind WHEN 'commission' THEN 'secrétariat' ELSE pairs.kind END AS destinataire,
    pairs.reference AS agent, pairs.post AS poste, post.title AS intitule, host.name AS employeur_accueil,
    verdict_lu(pairs.verdict) AS verdict,
    CASE WHEN pairs.agent_rank IS NULL AND pairs.post_rank IS NULL THEN 'non' ELSE 'oui' END AS listee,
    reponse(pairs.statut) AS statut, reponse(pairs.sante) AS sante, reponse(pairs.souhaits) AS souhaits,
    reponse(pairs.competences) AS competences, reponse(pairs.commission) AS avis_commission,
    voies(pairs.routes) AS voie, words.motif_principal, words.motifs, words.remedes AS ce_qui_debloquerait,
    words.qui_agit, words.articles, words.codes AS regles,
    CASE WHEN pairs.is_planned THEN 'retenue'
      ELSE coalesce(raison_lue(words.regle_du_plan), 'règle') END AS raison,
    CASE WHEN NOT pairs.is_planned THEN coalesce(words.regle_du_plan, words.regle_principale) END AS regle_decisive,
    CASE WHEN NOT pairs.is_planned THEN coalesce(words.raison_du_plan, words.motif_principal) END AS explication
  FROM visible_pair AS pairs
  LEFT JOIN worded_pair AS words USING (run_id, recipient_id, reference, post)
  LEFT JOIN post ON post.commission = pairs.commission_code AND post.code = pairs.post
  LEFT JOIN employer AS host ON host.siret = post.employer
  WHERE pairs.kind <> 'accueil';

COMMENT ON VIEW rapports_v1.pourquoi_pas IS
  'Chaque paire examinée : son verdict, pourquoi, ce qui débloquerait. Au-delà du plafond de la charte, voir entonnoir.';
COMMENT ON COLUMN rapports_v1.pourquoi_pas.run_id IS 'Numéro de la nuit de calcul publiée.';
COMMENT ON COLUMN rapports_v1.pourquoi_pas.calcule_le IS 'Date et heure de publication, heure de Paris.';
COMMENT ON COLUMN rapports_v1.pourquoi_pas.donnees_du IS 'Date des données et des règles appliquées.';
COMMENT ON COLUMN rapports_v1.pourquoi_pas.commission IS 'Code de la commission.';
COMMENT ON COLUMN rapports_v1.pourquoi_pas.destinataire IS
  'À quel titre la ligne est lue : secrétariat, origine ou agent.';
COMMENT ON COLUMN rapports_v1.pourquoi_pas.agent IS 'Pseudonyme de l''agent.';
COMMENT ON COLUMN rapports_v1.pourquoi_pas.poste IS 'Code du poste.';
COMMENT ON COLUMN rapports_v1.pourquoi_pas.intitule IS 'Intitulé du poste.';
COMMENT ON COLUMN rapports_v1.pourquoi_pas.employeur_accueil IS 'Employeur du poste.';
COMMENT ON COLUMN rapports_v1.pourquoi_pas.verdict IS
  'proposable, proposable sous condition, à instruire ou non recevable.';
COMMENT ON COLUMN rapports_v1.pourquoi_pas.listee IS
  'oui : figure dans les propositions de l''agent ou du poste ; non sinon.';
COMMENT ON COLUMN rapports_v1.pourquoi_pas.statut IS 'Réponse de l''axe statut.';
COMMENT ON COLUMN rapports_v1.pourquoi_pas.sante IS 'Réponse de l''axe santé.';
COMMENT ON COLUMN rapports_v1.pourquoi_pas.souhaits IS 'Réponse de l''axe souhaits.';
COMMENT ON COLUMN rapports_v1.pourquoi_pas.competences IS 'Réponse de l''axe compétences.';
COMMENT ON COLUMN rapports_v1.pourquoi_pas.avis_commission IS 'Réponse tirée des avis antérieurs de la commission.';
COMMENT ON COLUMN rapports_v1.pourquoi_pas.voie IS 'Voies statutaires ouvertes ; aucune si le statut bloque.';
COMMENT ON COLUMN rapports_v1.pourquoi_pas.motif_principal IS 'Le motif le plus sévère.';
COMMENT ON COLUMN rapports_v1.pourquoi_pas.motifs IS 'Tous les motifs, du plus sévère au moins sévère.';
COMMENT ON COLUMN rapports_v1.pourquoi_pas.ce_qui_debloquerait IS
  'Ce qui lèverait chaque motif. Les leviers pris sur les souhaits de l''agent ne sont montrés qu''à lui.';
COMMENT ON COLUMN rapports_v1.pourquoi_pas.qui_agit IS 'Qui doit agir.';
COMMENT ON COLUMN rapports_v1.pourquoi_pas.articles IS 'Articles de droit cités.';
COMMENT ON COLUMN rapports_v1.pourquoi_pas.regles IS 'Codes des règles examinées.';
COMMENT ON COLUMN rapports_v1.pourquoi_pas.raison IS
  'Liste fermée : retenue ; règle ; place à un agent devant ; coût pour le plan ; quota ou réciprocité ; occupant qui reste ; départage ; décision.';
COMMENT ON COLUMN rapports_v1.pourquoi_pas.regle_decisive IS 'Code de la règle qui a décidé ; vide si la paire est retenue.';
COMMENT ON COLUMN rapports_v1.pourquoi_pas.explication IS
  'La raison en clair, avec ce qui manque ou ce que le choix coûterait ; le détail des niveaux est dans alternatives.';
