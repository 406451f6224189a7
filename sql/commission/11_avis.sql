-- The avis of the commission, at a séance, on a situation of its agenda and a pair that the night has published.

SET LOCAL search_path = passerelle, commission_v1;

-- What is the same for a first avis and for its correction.
CREATE OR REPLACE FUNCTION give_avis(code text, day date, who bigint, name text, avis_kind text, target text, why text,
  siret text, rome text, lieu text, corrected bigint)
RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = passerelle, pg_temp SET row_security = on
AS $$
#variable_conflict use_variable
DECLARE
  night record;
  pair record;
  host_post record;
  host_place record;
  added bigint;
BEGIN
  IF avis_kind IS NULL OR avis_kind NOT IN ('retenir', 'immersion', 'formation', 'ajourner', 'ecarter') THEN
    PERFORM refuse('22023', format('Avis « %s » inconnu.', coalesce(avis_kind, 'vide')),
      'Avis possibles : retenir, immersion, formation, ajourner, ecarter.');
  END IF;
  IF (avis_kind IN ('ajourner', 'ecarter')) IS DISTINCT FROM (why IS NOT NULL)
    OR why IS NOT NULL AND NOT EXISTS (SELECT FROM avis_reason WHERE avis_reason.code = why AND avis_kind
      = ANY (avis_reason.avis)) THEN
    PERFORM refuse('22023',
      CASE WHEN why IS NULL THEN format('L''avis « %s » demande un motif.', avis_kind)
        WHEN avis_kind IN ('ajourner', 'ecarter') THEN format('« %s » n''est pas un motif pour « %s ».', why, avis_kind)
        ELSE format('L''avis « %s » ne porte pas de motif.', avis_kind) END,
      coalesce((SELECT 'Motifs : ' || string_agg(format('%s (%s)', avis_reason.code, label), ', '
        ORDER BY avis_reason.code) || '.'
        FROM avis_reason WHERE avis_kind = ANY (avis_reason.avis)), 'Laissez le motif vide.'));
  END IF;
  -- Two hands on one agent: the second finds what the first wrote.
  PERFORM pg_advisory_xact_lock(7024, (who % 2147483647)::integer);
  IF lieu IS NOT NULL THEN
    SELECT employer, metier, capacity INTO host_place FROM immersion_place AS place
    WHERE place.commission = code AND place.code = lieu AND place.cohort IS NULL;
    IF NOT FOUND OR avis_kind <> 'immersion' THEN
      PERFORM refuse('P0002', format('La commission %s n''a pas de lieu d''immersion %s pour cet avis.', code, lieu),
        'Les lieux : SELECT * FROM rapports_v1.immersions_possibles. Hors d''un lieu connu, donnez employeur et '
        'metier.');
    END IF;
    IF NOT EXISTS (
      SELECT FROM publication JOIN published_immersion AS seen ON seen.run_id = publication.run_id
      JOIN my_recipient AS me ON me.id = seen.recipient_id AND me.kind = 'commission'
      WHERE publication.commission = code AND seen.reference = name AND seen.place = lieu
        AND seen.verdict <> 'NON_RECEVABLE') THEN
      PERFORM refuse('55000', format('La nuit publiée ne propose pas le lieu %s à %s.', lieu, name),
        'Lisez rapports_v1.immersions_possibles, ou attendez la prochaine nuit.');
    END IF;
    -- Every running file of the place counts, answered or not: a stay that is agreed to must find room.
    PERFORM pg_advisory_xact_lock(7025, hashtext(code || lieu));
    PERFORM refuse('55000',
      format('Le lieu %s accueille %s agent(s) et a déjà %s dossier(s).', lieu, host_place.capacity, count(*)),
      'Attendez qu''un dossier se termine sans immersion, ou choisissez un autre lieu.')
    FROM valid_avis AS sent JOIN files_on('2199-12-31') AS files ON files.avis_id = sent.id
    WHERE sent.commission = code AND sent.place = lieu AND sent.id IS DISTINCT FROM corrected
      AND files.state <> 'sans_suite'
    HAVING count(*) >= host_place.capacity;
    siret := host_place.employer;
    rome := host_place.metier;
  ELSIF rome IS NOT NULL AND NOT EXISTS (SELECT FROM metier WHERE metier.code = rome) THEN
    PERFORM refuse('P0002', format('Métier « %s » inconnu.', rome),
      'Donnez un code ROME : une lettre et quatre chiffres, par exemple K1204.');
  END IF;
  IF target IS NULL AND (avis_kind NOT IN ('immersion', 'formation') OR avis_kind = 'immersion' AND siret IS NULL) THEN
    PERFORM refuse('22023', format('L''avis « %s » demande un poste%s.', avis_kind,
        CASE avis_kind WHEN 'immersion' THEN ' ou un employeur d''accueil' ELSE '' END),
      'Donnez le code du poste tel que l''édition le porte.');
  END IF;
  SELECT run.id, run.charte_version INTO night
  FROM publication JOIN run ON run.id = publication.run_id WHERE publication.commission = code;
  SELECT agents.metier AS source_metier, pairs.* INTO pair
  FROM my_recipient AS me
  JOIN published_agent AS agents ON agents.run_id = night.id AND agents.recipient_id = me.id AND agents.reference = name
  LEFT JOIN published_pair AS pairs
    ON pairs.run_id = night.id AND pairs.recipient_id = me.id AND pairs.reference = name AND pairs.post = target
  WHERE me.commission = code AND me.kind = 'commission';
  IF NOT FOUND OR target IS NOT NULL AND pair.post IS NULL THEN
    PERFORM refuse('55000', format('La nuit publiée n''a pas examiné %s.',
        CASE WHEN target IS NULL THEN name ELSE format('la paire %s → %s', name, target) END),
      'L''avis porte sur une proposition publiée : vérifiez les deux codes, ou attendez la prochaine nuit.');
  END IF;
  IF avis_kind = 'retenir' AND pair.verdict = 'NON_RECEVABLE' THEN
    PERFORM refuse('55000', format('La paire %s → %s est non recevable : elle ne peut être retenue.', name, target),
      'Lisez rapports_v1.pourquoi_pas : il dit ce qui la débloquerait. La nuit suivante la relira.');
  END IF;
  IF NOT EXISTS (SELECT FROM agenda_item AS item WHERE item.commission = code AND item.seance = day
    AND item.agent_id = who) THEN
    PERFORM refuse('55000', format('%s n''est pas à l''ordre du jour de la séance du %s.', name, day_read(day)),
      'Inscrivez d''abord la situation : commission_v1.inscrire.');
  END IF;
  SELECT id, employer INTO host_post FROM post WHERE post.commission = code AND post.code = target;
  PERFORM refuse('55000', format('%s a déjà un dossier en cours (n° %s, %s).', name, files.avis_id, file_state.label),
      'Menez-le à son terme, ou corrigez-le (commission_v1.corriger_avis).')
  FROM files_on(day) AS files JOIN file_state ON file_state.code = files.state
  WHERE files.agent_id = who AND files.avis_id IS DISTINCT FROM corrected AND avis_kind <> 'formation'
    AND (file_state.takes_seat AND avis_kind = 'retenir'
      OR files.post_id = host_post.id AND file_state.is_open AND files.kind NOT IN ('ajourner', 'ecarter')
      OR files.seance = day AND files.post_id = host_post.id);
  -- An employer that left since the night may still set aside and adjourn; it receives nobody new.
  IF avis_kind IN ('retenir', 'immersion') THEN
    PERFORM need_member(code, coalesce(host_post.employer, siret), day)
    FROM agent WHERE agent.id = who AND agent.employer <> coalesce(host_post.employer, siret);
  END IF;
  INSERT INTO avis (commission, seance, agent_id, post_id, origin, host, metier, place, kind, reason, source_metier,
    theory_days, practice_days, run_id, charte_version, corrects)
  SELECT code, day, who, host_post.id, agent.employer, coalesce(host_post.employer, siret),
    coalesce(requirement.metier, rome), lieu, avis_kind, why, known.code,
    pair.theory_days, pair.practice_days, night.id, night.charte_version, corrected
  FROM agent
  LEFT JOIN post_requirement AS requirement ON requirement.post_id = host_post.id
  LEFT JOIN metier AS known ON known.code = pair.source_metier
  WHERE agent.id = who
  RETURNING id INTO added;
  INSERT INTO avis_input (avis_id, agent_id, input, digest)
  SELECT added, who, input, digest FROM night_input
  WHERE run_id = night.id AND (side = 'agent' AND subject = who OR side = 'poste' AND subject = host_post.id);
  RETURN added;
