-- P7, where each file stands: what was said, what is awaited and from whom, and the points that follow a move. An agent
-- without live agreement has no row. A host reads of a file what concerns it, never how an agent answered.

SET LOCAL search_path = passerelle, rapports_v1;

-- The day files are read on: today, or the date of the night where it is later (a demonstration).
CREATE OR REPLACE VIEW work_day WITH (security_barrier) AS
  SELECT current_run.*, greatest(donnees_du, today_paris()) AS day FROM current_run;
COMMENT ON VIEW work_day IS 'The published run of each commission, and the day its files are read on';

CREATE OR REPLACE VIEW followed_file WITH (security_barrier) AS
  SELECT run.day, run.run_id, run.calcule_le, run.donnees_du, run.commission, file.kind AS reader, file.reference,
    file.agent_id,
    files.avis_id, files.kind, files.seance, files.post_id, files.origin, files.host, files.state, files.since,
    coalesce(files.due_on, point.due_on) AS due_on, state.label, state.waits_for, state.is_open, point.months,
    point.due_on AS point_on
  FROM work_day AS run
  CROSS JOIN LATERAL files_on(run.day) AS files
  JOIN my_file AS file ON file.agent_id = files.agent_id AND file.is_live
    AND (file.kind <> 'accueil' OR file.employer = files.host)
  JOIN file_state AS state ON state.code = files.state
  -- The next point after the post was taken.
  LEFT JOIN LATERAL (
    SELECT awaited.months, (taken.on_day + make_interval(months => awaited.months))::date AS due_on
    FROM visible_step AS taken CROSS JOIN (VALUES (1), (3), (6), (12)) AS awaited (months)
    WHERE taken.avis_id = files.avis_id AND taken.kind = 'prise_poste' AND taken.on_day <= run.day
      AND files.state IN ('en_poste', 'integre')
      AND NOT EXISTS (
        SELECT FROM visible_step AS noted
        WHERE noted.avis_id = files.avis_id AND noted.kind = 'point' AND noted.months >= awaited.months
          AND noted.on_day <= run.day)
    ORDER BY awaited.months LIMIT 1
  ) AS point ON true
  WHERE files.commission = run.commission
    AND NOT is_withdrawn(file.withdrawn_on, run.day)
    AND (file.kind <> 'accueil' OR files.kind IN ('retenir', 'immersion') AND files.state <> 'sans_suite');
COMMENT ON VIEW followed_file IS 'Files of the login''s recipients on the day they are read';

CREATE OR REPLACE VIEW rapports_v1.suivi WITH (security_barrier) AS
  SELECT followed.run_id, followed.calcule_le, followed.donnees_du, followed.commission,
    CASE followed.reader WHEN 'commission' THEN 'secrétariat' ELSE followed.reader END AS destinataire,
    followed.avis_id AS dossier, followed.reference AS agent, followed.seance, avis_lu(followed.kind) AS avis,
    CASE WHEN followed.reader <> 'accueil' THEN reason.label END AS motif, post.code AS poste, post.title AS intitule,
    CASE WHEN followed.reader <> 'accueil' THEN origin.name END AS employeur_origine, host.name AS employeur_accueil,
    followed.label AS etat, followed.since AS depuis, responsable(followed.waits_for) AS attendu_de,
    followed.due_on AS avant_le,
    CASE WHEN followed.due_on < followed.day THEN followed.day - followed.due_on END AS retard_jours,
    followed.months AS prochain_point_mois, followed.point_on AS prochain_point_le,
    CASE WHEN followed.state = 'en_poste' AND followed.day >= followed.since + interval '1 year'
      THEN 'oui' END AS integration_possible,
    given.corrects AS remplace_dossier
  FROM followed_file AS followed
  JOIN avis AS given ON given.id = followed.avis_id
  LEFT JOIN avis_reason AS reason ON reason.code = given.reason
  LEFT JOIN post ON post.id = followed.post_id
  LEFT JOIN employer AS origin ON origin.siret = followed.origin
  LEFT JOIN employer AS host ON host.siret = followed.host;

COMMENT ON VIEW rapports_v1.suivi IS
  'P7 — Suivi : l''état de chaque dossier, ce qui est attendu et de qui, les points après la prise de poste.';
COMMENT ON COLUMN rapports_v1.suivi.run_id IS 'Numéro de la nuit de calcul publiée.';
COMMENT ON COLUMN rapports_v1.suivi.calcule_le IS 'Date et heure de publication, heure de Paris.';
COMMENT ON COLUMN rapports_v1.suivi.donnees_du IS 'Date des données et des règles appliquées.';
COMMENT ON COLUMN rapports_v1.suivi.commission IS 'Code de la commission.';
COMMENT ON COLUMN rapports_v1.suivi.destinataire IS
  'À quel titre la ligne est lue : secrétariat, origine, accueil ou agent.';
COMMENT ON COLUMN rapports_v1.suivi.dossier IS 'Numéro du dossier, que les fonctions de commission_v1 demandent.';
COMMENT ON COLUMN rapports_v1.suivi.agent IS 'Pseudonyme ; pour l''accueil, une référence aléatoire.';
COMMENT ON COLUMN rapports_v1.suivi.seance IS 'Séance de l''avis.';
COMMENT ON COLUMN rapports_v1.suivi.avis IS 'retenir, immersion, formation, ajourner ou écarter.';
COMMENT ON COLUMN rapports_v1.suivi.motif IS
  'Motif d''un ajournement ou d''une mise à l''écart ; jamais celui d''un agent.';
