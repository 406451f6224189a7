-- Before and during a séance: its date, its agenda, who was there. The secretariat's.

SET LOCAL search_path = passerelle, commission_v1;

CREATE OR REPLACE FUNCTION commission_v1.prevoir_seance(commission text, seance date) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = passerelle, pg_temp SET row_security = on
AS $$
BEGIN
  PERFORM need_secretariat($1);
  PERFORM need_near('Séance', $2, CASE WHEN $2 < today_paris() THEN (today_paris() - interval '1 year')::date
    ELSE today_paris() END);
  INSERT INTO seance (commission, held_on) VALUES ($1, $2) ON CONFLICT DO NOTHING;
END
$$;
COMMENT ON FUNCTION commission_v1.prevoir_seance IS 'Inscrit la date d''une séance.';

CREATE OR REPLACE FUNCTION need_seance(code text, day date) RETURNS void
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = passerelle, pg_temp
AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM seance WHERE commission = code AND held_on = day) THEN
    PERFORM refuse('P0002', format('La commission %s n''a pas de séance le %s.', code, coalesce(day_read(day), 'vide')),
      'Inscrivez-la d''abord : commission_v1.prevoir_seance.');
  END IF;
END
$$;
COMMENT ON FUNCTION need_seance(text, date) IS 'Refuses a date on which the commission has no séance';

