-- Files that employers give: what was last taken of each, what is said of their defects, and rows set aside.

SET LOCAL search_path = passerelle;

CREATE TABLE load (
  commission code REFERENCES commission,
  employer siret REFERENCES employer,
  loaded_at timestamptz CHECK (loaded_at BETWEEN '2000-01-01Z' AND '2200-01-01Z'),
  stale boolean NOT NULL DEFAULT false,
  agents integer CHECK (agents >= 0),
  posts integer CHECK (posts >= 0),
  PRIMARY KEY (commission, employer)
);
COMMENT ON TABLE load IS 'What each employer last gave, and when';
COMMENT ON COLUMN load.stale IS 'The last load failed: the data of the one before stand, and are marked so';
CALL protect_input('load', 'own_commission');
CALL let_loaders('load', 'own_employer');
GRANT SELECT ON load TO passerelle_engine;

CREATE TABLE employer_file (
  commission code REFERENCES commission,
  employer siret REFERENCES employer,
  kind text COLLATE "C" CHECK (kind IN
    ('agents', 'posts', 'demands', 'places', 'cohort-places', 'candidates', 'decisions', 'attendance',
      'assessments')),
  taken_at timestamptz,
  lines integer CHECK (lines >= 0),
  refused_at timestamptz,
  refused_lines integer CHECK (refused_lines >= 0),
  stale boolean NOT NULL GENERATED ALWAYS AS
    (refused_at IS NOT NULL AND (taken_at IS NULL OR refused_at > taken_at)) STORED,
  PRIMARY KEY (commission, employer, kind),
  CHECK ((taken_at IS NULL) = (lines IS NULL)),
  CHECK ((refused_at IS NULL) = (refused_lines IS NULL))
);
COMMENT ON TABLE employer_file IS 'The last file of each kind that an employer gave: when it was taken, or refused';
COMMENT ON COLUMN employer_file.lines IS 'Lines of the last file taken';
COMMENT ON COLUMN employer_file.stale IS 'The last file was refused: the rows of the one before stand';
CALL protect_input('employer_file', journal_key => 'employer');
CALL let_loaders('employer_file', 'own_file');

CREATE TABLE file_rule (
  code code PRIMARY KEY,
  label text COLLATE "C" NOT NULL CHECK (is_plain(label, 400)),
  remedy text COLLATE "C" NOT NULL CHECK (is_plain(remedy, 400))
);
COMMENT ON TABLE file_rule IS 'What is said of a defect of a file, in French';
COMMENT ON COLUMN file_rule.remedy IS '{attendu} stands for what the column expects';
CALL protect_input('file_rule', 'public_facts');
CREATE POLICY loader_reads ON file_rule FOR SELECT TO passerelle_loader USING (true);
GRANT SELECT ON file_rule TO passerelle_loader;

CREATE TABLE quarantine (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  commission code NOT NULL REFERENCES commission,
  run_id bigint REFERENCES run ON DELETE CASCADE,
  file text COLLATE "C" CHECK (file IN
    ('agents', 'posts', 'demands', 'places', 'cohort-places', 'candidates', 'decisions', 'attendance',
    'assessments', 'csp')),
  employer siret,
  severity text COLLATE "C" NOT NULL CHECK (severity IN ('bloquant', 'quarantaine', 'avertissement')),
  check_code code NOT NULL,
  table_name code NOT NULL,
  row_key label NOT NULL,
  column_name code,
  value text COLLATE "C" CHECK (is_plain(value, 200)),
  label text COLLATE "C" NOT NULL CHECK (is_plain(label, 600)),
  remedy text COLLATE "C" NOT NULL CHECK (is_plain(remedy, 600)),
  found_at timestamptz NOT NULL DEFAULT now(),
  CHECK (value IS NULL OR table_name NOT IN
    ('agent_identity', 'agent_health', 'restriction', 'agent_exposure', 'agent_agreement', 'agent_situation')),
  CHECK (file IS NULL OR run_id IS NULL)
);
CREATE INDEX quarantine_run ON quarantine (run_id);
COMMENT ON TABLE quarantine IS 'Rows set aside by the checks of a night; run_id is NULL for those of an import';
COMMENT ON COLUMN quarantine.row_key IS 'Public key of the row: pseudonym, post code, line of a file';
COMMENT ON COLUMN quarantine.value IS 'The value refused; never one of a sensitive table';
COMMENT ON COLUMN quarantine.file IS 'Kind of the file whose lines were refused; NULL for what a night sets aside';
CALL protect('quarantine');
GRANT SELECT, INSERT, DELETE ON quarantine TO passerelle_engine;
-- The secretariat sees every row set aside, an employer its own.
CREATE POLICY own_employer ON quarantine FOR SELECT TO passerelle_owner
  USING (EXISTS (
    SELECT FROM my_recipient AS me
    WHERE me.commission = quarantine.commission AND (me.kind = 'commission' OR me.employer = quarantine.employer)));
CALL let_loaders('quarantine', 'own_file', 'SELECT, INSERT, DELETE');
-- A loader sees and replaces the lines that its own files had refused, never what a night set aside.
CREATE POLICY own_file_only ON quarantine AS RESTRICTIVE TO passerelle_loader
  USING (run_id IS NULL AND file IS NOT NULL) WITH CHECK (run_id IS NULL AND file IS NOT NULL);
