-- What a run publishes: plain tables keyed by run and recipient, each row with only what its recipient may know.
-- The agent is named by the recipient's reference, never by an identifier. No foreign key: a trigger a row would
-- dominate the COPY of a large night, and rows are validated as a set before the pointer moves. The content hash takes
-- the columns in their order: a new one comes last.

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
CALL protect_published('published_parameter', 'nobody');
CREATE POLICY own_commission ON published_parameter FOR SELECT TO passerelle_owner
  USING (run_id IN (SELECT id FROM run));

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
CALL protect_published('published_employer');

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
  service text COLLATE "C",
  held_post text COLLATE "C",
  may_stay boolean,
  PRIMARY KEY (run_id, recipient_id, reference)
);
COMMENT ON TABLE published_agent IS 'An agent as one recipient may know it; NULL is hidden, or unknown';
COMMENT ON COLUMN published_agent.service IS 'Where structural rules count the agent; NULL unless one names a service';
COMMENT ON COLUMN published_agent.held_post IS 'The agent''s own post when the night reads it: never a proposal';
COMMENT ON COLUMN published_agent.may_stay IS 'That post would be reopened: the agent stays on it or moves';
CALL protect_published('published_agent');

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
  siret text COLLATE "C",
  versant text COLLATE "C",
  category text COLLATE "C",
  service text COLLATE "C",
  seats integer,
  PRIMARY KEY (run_id, recipient_id, post)
);
COMMENT ON TABLE published_post IS 'A post as one recipient reads it; control: closed or doubled, no pair examined';
COMMENT ON COLUMN published_post.siret IS 'The host, as the night read it; seats: the vacant ones';
CALL protect_published('published_post');

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
CALL protect_published('published_pair');

CREATE TABLE published_immersion (
  run_id bigint,
  recipient_id bigint,
  reference text COLLATE "C",
  place text COLLATE "C",
  verdict text COLLATE "C"
    CHECK (verdict IN ('PROPOSABLE', 'PROPOSABLE_SOUS_CONDITION', 'A_INSTRUIRE', 'NON_RECEVABLE')),
  statut smallint CHECK (statut BETWEEN 0 AND 3),
  sante smallint CHECK (sante BETWEEN 0 AND 3),
  souhaits smallint CHECK (souhaits BETWEEN 0 AND 3),
  commission smallint CHECK (commission BETWEEN 0 AND 3),
  is_planned boolean NOT NULL,
  agent_rank integer CHECK (agent_rank > 0),
  place_rank integer CHECK (place_rank > 0),
  points integer,
  priorities text[] COLLATE "C" NOT NULL,
  metres integer CHECK (metres >= 0),
  distance_band smallint CHECK (distance_band BETWEEN 0 AND 3),
  earliest_on date,
  finding_codes text[] COLLATE "C" NOT NULL,
  finding_answers smallint[] NOT NULL,
  finding_values text[] COLLATE "C" NOT NULL,
  PRIMARY KEY (run_id, recipient_id, reference, place),
  CHECK (cardinality(finding_codes) = cardinality(finding_answers)
     AND cardinality(finding_codes) = cardinality(finding_values))
);
COMMENT ON TABLE published_immersion IS
  'An agent and a place of immersion as one recipient may know them; a host reads neither verdict nor reason';
COMMENT ON COLUMN published_immersion.earliest_on IS 'First day on which the stay may begin';
CALL protect_published('published_immersion');

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
CALL protect_published('published_funnel');

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
CALL protect_published('published_flow');

-- What changed since the publication a run is compared to, and why. Outside the content hash: the causes are sought in
-- the seals of that publication, which may be erased before the night is replayed.
CREATE TABLE change_since (
  run_id bigint,
  recipient_id bigint,
  side text COLLATE "C" CHECK (side IN ('agent', 'poste')),
  subject text COLLATE "C",
  change text COLLATE "C" NOT NULL CHECK (change IN ('nouveau', 'maintenu', 'retire', 'deplace')),
  before text COLLATE "C",
  after text COLLATE "C",
  cause text COLLATE "C" CHECK (cause IN
    ('agent', 'poste', 'charte', 'decision', 'commun', 'date', 'depart', 'plusieurs', 'non_recherchee')),
  source text COLLATE "C",
  groups text COLLATE "C",
  PRIMARY KEY (run_id, recipient_id, side, subject),
  CHECK ((cause IS NULL) = (change = 'maintenu'))
);
COMMENT ON TABLE change_since IS 'What changed for an agent or a post since the night compared to, and the cause';
COMMENT ON COLUMN change_since.before IS 'The agent''s post, or the post''s agents between spaces, in that night';
COMMENT ON COLUMN change_since.source IS 'Pseudonym or post whose datum changed; NULL for a reader it is not told to';
COMMENT ON COLUMN change_since.groups IS 'Parts of the file that changed, between spaces; never a value';
CALL protect_published('change_since');
