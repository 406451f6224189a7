-- Reading and writing files: where each stands on a day, and how a step is added to it. Everything that commission_v1
-- offers goes through here, with the rights of the owner over the rows that the login's recipients may have.

CREATE SCHEMA IF NOT EXISTS commission_v1;
COMMENT ON SCHEMA commission_v1 IS
  'Travail de la commission : ce que le secrétariat, les DRH et les agents y inscrivent. Fonctions, noms français.';

SET LOCAL search_path = passerelle, commission_v1;

-- Codes of errors, stable: 42501 it is not for this login; 55000 the state does not allow it; 22023 a value is not one
-- of those expected; P0002 there is no such thing, or the login may not know of it.
CREATE OR REPLACE FUNCTION refuse(code text, message text, hint text) RETURNS void
  LANGUAGE plpgsql VOLATILE
AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = code, MESSAGE = message, HINT = hint;
END
$$;
COMMENT ON FUNCTION refuse(text, text, text) IS
  'Refuses with a stable SQLSTATE, a message and what to do next, in French';

CREATE OR REPLACE FUNCTION day_read(day date) RETURNS text
  IMMUTABLE PARALLEL SAFE
  -- A date without end is none that French would write.
  RETURN coalesce(lpad(extract(day FROM day)::text, 2, '0') || '/' || lpad(extract(month FROM day)::text, 2, '0') || '/'
    || extract(year FROM day)::text, day::text);
COMMENT ON FUNCTION day_read(date) IS 'A date as French reads it, whatever the settings';

-- The files the login knows, and the state of each on a day: that of the last valid step. Two months of an origin's
-- silence are its agreement (CGFP L511-3); an agent who stays with the same employer asks no departure.
CREATE OR REPLACE FUNCTION files_on(day date)
RETURNS TABLE (avis_id bigint, commission text, agent_id bigint, post_id bigint, kind text, seance date, origin text,
  host text, state text, since date, due_on date, last_day date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = passerelle, pg_temp SET row_security = on
BEGIN ATOMIC
  SELECT avis.id, avis.commission, avis.agent_id, avis.post_id, avis.kind, avis.seance, avis.origin, avis.host,
    CASE
      WHEN moved.to_state = 'demande' AND day >= moved.on_day + interval '2 months' THEN 'attente_accueil'
      WHEN moved.to_state = 'accord_agent' AND avis.kind = 'retenir' AND avis.origin = avis.host THEN 'attente_accueil'
      WHEN moved.to_state IS NOT NULL THEN moved.to_state
      WHEN avis.kind NOT IN ('ajourner', 'ecarter') THEN 'attente_agent'
      WHEN day >= avis.seance + interval '6 months' THEN 'echu'
      WHEN avis.kind = 'ajourner' THEN 'ajournee'
      ELSE 'ecartee'
    END,
    CASE WHEN moved.to_state = 'demande' AND day >= moved.on_day + interval '2 months'
      THEN (moved.on_day + interval '2 months')::date ELSE coalesce(moved.on_day, avis.seance) END,
    CASE WHEN moved.to_state = 'demande' THEN (moved.on_day + interval '2 months')::date
      WHEN moved.to_state = 'decide' THEN moved.from_day
      WHEN moved.to_state = 'immersion_prescrite' THEN moved.to_day END,
    coalesce((SELECT max(on_day) FROM valid_step WHERE valid_step.avis_id = avis.id), avis.seance)
  FROM valid_avis AS avis
  LEFT JOIN LATERAL (
    SELECT rule.to_state, step.on_day, step.from_day, step.to_day
    FROM valid_step AS step JOIN step_rule AS rule USING (kind)
    WHERE step.avis_id = avis.id AND step.on_day <= day AND rule.to_state IS NOT NULL
    ORDER BY step.on_day DESC, step.id DESC LIMIT 1
  ) AS moved ON true
  WHERE avis.seance <= day;
END;
COMMENT ON FUNCTION files_on(date) IS 'The files of the login''s recipients and the state of each on a day';

-- The commission's secretariat, or nobody.
CREATE OR REPLACE FUNCTION need_secretariat(code text) RETURNS void
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = passerelle, pg_temp
AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM my_recipient WHERE commission = code AND kind = 'commission') THEN
    PERFORM refuse('42501', format('Ce geste revient au secrétariat de la commission %s.',
      coalesce(code, 'vide')),
      'Demandez-le au secrétariat, ou faites rattacher votre compte à la commission (passerelle.login_recipient).');
  END IF;
