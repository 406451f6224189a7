-- What is checked and what is hashed of a staged run, before its pointer moves.

SET LOCAL search_path = passerelle;

CREATE OR REPLACE FUNCTION staged_faults(run bigint)
RETURNS TABLE (invariant text, violations bigint)
LANGUAGE sql STABLE SECURITY INVOKER SET search_path = passerelle, pg_temp
BEGIN ATOMIC
  WITH pairs AS (
    SELECT published_pair.*, recipient.kind, recipient.commission AS commission_code
    FROM published_pair JOIN recipient ON recipient.id = published_pair.recipient_id
    WHERE run_id = run
  ), stays AS (
    SELECT published_immersion.*, recipient.kind, recipient.commission AS commission_code
    FROM published_immersion JOIN recipient ON recipient.id = published_immersion.recipient_id
    WHERE run_id = run
  ), named AS (
    SELECT recipient_id, reference FROM published_agent WHERE run_id = run
    UNION
    SELECT recipient_id, reference FROM stays
  ), faults (invariant, violations) AS (
    SELECT 'more agents planned on a post than it has seats', count(*) FROM (
      SELECT FROM pairs JOIN post ON post.commission = pairs.commission_code AND post.code = pairs.post
      WHERE pairs.kind = 'commission' AND pairs.is_planned
      GROUP BY post.id, post.seats HAVING count(*) > post.seats + coalesce((
        -- Moves carried out before tonight.
        SELECT sum(changed.change) FROM run AS night, seats_changed(night.commission, night.business_date) AS changed
        WHERE night.id = run AND changed.post_id = post.id), 0) + (
        -- Seats that a planned move of their holder frees.
        SELECT count(*) FROM occupation
        JOIN recipient_reference USING (agent_id)
        JOIN pairs AS leaving USING (recipient_id, reference)
        WHERE occupation.post_id = post.id AND occupation.reopened
          AND leaving.kind = 'commission' AND leaving.is_planned)) AS crowded
    UNION ALL
    SELECT 'an agent planned twice', count(*) FROM (
      SELECT FROM pairs WHERE kind = 'commission' AND is_planned GROUP BY reference HAVING count(*) > 1) AS doubled
    UNION ALL
    SELECT 'a refused pair planned or ranked', count(*) FROM pairs
    WHERE verdict = 'NON_RECEVABLE' AND (is_planned OR agent_rank IS NOT NULL OR post_rank IS NOT NULL)
    UNION ALL
    SELECT 'a host row that refuses, names a reason, a priority or a route', count(*) FROM pairs
    WHERE kind = 'accueil'
      AND (verdict = 'NON_RECEVABLE' OR cardinality(finding_codes) > 0 OR cardinality(routes) > 0
        OR cardinality(priorities) > 0 OR cardinality(criteria) > 0
        OR num_nonnulls(statut, sante, souhaits, commission, metres, pay_before, pay_after, earliest_on, agent_rank,
          points) > 0)
    UNION ALL
    SELECT 'a restriction code in a row of the commission', count(*) FROM pairs,
      unnest(finding_codes, finding_values) AS finding (code, value)
    WHERE kind = 'commission' AND finding.code LIKE 'SAN-%' AND finding.value <> ''
    UNION ALL
    SELECT 'a plan reason of an origin or an agent that names a priority', count(*) FROM pairs,
      unnest(finding_codes, finding_values) AS finding (code, value)
    WHERE kind IN ('origine', 'agent') AND (finding.code = 'CAP' OR finding.code LIKE 'PLAN-%')
      AND finding.value LIKE '%PRIO-%'
    UNION ALL
    SELECT 'a regret of a pair that is not among the alternatives', count(*) FROM (
      SELECT recipient_id, reference, post FROM published_regret WHERE run_id = run
      UNION SELECT recipient_id, reference, post FROM published_displaced WHERE run_id = run
      EXCEPT SELECT recipient_id, reference, post FROM published_alternative WHERE run_id = run) AS strays
    UNION ALL
    SELECT 'a lever on the wishes of an agent for another reader, or any lever for a host', count(*)
    FROM published_lever JOIN recipient ON recipient.id = recipient_id
    WHERE run_id = run AND (recipient.kind = 'accueil' OR recipient.kind <> 'agent'
      AND (first_kind IN ('LEV-RAYON', 'LEV-EXCLUSION', 'LEV-PERTE')
        OR second_kind IN ('LEV-RAYON', 'LEV-EXCLUSION', 'LEV-PERTE')))
    UNION ALL
    SELECT 'more agents proposed to a place of immersion than it takes', count(*) FROM (
      SELECT FROM stays
      JOIN immersion_place AS place
        ON place.commission = stays.commission_code AND place.code = stays.place AND place.cohort IS NULL
      WHERE stays.kind = 'commission' AND stays.is_planned
      GROUP BY place.id, place.capacity HAVING count(*) > place.capacity) AS crowded
    UNION ALL
    SELECT 'an agent proposed to two places of immersion', count(*) FROM (
      SELECT FROM stays WHERE kind = 'commission' AND is_planned GROUP BY reference HAVING count(*) > 1) AS doubled
    UNION ALL
    SELECT 'a host row of an immersion that says a verdict, a reason or a date', count(*) FROM stays
    WHERE kind = 'accueil' AND (cardinality(finding_codes) > 0 OR cardinality(priorities) > 0
      OR num_nonnulls(verdict, statut, sante, souhaits, commission, agent_rank, points, metres, earliest_on) > 0)
    UNION ALL
    SELECT 'a restriction code in a row of the commission about an immersion', count(*) FROM stays,
      unnest(finding_codes, finding_values) AS finding (code, value)
    WHERE kind = 'commission' AND finding.value <> ''
      AND (finding.code LIKE 'SAN-%' OR finding.code = 'IMM-AVIS-MEDECIN')
    UNION ALL
    SELECT 'an agent without a live agreement', count(*) FROM named
    JOIN recipient_reference USING (recipient_id, reference)
    WHERE NOT EXISTS (
      SELECT FROM agent_agreement AS agreement, passerelle.run AS night
      WHERE night.id = run AND agreement.agent_id = recipient_reference.agent_id AND agreement.kind = 'presentation'
        AND agreement_lives(agreement.signed_on, agreement.withdrawn_on, night.business_date))
  )
  SELECT faults.invariant, faults.violations FROM faults WHERE faults.violations > 0;
