-- The commission's structural rules: what binds the whole plan. Voted with the charte, versioned like it; and what a run
-- publishes of them.

SET LOCAL search_path = passerelle;

-- Services, and what an agent's own post is worth --------------------------------------------------------------------

ALTER TABLE agent ADD COLUMN service code;
COMMENT ON COLUMN agent.service IS 'Service at the origin, as the employer codes it; NULL: not entered';
ALTER TABLE post ADD COLUMN service code;
COMMENT ON COLUMN post.service IS 'Service at the host, as the employer codes it; NULL: not entered';
ALTER TABLE occupation ADD COLUMN floor integer NOT NULL DEFAULT 0 CHECK (floor BETWEEN 0 AND 900000);
COMMENT ON COLUMN occupation.floor IS 'Weighted points under which a move would be worse for the agent than staying';

-- Charte -------------------------------------------------------------------------------------------------------------

ALTER TABLE charte
  ADD COLUMN keep_bonus integer NOT NULL DEFAULT 0 CHECK (keep_bonus BETWEEN 0 AND 900000),
  ADD COLUMN is_stable boolean NOT NULL DEFAULT true,
  ADD COLUMN node_budget integer NOT NULL DEFAULT 10000 CHECK (node_budget BETWEEN 1 AND 10000000);
COMMENT ON COLUMN charte.keep_bonus IS 'Points added to a pair that the last publication of an earlier date retained';
COMMENT ON COLUMN charte.is_stable IS 'Among plans otherwise equal, the one that changes the fewest answers';
COMMENT ON COLUMN charte.node_budget IS 'Nodes of branch and bound a level may use; never a duration';

CREATE TABLE charte_fairness (
  commission code,
  version integer,
  rank smallint CHECK (rank BETWEEN 1 AND 3),
  level text COLLATE "C" NOT NULL CHECK (level IN ('voeux', 'attente', 'tension')),
  PRIMARY KEY (commission, version, rank),
  UNIQUE (commission, version, level),
  FOREIGN KEY (commission, version) REFERENCES charte ON DELETE CASCADE
);
COMMENT ON TABLE charte_fairness IS 'Optional levels after the main objective, in the voted order; none by default';

CREATE TABLE structural_rule (
  commission code,
  version integer,
  rank smallint NOT NULL CHECK (rank BETWEEN 1 AND 1000),
  code code,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('reciprocite', 'departs', 'arrivees', 'presence', 'plafonds',
    'reciprocite_deux', 'temps_de_travail', 'couple', 'longueur')),
  convention code,
  versant versant,
  employer siret REFERENCES employer,
  service code,
  category category,
  other_employer siret REFERENCES employer,
  post code,
  agent code,
  other_agent code,
  margin smallint CHECK (margin BETWEEN 0 AND 1000),
  uses_ledger boolean NOT NULL DEFAULT false,
  minimum integer CHECK (minimum BETWEEN 0 AND 10000000),
  maximum integer CHECK (maximum BETWEEN 0 AND 10000000),
  external_only boolean NOT NULL DEFAULT false,
  reopened smallint CHECK (reopened BETWEEN 0 AND 1000),
  arrivals smallint CHECK (arrivals BETWEEN 0 AND 1000),
  leavers smallint CHECK (leavers BETWEEN 0 AND 1000),
  PRIMARY KEY (commission, version, code),
  UNIQUE (commission, version, rank),
  FOREIGN KEY (commission, version) REFERENCES charte ON DELETE CASCADE,
  FOREIGN KEY (commission, convention) REFERENCES convention ON DELETE CASCADE,
  FOREIGN KEY (commission, post) REFERENCES post (commission, code) ON UPDATE CASCADE ON DELETE CASCADE,
  FOREIGN KEY (commission, agent) REFERENCES agent (commission, code) ON UPDATE CASCADE ON DELETE CASCADE,
  FOREIGN KEY (commission, other_agent) REFERENCES agent (commission, code) ON UPDATE CASCADE ON DELETE CASCADE,
  CHECK (service IS NULL OR employer IS NOT NULL),
  CHECK ((kind IN ('reciprocite', 'reciprocite_deux')) = (margin IS NOT NULL)),
  CHECK (NOT uses_ledger OR kind = 'reciprocite'),
  CHECK ((kind = 'reciprocite_deux') = (other_employer IS NOT NULL)),
  CHECK (kind <> 'reciprocite_deux' OR employer IS NOT NULL AND employer <> other_employer),
  CHECK ((kind IN ('departs', 'arrivees', 'presence', 'temps_de_travail', 'longueur'))
    = (num_nonnulls(minimum, maximum) > 0)),
  CHECK (minimum <= maximum),
  CHECK (minimum IS NULL OR kind IN ('departs', 'arrivees', 'presence')),
  CHECK (kind <> 'longueur' OR maximum > 0),
  CHECK (NOT external_only OR kind IN ('departs', 'arrivees')),
  CHECK ((kind = 'plafonds') = (post IS NOT NULL)),
  CHECK ((kind = 'plafonds') = (num_nonnulls(reopened, arrivals, leavers) > 0)),
  CHECK ((kind = 'couple') = (agent IS NOT NULL) AND (kind = 'couple') = (other_agent IS NOT NULL)),
  CHECK (agent <> other_agent),
  CHECK (kind NOT IN ('plafonds', 'couple', 'longueur')
    OR num_nonnulls(convention, versant, employer, service, category) = 0)
);
CREATE INDEX structural_rule_post ON structural_rule (commission, post) WHERE post IS NOT NULL;
CREATE INDEX structural_rule_agent ON structural_rule (commission, agent) WHERE agent IS NOT NULL;
CREATE INDEX structural_rule_other ON structural_rule (commission, other_agent) WHERE other_agent IS NOT NULL;
COMMENT ON TABLE structural_rule IS
  'Rules that bind the whole plan, one version with the charte; rank is the voted order, that of the minimums too';
