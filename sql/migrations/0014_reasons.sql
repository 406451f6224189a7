-- What a run publishes of its plan as a whole and of its reasons: levels, structural rules, chains, scenarios;
-- alternatives with what they would cost, prices of the charte's rules, what a small change of each weight would do; the
-- audit of priorities, the scarcity map, and what would make an impossible placement possible.

SET LOCAL search_path = passerelle;

CREATE TABLE published_level (
  run_id bigint,
  place smallint,
  name text COLLATE "C" NOT NULL,
  is_maximised boolean NOT NULL,
  value bigint NOT NULL,
  bound bigint,
  proved boolean NOT NULL,
  nodes bigint NOT NULL CHECK (nodes >= 0),
  PRIMARY KEY (run_id, place),
  CHECK (proved = coalesce(value = bound, false)),
  CHECK (bound IS NULL OR CASE WHEN is_maximised THEN bound >= value ELSE bound <= value END)
);
COMMENT ON TABLE published_level IS 'The levels of the plan in order: what it reaches, and what is proved';
COMMENT ON COLUMN published_level.bound IS 'No plan that keeps the earlier levels does better; NULL: nothing is known';
CALL protect_published('published_level', 'nobody');
CREATE POLICY own_commission ON published_level FOR SELECT TO passerelle_owner
  USING (run_id IN (SELECT id FROM run));

CREATE TABLE published_structure (
  run_id bigint,
  recipient_id bigint,
  place smallint,
  code text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  convention text COLLATE "C",
  versant text COLLATE "C",
  employer text COLLATE "C",
  service text COLLATE "C",
  category text COLLATE "C",
  other_employer text COLLATE "C",
  post text COLLATE "C",
  class text COLLATE "C" NOT NULL CHECK (class IN ('reseau', 'laterale', 'sans_objet')),
  lower bigint,
  upper bigint,
  ledger bigint,
  value bigint,
  is_saturated boolean,
  all_or_nothing boolean NOT NULL DEFAULT false,
  external_only boolean,
  leavers integer,
  first_agent text COLLATE "C",
  second_agent text COLLATE "C",
  PRIMARY KEY (run_id, recipient_id, place)
);
COMMENT ON TABLE published_structure IS
  'The structural rules as the run applied them; what the plan makes of them for the secretariat alone';
COMMENT ON COLUMN published_structure.lower IS 'As applied: bands extend to 0, every bound to the decisions already taken';
COMMENT ON COLUMN published_structure.all_or_nothing IS 'The minimum or nobody';
COMMENT ON COLUMN published_structure.first_agent IS 'couple: the two pseudonyms, for the secretariat alone';
CALL protect_published('published_structure');

CREATE TABLE published_chain (
  run_id bigint,
  recipient_id bigint,
  chain smallint,
  link smallint,
  is_exchange boolean NOT NULL,
  links smallint NOT NULL,
  reference text COLLATE "C" NOT NULL,
  from_post text COLLATE "C",
  to_post text COLLATE "C" NOT NULL,
  PRIMARY KEY (run_id, recipient_id, chain, link)
);
COMMENT ON TABLE published_chain IS
  'Moves that hang together: each takes the seat the one before frees. An employer has the links of its own agents';
CALL protect_published('published_chain');

CREATE TABLE published_fallback (
  run_id bigint,
  recipient_id bigint,
  refused text COLLATE "C",
  reference text COLLATE "C",
  lost_post text COLLATE "C",
  gained_post text COLLATE "C",
  PRIMARY KEY (run_id, recipient_id, refused, reference),
  CHECK (lost_post IS DISTINCT FROM gained_post)
);
COMMENT ON TABLE published_fallback IS
  'Plan B, for the secretariat: who changes if the agent refused refuses the placement; NULL post: none';
CALL protect_published('published_fallback');

CREATE TABLE published_conflict (
  run_id bigint,
  recipient_id bigint,
  minimum text COLLATE "C",
  rule text COLLATE "C",
  shortfall bigint NOT NULL CHECK (shortfall > 0),
  is_irreducible boolean NOT NULL,
  relaxed_shortfall bigint CHECK (relaxed_shortfall >= 0),
  PRIMARY KEY (run_id, recipient_id, minimum, rule)
);
COMMENT ON TABLE published_conflict IS
  'A minimum that cannot be met, with the rules that together forbid it; the row of the minimum itself has no relaxation';
COMMENT ON COLUMN published_conflict.relaxed_shortfall IS 'What would still be missing if the rule gave one unit more';
CALL protect_published('published_conflict');

