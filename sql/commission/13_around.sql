-- Around the files: written agreements, names, action plans, and what agents found otherwise.

SET LOCAL search_path = passerelle, commission_v1;

CREATE OR REPLACE FUNCTION need_agreement_kind(kind text, siret text) RETURNS void
  LANGUAGE plpgsql STABLE SET search_path = passerelle, pg_temp
AS $$
BEGIN
  IF kind IS NULL OR kind NOT IN ('presentation', 'nom', 'restrictions')
    OR (kind = 'presentation') <> (siret IS NULL) THEN
    PERFORM refuse('22023', format('Accord « %s » inattendu.', coalesce(kind, 'vide')),
      'presentation (sans employeur), nom ou restrictions (avec le SIRET de l''employeur concerné).');
  END IF;
END
$$;
COMMENT ON FUNCTION need_agreement_kind(text, text) IS 'Refuses an agreement that is none of the three';

-- The agent of a login that is not a host's, agreement or not: signing comes before anything else.
CREATE OR REPLACE FUNCTION find_signer(code text, pseudonym text) RETURNS bigint
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = passerelle, pg_temp SET row_security = on
AS $$
DECLARE
  who bigint;
BEGIN
  SELECT known.agent_id INTO who FROM my_recipient AS me JOIN recipient_reference AS known ON known.recipient_id = me.id
  WHERE me.commission = code AND me.kind <> 'accueil' AND known.reference = pseudonym LIMIT 1;
  IF NOT FOUND THEN
    PERFORM refuse('P0002', format('Agent %s inconnu de votre compte dans la commission %s.',
      coalesce(left(pseudonym, 80), 'vide'), coalesce(code, 'vide')),
      'L''agent, son employeur d''origine ou le secrétariat inscrivent un accord ou son retrait.');
  END IF;
  RETURN who;
END
$$;
COMMENT ON FUNCTION find_signer(text, text) IS 'The agent behind a pseudonym, for whoever may enter an agreement';

CREATE OR REPLACE FUNCTION commission_v1.donner_accord(commission text, agent text, accord text,
  employeur text DEFAULT NULL, le date DEFAULT NULL)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = passerelle, pg_temp SET row_security = on
AS $$
DECLARE
  who bigint := find_signer($1, $2);
BEGIN
  PERFORM need_agreement_kind($3, $4);
  PERFORM need_past($1, coalesce($5, today_paris()));
  IF $4 IS NOT NULL THEN
    PERFORM need_member($1, $4, coalesce($5, today_paris()));
  END IF;
  PERFORM refuse('55000', format('%s a retiré cet accord le %s : un nouvel accord ne peut être antérieur.', $2,
      day_read(known.withdrawn_on)), 'Donnez la date où l''agent a signé de nouveau.')
  FROM agent_agreement AS known
  WHERE known.agent_id = who AND known.kind = $3 AND known.employer IS NOT DISTINCT FROM $4
    AND known.withdrawn_on > coalesce($5, today_paris());
  UPDATE agent_agreement SET signed_on = coalesce($5, today_paris()), withdrawn_on = NULL
  WHERE agent_id = who AND kind = $3 AND employer IS NOT DISTINCT FROM $4 AND withdrawn_on <= coalesce($5,
    today_paris());
  IF NOT FOUND THEN
    INSERT INTO agent_agreement (agent_id, kind, employer, signed_on) VALUES (who, $3, $4, coalesce($5, today_paris()))
    ON CONFLICT DO NOTHING;
  END IF;
END
$$;
COMMENT ON FUNCTION commission_v1.donner_accord IS
  'Inscrit un accord écrit : presentation à la commission, nom à un employeur, restrictions au médecin d''un '
  'employeur.';

CREATE OR REPLACE FUNCTION commission_v1.lever_accord(commission text, agent text, accord text,
  employeur text DEFAULT NULL, le date DEFAULT NULL)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = passerelle, pg_temp SET row_security = on
