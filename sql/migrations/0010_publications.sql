-- What a run publishes: plain tables keyed by run and recipient, each row with only what its recipient may know.
-- The agent is named by the recipient's reference, never by an identifier. No foreign key: a trigger a row would
-- dominate the COPY of a large night, and rows are validated as a set before the pointer moves.

SET LOCAL search_path = passerelle;

CREATE TABLE published_parameter (
  run_id bigint,
  kind text COLLATE "C" CHECK (kind IN ('charte', 'poids', 'priorite', 'regle')),
  name text COLLATE "C",
  rank smallint,
  value text COLLATE "C" NOT NULL,
  PRIMARY KEY (run_id, kind, name)
);
COMMENT ON TABLE published_parameter IS
  'The charte as the run applied it, so that a past publication prints its own: field, weight, priority, rule';

CREATE TABLE published_employer (
  run_id bigint,
  recipient_id bigint,
  siret text COLLATE "C",
  agents integer NOT NULL,
  posts integer NOT NULL,
  loaded_on date,
  is_late boolean NOT NULL,
  PRIMARY KEY (run_id, recipient_id, siret)
);
COMMENT ON TABLE published_employer IS 'The state of each employer''s data, for the commission';

CREATE TABLE published_agent (
  run_id bigint,
  recipient_id bigint,
  reference text COLLATE "C",
  is_in_scope boolean NOT NULL,
  siret text COLLATE "C",
  versant text COLLATE "C",
  statut text COLLATE "C",
  category text COLLATE "C",
  grade text COLLATE "C",
  metier text COLLATE "C",
  commune text COLLATE "C",
  weekly_minutes integer,
  deadline text COLLATE "C" CHECK (deadline IN ('PPR', 'CDD', 'SURNOMBRE', 'STAGE')),
  deadline_on date,
  internal_search_on date,
  proposable integer NOT NULL,
  sous_condition integer NOT NULL,
  a_instruire integer NOT NULL,
  non_recevable integer NOT NULL,
  planned_post text COLLATE "C",
  PRIMARY KEY (run_id, recipient_id, reference)
);
COMMENT ON TABLE published_agent IS 'An agent as one recipient may know it; NULL is hidden, or unknown';

CREATE TABLE published_post (
  run_id bigint,
  recipient_id bigint,
  post text COLLATE "C",
  control text COLLATE "C",
  duplicate_of text COLLATE "C",
  demands_percent smallint NOT NULL CHECK (demands_percent BETWEEN 0 AND 100),
  vacant_days integer,
  proposable integer NOT NULL,
  sous_condition integer NOT NULL,
  a_instruire integer NOT NULL,
  non_recevable integer NOT NULL,
  placed integer NOT NULL,
  PRIMARY KEY (run_id, recipient_id, post)
);
COMMENT ON TABLE published_post IS 'A post as one recipient reads it; control: closed or doubled, no pair examined';

CREATE TABLE published_pair (
  run_id bigint,
  recipient_id bigint,
  reference text COLLATE "C",
  post text COLLATE "C",
  verdict text COLLATE "C" NOT NULL
    CHECK (verdict IN ('PROPOSABLE', 'PROPOSABLE_SOUS_CONDITION', 'A_INSTRUIRE', 'NON_RECEVABLE')),
  routes text[] COLLATE "C" NOT NULL,
  allows_mise_a_disposition boolean NOT NULL,
  statut smallint CHECK (statut BETWEEN 0 AND 3),
  sante smallint CHECK (sante BETWEEN 0 AND 3),
  souhaits smallint CHECK (souhaits BETWEEN 0 AND 3),
  competences smallint CHECK (competences BETWEEN 0 AND 3),
  commission smallint CHECK (commission BETWEEN 0 AND 3),
  is_planned boolean NOT NULL,
  agent_rank integer CHECK (agent_rank > 0),
  post_rank integer CHECK (post_rank > 0),
  points integer,
  criteria smallint[] NOT NULL,
  priorities text[] COLLATE "C" NOT NULL,
  metres integer CHECK (metres >= 0),
  distance_band smallint CHECK (distance_band BETWEEN 0 AND 3),
  pay_before bigint,
  pay_after bigint,
  pay_is_at_least boolean NOT NULL,
  pay_band smallint CHECK (pay_band BETWEEN -2 AND 1),
  earliest_on date,
  gap_days integer,
  theory_days smallint,
  practice_days smallint,
  finding_codes text[] COLLATE "C" NOT NULL,
  finding_answers smallint[] NOT NULL,
  finding_values text[] COLLATE "C" NOT NULL,
  PRIMARY KEY (run_id, recipient_id, reference, post),
  CHECK (cardinality(finding_codes) = cardinality(finding_answers)
     AND cardinality(finding_codes) = cardinality(finding_values)),
  CHECK (cardinality(criteria) IN (0, 9))
);
CREATE INDEX published_pair_post ON published_pair (run_id, recipient_id, post) WHERE post_rank IS NOT NULL;
COMMENT ON TABLE published_pair IS
  'An examined pair as one recipient may know it; a host never has a NON_RECEVABLE one';
