-- From an avis to a seat: the agent answers, the origin is asked and answers, the host decides. One function a step;
-- each says by itself when it is not for this login or not yet possible.

SET LOCAL search_path = passerelle, commission_v1;

-- A missing answer is not a no.
CREATE OR REPLACE FUNCTION need_answer(accepts boolean) RETURNS void
  LANGUAGE plpgsql IMMUTABLE SET search_path = passerelle, pg_temp
AS $$
BEGIN
  IF accepts IS NULL THEN
    PERFORM refuse('22023', 'La réponse est vide.', 'Donnez true (oui) ou false (non).');
  END IF;
END
$$;
COMMENT ON FUNCTION need_answer(boolean) IS 'Refuses an answer that is neither yes nor no';

CREATE OR REPLACE FUNCTION commission_v1.repondre_agent(dossier bigint, accepte boolean, le date DEFAULT NULL)
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = passerelle, pg_temp SET row_security = on
AS $$
BEGIN
  PERFORM need_answer($2);
  RETURN record_step($1, CASE WHEN $2 THEN 'agent_oui' ELSE 'agent_non' END, coalesce($3, today_paris()));
END
$$;
COMMENT ON FUNCTION commission_v1.repondre_agent IS
  'Réponse de l''agent, oui ou non. Un non n''a pas de motif, n''est compté nulle part et ne ferme que cette '
  'proposition.';

CREATE OR REPLACE FUNCTION commission_v1.demander_depart(dossier bigint, le date DEFAULT NULL) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = passerelle, pg_temp SET row_security = on
AS $$
BEGIN
  RETURN record_step($1, 'demande', coalesce($2, today_paris()));
END
$$;
COMMENT ON FUNCTION commission_v1.demander_depart IS
  'Date à laquelle l''origine a reçu la demande de départ ; deux mois de silence valent accord (CGFP, art. L511-3).';

CREATE OR REPLACE FUNCTION commission_v1.repondre_origine(dossier bigint, accepte boolean, le date DEFAULT NULL,
  motif text DEFAULT NULL)
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = passerelle, pg_temp SET row_security = on
AS $$
BEGIN
  PERFORM need_answer($2);
  IF $2 = ($4 IS NOT NULL) OR $4 NOT IN ('service', 'hatvp') THEN
    PERFORM refuse('22023', CASE WHEN $2 THEN 'Un accord ne porte pas de motif.'
        ELSE 'Un départ ne se refuse que pour les nécessités du service ou sur avis de la HATVP (CGFP, art. '
          'L511-3).' END,
      'Motifs d''un refus : service, hatvp.');
  END IF;
  RETURN record_step($1, CASE WHEN $2 THEN 'origine_oui' ELSE 'origine_non' END, coalesce($3, today_paris()),
    reason => $4);
END
$$;
COMMENT ON FUNCTION commission_v1.repondre_origine IS 'Réponse de l''employeur d''origine à la demande de départ.';

CREATE OR REPLACE FUNCTION commission_v1.decider_accueil(dossier bigint, accepte boolean, le date DEFAULT NULL,
  acte text DEFAULT NULL, effet date DEFAULT NULL)
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = passerelle, pg_temp SET row_security = on
AS $$
DECLARE
  file record;
  free integer;
BEGIN
  PERFORM need_answer($2);
  IF NOT $2 THEN
    RETURN record_step($1, 'accueil_non', coalesce($3, today_paris()));
  END IF;
  IF $4 IS NULL OR $4 NOT IN ('arrete', 'contrat') OR $5 IS NULL THEN
    PERFORM refuse('22023', 'L''accueil prend une place par un arrêté ou un contrat, avec sa date d''effet.',
      'Donnez acte => ''arrete'' ou ''contrat'', et effet => la date de prise de poste.');
  END IF;
  PERFORM need_near('Date d''effet', $5, coalesce($3, today_paris()));
  SELECT files.post_id, files.state, post.code INTO file
  FROM files_on(coalesce($3, today_paris())) AS files JOIN passerelle.post ON post.id = files.post_id
  WHERE files.avis_id = $1;
  -- Two hosts' hands on the last seat: the second waits here, and finds it taken.
  PERFORM pg_advisory_xact_lock(7022, (file.post_id % 2147483647)::integer);
  free := seats_free(file.post_id, $5);
  IF file.state = 'attente_accueil' AND free < 1 THEN
    PERFORM refuse('55000', format('Le poste %s n''a pas de place libre : prise par une autre décision, ou tenue par '
      'un occupant qui n''est pas encore décidé ailleurs.', file.code),
      'Attendez la décision sur l''occupant, ou corrigez le nombre de places du poste.');
  END IF;
  RETURN record_step($1, 'accueil_oui', coalesce($3, today_paris()), act => $4, from_day => $5);
