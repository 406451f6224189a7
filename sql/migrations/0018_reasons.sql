-- What a run publishes of the reasons of its plan: alternatives with what they would cost, prices of the charte's rules,
-- and what a small change of each weight would do.

SET LOCAL search_path = passerelle;

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

CREATE TABLE published_trial (
  run_id bigint,
  criterion text COLLATE "C",
  step smallint CHECK (step IN (-5, 5)),
  is_proved boolean NOT NULL,
  PRIMARY KEY (run_id, criterion, step)
);
COMMENT ON TABLE published_trial IS 'Each weight of the charte moved by five per cent, alone: the whole plan solved again';

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

-- Who may touch what -------------------------------------------------------------------------------------------------

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'published_alternative', 'published_regret', 'published_displaced', 'published_price', 'published_price_level',
    'published_price_move', 'published_trial', 'published_contested']
  LOOP
    EXECUTE format('ALTER TABLE passerelle.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY administration ON passerelle.%I TO passerelle_owner '
      'USING (session_user = ''passerelle_migration'') WITH CHECK (session_user = ''passerelle_migration'')', name);
    EXECUTE format('GRANT SELECT, INSERT, DELETE ON passerelle.%I TO passerelle_engine', name);
    IF name <> 'published_trial' THEN
      EXECUTE format(
        'CREATE POLICY own_recipient ON passerelle.%I FOR SELECT TO passerelle_owner '
        'USING (recipient_id = ANY (ARRAY(SELECT id FROM passerelle.my_recipient)))', name);
    END IF;
  END LOOP;
END
$$;
CREATE POLICY own_commission ON published_trial FOR SELECT TO passerelle_owner USING (run_id IN (SELECT id FROM run));