END
$$;
COMMENT ON FUNCTION need_secretariat(text) IS 'Refuses whoever is not the secretariat of the commission';

-- What has not happened yet is not recorded, save where people and dates are invented.
CREATE OR REPLACE FUNCTION need_past(code text, day date) RETURNS void
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = passerelle, pg_temp
AS $$
BEGIN
  IF day NOT BETWEEN DATE '1900-01-01' AND DATE '2199-12-31' THEN
    PERFORM refuse('22023', format('Date %s inattendue.', day_read(day)), 'Donnez la date où cela a eu lieu.');
  END IF;
  IF day IS NULL OR day > today_paris() AND NOT EXISTS (SELECT FROM commission WHERE commission.code = $1
    AND demonstration) THEN
    PERFORM refuse('22023', format('La date %s n''est pas encore venue.', coalesce(day_read(day), 'vide')),
      'Inscrivez l''événement le jour où il a lieu, ou à une date passée.');
  END IF;
END
$$;
COMMENT ON FUNCTION need_past(text, date) IS 'Refuses a date to come, but for a demonstration';

-- A date to come that a planner may have meant: not before another, nor years after it.
CREATE OR REPLACE FUNCTION need_near(what text, wanted date, after date) RETURNS void
  LANGUAGE plpgsql STABLE SET search_path = passerelle, pg_temp
AS $$
BEGIN
  IF wanted IS NULL OR wanted < after OR wanted > after + interval '3 years' THEN
    PERFORM refuse('22023', format('%s : date %s inattendue.', what, coalesce(day_read(wanted), 'vide')),
      format('Donnez une date du %s ou des trois années qui suivent.', day_read(after)));
  END IF;
END
$$;
COMMENT ON FUNCTION need_near(text, date, date) IS
  'Refuses a date that is before another or more than three years after';

-- Party to a convention of the commission on a day.
CREATE OR REPLACE FUNCTION need_member(code text, siret text, day date) RETURNS void
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = passerelle, pg_temp SET row_security = on
AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM convention_party AS party JOIN convention
      ON convention.commission = party.commission AND convention.code = party.convention
    WHERE party.commission = need_member.code AND party.employer = siret AND party.from_on <= day
      AND coalesce(party.until_on, 'infinity') >= day AND convention.etat = 'signee' AND convention.starts_on <= day
      AND coalesce(convention.ends_on, 'infinity') >= day) THEN
    PERFORM refuse('P0002',
      format('L''employeur %s n''est pas membre de la commission %s au %s.', coalesce(siret, 'vide'), code,
        day_read(day)),
      'Donnez le SIRET d''un employeur partie, ce jour-là, à une convention signée de la commission.');
  END IF;
END
$$;
COMMENT ON FUNCTION need_member(text, text, date) IS
  'Refuses an employer that is party to no convention in force on a day';

-- One hand at a time on a file: who waits here then reads what the other did.
CREATE OR REPLACE FUNCTION hold_file(dossier bigint) RETURNS void
  LANGUAGE sql VOLATILE SET search_path = passerelle, pg_temp
AS $$ SELECT pg_advisory_xact_lock(7023, (dossier % 2147483647)::integer) $$;
COMMENT ON FUNCTION hold_file(bigint) IS 'Waits for whoever writes on the file, until the end of the transaction';

-- The agent behind a pseudonym, for the secretariat, the origin or the agent; the agreement must live on the day.
CREATE OR REPLACE FUNCTION find_agent(code text, pseudonym text, day date) RETURNS bigint
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = passerelle, pg_temp
AS $$
DECLARE
  file record;
