-- A night's run, and the pointer that publishes it. Rows of a run without pointer are invisible.

SET LOCAL search_path = passerelle;

CREATE SEQUENCE run_epoch;
GRANT USAGE ON SEQUENCE run_epoch TO passerelle_engine;

CREATE TABLE run (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  commission code NOT NULL REFERENCES commission,
  epoch bigint NOT NULL DEFAULT nextval('run_epoch'),
  state text COLLATE "C" NOT NULL DEFAULT 'claimed'
    CHECK (state IN ('claimed', 'published', 'unchanged', 'failed', 'dry')),
  business_date day NOT NULL,
  as_of day,
  seance day,
  campaign code,
  baseline bigint REFERENCES run,
  fingerprint text COLLATE "C" CHECK (fingerprint ~ '^[0-9a-f]{64}$'),
  content_hash text COLLATE "C" CHECK (content_hash ~ '^[0-9a-f]{64}$'),
  engine_version label NOT NULL,
  rule_version label,
  charte_version integer,
  agents integer CHECK (agents >= 0),
  posts integer CHECK (posts >= 0),
  excluded integer CHECK (excluded >= 0),
  out_of_scope integer CHECK (out_of_scope >= 0),
  controlled integer CHECK (controlled >= 0),
  pairs bigint CHECK (pairs >= 0),
  proposable bigint CHECK (proposable >= 0),
  sous_condition bigint CHECK (sous_condition >= 0),
  a_instruire bigint CHECK (a_instruire >= 0),
  non_recevable bigint CHECK (non_recevable >= 0),
  placed integer CHECK (placed >= 0),
  points bigint CHECK (points >= 0),
  started_at timestamptz NOT NULL DEFAULT now(),
  heartbeat_at timestamptz NOT NULL DEFAULT now(),
  published_at timestamptz,
  failure label,
  UNIQUE (id, commission, state),
  FOREIGN KEY (commission, charte_version) REFERENCES charte,
  CHECK ((state = 'published') = (published_at IS NOT NULL)),
  CHECK (state <> 'published' OR num_nulls(seance, campaign, fingerprint, content_hash, rule_version, charte_version,
    agents, posts, excluded, out_of_scope, controlled, pairs, proposable, sous_condition, a_instruire, non_recevable,
    placed, points) = 0),
  CHECK (proposable + sous_condition + a_instruire + non_recevable = pairs),
  CHECK (baseline < id)
);
CREATE UNIQUE INDEX run_one_active ON run (commission) WHERE state = 'claimed';
CREATE INDEX run_fingerprint ON run (commission, fingerprint) WHERE state = 'published';
COMMENT ON TABLE run IS 'One night of one commission';
COMMENT ON COLUMN run.epoch IS
  'Fencing token: every later write of the run says it, and finds no row once another took over';
COMMENT ON COLUMN run.state IS 'unchanged: this fingerprint was already published, nothing else was written';
COMMENT ON COLUMN run.business_date IS 'Date of the night, Europe/Paris';
COMMENT ON COLUMN run.as_of IS 'The date asked for, when one was';
COMMENT ON COLUMN run.campaign IS 'Campaign of the hosts'' references';
COMMENT ON COLUMN run.baseline IS 'Publication of an earlier business date that changes are counted from';
COMMENT ON COLUMN run.fingerprint IS
  'SHA-256 of everything read; content_hash: of everything published, references apart';
COMMENT ON COLUMN run.excluded IS 'Agents without a live agreement: a number, never a row';
CALL protect('run', 'own_commission');

-- The pointer names a run of its own commission, in state published, which cannot leave that state while pointed at.
CREATE TABLE publication (
  commission code PRIMARY KEY,
  run_id bigint NOT NULL,
  run_state text COLLATE "C" NOT NULL DEFAULT 'published' CHECK (run_state = 'published'),
  moved_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (run_id, commission, run_state) REFERENCES run (id, commission, state)
);
COMMENT ON TABLE publication IS 'What each commission''s readers see; going back is one UPDATE';
CALL protect_input('publication', 'own_commission');

GRANT SELECT, INSERT, UPDATE ON run, publication TO passerelle_engine;
