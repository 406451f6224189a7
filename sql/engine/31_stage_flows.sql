-- Flows of the plan between employers, counted from what the run itself published.

SET LOCAL search_path = passerelle;

-- Counted from the commission's rows, once they are staged and before the pointer moves: all of them for the secretariat;
-- for an employer its own departures, and the other cells from 5 up, only where what stays hidden beside them is 5 or more
-- too. It knows two totals it could subtract from: its arrivals, and the placements of the night. From what the run itself
-- published of posts, and for the employers it published to: a night computed again later gives the same rows.
CREATE OR REPLACE FUNCTION stage_flows(run bigint) RETURNS void
  VOLATILE
  BEGIN ATOMIC
    INSERT INTO published_flow (run_id, recipient_id, origin, host, placed)
    -- The plan first: statistics do not know a run's rows yet, and agents × posts would be tried.
    WITH planned AS MATERIALIZED (
      SELECT run_id, recipient_id, reference, post
      FROM published_pair
      JOIN recipient ON recipient.id = recipient_id AND recipient.kind = 'commission'
      WHERE run_id = run AND is_planned
    ), origins AS MATERIALIZED (
      SELECT planned.*, agents.siret FROM planned JOIN published_agent AS agents USING (run_id, recipient_id, reference)
    )
    SELECT run_id, recipient_id, origins.siret, posts.siret, count(*)
    FROM origins
    JOIN published_post AS posts USING (run_id, recipient_id, post)
    GROUP BY run_id, recipient_id, origins.siret, posts.siret;

    INSERT INTO published_flow (run_id, recipient_id, origin, host, placed)
    SELECT run, recipient_id, origin, host, placed
    FROM (
      SELECT reader.id AS recipient_id, flow.origin, flow.host, flow.placed,
        flow.origin = reader.employer AS is_own,
        coalesce(sum(flow.placed) FILTER (WHERE flow.placed < 5) OVER same_total, 0) AS hidden
      FROM published_flow AS flow
      JOIN recipient AS secretariat ON secretariat.id = flow.recipient_id
      JOIN recipient AS reader ON reader.commission = secretariat.commission AND reader.kind = 'origine'
        AND EXISTS (SELECT FROM published_agent AS own WHERE own.run_id = run AND own.recipient_id = reader.id)
      WHERE flow.run_id = run
      WINDOW same_total AS (
        PARTITION BY reader.id, flow.origin = reader.employer, flow.host = reader.employer)
    ) AS cells
    WHERE is_own OR placed >= 5 AND hidden >= 5;
  END;
COMMENT ON FUNCTION stage_flows(bigint) IS 'Fills published_flow of a staged run; called once, before its publication';
REVOKE ALL ON FUNCTION stage_flows(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION stage_flows(bigint) TO passerelle_engine;