END
$$;
COMMENT ON FUNCTION commission_v1.decider_accueil IS
  'Décision de l''accueil. Son arrêté ou son contrat, et rien d''autre, prend la place.';

-- Seats of the notice, and those that occupants whose departure is decided leave behind, less those taken.
CREATE OR REPLACE FUNCTION seats_free(post bigint, day date) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = passerelle, pg_temp SET row_security = on
BEGIN ATOMIC
  SELECT host.seats + count(*) FILTER (WHERE seat.agent_id = held.agent_id AND seat.post_id <> host.id)::integer
    - count(*) FILTER (WHERE seat.post_id = host.id)::integer
    + coalesce((SELECT settled.change FROM seat_settled AS settled WHERE settled.post_id = host.id), 0)
  FROM passerelle.post AS host
  LEFT JOIN (
    SELECT files.agent_id, files.post_id FROM files_on(DATE '2199-12-31') AS files
    JOIN file_state ON file_state.code = files.state AND file_state.takes_seat
  ) AS seat ON true
  LEFT JOIN occupation AS held ON held.post_id = host.id AND held.reopened AND held.agent_id = seat.agent_id
  WHERE host.id = post
  GROUP BY host.id;
END;
COMMENT ON FUNCTION seats_free(bigint, date) IS 'Seats of a post that no decision has taken';

CREATE OR REPLACE FUNCTION commission_v1.constater_prise_de_poste(dossier bigint, le date DEFAULT NULL) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = passerelle, pg_temp SET row_security = on
AS $$
BEGIN
  RETURN record_step($1, 'prise_poste', coalesce($2, today_paris()));
END
$$;
COMMENT ON FUNCTION commission_v1.constater_prise_de_poste IS 'L''agent a pris son poste.';

CREATE OR REPLACE FUNCTION commission_v1.inscrire_suivi(dossier bigint, mois integer, constat text,
  le date DEFAULT NULL)
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = passerelle, pg_temp SET row_security = on
AS $$
BEGIN
  IF $2 NOT IN (1, 3, 6, 12) OR $3 NOT IN ('favorable', 'a_accompagner', 'defavorable') OR num_nulls($2, $3) > 0 THEN
    PERFORM refuse('22023', format('Point de suivi « %s mois, %s » inattendu.', $2, $3),
      'Points à 1, 3, 6 ou 12 mois ; constats : favorable, a_accompagner, defavorable.');
  END IF;
  IF EXISTS (SELECT FROM valid_step WHERE avis_id = $1 AND kind = 'point' AND months = $2) THEN
    PERFORM refuse('55000', format('Le point à %s mois du dossier %s est déjà inscrit.', $2, $1),
      'Pour le corriger, annulez-le d''abord (commission_v1.annuler_etape).');
  END IF;
  -- Half a month early at most: a move is not seen to hold before its time.
  PERFORM refuse('22023', format('Le %s, il n''y a pas %s mois que le poste est pris (le %s).',
      day_read(coalesce($4, today_paris())), $2, day_read(taken.on_day)),
    'Inscrivez le point à son échéance, quinze jours plus tôt au plus.')
  FROM valid_step AS taken
  WHERE taken.avis_id = $1 AND taken.kind = 'prise_poste'
    AND coalesce($4, today_paris()) < taken.on_day + make_interval(months => $2, days => -15);
  RETURN record_step($1, 'point', coalesce($4, today_paris()), months => $2, result => $3);
END
$$;
COMMENT ON FUNCTION commission_v1.inscrire_suivi IS 'Point de suivi à 1, 3, 6 ou 12 mois après la prise de poste.';

CREATE OR REPLACE FUNCTION commission_v1.constater_integration(dossier bigint, le date DEFAULT NULL) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = passerelle, pg_temp SET row_security = on
AS $$
BEGIN
  RETURN record_step($1, 'integration', coalesce($2, today_paris()));
END
$$;
COMMENT ON FUNCTION commission_v1.constater_integration IS
  'L''agent est intégré ; après un détachement pour reclassement, il peut le demander au bout d''un an (CGFP, '
  'art. L826-4).';

