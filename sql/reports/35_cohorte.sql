-- The cohort as proposed, its calendar and its certificates, from the published plan of each cohort. A withdrawal of the
-- agreement to be presented hides an agent at the next SELECT, as on every page.

SET LOCAL search_path = passerelle, rapports_v1;

CREATE OR REPLACE VIEW current_cohort WITH (security_barrier) AS
  SELECT run.id AS run_id, date_trunc('second', run.published_at AT TIME ZONE 'Europe/Paris') AS calcule_le,
    run.business_date AS donnees_du, run.commission, run.cohort, cohort.label, run.seats, run.filled, run.fillable,
    run.candidates, run.received, run.is_proved, run.baseline
  FROM cohort_publication
  JOIN cohort_run AS run ON run.id = cohort_publication.cohort_run_id
  JOIN cohort ON cohort.commission = run.commission AND cohort.code = run.cohort;
COMMENT ON VIEW current_cohort IS 'The published plan of each cohort the login may read';

CREATE OR REPLACE VIEW visible_cohort_agent WITH (security_barrier) AS
  SELECT run.calcule_le, run.donnees_du, run.commission, run.cohort, me.kind, me.employer AS reader,
    agents.cohort_run_id, agents.recipient_id, agents.reference, agents.situation, agents.siret, agents.rank,
    agents.points, agents.change, agents.replaced, agents.theory_planned, agents.theory_done, agents.practice_planned,
    agents.practice_done, agents.threshold_percent, agents.cohort_run_id AS run_id, agents.practice_missing,
    agents.assessed_by_origin_on, agents.assessed_by_host_on, agents.assessed_by_agent_on
  FROM current_cohort AS run
  JOIN my_recipient AS me ON me.commission = run.commission
  JOIN cohort_published_agent AS agents ON agents.cohort_run_id = run.run_id AND agents.recipient_id = me.id
  WHERE (agents.recipient_id, agents.reference) IN (SELECT recipient_id, reference FROM live_reference);
COMMENT ON VIEW visible_cohort_agent IS 'Candidates of the published plans, as the login''s recipients know them';

-- Whoever reads a row of the secretariat's has the pseudonyms; a replaced agent whose agreement is gone is not named.
CREATE OR REPLACE VIEW rapports_v1.cohorte WITH (security_barrier) AS
  SELECT agents.run_id, agents.calcule_le, agents.donnees_du, agents.commission, agents.cohort AS cohorte,
    CASE agents.kind WHEN 'commission' THEN 'secrétariat' ELSE agents.kind END AS destinataire,
    agents.reference AS agent, origin.name AS employeur_origine,
    CASE agents.situation WHEN 'membre' THEN 'proposé' WHEN 'attente' THEN 'liste d''attente'
      WHEN 'sans_lieu' THEN 'aucun parcours possible' ELSE 'sorti de la cohorte' END AS situation,
    agents.rank AS rang_attente,
    (SELECT string_agg(names.replaced, ', ' ORDER BY names.replaced)
     FROM unnest(agents.replaced) AS names (replaced)
     WHERE (agents.recipient_id, names.replaced) IN (SELECT recipient_id, reference FROM live_reference)) AS remplacerait,
    (SELECT string_agg(DISTINCT place.service || ' (' || host.name || ')', ' puis ')
     FROM cohort_published_day AS days
     JOIN immersion_place AS place
       ON place.commission = agents.commission AND place.cohort = agents.cohort AND place.code = days.place
     JOIN employer AS host ON host.siret = place.employer
     WHERE days.cohort_run_id = agents.run_id AND days.recipient_id = agents.recipient_id
       AND days.reference = agents.reference) AS lieux,
    agents.points,
    CASE agents.change WHEN 'entree' THEN 'entrée' WHEN 'sortie' THEN 'sortie' WHEN 'lieu' THEN 'lieu modifié'
      WHEN 'dates' THEN 'dates modifiées' ELSE 'aucun' END AS changement
  FROM visible_cohort_agent AS agents
  LEFT JOIN employer AS origin ON origin.siret = agents.siret;

COMMENT ON VIEW rapports_v1.cohorte IS
  'Cohorte proposée : le groupe décide et peut remplacer toute personne ; le reste est alors recalculé.';
COMMENT ON COLUMN rapports_v1.cohorte.run_id IS 'Numéro du calcul de cohorte publié.';
COMMENT ON COLUMN rapports_v1.cohorte.calcule_le IS 'Date et heure de publication, heure de Paris.';
COMMENT ON COLUMN rapports_v1.cohorte.donnees_du IS 'Date des données et des règles appliquées.';
COMMENT ON COLUMN rapports_v1.cohorte.commission IS 'Code de la commission.';
COMMENT ON COLUMN rapports_v1.cohorte.cohorte IS 'Code de la cohorte.';
COMMENT ON COLUMN rapports_v1.cohorte.destinataire IS
  'À quel titre la ligne est lue : secrétariat, origine, accueil ou agent.';