BEGIN
  SELECT * INTO file FROM my_file
  WHERE commission = code AND reference = pseudonym AND kind <> 'accueil' LIMIT 1;
  IF NOT FOUND THEN
    PERFORM refuse('P0002', format('Agent %s inconnu de votre compte dans la commission %s.',
      coalesce(left(pseudonym, 80), 'vide'), coalesce(code, 'vide')),
      'Les agents que vous suivez : SELECT agent FROM rapports_v1.fiche_agent.');
  END IF;
  PERFORM need_agreement(file.signed_on, file.withdrawn_on, file.is_live, day);
  RETURN file.agent_id;
END
$$;
COMMENT ON FUNCTION find_agent(text, text, date) IS 'The agent behind a pseudonym, if the login may act for it';

CREATE OR REPLACE FUNCTION need_agreement(signed_on date, withdrawn_on date, is_live boolean, day date) RETURNS void
  LANGUAGE plpgsql STABLE SET search_path = passerelle, pg_temp
AS $$
BEGIN
  IF NOT is_live OR NOT agreement_lives(signed_on, withdrawn_on, day) THEN
    PERFORM refuse('55000', format('L''agent n''a pas d''accord écrit en cours au %s : rien ne peut être inscrit.',
      day_read(day)),
      'Recueillez d''abord un nouvel accord écrit, puis commission_v1.donner_accord.');
  END IF;
END
$$;
COMMENT ON FUNCTION need_agreement(date, date, boolean, date) IS
  'Refuses a file whose agreement does not live on the day';