END
$$;
COMMENT ON FUNCTION give_avis(text, date, bigint, text, text, text, text, text, text, text, bigint) IS
  'Writes an avis with what it was given on, or says why not';

CREATE OR REPLACE FUNCTION commission_v1.rendre_avis(commission text, seance date, agent text, avis text,
  poste text DEFAULT NULL, motif text DEFAULT NULL, employeur text DEFAULT NULL, metier text DEFAULT NULL,
  lieu text DEFAULT NULL)
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = passerelle, pg_temp SET row_security = on
AS $$
BEGIN
  PERFORM need_secretariat($1);
  PERFORM need_seance($1, $2);
  PERFORM need_past($1, $2);
  RETURN give_avis($1, $2, find_agent($1, $3, $2), $3, $4, $5, $6, $7, $8, $9, NULL);
END
$$;
COMMENT ON FUNCTION commission_v1.rendre_avis IS
  'Rend un avis : retenir, immersion, formation, ajourner ou ecarter (avec motif). Donne le numéro du dossier. Un avis '
  '« retenir » ne prend aucune place : l''accueil la prendra par son arrêté ou son contrat.';

-- The former avis stays, replaced; only while nothing was done on it.
CREATE OR REPLACE FUNCTION commission_v1.corriger_avis(dossier bigint, avis text, motif text DEFAULT NULL,
  poste text DEFAULT NULL, employeur text DEFAULT NULL, metier text DEFAULT NULL, lieu text DEFAULT NULL)
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = passerelle, pg_temp SET row_security = on
AS $$
DECLARE
  former record;