CREATE OR REPLACE FUNCTION commission_v1.constater_retour(dossier bigint, le date DEFAULT NULL) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = passerelle, pg_temp SET row_security = on
AS $$
BEGIN
  RETURN record_step($1, 'retour', coalesce($2, today_paris()));
END
$$;
COMMENT ON FUNCTION commission_v1.constater_retour IS
  'L''agent revient à son origine, ou ne prend pas le poste : la place est rendue.';

CREATE OR REPLACE FUNCTION commission_v1.prescrire_immersion(dossier bigint, du date, au date, le date DEFAULT NULL)
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = passerelle, pg_temp SET row_security = on
AS $$
BEGIN
  IF $2 IS NULL OR $3 IS NULL OR $3 < $2 OR $3 > $2 + interval '1 year' THEN
    PERFORM refuse('22023', 'Une immersion a un premier et un dernier jour, à un an d''intervalle au plus.',
      'Donnez du et au, dans cet ordre.');
  END IF;
  PERFORM need_near('Premier jour de l''immersion', $2, coalesce($4, today_paris()));
  PERFORM refuse('55000', format('L''agent a déjà une immersion prescrite du %s au %s (dossier %s).',
      day_read(other.from_day), day_read(other.to_day), other.avis_id),
    'Choisissez d''autres dates, ou menez l''autre immersion à son terme.')
  FROM files_on(coalesce($4, today_paris())) AS mine
  JOIN files_on(coalesce($4, today_paris())) AS files
    ON files.agent_id = mine.agent_id AND files.avis_id <> mine.avis_id AND files.state = 'immersion_prescrite'
  JOIN valid_step AS other ON other.avis_id = files.avis_id AND other.kind = 'immersion_prescrite'
  WHERE mine.avis_id = $1 AND other.from_day <= $3 AND other.to_day >= $2 LIMIT 1;
  RETURN record_step($1, 'immersion_prescrite', coalesce($4, today_paris()), from_day => $2, to_day => $3);
END
$$;
COMMENT ON FUNCTION commission_v1.prescrire_immersion IS
  'Convention signée par l''agent, l''origine et l''accueil, pour ces dates.';

CREATE OR REPLACE FUNCTION commission_v1.constater_immersion(dossier bigint, jours integer, le date DEFAULT NULL)
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = passerelle, pg_temp SET row_security = on
AS $$
BEGIN
  IF $2 IS NULL OR $2 NOT BETWEEN 1 AND 100 THEN
    PERFORM refuse('22023', format('Nombre de jours d''immersion inattendu : %s.', coalesce($2::text, 'vide')),
      'Donnez les jours faits, de 1 à 100.');
  END IF;
  PERFORM refuse('22023', format('L''immersion allait du %s au %s : %s jours n''y tiennent pas.',
      day_read(agreed.from_day), day_read(agreed.to_day), $2), 'Donnez les jours faits entre ces deux dates.')
  FROM valid_step AS agreed
  WHERE agreed.avis_id = $1 AND agreed.kind = 'immersion_prescrite' AND agreed.to_day - agreed.from_day + 1 < $2;
  RETURN record_step($1, 'immersion_suivie', coalesce($3, today_paris()), days => $2);
END
$$;
COMMENT ON FUNCTION commission_v1.constater_immersion IS 'L''immersion est terminée, en tant de jours.';

CREATE OR REPLACE FUNCTION commission_v1.evaluer_immersion(dossier bigint, constat text, le date DEFAULT NULL)
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = passerelle, pg_temp SET row_security = on
AS $$
BEGIN
  IF $2 IS NULL OR $2 NOT IN ('favorable', 'a_accompagner', 'defavorable') THEN
    PERFORM refuse('22023', format('Constat « %s » inattendu.', $2), 'Constats : favorable, a_accompagner, defavorable.');
  END IF;
  RETURN record_step($1, 'immersion_evaluee', coalesce($3, today_paris()), result => $2);
END
$$;
COMMENT ON FUNCTION commission_v1.evaluer_immersion IS 'Évaluation croisée de l''immersion.';

CREATE OR REPLACE FUNCTION commission_v1.constater_formation(dossier bigint, le date DEFAULT NULL) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = passerelle, pg_temp SET row_security = on
AS $$
BEGIN
  RETURN record_step($1, 'formation_suivie', coalesce($2, today_paris()));
