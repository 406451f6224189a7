-- Every listed proposal, one flat row: the source of the sheets, and what a spreadsheet or a BI tool opens.

SET LOCAL search_path = passerelle, rapports_v1;

CREATE OR REPLACE VIEW rapports_v1.propositions WITH (security_barrier) AS
  SELECT pairs.run_id, pairs.calcule_le, pairs.donnees_du, pairs.commission_code AS commission,
    CASE pairs.kind WHEN 'commission' THEN 'secrétariat' ELSE pairs.kind END AS destinataire,
    pairs.reference AS agent, pairs.post AS poste, post.title AS intitule,
    origin.name AS employeur_origine, host.name AS employeur_accueil, commune.name AS lieu,
    pairs.agent_rank AS rang_agent, pairs.post_rank AS rang_poste,
    CASE WHEN pairs.is_planned THEN 'oui' ELSE 'non' END AS retenue,
    verdict_lu(pairs.verdict) AS verdict,
    -- A host is told neither the route nor the reservations: both could tell of health.
    CASE WHEN pairs.kind = 'accueil' AND pairs.routes = '{}' THEN 'voie à préciser' ELSE voies(pairs.routes) END AS voie,
    CASE WHEN pairs.allows_mise_a_disposition THEN 'mise à disposition possible' END AS transitoire,
    reponse(pairs.statut) AS statut, reponse(pairs.sante) AS sante, reponse(pairs.souhaits) AS souhaits,
    reponse(pairs.competences) AS competences, reponse(pairs.commission) AS avis_commission,
    -- Nor the rank of a priority: P9 says which one holds it.
    CASE WHEN pairs.kind <> 'accueil' THEN priority.labels END AS priorites,
    pairs.points, pairs.criteria[1] AS points_competences, pairs.criteria[2] AS points_metier,
    pairs.criteria[3] AS points_souhaits, pairs.criteria[4] AS points_distance,
    pairs.criteria[5] AS points_prevention, pairs.criteria[6] AS points_tension,
    pairs.criteria[7] AS points_parcours, pairs.criteria[8] AS points_paie, pairs.criteria[9] AS points_themes,
    distance_lue(pairs.metres, pairs.distance_band) AS distance,
    paie_lue(pairs.pay_before, pairs.pay_after, pairs.pay_is_at_least, pairs.pay_band) AS paie,
    round((pairs.pay_after - pairs.pay_before) / 100.0, 2) AS ecart_paie_euros,
    pairs.earliest_on AS date_au_plus_tot, post.starts_on AS date_souhaitee, pairs.gap_days AS ecart_jours,
    parcours_lu(pairs.theory_days, pairs.practice_days) AS parcours,
    pairs.theory_days AS formation_jours, pairs.practice_days AS immersion_jours,
    words.motifs_pour,
    CASE WHEN pairs.kind = 'accueil' AND pairs.verdict <> 'PROPOSABLE'
      THEN coalesce(words.reserves, 'réserves à lever par l''origine') ELSE words.reserves END AS reserves,
    words.a_faire, words.codes AS regles,
    agents.versant, agents.category AS categorie,
    coalesce(metier.label || ' (' || agents.metier || ')', 'famille de métiers ' || agents.metier) AS metier
  FROM visible_pair AS pairs
  LEFT JOIN worded_pair AS words USING (run_id, recipient_id, reference, post)
  LEFT JOIN published_agent AS agents USING (run_id, recipient_id, reference)
  LEFT JOIN metier ON metier.code = agents.metier
  LEFT JOIN employer AS origin ON origin.siret = agents.siret
  LEFT JOIN post ON post.commission = pairs.commission_code AND post.code = pairs.post
  LEFT JOIN employer AS host ON host.siret = post.employer
  LEFT JOIN post_condition ON post_condition.post_id = post.id
  LEFT JOIN commune ON commune.insee = post_condition.commune
  LEFT JOIN LATERAL (
    SELECT string_agg(label_of(held.code), ' ; ' ORDER BY parameter.rank) AS labels
    FROM unnest(pairs.priorities) AS held (code)
    LEFT JOIN published_parameter AS parameter
      ON parameter.run_id = pairs.run_id AND parameter.kind = 'priorite' AND parameter.name = held.code
  ) AS priority ON true
  WHERE pairs.agent_rank IS NOT NULL OR pairs.post_rank IS NOT NULL;

COMMENT ON VIEW rapports_v1.propositions IS
  'Toutes les propositions listées, une ligne par agent et poste, telles que chaque destinataire peut les lire.';
COMMENT ON COLUMN rapports_v1.propositions.run_id IS 'Numéro de la nuit de calcul publiée.';
COMMENT ON COLUMN rapports_v1.propositions.calcule_le IS 'Date et heure de publication, heure de Paris.';
COMMENT ON COLUMN rapports_v1.propositions.donnees_du IS 'Date des données et des règles appliquées.';
COMMENT ON COLUMN rapports_v1.propositions.commission IS 'Code de la commission.';
COMMENT ON COLUMN rapports_v1.propositions.destinataire IS
  'À quel titre la ligne est lue : secrétariat, origine, accueil ou agent.';
COMMENT ON COLUMN rapports_v1.propositions.agent IS
  'Référence de l''agent : pseudonyme, ou référence aléatoire propre à l''accueil.';
