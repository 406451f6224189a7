-- What people decided, as a night reads it: seats taken, moves carried out, avis that still weigh, métiers that were
-- crossed, and digests of what it read. The engine calls them with its own rights; each is true on the day asked.

SET LOCAL search_path = passerelle;

-- Seats seen from their files: decided by the host's act, then worked in, until a return.
CREATE OR REPLACE FUNCTION seats_taken(commission_code text, day date)
RETURNS TABLE (avis_id bigint, agent_id bigint, post_id bigint, origin text, host text, decided_on date, taken_on date,
  is_read boolean)
LANGUAGE sql STABLE SECURITY INVOKER SET search_path = passerelle, pg_temp
BEGIN ATOMIC
  SELECT avis.id, avis.agent_id, avis.post_id, avis.origin, avis.host, decided.on_day, taken.on_day,
    taken.on_day IS NULL AND EXISTS (
      SELECT FROM agent_agreement AS agreement
      WHERE agreement.agent_id = avis.agent_id AND agreement.kind = 'presentation'
        AND agreement_lives(agreement.signed_on, agreement.withdrawn_on, day))
  FROM valid_avis AS avis
  JOIN valid_step AS decided ON decided.avis_id = avis.id AND decided.kind = 'accueil_oui' AND decided.on_day <= day
  LEFT JOIN valid_step AS taken ON taken.avis_id = avis.id AND taken.kind = 'prise_poste' AND taken.on_day <= day
  WHERE avis.commission = commission_code AND NOT EXISTS (
    SELECT FROM valid_step AS back WHERE back.avis_id = avis.id AND back.kind = 'retour' AND back.on_day <= day);
END;
COMMENT ON FUNCTION seats_taken(text, date) IS
  'Seats that a host''s arrêté or contract took and nobody gave back; taken_on: since when the agent works there; '
  'is_read: the nights still read the agent, and keep the placement';

-- Before the first day the plan keeps the placement as decided. From that day on the agent is gone from the nights,
-- with the seat and the post left behind; so is, with the seat alone, one whose agreement was withdrawn in between.
CREATE OR REPLACE FUNCTION seats_changed(commission_code text, day date)
RETURNS TABLE (post_id bigint, change bigint)
LANGUAGE sql STABLE SECURITY INVOKER SET search_path = passerelle, pg_temp
BEGIN ATOMIC
  SELECT moved.post_id, sum(moved.change)
  FROM (
    SELECT seat.post_id, -1 AS change FROM seats_taken(commission_code, day) AS seat WHERE NOT seat.is_read
    UNION ALL
    SELECT occupation.post_id, 1
    FROM seats_taken(commission_code, day) AS seat JOIN occupation ON occupation.agent_id = seat.agent_id
    WHERE seat.taken_on IS NOT NULL AND occupation.reopened
    UNION ALL
    SELECT settled.post_id, settled.change FROM seat_settled AS settled WHERE settled.commission = commission_code
  ) AS moved
  GROUP BY moved.post_id;
END;
COMMENT ON FUNCTION seats_changed(text, date) IS
  'Seats that moves carried out took (negative) or freed, by post, on top of what its notice says';

-- An agent's no closes the post for this agent as a wish would: without reason, and until it is taken back.
CREATE OR REPLACE FUNCTION posts_declined(commission_code text, day date)
RETURNS TABLE (agent_id bigint, post_id bigint)
LANGUAGE sql STABLE SECURITY INVOKER SET search_path = passerelle, pg_temp
BEGIN ATOMIC
  SELECT DISTINCT avis.agent_id, avis.post_id
  FROM valid_avis AS avis JOIN valid_step AS answer ON answer.avis_id = avis.id
  WHERE avis.commission = commission_code AND avis.kind = 'retenir' AND answer.kind = 'agent_non'
    AND answer.on_day <= day;
END;
COMMENT ON FUNCTION posts_declined(text, date) IS
  'Posts that agents declined; the night excludes them as it does what they wish not';

-- A place outside any cohort takes so many agents in all: a prescribed immersion is one of them.
CREATE OR REPLACE FUNCTION places_taken(commission_code text, day date)
RETURNS TABLE (place text, agents bigint)
LANGUAGE sql STABLE SECURITY INVOKER SET search_path = passerelle, pg_temp
BEGIN ATOMIC
  SELECT avis.place, count(*)
  FROM valid_avis AS avis
  WHERE avis.commission = commission_code AND avis.place IS NOT NULL
    AND EXISTS (SELECT FROM valid_step AS agreed
      WHERE agreed.avis_id = avis.id AND agreed.kind = 'immersion_prescrite' AND agreed.on_day <= day)
    AND NOT EXISTS (SELECT FROM valid_step AS back
      WHERE back.avis_id = avis.id AND back.kind = 'agent_non' AND back.on_day <= day)
  GROUP BY avis.place;
END;
COMMENT ON FUNCTION places_taken(text, date) IS 'Agents that immersions prescribed have sent to each place';

