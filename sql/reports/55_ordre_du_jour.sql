-- P1, the agenda of the next séance: one row a line, in reading order. The secretariat's.

SET LOCAL search_path = passerelle, rapports_v1;

CREATE OR REPLACE VIEW rapports_v1.ordre_du_jour WITH (security_barrier) AS
  SELECT run.run_id, run.calcule_le, run.donnees_du, run.commission, line.ordre, line.rubrique, line.libelle,
    line.valeur
  FROM current_run AS run
  JOIN my_recipient AS me ON me.commission = run.commission AND me.kind = 'commission'
  JOIN run AS night ON night.id = run.run_id
  CROSS JOIN LATERAL (
    SELECT 10, 'Séance', 'Prochaine séance', jour(run.seance)
    UNION ALL SELECT 11, 'Séance', 'Agents suivis, accord écrit en cours', night.agents::text
    UNION ALL SELECT 12, 'Séance', 'Agents sans accord écrit en cours', petit_effectif(night.excluded)
    UNION ALL SELECT 13, 'Séance', 'Postes ouverts à l''examen', night.posts::text

    UNION ALL
    SELECT 20, 'Fraîcheur des données', coalesce(employer.name, source.siret),
      CASE WHEN source.is_late THEN 'EN RETARD : ' ELSE '' END
        || coalesce('données du ' || jour(source.loaded_on), 'aucune donnée reçue')
        || format(' (%s, %s)', nombre(source.agents, 'agent'), nombre(source.posts, 'poste'))
    FROM published_employer AS source
    LEFT JOIN employer ON employer.siret = source.siret
    WHERE source.run_id = run.run_id AND source.recipient_id = me.id

    UNION ALL SELECT 30, 'Résultats', 'Paires examinées', night.pairs::text
    UNION ALL SELECT 31, 'Résultats', 'Proposables', night.proposable::text
    UNION ALL SELECT 32, 'Résultats', 'Proposables sous condition', night.sous_condition::text
    UNION ALL SELECT 33, 'Résultats', 'À instruire', night.a_instruire::text
    UNION ALL SELECT 34, 'Résultats', 'Non recevables', night.non_recevable::text
    UNION ALL SELECT 35, 'Résultats', 'Agents placés par le plan d''ensemble', night.placed::text

    UNION ALL
    -- Counted from the séance, both ends included.
    SELECT 40, 'Échéances à moins de 60 jours', agents.reference,
      CASE agents.deadline
        WHEN 'PPR' THEN 'fin de PPR' WHEN 'CDD' THEN 'fin de CDD'
        WHEN 'SURNOMBRE' THEN 'fin de surnombre' ELSE 'fin de stage'
      END || ' le ' || jour(agents.deadline_on) || ', '
        || nombre(agents.deadline_on - run.seance, 'jour') || ' après la séance'
    FROM visible_agent AS agents
    WHERE agents.run_id = run.run_id AND agents.kind = 'commission'
      AND agents.deadline_on - run.seance BETWEEN 0 AND 60

    UNION ALL
    SELECT 50, 'Nouveautés', agents.reference,
      'placé par le plan : ' || coalesce(agents.planned_post, 'aucun poste')
        || ' (auparavant : ' || coalesce(before.planned_post, 'aucun poste') || ')'
    FROM visible_agent AS agents
    LEFT JOIN published_agent AS before
      ON before.run_id = run.baseline AND before.recipient_id = me.id AND before.reference = agents.reference
    WHERE agents.run_id = run.run_id AND agents.kind = 'commission' AND run.baseline IS NOT NULL
      AND agents.planned_post IS DISTINCT FROM before.planned_post

    UNION ALL
    SELECT 60, 'Anomalies', posts.post, CASE posts.control
        WHEN 'IMP-CLOS' THEN 'publication terminée, poste non examiné'
        WHEN 'IMP-DOUBLON' THEN 'doublon de ' || posts.duplicate_of || ', poste non examiné'
        ELSE 'poste en contrôle (' || posts.control || ')' END
    FROM visible_post AS posts
    WHERE posts.run_id = run.run_id AND posts.kind = 'commission' AND posts.control IS NOT NULL
    UNION ALL
    SELECT 61, 'Anomalies', CASE quarantine.severity
        WHEN 'avertissement' THEN 'Avertissements sur les données'
        ELSE 'Lignes mises à l''écart à l''import ou au contrôle' END, count(*)::text
    FROM quarantine
    WHERE quarantine.commission = run.commission AND (quarantine.run_id = run.run_id OR quarantine.run_id IS NULL)
    GROUP BY 3

    UNION ALL
    SELECT 70, 'Réponses attendues', followed.reference,
      'dossier ' || followed.avis_id || ' : ' || followed.label || ' depuis le ' || jour(followed.since)
        || coalesce(', avant le ' || jour(followed.due_on), '')
    FROM followed_file AS followed
    WHERE followed.run_id = run.run_id AND followed.reader = 'commission' AND followed.is_open
      AND followed.kind IN ('retenir', 'immersion', 'formation') AND followed.state <> 'en_poste'
    UNION ALL
    SELECT 71, 'Points de suivi à faire', followed.reference,
      'dossier ' || followed.avis_id || ' : point à ' || followed.months || ' mois, le ' || jour(followed.point_on)
    FROM followed_file AS followed
    WHERE followed.run_id = run.run_id AND followed.reader = 'commission' AND followed.point_on <= run.seance
    UNION ALL
    SELECT 72, 'Actions en retard', late.agent, late.libelle || ' (' || late.responsable || '), attendue le '
      || jour(late.avant_le)
    FROM rapports_v1.plan_action AS late
    WHERE late.run_id = run.run_id AND late.destinataire = 'secrétariat' AND late.etat = 'en retard'
  ) AS line (ordre, rubrique, libelle, valeur);

COMMENT ON VIEW rapports_v1.ordre_du_jour IS
  'P1 — Ordre du jour de la prochaine séance : fraîcheur des données, résultats, échéances, nouveautés, anomalies.';
COMMENT ON COLUMN rapports_v1.ordre_du_jour.run_id IS 'Numéro de la nuit de calcul publiée.';
COMMENT ON COLUMN rapports_v1.ordre_du_jour.calcule_le IS 'Date et heure de publication, heure de Paris.';
COMMENT ON COLUMN rapports_v1.ordre_du_jour.donnees_du IS 'Date des données et des règles appliquées.';
COMMENT ON COLUMN rapports_v1.ordre_du_jour.commission IS 'Code de la commission.';
COMMENT ON COLUMN rapports_v1.ordre_du_jour.ordre IS 'Ordre de lecture ; à égalité, par libellé.';
COMMENT ON COLUMN rapports_v1.ordre_du_jour.rubrique IS
  'Séance, Fraîcheur des données, Résultats, Échéances à moins de 60 jours, Nouveautés, Anomalies, Réponses attendues, '
  'Points de suivi à faire, Actions en retard.';
COMMENT ON COLUMN rapports_v1.ordre_du_jour.libelle IS 'Nom de l''information, employeur, agent ou poste.';
COMMENT ON COLUMN rapports_v1.ordre_du_jour.valeur IS 'L''information, prête à lire.';