END
$$;
COMMENT ON FUNCTION commission_v1.constater_formation IS 'La formation est suivie.';

CREATE OR REPLACE FUNCTION commission_v1.demander_reexamen(dossier bigint, le date DEFAULT NULL) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = passerelle, pg_temp SET row_security = on
AS $$
BEGIN
  RETURN record_step($1, 'reexamen', coalesce($2, today_paris()));
END
$$;
COMMENT ON FUNCTION commission_v1.demander_reexamen IS
  'Demande de réexamen d''une proposition écartée ou ajournée : l''avis cesse de peser dès la nuit suivante.';

-- The step stays, taken back by a later row.
CREATE OR REPLACE FUNCTION commission_v1.annuler_etape(dossier bigint) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = passerelle, pg_temp SET row_security = on
AS $$
DECLARE
  last record;
  mine text;
BEGIN
  PERFORM hold_file($1);
  SELECT step.id, step.kind, step.on_day, step.as_whom, rule.label, avis.agent_id, avis.host INTO last
  FROM valid_step AS step JOIN step_rule AS rule USING (kind) JOIN valid_avis AS avis ON avis.id = step.avis_id
  WHERE step.avis_id = $1 ORDER BY step.on_day DESC, step.id DESC LIMIT 1;
  IF NOT FOUND THEN
    PERFORM refuse('P0002', format('Le dossier %s est inconnu de votre compte, ou n''a aucune étape à annuler.',
      coalesce($1::text, 'vide')),
      'Vos dossiers : SELECT dossier, agent, poste, etat FROM rapports_v1.suivi.');
  END IF;
  -- By whom it was entered as, or by the secretariat for an agent: nobody takes back what another has said.
  SELECT file.kind INTO mine FROM my_file AS file
  WHERE file.agent_id = last.agent_id AND file.is_live
    AND (file.kind = last.as_whom AND (file.kind <> 'accueil' OR file.employer = last.host)
      OR file.kind = 'commission' AND last.as_whom IN ('agent', 'origine')
        AND last.kind IN ('agent_oui', 'agent_non', 'demande'))
  ORDER BY file.kind = 'commission' LIMIT 1;
  IF NOT FOUND AND NOT EXISTS (
    SELECT FROM my_file AS file WHERE file.agent_id = last.agent_id AND file.kind <> 'accueil') THEN
    -- Which step is another's, a host is not told: it would read how the agent answered.
    PERFORM refuse('42501', format('La dernière étape du dossier %s n''est pas la vôtre : vous ne pouvez l''annuler.',
      $1), 'Vos dossiers : SELECT dossier, agent, poste, etat FROM rapports_v1.suivi.');
  ELSIF mine IS NULL THEN
    PERFORM refuse('42501', format('L''étape « %s » a été inscrite à un autre titre que les vôtres : vous ne pouvez '
      'l''annuler.', last.label), 'Demandez-le à qui l''a inscrite, tant que l''accord de l''agent est en cours.');
  END IF;
  -- The agreement that two months of silence gave is the agent's: the silent one does not take the request back.
  IF last.kind = 'demande' AND mine = 'origine' AND today_paris() >= last.on_day + interval '2 months' THEN
    PERFORM refuse('55000', format('Deux mois de silence sur la demande du %s valent accord : elle ne s''annule plus.',
      day_read(last.on_day)), 'Le secrétariat l''annule, si elle n''a jamais été reçue.');
  END IF;
  INSERT INTO step (avis_id, kind, on_day, as_whom, corrects) VALUES ($1, 'annulation', last.on_day, mine, last.id);
  IF last.kind = 'accueil_oui' THEN
    DELETE FROM seat_holder AS held WHERE held.avis_id = $1;
  ELSIF last.kind = 'retour' THEN
    INSERT INTO seat_holder (agent_id, avis_id) VALUES (last.agent_id, $1);
  ELSIF last.kind = 'immersion_suivie' THEN
    DELETE FROM immersion_done WHERE agent_id = last.agent_id AND ended_on = last.on_day;
  END IF;
  RETURN format('Annulée : %s du %s.', last.label, day_read(last.on_day));
END
$$;
COMMENT ON FUNCTION commission_v1.annuler_etape IS
  'Annule la dernière étape d''un dossier, sans l''effacer ; elle peut alors être inscrite autrement.';

REVOKE ALL ON FUNCTION need_answer, seats_free FROM PUBLIC;
