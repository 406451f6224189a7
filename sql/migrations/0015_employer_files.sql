-- Files that employers give: what was last taken of each, what is said of their defects, who an employer is under
-- another name, and posts that are no longer given.

SET LOCAL search_path = passerelle;

ALTER TABLE post ADD COLUMN closed_on day;
COMMENT ON COLUMN post.closed_on IS 'No longer given by its source from this day on: nights no longer read it';
GRANT SELECT (closed_on) ON post TO passerelle_engine;

-- The state of each file --------------------------------------------------------------------------------------------

CREATE TABLE employer_file (
  commission code REFERENCES commission,
  employer siret REFERENCES employer,
  kind text COLLATE "C" CHECK (kind IN ('agents', 'posts', 'demands')),
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

-- Lines refused at an import: of which file they are.
ALTER TABLE quarantine ADD COLUMN file text COLLATE "C" CHECK (file IN ('agents', 'posts', 'demands', 'csp'));
ALTER TABLE quarantine ADD CHECK (file IS NULL OR run_id IS NULL);
COMMENT ON COLUMN quarantine.file IS 'Kind of the file whose lines were refused; NULL for what a night sets aside';

CREATE TABLE file_rule (
  code code PRIMARY KEY,
  label text COLLATE "C" NOT NULL CHECK (is_plain(label, 400)),
  remedy text COLLATE "C" NOT NULL CHECK (is_plain(remedy, 400))
);
COMMENT ON TABLE file_rule IS 'What is said of a defect of a file, in French';
COMMENT ON COLUMN file_rule.remedy IS '{attendu} stands for what the column expects';

-- Who an employer is ------------------------------------------------------------------------------------------------

-- A name as one types it without care: capitals without accents, digits, one space for everything else. The program
-- has the same function.
CREATE FUNCTION search_key(name text) RETURNS text
  IMMUTABLE PARALLEL SAFE
  RETURN btrim(regexp_replace(
    replace(replace(replace(
      translate(regexp_replace(name, '[\u0300-\u036f]', '', 'g') COLLATE "C",
        'abcdefghijklmnopqrstuvwxyzÀÁÂÃÄÅàáâãäåÇçÈÉÊËèéêëÌÍÎÏìíîïÑñÒÓÔÕÖòóôõöÙÚÛÜùúûüÝýÿŸæœ',
        'ABCDEFGHIJKLMNOPQRSTUVWXYZAAAAAAAAAAAACCEEEEEEEEIIIIIIIINNOOOOOOOOOOUUUUUUUUYYYYÆŒ'),
      'Æ', 'AE'), 'Œ', 'OE'), 'ß', 'SS'),
    '[^A-Z0-9]+', ' ', 'g'));
COMMENT ON FUNCTION search_key(text) IS 'Capitals without accents and digits, one space for everything else';

CREATE TABLE employer_alias (
  name label NOT NULL,
  search_key text COLLATE "C" GENERATED ALWAYS AS (search_key(name)) STORED,
  employer siret NOT NULL REFERENCES employer,
  PRIMARY KEY (search_key),
  CHECK (search_key <> '')
);
CREATE INDEX employer_alias_employer ON employer_alias (employer);
COMMENT ON TABLE employer_alias IS
  'Texts under which public files, which give no SIRET, name an employer: a name, or a whole address';

ALTER TABLE reference_source DROP CONSTRAINT reference_source_name_check;
ALTER TABLE reference_source ADD CHECK (name IN ('rome', 'communes', 'corps', 'csp'));

-- Rights ------------------------------------------------------------------------------------------------------------

REVOKE ALL ON FUNCTION search_key(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_key(text) TO passerelle_loader;

DO $$
DECLARE
  name text;
  operation text;
BEGIN
  FOREACH name IN ARRAY ARRAY['employer_file', 'file_rule', 'employer_alias'] LOOP
    EXECUTE format('ALTER TABLE passerelle.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY administration ON passerelle.%I TO passerelle_owner '
      'USING (session_user = ''passerelle_migration'') WITH CHECK (session_user = ''passerelle_migration'')', name);
    FOREACH operation IN ARRAY ARRAY['INSERT', 'UPDATE', 'DELETE'] LOOP
      EXECUTE format(
        'CREATE TRIGGER journal_%s AFTER %s ON passerelle.%I REFERENCING %s TABLE AS changed '
        'FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal(%L)',
        lower(operation), operation, name, CASE operation WHEN 'DELETE' THEN 'OLD' ELSE 'NEW' END,
        CASE name WHEN 'file_rule' THEN 'code' ELSE 'employer' END);
    END LOOP;
  END LOOP;
  FOREACH name IN ARRAY ARRAY['file_rule', 'employer_alias'] LOOP
    EXECUTE format('CREATE POLICY public_facts ON passerelle.%I FOR SELECT TO passerelle_owner USING (true)', name);
    EXECUTE format('CREATE POLICY loader_reads ON passerelle.%I FOR SELECT TO passerelle_loader USING (true)', name);
    EXECUTE format('GRANT SELECT ON passerelle.%I TO passerelle_loader', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['employer_file', 'quarantine'] LOOP
    EXECUTE format(
      'CREATE POLICY own_file ON passerelle.%1$I TO passerelle_loader '
      'USING ((commission, employer) IN (SELECT commission, employer FROM passerelle.login_loader)) '
      'WITH CHECK ((commission, employer) IN (SELECT commission, employer FROM passerelle.login_loader))', name);
  END LOOP;
END
$$;
-- A loader sees and replaces the lines that its own files had refused, never what a night set aside.
CREATE POLICY own_file_only ON quarantine AS RESTRICTIVE TO passerelle_loader
  USING (run_id IS NULL AND file IS NOT NULL) WITH CHECK (run_id IS NULL AND file IS NOT NULL);
GRANT SELECT, INSERT, DELETE ON quarantine TO passerelle_loader;
GRANT SELECT, INSERT, UPDATE ON employer_file TO passerelle_loader;
-- A post that someone holds is not vacant: its absence from a file says nothing of it.
CREATE POLICY own_post ON occupation FOR SELECT TO passerelle_loader
  USING (post_id IN (SELECT id FROM passerelle.post));
GRANT SELECT (post_id) ON occupation TO passerelle_loader;