COMMENT ON COLUMN rapports_v1.propositions.poste IS 'Code du poste.';
COMMENT ON COLUMN rapports_v1.propositions.intitule IS 'Intitulé du poste.';
COMMENT ON COLUMN rapports_v1.propositions.employeur_origine IS 'Employeur d''origine ; vide pour l''accueil.';
COMMENT ON COLUMN rapports_v1.propositions.employeur_accueil IS 'Employeur du poste.';
COMMENT ON COLUMN rapports_v1.propositions.lieu IS 'Commune de travail.';
COMMENT ON COLUMN rapports_v1.propositions.rang_agent IS 'Rang du poste pour l''agent, 1 en tête ; vide si non listé.';
COMMENT ON COLUMN rapports_v1.propositions.rang_poste IS
  'Rang de l''agent pour le poste, 1 en tête ; vide si non listé.';
COMMENT ON COLUMN rapports_v1.propositions.retenue IS 'oui : retenue par le plan d''ensemble ; non : alternative.';
COMMENT ON COLUMN rapports_v1.propositions.verdict IS
  'proposable, proposable sous condition, à instruire ou non recevable : la plus mauvaise réponse des axes.';
COMMENT ON COLUMN rapports_v1.propositions.voie IS 'Voies statutaires ouvertes.';
COMMENT ON COLUMN rapports_v1.propositions.transitoire IS 'Mise à disposition possible à titre transitoire.';
COMMENT ON COLUMN rapports_v1.propositions.statut IS
  'Réponse de l''axe statut ; vide si le destinataire n''a pas à la connaître.';
COMMENT ON COLUMN rapports_v1.propositions.sante IS
  'Réponse de l''axe santé ; vide si le destinataire n''a pas à la connaître.';
COMMENT ON COLUMN rapports_v1.propositions.souhaits IS
  'Réponse de l''axe souhaits ; vide si le destinataire n''a pas à la connaître.';
COMMENT ON COLUMN rapports_v1.propositions.competences IS 'Réponse de l''axe compétences.';
COMMENT ON COLUMN rapports_v1.propositions.avis_commission IS 'Réponse tirée des avis antérieurs de la commission.';
COMMENT ON COLUMN rapports_v1.propositions.priorites IS
  'Priorités tenues, dans l''ordre voté ; vide pour l''accueil, à qui leur rang dirait pourquoi.';
COMMENT ON COLUMN rapports_v1.propositions.points IS
  'Total des points pondérés par la charte ; vide si la paire ne prend pas de place.';
COMMENT ON COLUMN rapports_v1.propositions.points_competences IS 'Points de compétences, 0 à 100, avant pondération.';
COMMENT ON COLUMN rapports_v1.propositions.points_metier IS
  'Points de proximité de métier, 0 à 100, avant pondération.';
COMMENT ON COLUMN rapports_v1.propositions.points_souhaits IS 'Points de souhaits, 0 à 100, avant pondération.';
COMMENT ON COLUMN rapports_v1.propositions.points_distance IS
  'Points de distance ou de trajet, 0 à 100, avant pondération.';
COMMENT ON COLUMN rapports_v1.propositions.points_prevention IS
  'Points de prévention de l''usure, 0 à 100, avant pondération.';
COMMENT ON COLUMN rapports_v1.propositions.points_tension IS
  'Points de poste difficile à pourvoir, 0 à 100, avant pondération.';
COMMENT ON COLUMN rapports_v1.propositions.points_parcours IS
  'Points d''effort de formation, 0 à 100, avant pondération.';
COMMENT ON COLUMN rapports_v1.propositions.points_paie IS 'Points de paie, 0 à 100, avant pondération.';
COMMENT ON COLUMN rapports_v1.propositions.points_themes IS 'Points de thèmes d''intérêt, 0 à 100, avant pondération.';
COMMENT ON COLUMN rapports_v1.propositions.distance IS 'Distance du domicile au poste ; pour l''accueil, une tranche.';
COMMENT ON COLUMN rapports_v1.propositions.paie IS
  'Paie brute mensuelle avant et après sur les éléments connus, ou non chiffrable ; pour l''accueil, une tranche.';
COMMENT ON COLUMN rapports_v1.propositions.ecart_paie_euros IS
  'Écart mensuel en euros ; vide si non chiffrable ou réservé.';
COMMENT ON COLUMN rapports_v1.propositions.date_au_plus_tot IS
  'Départ au plus tôt : décision et préavis en mois calendaires.';
COMMENT ON COLUMN rapports_v1.propositions.date_souhaitee IS 'Date de prise de poste souhaitée par l''accueil.';
COMMENT ON COLUMN rapports_v1.propositions.ecart_jours IS 'Jours entre la date souhaitée et le départ au plus tôt.';
COMMENT ON COLUMN rapports_v1.propositions.parcours IS 'Parcours à prévoir : formation et immersion, en jours.';
COMMENT ON COLUMN rapports_v1.propositions.formation_jours IS 'Jours de formation du parcours.';
COMMENT ON COLUMN rapports_v1.propositions.immersion_jours IS 'Jours d''immersion du parcours.';
COMMENT ON COLUMN rapports_v1.propositions.motifs_pour IS 'Ce qui est conforme.';
COMMENT ON COLUMN rapports_v1.propositions.reserves IS 'Ce qui reste à lever ou à instruire.';
COMMENT ON COLUMN rapports_v1.propositions.a_faire IS 'Qui doit faire quoi.';
COMMENT ON COLUMN rapports_v1.propositions.regles IS 'Codes des règles examinées.';
COMMENT ON COLUMN rapports_v1.propositions.versant IS 'Versant de l''agent : FPT, FPH ou FPE.';
COMMENT ON COLUMN rapports_v1.propositions.categorie IS 'Catégorie de l''agent : A, B ou C.';
COMMENT ON COLUMN rapports_v1.propositions.metier IS
  'Métier de l''agent ; pour l''accueil, la famille de métiers seulement.';