-- One situation an agent, with the proposal of the plan, else the best of the list. First what an earlier séance
-- adjourned and what someone asked to see again, then the priorities in the voted order, the nearest deadline, what the
-- plan retains, and who has waited longest. What has a running file waits for people, not for the commission.
CREATE OR REPLACE FUNCTION agenda_of(code text, day date)
RETURNS TABLE (rang bigint, agent_id bigint, post_id bigint, agent text, poste text, motif text, priorite text,
  echeance date, attente_jours integer, run_id bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = passerelle, pg_temp SET row_security = on
BEGIN ATOMIC
  WITH night AS (
    SELECT publication.run_id FROM publication WHERE publication.commission = agenda_of.code
  ), situations AS (
    SELECT DISTINCT ON (agents.reference) file.agent_id, post.id AS post_id, agents.reference, pairs.post,
      CASE WHEN agents.deadline_on BETWEEN day AND day + 60 THEN agents.deadline_on END AS deadline_on,
      day - file.signed_on AS waiting, pairs.is_planned, held.rank, held.priority,
      CASE earlier.state WHEN 'ajournee' THEN 'ajournee' WHEN 'reexamen' THEN 'reexamen' END AS carried
    FROM night
    JOIN my_file AS file ON file.commission = agenda_of.code AND file.kind = 'commission' AND file.is_live
    JOIN published_agent AS agents ON agents.run_id = night.run_id AND agents.reference = file.reference
    JOIN published_pair AS pairs
      ON pairs.run_id = night.run_id AND pairs.recipient_id = agents.recipient_id AND pairs.reference = agents.reference
      AND pairs.agent_rank IS NOT NULL
    JOIN recipient ON recipient.id = agents.recipient_id AND recipient.kind = 'commission'
    JOIN post ON post.commission = agenda_of.code AND post.code = pairs.post
    LEFT JOIN LATERAL (
      SELECT parameter.rank, parameter.name AS priority FROM published_parameter AS parameter
      WHERE parameter.run_id = night.run_id AND parameter.kind = 'priorite' AND parameter.name = ANY (pairs.priorities)
      ORDER BY parameter.rank LIMIT 1
    ) AS held ON true
    LEFT JOIN LATERAL (
      SELECT files.state FROM files_on(day) AS files
      WHERE files.agent_id = file.agent_id AND files.post_id = post.id ORDER BY files.avis_id DESC LIMIT 1
    ) AS earlier ON true
    WHERE NOT is_withdrawn(file.withdrawn_on, day) AND NOT EXISTS (
      SELECT FROM files_on(day) AS running JOIN file_state ON file_state.code = running.state
      WHERE running.agent_id = file.agent_id AND running.kind IN ('retenir', 'immersion') AND file_state.is_open)
    ORDER BY agents.reference, (earlier.state IN ('ajournee', 'reexamen')) DESC NULLS LAST, pairs.is_planned DESC,
      pairs.agent_rank
  )
  SELECT row_number() OVER (ORDER BY carried IS NULL, rank NULLS LAST, deadline_on NULLS LAST, is_planned DESC,
      waiting DESC, reference),
    situations.agent_id, post_id, reference, post,
    CASE WHEN carried IS NOT NULL THEN carried WHEN rank IS NOT NULL THEN 'priorite'
      WHEN deadline_on IS NOT NULL THEN 'echeance' ELSE 'plan' END,
    priority, deadline_on, waiting, (SELECT run_id FROM night)
  FROM situations;
END;
COMMENT ON FUNCTION agenda_of(text,
  date) IS 'The situations of the published night in the order a séance examines them';

-- A second call replaces the draft; what already has an avis, or was added by hand, stays.
CREATE OR REPLACE FUNCTION commission_v1.proposer_ordre_du_jour(commission text, seance date, places integer DEFAULT 12)
RETURNS TABLE (rang bigint, agent text, poste text, motif text, priorite text, echeance date, attente_jours integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = passerelle, pg_temp SET row_security = on
AS $$
#variable_conflict use_column
BEGIN
  PERFORM need_secretariat($1);
  PERFORM need_seance($1, $2);
  IF places IS NULL OR places NOT BETWEEN 1 AND 200 THEN
    PERFORM refuse('22023', 'Le nombre de places va de 1 à 200.',
      'Une séance examine le plus souvent une dizaine de situations.');
  END IF;
  IF NOT EXISTS (SELECT FROM publication WHERE publication.commission = $1) THEN
    PERFORM refuse('55000', format('La commission %s n''a encore aucune nuit publiée.', $1),
      'Lancez d''abord le calcul : passerelle run.');
  END IF;
  DELETE FROM agenda_item AS draft
  WHERE draft.commission = $1 AND draft.seance = $2 AND draft.reason <> 'ajout' AND NOT EXISTS (
    SELECT FROM avis WHERE avis.commission = $1 AND avis.seance = $2 AND avis.agent_id = draft.agent_id);
  INSERT INTO agenda_item (commission, seance, agent_id, post_id, rank, reason, run_id)
  SELECT $1, $2, wanted.agent_id, wanted.post_id, wanted.rang, wanted.motif, wanted.run_id
  FROM agenda_of($1, $2) AS wanted WHERE wanted.rang <= places
  ON CONFLICT DO NOTHING;
  RETURN QUERY SELECT wanted.rang, wanted.agent, wanted.poste, wanted.motif, wanted.priorite, wanted.echeance,
    wanted.attente_jours FROM agenda_of($1, $2) AS wanted WHERE wanted.rang <= places ORDER BY wanted.rang;
END
$$;
COMMENT ON FUNCTION commission_v1.proposer_ordre_du_jour IS
  'Bâtit l''ordre du jour depuis la nuit publiée : ajournées et réexamens, priorités votées, échéances, attente.';

CREATE OR REPLACE FUNCTION commission_v1.inscrire(commission text, seance date, agent text, poste text DEFAULT NULL)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = passerelle, pg_temp SET row_security = on
AS $$
#variable_conflict use_column
DECLARE
  who bigint;
  target bigint;
BEGIN
  PERFORM need_secretariat($1);
  PERFORM need_seance($1, $2);
  who := find_agent($1, $3, $2);
  SELECT post.id INTO target FROM post WHERE post.commission = $1 AND post.code = $4;
  IF $4 IS NOT NULL AND target IS NULL THEN
    PERFORM refuse('P0002', format('La commission %s n''a pas de poste %s.', $1, $4),
      'Les postes : SELECT poste, intitule FROM rapports_v1.fiche_poste.');
  END IF;
  INSERT INTO agenda_item (commission, seance, agent_id, post_id, rank, reason, run_id)
  SELECT $1, $2, who, target, 1 + coalesce(max(rank), 0), 'ajout',
    coalesce((SELECT run_id FROM publication WHERE publication.commission = $1), 0)
  FROM agenda_item WHERE agenda_item.commission = $1 AND agenda_item.seance = $2
  ON CONFLICT DO NOTHING;
END
$$;
COMMENT ON FUNCTION commission_v1.inscrire IS 'Ajoute une situation à l''ordre du jour, avec ou sans proposition.';

CREATE OR REPLACE FUNCTION commission_v1.noter_presence(commission text, seance date, organisme text, presence text,
  employeur text DEFAULT NULL)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = passerelle, pg_temp SET row_security = on
AS $$
BEGIN
  PERFORM need_secretariat($1);
  PERFORM need_seance($1, $2);
  IF num_nulls($3, $4) > 0
    OR $3 NOT IN ('drh', 'referent_handicap', 'medecin', 'cdg', 'cnfpt', 'cap_emploi', 'secretariat')
    OR $4 NOT IN ('present', 'consulte', 'joignable', 'excuse')
    OR $3 = 'drh' AND $5 IS NULL OR $5 IS NOT NULL AND $3 NOT IN ('drh', 'referent_handicap', 'medecin') THEN
    PERFORM refuse('22023', format('Présence « %s, %s » inattendue.', $3, $4),
      'Organismes : drh (avec le SIRET de l''employeur), referent_handicap, medecin (SIRET facultatif), cdg, cnfpt, '
      'cap_emploi, secretariat (sans). Présences : present, consulte, joignable, excuse.');
  END IF;
  IF $5 IS NOT NULL THEN
    PERFORM need_member($1, $5, $2);
  END IF;
  INSERT INTO seance_actor (commission, seance, body, presence, employer) VALUES ($1, $2, $3, $4, $5);
END
$$;
COMMENT ON FUNCTION commission_v1.noter_presence IS
  'Note qui était présent, consulté, joignable (médecin, sans dossier) ou excusé ; la dernière note d''un '
  'organisme compte.';

REVOKE ALL ON FUNCTION need_seance, agenda_of FROM PUBLIC;