COMMENT ON COLUMN rapports_v1.suivi.poste IS 'Code du poste ; vide pour une immersion ailleurs.';
COMMENT ON COLUMN rapports_v1.suivi.intitule IS 'Intitulé du poste.';
COMMENT ON COLUMN rapports_v1.suivi.employeur_origine IS 'Employeur d''origine ; masqué à l''accueil.';
COMMENT ON COLUMN rapports_v1.suivi.employeur_accueil IS 'Employeur d''accueil.';
COMMENT ON COLUMN rapports_v1.suivi.etat IS 'État du dossier : celui de sa dernière étape valable.';
COMMENT ON COLUMN rapports_v1.suivi.depuis IS
  'Date de cette étape ; pour un silence de deux mois, celle où il vaut accord.';
COMMENT ON COLUMN rapports_v1.suivi.attendu_de IS 'Qui doit agir ; vide si personne.';
COMMENT ON COLUMN rapports_v1.suivi.avant_le IS
  'Réponse de l''origine, date d''effet, fin d''immersion ou point de suivi attendus à cette date.';
COMMENT ON COLUMN rapports_v1.suivi.retard_jours IS 'Jours de retard ; vide s''il n''y en a pas.';
COMMENT ON COLUMN rapports_v1.suivi.prochain_point_mois IS 'Prochain point de suivi : 1, 3, 6 ou 12 mois.';
COMMENT ON COLUMN rapports_v1.suivi.prochain_point_le IS 'Date du prochain point.';
COMMENT ON COLUMN rapports_v1.suivi.integration_possible IS
  'oui : un an en poste ; après un détachement pour reclassement, l''agent peut demander son intégration (L826-4).';
COMMENT ON COLUMN rapports_v1.suivi.remplace_dossier IS 'Dossier dont cet avis corrige celui.';

-- Avis that no longer weigh, because what they were given on has changed, and what it is. The secretariat's.
CREATE OR REPLACE VIEW rapports_v1.avis_leves WITH (security_barrier) AS
  SELECT run.run_id, run.calcule_le, run.donnees_du, run.commission, file.reference AS agent, post.code AS poste,
    given.id AS dossier, given.seance, avis_lu(given.kind) AS avis,
    concat_ws(', ', changes.inputs,
      CASE WHEN given.charte_version <> night.charte_version THEN 'charte' END,
      CASE WHEN asked.on_day IS NOT NULL THEN 'réexamen demandé le ' || jour(asked.on_day) END) AS changements
  FROM current_run AS run
  JOIN run AS night ON night.id = run.run_id
  JOIN my_file AS file ON file.commission = run.commission AND file.kind = 'commission' AND file.is_live
  JOIN visible_avis AS given ON given.commission = run.commission AND given.agent_id = file.agent_id
    AND given.kind IN ('ajourner', 'ecarter') AND given.seance <= run.donnees_du
    AND run.donnees_du < given.seance + interval '6 months'
  JOIN post ON post.id = given.post_id
  LEFT JOIN LATERAL (
    SELECT string_agg(CASE before.input WHEN 'restrictions' THEN 'état de santé'
      WHEN 'situation' THEN 'situation ou profil de l''agent'
      WHEN 'souhaits' THEN 'souhaits de l''agent' WHEN 'poste' THEN 'fiche du poste' ELSE 'exigences du poste' END, ', '
      ORDER BY before.input) AS inputs
    FROM avis_input AS before
    JOIN night_input AS now ON now.run_id = run.run_id AND now.input = before.input
      AND now.subject = CASE now.side WHEN 'agent' THEN given.agent_id ELSE given.post_id END
    WHERE before.avis_id = given.id AND before.digest <> now.digest
  ) AS changes ON true
  LEFT JOIN LATERAL (
    SELECT min(on_day) AS on_day FROM visible_step
    WHERE visible_step.avis_id = given.id AND visible_step.kind = 'reexamen' AND on_day <= run.donnees_du
  ) AS asked ON true
  WHERE changes.inputs IS NOT NULL OR asked.on_day IS NOT NULL OR given.charte_version <> night.charte_version;

COMMENT ON VIEW rapports_v1.avis_leves IS
  'Avis qui ne pèsent plus sur les nuits avant leur terme, et ce qui a changé depuis.';
COMMENT ON COLUMN rapports_v1.avis_leves.run_id IS 'Numéro de la nuit de calcul publiée.';
COMMENT ON COLUMN rapports_v1.avis_leves.calcule_le IS 'Date et heure de publication, heure de Paris.';
COMMENT ON COLUMN rapports_v1.avis_leves.donnees_du IS 'Date des données et des règles appliquées.';
COMMENT ON COLUMN rapports_v1.avis_leves.commission IS 'Code de la commission.';
COMMENT ON COLUMN rapports_v1.avis_leves.agent IS 'Pseudonyme.';
COMMENT ON COLUMN rapports_v1.avis_leves.poste IS 'Code du poste.';
COMMENT ON COLUMN rapports_v1.avis_leves.dossier IS 'Numéro du dossier.';
COMMENT ON COLUMN rapports_v1.avis_leves.seance IS 'Séance de l''avis.';
COMMENT ON COLUMN rapports_v1.avis_leves.avis IS 'ajourner ou écarter.';
COMMENT ON COLUMN rapports_v1.avis_leves.changements IS
  'Ce qui a changé depuis la nuit sur laquelle l''avis fut rendu ; jamais les valeurs.';
