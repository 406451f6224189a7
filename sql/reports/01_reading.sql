-- What the session's login may read tonight, once for all the pages: the published run of each commission, the rows of
-- the login's recipients, and of those only the agents whose agreement to be presented is still live. A withdrawal
-- shows at the next SELECT. Nobody is granted these views; the pages of rapports_v1 read them with the owner's rights.

SET LOCAL search_path = passerelle, rapports_v1;

CREATE OR REPLACE VIEW current_run WITH (security_barrier) AS
  SELECT run.id AS run_id, date_trunc('second', run.published_at AT TIME ZONE 'Europe/Paris') AS calcule_le,
    run.business_date AS donnees_du, run.commission, run.seance, run.baseline
  FROM publication
  JOIN run ON run.id = publication.run_id;
COMMENT ON VIEW current_run IS 'The published run of each commission the login may read';

CREATE OR REPLACE VIEW live_reference WITH (security_barrier) AS
  SELECT recipient_reference.recipient_id, recipient_reference.reference
  FROM recipient_reference
  JOIN agent_agreement USING (agent_id)
  WHERE agent_agreement.kind = 'presentation'
    AND NOT is_withdrawn(agent_agreement.withdrawn_on, today_paris());
COMMENT ON VIEW live_reference IS 'The login''s references of agents whose agreement is not withdrawn';

CREATE OR REPLACE VIEW visible_agent WITH (security_barrier) AS
  SELECT current_run.calcule_le, current_run.donnees_du, current_run.commission, current_run.seance,
    my_recipient.kind, my_recipient.employer AS reader, agents.*
  FROM current_run
  JOIN my_recipient USING (commission)
  JOIN published_agent AS agents ON agents.run_id = current_run.run_id AND agents.recipient_id = my_recipient.id
  WHERE (agents.recipient_id, agents.reference) IN (SELECT recipient_id, reference FROM live_reference);

CREATE OR REPLACE VIEW visible_post WITH (security_barrier) AS
  SELECT current_run.calcule_le, current_run.donnees_du, current_run.commission,
    my_recipient.kind, my_recipient.employer AS reader, posts.run_id, posts.recipient_id, posts.post,
    nullif(posts.control, 'IMP-9999') AS control, posts.duplicate_of, posts.demands_percent, posts.vacant_days,
    posts.proposable, posts.sous_condition, posts.a_instruire, posts.non_recevable, posts.placed
  FROM current_run
  JOIN my_recipient USING (commission)
  JOIN published_post AS posts ON posts.run_id = current_run.run_id AND posts.recipient_id = my_recipient.id;

CREATE OR REPLACE VIEW visible_pair WITH (security_barrier) AS
  SELECT current_run.calcule_le, current_run.donnees_du, current_run.commission AS commission_code,
    my_recipient.kind, my_recipient.employer AS reader, pairs.*
  FROM current_run
  JOIN my_recipient USING (commission)
  JOIN published_pair AS pairs ON pairs.run_id = current_run.run_id AND pairs.recipient_id = my_recipient.id
  WHERE (pairs.recipient_id, pairs.reference) IN (SELECT recipient_id, reference FROM live_reference);

-- The wordings in force on the business date of each published run.
CREATE OR REPLACE VIEW current_wording WITH (security_barrier) AS
  SELECT DISTINCT ON (current_run.run_id, wording.rule, wording.answer)
    current_run.run_id, wording.rule, wording.answer, wording.sentence, wording.mention, wording.remedy,
    wording.remedy_readers, wording.actor, wording.article,
    CASE wording.confidence
      WHEN 'a_verifier' THEN ' [à vérifier]'
      WHEN 'moyenne' THEN ' [source : confiance moyenne]'
      WHEN 'basse' THEN ' [source : confiance basse]'
      ELSE ''
    END AS mark,
    coalesce(wording.effective_to >= current_run.donnees_du, true) AS in_force
  FROM current_run
  JOIN rule_wording AS wording ON wording.effective_from <= current_run.donnees_du
  ORDER BY current_run.run_id, wording.rule, wording.answer, wording.effective_from DESC;