COMMENT ON COLUMN rapports_v1.cohorte.agent IS 'Pseudonyme ; pour l''accueil, une référence aléatoire.';
COMMENT ON COLUMN rapports_v1.cohorte.employeur_origine IS 'Employeur d''origine ; vide pour l''accueil.';
COMMENT ON COLUMN rapports_v1.cohorte.situation IS
  'proposé, liste d''attente, aucun parcours possible (règles, dates ou formation manquée), ou sorti de la cohorte (sans motif).';
COMMENT ON COLUMN rapports_v1.cohorte.rang_attente IS
  'Rang sur la liste d''attente, 1 en premier ; vide si aucune cohorte n''est possible avec cette personne.';
COMMENT ON COLUMN rapports_v1.cohorte.remplacerait IS
  'Pseudonymes que la meilleure cohorte avec cette personne laisserait de côté ; au secrétariat seulement.';
COMMENT ON COLUMN rapports_v1.cohorte.lieux IS 'Lieux d''immersion : service et employeur d''accueil.';
COMMENT ON COLUMN rapports_v1.cohorte.points IS 'Points du placement, selon les poids de la charte ; au secrétariat.';
COMMENT ON COLUMN rapports_v1.cohorte.changement IS
  'Depuis le plan précédent : aucun, entrée, sortie, lieu modifié, dates modifiées.';

CREATE OR REPLACE VIEW rapports_v1.cohorte_manque WITH (security_barrier) AS
  SELECT run.run_id, run.calcule_le, run.donnees_du, run.commission, run.cohort AS cohorte, run.seats AS places_cohorte,
    run.filled AS places_pourvues,
    CASE WHEN line.nature IS NULL THEN 'cause'
      ELSE line.nature END AS nature,
    coalesce(line.number, 1) AS numero,
    CASE
      WHEN line.kind IS NULL THEN 'Trop peu de candidats ont un lieu possible'
      WHEN line.kind = 'place' THEN 'Capacité ou jours du lieu ' || line.subject
      WHEN line.kind = 'tuteur' THEN 'Disponibilité du tuteur ' || line.subject
      WHEN line.kind = 'maximum' THEN 'Maximum de l''employeur ' || coalesce(employer.name, line.subject)
      WHEN line.kind = 'minimum' THEN 'Minimum de l''employeur ' || coalesce(employer.name, line.subject)
      WHEN line.kind = 'autre_employeur' THEN 'Règle de la charte : autre employeur'
      ELSE 'Règle de la charte : autre métier' END AS contrainte,
    CASE WHEN line.nature = 'assouplissement' THEN line.filled END AS pourvues_apres,
    CASE WHEN line.nature IS DISTINCT FROM 'assouplissement' THEN run.candidates END AS candidats_concernes,
    CASE WHEN line.nature IS DISTINCT FROM 'assouplissement' THEN run.received END AS candidats_accueillis,
    CASE WHEN run.is_proved THEN 'oui' ELSE 'non' END AS prouve
  FROM current_cohort AS run
  JOIN my_recipient AS me ON me.commission = run.commission AND me.kind = 'commission'
  LEFT JOIN cohort_published_cause AS line ON line.cohort_run_id = run.run_id AND line.recipient_id = me.id
  LEFT JOIN employer ON employer.siret = line.subject
  WHERE run.fillable IS NULL OR run.fillable < run.seats;

COMMENT ON VIEW rapports_v1.cohorte_manque IS
  'Pourquoi des places de la cohorte restent vides, en nombres et en lieux, et ce qu''un assouplissement donnerait.';
COMMENT ON COLUMN rapports_v1.cohorte_manque.run_id IS 'Numéro du calcul de cohorte publié.';
COMMENT ON COLUMN rapports_v1.cohorte_manque.calcule_le IS 'Date et heure de publication, heure de Paris.';
COMMENT ON COLUMN rapports_v1.cohorte_manque.donnees_du IS 'Date des données et des règles appliquées.';
COMMENT ON COLUMN rapports_v1.cohorte_manque.commission IS 'Code de la commission.';
COMMENT ON COLUMN rapports_v1.cohorte_manque.cohorte IS 'Code de la cohorte.';
COMMENT ON COLUMN rapports_v1.cohorte_manque.places_cohorte IS 'Places de la cohorte.';
COMMENT ON COLUMN rapports_v1.cohorte_manque.places_pourvues IS 'Places que le plan pourvoit.';
COMMENT ON COLUMN rapports_v1.cohorte_manque.nature IS
  'cause : avec les autres causes, rend la cohorte complète impossible, aucune n''étant de trop ; '
  'assouplissement : un cran de plus (une place, un agent, une règle) pourvoirait des places.';