-- One stay at a time: prescribed, and neither over, given up, nor seen done. Whatever the place.
CREATE OR REPLACE FUNCTION stays_under_way(commission_code text, day date)
RETURNS TABLE (agent_id bigint, to_day date)
LANGUAGE sql STABLE SECURITY INVOKER SET search_path = passerelle, pg_temp
BEGIN ATOMIC
  SELECT avis.agent_id, max(agreed.to_day)::date
  FROM valid_avis AS avis JOIN valid_step AS agreed ON agreed.avis_id = avis.id
  WHERE avis.commission = commission_code AND agreed.kind = 'immersion_prescrite' AND agreed.on_day <= day
    AND agreed.to_day >= day
    AND NOT EXISTS (SELECT FROM valid_step AS over
      WHERE over.avis_id = avis.id AND over.kind IN ('agent_non', 'immersion_suivie') AND over.on_day <= day)
  GROUP BY avis.agent_id;
END;
COMMENT ON FUNCTION stays_under_way(text, date) IS
  'Agents whose prescribed immersion is to come or running, and its last day';

-- A day of a cohort is no day of another, and the practice of one counts in the days that the law allows in all.
CREATE OR REPLACE FUNCTION days_in_cohorts(commission_code text)
RETURNS TABLE (cohort text, agent text, day date, half smallint, place text)
LANGUAGE sql STABLE SECURITY INVOKER SET search_path = passerelle, pg_temp
BEGIN ATOMIC
  SELECT current.cohort, days.reference, days.day, days.half, days.place
  FROM cohort_publication AS current
  JOIN cohort_published_day AS days USING (cohort_run_id)
  JOIN recipient ON recipient.id = days.recipient_id AND recipient.kind = 'commission'
  WHERE current.commission = commission_code;
END;
COMMENT ON FUNCTION days_in_cohorts(text) IS 'Half-days of the published cohorts, done or to come, by pseudonym';

CREATE OR REPLACE FUNCTION practice_in_cohorts(commission_code text)
RETURNS TABLE (cohort text, agent text, ended_on date, days bigint)
LANGUAGE sql STABLE SECURITY INVOKER SET search_path = passerelle, pg_temp
BEGIN ATOMIC
  SELECT practice.*
  FROM (
    SELECT taken.cohort, taken.agent, max(taken.day) AS ended_on, (count(*) + 1) / 2 AS days
    FROM days_in_cohorts(commission_code) AS taken
    WHERE taken.place IS NOT NULL
    GROUP BY taken.cohort, taken.agent
  ) AS practice
  -- An employer may have entered it too.
  WHERE NOT EXISTS (
    SELECT FROM immersion_done AS entered JOIN agent ON agent.id = entered.agent_id
    WHERE agent.commission = commission_code AND agent.code = practice.agent AND entered.ended_on = practice.ended_on);
END;
COMMENT ON FUNCTION practice_in_cohorts(text) IS 'Days of practice of each agent in each published cohort';

CREATE OR REPLACE FUNCTION charte_on(commission_code text, day date) RETURNS integer
LANGUAGE sql STABLE SECURITY INVOKER SET search_path = passerelle, pg_temp
BEGIN ATOMIC
  SELECT version FROM charte WHERE commission = commission_code AND effective_from <= day
  ORDER BY effective_from DESC LIMIT 1;
END;
COMMENT ON FUNCTION charte_on(text, date) IS 'Version of the charte in force; NULL: none';

-- What may change the examination of a pair, each in one digest. A restriction that runs out has changed.
CREATE OR REPLACE FUNCTION inputs_read(commission_code text, day date)
RETURNS TABLE (side text, subject bigint, input text, digest text)
LANGUAGE sql STABLE SECURITY INVOKER SET search_path = passerelle, pg_temp
BEGIN ATOMIC
  SELECT said.side, said.subject, said.input, encode(sha256(convert_to(said.content, 'UTF8')), 'hex')
  FROM (
    SELECT 'agent' AS side, agent.id AS subject, 'restrictions' AS input, coalesce(health::text, '') || coalesce((
        SELECT string_agg(
          (code, level, unit, frequency, parts, is_need, valid_from, valid_until, valid_until < day)::text, ''
          ORDER BY code, valid_from, valid_until, level, restriction.id)
        FROM restriction WHERE restriction.agent_id = agent.id), '') AS content
    FROM agent LEFT JOIN agent_health AS health ON health.agent_id = agent.id
    WHERE agent.commission = commission_code
    UNION ALL
    SELECT 'agent', agent.id, 'situation', coalesce(situation::text, '') || coalesce(profile::text, '')
    FROM agent
    LEFT JOIN agent_situation AS situation ON situation.agent_id = agent.id
    LEFT JOIN agent_profile AS profile ON profile.agent_id = agent.id
    WHERE agent.commission = commission_code
    UNION ALL
    SELECT 'agent', agent.id, 'souhaits', coalesce(wish::text, '')
    FROM agent LEFT JOIN agent_wish AS wish ON wish.agent_id = agent.id
    WHERE agent.commission = commission_code
    UNION ALL
    SELECT 'poste', post.id, 'poste', (post.category, post.cadre, post.grades, post.nature, post.starts_on)::text
      || coalesce(requirement::text, '') || coalesce(condition::text, '')
    FROM post
    LEFT JOIN post_requirement AS requirement ON requirement.post_id = post.id
    LEFT JOIN post_condition AS condition ON condition.post_id = post.id
    WHERE post.commission = commission_code
    UNION ALL
    SELECT 'poste', post.id, 'exigences', coalesce((
        SELECT string_agg(demand::text, '' ORDER BY code) FROM demand WHERE demand.post_id = post.id), '')
    FROM post WHERE post.commission = commission_code
  ) AS said;
