-- P9, the rules a publication applied: from the run's own snapshot, so that a past one prints its own.

SET LOCAL search_path = passerelle, rapports_v1;

CREATE OR REPLACE VIEW rapports_v1.regles WITH (security_barrier) AS
  SELECT run.run_id, run.calcule_le, run.donnees_du, run.commission, line.ordre, line.rubrique, line.code, line.libelle,
    line.valeur, line.article, line.remarque, heading.code AS code_rubrique
  FROM current_run AS run
  JOIN run AS night ON night.id = run.run_id
  CROSS JOIN LATERAL (
    SELECT 1, 'Version', 'moteur', 'Version du moteur', night.engine_version::text, NULL, NULL
    UNION ALL
    SELECT 2, 'Version', 'regles', 'Version du catalogue de règles', night.rule_version::text, NULL, NULL
    UNION ALL
    SELECT 3, 'Version', 'charte', 'Version de la charte', night.charte_version::text, NULL, NULL
    UNION ALL
    SELECT 4, 'Version', 'seance', 'Séance prise en compte', jour(night.seance), NULL, NULL
    UNION ALL
    SELECT 100 + coalesce(parameter.rank, 0), 'Ordre des priorités', parameter.name, label_of(parameter.name),
      'rang ' || parameter.rank, wording.article,
      CASE
        WHEN parameter.name IN ('PRIO-RECL', 'PRIO-PPR-FIN≤60J') THEN 'de la charte'
        WHEN parameter.name = 'PRIO-SUPPRESSION' THEN 'légale (FPE), de la charte ailleurs'
        ELSE 'légale'
      END || CASE
        WHEN parameter.name IN ('PRIO-RECL', 'PRIO-PPR-FIN≤60J', 'PRIO-SUPPRESSION') AND EXISTS (
          SELECT FROM published_parameter AS lower
          WHERE lower.run_id = run.run_id AND lower.kind = 'priorite' AND lower.rank > parameter.rank
            AND lower.name NOT IN ('PRIO-RECL', 'PRIO-PPR-FIN≤60J', 'PRIO-SUPPRESSION'))
        THEN ' — à vérifier : placée avant une priorité légale'
        ELSE ''
      END
    FROM published_parameter AS parameter
    LEFT JOIN LATERAL (
      SELECT article FROM rule_wording
      WHERE rule_wording.rule = parameter.name AND effective_from <= run.donnees_du
      ORDER BY effective_from DESC LIMIT 1
    ) AS wording ON true
    WHERE parameter.run_id = run.run_id AND parameter.kind = 'priorite'
    UNION ALL
    SELECT 200 + coalesce(parameter.rank, 0), 'Poids des critères', parameter.name,
      label_of('CRIT-' || upper(parameter.name)), parameter.value, NULL, 'points de 0 à 100, multipliés par ce poids'
    FROM published_parameter AS parameter
    WHERE parameter.run_id = run.run_id AND parameter.kind = 'poids'
    UNION ALL
    SELECT 290, 'Règles désactivées', parameter.name, label_of(parameter.name), 'désactivée par la charte', NULL,
      'immersions ordinaires'
    FROM published_parameter AS parameter
    WHERE parameter.run_id = run.run_id AND parameter.kind = 'regle'
    UNION ALL
    SELECT 300 + coalesce(parameter.rank, 0), 'Charte', parameter.name, coalesce(field.libelle, parameter.name),
      CASE parameter.value WHEN 'true' THEN 'oui' WHEN 'false' THEN 'non' ELSE parameter.value END, NULL, NULL
    FROM published_parameter AS parameter
    LEFT JOIN (VALUES
      ('radius_tolerance_percent', 'Tolérance au-delà du rayon souhaité, en %'),
      ('radius_tolerance_km', 'Tolérance au-delà du rayon souhaité, en km (la plus large des deux)'),
      ('adaptation_days', 'Jours d''une passerelle qui valent simple adaptation au poste'),
      ('parcours_cap_days', 'Jours au-delà desquels un parcours est dit long'),
      ('theory_days', 'Jours de formation du parcours type'),
      ('practice_days', 'Jours d''immersion du parcours type'),
      ('pay_threshold_percent', 'Perte de paie, en %, au-delà de laquelle l''accord exprès est demandé'),
      ('notice_months', 'Préavis par défaut, en mois calendaires'),
      ('decision_delay_days', 'Jours entre la séance et la décision'),
      ('allows_internal_moves', 'Affectations internes examinées'),
      ('allows_mise_a_disposition', 'Mise à disposition possible à titre transitoire'),
      ('permis_is_training', 'Permis manquant traité comme une formation'),
      ('seats_pairs_to_instruct', 'Paires à instruire admises à prendre une place'),
      ('list_length', 'Propositions listées par agent et par poste'),
      ('pair_cap', 'Plafond de paires listées une à une'),
      ('index_point', 'Valeur mensuelle du point d''indice, en cent-millièmes d''euro'),
      ('keep_bonus', 'Points ajoutés à un placement que la publication précédente retenait'),
      ('is_stable', 'À égalité, changer le moins de réponses depuis la publication précédente'),
      ('fairness', 'Niveaux d''équité choisis, dans l''ordre voté'),
      ('node_budget', 'Nœuds de recherche permis par niveau')
    ) AS field (name, libelle) ON field.name = parameter.name
    WHERE parameter.run_id = run.run_id AND parameter.kind = 'charte' AND parameter.name <> 'version'
    UNION ALL
    SELECT 500 + min(rule.place), 'Règles structurelles', rule.code,
      CASE rule.kind
        WHEN 'reciprocite' THEN 'Réciprocité : arrivées moins départs'
        WHEN 'departs' THEN 'Départs'
        WHEN 'arrivees' THEN 'Arrivées'
        WHEN 'presence' THEN 'Présents : qui reste et qui arrive'
        WHEN 'plafonds' THEN 'Plafonds du poste'
        WHEN 'reciprocite_deux' THEN 'Réciprocité entre deux employeurs'
        WHEN 'temps_de_travail' THEN 'Temps de travail hebdomadaire des arrivants, en minutes'
        WHEN 'couple' THEN 'Deux agents qui partent ensemble ou restent'
        WHEN 'longueur' THEN 'Mouvements d''une chaîne'
      END || coalesce(
        ' — ' || nullif(concat_ws(', ', rule.convention, rule.versant, label_of(rule.employer), rule.service,
          'catégorie ' || rule.category, label_of(rule.other_employer), rule.post), ''), ''),
      concat_ws(', ', 'au moins ' || min(rule.lower), 'au plus ' || min(rule.upper),
        CASE WHEN bool_or(rule.all_or_nothing) THEN 'ou personne' END),
      'Charte de la commission',
      CASE rule.class
        WHEN 'reseau' THEN 'classe réseau : exacte à toute taille'
        WHEN 'laterale' THEN 'classe latérale : séparation et évaluation, preuve dans niveaux'
        ELSE 'sans objet cette nuit'
      END || coalesce(' ; valeur du plan : ' || min(rule.value), '')
    FROM published_structure AS rule
    JOIN my_recipient AS reader ON reader.id = rule.recipient_id AND reader.commission = run.commission
    WHERE rule.run_id = run.run_id
    GROUP BY rule.code, rule.kind, rule.convention, rule.versant, rule.employer, rule.service, rule.category,
      rule.other_employer, rule.post, rule.class
    UNION ALL
    SELECT 1000, 'Règles', rule.code, rule.label,
      CASE WHEN switched.value = 'non' THEN 'désactivée par la charte' ELSE 'appliquée' END,
      wording.article,
      CASE wording.confidence
        WHEN 'a_verifier' THEN 'à vérifier'
        WHEN 'moyenne' THEN 'source : confiance moyenne'
        WHEN 'basse' THEN 'source : confiance basse'
      END
    FROM rule
    LEFT JOIN published_parameter AS switched
      ON switched.run_id = run.run_id AND switched.kind = 'regle' AND switched.name = rule.code
    LEFT JOIN LATERAL (
      SELECT string_agg(DISTINCT live.article, ' ; ') AS article,
        (array_agg(live.confidence ORDER BY array_position('{a_verifier,basse,moyenne,haute}', live.confidence)))[1]
          AS confidence
      FROM (
        SELECT DISTINCT ON (answer) * FROM rule_wording
        WHERE rule_wording.rule = rule.code AND effective_from <= run.donnees_du
        ORDER BY answer, effective_from DESC
      ) AS live
      WHERE live.effective_to IS NULL OR live.effective_to >= run.donnees_du
    ) AS wording ON true
    WHERE rule.code NOT LIKE 'PRIO-%' AND rule.code NOT LIKE 'CRIT-%'
  ) AS line (ordre, rubrique, code, libelle, valeur, article, remarque)
  LEFT JOIN (VALUES
    ('Version', 'version'), ('Ordre des priorités', 'priorite'), ('Poids des critères', 'poids'),
    ('Règles désactivées', 'desactivee'), ('Charte', 'charte'), ('Règles structurelles', 'structurelle'),
    ('Règles', 'regle')
  ) AS heading (rubrique, code) ON heading.rubrique = line.rubrique;