CREATE TABLE published_scenario_level (
  run_id bigint,
  recipient_id bigint,
  scenario text COLLATE "C",
  level text COLLATE "C",
  plan_value bigint,
  scenario_value bigint,
  PRIMARY KEY (run_id, recipient_id, scenario, level)
);
COMMENT ON TABLE published_scenario_level IS 'Each level tonight and under each scenario; NULL: the side does not have it';
CALL protect_published('published_scenario_level');

CREATE TABLE published_scenario_move (
  run_id bigint,
  recipient_id bigint,
  scenario text COLLATE "C",
  reference text COLLATE "C",
  plan_post text COLLATE "C",
  scenario_post text COLLATE "C",
  PRIMARY KEY (run_id, recipient_id, scenario, reference),
  CHECK (plan_post IS DISTINCT FROM scenario_post)
);
COMMENT ON TABLE published_scenario_move IS
  'Agents whose post a scenario would change; never one who has no live agreement tonight';
CALL protect_published('published_scenario_move');

-- Reasons -------------------------------------------------------------------------------------------------------------

CREATE TABLE published_alternative (
  run_id bigint,
  recipient_id bigint,
  reference text COLLATE "C",
  post text COLLATE "C",
  agent_rank integer CHECK (agent_rank > 1),
  post_rank integer NOT NULL CHECK (post_rank > 0),
  knowledge text COLLATE "C" NOT NULL CHECK (knowledge IN ('exacte', 'encadree', 'impossible', 'inconnue')),
  PRIMARY KEY (run_id, recipient_id, reference, post)
);
COMMENT ON TABLE published_alternative IS
  'Pairs open to the plan that it does not retain, for the secretariat; impossible: no plan has the pair';
CALL protect_published('published_alternative');

CREATE TABLE published_regret (
  run_id bigint,
  recipient_id bigint,
  reference text COLLATE "C",
  post text COLLATE "C",
  place smallint,
  level text COLLATE "C" NOT NULL,
  amount bigint NOT NULL,
  most bigint,
  PRIMARY KEY (run_id, recipient_id, reference, post, place)
);
COMMENT ON TABLE published_regret IS
  'What the whole plan loses, level by level, if an alternative is imposed; levels where nothing changes have no row';
COMMENT ON COLUMN published_regret.amount IS 'Lost when positive, gained when negative; the first one of a pair is lost';
COMMENT ON COLUMN published_regret.most IS 'At most, where amount is only a lower bound of an interval read level by level';
CALL protect_published('published_regret');

CREATE TABLE published_displaced (
  run_id bigint,
  recipient_id bigint,
  reference text COLLATE "C",
  post text COLLATE "C",
  displaced text COLLATE "C",
  lost_post text COLLATE "C",
  gained_post text COLLATE "C",
  PRIMARY KEY (run_id, recipient_id, reference, post, displaced),
  CHECK (lost_post IS DISTINCT FROM gained_post)
);
COMMENT ON TABLE published_displaced IS
  'The other agents whose placement would change if an alternative were imposed; NULL post: none';
CALL protect_published('published_displaced');

CREATE TABLE published_price (
  run_id bigint,
  recipient_id bigint,
  rule text COLLATE "C",
  bound text COLLATE "C"
    CHECK (bound IN ('marge', 'maximum', 'minimum', 'rouvertes', 'arrivees', 'departs')),
  step smallint CHECK (step BETWEEN -2 AND 2 AND step <> 0),
  voted integer NOT NULL,
  is_possible boolean NOT NULL,
  is_proved boolean NOT NULL,
  PRIMARY KEY (run_id, recipient_id, rule, bound, step)
);
COMMENT ON TABLE published_price IS
  'Each bound of the charte that binds the plan, moved by one or two: the whole plan solved again, for the secretariat';
COMMENT ON COLUMN published_price.voted IS 'The bound as voted; what it becomes is voted + step, in the unit of the rule';
COMMENT ON COLUMN published_price.is_possible IS 'false: the bound cannot go so low';
CALL protect_published('published_price');

CREATE TABLE published_price_level (
  run_id bigint,
  recipient_id bigint,
  rule text COLLATE "C",
  bound text COLLATE "C",
  step smallint,
  place smallint,
  level text COLLATE "C" NOT NULL,
  amount bigint NOT NULL CHECK (amount <> 0),
  PRIMARY KEY (run_id, recipient_id, rule, bound, step, place)
);
COMMENT ON TABLE published_price_level IS
  'What the plan loses (positive) or gains (negative), level by level; levels where nothing changes have no row';
CALL protect_published('published_price_level');