END;
COMMENT ON FUNCTION inputs_read(text, date) IS 'Digests of what a night reads of each agent and each post';

-- An avis that sets a pair aside or adjourns it, from its séance for six months, unless a re-examination was asked or
-- what it was given on has changed: then it no longer weighs from this day on. A charte that changed is such a thing
-- too.
CREATE OR REPLACE FUNCTION avis_in_force(commission_code text, day date)
RETURNS TABLE (agent_id bigint, post_id bigint, avis text, decided_on date, lifted_on date)
LANGUAGE sql STABLE SECURITY INVOKER SET search_path = passerelle, pg_temp
BEGIN ATOMIC
  SELECT decision.agent_id, decision.post_id, decision.avis::text, decision.decided_on::date, decision.lifted_on::date
  FROM decision
  WHERE decision.commission = commission_code AND decision.decided_on <= day
  UNION ALL
  SELECT avis.agent_id, avis.post_id, CASE avis.kind WHEN 'ecarter' THEN 'ecartee' ELSE 'ajournee' END,
    avis.seance::date,
    CASE
      WHEN asked.on_day IS NOT NULL THEN asked.on_day::date
      WHEN avis.charte_version <> charte_on(commission_code, day) OR changed.avis_id IS NOT NULL THEN day
    END
  FROM valid_avis AS avis
  LEFT JOIN LATERAL (
    SELECT min(on_day) AS on_day FROM valid_step
    WHERE valid_step.avis_id = avis.id AND valid_step.kind = 'reexamen' AND valid_step.on_day <= day
  ) AS asked ON true
  LEFT JOIN LATERAL (
    SELECT given.avis_id
    FROM avis_input AS given
    JOIN inputs_read(commission_code, day) AS now
      ON now.input = given.input AND now.subject = CASE now.side WHEN 'agent' THEN avis.agent_id ELSE avis.post_id END
    WHERE given.avis_id = avis.id AND given.digest <> now.digest
    LIMIT 1
  ) AS changed ON true
  WHERE avis.commission = commission_code AND avis.kind IN ('ecarter', 'ajourner') AND avis.seance <= day
    AND day < avis.seance + interval '6 months'
    -- A later avis on the same pair speaks in its place.
    AND NOT EXISTS (
      SELECT FROM valid_avis AS later
      WHERE later.agent_id = avis.agent_id AND later.post_id = avis.post_id AND later.seance <= day
        AND (later.seance, later.id) > (avis.seance, avis.id));
END;
COMMENT ON FUNCTION avis_in_force(text, date) IS
  'Decisions and avis that set a pair aside or adjourn it; lifted_on: it no longer weighs from that day';

-- A métier crossed and kept: three months after, a favourable point, or an integration. The days are those the
-- commission had read for the pair. What it entered itself stands as it is; among several, the shortest that was
-- enough.
CREATE OR REPLACE FUNCTION passerelles_observed(commission_code text, day date)
RETURNS TABLE (source text, target text, theory_days integer, practice_days integer, moves bigint)
LANGUAGE sql STABLE SECURITY INVOKER SET search_path = passerelle, pg_temp
BEGIN ATOMIC
  SELECT DISTINCT ON (moved.source_metier, moved.metier) moved.source_metier, moved.metier,
    coalesce(moved.theory_days, 0)::integer, coalesce(moved.practice_days, 0)::integer,
    count(*) OVER (PARTITION BY moved.source_metier, moved.metier)
  FROM valid_avis AS moved
  WHERE moved.commission = commission_code AND moved.kind = 'retenir' AND moved.source_metier <> moved.metier
    AND EXISTS (
      SELECT FROM valid_step AS seen
      WHERE seen.avis_id = moved.id AND seen.on_day <= day
        AND (seen.kind = 'integration' OR seen.kind = 'point' AND seen.months >= 3 AND seen.result = 'favorable'))
  ORDER BY moved.source_metier, moved.metier, coalesce(moved.theory_days, 0) + coalesce(moved.practice_days, 0),
    moved.id;
END;
COMMENT ON FUNCTION passerelles_observed(text, date) IS
  'Métiers that agents of the commission crossed and kept, with their days and how many agents did';

REVOKE ALL ON FUNCTION seats_taken, seats_changed, places_taken, stays_under_way, days_in_cohorts, practice_in_cohorts,
  posts_declined, charte_on, inputs_read, avis_in_force, passerelles_observed FROM PUBLIC;
GRANT EXECUTE ON FUNCTION seats_taken, seats_changed, places_taken, stays_under_way, days_in_cohorts, practice_in_cohorts,
  posts_declined, charte_on, inputs_read, avis_in_force, passerelles_observed TO passerelle_engine;