COMMENT ON VIEW rapports_v1.regles IS
  'P9 — Règles appliquées par la publication : versions, ordre des priorités, poids, charte, règles et sources.';
COMMENT ON COLUMN rapports_v1.regles.run_id IS 'Numéro de la nuit de calcul publiée.';
COMMENT ON COLUMN rapports_v1.regles.calcule_le IS 'Date et heure de publication, heure de Paris.';
COMMENT ON COLUMN rapports_v1.regles.donnees_du IS 'Date des données et des règles appliquées.';
COMMENT ON COLUMN rapports_v1.regles.commission IS 'Code de la commission.';
COMMENT ON COLUMN rapports_v1.regles.ordre IS 'Ordre de lecture.';
COMMENT ON COLUMN rapports_v1.regles.rubrique IS
  'Version, Ordre des priorités, Poids des critères, Charte, Règles structurelles, Règles.';
COMMENT ON COLUMN rapports_v1.regles.code IS 'Code de la règle, de la priorité, du critère ou du paramètre.';
COMMENT ON COLUMN rapports_v1.regles.libelle IS 'Libellé.';
COMMENT ON COLUMN rapports_v1.regles.valeur IS 'Valeur appliquée.';
COMMENT ON COLUMN rapports_v1.regles.article IS 'Source juridique.';
COMMENT ON COLUMN rapports_v1.regles.remarque IS
  'Nature légale ou de charte d''une priorité, et degré de confiance de la source.';
COMMENT ON COLUMN rapports_v1.regles.code_rubrique IS
  'Code de la rubrique : version, priorite, poids, desactivee, charte, structurelle, regle.';