BEGIN
  PERFORM hold_file($1);
  SELECT was.commission, was.seance, was.agent_id, file.reference,
    (SELECT post.code FROM post WHERE post.id = was.post_id) AS post,
    EXISTS (SELECT FROM valid_step WHERE avis_id = was.id) AS has_steps
  INTO former
  FROM valid_avis AS was JOIN my_file AS file ON file.agent_id = was.agent_id AND file.kind = 'commission'
  WHERE was.id = $1;
  IF NOT FOUND THEN
    IF EXISTS (SELECT FROM passerelle.avis AS known WHERE known.id = $1) THEN
      PERFORM refuse('42501', format('Seul le secrétariat corrige l''avis du dossier %s, une seule fois.', $1),
        'Si l''avis a déjà été corrigé, corrigez celui qui le remplace.');
    END IF;
    PERFORM refuse('P0002', format('Dossier %s inconnu de votre compte.', coalesce($1::text, 'vide')),
      'Vos dossiers : SELECT dossier, agent, poste, etat FROM rapports_v1.suivi.');
  END IF;
  IF former.has_steps THEN
    PERFORM refuse('55000', format('Le dossier %s a déjà avancé : son avis ne se corrige plus.', $1),
      'Annulez d''abord ses étapes, la dernière en premier (commission_v1.annuler_etape).');
  END IF;
  RETURN give_avis(former.commission, former.seance, find_agent(former.commission, former.reference, former.seance),
    former.reference, $2, coalesce($4, former.post), $3, $5, $6, $7, $1);
END
$$;
COMMENT ON FUNCTION commission_v1.corriger_avis IS
  'Remplace un avis par un autre, sans l''effacer ; rend le numéro du dossier qui le remplace.';

REVOKE ALL ON FUNCTION give_avis FROM PUBLIC;