-- Each finding of a pair with its templates: whoever reads it fills only the ones it prints. A remedy that is the
-- agent's own wish (radius, pay, exclusions) is told to the agent alone: to a DRH it would be pressure.
CREATE OR REPLACE VIEW visible_finding WITH (security_barrier) AS
  SELECT pairs.run_id, pairs.recipient_id, pairs.reference, pairs.post, found.place, found.rule, found.answer,
    found.finding_values, coalesce(wording.sentence || wording.mark, rule.label, found.rule) AS sentence,
    coalesce(wording.mention, rule.label, found.rule) AS mention, rule.axis,
    CASE WHEN wording.remedy_readers = 'tous' OR pairs.kind = 'agent' THEN wording.remedy END AS remedy,
    wording.actor, wording.article
  FROM visible_pair AS pairs
  CROSS JOIN LATERAL unnest(pairs.finding_codes, pairs.finding_answers, pairs.finding_values)
    WITH ORDINALITY AS found (rule, answer, finding_values, place)
  LEFT JOIN rule ON rule.code = found.rule
  LEFT JOIN current_wording AS wording
    ON wording.run_id = pairs.run_id AND wording.rule = found.rule AND wording.answer = answer_name(found.answer)
    AND wording.in_force;

CREATE OR REPLACE VIEW worded_pair WITH (security_barrier) AS
  SELECT run_id, recipient_id, reference, post,
    string_agg(phrase(sentence, finding_values), ' ; ' ORDER BY place)
      FILTER (WHERE answer = 0 AND axis <> 'plan') AS motifs_pour,
    string_agg(phrase(sentence, finding_values), ' ; ' ORDER BY answer DESC, place)
      FILTER (WHERE answer IN (1, 2)) AS reserves,
    string_agg(phrase(sentence, finding_values), ' ; ' ORDER BY answer DESC, place)
      FILTER (WHERE answer > 0) AS motifs,
    (array_agg(phrase(sentence, finding_values) ORDER BY answer DESC, place)
      FILTER (WHERE answer > 0))[1] AS motif_principal,
    string_agg(phrase(remedy, finding_values), ' ; ' ORDER BY answer DESC, place) FILTER (WHERE answer > 0) AS remedes,
    string_agg(responsable(actor) || ' : ' || phrase(remedy, finding_values), ' ; ' ORDER BY answer DESC, place)
      FILTER (WHERE answer > 0) AS a_faire,
    string_agg(DISTINCT responsable(actor), ', ') FILTER (WHERE answer > 0 AND remedy IS NOT NULL) AS qui_agit,
    string_agg(DISTINCT article, ' ; ') FILTER (WHERE answer > 0) AS articles,
    string_agg(rule, ' ' ORDER BY answer DESC, place) AS codes,
    min(rule) FILTER (WHERE axis = 'plan') AS regle_du_plan,
    min(phrase(sentence, finding_values)) FILTER (WHERE axis = 'plan') AS raison_du_plan,
    (array_agg(rule ORDER BY answer DESC, place))[1] AS regle_principale
  FROM visible_finding
  GROUP BY run_id, recipient_id, reference, post;

COMMENT ON VIEW visible_agent IS 'Published agents of the login''s recipients';
COMMENT ON VIEW visible_post IS 'Published posts of the login''s recipients';
COMMENT ON VIEW visible_pair IS 'Published pairs of the login''s recipients';
COMMENT ON VIEW current_wording IS 'Wordings in force on the business date of each published run';
COMMENT ON VIEW visible_finding IS 'Findings of the visible pairs, with the templates of their words';
COMMENT ON VIEW worded_pair IS 'The findings of each visible pair, put together in words';
