-- What a night refuses of its inputs, all at once. The constraints already refuse what one row can show; these look
-- across rows. A value is never given for a sensitive table.

SET LOCAL search_path = passerelle;

CREATE OR REPLACE FUNCTION input_defects(commission_code text, business_date date)
RETURNS TABLE (
  severity text, check_code text, table_name text, row_key text, column_name text, value text, label text, remedy text,
  employer text
)
LANGUAGE sql STABLE SECURITY INVOKER SET search_path = passerelle, pg_temp
BEGIN ATOMIC
  WITH files AS (
    SELECT * FROM agent
    WHERE agent.commission = commission_code AND coalesce(agent.closed_on, 'infinity') > business_date
  ), agents AS (
    -- Without a live agreement the night reads nobody, and no row anywhere may name the agent: a defect neither.
    SELECT files.*, situation.statut, situation.cadre, situation.category,
      situation.agent_id IS NOT NULL AS has_situation
    FROM files LEFT JOIN agent_situation AS situation ON situation.agent_id = files.id
    WHERE EXISTS (
      SELECT FROM agent_agreement AS agreement
      WHERE agreement.agent_id = files.id AND agreement.kind = 'presentation'
        AND agreement_lives(agreement.signed_on, agreement.withdrawn_on, business_date))
  ), posts AS (
    SELECT * FROM post
    WHERE post.commission = commission_code AND coalesce(post.closed_on, 'infinity') > business_date
  ), before AS (
    SELECT run.agents + run.excluded + run.out_of_scope AS agents, run.posts + run.controlled AS posts
    FROM publication JOIN run ON run.id = publication.run_id
    WHERE publication.commission = commission_code
  ), found (severity, check_code, table_name, row_key, column_name, value, label, remedy, employer) AS (
    -- The commission itself.
    SELECT 'bloquant', 'SEANCE', 'seance', commission_code, NULL, NULL,
      'Aucune séance n''est prévue à la date de traitement ou après.', 'Saisir la date de la prochaine séance.', NULL
    WHERE NOT EXISTS (SELECT FROM seance WHERE commission = commission_code AND held_on >= business_date)
    UNION ALL
    SELECT 'bloquant', 'CHARTE', 'charte', commission_code, NULL, NULL,
      'Aucune charte n''est en vigueur à la date de traitement.', 'Enregistrer la charte votée et sa date d''effet.', NULL
    WHERE NOT EXISTS (SELECT FROM charte WHERE commission = commission_code AND effective_from <= business_date)
    UNION ALL
    SELECT 'avertissement', 'REGLE', 'charte_rule', commission_code, 'rule', charte_rule.rule,
      'La charte désactive une règle dont elle ne dispose pas : la règle reste appliquée.',
      CASE
        WHEN charte_rule.rule LIKE 'PRIO-%' THEN 'Pour ne pas l''appliquer, l''ôter de l''ordre voté des priorités ; '
        WHEN setting.field IS NOT NULL THEN format('La charte en règle l''effet par %s ; ', setting.field)
        ELSE ''
      END || 'retirer cette ligne : seules IMM-METIER et IMM-EMPLOYEUR se désactivent.', NULL
    FROM charte_rule
    JOIN LATERAL (
      SELECT max(charte.version) AS version FROM charte
      WHERE charte.commission = commission_code AND charte.effective_from = (
        SELECT max(before.effective_from) FROM charte AS before
        WHERE before.commission = commission_code AND before.effective_from <= business_date)
    ) AS current ON current.version = charte_rule.version
    LEFT JOIN (VALUES
      ('PERMIS', '« permis comme formation »'), ('GEO-HORS-RAYON', 'les deux tolérances du rayon'),
      ('PAIE-ACCORD', 'le seuil de paie'), ('COMP-ADAPTATION', 'les jours d''adaptation'),
      ('PARCOURS', 'les jours et le plafond de parcours'), ('COMP-ECART', 'les jours et le plafond de parcours'),
      ('DATE-PREAVIS', 'le préavis')
    ) AS setting (rule, field) ON setting.rule = charte_rule.rule
    WHERE charte_rule.commission = commission_code AND NOT charte_rule.enabled
      AND charte_rule.rule NOT IN ('IMM-METIER', 'IMM-EMPLOYEUR')
    UNION ALL
    SELECT 'avertissement', 'CONVENTION', 'convention', commission_code, NULL, NULL,
      'Aucune convention n''est signée et en vigueur : seules les mobilités internes sont examinées.',
      'Faire signer la convention, ou corriger ses dates.', NULL
    WHERE NOT EXISTS (
      SELECT FROM convention
      WHERE commission = commission_code AND etat = 'signee' AND starts_on <= business_date
        AND coalesce(ends_on, 'infinity') >= business_date)
    UNION ALL
    -- Volumes: an employer's file lost, or loaded twice, must not empty or swell a publication. Files are closed and posts
    -- withdrawn, never deleted: where not one row is left of what was published, however few they were, data are lost.
    SELECT 'bloquant', 'VOLUME-AGENTS', 'agent', commission_code, NULL, NULL,
      -- No figure: beside those of P1, it would count who has no agreement.
      'Le nombre d''agents n''est plus de l''ordre de celui de la dernière publication.',
      'Vérifier les chargements des employeurs ; si le changement est voulu, publier d''abord les nouvelles données par étapes.',
      NULL
    FROM before, (SELECT count(*) AS agents FROM files) AS current
    WHERE before.agents >= 20 AND (current.agents * 100 <= before.agents OR current.agents >= before.agents * 10)
      OR before.agents > 0 AND NOT EXISTS (SELECT FROM agent WHERE agent.commission = commission_code)
    UNION ALL
    SELECT 'bloquant', 'VOLUME-POSTES', 'post', commission_code, NULL, current.posts::text,
      format('%s poste(s) au lieu de %s à la dernière publication.', current.posts, before.posts),
      'Vérifier les chargements des employeurs ; si le changement est voulu, publier d''abord les nouvelles données par étapes.',
      NULL
    FROM before, (SELECT count(*) AS posts FROM posts) AS current
    WHERE before.posts >= 20 AND (current.posts * 100 <= before.posts OR current.posts >= before.posts * 10)
      OR before.posts > 0 AND current.posts = 0
    UNION ALL
    SELECT 'bloquant', 'VOLUME-EMPLOYEUR', side.name, published.siret, NULL, NULL,
      format('L''employeur n''a plus une seule ligne, alors que la dernière publication en comptait (%s).', side.label),
      'Recharger les données de l''employeur ; s''il quitte la commission, fermer ses dossiers et ses postes sans les supprimer.',
      published.siret
    FROM publication
    JOIN published_employer AS published USING (run_id)
    CROSS JOIN LATERAL (VALUES
      ('agent', 'agents', published.agents, (SELECT count(*) FROM agent
        WHERE agent.commission = commission_code AND agent.employer = published.siret)),
      ('post', 'postes', published.posts, (SELECT count(*) FROM post
        WHERE post.commission = commission_code AND post.employer = published.siret))
    ) AS side (name, label, published, present)
    WHERE publication.commission = commission_code AND side.published > 0 AND side.present = 0
    UNION ALL
    SELECT 'avertissement', 'VIDE', side, commission_code, NULL, NULL,
      format('La commission n''a aucun %s.', CASE side WHEN 'agent' THEN 'agent' ELSE 'poste' END),
      'Vérifier que les employeurs ont transmis leurs données.', NULL
    FROM (VALUES ('agent', (SELECT count(*) FROM files)), ('post', (SELECT count(*) FROM posts))) AS sides (side, rows)
    WHERE rows = 0
    UNION ALL
    -- Agents.
    SELECT 'quarantaine', 'SITUATION', 'agent', agents.code, NULL, NULL,
      'La situation statutaire de l''agent n''est pas saisie.', 'Saisir le statut, la catégorie, le cadre et le grade.',
      agents.employer
    FROM agents WHERE NOT has_situation
    UNION ALL
    SELECT 'quarantaine', 'EMPLOYEUR-FERME', 'agent', agents.code, 'employer', agents.employer,
      'L''employeur d''origine est fermé.', 'Rattacher l''agent à son employeur actuel, ou clore son dossier.',
      agents.employer
    FROM agents JOIN employer ON employer.siret = agents.employer
    WHERE employer.closed_on <= business_date
    UNION ALL
    SELECT 'avertissement', 'CADRE-VERSANT', 'agent', agents.code, 'cadre', NULL,
      'Le cadre d''emplois ou corps n''est pas du versant de l''employeur d''origine.',
      'Vérifier le cadre ou l''employeur ; un agent détaché garde son cadre d''origine.', agents.employer
    FROM agents JOIN cadre ON cadre.code = agents.cadre JOIN employer ON employer.siret = agents.employer
    WHERE cadre.versant <> employer.versant
    UNION ALL
    SELECT 'avertissement', 'CATEGORIE', 'agent', agents.code, 'category', NULL,
      'La catégorie saisie n''est pas celle du cadre ; celle du cadre est retenue.', 'Corriger la catégorie.',
      agents.employer
    FROM agents JOIN cadre ON cadre.code = agents.cadre
    WHERE agents.statut = 'titulaire' AND agents.category <> cadre.category
    UNION ALL
    SELECT 'avertissement', 'RESTRICTION', 'restriction', agents.code, 'code', NULL,
      'Une restriction porte un code inconnu du vocabulaire : elle sera « à instruire » partout.',
      'Demander au médecin le code du vocabulaire.', agents.employer
    FROM agents JOIN restriction ON restriction.agent_id = agents.id
    WHERE NOT EXISTS (SELECT FROM restriction_code WHERE restriction_code.code = restriction.code)
    UNION ALL
    SELECT 'avertissement', 'TITRE', 'agent_profile', agents.code, 'diplomas', diploma_held.code,
      'Un titre détenu n''est pas au référentiel.', 'Vérifier le code du titre, ou l''ajouter au référentiel.',
      agents.employer
    FROM agents JOIN agent_profile ON agent_profile.agent_id = agents.id,
      unnest(agent_profile.diplomas) AS diploma_held (code)
    WHERE NOT EXISTS (SELECT FROM diploma WHERE diploma.code = diploma_held.code)
    UNION ALL
    -- Posts.
    SELECT 'quarantaine', 'EMPLOYEUR-FERME', 'post', posts.code, 'employer', posts.employer,
      'L''employeur d''accueil est fermé.', 'Retirer le poste, ou le rattacher à l''employeur qui le reprend.',
      posts.employer
    FROM posts JOIN employer ON employer.siret = posts.employer
    WHERE employer.closed_on <= business_date
    UNION ALL
    SELECT 'quarantaine', 'GRADE', 'post', posts.code, 'grades', listed.code,
      'Un grade du poste n''existe pas, ou n''est pas de son cadre.', 'Corriger la liste des grades du poste.',
      posts.employer
    FROM posts, unnest(posts.grades) AS listed (code)
    WHERE NOT EXISTS (SELECT FROM grade WHERE grade.code = listed.code AND grade.cadre = posts.cadre)
    UNION ALL
    SELECT 'avertissement', 'CATEGORIE', 'post', posts.code, 'category', posts.category,
      'La catégorie du poste n''est pas celle de son cadre ; celle du cadre est retenue.', 'Corriger la catégorie.',
      posts.employer
    FROM posts JOIN cadre ON cadre.code = posts.cadre
    WHERE posts.category <> cadre.category
    UNION ALL
    SELECT 'avertissement', 'TITRE', 'post_requirement', posts.code, 'diplomas', required.code,
      'Un titre exigé n''est pas au référentiel.', 'Vérifier le code du titre, ou l''ajouter au référentiel.',
      posts.employer
    FROM posts JOIN post_requirement ON post_requirement.post_id = posts.id,
      unnest(post_requirement.diplomas) AS required (code)
    WHERE NOT EXISTS (SELECT FROM diploma WHERE diploma.code = required.code)
    UNION ALL
    SELECT 'avertissement', 'OCCUPE', 'post', posts.code, NULL, NULL,
      'Le poste est à la fois vacant et occupé : il n''est pas examiné.',
      'Mettre fin à l''occupation, ou retirer le poste des vacances.', posts.employer
    FROM posts
    WHERE posts.seats > 0 AND EXISTS (SELECT FROM occupation WHERE occupation.post_id = posts.id AND NOT reopened)
    UNION ALL
    -- Loads.
    SELECT 'avertissement', 'RETARD', 'load', load.employer, 'loaded_at', NULL,
      'Le dernier chargement de l''employeur a échoué : ses données de la veille sont conservées et signalées.',
      'Corriger le fichier et recharger.', load.employer
    FROM load WHERE load.commission = commission_code AND load.stale
  )
  SELECT * FROM found
  UNION ALL
  -- A publication of what little is left would pass for the whole.
  SELECT 'bloquant', 'MIS-A-L-ECART', sides.name, commission_code, NULL, NULL,
    'Plus de la moitié des lignes est mise à l''écart.',
    'Corriger les anomalies signalées ligne à ligne, puis relancer la nuit.', NULL
  FROM (SELECT table_name, count(DISTINCT row_key) AS rows FROM found WHERE severity = 'quarantaine' GROUP BY 1) AS aside
  JOIN (VALUES ('agent', (SELECT count(*) FROM agents)), ('post', (SELECT count(*) FROM posts))) AS sides (name, rows)
    ON sides.name = aside.table_name
  WHERE aside.rows >= 5 AND aside.rows * 2 > sides.rows;
END;
COMMENT ON FUNCTION input_defects(text, date) IS 'Every defect of a commission''s inputs on a date, with its remedy';
REVOKE ALL ON FUNCTION input_defects(text, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION input_defects(text, date) TO passerelle_engine;
