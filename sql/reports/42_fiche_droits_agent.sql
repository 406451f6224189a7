-- The agent's own sheet on the processing, in the four items of CRPA R311-3-1-2: degree and mode of its contribution,
-- data and sources, parameters and weights applied to the person, operations. From the rows the agent and the origin
-- already read, under the run and the versions that made them.

SET LOCAL search_path = passerelle, rapports_v1;

CREATE OR REPLACE VIEW rapports_v1.fiche_droits_agent WITH (security_barrier) AS
  WITH mine AS (
    SELECT agents.*, night.engine_version, night.rule_version, night.charte_version, night.published_at
    FROM visible_agent AS agents
    JOIN run AS night ON night.id = agents.run_id
    WHERE agents.kind IN ('agent', 'origine')
  ), listed AS (
    SELECT pairs.*, post.title
    FROM visible_pair AS pairs
    LEFT JOIN post ON post.commission = pairs.commission_code AND post.code = pairs.post
    WHERE pairs.kind IN ('agent', 'origine') AND pairs.agent_rank IS NOT NULL
  )
  SELECT mine.run_id, mine.calcule_le, mine.donnees_du, mine.commission, mine.kind AS destinataire,
    mine.reference AS agent, line.ordre, line.rubrique, line.libelle, line.valeur
  FROM mine
  LEFT JOIN employer ON employer.siret = mine.siret
  LEFT JOIN grade ON grade.code = mine.grade
  LEFT JOIN metier ON metier.code = mine.metier
  LEFT JOIN commune ON commune.insee = mine.commune
  CROSS JOIN LATERAL (
    SELECT ordre, '1. Degré et mode de contribution du traitement' AS rubrique, libelle, valeur
    FROM (VALUES
      (100, 'Degré', 'Aide à l''instruction : aucune décision n''est prise par le traitement (loi 78-17 art. 47). '
        'Les employeurs, la commission et l''agent décident ; un refus de l''agent est sans conséquence et sans motif.'),
      (101, 'Mode', 'Chaque poste ouvert est comparé à la situation de l''agent, règle par règle ; les postes possibles sont '
        'classés, puis un plan d''ensemble est calculé pour toute la commission ; la page niveaux dit ce qui en est prouvé.'),
      (102, 'Résultat', CASE WHEN mine.is_in_scope THEN coalesce('Le plan retient le poste ' || mine.planned_post,
        'Le plan ne retient aucun poste ; les propositions restent en liste')
        ELSE 'La situation relève d''un autre accompagnement que celui de la commission' END),
      (103, 'Nuit et versions', format('nuit %s publiée le %s, moteur %s, catalogue de règles %s, charte version %s',
        mine.run_id, jour(mine.published_at::date), mine.engine_version, mine.rule_version, mine.charte_version))
    ) AS said (ordre, libelle, valeur)

    UNION ALL
    SELECT ordre, '2. Données traitées et leurs sources', libelle, valeur || ' — source : ' || source
    FROM (VALUES
      (200, 'Accord écrit', (SELECT 'signé le ' || jour(agreement.signed_on)
        FROM agent_agreement AS agreement JOIN recipient_reference AS name USING (agent_id)
        WHERE name.recipient_id = mine.recipient_id AND name.reference = mine.reference
          AND agreement.kind = 'presentation' LIMIT 1), 'l''agent'),
      (201, 'Employeur', employer.name::text, 'fichier de l''employeur d''origine'),
      (202, 'Statut, versant, catégorie', concat_ws(', ', mine.statut, mine.versant, 'catégorie ' || mine.category),
        'fichier de l''employeur d''origine'),
      (203, 'Grade', coalesce(grade.label::text, mine.grade), 'fichier de l''employeur d''origine'),
      (204, 'Métier', metier.label || ' (' || mine.metier || ')', 'fichier de l''employeur d''origine et ROME'),
      (205, 'Résidence', commune.name::text, 'l''agent'),
      (206, 'Temps de travail', heures(mine.weekly_minutes) || ' par semaine', 'fichier de l''employeur d''origine'),
      (207, 'Poste tenu', mine.held_post, 'fichier de l''employeur d''origine'),
      (208, 'Échéance', mine.deadline || ' le ' || jour(mine.deadline_on), 'fichier de l''employeur d''origine'),
      (209, 'Recherche interne', jour(mine.internal_search_on), 'fichier de l''employeur d''origine'),
      (210, 'Souhaits et refus', CASE WHEN mine.is_in_scope
        THEN 'métiers, employeurs, rayon, horaires, paie, postes exclus' END, 'l''agent'),
      (211, 'Aptitude', 'codes de restriction, dates d''avis ; jamais un diagnostic', 'médecin du travail, par l''employeur'),
      (212, 'Compétences, titres, permis', CASE WHEN mine.is_in_scope THEN 'tels que saisis' END,
        'l''agent et l''employeur d''origine'),
      (213, 'Paie', CASE WHEN mine.is_in_scope THEN 'indice, régime indemnitaire, NBI, CTI' END,
        'fichier de l''employeur d''origine'),
      (214, 'Postes', 'avis de vacance, exigences et contraintes déclarées', 'employeurs d''accueil'),
      (215, 'Référentiels', 'métiers et compétences ROME, communes, corps et cadres d''emplois, grilles', 'publications officielles'),
      (216, 'Données absentes', 'diagnostic, nationalité, discipline, opinions : aucune colonne ne les contient ; l''âge, le '
        'sexe, la famille et la santé n''entrent dans aucun score', 'schéma de la base')
    ) AS said (ordre, libelle, valeur, source)

    UNION ALL
    SELECT 300 + coalesce(parameter.rank, 0), '3. Paramètres et pondération appliqués',
      'Poids : ' || label_of('CRIT-' || upper(parameter.name)),
      parameter.value || ' (points de 0 à 100, multipliés par ce poids)'
    FROM published_parameter AS parameter
    WHERE parameter.run_id = mine.run_id AND parameter.kind = 'poids' AND parameter.value <> '0'
    UNION ALL
    SELECT 330 + coalesce(parameter.rank, 0), '3. Paramètres et pondération appliqués',
      'Priorité de rang ' || parameter.rank, label_of(parameter.name) || CASE WHEN EXISTS (
        SELECT FROM visible_pair AS held
        WHERE held.run_id = mine.run_id AND held.recipient_id = mine.recipient_id AND held.reference = mine.reference
          AND parameter.name = ANY (held.priorities)) THEN ' — reconnue à l''agent' ELSE ' — non reconnue' END
    FROM published_parameter AS parameter
    WHERE parameter.run_id = mine.run_id AND parameter.kind = 'priorite'
    UNION ALL
    SELECT 360 + place, '3. Paramètres et pondération appliqués', field.libelle, parameter.value
    FROM published_parameter AS parameter
    JOIN (VALUES
      (1, 'radius_tolerance_percent', 'Tolérance au-delà du rayon souhaité, en %'),
      (2, 'radius_tolerance_km', 'Tolérance au-delà du rayon souhaité, en km'),
      (3, 'pay_threshold_percent', 'Perte de paie, en %, au-delà de laquelle l''accord exprès est demandé'),
      (4, 'notice_months', 'Préavis par défaut, en mois'),
      (5, 'parcours_cap_days', 'Jours au-delà desquels un parcours est dit long')
    ) AS field (place, name, libelle) ON field.name = parameter.name
    WHERE parameter.run_id = mine.run_id AND parameter.kind = 'charte'
    UNION ALL
    SELECT 380 + listed.agent_rank, '3. Paramètres et pondération appliqués',
      'Points de la proposition ' || listed.agent_rank || ' : ' || listed.post,
      (SELECT string_agg(format('%s %s × %s', lower(label_of('CRIT-' || upper(weight.name))), criterion.points, weight.value),
          ' + ' ORDER BY weight.rank)
       FROM unnest(listed.criteria) WITH ORDINALITY AS criterion (points, place)
       JOIN published_parameter AS weight
         ON weight.run_id = listed.run_id AND weight.kind = 'poids' AND weight.rank = criterion.place
       WHERE weight.value <> '0') || ' = ' || listed.points
    FROM listed
    WHERE listed.run_id = mine.run_id AND listed.recipient_id = mine.recipient_id AND listed.reference = mine.reference

    UNION ALL
    SELECT 400, '4. Opérations effectuées', 'Lecture', 'données du ' || jour(mine.donnees_du)
    UNION ALL
    SELECT 401, '4. Opérations effectuées', 'Examen', format('%s, %s sous condition, %s à instruire, %s',
      nombre(mine.proposable, 'poste proposable'), mine.sous_condition, mine.a_instruire,
      nombre(mine.non_recevable, 'poste') || ' non recevables')
    WHERE mine.is_in_scope
    UNION ALL
    SELECT 410 + (row_number() OVER (ORDER BY count(*) DESC, found.rule))::integer, '4. Opérations effectuées',
      'Règle qui écarte ou réserve : ' || label_of(found.rule), nombre(count(*), 'poste') || ' (' || found.rule || ')'
    FROM visible_pair AS pairs
    CROSS JOIN LATERAL unnest(pairs.finding_codes, pairs.finding_answers) AS found (rule, answer)
    WHERE pairs.run_id = mine.run_id AND pairs.recipient_id = mine.recipient_id AND pairs.reference = mine.reference
      AND found.answer > 0
    GROUP BY found.rule
    UNION ALL
    SELECT 500 + listed.agent_rank, '4. Opérations effectuées', 'Classement, rang ' || listed.agent_rank,
      concat_ws(' — ', listed.post, listed.title) || CASE WHEN listed.is_planned THEN ' : retenue par le plan'
        ELSE ' : en liste' END
    FROM listed
    WHERE listed.run_id = mine.run_id AND listed.recipient_id = mine.recipient_id AND listed.reference = mine.reference
    UNION ALL
    SELECT 600, '4. Opérations effectuées', 'Plan d''ensemble',
      (SELECT string_agg(libelle || ' : ' || valeur, ' ; ' ORDER BY ordre) FROM rapports_v1.niveaux
       WHERE niveaux.run_id = mine.run_id AND niveau <> 'departage')
    WHERE mine.is_in_scope
    UNION ALL
    SELECT 601, '4. Opérations effectuées', 'Conservation',
      'Données de la nuit scellées douze mois pour pouvoir la recalculer, effacées dès le retrait de l''accord'
  ) AS line
  WHERE line.valeur IS NOT NULL AND line.valeur <> '';