COMMENT ON COLUMN structural_rule.employer IS 'With convention, versant, service and category: whom the rule is about; none: everyone';
COMMENT ON COLUMN structural_rule.margin IS 'How far arrivals − departures may be from the target, both ways';
COMMENT ON COLUMN structural_rule.uses_ledger IS 'The target is what brings reciprocity_ledger back to 0; otherwise 0';
COMMENT ON COLUMN structural_rule.maximum IS 'Persons; weekly minutes for temps_de_travail; moves of one chain for longueur';
COMMENT ON COLUMN structural_rule.reopened IS 'plafonds: seats of the post reopened at most; arrivals, leavers: persons at most';

CREATE TABLE reciprocity_ledger (
  commission code REFERENCES commission,
  employer siret REFERENCES employer,
  year smallint CHECK (year BETWEEN 2000 AND 2199),
  arrivals integer NOT NULL CHECK (arrivals BETWEEN 0 AND 100000),
  departures integer NOT NULL CHECK (departures BETWEEN 0 AND 100000),
  PRIMARY KEY (commission, employer, year)
);
COMMENT ON TABLE reciprocity_ledger IS 'Moves carried out, year by year: the balance a band may have as its target';

CREATE TABLE plan_decision (
  commission code NOT NULL,
  agent_id bigint,
  post_id bigint,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('decide', 'veto')),
  decided_on day,
  lifted_on day,
  PRIMARY KEY (agent_id, post_id, decided_on),
  FOREIGN KEY (agent_id, commission) REFERENCES agent (id, commission) ON DELETE CASCADE,
  FOREIGN KEY (post_id, commission) REFERENCES post (id, commission) ON DELETE CASCADE,
  CHECK (decided_on <= lifted_on)
);
CREATE INDEX plan_decision_post ON plan_decision (post_id);
COMMENT ON TABLE plan_decision IS 'Placements decided beforehand, that the plan keeps, or refused to it';

CREATE TABLE scenario (
  commission code REFERENCES commission,
  name code,
  rank smallint CHECK (rank BETWEEN 1 AND 100),
  hypothesis text COLLATE "C" NOT NULL CHECK (is_plain(hypothesis, 400)),
  PRIMARY KEY (commission, name, rank)
);
COMMENT ON TABLE scenario IS 'Hypotheses of `passerelle simulate`, one a row; every scenario is computed each night';

-- What a run publishes -----------------------------------------------------------------------------------------------

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
  PRIMARY KEY (run_id, recipient_id, place)
);
COMMENT ON TABLE published_structure IS
  'The structural rules as the run applied them; what the plan makes of them for the secretariat alone';
COMMENT ON COLUMN published_structure.lower IS 'As applied: bands extend to 0, every bound to the decisions already taken';

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

-- Who may touch what -------------------------------------------------------------------------------------------------

DO $$
DECLARE
  name text;
  operation text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'charte_fairness', 'structural_rule', 'reciprocity_ledger', 'plan_decision', 'scenario', 'published_level',
    'published_structure', 'published_chain', 'published_fallback', 'published_conflict', 'published_scenario_level',
    'published_scenario_move']
  LOOP
    EXECUTE format('ALTER TABLE passerelle.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY administration ON passerelle.%I TO passerelle_owner '
      'USING (session_user = ''passerelle_migration'') WITH CHECK (session_user = ''passerelle_migration'')', name);
    IF name LIKE 'published\_%' THEN
      EXECUTE format('GRANT SELECT, INSERT, DELETE ON passerelle.%I TO passerelle_engine', name);
    ELSE
      EXECUTE format('GRANT SELECT ON passerelle.%I TO passerelle_engine', name);
      FOREACH operation IN ARRAY ARRAY['INSERT', 'UPDATE', 'DELETE'] LOOP
        EXECUTE format(
          'CREATE TRIGGER journal_%s AFTER %s ON passerelle.%I REFERENCING %s TABLE AS changed '
          'FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal(%L)',
          lower(operation), operation, name, CASE operation WHEN 'DELETE' THEN 'OLD' ELSE 'NEW' END,
          CASE name WHEN 'plan_decision' THEN 'agent_id' WHEN 'structural_rule' THEN 'code' ELSE 'commission' END);
      END LOOP;
    END IF;
  END LOOP;
  FOREACH name IN ARRAY ARRAY[
    'published_structure', 'published_chain', 'published_fallback', 'published_conflict', 'published_scenario_level',
    'published_scenario_move']
  LOOP
    EXECUTE format(
      'CREATE POLICY own_recipient ON passerelle.%I FOR SELECT TO passerelle_owner '
      'USING (recipient_id = ANY (ARRAY(SELECT id FROM passerelle.my_recipient)))', name);
  END LOOP;
END
$$;
CREATE POLICY own_commission ON published_level FOR SELECT TO passerelle_owner USING (run_id IN (SELECT id FROM run));
GRANT SELECT (service) ON agent, post TO passerelle_engine;
GRANT SELECT (floor) ON occupation TO passerelle_engine;