CREATE TABLE published_price_move (
  run_id bigint,
  recipient_id bigint,
  rule text COLLATE "C",
  bound text COLLATE "C",
  step smallint,
  reference text COLLATE "C",
  lost_post text COLLATE "C",
  gained_post text COLLATE "C",
  PRIMARY KEY (run_id, recipient_id, rule, bound, step, reference),
  CHECK (lost_post IS DISTINCT FROM gained_post)
);
COMMENT ON TABLE published_price_move IS 'Agents whose placement the moved bound changes; NULL post: none';
CALL protect_published('published_price_move');

CREATE TABLE published_trial (
  run_id bigint,
  criterion text COLLATE "C",
  step smallint CHECK (step IN (-5, 5)),
  is_proved boolean NOT NULL,
  PRIMARY KEY (run_id, criterion, step)
);
COMMENT ON TABLE published_trial IS 'Each weight of the charte moved by five per cent, alone: the whole plan solved again';
CALL protect_published('published_trial', 'nobody');
CREATE POLICY own_commission ON published_trial FOR SELECT TO passerelle_owner
  USING (run_id IN (SELECT id FROM run));

CREATE TABLE published_contested (
  run_id bigint,
  recipient_id bigint,
  reference text COLLATE "C",
  criterion text COLLATE "C",
  step smallint,
  plan_post text COLLATE "C",
  other_post text COLLATE "C",
  PRIMARY KEY (run_id, recipient_id, reference, criterion, step),
  CHECK (plan_post IS DISTINCT FROM other_post)
);
COMMENT ON TABLE published_contested IS
  'Agents whose placement a weight moved by five per cent changes; NULL post: none';
CALL protect_published('published_contested');

-- Audits and levers ---------------------------------------------------------------------------------------------------

CREATE TABLE published_claim (
  run_id bigint,
  recipient_id bigint,
  reference text COLLATE "C",
  post text COLLATE "C",
  holder text COLLATE "C",
  priority text COLLATE "C" NOT NULL,
  cause text COLLATE "C" CHECK (cause IN ('decision', 'maintien', 'chaine', 'regle', 'non_prouve')),
  rule text COLLATE "C" DEFAULT '',
  PRIMARY KEY (run_id, recipient_id, reference, post, holder, cause, rule),
  CHECK ((cause = 'regle') = (rule <> ''))
);
COMMENT ON TABLE published_claim IS
  'A seat that an agent of higher priority wanted and another agent has, one row for each thing that explains it';
COMMENT ON COLUMN published_claim.cause IS
  'decision: placement decided; maintien: right to stay; chaine: the holder''s own post is taken; regle: rule of the charte';
CALL protect_published('published_claim');

CREATE TABLE published_scarcity (
  run_id bigint,
  recipient_id bigint,
  place integer,
  side text COLLATE "C" NOT NULL CHECK (side IN ('agents', 'postes')),
  seats integer NOT NULL CHECK (seats >= 0),
  PRIMARY KEY (run_id, recipient_id, place)
);
COMMENT ON TABLE published_scarcity IS
  'Groups that cannot be served whole; agents: more agents than seats; postes: more seats than agents';
CALL protect_published('published_scarcity');

CREATE TABLE published_scarcity_member (
  run_id bigint,
  recipient_id bigint,
  place integer,
  kind text COLLATE "C" CHECK (kind IN ('agent', 'poste')),
  subject text COLLATE "C",
  PRIMARY KEY (run_id, recipient_id, place, kind, subject)
);
COMMENT ON TABLE published_scarcity_member IS 'The agents (by reference) and the posts of each group';
CALL protect_published('published_scarcity_member');

CREATE TABLE published_lever (
  run_id bigint,
  recipient_id bigint,
  side text COLLATE "C" CHECK (side IN ('agent', 'poste')),
  reference text COLLATE "C",
  post text COLLATE "C",
  place smallint CHECK (place > 0),
  first_kind text COLLATE "C" NOT NULL,
  first_values text COLLATE "C" NOT NULL,
  second_kind text COLLATE "C",
  second_values text COLLATE "C",
  grade text COLLATE "C" NOT NULL CHECK (grade IN ('recevable', 'propose')),
  placements bigint,
  points bigint,
  PRIMARY KEY (run_id, recipient_id, side, reference, post, place),
  CHECK ((second_kind IS NULL) = (second_values IS NULL))
);
COMMENT ON TABLE published_lever IS
  'One or two changes, none superfluous, that would make a pair possible; on an agent''s own wishes, for the agent alone';
COMMENT ON COLUMN published_lever.side IS 'agent: for an agent without a proposal; poste: for a post without a candidate';
COMMENT ON COLUMN published_lever.placements IS 'What the plan of the changed commission gains; NULL: not solved again';
CALL protect_published('published_lever');