COMMENT ON VIEW rapports_v1.fiche_droits_agent IS
  'Droits de l''agent sur le traitement : les quatre rubriques de l''article R311-3-1-2 du CRPA, pour l''agent et son origine.';
COMMENT ON COLUMN rapports_v1.fiche_droits_agent.run_id IS 'Numéro de la nuit de calcul publiée.';
COMMENT ON COLUMN rapports_v1.fiche_droits_agent.calcule_le IS 'Date et heure de publication, heure de Paris.';
COMMENT ON COLUMN rapports_v1.fiche_droits_agent.donnees_du IS 'Date des données et des règles appliquées.';
COMMENT ON COLUMN rapports_v1.fiche_droits_agent.commission IS 'Code de la commission.';
COMMENT ON COLUMN rapports_v1.fiche_droits_agent.destinataire IS 'À quel titre la fiche est lue : agent ou origine.';
COMMENT ON COLUMN rapports_v1.fiche_droits_agent.agent IS 'Pseudonyme de l''agent.';
COMMENT ON COLUMN rapports_v1.fiche_droits_agent.ordre IS 'Ordre de lecture des lignes.';
COMMENT ON COLUMN rapports_v1.fiche_droits_agent.rubrique IS 'L''une des quatre rubriques de l''article.';
COMMENT ON COLUMN rapports_v1.fiche_droits_agent.libelle IS 'Nom de l''information.';
COMMENT ON COLUMN rapports_v1.fiche_droits_agent.valeur IS 'L''information, prête à lire.';