COMMENT ON COLUMN rapports_v1.cohorte_manque.numero IS 'Numéro de la ligne dans sa nature.';
COMMENT ON COLUMN rapports_v1.cohorte_manque.contrainte IS 'La contrainte ; jamais une personne.';
COMMENT ON COLUMN rapports_v1.cohorte_manque.pourvues_apres IS 'Places pourvues après l''assouplissement.';
COMMENT ON COLUMN rapports_v1.cohorte_manque.candidats_concernes IS
  'Candidats que seuls les lieux en cause pourraient accueillir.';
COMMENT ON COLUMN rapports_v1.cohorte_manque.candidats_accueillis IS
  'Nombre de ces candidats que ces lieux peuvent accueillir ensemble.';
COMMENT ON COLUMN rapports_v1.cohorte_manque.prouve IS
  'oui ; non si le calcul a dû s''arrêter : la cause vaut, mais une contrainte peut y être de trop, et un '
  'assouplissement pourvoir davantage.';

CREATE OR REPLACE VIEW rapports_v1.calendrier_parcours WITH (security_barrier) AS
  SELECT agents.run_id, agents.calcule_le, agents.donnees_du, agents.commission, agents.cohort AS cohorte,
    CASE agents.kind WHEN 'commission' THEN 'secrétariat' ELSE agents.kind END AS destinataire,
    agents.reference AS agent, days.day AS jour,
    CASE days.half WHEN 0 THEN 'matin' ELSE 'après-midi' END AS demi_journee,
    to_char(days.day, 'IYYY-"S"IW') AS semaine,
    CASE WHEN days.place IS NULL THEN 'Formation théorique' ELSE 'Immersion' END AS nature,
    days.period AS periode, place.code AS id_lieu, place.service || ', ' || host.name AS lieu,
    host.name AS employeur_accueil, host.siret AS siret_accueil
  FROM visible_cohort_agent AS agents
  JOIN cohort_published_day AS days
    ON days.cohort_run_id = agents.run_id AND days.recipient_id = agents.recipient_id
      AND days.reference = agents.reference
  LEFT JOIN immersion_place AS place
    ON place.commission = agents.commission AND place.cohort = agents.cohort AND place.code = days.place
  LEFT JOIN employer AS host ON host.siret = place.employer;

COMMENT ON VIEW rapports_v1.calendrier_parcours IS
  'Calendrier des parcours par demi-journée, à lire par agent, par accueil ou par semaine.';
COMMENT ON COLUMN rapports_v1.calendrier_parcours.run_id IS 'Numéro du calcul de cohorte publié.';
COMMENT ON COLUMN rapports_v1.calendrier_parcours.calcule_le IS 'Date et heure de publication, heure de Paris.';
COMMENT ON COLUMN rapports_v1.calendrier_parcours.donnees_du IS 'Date des données et des règles appliquées.';
COMMENT ON COLUMN rapports_v1.calendrier_parcours.commission IS 'Code de la commission.';
COMMENT ON COLUMN rapports_v1.calendrier_parcours.cohorte IS 'Code de la cohorte.';
COMMENT ON COLUMN rapports_v1.calendrier_parcours.destinataire IS
  'À quel titre la ligne est lue : secrétariat, origine, accueil ou agent.';
COMMENT ON COLUMN rapports_v1.calendrier_parcours.agent IS 'Pseudonyme ; pour l''accueil, une référence aléatoire.';
COMMENT ON COLUMN rapports_v1.calendrier_parcours.jour IS 'Date.';
COMMENT ON COLUMN rapports_v1.calendrier_parcours.demi_journee IS 'matin ou après-midi.';
COMMENT ON COLUMN rapports_v1.calendrier_parcours.semaine IS 'Semaine ISO, année et numéro.';
COMMENT ON COLUMN rapports_v1.calendrier_parcours.nature IS 'Formation théorique ou Immersion.';
COMMENT ON COLUMN rapports_v1.calendrier_parcours.periode IS
  'Numéro de la période d''immersion ; vide pour la formation.';
COMMENT ON COLUMN rapports_v1.calendrier_parcours.id_lieu IS 'Code du lieu d''immersion ; vide pour la formation.';
COMMENT ON COLUMN rapports_v1.calendrier_parcours.lieu IS 'Service et employeur d''accueil ; vide pour la formation.';
COMMENT ON COLUMN rapports_v1.calendrier_parcours.employeur_accueil IS 'Employeur d''accueil.';
COMMENT ON COLUMN rapports_v1.calendrier_parcours.siret_accueil IS 'SIRET de l''employeur d''accueil.';