COMMENT ON COLUMN published_pair.statut IS
  'Worst answer on the axis: 0 conforme, 1 sous condition, 2 à instruire, 3 bloquant; NULL hidden';
COMMENT ON COLUMN published_pair.criteria IS
  'Points 0–100 of each criterion, in the order of charte_weight''s list; empty when the pair takes no seat';
COMMENT ON COLUMN published_pair.distance_band IS '0 under 10 km, 1 under 25, 2 under 50, 3 beyond; NULL unknown';
COMMENT ON COLUMN published_pair.pay_band IS
  '-2 loss over the charte''s threshold, -1 loss, 0 equal, 1 gain; NULL unknown';
COMMENT ON COLUMN published_pair.finding_values IS 'One element a finding: its values in canonical form, joined by |';

CREATE TABLE published_funnel (
  run_id bigint,
  recipient_id bigint,
  side text COLLATE "C" CHECK (side IN ('agent', 'post')),
  subject text COLLATE "C",
  rule text COLLATE "C",
  answer smallint CHECK (answer BETWEEN 0 AND 3),
  pairs integer NOT NULL CHECK (pairs > 0),
  PRIMARY KEY (run_id, recipient_id, side, subject, rule, answer)
);
COMMENT ON TABLE published_funnel IS 'How many pairs of one agent (by reference) or one post a rule answered so';

CREATE TABLE published_flow (
  run_id bigint,
  recipient_id bigint,
  origin text COLLATE "C",
  host text COLLATE "C",
  placed integer NOT NULL CHECK (placed > 0),
  PRIMARY KEY (run_id, recipient_id, origin, host)
);
COMMENT ON TABLE published_flow IS
  'Agents the plan moves from an origin to a host. No row: none (secretariat), none or hidden (employer)';

-- Flows are counted from the commission's rows, once they are staged and before the pointer moves: all of them for the
-- secretariat; for an employer its own departures, and the other cells from 5 up, only where what stays hidden beside
-- them is 5 or more too. It knows two totals it could subtract from: its arrivals, and the placements of the night.
CREATE FUNCTION stage_flows(run bigint) RETURNS void
  VOLATILE
  BEGIN ATOMIC
    INSERT INTO published_flow (run_id, recipient_id, origin, host, placed)
    SELECT run_id, recipient_id, agents.siret, post.employer, count(*)
    FROM published_pair AS pairs
    JOIN recipient ON recipient.id = recipient_id AND recipient.kind = 'commission'
    JOIN published_agent AS agents USING (run_id, recipient_id, reference)
    JOIN post ON post.commission = recipient.commission AND post.code = pairs.post
    WHERE run_id = run AND pairs.is_planned
    GROUP BY run_id, recipient_id, agents.siret, post.employer;

    INSERT INTO published_flow (run_id, recipient_id, origin, host, placed)
    SELECT run, recipient_id, origin, host, placed
    FROM (
      SELECT reader.id AS recipient_id, flow.origin, flow.host, flow.placed,
        flow.origin = reader.employer AS is_own,
        coalesce(sum(flow.placed) FILTER (WHERE flow.placed < 5) OVER same_total, 0) AS hidden
      FROM published_flow AS flow
      JOIN recipient AS secretariat ON secretariat.id = flow.recipient_id
      JOIN recipient AS reader ON reader.commission = secretariat.commission AND reader.kind = 'origine'
      WHERE flow.run_id = run
      WINDOW same_total AS (
        PARTITION BY reader.id, flow.origin = reader.employer, flow.host = reader.employer)
    ) AS cells
    WHERE is_own OR placed >= 5 AND hidden >= 5;
  END;
COMMENT ON FUNCTION stage_flows(bigint) IS 'Fills published_flow of a staged run; called once, before its publication';