END;
COMMENT ON FUNCTION staged_faults(bigint) IS 'Invariants a staged run breaks; none when it may be published';

-- Recipients by their key and agents by their pseudonym: run, times and random references are left out, so that the
-- same inputs give the same hash. Every other column of every published table is in, those of later migrations too.
CREATE OR REPLACE FUNCTION content_hash(run bigint) RETURNS text
LANGUAGE plpgsql STABLE SECURITY INVOKER SET search_path = passerelle, pg_temp
AS $$
DECLARE
  lines text;
  hash text;
BEGIN
  SELECT string_agg(
    format(
      'SELECT concat_ws('' '', %L, recipient.key, coalesce(names.agent, %s), ROW(%s)::text) FROM %I AS rows '
      'LEFT JOIN recipient ON recipient.id = %s '
      'LEFT JOIN names ON names.recipient_id = %s AND names.reference = %s WHERE rows.run_id = $1',
      name, subject, columns, name, recipient, recipient, subject),
    ' UNION ALL ')
  INTO lines
  FROM (
    SELECT class.relname AS name,
      coalesce('rows.' || max(attname) FILTER (WHERE attname = 'recipient_id'), 'NULL::bigint') AS recipient,
      coalesce('rows.' || max(attname) FILTER (WHERE attname IN ('reference', 'subject')), 'NULL::text') AS subject,
      string_agg('rows.' || attname, ', ' ORDER BY attnum)
        FILTER (WHERE attname NOT IN ('run_id', 'recipient_id', 'reference', 'subject')) AS columns
    FROM pg_catalog.pg_class AS class
    JOIN pg_catalog.pg_attribute ON attrelid = class.oid AND attnum > 0 AND NOT attisdropped
    WHERE class.relnamespace = 'passerelle'::regnamespace
      AND class.relname IN (SELECT name FROM run_tables() AS tables (name) WHERE name LIKE 'published\_%')
    GROUP BY class.relname
  ) AS published;

  EXECUTE format(
    'WITH names AS ('
    '  SELECT recipient_id, reference, agent.code AS agent'
    '  FROM recipient_reference JOIN agent ON agent.id = agent_id'
    '), lines (line) AS (%s), hashes (hash) AS (SELECT sha256(convert_to(line, ''UTF8'')) FROM lines) '
    'SELECT encode(sha256(coalesce(string_agg(hash, '''' ORDER BY hash), '''')), ''hex'') FROM hashes',
    lines)
  INTO hash USING run;
  RETURN hash;
END
$$;
COMMENT ON FUNCTION content_hash(bigint) IS 'SHA-256 of all a run publishes, over stable keys';

REVOKE ALL ON FUNCTION staged_faults(bigint), content_hash(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION staged_faults(bigint), content_hash(bigint) TO passerelle_engine;
