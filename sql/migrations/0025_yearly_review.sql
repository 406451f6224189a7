-- What a night photographs of the commission's work: deadlines by recipient, and the figures of the year. They are
-- counted, not computed: no part of what a run's hash proves, and a replay has nothing to do with them.

SET LOCAL search_path = passerelle;

CREATE TABLE night_deadline (
  run_id bigint,
  recipient_id bigint,
  reference text COLLATE "C",
  kind text COLLATE "C" CHECK (kind IN ('PPR', 'CDD', 'SURNOMBRE', 'STAGE', 'POSITION', 'RESTRICTION')),
  on_day date,
  PRIMARY KEY (run_id, recipient_id, reference, kind, on_day)
);
COMMENT ON TABLE night_deadline IS
  'Dates by which something must be settled, as entered, never computed. That of a restriction is for the origin and the agent';

CREATE TABLE bilan_indicator (
  code code PRIMARY KEY,
  rank smallint NOT NULL UNIQUE,
  heading label NOT NULL,
  label label NOT NULL,
  unit text COLLATE "C" NOT NULL CHECK (unit IN ('nombre', 'jours')),
  total_of code
);
COMMENT ON TABLE bilan_indicator IS 'The indicators of the yearly review, in their order';
COMMENT ON COLUMN bilan_indicator.total_of IS
  'Indicators that add up to a total bear the same code: none of them may be deduced from the others';

CREATE TABLE night_bilan (
  run_id bigint,
  recipient_id bigint,
  year smallint,
  indicator text COLLATE "C",
  origin text COLLATE "C" NOT NULL DEFAULT '',
  host text COLLATE "C" NOT NULL DEFAULT '',
  value bigint NOT NULL,
  PRIMARY KEY (run_id, recipient_id, year, indicator, origin, host)
);
COMMENT ON TABLE night_bilan IS
  'Figures of a year: plain totals for every member, flows as each may read them. Origin and host are SIRETs, or versants';

DO $$
DECLARE
  name text;
  operation text;
BEGIN
  FOREACH name IN ARRAY ARRAY['night_deadline', 'night_bilan', 'bilan_indicator'] LOOP
    EXECUTE format('ALTER TABLE passerelle.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY administration ON passerelle.%I TO passerelle_owner '
      'USING (session_user = ''passerelle_migration'') WITH CHECK (session_user = ''passerelle_migration'')', name);
    IF name LIKE 'night\_%' THEN
      EXECUTE format(
        'CREATE POLICY own_recipient ON passerelle.%I FOR SELECT TO passerelle_owner '
        'USING (recipient_id = ANY (ARRAY(SELECT id FROM passerelle.my_recipient)))', name);
      EXECUTE format('GRANT SELECT, INSERT, DELETE ON passerelle.%I TO passerelle_engine', name);
    ELSE
      EXECUTE format('CREATE POLICY public_facts ON passerelle.%I FOR SELECT TO passerelle_owner USING (true)', name);
      FOREACH operation IN ARRAY ARRAY['INSERT', 'UPDATE', 'DELETE'] LOOP
        EXECUTE format(
          'CREATE TRIGGER journal_%s AFTER %s ON passerelle.%I REFERENCING %s TABLE AS changed '
          'FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal(''code'')',
          lower(operation), operation, name, CASE operation WHEN 'DELETE' THEN 'OLD' ELSE 'NEW' END);
      END LOOP;
    END IF;
  END LOOP;
END
$$;
GRANT SELECT ON agenda_item, bilan_indicator TO passerelle_engine;
