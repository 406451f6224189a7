-- The proof of a plan, published so that the secretariat can check it with SQL alone: what the network was made from,
-- then the network itself with what runs through it, and its prices or trees.

SET LOCAL search_path = passerelle;

-- What the rules of the whole plan looked at -------------------------------------------------------------------------

ALTER TABLE published_agent
  ADD COLUMN service text COLLATE "C",
  ADD COLUMN held_post text COLLATE "C",
  ADD COLUMN may_stay boolean;
COMMENT ON COLUMN published_agent.service IS 'Where structural rules count the agent; NULL unless one names a service';
COMMENT ON COLUMN published_agent.held_post IS 'The agent''s own post when the night reads it: never a proposal';
COMMENT ON COLUMN published_agent.may_stay IS 'That post would be reopened: the agent stays on it or moves';

ALTER TABLE published_post
  ADD COLUMN siret text COLLATE "C",
  ADD COLUMN versant text COLLATE "C",
  ADD COLUMN category text COLLATE "C",
  ADD COLUMN service text COLLATE "C",
  ADD COLUMN seats integer;
COMMENT ON COLUMN published_post.siret IS 'The host, as the night read it; seats: the vacant ones';

ALTER TABLE published_structure
  ADD COLUMN external_only boolean,
  ADD COLUMN leavers integer,
  ADD COLUMN first_agent text COLLATE "C",
  ADD COLUMN second_agent text COLLATE "C";
COMMENT ON COLUMN published_structure.first_agent IS 'couple: the two pseudonyms, for the secretariat alone';

-- The proof ----------------------------------------------------------------------------------------------------------

CREATE TABLE published_certificate (
  run_id bigint,
  recipient_id bigint,
  proof text COLLATE "C" NOT NULL CHECK (proof IN ('prix', 'arbres', 'aucune')),
  is_whole boolean NOT NULL,
  nodes integer NOT NULL,
  arcs integer NOT NULL,
  salt integer NOT NULL,
  PRIMARY KEY (run_id, recipient_id)
);
COMMENT ON TABLE published_certificate IS
  'What proves the plan of a run: prices of the network, a tree a level where side rules bind, or nothing';
COMMENT ON COLUMN published_certificate.is_whole IS
  'Every pair that may take a seat has its arc; above the charte''s cap only the pairs of the plan do';
COMMENT ON COLUMN published_certificate.salt IS
  'Of the hash that parts equal plans: the year, and 10,000 more as often as a tie was left, seven times at most';

CREATE TABLE published_certificate_node (
  run_id bigint,
  recipient_id bigint,
  node integer,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('agent', 'poste', 'pivot', 'regle', 'porte')),
  agent text COLLATE "C",
  post text COLLATE "C",
  rule text COLLATE "C",
  prices bigint[] NOT NULL,
  PRIMARY KEY (run_id, recipient_id, node),
  CHECK ((kind = 'agent') = (agent IS NOT NULL))
);
COMMENT ON TABLE published_certificate_node IS 'Nodes of the plan''s network; no supply: every unit comes back';
COMMENT ON COLUMN published_certificate_node.prices IS 'One a level, compared as arrays are: in order; empty with trees';

CREATE TABLE published_certificate_arc (
  run_id bigint,
  recipient_id bigint,
  arc integer,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('agent', 'poste', 'paire', 'maintien', 'regle', 'minimum', 'porte')),
  tail integer NOT NULL,
  head integer NOT NULL,
  lower bigint NOT NULL,
  upper bigint NOT NULL,
  flow bigint NOT NULL,
  costs bigint[] NOT NULL,
  rule text COLLATE "C",
  PRIMARY KEY (run_id, recipient_id, arc)
);
COMMENT ON TABLE published_certificate_arc IS 'Arcs of the plan''s network, with what the plan sends through each';
COMMENT ON COLUMN published_certificate_arc.costs IS 'One a level, minimised';

CREATE TABLE published_certificate_row (
  run_id bigint,
  recipient_id bigint,
  side_row integer,
  rule text COLLATE "C" NOT NULL,
  lower bigint,
  upper bigint,
  arcs integer[] NOT NULL,
  coefficients bigint[] NOT NULL,
  PRIMARY KEY (run_id, recipient_id, side_row),
  CHECK (cardinality(arcs) = cardinality(coefficients))
);
COMMENT ON TABLE published_certificate_row IS 'Structural rules that no network carries: bounds of a weighted sum of flows';

CREATE TABLE published_certificate_branch (
  run_id bigint,
  recipient_id bigint,
  level smallint,
  branch integer,
  parent integer NOT NULL,
  arc integer NOT NULL,
  is_at_most boolean NOT NULL,
  value bigint NOT NULL,
  fate text COLLATE "C" NOT NULL CHECK (fate IN ('racine', 'separe', 'clos', 'ouvert', 'vide')),
  prices bigint[] NOT NULL,
  multipliers bigint[] NOT NULL,
  denominator bigint NOT NULL CHECK (denominator >= 0),
  side_rows integer[] NOT NULL,
  PRIMARY KEY (run_id, recipient_id, level, branch)
);
COMMENT ON TABLE published_certificate_branch IS
  'The tree that proves a level under side rules; branch −1 has the duals that narrow the level and those after it';
COMMENT ON COLUMN published_certificate_branch.side_rows IS
  'Of branch −1: what the multipliers are of, k for side row k, −k − 1 for the value of level k';

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'published_certificate', 'published_certificate_node', 'published_certificate_arc', 'published_certificate_row',
    'published_certificate_branch']
  LOOP
    EXECUTE format('ALTER TABLE passerelle.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY administration ON passerelle.%I TO passerelle_owner '
      'USING (session_user = ''passerelle_migration'') WITH CHECK (session_user = ''passerelle_migration'')', name);
    EXECUTE format(
      'CREATE POLICY own_recipient ON passerelle.%I FOR SELECT TO passerelle_owner '
      'USING (recipient_id = ANY (ARRAY(SELECT id FROM passerelle.my_recipient)))', name);
    EXECUTE format('GRANT SELECT, INSERT, DELETE ON passerelle.%I TO passerelle_engine', name);
  END LOOP;
END
$$;

-- Flows -------------------------------------------------------------------------------------------------------------

-- As before, but from what the run itself published of posts, and for the employers it published to: a night computed
-- again later gives the same rows.
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