-- What may come next on a file, in words.
CREATE OR REPLACE FUNCTION next_steps(avis_kind text, state text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = passerelle, pg_temp
BEGIN ATOMIC
  SELECT coalesce('Étapes possibles : ' || string_agg(line, ' ; ' ORDER BY line) || '.', 'Ce dossier est terminé.')
  FROM (
    SELECT DISTINCT format('%s (commission_v1.%s)',
      CASE kind WHEN 'agent_oui' THEN 'réponse de l''agent' ELSE label END, call) AS line
    FROM step_rule WHERE avis_kind = ANY (step_rule.avis) AND state = ANY (from_states)
  ) AS possible;
END;
COMMENT ON FUNCTION next_steps(text, text) IS 'The steps that may come next on a file, with their functions';

-- Adds a step to a file: by whoever it is for, in a state that allows it, in the order of time.
CREATE OR REPLACE FUNCTION record_step(dossier bigint, step_kind text, day date, reason text DEFAULT NULL,
  act text DEFAULT NULL, from_day date DEFAULT NULL, to_day date DEFAULT NULL, days integer DEFAULT NULL,
  months integer DEFAULT NULL, result text DEFAULT NULL)
RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = passerelle, pg_temp SET row_security = on
AS $$
#variable_conflict use_variable
DECLARE
  file record;
  wanted record;
  acting record;
  added bigint;
BEGIN
  PERFORM hold_file(dossier);
  SELECT * INTO file FROM files_on(coalesce(day, today_paris())) AS files WHERE files.avis_id = dossier;
  IF NOT FOUND THEN
    IF EXISTS (SELECT FROM avis WHERE avis.id = dossier AND day < avis.seance) THEN
      PERFORM refuse('22023', format('Le %s est antérieur à la séance du dossier %s.', day_read(day), dossier),
        'Donnez une date égale ou postérieure à celle de la séance.');
    END IF;
    PERFORM refuse('P0002', format('Dossier %s inconnu de votre compte.', coalesce(dossier::text, 'vide')),
      'Vos dossiers : SELECT dossier, agent, poste, etat FROM rapports_v1.suivi.');
  END IF;
  PERFORM need_past(file.commission, day);
  SELECT * INTO wanted FROM step_rule AS rule WHERE rule.kind = step_kind;
  SELECT mine.* INTO acting FROM my_file AS mine
  WHERE mine.agent_id = file.agent_id AND mine.kind = ANY (wanted.actors)
    AND (mine.kind <> 'accueil' OR mine.employer = file.host)
  ORDER BY array_position(wanted.actors, mine.kind::text) LIMIT 1;
  IF NOT FOUND THEN
    PERFORM refuse('42501', format('L''étape « %s » ne revient pas à votre compte.', wanted.label),
      'Elle revient à : ' || (SELECT string_agg(CASE actor WHEN 'commission' THEN 'secrétariat'
          WHEN 'origine' THEN 'employeur d''origine' WHEN 'accueil' THEN 'employeur d''accueil' ELSE actor END, ', ')
        FROM unnest(wanted.actors) AS actor) || '.');
  END IF;
  -- A host never learns how an agent answered: a file without follow-up is none that it has.
  IF file.state = 'sans_suite' AND acting.kind = 'accueil' THEN
    PERFORM refuse('P0002', format('Dossier %s inconnu de votre compte.', dossier),
      'Vos dossiers : SELECT dossier, agent, poste, etat FROM rapports_v1.suivi.');
  END IF;
  -- A seat is given back whatever the agent withdrew: it would stay taken for ever.
  IF step_kind <> 'retour' THEN
    PERFORM need_agreement(acting.signed_on, acting.withdrawn_on, acting.is_live, day);
  END IF;
  IF file.kind <> ALL (wanted.avis) OR file.state <> ALL (wanted.from_states) THEN
    PERFORM refuse('55000',
      format('L''étape « %s » n''est pas possible : le dossier %s est dans l''état « %s » depuis le %s.', wanted.label,
        dossier, (SELECT label FROM file_state WHERE code = file.state), day_read(file.since)),
      next_steps(file.kind, file.state));
  END IF;
  IF day < file.last_day THEN
    PERFORM refuse('22023', format('Le %s précède la dernière étape du dossier, du %s.', day_read(day),
      day_read(file.last_day)),
      'Corrigez la date, ou annulez d''abord la dernière étape (commission_v1.annuler_etape).');
  END IF;
  IF step_kind = 'agent_non' AND acting.kind = 'origine' AND EXISTS (
    SELECT FROM valid_step AS said
    WHERE said.avis_id = dossier AND said.kind = 'agent_oui' AND said.as_whom = 'agent') THEN
    PERFORM refuse('42501', format('L''agent a lui-même accepté la proposition du dossier %s.', dossier),
      'Il revient seul sur sa réponse, ou par le secrétariat.');
  END IF;
  IF step_kind IN ('prise_poste', 'immersion_suivie') THEN
    PERFORM refuse('22023', format('Le %s précède le premier jour, le %s.', day_read(day), day_read(begun.from_day)),
      'Attendez ce jour, ou annulez d''abord l''étape qui l''a fixé (commission_v1.annuler_etape).')
    FROM valid_step AS begun
    WHERE begun.avis_id = dossier AND begun.kind IN ('accueil_oui', 'immersion_prescrite') AND begun.from_day > day;
  END IF;
  IF step_kind = 'accueil_oui' THEN
    BEGIN
      INSERT INTO seat_holder (agent_id, avis_id) VALUES (file.agent_id, dossier);
    EXCEPTION WHEN unique_violation THEN
      PERFORM refuse('55000',
        format('L''agent du dossier %s a déjà une place, par la décision d''un accueil.', dossier),
        'Une place à la fois : que l''autre accueil la rende d''abord (commission_v1.constater_retour).');
    END;
  ELSIF step_kind = 'retour' THEN
    DELETE FROM seat_holder AS held WHERE held.avis_id = dossier;
  END IF;
  INSERT INTO step (avis_id, kind, on_day, as_whom, reason, act, from_day, to_day, days, months, result)
  VALUES (dossier, step_kind, day, acting.kind, reason, act, from_day, to_day, days, months, result)
  RETURNING id INTO added;
  IF step_kind = 'immersion_suivie' THEN
    INSERT INTO immersion_done (agent_id, ended_on, days) VALUES (file.agent_id, day, days)
    ON CONFLICT (agent_id, ended_on) DO UPDATE SET days = excluded.days;
  END IF;
  RETURN added;
END
$$;
COMMENT ON FUNCTION record_step(bigint, text, date, text, text, date, date, integer, integer, text) IS
  'Adds a step to a file, or says why not and what may come';

REVOKE ALL ON FUNCTION refuse, day_read, files_on, need_secretariat, need_past, need_near, need_member,
  hold_file, find_agent, need_agreement, next_steps, record_step
  FROM PUBLIC;
