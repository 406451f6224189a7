-- The commission's structural rules: what binds the whole plan. Voted with the charte, versioned like it.

SET LOCAL search_path = passerelle;

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
  all_or_nothing smallint CHECK (all_or_nothing BETWEEN 1 AND 3),
  minimum integer CHECK (minimum BETWEEN 0 AND 10000000),
  maximum integer CHECK (maximum BETWEEN 0 AND 10000000),
  external_only boolean NOT NULL DEFAULT false,
  reopened smallint CHECK (reopened BETWEEN 0 AND 1000),
  arrivals smallint CHECK (arrivals BETWEEN 0 AND 1000),
  leavers smallint CHECK (leavers BETWEEN 0 AND 1000),
  PRIMARY KEY (commission, version, code),
  UNIQUE (commission, version, rank),
  UNIQUE (commission, version, all_or_nothing),
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
    OR num_nonnulls(convention, versant, employer, service, category) = 0),
  CHECK (all_or_nothing IS NULL OR kind IN ('departs', 'arrivees') AND coalesce(minimum, 0) > 0)
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
COMMENT ON COLUMN structural_rule.all_or_nothing IS
  'The minimum or nobody: a group that opens whole or not at all. Numbered 1 to 3, because every case is solved: three rules are eight plans';
CALL protect_input('structural_rule', journal_key => 'code');

CREATE TABLE reciprocity_ledger (
  commission code REFERENCES commission,
  employer siret REFERENCES employer,
  year smallint CHECK (year BETWEEN 2000 AND 2199),
  arrivals integer NOT NULL CHECK (arrivals BETWEEN 0 AND 100000),
  departures integer NOT NULL CHECK (departures BETWEEN 0 AND 100000),
  PRIMARY KEY (commission, employer, year)
);
COMMENT ON TABLE reciprocity_ledger IS 'Moves carried out, year by year: the balance a band may have as its target';
CALL protect_input('reciprocity_ledger');

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
CALL protect_input('plan_decision');

CREATE TABLE scenario (
  commission code REFERENCES commission,
  name code,
  rank smallint CHECK (rank BETWEEN 1 AND 100),
  hypothesis text COLLATE "C" NOT NULL CHECK (is_plain(hypothesis, 400)),
  PRIMARY KEY (commission, name, rank)
);
COMMENT ON TABLE scenario IS 'Hypotheses of `passerelle simulate`, one a row; every scenario is computed each night';
CALL protect_input('scenario');

GRANT SELECT ON structural_rule, reciprocity_ledger, plan_decision, scenario TO passerelle_engine;
