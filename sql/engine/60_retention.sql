-- What erases what was kept long enough. An administrator's command calls it, by night or by week.

SET LOCAL search_path = passerelle;

-- The file of an agent: closed by its employer, or its agreement withdrawn; whichever came first.
CREATE OR REPLACE FUNCTION expired_agents(commission_code text, day date) RETURNS TABLE (agent_id bigint)
LANGUAGE sql STABLE SECURITY INVOKER SET search_path = passerelle, pg_temp
BEGIN ATOMIC
  SELECT agent.id FROM agent
  LEFT JOIN agent_agreement AS agreement ON agreement.agent_id = agent.id AND agreement.kind = 'presentation'
  CROSS JOIN retention
  WHERE agent.commission = commission_code AND retention.category = 'dossier_clos'
    AND least(agent.closed_on, agreement.withdrawn_on) <= day - make_interval(months => retention.months);
END;
COMMENT ON FUNCTION expired_agents(text, date) IS 'Agents whose file has been closed for longer than it is kept';

-- Runs whose pages nobody needs: neither read now, nor compared with, nor what an avis or an agenda was given on.
CREATE OR REPLACE FUNCTION expired_runs(commission_code text, day date) RETURNS TABLE (run_id bigint)
LANGUAGE sql STABLE SECURITY INVOKER SET search_path = passerelle, pg_temp
BEGIN ATOMIC
  SELECT run.id FROM run CROSS JOIN retention
  WHERE run.commission = commission_code AND retention.category = 'proposition'
    AND run.business_date <= day - make_interval(months => retention.months)
    AND NOT EXISTS (
      SELECT FROM publication JOIN run AS current_one ON current_one.id = publication.run_id
      WHERE run.id IN (current_one.id, current_one.baseline))
    AND NOT EXISTS (SELECT FROM avis WHERE avis.run_id = run.id)
    AND NOT EXISTS (SELECT FROM agenda_item WHERE agenda_item.run_id = run.id);
END;
COMMENT ON FUNCTION expired_runs(text, date) IS 'Runs whose published rows are kept no longer';

-- All of one commission, as the owner under passerelle_migration. Seats taken by files that go are settled first; of
-- the yearly figures, which name nobody, the last of each year stay.
CREATE OR REPLACE FUNCTION purge(commission_code text, day date)
RETURNS TABLE (category text, label text, months integer, erased bigint)
  LANGUAGE plpgsql VOLATILE SECURITY INVOKER SET search_path = passerelle, pg_temp SET lock_timeout = '30s'
AS $$
#variable_conflict use_column
DECLARE
  kept record;
  touched bigint;
  agents bigint[];
  runs bigint[];
BEGIN
  FOR kept IN SELECT * FROM retention ORDER BY rank LOOP
    erased := 0;
    CASE kept.category
      WHEN 'dossier_clos' THEN
        agents := ARRAY(SELECT agent_id FROM expired_agents(commission_code, day));
        INSERT INTO seat_settled AS settled (commission, post_id, change)
        SELECT commission_code, moved.post_id, sum(moved.change)
        FROM (
          SELECT seat.post_id, -1 AS change FROM seats_taken(commission_code, day) AS seat
          WHERE seat.agent_id = ANY (agents)
          UNION ALL
          SELECT occupation.post_id, 1 FROM seats_taken(commission_code, day) AS seat
          JOIN occupation ON occupation.agent_id = seat.agent_id
          WHERE seat.agent_id = ANY (agents) AND seat.taken_on IS NOT NULL AND occupation.reopened
        ) AS moved GROUP BY moved.post_id
        ON CONFLICT (post_id) DO UPDATE SET change = settled.change + excluded.change;
        DELETE FROM agent WHERE id = ANY (agents);
        GET DIAGNOSTICS erased = ROW_COUNT;
      WHEN 'contrainte_echue' THEN
        DELETE FROM restriction USING agent
        WHERE agent.id = restriction.agent_id AND agent.commission = commission_code
          AND restriction.valid_until <= day - make_interval(months => kept.months);
        GET DIAGNOSTICS erased = ROW_COUNT;
      WHEN 'proposition' THEN
        runs := ARRAY(SELECT run_id FROM expired_runs(commission_code, day));
        erased := erase_run_rows(runs, '{night_bilan}');
        DELETE FROM night_bilan WHERE run_id = ANY (runs) AND run_id NOT IN (
          SELECT DISTINCT ON (extract(year FROM business_date)) id FROM run
          WHERE commission = commission_code AND state = 'published'
          ORDER BY extract(year FROM business_date), business_date DESC, id DESC);
        GET DIAGNOSTICS touched = ROW_COUNT;
        erased := erased + touched;
      WHEN 'referent' THEN
        DELETE FROM referent WHERE commission = commission_code AND employer IN (
          SELECT party.employer FROM convention_party AS party WHERE party.commission = commission_code
          GROUP BY party.employer
          HAVING max(coalesce(party.until_on, 'infinity')) <= day - make_interval(months => kept.months));
        GET DIAGNOSTICS erased = ROW_COUNT;
      WHEN 'journal' THEN
        DELETE FROM journal WHERE at < day - make_interval(months => kept.months)
          AND at < now() - interval '12 months';
        GET DIAGNOSTICS erased = ROW_COUNT;
    END CASE;
    category := kept.category;
    label := kept.label;
    months := kept.months;
    RETURN NEXT;
  END LOOP;
  -- Of an agreement withdrawn at a date to come, when it was entered.
  DELETE FROM avis_input USING agent_agreement AS agreement
  WHERE agreement.agent_id = avis_input.agent_id AND agreement.kind = 'presentation'
    AND is_withdrawn(agreement.withdrawn_on, day);
  DELETE FROM night_input USING agent_agreement AS agreement
  WHERE side = 'agent' AND agreement.agent_id = subject AND agreement.kind = 'presentation'
    AND is_withdrawn(agreement.withdrawn_on, day);
END
$$;
COMMENT ON FUNCTION purge(text, date) IS
  'Erases what a commission has kept long enough; says how many rows by category';

REVOKE ALL ON FUNCTION expired_agents, expired_runs, purge FROM PUBLIC;