CREATE OR REPLACE VIEW rapports_v1.attestations WITH (security_barrier) AS
  SELECT agents.run_id, agents.calcule_le, agents.donnees_du, agents.commission, agents.cohort AS cohorte,
    CASE agents.kind WHEN 'commission' THEN 'secrétariat' ELSE agents.kind END AS destinataire,
    agents.reference AS agent,
    (agents.theory_planned / 2.0)::numeric(5, 1) AS jours_theorie_prevus, (agents.theory_done / 2.0)::numeric(5, 1) AS jours_theorie_faits,
    (agents.practice_planned / 2.0)::numeric(5, 1) AS jours_pratique_prevus, (agents.practice_done / 2.0)::numeric(5, 1) AS jours_pratique_faits,
    agents.threshold_percent AS seuil_pourcent,
    CASE WHEN agents.theory_done * 100 >= agents.theory_planned * agents.threshold_percent
        AND agents.practice_done * 100 >= agents.practice_planned * agents.threshold_percent
      THEN 'oui' ELSE 'non' END AS seuil_atteint,
    CASE agents.situation WHEN 'membre' THEN 'membre de la cohorte' ELSE 'n''est plus membre' END AS situation,
    (agents.practice_missing / 2.0)::numeric(5, 1) AS jours_pratique_sans_date,
    agents.assessed_by_origin_on AS evaluation_origine_le, agents.assessed_by_host_on AS evaluation_accueil_le,
    agents.assessed_by_agent_on AS evaluation_agent_le
  FROM visible_cohort_agent AS agents
  WHERE (agents.situation = 'membre' OR agents.theory_done + agents.practice_done > 0) AND agents.kind <> 'accueil';

COMMENT ON VIEW rapports_v1.attestations IS
  'Attestations de suivi, à la date du dernier calcul publié : jours faits par nature, au regard du seuil de la charte, '
  'et évaluations remises ; les jours faits par une personne qui n''est plus membre y restent.';
COMMENT ON COLUMN rapports_v1.attestations.run_id IS 'Numéro du calcul de cohorte publié.';
COMMENT ON COLUMN rapports_v1.attestations.calcule_le IS 'Date et heure de publication, heure de Paris.';
COMMENT ON COLUMN rapports_v1.attestations.donnees_du IS 'Date des données et des règles appliquées.';
COMMENT ON COLUMN rapports_v1.attestations.commission IS 'Code de la commission.';
COMMENT ON COLUMN rapports_v1.attestations.cohorte IS 'Code de la cohorte.';
COMMENT ON COLUMN rapports_v1.attestations.destinataire IS
  'À quel titre la ligne est lue : secrétariat, origine ou agent.';
COMMENT ON COLUMN rapports_v1.attestations.agent IS 'Pseudonyme.';
COMMENT ON COLUMN rapports_v1.attestations.jours_theorie_prevus IS 'Jours de formation prévus, à la demi-journée.';
COMMENT ON COLUMN rapports_v1.attestations.jours_theorie_faits IS 'Jours de formation suivis, à la demi-journée.';
COMMENT ON COLUMN rapports_v1.attestations.jours_pratique_prevus IS
  'Jours d''immersion que la cohorte demande, à la demi-journée.';
COMMENT ON COLUMN rapports_v1.attestations.jours_pratique_faits IS
  'Jours d''immersion faits, rattrapages compris, à la demi-journée.';
COMMENT ON COLUMN rapports_v1.attestations.seuil_pourcent IS 'Part des jours exigée par la charte, en pour cent.';
COMMENT ON COLUMN rapports_v1.attestations.seuil_atteint IS
  'oui si le seuil est atteint pour la formation et pour l''immersion, non sinon.';
COMMENT ON COLUMN rapports_v1.attestations.situation IS
  'membre de la cohorte, ou n''est plus membre (sans motif) : les jours faits sont attestés.';
COMMENT ON COLUMN rapports_v1.attestations.jours_pratique_sans_date IS
  'Jours d''immersion ni faits ni au calendrier : aucun jour ne reste pour les faire ; à convenir avec l''accueil.';
COMMENT ON COLUMN rapports_v1.attestations.evaluation_origine_le IS
  'Dernière date à laquelle l''employeur d''origine a rempli la grille d''évaluation ; vide : pas encore. Jamais la note.';
COMMENT ON COLUMN rapports_v1.attestations.evaluation_accueil_le IS
  'Dernière date à laquelle l''accueil a rempli la grille d''évaluation ; vide : pas encore. Jamais la note.';
COMMENT ON COLUMN rapports_v1.attestations.evaluation_agent_le IS
  'Dernière date à laquelle l''agent a rempli la grille d''évaluation ; vide : pas encore. Jamais la note.';