AS $$
DECLARE
  who bigint := find_signer($1, $2);
BEGIN
  PERFORM need_agreement_kind($3, $4);
  PERFORM need_past($1, coalesce($5, today_paris()));
  UPDATE agent_agreement SET withdrawn_on = greatest(coalesce($5, today_paris()), signed_on)
  WHERE agent_id = who AND kind = $3 AND employer IS NOT DISTINCT FROM $4 AND withdrawn_on IS NULL;
  IF NOT FOUND THEN
    PERFORM refuse('55000', format('%s n''a pas d''accord « %s » en cours.', $2, $3), 'Il n''y a rien à retirer.');
  END IF;
END
$$;
COMMENT ON FUNCTION commission_v1.lever_accord IS
  'Retrait d''un accord : les éditions ne montrent plus l''agent dès la lecture suivante, les nuits ne le lisent plus.';

-- The one place where a host reads a name: its own file, after the agent's yes, with the agreement to be named to it.
CREATE OR REPLACE FUNCTION commission_v1.communiquer_nom(dossier bigint, le date DEFAULT NULL)
RETURNS TABLE (nom text, prenom text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = passerelle, pg_temp SET row_security = on
AS $$
DECLARE
  file record;
BEGIN
  -- As everywhere, a host has no file that an agent said no to.
  SELECT files.*, mine.is_live, mine.signed_on, mine.withdrawn_on INTO file
  FROM files_on(coalesce($2, today_paris())) AS files
  LEFT JOIN my_file AS mine ON mine.agent_id = files.agent_id AND mine.kind = 'accueil' AND mine.employer = files.host
  WHERE files.avis_id = $1 AND (files.state <> 'sans_suite' OR mine.is_live IS NULL);
  IF NOT FOUND THEN
    PERFORM refuse('P0002', format('Dossier %s inconnu de votre compte.', coalesce($1::text, 'vide')),
      'Vos dossiers : SELECT dossier, agent, poste, etat FROM rapports_v1.suivi.');
  ELSIF file.is_live IS NULL THEN
    PERFORM refuse('42501', 'Un nom se communique à l''employeur d''accueil du dossier, et à lui seul.',
      'Le secrétariat et l''origine tiennent le leur par leurs propres moyens.');
  END IF;
  PERFORM need_agreement(file.signed_on, file.withdrawn_on, file.is_live, coalesce($2, today_paris()));
  IF file.state = 'attente_agent' OR file.kind IN ('ajourner', 'ecarter') THEN
    PERFORM refuse('55000', 'Le nom n''est pas communiqué : l''agent n''a pas accepté cette proposition.',
      next_steps(file.kind, file.state));
  ELSIF NOT EXISTS (
    SELECT FROM agent_agreement AS agreement
    WHERE agreement.agent_id = file.agent_id AND agreement.kind = 'nom' AND agreement.employer = file.host
      AND agreement_lives(agreement.signed_on, agreement.withdrawn_on, coalesce($2, today_paris()))) THEN
    PERFORM refuse('55000',
      'Le nom n''est pas communiqué : l''agent n''a pas donné d''accord écrit pour être nommé à votre employeur.',
      'L''agent ou son origine l''inscrit par commission_v1.donner_accord (accord => ''nom'').');
  END IF;
  RETURN QUERY SELECT identity.family_name::text, identity.given_name::text
    FROM agent_identity AS identity WHERE identity.agent_id = file.agent_id;
END
$$;
COMMENT ON FUNCTION commission_v1.communiquer_nom IS
  'Nom de l''agent, pour l''employeur d''accueil, après l''accord de l''agent sur la proposition et sur son nom.';

CREATE OR REPLACE FUNCTION commission_v1.prevoir_action(commission text, agent text, action text, responsable text,
  avant_le date, le date DEFAULT NULL)
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = passerelle, pg_temp SET row_security = on
AS $$
DECLARE
  who bigint := find_agent($1, $2, coalesce($6, today_paris()));
  added bigint;
BEGIN
  PERFORM need_past($1, coalesce($6, today_paris()));
  IF NOT EXISTS (SELECT FROM my_file AS file WHERE file.agent_id = who AND file.kind IN ('commission', 'origine')) THEN
    PERFORM refuse('42501', 'Le plan d''action se tient entre le secrétariat et l''employeur d''origine.',
      'Proposez-leur l''action.');
  END IF;
  IF NOT EXISTS (SELECT FROM action_kind WHERE code = $3)
    OR $4 IS NULL OR $4 NOT IN ('agent', 'drh_origine', 'drh_accueil', 'medecin', 'referent_handicap', 'secretariat',
      'cdg', 'cnfpt', 'cap_emploi')
    OR $5 IS NULL OR $5 < coalesce($6, today_paris()) OR $5 > coalesce($6, today_paris()) + interval '3 years' THEN
    PERFORM refuse('22023', format('Action « %s, %s, avant le %s » inattendue.', $3, $4,
        coalesce(day_read($5), 'vide')),
      (SELECT 'Actions : ' || string_agg(code, ', ' ORDER BY code) FROM action_kind)
      || '. Responsables : agent, drh_origine, drh_accueil, medecin, referent_handicap, secretariat, cdg, cnfpt, '
      'cap_emploi. Échéance : une date à venir, dans trois ans au plus.');
  END IF;
  INSERT INTO action (commission, agent_id, kind, actor, decided_on, before_on)
  VALUES ($1, who, $3, $4, coalesce($6, today_paris()), $5) RETURNING id INTO added;
  RETURN added;
END
$$;
COMMENT ON FUNCTION commission_v1.prevoir_action IS 'Plan d''action d''un agent : quoi, qui, avant quand.';

CREATE OR REPLACE FUNCTION commission_v1.clore_action(action bigint, le date DEFAULT NULL, faite boolean DEFAULT true)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = passerelle, pg_temp SET row_security = on
AS $$
DECLARE
  planned record;
BEGIN
  SELECT known.commission, known.decided_on INTO planned FROM passerelle.action AS known
  JOIN my_file AS file ON file.agent_id = known.agent_id AND file.kind IN ('commission', 'origine') AND file.is_live
  WHERE known.id = $1;
  IF NOT FOUND THEN
    PERFORM refuse('P0002', format('Action %s inconnue de votre compte.', coalesce($1::text, 'vide')),
      'Les actions en cours : SELECT action, responsable, avant_le FROM rapports_v1.plan_action.');
  END IF;
  PERFORM need_past(planned.commission, coalesce($2, today_paris()));
  PERFORM need_answer($3);
  INSERT INTO action_end (action_id, ended_on, kind)
  VALUES ($1, greatest(coalesce($2, today_paris()), planned.decided_on),
    CASE WHEN $3 THEN 'faite' ELSE 'abandonnee' END)
  ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    PERFORM refuse('55000', format('L''action %s est déjà close.', $1),
      'Prévoyez-en une autre si elle est à reprendre.');
  END IF;
END
$$;
COMMENT ON FUNCTION commission_v1.clore_action IS 'Une action est faite, ou abandonnée.';

CREATE OR REPLACE FUNCTION commission_v1.noter_issue(commission text, agent text, issue text, le date DEFAULT NULL,
  employeur text DEFAULT NULL)
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = passerelle, pg_temp SET row_security = on
AS $$
DECLARE
  who bigint := find_agent($1, $2, coalesce($4, today_paris()));
  added bigint;
BEGIN
  PERFORM need_past($1, coalesce($4, today_paris()));
  IF NOT EXISTS (SELECT FROM my_file AS file WHERE file.agent_id = who AND file.kind IN ('commission', 'origine')) THEN
    PERFORM refuse('42501', 'Une issue est inscrite par le secrétariat ou l''employeur d''origine.',
      'Signalez-la-leur.');
  END IF;
  IF $3 IS NULL OR $3 NOT IN ('stage', 'apprentissage', 'recrutement_direct', 'concours', 'reclassement_interne',
    'poste_adapte', 'renonciation') THEN
    PERFORM refuse('22023', format('Issue « %s » inattendue.', coalesce($3, 'vide')),
      'Issues : stage, apprentissage, recrutement_direct, concours, reclassement_interne, poste_adapte, renonciation.');
  END IF;
  IF $5 IS NOT NULL AND NOT EXISTS (SELECT FROM passerelle.employer AS known WHERE known.siret = $5) THEN
    PERFORM refuse('P0002', format('Employeur « %s » inconnu.', $5),
      'Laissez l''employeur vide s''il n''est pas partenaire ; sinon donnez son SIRET.');
  END IF;
  PERFORM pg_advisory_xact_lock(7024, (who % 2147483647)::integer);
  PERFORM refuse('55000', format('L''issue « %s » de %s est déjà inscrite, le %s.', $3, $2, day_read(known.on_day)),
    'Pour la corriger, annulez-la d''abord (commission_v1.annuler_issue).')
  FROM passerelle.outcome AS known
  WHERE known.agent_id = who AND known.kind = $3 AND known.on_day = coalesce($4, today_paris())
    AND NOT EXISTS (SELECT FROM passerelle.outcome AS later WHERE later.corrects = known.id);
  INSERT INTO outcome (commission, agent_id, kind, on_day, origin, host)
  SELECT $1, who, $3, coalesce($4, today_paris()), own.employer, $5 FROM passerelle.agent AS own WHERE own.id = who
  RETURNING id INTO added;
  RETURN added;
END
$$;
COMMENT ON FUNCTION commission_v1.noter_issue IS
  'Issue trouvée hors du plan : stage, apprentissage, recrutement direct, concours, reclassement interne, poste '
  'adapté, renonciation.';

-- The row stays, taken back by a later one.
CREATE OR REPLACE FUNCTION commission_v1.annuler_issue(commission text, agent text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = passerelle, pg_temp SET row_security = on
AS $$
DECLARE
  who bigint := find_agent($1, $2, today_paris());
  last record;
BEGIN
  PERFORM pg_advisory_xact_lock(7024, (who % 2147483647)::integer);
  SELECT ended.id, ended.kind, ended.on_day, ended.origin INTO last
  FROM passerelle.outcome AS ended
  WHERE ended.agent_id = who AND ended.kind <> 'annulation'
    AND NOT EXISTS (SELECT FROM passerelle.outcome AS later WHERE later.corrects = ended.id)
  ORDER BY ended.id DESC LIMIT 1;
  IF NOT FOUND THEN
    PERFORM refuse('55000', format('%s n''a pas d''issue à annuler.', $2), 'Il n''y a rien à corriger.');
  ELSIF NOT EXISTS (
    SELECT FROM my_file AS file WHERE file.agent_id = who AND file.kind IN ('commission', 'origine')) THEN
    PERFORM refuse('42501', 'Une issue est annulée par le secrétariat ou l''employeur d''origine.',
      'Signalez-la-leur.');
  END IF;
  INSERT INTO outcome (commission, agent_id, kind, on_day, origin, corrects)
  VALUES ($1, who, 'annulation', last.on_day, last.origin, last.id);
  RETURN format('Annulée : %s du %s.', last.kind, day_read(last.on_day));
END
$$;
COMMENT ON FUNCTION commission_v1.annuler_issue IS
  'Annule la dernière issue inscrite pour un agent, sans l''effacer.';

REVOKE ALL ON FUNCTION need_agreement_kind, find_signer FROM PUBLIC;

-- Who may call them. Which rows each login may touch is not decided here but by its recipients.
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA commission_v1 FROM PUBLIC;
GRANT USAGE ON SCHEMA commission_v1 TO passerelle_drh, passerelle_secretariat;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA commission_v1 TO passerelle_drh, passerelle_secretariat;
