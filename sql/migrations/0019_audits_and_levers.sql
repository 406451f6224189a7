-- What a run publishes beside its reasons: the audit of priorities, the scarcity map, and what would make an impossible
-- placement possible.

SET LOCAL search_path = passerelle;

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

CREATE TABLE published_scarcity_member (
  run_id bigint,
  recipient_id bigint,
  place integer,
  kind text COLLATE "C" CHECK (kind IN ('agent', 'poste')),
  subject text COLLATE "C",
  PRIMARY KEY (run_id, recipient_id, place, kind, subject)
);
COMMENT ON TABLE published_scarcity_member IS 'The agents (by reference) and the posts of each group';

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

-- Who may touch what -------------------------------------------------------------------------------------------------

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['published_claim', 'published_scarcity', 'published_scarcity_member',
    'published_lever']
  LOOP
    EXECUTE format('ALTER TABLE passerelle.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY administration ON passerelle.%I TO passerelle_owner '
      'USING (session_user = ''passerelle_migration'') WITH CHECK (session_user = ''passerelle_migration'')', name);
    EXECUTE format('GRANT SELECT, INSERT, DELETE ON passerelle.%I TO passerelle_engine', name);
    EXECUTE format(
      'CREATE POLICY own_recipient ON passerelle.%I FOR SELECT TO passerelle_owner '
      'USING (recipient_id = ANY (ARRAY(SELECT id FROM passerelle.my_recipient)))', name);
  END LOOP;
END
$$;
